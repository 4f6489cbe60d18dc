package report

import (
	"context"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Reader is one person who looked at a petition or changed it, with all that
// hangs on it: documents, hearings, assessments, briefs.
type Reader struct {
	ActorID  identity.AccountID
	Actor    string // the name at the last time
	Office   identity.Office
	Place    string // the court or agency of the account; empty for the machine
	Readings int
	Changes  int
	Urgent   int // entries of emergency access
	FirstAt  time.Time
	LastAt   time.Time
}

// Readers is who looked at a child's file.
type Readers struct {
	Court    identity.Court
	Petition *petition.Petition
	MadeAt   time.Time
	All      []Reader // who looked last first
	Entries  []audit.Entry
	More     bool // there are older entries
}

// perPage is how many entries one page of readers shows.
const perPage = 100

// Readers says who looked at a petition of the asker's court, and when; before
// is the number of the last entry that was shown, and who, unless empty, the
// only person whose entries are listed. It returns NotFound for a petition of
// another court.
func (s *Service) Readers(ctx context.Context, by identity.Actor, id petition.ID, who identity.AccountID, before int64) (*Readers, error) {
	out := &Readers{MadeAt: s.Now()}
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if out.Petition, err = s.Store.Petition(ctx, id); err != nil {
			return err
		}
		if err := access.Check(by, access.ReadAudit, out.Petition.Scope()); err != nil {
			return err
		}
		court, err := s.Store.Court(ctx, out.Petition.CourtID)
		if err != nil {
			return err
		}
		out.Court = *court
		if out.All, err = s.Store.Readers(ctx, id); err != nil {
			return err
		}
		if out.Entries, err = s.Store.EntriesOf(ctx, id, who, before, perPage+1); err != nil {
			return err
		}
		if len(out.Entries) > perPage {
			out.Entries, out.More = out.Entries[:perPage], true
		}
		return s.Store.Record(ctx, audit.Of(out.MadeAt, by, string(access.ReadAudit)).On("petition", string(id), out.Petition.CourtID, string(id)))
	})
	return out, err
}

// Digest is what was done at a court in a month, by office.
type Digest struct {
	Month Month
	Lines []DigestLine
	Days  []audit.Report // the signed reports of the court, the newest first
}

// DigestLine is what one office did.
type DigestLine struct {
	Office   identity.Office
	People   int
	Readings int
	Changes  int
	Reveals  int // of whole NIK
	Urgent   int
	Late     int // outside Monday to Friday, 07.00 to 17.00 WITA
}

// Digest counts a month of the asker's court. It returns Invalid for a month
// that has not begun.
func (s *Service) Digest(ctx context.Context, by identity.Actor, month Month) (*Digest, error) {
	if err := access.Check(by, access.ReadAudit, access.Scope{Court: by.Court}); err != nil {
		return nil, err
	}
	if month.First().After(calendar.Of(s.Now())) {
		return nil, problem.New(problem.Invalid, "Bulan ini belum dimulai. Pilih bulan yang sudah berjalan.")
	}
	lines, err := s.Store.Digest(ctx, by.Court, month)
	if err != nil {
		return nil, err
	}
	days, err := s.Store.Reports(ctx, by.Court, 0)
	return &Digest{month, lines, days}, err
}

// Signed returns the signed report of a day of the asker's court, or NotFound.
func (s *Service) Signed(ctx context.Context, by identity.Actor, day calendar.Date) (*audit.Report, error) {
	if err := access.Check(by, access.ReadAudit, access.Scope{Court: by.Court}); err != nil {
		return nil, err
	}
	all, err := s.Store.Reports(ctx, by.Court, 0)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Day == day {
			return &all[i], nil
		}
	}
	return nil, problem.Missing()
}
