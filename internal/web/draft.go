package web

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/petition"
)

func draftName(p *petition.Petition) string {
	if p.Number != "" {
		return string(p.Number)
	}
	if in := p.Child.Initials(); in != "" {
		return "Permohonan anak " + in
	}
	return "Permohonan baru"
}

// PetitionDraft is the task list of a petition that is still with the clerk.
type PetitionDraft struct {
	Base
	State     Tag
	People    []Task
	Papers    []Task
	Marriage  []Task
	Done      string // how far the work is
	Ages      []SummaryRow
	Cautions  []CautionLine
	Births    *Births
	Shared    []Paper // of linked petitions
	ReferHref string
	Last      *petition.Return
	Earlier   *Earlier
	Attached  []Asked // assessments that came before the petition
	URL       string
}

// Name implements Page.
func (PetitionDraft) Name() string { return "petition/draft" }

// CautionLine is a caution with the way to where it can be looked at.
type CautionLine struct{ Words, Href string }

func (s *Server) draftPage(c echo.Context, f *petition.File) (*PetitionDraft, error) {
	page := &PetitionDraft{Base: s.base(c, draftName(f.Petition), ""), State: stateTag(f.Status), URL: petitionURL(f.ID), Ages: ageRows(f.Petition, f.Papers(), s.today(), "")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	done := 0
	for _, st := range stepsOf(f.Petition) {
		t := stepTask(st, f.Petition)
		if t.Tone == "good" {
			done++
		}
		page.People = append(page.People, t)
	}
	for _, at := range f.Slots() {
		page.Papers = append(page.Papers, paperTask(f, at))
	}
	if next, ok := petition.NextOther(f.Documents); ok {
		page.Papers = append(page.Papers, Task{Title: "Tambah dokumen lain", Href: documentURL(f.ID, next), Status: "Bila ada"})
	}
	page.Births = birthsOf(f, s.today())
	page.Shared = sharedPapers(f, true)
	if len(f.Links) > 0 {
		page.ReferHref = page.URL + "/references/new"
	}
	page.Done = fmt.Sprintf("%d dari %d langkah sudah lengkap.", done, len(page.People))
	page.Lead = "Isi langkah demi langkah; setiap langkah tersimpan sendiri."
	if n := len(f.Returns); n > 0 && f.Status == petition.Returned {
		page.Last = &f.Returns[n-1]
		page.Lead = "Lengkapi yang disebut di bawah, lalu serahkan lagi."
	}
	page.Cautions = cautionLines(f.Petition, f.Cautions(s.today()))
	m, err := s.Rulings.Marriage(c.Request().Context(), actor(c), f.Petition)
	page.Marriage = marriageTasks(m, f.Petition)
	return page, err
}

// attached lists the assessments that came before a petition.
func (s *Server) attached(c echo.Context, p *petition.Petition) ([]Asked, error) {
	lines, err := s.referralLines(c, p)
	var out []Asked
	for _, l := range lines {
		out = append(out, asked(actor(c), l, s.today()))
	}
	return out, err
}

func cautionLines(p *petition.Petition, all []petition.Caution) []CautionLine {
	out := make([]CautionLine, len(all))
	for i, w := range all {
		out[i] = CautionLine{w.Words, ""}
		if p.Status.Open() {
			out[i].Href = stepURL(p.ID, w.Step) + "#" + anchor(w.Field)
		}
	}
	return out
}

func stepTask(st step, p *petition.Petition) Task {
	t := Task{Title: st.title, Href: stepURL(p.ID, st.name), Status: "Lengkap", Tone: "good"}
	switch missing := len(st.part(p).Check()); {
	case missing > 0 && untouched(st, p):
		t.Status, t.Tone = "Belum diisi", ""
	case missing > 0:
		t.Status, t.Tone = fmt.Sprintf("%d isian kurang", missing), "notice"
	}
	return t
}

// untouched reports whether a step is as it was when the petition was opened.
func untouched(st step, p *petition.Petition) bool {
	blank := &petition.Petition{CourtID: p.CourtID, Standing: petition.Standing{Kind: p.Standing.Kind}}
	return len(st.part(p).Check()) == len(st.part(blank).Check())
}

func paperTask(f *petition.File, at petition.Slot) Task {
	p := paper(petition.FindAt(f.Documents, at), f.ID)
	t := Task{Title: p.Label, Href: p.Edit, Hint: askedWords(at.Kind), Status: p.State, Tone: p.Tone}
	if at.Kind.Statutory() {
		t.Title = string(at.Kind) + ". " + t.Title
	}
	return t
}

func documentURL(id petition.ID, at petition.Slot) string {
	return petitionURL(id) + "/documents/" + at.String()
}

// Paper is one line of the document list. File is what can be downloaded at
// Href, Edit the page of the document; of one that lies on the file of another
// petition, From says of which, and Edit is where the reference is withdrawn.
type Paper struct {
	Label, Pasal, State, Tone, Number, Issuer, On string
	File, Href, Edit, From                        string
	Missing                                       bool
}

// Tag returns the state as a tag.
func (p Paper) Tag() Tag { return Tag{p.State, p.Tone} }

// paper says how a document stands on the file of a petition.
func paper(d petition.Document, id petition.ID) Paper {
	p := Paper{Label: identity.HideNumbers(d.Label()), Pasal: d.Kind.Pasal(), Number: identity.HideNumbers(commas(d.Form, d.Number)), Issuer: d.Issuer, On: d.IssuedOn.Indonesian(), Edit: documentURL(id, d.Slot())}
	if d.FileHash != "" {
		p.Href = petitionURL(id) + "/papers/" + string(d.ID) + "/file"
		p.File = fileWords(d.FileType, d.FileSize)
	}
	switch {
	case d.ID == "":
		p.State, p.Missing = "Belum ada", true
	case d.Substitute:
		p.State, p.Tone = "Ada, pengganti", "good"
	case d.OriginalSeen || d.Kind == "a":
		p.State, p.Tone = "Ada", "good"
	case d.Kind.Statutory():
		p.State, p.Tone = "Asli belum dilihat", "notice"
	default:
		p.State, p.Tone = "Ada", "good"
	}
	return p
}

// fileWords names a file by what it is and how large, never by a name.
func fileWords(mediaType string, size int) string {
	kind := map[string]string{"application/pdf": "PDF", "image/jpeg": "foto JPEG", "image/png": "gambar PNG"}[mediaType]
	if size < 1<<20 {
		return fmt.Sprintf("%s, %d kB", kind, (size+1023)/1024)
	}
	return fmt.Sprintf("%s, %d,%d MB", kind, size>>20, (size%(1<<20))*10>>20)
}
