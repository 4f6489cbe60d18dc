package referral

import (
	"context"
	"regexp"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/region"
)

// Store keeps referrals. internal/postgres implements it.
type Store interface {
	audit.Recorder
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Petition(ctx context.Context, id petition.ID) (*petition.Petition, error)
	Account(ctx context.Context, id identity.AccountID) (*identity.Account, error)
	Court(ctx context.Context, id identity.CourtID) (*identity.Court, error)
	Agencies(ctx context.Context) ([]mou.Agency, error)
	Agreements(ctx context.Context, court identity.CourtID) ([]mou.Agreement, error)
	Referral(ctx context.Context, id ID) (*Referral, error)
	// Referrals lists what is in scope: what is open, the earliest due first,
	// then what is finished, the latest due first. petition narrows it to one
	// petition.
	Referrals(ctx context.Context, in access.Scope, p petition.ID) ([]Referral, error)
	SaveReferral(ctx context.Context, r *Referral) error
	// Meetings lists the meetings of a referral, the newest first.
	Meetings(ctx context.Context, id ID) ([]Meeting, error)
	SaveMeeting(ctx context.Context, m *Meeting) error
	Intake(ctx context.Context, id ID) (*Intake, error)
	// IntakeByCode returns the intake with a code, or NotFound.
	IntakeByCode(ctx context.Context, code Code) (*Intake, error)
	// Expiring lists the intakes of an agency whose codes nobody used and that
	// end on or before a day, the earliest first.
	Expiring(ctx context.Context, agency identity.AgencyID, until calendar.Date) ([]Intake, error)
	SaveIntake(ctx context.Context, x *Intake) error
	// AttachAssessments fills in the petition of a referral's assessments.
	AttachAssessments(ctx context.Context, id ID, p petition.ID, court identity.CourtID) error
}

// Service carries requests between courts and agencies.
type Service struct {
	Store Store
	Now   func() time.Time
}

// Request is what a court asks.
type Request struct {
	Ticket     ID // proposed by the page, so that a second click asks once
	Petition   petition.ID
	Agency     identity.AgencyID
	Instrument string
	Questions  string
	Due        calendar.Date
	Contact    string
}

// Check lists what is missing from the request or cannot be.
func (in Request) Check(today calendar.Date) []problem.Field {
	var out faults
	out.need(in.Agency == "", "agency", "Pilih lembaga yang dimintai asesmen.")
	out.need(in.Questions == "", "questions", "Tuliskan apa yang ingin diketahui hakim, satu pertanyaan satu baris.")
	out.need(in.Due.IsZero(), "due", "Tanggal batas waktu belum diisi.")
	out.need(!in.Due.IsZero() && !in.Due.After(today), "due", "Batas waktu harus sesudah hari ini.")
	out.need(in.Due.After(today) && !calendar.WorkingDay(in.Due), "due", "Batas waktu jatuh pada hari libur. Pilih hari kerja, misalnya "+calendar.NextWorkingDay(in.Due).Short()+".")
	out.need(in.Contact == "", "contact", "Isi cara menghubungi keluarga, misalnya nomor telepon pemohon.")
	return out
}

var ticketForm = regexp.MustCompile(`^[a-z2-7]{26}$`)

// Ask sends a request for an assessment. It returns Invalid for a faulty
// entry, and Unlawful when no valid agreement covers the agency today.
func (s *Service) Ask(ctx context.Context, by identity.Actor, in Request) (*Referral, error) {
	if !ticketForm.MatchString(string(in.Ticket)) {
		return nil, problem.New(problem.Invalid, "Permintaan belum dikirim. Muat ulang halaman, lalu isi kembali.")
	}
	var out *Referral
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.Store.Petition(ctx, in.Petition)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.RequestAssessment, p.Scope()); err != nil {
			return err
		}
		if out, err = s.asked(ctx, by, in); out != nil || err != nil {
			return err
		}
		today := calendar.Of(s.Now())
		if faults := in.Check(today); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Permintaan belum dikirim.", Fields: faults}
		}
		out, err = s.ask(ctx, by, p, in)
		return err
	})
	return out, err
}

// asked returns the referral that the same page asked for already, or nil.
func (s *Service) asked(ctx context.Context, by identity.Actor, in Request) (*Referral, error) {
	old, err := s.Store.Referral(ctx, in.Ticket)
	switch {
	case problem.Is(err, problem.NotFound):
		return nil, nil
	case err == nil && (old.PetitionID != in.Petition || old.RequestedBy != by.ID):
		return nil, problem.Missing()
	}
	return old, err
}

func (s *Service) ask(ctx context.Context, by identity.Actor, p *petition.Petition, in Request) (*Referral, error) {
	if !p.Status.Pending() {
		return nil, problem.New(problem.Conflict, "Asesmen hanya dapat diminta untuk permohonan yang terdaftar dan belum diputus.")
	}
	return s.send(ctx, by, p, in, 0)
}

// send saves a request; visit is that of the follow-up, or 0.
func (s *Service) send(ctx context.Context, by identity.Actor, p *petition.Petition, in Request, visit int) (*Referral, error) {
	today := calendar.Of(s.Now())
	agreement, err := s.covering(ctx, p.CourtID, in, today)
	if err != nil {
		return nil, err
	}
	court, err := s.Store.Court(ctx, p.CourtID)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	r := &Referral{
		ID: in.Ticket, PetitionID: p.ID, CourtID: p.CourtID, JudgeID: p.JudgeID, AgencyID: in.Agency, AgreementID: agreement.ID,
		Instrument: in.Instrument, Questions: in.Questions, Due: in.Due, Visit: visit, Status: Requested,
		Case: Case{
			Court: court.Name, Initials: p.Child.Initials(), Sex: p.Child.Sex, Age: calendar.AgeOn(p.Child.Born, today).String(),
			District: region.Name(p.Domicile.District), Contact: in.Contact,
		},
		RequestedAt: now, RequestedBy: by.ID, Requester: by.Name + ", " + by.Office.Label(), UpdatedAt: now,
	}
	return r, s.keep(ctx, by, "referral.request", nil, r)
}

func (s *Service) covering(ctx context.Context, court identity.CourtID, in Request, on calendar.Date) (*mou.Agreement, error) {
	all, err := s.Store.Agreements(ctx, court)
	if err != nil {
		return nil, err
	}
	for _, a := range all {
		if a.Covers(in.Agency, in.Instrument, on) {
			return &a, nil
		}
	}
	p := problem.New(problem.Unlawful, "Tidak ada nota kesepahaman yang berlaku dengan lembaga ini untuk instrumen tersebut. Pilih lembaga lain, atau hubungi panitera.")
	p.Pasal = "PERMA 5/2019 Pasal 15 huruf d"
	return nil, p
}

// Show returns a referral to whoever may read it.
func (s *Service) Show(ctx context.Context, by identity.Actor, id ID) (*Referral, error) {
	var out *Referral
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if out, err = s.load(ctx, by, access.ReadReferral, id); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "referral.read").On("referral", string(id), out.CourtID, string(out.PetitionID)))
	})
	return out, err
}

// List returns the referrals that exist for the actor; petition narrows it.
func (s *Service) List(ctx context.Context, by identity.Actor, p petition.ID) ([]Referral, error) {
	if !access.May(by.Office, access.ReadReferral) {
		return nil, access.Check(by, access.ReadReferral, access.Of(by))
	}
	return s.Store.Referrals(ctx, access.Of(by), p)
}

// Revision names a referral as somebody saw it.
type Revision struct {
	ID      ID
	Version int
}

func (s *Service) load(ctx context.Context, by identity.Actor, a access.Action, id ID) (*Referral, error) {
	r, err := s.Store.Referral(ctx, id)
	if err != nil {
		return nil, err
	}
	return r, access.Check(by, a, r.Scope())
}

// change loads, checks, changes, saves and audits a referral in one
// transaction. Name is the action in the audit.
func (s *Service) change(ctx context.Context, by identity.Actor, a access.Action, name string, at Revision, fn func(context.Context, *Referral) error) (*Referral, error) {
	var out *Referral
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		r, err := s.load(ctx, by, a, at.ID)
		if err != nil {
			return err
		}
		if r.Version != at.Version {
			return problem.Stale()
		}
		before := *r
		if err := fn(ctx, r); err != nil {
			return err
		}
		r.UpdatedAt, out = s.Now(), r
		return s.keep(ctx, by, name, before, r)
	})
	return out, err
}

func (s *Service) keep(ctx context.Context, by identity.Actor, action string, before any, r *Referral) error {
	if err := s.Store.SaveReferral(ctx, r); err != nil {
		return err
	}
	return s.Store.Record(ctx, audit.Of(s.Now(), by, action).
		On("referral", string(r.ID), r.CourtID, string(r.PetitionID)).From(before, r))
}
