package petition

import (
	"strings"
	"unicode/utf8"

	"timbang/internal/problem"
	"timbang/internal/region"
)

// Part is one page of the intake: what it holds replaces that part of the
// petition.
type Part interface {
	// Check lists what is missing before the petition can be submitted.
	Check() []problem.Field
	put(p *Petition)
}

var (
	_ Part = Standing{}
	_ Part = Petitioners{}
	_ Part = Child{}
	_ Part = Spouse{}
	_ Part = SpouseParents{}
	_ Part = Domicile{}
	_ Part = Reason{}
)

// Petitioners are the one or two persons who sign, with the standing that
// decides how many.
type Petitioners struct {
	People []Person
	Kind   StandingKind
}

func (s Standing) put(p *Petition) {
	p.Standing = s
	if b, ok := s.Kind.Basis(); ok && len(p.Petitioners) > b.Petitioners {
		p.Petitioners = p.Petitioners[:b.Petitioners]
	}
}

// Check lists what is missing from the petitioners.
func (x Petitioners) Check() []problem.Field {
	b, ok := x.Kind.Basis()
	if !ok {
		return []problem.Field{{Name: "p1.name", Words: "Tentukan dahulu siapa yang mengajukan permohonan."}}
	}
	var out []problem.Field
	for i := range b.Petitioners {
		var y Person
		if i < len(x.People) {
			y = x.People[i]
		}
		out = append(out, y.check(PetitionerPrefix(i), demand{who: petitionerWord(b, i), nik: true, born: true, religion: true, address: true})...)
	}
	return out
}

// PetitionerPrefix is what the form puts before the fields of petitioner i,
// counted from 0.
func PetitionerPrefix(i int) string { return []string{"p1.", "p2."}[i] }

func petitionerWord(b Basis, i int) string {
	if b.Petitioners == 1 {
		return "pemohon"
	}
	return []string{"Pemohon I", "Pemohon II"}[i]
}

func (x Petitioners) put(p *Petition) { p.Petitioners = x.People }

// Check lists what is missing about the child.
func (c Child) Check() []problem.Field {
	out := c.check("child.", demand{who: "anak", nik: true, sex: true, born: true, religion: true, address: true})
	if c.Marital == "" {
		out = append(out, problem.Field{Name: "child.marital", Words: "Status perkawinan anak belum dipilih."})
	}
	if c.StillAt == "" {
		out = append(out, problem.Field{Name: "child.still_at", Words: "Pilih apakah anak masih bersekolah."})
	}
	return out
}

func (c Child) put(p *Petition) { p.Child = c }

// Check lists what is missing about the prospective spouse.
func (s Spouse) Check() []problem.Field {
	out := s.check("spouse.", demand{who: "calon suami atau istri", sex: true, born: true, religion: true, address: true})
	if s.Marital == "" {
		out = append(out, problem.Field{Name: "spouse.marital", Words: "Status perkawinan calon belum dipilih."})
	}
	return out
}

func (s Spouse) put(p *Petition) { p.Spouse = s }

// Check lists what is missing about the prospective spouse's parents. One of
// them may be missing if a note says why.
func (x SpouseParents) Check() []problem.Field {
	if x.Note != "" && (x.Father.Name != "" || x.Mother.Name != "") {
		return nil
	}
	out := x.Father.check("sf.", demand{who: "ayah calon"})
	out = append(out, x.Mother.check("sm.", demand{who: "ibu calon"})...)
	if len(out) > 0 {
		out = append(out, problem.Field{Name: "sp.note", Words: "Bila ayah atau ibu calon tidak dapat disebut, isi keterangannya di sini."})
	}
	return out
}

func (x SpouseParents) put(p *Petition) { p.SpouseParents = x }

// Check lists what is missing from the domicile.
func (d Domicile) Check() []problem.Field {
	if _, ok := region.Lookup(d.District); !ok {
		return []problem.Field{{Name: "village", Words: "Pilih desa atau kelurahan tempat tinggal pemohon."}}
	}
	return nil
}

func (d Domicile) put(p *Petition) { p.Domicile = d }

const longestReason = 4000

// Check lists what is missing from the reason.
func (r Reason) Check() []problem.Field {
	var out []problem.Field
	if len(r.Categories) == 0 {
		out = append(out, problem.Field{Name: "categories", Words: "Pilih sekurang-kurangnya satu alasan yang dikemukakan."})
	}
	if strings.TrimSpace(r.Words) == "" {
		out = append(out, problem.Field{Name: "words", Words: "Alasan mendesak belum diisi. Tuliskan dengan kata-kata pemohon."})
	}
	if utf8.RuneCountInString(r.Words) > longestReason {
		out = append(out, problem.Field{Name: "words", Words: "Alasan terlalu panjang; paling banyak 4.000 huruf."})
	}
	return out
}

func (r Reason) put(p *Petition) { p.Reason = r }

func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(string(r)) + s[n:]
}
