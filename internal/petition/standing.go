package petition

import (
	"timbang/internal/calendar"
	"timbang/internal/problem"
)

// StandingKind is why somebody may file (PERMA 5/2019 Pasal 6).
type StandingKind string

// The kinds of standing.
const (
	BothParents StandingKind = "kedua_orang_tua"
	OneDead     StandingKind = "satu_meninggal"
	OneMissing  StandingKind = "satu_tidak_diketahui"
	Custody     StandingKind = "pemegang_kuasa_asuh"
	Guardian    StandingKind = "wali"
	Proxy       StandingKind = "kuasa"
)

// Basis is what a kind of standing rests on.
type Basis struct {
	Kind        StandingKind
	Label       string
	Pasal       string // paragraph of PERMA 5/2019 Pasal 6
	Petitioners int    // how many persons sign
	Proof       string // the paper that proves it; empty where the family card does
	Hint        string
}

// Bases lists every kind of standing in the order of the article.
var Bases = []Basis{
	{BothParents, "Kedua orang tua", "6 ayat (1)", 2, "", "Ayah dan ibu mengajukan bersama, juga bila sudah bercerai tanpa putusan kuasa asuh."},
	{Custody, "Orang tua pemegang kuasa asuh", "6 ayat (2)", 1, "Putusan kuasa asuh", "Orang tua bercerai dan pengadilan memberi kuasa asuh kepada salah satu."},
	{OneDead, "Satu orang tua, yang lain meninggal", "6 ayat (3)", 1, "Akta atau surat keterangan kematian", ""},
	{OneMissing, "Satu orang tua, yang lain tidak diketahui alamatnya", "6 ayat (3)", 1, "Surat keterangan ghaib dari kepala desa atau lurah", ""},
	{Guardian, "Wali anak", "6 ayat (4)", 1, "Penetapan perwalian atau bukti lain sebagai wali", "Kedua orang tua meninggal, dicabut kekuasaannya, atau tidak diketahui."},
	{Proxy, "Kuasa dari orang tua atau wali", "6 ayat (5)", 1, "Surat kuasa", "Orang tua atau wali berhalangan, misalnya bekerja di luar negeri."},
}

// Basis returns what the kind rests on; ok is false for an unknown kind.
func (k StandingKind) Basis() (b Basis, ok bool) {
	for _, b := range Bases {
		if b.Kind == k {
			return b, true
		}
	}
	return Basis{}, false
}

// Standing is why these petitioners may file, with its proof.
type Standing struct {
	Kind        StandingKind
	ProofNumber string
	ProofDate   calendar.Date
	ProofIssuer string
	Principal   string // for a proxy: who gave the power
	ProxyKind   string // advokat or insidentil
	Why         string // what prevents the principal, or the basis of guardianship
}

// Ground is the choice of who files, before its proof is named.
type Ground struct{ Kind StandingKind }

// Check lists what is missing from the choice.
func (g Ground) Check() []problem.Field {
	if _, ok := g.Kind.Basis(); !ok {
		return []problem.Field{{Name: "standing", Words: "Pilih siapa yang mengajukan permohonan ini."}}
	}
	return nil
}

// Faults lists what a draft may not hold.
func (g Ground) Faults(calendar.Date) []problem.Field {
	if g.Kind == "" {
		return nil
	}
	return g.Check()
}

// Faults lists what a draft may not hold.
func (s Standing) Faults(today calendar.Date) []problem.Field {
	out := Ground{s.Kind}.Faults(today)
	for _, f := range []struct{ name, text string }{{"proof_number", s.ProofNumber}, {"proof_issuer", s.ProofIssuer}, {"principal", s.Principal}, {"proxy_kind", s.ProxyKind}} {
		out = append(out, atMost(f.name, f.text, longestLine)...)
	}
	if s.ProofDate.After(today) {
		out = append(out, problem.Field{Name: "proof_date", Words: "Tanggal bukti belum tiba. Periksa kembali tahunnya."})
	}
	return append(out, atMost("why", s.Why, longestText)...)
}

// Check lists what is missing from the standing.
func (s Standing) Check() []problem.Field {
	out := Ground{s.Kind}.Check()
	if len(out) > 0 {
		return out
	}
	b, _ := s.Kind.Basis()
	need := func(missing bool, name, words string) {
		if missing {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	need(b.Proof != "" && s.ProofNumber == "", "proof_number", "Nomor "+lower(b.Proof)+" belum diisi.")
	need(b.Proof != "" && s.ProofDate.IsZero(), "proof_date", "Tanggal "+lower(b.Proof)+" belum diisi.")
	need(s.Kind == Proxy && s.Principal == "", "principal", "Nama pemberi kuasa belum diisi.")
	need((s.Kind == Proxy || s.Kind == Guardian) && s.Why == "", "why", "Sebutkan mengapa orang tua tidak mengajukan sendiri.")
	return out
}
