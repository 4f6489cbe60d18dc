package petition

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"timbang/internal/identity"
	"timbang/internal/law"
)

// DocumentKind is what a document is for: a letter of PERMA 5/2019 Pasal 5
// ayat (1), another paper that the law asks for, a paper of the court's own
// list, or any other.
type DocumentKind string

// Other is the kind of a paper that nobody asked for; there may be several.
const Other DocumentKind = "lain"

// refusalPaper is the refusal of the KUA, which the reason names too.
const refusalPaper DocumentKind = "penolakan"

// Whom says of whom a kind of document states a birth date and a name.
type Whom int

// The answers.
const (
	OfNobody Whom = iota
	OfChild
	OfSpouse
	OfBoth
)

// Child reports whether the child is among them.
func (w Whom) Child() bool { return w == OfChild || w == OfBoth }

// Spouse reports whether the prospective spouse is among them.
func (w Whom) Spouse() bool { return w == OfSpouse || w == OfBoth }

// Asked is one line of the checklist of a court.
type Asked struct {
	Kind      DocumentKind
	Label     string
	Pasal     string // empty for what the court asks beyond the law
	Statutory bool   // one of the letters a to f
	Local     bool   // of the court's own list
	Of        Whom
}

// byLaw is what the law asks of every petition.
var byLaw = []Asked{
	{Kind: "a", Label: "Surat permohonan", Pasal: "PERMA 5/2019 Pasal 5 ayat (1) huruf a", Statutory: true, Of: OfBoth},
	{Kind: "b", Label: "KTP kedua orang tua atau wali", Pasal: "PERMA 5/2019 Pasal 5 ayat (1) huruf b", Statutory: true},
	{Kind: "c", Label: "Kartu Keluarga", Pasal: "PERMA 5/2019 Pasal 5 ayat (1) huruf c", Statutory: true, Of: OfChild},
	{Kind: "d", Label: "KTP, KIA atau akta kelahiran anak", Pasal: "PERMA 5/2019 Pasal 5 ayat (1) huruf d", Statutory: true, Of: OfChild},
	{Kind: "e", Label: "KTP, KIA atau akta kelahiran calon suami atau istri", Pasal: "PERMA 5/2019 Pasal 5 ayat (1) huruf e", Statutory: true, Of: OfSpouse},
	{Kind: "f", Label: "Ijazah terakhir atau surat keterangan masih sekolah anak", Pasal: "PERMA 5/2019 Pasal 5 ayat (1) huruf f", Statutory: true, Of: OfChild},
	{Kind: "kedudukan", Label: "Bukti kedudukan pemohon", Pasal: "PERMA 5/2019 Pasal 6", Of: OfChild},
	{Kind: "kesehatan", Label: "Surat keterangan tenaga kesehatan", Pasal: "UU 16/2019 Pasal 7 ayat (2)", Of: OfChild},
}

// anyOther ends every checklist.
var anyOther = Asked{Kind: Other, Label: "Dokumen lain", Of: OfBoth}

// Checklist lists what a court asks for, in the order of the intake: what the
// law asks, what the court's own list adds, and last any other document. The
// list of a court is data of the law room; a row more there is a line more
// here. A paper that the law asks for too stands once, under its article.
func Checklist(court identity.CourtID) []Asked { return checklist(law.Extras(string(court))) }

func checklist(extras []law.Extra) []Asked {
	out := slices.Clone(byLaw)
	for _, e := range extras {
		if !slices.ContainsFunc(out, func(a Asked) bool { return string(a.Kind) == e.Kind }) {
			out = append(out, Asked{Kind: DocumentKind(e.Kind), Label: e.Words, Local: true, Of: OfBoth})
		}
	}
	return append(out, anyOther)
}

// every is the checklist of all courts together.
var every = checklist(law.EveryExtra())

// asked returns the line of a kind, whichever court asks for it; ok is false
// for an unknown one.
func (k DocumentKind) asked() (a Asked, ok bool) {
	n := k.Rank()
	if n == len(every) {
		return Asked{}, false
	}
	return every[n], true
}

// Rank is the place of the kind in the checklist, counted from 0; unknown
// kinds come last.
func (k DocumentKind) Rank() int {
	n := slices.IndexFunc(every, func(a Asked) bool { return a.Kind == k })
	if n < 0 {
		return len(every)
	}
	return n
}

// Label gives the Indonesian name of the kind, or nothing for an unknown one.
func (k DocumentKind) Label() string { a, _ := k.asked(); return a.Label }

// Pasal gives the article that asks for the kind, or nothing.
func (k DocumentKind) Pasal() string { a, _ := k.asked(); return a.Pasal }

// Of says of whom the kind states a birth date and a name.
func (k DocumentKind) Of() Whom { a, _ := k.asked(); return a.Of }

// Statutory reports whether the kind is one of the letters a to f.
func (k DocumentKind) Statutory() bool { a, _ := k.asked(); return a.Statutory }

// Local reports whether the kind is of a court's own list.
func (k DocumentKind) Local() bool { a, _ := k.asked(); return a.Local }

// askedBy reports whether a court's checklist has the kind.
func (k DocumentKind) askedBy(court identity.CourtID) bool {
	return slices.ContainsFunc(Checklist(court), func(a Asked) bool { return a.Kind == k })
}

// Slot is the place of one document on the file of a petition: its kind, and
// which of several it is, counted from 1.
type Slot struct {
	Kind    DocumentKind
	Ordinal int
}

// mostOthers is how many other documents a petition can have.
const mostOthers = 30

// String writes the slot as it stands in an address: "d", "lain", "lain-2".
func (s Slot) String() string {
	if s.Ordinal <= 1 {
		return string(s.Kind)
	}
	return fmt.Sprintf("%s-%d", s.Kind, s.Ordinal)
}

// ParseSlot reads what String writes; ok is false for anything else, for an
// unknown kind and for a second document of a kind that there is one of.
func ParseSlot(text string) (s Slot, ok bool) {
	kind, which, several := strings.Cut(text, "-")
	s = Slot{DocumentKind(kind), 1}
	if several {
		s.Ordinal, _ = strconv.Atoi(which)
	}
	_, known := s.Kind.asked()
	return s, known && s.String() == text && s.possible()
}

// possible reports whether a document can have the place.
func (s Slot) possible() bool {
	if s.Kind == Other {
		return s.Ordinal >= 1 && s.Ordinal <= mostOthers
	}
	return s.Ordinal == 1
}

// NextOther is the place of one more other document beside docs; ok is false
// when there are as many as there can be.
func NextOther(docs []Document) (s Slot, ok bool) {
	s = Slot{Other, 1}
	for _, d := range docs {
		if d.Kind == Other && d.From == nil {
			s.Ordinal = max(s.Ordinal, d.Ordinal+1)
		}
	}
	return s, s.possible()
}
