package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// step is one page of the intake: one idea. Its questions are in intake.go.
type step struct {
	name, title, lead string
	form              func(p *petition.Petition) []Fieldset
	read              func(in *input, p *petition.Petition) petition.Part
	part              func(p *petition.Petition) petition.Part
	asked             func(p *petition.Petition) bool // nil for always
}

// steps are the pages of the intake in the order in which a clerk asks.
var steps = []step{
	{"standing", "Siapa yang mengajukan", "Kedudukan pemohon menurut PERMA 5/2019 Pasal 6.", standingForm, readStanding,
		func(p *petition.Petition) petition.Part { return petition.Ground{Kind: p.Standing.Kind} }, nil},
	{"proof", "Bukti kedudukan pemohon", "Surat yang menjadi dasar pemohon mengajukan permohonan ini.", proofForm, readProof,
		func(p *petition.Petition) petition.Part { return p.Standing }, needsProof},
	{"petitioner", "Pemohon", "Orang yang menandatangani permohonan.", petitionerForm, readPetitioner,
		func(p *petition.Petition) petition.Part {
			return petition.Petitioners{People: p.Petitioners, Kind: p.Standing.Kind}
		}, nil},
	{"domicile", "Tempat tinggal pemohon", "Menentukan pengadilan yang berwenang.", domicileForm, readDomicile,
		func(p *petition.Petition) petition.Part { return p.Domicile }, nil},
	{"child", "Anak", "Anak yang dimintakan dispensasi.", childForm, readChild,
		func(p *petition.Petition) petition.Part { return p.Child }, nil},
	{"spouse", "Calon suami atau istri", "Orang yang akan menikah dengan anak.", spouseForm, readSpouse,
		func(p *petition.Petition) petition.Part { return p.Spouse }, nil},
	{"spouse-parents", "Orang tua calon", "Ayah dan ibu, atau wali, calon suami atau istri.", spouseParentsForm, readSpouseParents,
		func(p *petition.Petition) petition.Part { return p.SpouseParents }, nil},
	{"reason", "Alasan mendesak", "Menurut pemohon, dengan kata-katanya sendiri (UU 16/2019 Pasal 7 ayat (2)).", reasonForm, readReason,
		func(p *petition.Petition) petition.Part { return p.Reason }, nil},
}

// stepsOf are the steps that a petition needs.
func stepsOf(p *petition.Petition) []step {
	var out []step
	for _, st := range steps {
		if st.asked == nil || st.asked(p) {
			out = append(out, st)
		}
	}
	return out
}

func stepNamed(name string) (step, bool) {
	for _, st := range steps {
		if st.name == name {
			return st, true
		}
	}
	return step{}, false
}

func stepURL(id petition.ID, name string) string { return petitionURL(id) + "/steps/" + name }

// afterStep is where a finished step leads: the next one, or the task list.
func afterStep(p *petition.Petition, name string) string {
	all := stepsOf(p)
	for i, st := range all[:len(all)-1] {
		if st.name == name {
			return stepURL(p.ID, all[i+1].name)
		}
	}
	return petitionURL(p.ID)
}

// PetitionStep is one page of the intake.
type PetitionStep struct {
	Base
	Form     Form
	Cautions []petition.Caution
	Ages     []SummaryRow
}

// Name implements Page.
func (PetitionStep) Name() string { return "petition/step" }

func (s *Server) stepPage(c echo.Context, st step, p *petition.Petition, back *refusal) *PetitionStep {
	page := &PetitionStep{Base: s.base(c, st.title, st.lead), Cautions: stepCautions(p, st.name, s.today())}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(p), Href: petitionURL(p.ID)}, {Text: st.title}}
	sets := st.form(p)
	for _, w := range page.Cautions {
		eachField(sets, func(f *Field) {
			if f.Name == w.Field {
				f.Warning = strings.TrimSpace(f.Warning + " " + w.Words)
			}
		})
	}
	seen := Field{Name: "seen", Kind: "hidden", Value: digest(page.Cautions)}
	page.Form = Form{
		Action: stepURL(p.ID, st.name), CSRF: page.CSRF, Version: back.at(p.Version), Fieldsets: append(back.over(sets), Fieldset{Fields: []Field{seen}}),
		Submit: "Simpan dan lanjutkan", Second: "Simpan dahulu", SecondName: "later", Cancel: &Link{Text: "Kembali ke daftar langkah", Href: petitionURL(p.ID)},
	}
	page.Ages = ageRows(p, nil, s.today(), st.name)
	return page
}

// stepCautions are what needs a look on one step.
func stepCautions(p *petition.Petition, name string, today calendar.Date) []petition.Caution {
	var out []petition.Caution
	for _, w := range p.Cautions(today) {
		if w.Step == name {
			out = append(out, w)
		}
	}
	return out
}

// digest tells one set of cautions from another, so that each is shown once
// before the clerk goes on, and not again and again.
func digest(all []petition.Caution) string {
	if len(all) == 0 {
		return ""
	}
	h := sha256.New()
	for _, w := range all {
		h.Write([]byte(w.Field + " " + w.Words + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// editStep serves GET /petitions/:id/steps/:step.
func (s *Server) editStep(c echo.Context) error {
	st, ok := stepNamed(c.Param("step"))
	if !ok {
		return errNoPage
	}
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if !f.Status.Open() || st.asked != nil && !st.asked(f.Petition) {
		return c.Redirect(http.StatusSeeOther, petitionURL(f.ID))
	}
	return s.render(c, http.StatusOK, s.stepPage(c, st, f.Petition, nil))
}

// saveStep serves POST /petitions/:id/steps/:step.
func (s *Server) saveStep(c echo.Context) error {
	st, ok := stepNamed(c.Param("step"))
	if !ok {
		return errNoPage
	}
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	in := read(c)
	p, err := s.amend(c, in, st, f.Petition)
	if err != nil {
		return s.stepAgain(c, in, st, err)
	}
	flash := savedWords(f.Petition, p, st.name, s.today())
	switch warned := stepCautions(p, st.name, s.today()); {
	case in.yes("later"):
		return s.see(c, flash, petitionURL(p.ID))
	case len(warned) > 0 && digest(warned) != in.text("seen"):
		return s.see(c, flash+" Periksa dahulu yang perlu perhatian, lalu lanjutkan.", stepURL(p.ID, st.name))
	default:
		return s.see(c, flash, afterStep(p, st.name))
	}
}

// amend reads a step and saves it. What is missing is refused unless the clerk
// saves for later; what cannot be kept is always refused.
func (s *Server) amend(c echo.Context, in *input, st step, p *petition.Petition) (*petition.Petition, error) {
	part, strict := st.read(in, p), !in.yes("later")
	faults := part.Faults(s.today())
	if strict {
		faults = append(append(faults, part.Check()...), unanswered(st.form(p), in)...)
	}
	if err := in.problem("Ada isian yang perlu diperbaiki. Isian Anda belum tersimpan.", faults); err != nil {
		return nil, err
	}
	return s.Petitions.Amend(c.Request().Context(), actor(c), petition.Revision{ID: p.ID, Version: in.version()}, part, strict)
}

// stepAgain shows a refused step with what was typed, over the newest state.
func (s *Server) stepAgain(c echo.Context, in *input, st step, failed error) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if !f.Status.Open() {
		failed = problem.New(problem.Conflict, "Permohonan ini sudah diserahkan; isinya tidak dapat diubah lagi. Isian Anda di bawah belum tersimpan.").Because(failed)
	}
	return s.again(c, failed, s.stepPage(c, st, f.Petition, refused(in, failed)))
}

// savedWords say what a saved step amounts to, and what was let go with it.
func savedWords(before, p *petition.Petition, name string, today calendar.Date) string {
	words := "Tersimpan."
	switch {
	case name == "standing" && len(p.Petitioners) < len(before.Petitioners):
		words += " Data Pemohon II dihapus karena hanya satu orang yang mengajukan."
	case name == "child" && !p.Child.Born.IsZero():
		words += " Umur anak " + calendar.AgeOn(p.Child.Born, today).String() + ", " + lowerFirst(untilNineteen(p.Child.Born, today)) + "."
	case name == "spouse" && !p.Spouse.Born.IsZero() && !p.Child.Born.IsZero():
		words += " Umur calon " + calendar.AgeOn(p.Spouse.Born, today).String() + ", selisih " + ageGap(p.Child.Born, p.Spouse.Born) + "."
	}
	return words
}
