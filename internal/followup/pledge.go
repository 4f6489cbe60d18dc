package followup

import "slices"

// Pledged is one thing that was promised at the hearing, as the judge recorded
// it: who and until when are in free words there.
type Pledged struct {
	Field     Field
	What      string
	Who, When string
	Taken     bool // a commitment that stands says the same
}

// Pledges lists what was promised at the hearing, by field. The plan starts from
// it: the desk takes each over and says who and until when, without a name.
func (f *File) Pledges() []Pledged {
	if f.AtHearing == nil {
		return nil
	}
	var out []Pledged
	for _, p := range f.AtHearing.Pledges {
		for _, x := range p.Items {
			out = append(out, Pledged{Field: Field(p.Field), What: x.What, Who: x.Who, When: x.When, Taken: f.promises(Field(p.Field), x.What)})
		}
	}
	return out
}

// promises reports whether a commitment that stands says these words.
func (f *File) promises(in Field, what string) bool {
	return slices.ContainsFunc(f.Commitments, func(c Commitment) bool { return c.Stands() && c.Field == in && c.What == what })
}

// Untaken counts what was promised at the hearing and not taken over yet.
func (f *File) Untaken() int {
	n := 0
	for _, p := range f.Pledges() {
		if !p.Taken {
			n++
		}
	}
	return n
}
