// Package report counts what a court reports of its cases every month, and says
// who looked at the file of a child.
package report

import (
	"context"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Case is what the monthly report asks of a petition.
type Case struct {
	ID           petition.ID
	Number       petition.Number
	RegisteredOn calendar.Date
	DecidedOn    calendar.Date // zero while it is pending
	Kind         petition.OutcomeKind
	CassationOn  calendar.Date // zero where none was recorded
}

// Column is one column of LIPA 8, by the name that its address uses.
type Column string

// The columns of LIPA 8 that a petition for dispensation can stand in, in the
// order of the form. A voluntary petition knows no settlement, dismissal, appeal
// or review; those columns are printed and stay empty.
const (
	Carried      Column = "sisa-lalu"
	Received     Column = "diterima"
	Sum          Column = "jumlah"
	Withdrawn    Column = "dicabut"
	Granted      Column = "dikabulkan"
	Refused      Column = "ditolak"
	Inadmissible Column = "tidak-dapat-diterima"
	Lapsed       Column = "digugurkan"
	StruckOut    Column = "dicoret"
	Settled      Column = "perdamaian"
	Dismissed    Column = "dismissal"
	Ended        Column = "jumlah-selesai"
	Remaining    Column = "sisa-akhir"
	Appealed     Column = "banding"
	Cassation    Column = "kasasi"
	Reviewed     Column = "peninjauan-kembali"
)

// Columns lists the columns in the order of the form, with their words.
var Columns = []struct {
	Column Column
	Label  string
}{
	{Carried, "Sisa bulan lalu"}, {Received, "Diterima bulan ini"}, {Sum, "Jumlah"}, {Withdrawn, "Dicabut"}, {Granted, "Dikabulkan"}, {Refused, "Ditolak"},
	{Inadmissible, "Tidak dapat diterima"}, {Lapsed, "Digugurkan"}, {StruckOut, "Dicoret dari register"}, {Settled, "Perdamaian"}, {Dismissed, "Dismissal"},
	{Ended, "Jumlah yang selesai"}, {Remaining, "Sisa akhir bulan"}, {Appealed, "Banding"}, {Cassation, "Kasasi"}, {Reviewed, "Peninjauan kembali"},
}

// Label gives the words of a column, or nothing.
func (c Column) Label() string {
	for _, x := range Columns {
		if x.Column == c {
			return x.Label
		}
	}
	return ""
}

// ends says in which column each outcome is counted.
var ends = map[petition.OutcomeKind]Column{
	petition.Withdrawn: Withdrawn, petition.Granted: Granted, petition.Refused: Refused,
	petition.Inadmissible: Inadmissible, petition.Lapsed: Lapsed, petition.StruckOut: StruckOut,
}

// Monthly is LIPA 8 of one court and month: its row "Dispensasi Kawin", with the
// cases behind every figure. It is counted from the register as it stands now; a
// correction of an earlier month changes the report of that month.
type Monthly struct {
	Court  identity.Court
	Month  Month
	MadeAt time.Time
	Cases  map[Column][]Case
	Faults []Case // whose dates do not fit, so that they are in no column
}

// Count gives the figure of a column.
func (m *Monthly) Count(c Column) int { return len(m.Cases[c]) }

// Balanced reports whether the form adds up: what was carried over and what was
// received is what ended and what remains.
func (m *Monthly) Balanced() bool {
	return m.Count(Sum) == m.Count(Carried)+m.Count(Received) && m.Count(Sum) == m.Count(Ended)+m.Count(Remaining) && len(m.Faults) == 0
}

// Compute counts the cases of a court for a month. Cases that were registered
// after it, or decided before it, are left out.
func Compute(court identity.Court, month Month, cases []Case, now time.Time) *Monthly {
	m := &Monthly{Court: court, Month: month, MadeAt: now, Cases: map[Column][]Case{}}
	first, last := month.First(), month.Last()
	for _, c := range cases {
		if !c.CassationOn.Before(first) && !c.CassationOn.After(last) {
			m.put(c, Cassation)
		}
		switch {
		case c.RegisteredOn.After(last), c.decidedBy(first.AddDays(-1)):
			continue
		case !c.fits():
			m.Faults = append(m.Faults, c)
			continue
		}
		if c.RegisteredOn.Before(first) {
			m.put(c, Carried, Sum)
		} else {
			m.put(c, Received, Sum)
		}
		if c.decidedBy(last) {
			m.put(c, ends[c.Kind], Ended)
		} else {
			m.put(c, Remaining)
		}
	}
	return m
}

// Ends reports whether a case ended in the month.
func (m *Monthly) Ends(c Case) bool { return c.decidedBy(m.Month.Last()) }

func (m *Monthly) put(c Case, columns ...Column) {
	for _, x := range columns {
		m.Cases[x] = append(m.Cases[x], c)
	}
}

// decidedBy reports whether the case was decided on a day or before it.
func (c Case) decidedBy(day calendar.Date) bool {
	return !c.DecidedOn.IsZero() && !c.DecidedOn.After(day)
}

// fits reports whether the dates of a case can all be true.
func (c Case) fits() bool {
	return c.DecidedOn.IsZero() || ends[c.Kind] != "" && !c.DecidedOn.Before(c.RegisteredOn)
}

// Store keeps the cases. internal/postgres implements it.
type Store interface {
	audit.Recorder
	Feeds
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Court(ctx context.Context, id identity.CourtID) (*identity.Court, error)
	// Cases lists the cases of a court that were registered until a day, in the
	// order of their registration.
	Cases(ctx context.Context, court identity.CourtID, until calendar.Date) ([]Case, error)
	Petition(ctx context.Context, id petition.ID) (*petition.Petition, error)
	// Sittings lists the hearings of a scope in some days, by day and time.
	Sittings(ctx context.Context, in access.Scope, from, to calendar.Date) ([]Sitting, error)
	// Readers lists who looked at a petition, the latest first.
	Readers(ctx context.Context, id petition.ID) ([]Reader, error)
	// EntriesOf lists at most n entries of a petition before a number, the newest
	// first, of one person where one is named.
	EntriesOf(ctx context.Context, id petition.ID, who identity.AccountID, before int64, n int) ([]audit.Entry, error)
	// Digest counts the entries of a court in a month by office.
	Digest(ctx context.Context, court identity.CourtID, month Month) ([]DigestLine, error)
	// Reports lists the signed reports of a chain, the newest first.
	Reports(ctx context.Context, chain identity.CourtID, n int) ([]audit.Report, error)
}

// Service makes the reports.
type Service struct {
	Store Store
	Now   func() time.Time
}

// LIPA8 counts a month of the asker's own court. It returns Invalid for a month
// that has not begun. What the report is made for, "page", "pdf" or "xlsx", is in
// the audit.
func (s *Service) LIPA8(ctx context.Context, by identity.Actor, month Month, form string) (*Monthly, error) {
	if err := access.Check(by, access.ReadReport, access.Scope{Court: by.Court}); err != nil {
		return nil, err
	}
	now := s.Now()
	if month.First().After(calendar.Of(now)) {
		return nil, problem.New(problem.Invalid, "Bulan ini belum dimulai. Pilih bulan yang sudah berjalan.")
	}
	var out *Monthly
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		court, err := s.Store.Court(ctx, by.Court)
		if err != nil {
			return err
		}
		cases, err := s.Store.Cases(ctx, by.Court, month.Last())
		if err != nil {
			return err
		}
		out = Compute(*court, month, cases, now)
		e := audit.Of(now, by, string(access.ReadReport)).On("report", "lipa8/"+month.String(), by.Court, "")
		e.Note = form
		return s.Store.Record(ctx, e)
	})
	return out, err
}

// Months lists the months of which a court can report, the latest first: from
// that of its first registered case to the present one, at most n.
func (s *Service) Months(ctx context.Context, by identity.Actor, n int) ([]Month, error) {
	if err := access.Check(by, access.ReadReport, access.Scope{Court: by.Court}); err != nil {
		return nil, err
	}
	today := calendar.Of(s.Now())
	cases, err := s.Store.Cases(ctx, by.Court, today)
	if err != nil {
		return nil, err
	}
	first := today
	if len(cases) > 0 {
		first = slices.MinFunc(cases, func(a, b Case) int { return a.RegisteredOn.Compare(b.RegisteredOn) }).RegisteredOn
	}
	var out []Month
	for m := MonthOf(today); len(out) < n && !m.Last().Before(first); m = m.Before() {
		out = append(out, m)
	}
	return out, nil
}
