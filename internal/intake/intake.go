// Package intake reads what comes from outside the house: rows copied from SIPP
// or saved as CSV. It says of every row what cannot be read and which petitions
// are there already, and hands sound rows to the petition room, all or none.
package intake

import (
	"context"
	"fmt"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/repeat"
)

// Row is one petition as it was pasted or mended: the text of each column by
// its name. Ticket is the id of the draft that it becomes; a row with Skip is
// left out.
type Row struct {
	Ticket petition.ID
	Skip   bool
	Cells  map[string]string
}

// Checked is a row with what was found about it. Faults and Warnings bear the
// names of columns; only faults keep the rows from being imported.
type Checked struct {
	Row
	Faults   []problem.Field
	Warnings []problem.Field
	Twins    []petition.Summary // petitions of the court that name the child

	number petition.Number
	entry  petition.Entry
}

// Finder finds petitions that exist for the actor by a number or a NIK.
type Finder interface {
	Search(ctx context.Context, by identity.Actor, text string) (*repeat.Found, error)
}

// Service brings rows into the register.
type Service struct {
	Petitions *petition.Service
	Finder    Finder
	Now       func() time.Time
}

// Check looks at rows and changes nothing: a dry run.
func (s *Service) Check(ctx context.Context, by identity.Actor, rows []Row) ([]Checked, error) {
	if err := access.Check(by, access.OpenPetition, access.Of(by)); err != nil {
		return nil, err
	}
	out := make([]Checked, len(rows))
	seen := map[string]int{}
	for i, r := range rows {
		out[i] = understand(r, by.Court, calendar.Of(s.Now()))
		if r.Skip {
			continue
		}
		out[i].alone(seen, i+1)
		if err := s.known(ctx, by, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// alone finds a row that is twice among the rows.
func (x *Checked) alone(seen map[string]int, n int) {
	for _, key := range []string{"nomor_perkara", childNIK(x)} {
		v := squeeze(x.Cells[key])
		if key == "nomor_perkara" {
			v = string(x.number)
		}
		if v == "" {
			continue
		}
		if first, ok := seen[v]; ok {
			x.fault(key, fmt.Sprintf("Sama dengan baris %d. Lewati salah satunya.", first))
			continue
		}
		seen[v] = n
	}
}

// known finds the petitions that are here already.
func (s *Service) known(ctx context.Context, by identity.Actor, x *Checked) error {
	if x.number != "" {
		found, err := s.Finder.Search(ctx, by, string(x.number))
		if err != nil {
			return err
		}
		for _, p := range found.All {
			if p.Number == x.number && p.ID != x.Ticket {
				x.Twins = append(x.Twins, p)
				x.fault("nomor_perkara", "Perkara dengan nomor ini sudah ada. Lewati baris ini.")
			}
		}
	}
	nik, err := identity.ParseNIK(x.Cells[childNIK(x)])
	if err != nil {
		return nil // a number that cannot be read is a fault already, or was not given
	}
	found, err := s.Finder.Search(ctx, by, nik.Digits())
	if err != nil {
		return err
	}
	for _, p := range found.All {
		if p.ID != x.Ticket && p.Number != x.number || p.ID != x.Ticket && p.Number == "" {
			x.Twins = append(x.Twins, p)
		}
	}
	if len(found.All) > 0 {
		x.warn(childNIK(x), "Orang dengan NIK ini sudah tercatat dalam permohonan lain. Pastikan ini permohonan baru.")
	}
	return nil
}

// Import makes a draft of every row that is not left out: of all of them, or of
// none. It returns Invalid with what must be mended; the name of a field is
// that of Name.
func (s *Service) Import(ctx context.Context, by identity.Actor, rows []Row) ([]*petition.Petition, []Checked, error) {
	checked, err := s.Check(ctx, by, rows)
	if err != nil {
		return nil, nil, err
	}
	if bad := Faults(checked); len(bad) > 0 {
		return nil, checked, &problem.Problem{Kind: problem.Invalid, Words: "Belum ada yang diimpor. Perbaiki isian di bawah, atau lewati barisnya.", Fields: bad}
	}
	var all []petition.Entry
	for _, x := range checked {
		if !x.Skip {
			all = append(all, x.entry)
		}
	}
	if len(all) == 0 {
		return nil, checked, problem.New(problem.Invalid, "Semua baris dilewati. Sisakan sedikitnya satu baris untuk diimpor.")
	}
	out, err := s.Petitions.Import(ctx, by, all)
	return out, checked, err
}

// Faults lists what keeps the rows from being imported, by Name.
func Faults(rows []Checked) []problem.Field {
	var out []problem.Field
	for i, x := range rows {
		for _, f := range x.Faults {
			if !x.Skip {
				out = append(out, problem.Field{Name: Name(i, f.Name), Words: fmt.Sprintf("Baris %d: %s", i+1, f.Words)})
			}
		}
	}
	return out
}

// Name is the name of a column of a row in a form; rows are counted from 0.
func Name(row int, column string) string { return fmt.Sprintf("r%d.%s", row, column) }

func (x *Checked) fault(column, words string) {
	if !x.faulty(column) {
		x.Faults = append(x.Faults, problem.Field{Name: column, Words: words})
	}
}

func (x *Checked) faulty(column string) bool {
	return slices.ContainsFunc(x.Faults, func(f problem.Field) bool { return f.Name == column })
}

func (x *Checked) warn(column, words string) {
	x.Warnings = append(x.Warnings, problem.Field{Name: column, Words: words})
}
