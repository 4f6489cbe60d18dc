package petition

import (
	"strings"
	"unicode/utf8"

	"timbang/internal/calendar"
	"timbang/internal/problem"
	"timbang/internal/region"
)

// Part is one page of the intake: what it holds replaces that part of the
// petition.
type Part interface {
	// Check lists what is missing before the petition can be submitted.
	Check() []problem.Field
	// Faults lists what not even a draft may hold, as of today.
	Faults(today calendar.Date) []problem.Field
	put(p *Petition)
}

var (
	_ Part = Ground{}
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

// put keeps the proof of the same ground and lets go of another's.
func (g Ground) put(p *Petition) {
	if g.Kind != p.Standing.Kind {
		Standing{Kind: g.Kind}.put(p)
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

// PetitionerTitle is how court papers call petitioner i of n, counted from 0.
func PetitionerTitle(i, n int) string {
	if n < 2 {
		return "Pemohon"
	}
	return []string{"Pemohon I", "Pemohon II"}[i]
}

func petitionerWord(b Basis, i int) string {
	if b.Petitioners == 1 {
		return "pemohon"
	}
	return PetitionerTitle(i, b.Petitioners)
}

func (x Petitioners) put(p *Petition) { p.Petitioners = x.People }

// Faults lists what a draft may not hold.
func (x Petitioners) Faults(today calendar.Date) []problem.Field {
	var out []problem.Field
	for i, y := range x.People {
		out = append(out, y.faults(PetitionerPrefix(i), today)...)
	}
	return out
}

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

// Faults lists what a draft may not hold.
func (c Child) Faults(today calendar.Date) []problem.Field {
	out := c.faults("child.", today)
	out = append(out, oneOf("child.marital", c.Marital, Never, Registered19, Unregistered)...)
	out = append(out, oneOf("child.still_at", c.StillAt, "ya", "tidak")...)
	out = append(out, atMost("child.school", c.School, longestLine)...)
	return append(out, atMost("child.lives_with", c.LivesWith, longestLine)...)
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

// Faults lists what a draft may not hold.
func (s Spouse) Faults(today calendar.Date) []problem.Field {
	out := s.faults("spouse.", today)
	out = append(out, oneOf("spouse.marital", s.Marital, Never, Registered19, Unregistered, MarriedNow)...)
	return append(out, oneOf("spouse.also_asks", s.AlsoAsks, Apart, Together)...)
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

// Faults lists what a draft may not hold.
func (x SpouseParents) Faults(today calendar.Date) []problem.Field {
	out := append(x.Father.faults("sf.", today), x.Mother.faults("sm.", today)...)
	if _, ok := region.Lookup(x.District); x.District != "" && (!ok || x.District.Kind() != region.District) {
		out = append(out, problem.Field{Name: "sp.district", Words: "Kecamatan ini tidak ada dalam daftar. Pilih dari daftar."})
	}
	return append(out, atMost("sp.note", x.Note, longestText)...)
}

func (x SpouseParents) put(p *Petition) { p.SpouseParents = x }

// Check lists what is missing from the domicile.
func (d Domicile) Check() []problem.Field {
	if _, ok := region.Lookup(d.District); !ok {
		return []problem.Field{{Name: "village", Words: "Pilih desa atau kelurahan tempat tinggal pemohon."}}
	}
	return nil
}

// Faults lists what a draft may not hold.
func (d Domicile) Faults(calendar.Date) []problem.Field {
	var out []problem.Field
	if _, ok := region.Lookup(d.Village); d.Village != "" && !ok {
		out = append(out, problem.Field{Name: "village", Words: "Desa atau kelurahan ini tidak ada dalam daftar. Pilih dari daftar."})
	}
	if _, ok := region.Lookup(d.District); d.District != "" && !ok {
		out = append(out, problem.Field{Name: "district", Words: "Kecamatan ini tidak ada dalam daftar. Pilih dari daftar."})
	}
	return append(out, atMost("street", d.Street, longestLine)...)
}

func (d Domicile) put(p *Petition) { p.Domicile = d }

// Check lists what is missing from the reason.
func (r Reason) Check() []problem.Field {
	var out []problem.Field
	if len(r.Categories) == 0 {
		out = append(out, problem.Field{Name: "categories", Words: "Pilih sekurang-kurangnya satu alasan yang dikemukakan."})
	}
	if strings.TrimSpace(r.Words) == "" {
		out = append(out, problem.Field{Name: "words", Words: "Alasan mendesak belum diisi. Tuliskan dengan kata-kata pemohon."})
	}
	return out
}

// Faults lists what a draft may not hold.
func (r Reason) Faults(today calendar.Date) []problem.Field {
	var out []problem.Field
	for _, k := range r.Categories {
		if ReasonLabel(k) == k {
			out = append(out, problem.Field{Name: "categories", Words: "Pilih alasan dari daftar."})
		}
	}
	out = append(out, atMost("words", r.Words, longestText)...)
	out = append(out, atMost("kua", r.KUA, longestLine)...)
	out = append(out, atMost("refusal", r.Refusal, longestLine)...)
	if r.RefusedOn.After(today) {
		out = append(out, problem.Field{Name: "refused_on", Words: "Tanggal penolakan belum tiba. Periksa kembali tahunnya."})
	}
	return out
}

func (r Reason) put(p *Petition) { p.Reason = r }

func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(string(r)) + s[n:]
}
