package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"timbang/internal/brief"
)

// Prove reads a printed brief back before it is issued: the file is sound, its
// pages say which they are, its outline and every link lead to pages of it, no
// part is missing, and none of the hidden words is in its text. An error names
// the part and repeats no word of the brief.
func Prove(file []byte, b brief.Brief, hidden []string) error {
	doc, err := reread(file)
	if err != nil {
		return err
	}
	r, err := whole(doc, b)
	if err != nil {
		return err
	}
	return r.silent(hidden)
}

// whole turns every page of a file and checks that the brief in it is complete:
// the numbers of its pages, its parts, its outline and its links.
func whole(doc *model.Context, b brief.Brief) (*reading, error) {
	r := &reading{Context: doc}
	for n := range doc.PageCount {
		if err := r.turn(n + 1); err != nil {
			return nil, fmt.Errorf("read page %d back: %w", n+1, err)
		}
	}
	for _, ask := range []func(brief.Brief) error{r.numbered, r.complete, r.outlined} {
		if err := ask(b); err != nil {
			return nil, fmt.Errorf("read the file back: %w", err)
		}
	}
	return r, nil
}

// reading is a file with the text of its pages, without blanks.
type reading struct {
	*model.Context
	pages []string
}

// sections are the parts that every brief has, by their lines of the outline,
// with words that stand on the page to which it leads.
var sections = []struct {
	bookmark string
	words    []string
}{
	{"Halaman 1: pokok perkara", []string{
		"Ringkasan Perkara untuk Hakim", "Anak dan para pihak", "Alasan mendesak", "Suara anak", "Enam belas faktor", "Perhatian dan kesegaran bukti", "Hal yang belum terpenuhi",
	}},
	{"Kronologi", []string{"Kronologi"}},
	{"Lembar sidang", []string{"Lembar sidang"}},
	{"Daftar dokumen", []string{"Daftar dokumen"}},
	{"Perubahan", []string{"Perubahan sejak versi sebelumnya"}},
	{"Daftar sumber", []string{"Daftar sumber"}},
}

// articles of PERMA 5/2019 have a part of the hearing sheet each.
var articles = []string{"Pasal 10", "Pasal 11", "Pasal 12", "Pasal 13", "Pasal 14", "Catatan hakim"}

// turn reads the text and the links of page n.
func (r *reading) turn(n int) error {
	page, _, _, err := r.PageDict(n, false)
	if err != nil {
		return err
	}
	content, err := r.PageContent(page, n)
	if err != nil {
		return err
	}
	voices, err := r.voices(page)
	if err != nil {
		return err
	}
	r.pages = append(r.pages, squeezed(spoken(content, voices)))
	notes, err := r.DereferenceArray(page["Annots"])
	if err != nil {
		return err
	}
	for _, note := range notes {
		if err := r.leads(note); err != nil {
			return err
		}
	}
	return nil
}

// leads checks that a link within the file leads to one of its pages.
func (r *reading) leads(note types.Object) error {
	d, err := r.DereferenceDict(note)
	if err != nil {
		return err
	}
	if d["A"] != nil { // an address on the net
		return nil
	}
	to, err := r.DereferenceArray(d["Dest"])
	if err != nil || len(to) == 0 {
		return fmt.Errorf("a link leads nowhere (%w)", err)
	}
	page, ok := to[0].(types.IndirectRef)
	if !ok {
		return fmt.Errorf("a link leads to %T and not to a page", to[0])
	}
	n, err := r.PageNumber(page.ObjectNumber.Value())
	if err != nil || n < 1 || n > r.PageCount {
		return fmt.Errorf("a link leads to page %d of %d (%w)", n, r.PageCount, err)
	}
	return nil
}

// numbered checks that every page says which of how many it is, and of which
// case, version and code.
func (r *reading) numbered(b brief.Brief) error {
	for i, text := range r.pages {
		for what, words := range map[string]string{
			"number": fmt.Sprintf("Halaman %d dari %d", i+1, len(r.pages)), "case": b.Head.CaseNumber, "code": b.Head.Code, "version": fmt.Sprintf("versi %d", b.Head.Version),
		} {
			if !says(text, words) {
				return fmt.Errorf("page %d does not say its %s", i+1, what)
			}
		}
	}
	return nil
}

// complete checks the factors of page 1 and the parts of the hearing sheet.
func (r *reading) complete(b brief.Brief) error {
	for i := range b.Matrix.Rows {
		if !says(r.pages[0], fmt.Sprintf("F%02d", i+1)) {
			return fmt.Errorf("page 1 lacks factor %d", i+1)
		}
	}
	all := strings.Join(r.pages, "")
	for _, words := range articles {
		if !says(all, words) {
			return fmt.Errorf("the hearing sheet lacks %q", words)
		}
	}
	return nil
}

// outlined checks that the outline leads to every part where it stands.
func (r *reading) outlined(b brief.Brief) error {
	marks, err := pdfcpu.Bookmarks(r.Context)
	if err != nil {
		return fmt.Errorf("outline: %w", err)
	}
	for _, s := range sections {
		i := slices.IndexFunc(marks, func(m pdfcpu.Bookmark) bool { return m.Title == s.bookmark })
		if i < 0 || marks[i].PageFrom < 1 || marks[i].PageFrom > len(r.pages) {
			return fmt.Errorf("the outline does not lead to %q", s.bookmark)
		}
		for _, words := range s.words {
			if !says(r.pages[marks[i].PageFrom-1], words) {
				return fmt.Errorf("page %d lacks %q", marks[i].PageFrom, words)
			}
		}
	}
	if want := len(sections) + max(1, len(b.Agencies)); len(marks) < want {
		return fmt.Errorf("the outline has %d lines, want %d", len(marks), want)
	}
	return nil
}

// silent checks that no hidden words are in the text, also over line ends and
// page ends.
func (r *reading) silent(hidden []string) error {
	all := strings.Join(r.pages, "")
	for i, words := range hidden {
		if words != "" && says(all, words) {
			return fmt.Errorf("read the file back: it holds words that its reader may not see (number %d)", i+1)
		}
	}
	return nil
}

// says reports whether squeezed text holds words as they are printed.
func says(text, words string) bool { return strings.Contains(text, squeezed(loaded().clean(words))) }

// squeezed leaves out what depends on where lines end.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
