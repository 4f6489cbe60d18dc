package referral

import (
	"context"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/region"
)

// CodeDays is how many days a code can be used. Families usually file within
// weeks, and after three months an assessment no longer tells how the child
// is; the agency may then give a new code, knowing that.
const CodeDays = 90

// NoticeDays is how many days before its end the agency is told that a code
// nobody used is about to end.
const NoticeDays = 14

// Basis is why an assessment may be shared with a court.
type Basis string

// The bases.
const (
	Consent Basis = "persetujuan"
	Vital   Basis = "vital"
	Duty    Basis = "tugas"
)

// Bases lists them in the order of the page.
var Bases = []Basis{Consent, Vital, Duty}

var basisNames = map[Basis][2]string{
	Consent: {"Persetujuan orang tua atau wali, dengan sepengetahuan anak", "UU 27/2022 Pasal 20 ayat (2) huruf a dan Pasal 25"},
	Vital:   {"Pelindungan kepentingan vital anak", "UU 27/2022 Pasal 20 ayat (2) huruf d"},
	Duty:    {"Tugas memeriksa kepentingan terbaik bagi anak", "PERMA 5/2019 Pasal 15 huruf d; UU 27/2022 Pasal 20 ayat (2) huruf e"},
}

// Label gives the basis in words.
func (b Basis) Label() string { return basisNames[b][0] }

// Cite gives the article of the basis.
func (b Basis) Cite() string { return basisNames[b][1] }

// Assent is what the child said about being assessed and sharing it.
type Assent string

// The answers of the child.
const (
	Agrees   Assent = "setuju"
	Refuses  Assent = "tidak"
	NotAsked Assent = "belum"
)

// Assents lists them in the order of the page.
var Assents = []Assent{Agrees, Refuses, NotAsked}

var assentNames = map[Assent]string{Agrees: "Anak setuju", Refuses: "Anak tidak setuju", NotAsked: "Anak belum ditanya"}

// Label gives the answer in words.
func (a Assent) Label() string { return assentNames[a] }

// Intake is a child whom an agency assesses before there is a petition. Name
// and birth date are for the agency alone; the code leads a clerk to the
// assessment, once.
type Intake struct {
	ReferralID    ID `gorm:"primaryKey"`
	AgencyID      identity.AgencyID
	Name          string `gorm:"serializer:sealed;seal:intake"`
	Born          calendar.Date
	Basis         Basis
	Consent       string `gorm:"serializer:sealed;seal:intake"` // who consented and how
	Assent        Assent
	RecordedAt    time.Time
	RecordedBy    identity.AccountID
	Recorder      string        // the name at the time
	Code          Code          `gorm:"serializer:blank" json:"-"` // never in the audit
	CodeUntil     calendar.Date // the last day on which the code is good
	AttachedAt    *time.Time
	AttachedBy    identity.AccountID `gorm:"serializer:blank"`
	Attacher      string             // name and office at the time
	AttachedBasis Basis
	Difference    string `gorm:"serializer:sealed;seal:intake"` // why a birth date that differs is still the same child
	Version       int
}

// Good reports whether the code can be used on a day.
func (x *Intake) Good(on calendar.Date) bool {
	return x.Code != "" && x.AttachedAt == nil && !on.After(x.CodeUntil)
}

// Recording is what an agency enters about a child who came to it first.
type Recording struct {
	Ticket     ID // proposed by the page, so that a second click records once
	Name       string
	Sex        identity.Sex
	Born       calendar.Date
	District   region.Code
	Contact    string
	Instrument string
	Assignee   identity.AccountID // an assessor records for themselves
	Basis      Basis
	Consent    string
	Assent     Assent
}

// adult is the age in years from which nobody needs a dispensation.
const adult = 19

// Check lists what is missing from the recording or cannot be.
func (in Recording) Check(today calendar.Date) []problem.Field {
	var out faults
	out.need(in.Name == "", "name", "Isi nama anak, atau huruf awalnya dipisah spasi.")
	out.need(len(in.Name) > longestPlace, "name", "Nama terlalu panjang. Periksa lagi isiannya.")
	out.need(in.Sex != identity.Male && in.Sex != identity.Female, "sex", "Pilih jenis kelamin anak.")
	out.need(in.Born.IsZero(), "born", "Tanggal lahir anak belum diisi.")
	out.need(in.Born.After(today), "born", "Tanggal lahir anak tidak boleh sesudah hari ini.")
	out.need(!in.Born.IsZero() && !in.Born.After(today) && calendar.AgeOn(in.Born, today).Years >= adult, "born", "Anak sudah genap 19 tahun, sehingga tidak memerlukan dispensasi. Periksa tanggal lahirnya.")
	out.need(!isDistrict(in.District), "district", "Pilih kecamatan tempat tinggal anak.")
	out.need(in.Contact == "", "contact", "Isi cara menghubungi keluarga, misalnya nomor telepon.")
	out.need(len(in.Contact) > longestPlace, "contact", "Isian terlalu panjang. Ringkas menjadi satu baris.")
	out.need(in.Instrument == "", "instrument", "Pilih instrumen asesmen.")
	return append(out, in.shared()...)
}

func isDistrict(c region.Code) bool {
	a, ok := region.Lookup(c)
	return ok && a.Kind == region.District
}

// shared lists what is wrong with the basis on which the assessment is shared.
func (in Recording) shared() []problem.Field {
	var out faults
	out.need(in.Basis.Label() == "", "basis", "Pilih dasar hukum berbagi asesmen dengan pengadilan.")
	out.need(in.Basis == Consent && in.Consent == "", "consent", "Sebutkan siapa yang menyetujui dan bagaimana, misalnya ibu kandung, tertulis, 20-11-2026.")
	out.need(len(in.Consent) > longestPlace, "consent", "Isian terlalu panjang. Ringkas menjadi satu baris.")
	out.need(in.Assent.Label() == "", "assent", "Pilih jawaban anak.")
	out.need(in.Basis == Consent && in.Assent == Refuses, "assent", "Anak tidak setuju, sehingga persetujuan tidak dapat menjadi dasar. Pilih dasar lain, atau jangan mencatatnya.")
	return out
}

// Record enters a child before there is a petition; the assessment is then
// filled and signed as any other. It returns Invalid for a faulty entry.
func (s *Service) Record(ctx context.Context, by identity.Actor, in Recording) (*Referral, error) {
	if !ticketForm.MatchString(string(in.Ticket)) {
		return nil, problem.New(problem.Invalid, "Anak belum dicatat. Muat ulang halaman, lalu isi kembali.")
	}
	if by.Office == identity.Assessor {
		in.Assignee = by.ID
	}
	var out *Referral
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		err := access.Check(by, access.RecordIntake, access.Scope{Agency: by.Agency, Assignee: by.ID})
		if err != nil {
			return err
		}
		if out, err = s.asked(ctx, by, Request{Ticket: in.Ticket}); out != nil || err != nil {
			return err
		}
		to, err := s.assessor(ctx, by.Agency, in.Assignee)
		if err != nil {
			return err
		}
		found := in.Check(calendar.Of(s.Now()))
		if to == nil {
			found = append(found, problem.Field{Name: "assignee", Words: "Pilih asesor dari lembaga Anda."})
		}
		if len(found) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Anak belum dicatat.", Fields: found}
		}
		out, err = s.record(ctx, by, to, in)
		return err
	})
	return out, err
}

func (s *Service) record(ctx context.Context, by identity.Actor, to *identity.Account, in Recording) (*Referral, error) {
	now := s.Now()
	today := calendar.Of(now)
	r := &Referral{
		ID: in.Ticket, AgencyID: by.Agency, Instrument: in.Instrument, Due: UsualDue(today, calendar.Date{}), Status: Allocated, CameFirst: true,
		Case: Case{
			Initials: petition.Person{Name: in.Name}.Initials(), Sex: in.Sex, Age: calendar.AgeOn(in.Born, today).String(),
			District: region.Name(in.District), Contact: in.Contact,
		},
		Assignee: to.ID, Assessor: to.Name, AssessorTitle: to.Title,
		RequestedAt: now, RequestedBy: by.ID, Requester: by.Name + ", " + by.Office.Label(), UpdatedAt: now,
	}
	if err := s.Store.SaveReferral(ctx, r); err != nil {
		return nil, err
	}
	x := &Intake{
		ReferralID: r.ID, AgencyID: by.Agency, Name: in.Name, Born: in.Born, Basis: in.Basis, Consent: in.Consent, Assent: in.Assent,
		RecordedAt: now, RecordedBy: by.ID, Recorder: by.Name,
	}
	if err := s.Store.SaveIntake(ctx, x); err != nil {
		return nil, err
	}
	e := audit.Of(now, by, string(access.RecordIntake)).On("referral", string(r.ID), "", "")
	return r, s.Store.Record(ctx, e.From(nil, x))
}

// IntakeOf returns the intake of a referral that came first, or nil for every
// other one; the page that shows it was audited when the referral was read.
// What is for the agency alone is left out for a court.
func (s *Service) IntakeOf(ctx context.Context, by identity.Actor, r *Referral) (*Intake, error) {
	if !r.CameFirst {
		return nil, nil
	}
	if err := access.Check(by, access.ReadReferral, r.Scope()); err != nil {
		return nil, err
	}
	x, err := s.Store.Intake(ctx, r.ID)
	if err == nil && !by.Office.AtAgency() {
		x.Name, x.Born, x.Consent, x.Code = "", calendar.Date{}, "", ""
	}
	return x, err
}

// IssueCode makes a code for a signed assessment that came first; an earlier
// code is worth nothing from then on. It returns Conflict before the signature
// and after it was attached, and NotFound for what a court asked for.
func (s *Service) IssueCode(ctx context.Context, by identity.Actor, at Revision) (*Intake, error) {
	var out *Intake
	_, err := s.change(ctx, by, access.GiveCode, string(access.GiveCode), at, func(ctx context.Context, r *Referral) (err error) {
		if !r.CameFirst {
			return problem.Missing()
		}
		if out, err = s.Store.Intake(ctx, r.ID); err != nil {
			return err
		}
		if r.Status != Signed || r.Attached() {
			return problem.New(problem.Conflict, "Kode dibuat setelah asesmen ditandatangani dan sebelum dilampirkan pada permohonan.")
		}
		out.Code, out.CodeUntil = NewCode(), calendar.Of(s.Now()).AddDays(CodeDays)
		return s.Store.SaveIntake(ctx, out)
	})
	return out, err
}

// Expiring lists the intakes of the actor's agency whose codes nobody used and
// that end within the days of notice, or have ended, with their referrals.
func (s *Service) Expiring(ctx context.Context, by identity.Actor) ([]Intake, error) {
	if err := access.Check(by, access.GiveCode, access.Scope{Agency: by.Agency, Assignee: by.ID}); err != nil {
		return nil, err
	}
	return s.Store.Expiring(ctx, by.Agency, calendar.Of(s.Now()).AddDays(NoticeDays))
}
