package pdf

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"timbang/internal/brief"
)

func TestAFileIsReadBackBeforeItIsHandedOut(t *testing.T) {
	t.Parallel()
	for name, b := range cases() {
		if err := Prove(print(t, b), b, []string{"5202084207100999", "kata yang tidak ditulis siapa pun"}); err != nil {
			t.Errorf("%s: Prove = %v, want nil", name, err)
		}
	}
	b := typical()
	doc, plain := print(t, b), plainly(t, layBrief(b))
	if err := Prove(packed(t, plain), b, nil); err != nil {
		t.Fatalf("the file that the faults are made in: %v", err)
	}
	for name, bad := range map[string][]byte{
		"half of it":                       doc[:len(doc)/2],
		"nothing":                          nil,
		"a font that is missing":           packed(t, bytes.ReplaceAll(plain, []byte("/FontFile2"), []byte("/FontFileX"))),
		"a letter that has another name":   packed(t, bytes.ReplaceAll(plain, []byte("/uni0061"), []byte("/uni0062"))),
		"a page that is missing":           packed(t, bytes.Replace(plain, []byte("/Type /Page\n"), []byte("/Type /Pxge\n"), 1)),
		"an outline that is missing":       packed(t, bytes.Replace(plain, []byte("/Outlines"), []byte("/Outlinex"), 1)),
		"a link that leads to no page":     packed(t, regexp.MustCompile(`/Dest \[\d+ 0 R`).ReplaceAllFunc(plain, astray)),
		"another document":                 letterFile(t),
		"a chapter that is missing":        without(t, b, "Kronologi"),
		"a part of page 1 that is missing": without(t, b, "Suara anak"),
		"a factor that is missing":         without(t, b, "F07"),
		"an article that is missing":       without(t, b, "Pasal 13"),
		"a number that is missing":         without(t, b, "Halaman 2 dari"),
	} {
		if Prove(bad, b, nil) == nil {
			t.Errorf("%s: Prove = nil, want an error", name)
		}
	}
}

// astray lets a link lead to the tree of pages and not to a page.
func astray(dest []byte) []byte {
	out := bytes.Repeat([]byte(" "), len(dest))
	copy(out, "/Dest [1 0 R")
	return out
}

func letterFile(t *testing.T) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := ReturnLetter(&w, letterSample()); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// without prints a brief with some words left out everywhere.
func without(t *testing.T, b brief.Brief, words string) []byte {
	t.Helper()
	p := layBrief(b)
	for _, ops := range p.pages {
		for i := range ops {
			ops[i].text = strings.ReplaceAll(ops[i].text, words, "")
		}
	}
	return packed(t, plainly(t, p))
}

// plainly gives a paper as gofpdf writes it.
func plainly(t *testing.T, p *paper) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := p.print(&w, info{title: "x"}); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func packed(t *testing.T, plain []byte) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := pack(&w, plain); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func TestAFileOfAnotherVersionOrCaseIsNotIssued(t *testing.T) {
	t.Parallel()
	b := typical()
	doc := print(t, b)
	for name, change := range map[string]func(*brief.Head){
		"case":    func(h *brief.Head) { h.CaseNumber = "99/Pdt.P/2026/PA.Pra" },
		"code":    func(h *brief.Head) { h.Code = "00000-00000" },
		"version": func(h *brief.Head) { h.Version = 77 },
	} {
		other := b
		change(&other.Head)
		if Prove(doc, other, nil) == nil {
			t.Errorf("another %s: Prove = nil, want an error", name)
		}
	}
}

func TestAFileThatHoldsHiddenWordsIsNotIssuedWhereverTheyBreak(t *testing.T) {
	t.Parallel()
	b := typical()
	const secret = "Anak mengatakan bahwa ia dipaksa menikah oleh pamannya (dan diancam), lalu meminta agar hal ini tidak disampaikan kepada siapa pun di rumah."
	for name, put := range map[string]func(*brief.Brief){
		"in a finding":   func(b *brief.Brief) { b.Agencies[0].Findings[0].Lines[0].Said[0].Text += " " + secret },
		"in a voice":     func(b *brief.Brief) { b.Voices[0].Quote.Text = secret },
		"in a paper":     func(b *brief.Brief) { b.Documents[0].Note = secret },
		"over page ends": func(b *brief.Brief) { b.Agencies[0].Findings[0].Lines[0].Said[0].Text = strings.Repeat(secret+" ", 60) },
	} {
		b := typical()
		put(&b)
		err := Prove(print(t, b), b, []string{secret})
		if err == nil || strings.Contains(err.Error(), "dipaksa") {
			t.Errorf("%s: Prove = %v, want an error without the words", name, err)
		}
	}
	if err := Prove(print(t, b), b, []string{secret}); err != nil {
		t.Errorf("without them: %v", err)
	}
}

// plainWord leaves out what another reader joins over columns.
var plainWord = regexp.MustCompile(`^[A-Za-z]{5,}[.,]?$`)

func TestTheTextIsReadAsOthersReadIt(t *testing.T) {
	t.Parallel()
	for name, b := range cases() {
		file := print(t, b)
		doc, err := reread(file)
		if err != nil {
			t.Fatal(err)
		}
		r := reading{Context: doc}
		for i, page := range leaves(t, file) {
			if err := r.turn(i + 1); err != nil {
				t.Fatal(err)
			}
			for _, word := range strings.Fields(page) {
				if plainWord.MatchString(word) && !strings.Contains(r.pages[i], squeezed(word)) {
					t.Errorf("%s, page %d: %q is not read", name, i+1, word)
				}
			}
		}
	}
}
