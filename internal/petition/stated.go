package petition

import (
	"timbang/internal/calendar"
	"timbang/internal/law"
	"timbang/internal/problem"
)

// Stated is what a document says of one of the two prospective spouses. Both
// fields may be empty: the document does not say it, or nobody has entered it.
type Stated struct {
	Born calendar.Date
	Name string `gorm:"serializer:sealed;seal:document"` // as it is spelt there, where it differs from the petition
}

// IsZero reports whether the document says nothing.
func (s Stated) IsZero() bool { return s == Stated{} }

// faults lists what is wrong with the entry, as of today.
func (s Stated) faults(prefix string, today calendar.Date) []problem.Field {
	return Person{Born: s.Born, Name: s.Name}.faults(prefix, today)
}

// Reading is what one source says of a person: the petition itself, for which
// Document is nil, or one document.
type Reading struct {
	Stated
	Document *Document
}

// Source names the source in a sentence.
func (r Reading) Source() string {
	if r.Document == nil {
		return "permohonan"
	}
	return r.Document.Source()
}

// ReadingsOfChild lists what the sources say of the child, the petition first.
func (p *Petition) ReadingsOfChild(docs []Document) []Reading {
	return readings(p.Child.Person, docs, func(d Document) Stated { return d.Child })
}

// ReadingsOfSpouse lists what the sources say of the prospective spouse.
func (p *Petition) ReadingsOfSpouse(docs []Document) []Reading {
	return readings(p.Spouse.Person, docs, func(d Document) Stated { return d.Spouse })
}

// readings lists the sources in the order of the documents; none is picked.
func readings(x Person, docs []Document, of func(Document) Stated) []Reading {
	var out []Reading
	if x.Name != "" || !x.Born.IsZero() {
		out = append(out, Reading{Stated: Stated{x.Born, x.Name}})
	}
	for i, d := range docs {
		if s := of(d); !s.IsZero() {
			out = append(out, Reading{s, &docs[i]})
		}
	}
	return out
}

// births are the birth dates that documents give, for the rules.
func births(all []Reading) []law.Birth {
	var out []law.Birth
	for _, r := range all {
		if r.Document != nil && !r.Born.IsZero() {
			out = append(out, law.Birth{Source: r.Source(), Date: r.Born})
		}
	}
	return out
}

// Births returns the two prospective spouses as the rules see them: with every
// birth date that is on file.
func (p *Petition) Births(docs []Document) (child, spouse law.Subject) {
	child, spouse = subject(p.Child.Person, p.Child.Marital), subject(p.Spouse.Person, p.Spouse.Marital)
	child.Births, spouse.Births = births(p.ReadingsOfChild(docs)), births(p.ReadingsOfSpouse(docs))
	return child, spouse
}
