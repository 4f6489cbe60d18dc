package web

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/audit"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/region"
)

func petitionURL(id petition.ID) string { return "/petitions/" + string(id) }

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
	Petition *petition.Petition
	People   []Task
	Papers   []Task
	Cautions []petition.Caution
	Last     *petition.Return
	URL      string
}

// Name implements Page.
func (PetitionDraft) Name() string { return "petition/draft" }

// PetitionShow is a petition that has left the clerk's hands.
type PetitionShow struct {
	Base
	Petition    *petition.Petition
	URL         string
	State       Tag
	Facts       []SummaryRow
	People      []Block
	Papers      []Paper
	Hearings    []hearing.Hearing
	Referrals   []ReferralLine
	Briefs      []brief.Issued
	NewerFacts  bool
	Links       []petition.Link
	Gaps        []Gap
	Cautions    []petition.Caution
	Steps       []Step
	MayBrief    bool
	Outcome     []SummaryRow
	LastReturn  *petition.Return
	FormVersion int
}

// Name implements Page.
func (PetitionShow) Name() string { return "petition/show" }

// Block is a heading with facts below it.
type Block struct {
	Title string
	Rows  []SummaryRow
}

// Paper is one line of the document list.
type Paper struct {
	Label, Pasal, State, Tone, Number, Href string
	On                                      calendar.Date
}

// Gap is an open item: what, by which article, who owes it.
type Gap struct {
	Words, Cite, Owner, Consequence, Sure string
	Due                                   bool // due at this stage, or later
}

// Step is what can be done next. A step with Post is done at once, on a button
// with its own sentence of what will happen.
type Step struct {
	Text, Href, Says string
	Post, Main       bool
}

// openPetition serves POST /petitions.
func (s *Server) openPetition(c echo.Context) error {
	p, err := s.Petitions.Open(c.Request().Context(), actor(c), petition.ID(c.FormValue("ticket")))
	if err != nil {
		return err
	}
	if p.Version > 1 {
		return c.Redirect(http.StatusSeeOther, petitionURL(p.ID))
	}
	return c.Redirect(http.StatusSeeOther, petitionURL(p.ID)+"/steps/"+steps[0].name)
}

// showPetition serves GET /petitions/:id.
func (s *Server) showPetition(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if f.Status.Open() && actor(c).Office == identity.Clerk {
		return s.render(c, http.StatusOK, s.draftPage(c, f))
	}
	page, err := s.petitionPage(c, f)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) draftPage(c echo.Context, f *petition.File) *PetitionDraft {
	page := &PetitionDraft{Base: s.base(c, draftName(f.Petition), "Isi langkah demi langkah; setiap langkah tersimpan sendiri."), Petition: f.Petition, URL: petitionURL(f.ID)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	for _, st := range steps {
		page.People = append(page.People, stepTask(st, f.Petition))
	}
	for _, k := range petition.DocumentKinds {
		page.Papers = append(page.Papers, paperTask(f, k.Kind))
	}
	page.Cautions = f.Cautions(s.today())
	if n := len(f.Returns); n > 0 && f.Status == petition.Returned {
		page.Last = &f.Returns[n-1]
	}
	return page
}

func stepTask(st step, p *petition.Petition) Task {
	t := Task{Title: st.title, Href: petitionURL(p.ID) + "/steps/" + st.name, Status: "Lengkap", Tone: "good"}
	if n := len(st.part(p).Check()); n > 0 {
		t.Status, t.Tone = fmt.Sprintf("%d belum diisi", n), "notice"
	}
	return t
}

func paperTask(f *petition.File, kind petition.DocumentKind) Task {
	p := paper(petition.Find(f.Documents, kind), f.ID)
	t := Task{Title: p.Label, Href: petitionURL(f.ID) + "/documents/" + string(kind), Hint: p.Pasal, Status: p.State, Tone: p.Tone}
	if kind.Statutory() {
		t.Title = string(kind) + ". " + t.Title
	}
	return t
}

// paper says how a document stands.
func paper(d petition.Document, id petition.ID) Paper {
	p := Paper{Label: d.Kind.Label(), Pasal: d.Kind.Pasal(), Number: d.Number, On: d.IssuedOn}
	if d.FileHash != "" {
		p.Href = petitionURL(id) + "/papers/" + string(d.ID) + "/file"
	}
	switch {
	case d.ID == "":
		p.State = "Belum ada"
		if d.Kind.Statutory() {
			p.Tone = "notice"
		}
	case d.Substitute:
		p.State, p.Tone = "Ada, pengganti", "good"
	case d.OriginalSeen || d.Kind == "a":
		p.State, p.Tone = "Ada", "good"
	default:
		p.State, p.Tone = "Ada, asli belum dilihat", "notice"
	}
	return p
}

func (s *Server) petitionPage(c echo.Context, f *petition.File) (*PetitionShow, error) {
	ctx, by := c.Request().Context(), actor(c)
	page := &PetitionShow{Base: s.base(c, f.Name(), s.lead(f.Petition)), Petition: f.Petition, URL: petitionURL(f.ID), Links: f.Links, FormVersion: f.Version}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	page.State = stateTag(f.Status)
	var err error
	if page.Hearings, err = s.Hearings.Of(ctx, by, f.Petition); err != nil {
		return nil, err
	}
	if page.Referrals, err = s.referralLines(c, f.Petition); err != nil {
		return nil, err
	}
	if access.May(by.Office, access.ReadBrief) {
		if page.Briefs, page.NewerFacts, err = s.Briefs.Of(ctx, by, f.Petition); err != nil {
			return nil, err
		}
	}
	page.Facts, page.People = s.caseFacts(c, f.Petition), s.people(f.Petition)
	for _, k := range petition.DocumentKinds {
		if d := petition.Find(f.Documents, k.Kind); d.ID != "" || k.Statutory {
			page.Papers = append(page.Papers, paper(d, f.ID))
		}
	}
	page.Gaps = gaps(f, page.signed(), s.today())
	page.Cautions, page.Steps = f.Cautions(s.today()), nextSteps(by.Office, f.Petition)
	page.MayBrief = access.May(by.Office, access.IssueBrief) && f.Status != petition.Draft && f.Number != ""
	if n := len(f.Returns); n > 0 {
		page.LastReturn = &f.Returns[n-1]
	}
	return page, nil
}

func (p *PetitionShow) signed() int {
	n := 0
	for _, r := range p.Referrals {
		if r.Assessment != nil && r.Assessment.Status == assessment.Signed {
			n++
		}
	}
	return n
}

func (s *Server) lead(p *petition.Petition) string {
	lead := "Anak " + p.Child.Initials()
	if !p.Child.Born.IsZero() {
		lead += ", " + calendar.AgeOn(p.Child.Born, s.today()).String()
	}
	if p.Domicile.District != "" {
		lead += ", " + region.Name(p.Domicile.District)
	}
	return lead + "."
}

func stateTag(st petition.Status) Tag {
	tone := map[petition.Status]string{petition.Returned: "notice", petition.Submitted: "notice", petition.Decided: "good", petition.FollowUp: "good"}
	return Tag{st.Label(), tone[st]}
}

// caseFacts are the rows at the top of a petition.
func (s *Server) caseFacts(c echo.Context, p *petition.Petition) []SummaryRow {
	rows := []SummaryRow{}
	add := func(key, value, hint string) {
		if value != "" {
			rows = append(rows, SummaryRow{Key: key, Value: value, Hint: hint})
		}
	}
	on := s.today()
	if !p.Child.Born.IsZero() {
		add("Umur anak hari ini", calendar.AgeOn(p.Child.Born, on).String(), untilNineteen(p.Child.Born, on))
		if !p.Spouse.Born.IsZero() {
			add("Umur calon", calendar.AgeOn(p.Spouse.Born, on).String(), "Selisih umur "+ageGap(p.Child.Born, p.Spouse.Born))
		}
	}
	if !p.RegisteredOn.IsZero() {
		add("Didaftarkan", p.RegisteredOn.Indonesian(), feeWords(p.Registration))
	}
	if p.JudgeID != "" {
		add("Hakim", s.accountName(c, p), "Panitera pengganti "+p.Deputy)
	}
	if p.Outcome.Kind != "" {
		add("Hasil", p.Outcome.Kind.Label(), p.DecidedOn.Indonesian()+". "+p.Outcome.Note)
	}
	return rows
}

func feeWords(r petition.Registration) string {
	if r.Prodeo {
		return "Prodeo, " + r.Receipt
	}
	return "Panjar " + rupiah(r.Advance) + ", " + r.Receipt
}

func (s *Server) accountName(c echo.Context, p *petition.Petition) string {
	judges, err := s.Directory.Accounts(c.Request().Context(), identity.Judge, p.CourtID, "")
	if err != nil {
		return ""
	}
	for _, j := range judges {
		if j.ID == p.JudgeID {
			return j.Name
		}
	}
	return ""
}

func (s *Server) people(p *petition.Petition) []Block {
	on := s.today()
	var out []Block
	basis, _ := p.Standing.Kind.Basis()
	for i, x := range p.Petitioners {
		title := "Pemohon"
		if len(p.Petitioners) > 1 {
			title = []string{"Pemohon I", "Pemohon II"}[i]
		}
		rows := personRows(x, on)
		if i == 0 {
			rows = append(rows, SummaryRow{Key: "Kedudukan", Value: basis.Label, Hint: "PERMA 5/2019 Pasal " + basis.Pasal})
		}
		out = append(out, Block{title, rows})
	}
	out = append(out, Block{"Anak", append(personRows(p.Child.Person, on), schoolRows(p.Child)...)},
		Block{"Calon suami atau istri", personRows(p.Spouse.Person, on)})
	if p.SpouseParents.Father.Name != "" {
		out = append(out, Block{"Ayah calon", personRows(p.SpouseParents.Father, on)})
	}
	if p.SpouseParents.Mother.Name != "" {
		out = append(out, Block{"Ibu calon", personRows(p.SpouseParents.Mother, on)})
	}
	return append(out, Block{"Alasan mendesak menurut pemohon", reasonRows(p.Reason)})
}

func schoolRows(x petition.Child) []SummaryRow {
	if x.School == "" {
		return nil
	}
	still := "sudah berhenti"
	if x.StillAt == "ya" {
		still = "masih bersekolah"
	}
	return []SummaryRow{{Key: "Sekolah", Value: x.School + ", " + still}}
}

func reasonRows(r petition.Reason) []SummaryRow {
	rows := []SummaryRow{}
	for _, k := range r.Categories {
		rows = append(rows, SummaryRow{Key: "Golongan", Value: petition.ReasonLabel(k)})
	}
	rows = append(rows, SummaryRow{Key: "Dengan kata pemohon", Value: r.Words})
	if r.Refusal != "" {
		rows = append(rows, SummaryRow{Key: "Penolakan KUA", Value: r.Refusal + ", " + r.KUA, Hint: r.RefusedOn.Indonesian()})
	}
	return rows
}

// gaps are the open items of a petition, those that are due first.
func gaps(f *petition.File, signed int, on calendar.Date) []Gap {
	facts := f.Facts(f.Documents, len(f.Links) > 0, on)
	facts.Assessments = signed
	var out []Gap
	for _, x := range law.Open(law.Evaluate(facts), true) {
		out = append(out, Gap{
			Words: x.Rule.Missing, Cite: x.Rule.Cite(), Owner: string(x.Rule.Owner),
			Consequence: string(x.Rule.Consequence), Sure: string(x.Rule.Sure), Due: x.Status == law.Unfulfilled,
		})
	}
	slices.SortStableFunc(out, func(a, b Gap) int { return boolOrder(a.Due, b.Due) })
	return out
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	default:
		return 1
	}
}

func untilNineteen(born, on calendar.Date) string {
	n := calendar.MonthsUntil(on, calendar.Birthday(born, 19))
	switch {
	case n < 0:
		return "Sudah 19 tahun"
	case n == 0:
		return "Kurang dari satu bulan menuju 19 tahun"
	default:
		return fmt.Sprintf("%d bulan menuju 19 tahun", n)
	}
}

// ageGap gives the difference in age, and who is older.
func ageGap(child, spouse calendar.Date) string {
	if spouse.Before(child) {
		return calendar.AgeOn(spouse, child).String() + ", calon lebih tua"
	}
	return calendar.AgeOn(child, spouse).String() + ", anak lebih tua"
}

// PetitionHistory lists what was done to a petition.
type PetitionHistory struct {
	Base
	Entries []audit.Entry
}

// Name implements Page.
func (PetitionHistory) Name() string { return "petition/history" }

// showHistory serves GET /petitions/:id/history.
func (s *Server) showHistory(c echo.Context) error {
	p, entries, err := s.Petitions.History(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page := &PetitionHistory{Base: s.base(c, "Riwayat", p.Name()), Entries: entries}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: p.Name(), Href: petitionURL(p.ID)}, {Text: "Riwayat"}}
	return s.render(c, http.StatusOK, page)
}

// PetitionNumbers shows the NIK in full, once, to who asked.
type PetitionNumbers struct {
	Base
	Rows []SummaryRow
	URL  string
}

// Name implements Page.
func (PetitionNumbers) Name() string { return "petition/numbers" }

// revealNumbers serves POST /petitions/:id/reveal.
func (s *Server) revealNumbers(c echo.Context) error {
	p, err := s.Petitions.Reveal(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page := &PetitionNumbers{Base: s.base(c, "NIK lengkap", p.Name()+". Penampilan ini dicatat dalam riwayat."), URL: petitionURL(p.ID)}
	add := func(who string, x petition.Person) {
		if x.NIK != "" {
			page.Rows = append(page.Rows, SummaryRow{Key: who, Value: x.NIK.Digits()})
		}
	}
	for i, x := range p.Petitioners {
		add(fmt.Sprintf("Pemohon %d", i+1), x)
	}
	add("Anak", p.Child.Person)
	add("Calon suami atau istri", p.Spouse.Person)
	return s.render(c, http.StatusOK, page)
}

// revision names the petition of a form as its sender saw it.
func revision(c echo.Context) petition.Revision {
	return petition.Revision{ID: petition.ID(c.Param("id")), Version: read(c).version()}
}

// stale replaces the words of a conflict on a form whose fields are still on
// the page.
func stale(what *problem.Problem) {
	if what != nil && what.Kind == problem.Conflict {
		what.Words = "Data ini diubah orang lain sejak Anda membukanya. Isian Anda masih ada di bawah dan belum tersimpan. Bandingkan dengan data terbaru, lalu simpan lagi bila isian Anda yang benar."
	}
}
