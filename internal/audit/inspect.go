package audit

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/identity"
	"timbang/internal/vault"
)

// Store keeps the chains. internal/postgres implements it.
type Store interface {
	Recorder
	// InTx runs fn in one transaction.
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	// Chains lists every court with a chain, in the order of their codes; the
	// first may be empty.
	Chains(ctx context.Context) ([]identity.CourtID, error)
	// ChainLinks returns at most n links after a position, the lowest first.
	ChainLinks(ctx context.Context, chain identity.CourtID, after int64, n int) ([]Linked, error)
	// Loose lists at most n entries after a number that should be in a chain and
	// are in none.
	Loose(ctx context.Context, after int64, n int) ([]Entry, error)
	// Tie puts at most n entries that are older than the chains at their ends
	// and returns how many there were.
	Tie(ctx context.Context, n int) (int, error)
	// LastLink returns the end of a chain, or nil.
	LastLink(ctx context.Context, chain identity.CourtID) (*Link, error)
	// Reports lists the daily reports of a chain, the newest first; a day before
	// which, or the zero date.
	Reports(ctx context.Context, chain identity.CourtID, n int) ([]Report, error)
	// SaveReport keeps a daily report unless the day has one.
	SaveReport(ctx context.Context, r *Report) error
	// UrgentEntries counts the entries of emergency access in a chain after a
	// position and up to another.
	UrgentEntries(ctx context.Context, chain identity.CourtID, after, until int64) (int, error)
}

// Service walks the chains and signs their heads.
type Service struct {
	Store Store
	Keys  *vault.Ring
	Now   func() time.Time
}

// part is how many links are read at a time.
const part = 500

// Whole is what was found about one chain.
type Whole struct {
	Chain  identity.CourtID
	Links  int64
	Last   *Link
	Faults []Fault
}

// most is how many faults of one chain are named.
const most = 50

// Verify walks every chain from its beginning and names what was altered,
// removed, moved or put in beside the program. Reports are compared besides:
// those that the database holds and those that were kept elsewhere.
func (s *Service) Verify(ctx context.Context, kept []Report) ([]Whole, error) {
	chains, err := s.Store.Chains(ctx)
	if err != nil {
		return nil, err
	}
	var out []Whole
	for _, c := range chains {
		w, err := s.chain(ctx, c, kept)
		if err != nil {
			return nil, err
		}
		out = append(out, *w)
	}
	loose, err := s.loose(ctx)
	if err != nil {
		return nil, err
	}
	return append(strangers(chains, kept), append(out, loose...)...), nil
}

// chain walks one chain beside its reports.
func (s *Service) chain(ctx context.Context, chain identity.CourtID, kept []Report) (*Whole, error) {
	signed, err := s.Store.Reports(ctx, chain, 0)
	if err != nil {
		return nil, err
	}
	for _, r := range kept {
		if r.Chain == chain {
			signed = append(signed, r)
		}
	}
	seals := map[int64][]Report{}
	out := &Whole{Chain: chain}
	for _, r := range signed {
		if f := r.genuine(s.Keys); f != nil {
			out.Faults = append(out.Faults, *f)
			continue
		}
		seals[r.Position] = append(seals[r.Position], r)
	}
	if err := s.walk(ctx, out, seals); err != nil {
		return nil, err
	}
	for _, rest := range seals {
		out.Faults = append(out.Faults, Fault{chain, rest[0].Position, 0, fmt.Sprintf("Rantai berakhir sebelum tempat yang ditandatangani pada %s: catatan terakhir dihapus.", rest[0].Day.Indonesian())})
	}
	return out, nil
}

// walk reads the links of a chain part by part. Each report is taken from seals
// where its place is passed.
func (s *Service) walk(ctx context.Context, out *Whole, seals map[int64][]Report) error {
	w := &stroll{keys: s.Keys}
	for {
		links, err := s.Store.ChainLinks(ctx, out.Chain, out.place(), part)
		if err != nil || len(links) == 0 {
			return err
		}
		for i := range links {
			l := &links[i]
			out.Links++
			out.Last = &l.Link
			out.add(w.step(l)...)
			for _, r := range seals[l.Position] {
				out.add(r.compare(&l.Link)...)
			}
			delete(seals, l.Position)
		}
	}
}

func (w *Whole) place() int64 {
	if w.Last == nil {
		return 0
	}
	return w.Last.Position
}

func (w *Whole) add(faults ...Fault) {
	if len(w.Faults) < most {
		w.Faults = append(w.Faults, faults...)
	}
}

// loose names entries that were put in beside the program.
func (s *Service) loose(ctx context.Context) ([]Whole, error) {
	var out []Whole
	entries, err := s.Store.Loose(ctx, 0, most)
	for _, e := range entries {
		out = append(out, Whole{Chain: e.CourtID, Faults: []Fault{{e.CourtID, 0, e.Seq, "Catatan ini tidak berada di rantai mana pun: ditambahkan di luar program, atau tempatnya di rantai dihapus."}}})
	}
	return out, err
}

// strangers names reports of chains that are no longer there.
func strangers(chains []identity.CourtID, kept []Report) []Whole {
	known := map[identity.CourtID]bool{}
	for _, c := range chains {
		known[c] = true
	}
	var out []Whole
	for _, r := range kept {
		if !known[r.Chain] {
			out = append(out, Whole{Chain: r.Chain, Faults: []Fault{{r.Chain, r.Position, 0, "Seluruh rantai yang disebut laporan ini tidak ada lagi."}}})
		}
	}
	return out
}

// Join puts the entries that are older than the chains at their ends. It may be
// ended at any moment and goes on where it was.
func (s *Service) Join(ctx context.Context) (total int, err error) {
	for {
		var n int
		err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
			n, err = s.Store.Tie(ctx, part)
			return err
		})
		if total += n; err != nil || n < part {
			return total, err
		}
	}
}
