package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/region"
)

func petitionURL(id petition.ID) string { return "/petitions/" + string(id) }

// PetitionShow is a petition that has left the clerk's hands. The judge reads
// the briefs, the assessments and the open items first.
type PetitionShow struct {
	Base
	URL        string
	Readers    string // where the registrar sees who looked, or empty
	Version    int
	State      Tag
	Facts      []SummaryRow
	Steps      []Step
	ForJudge   bool
	Briefs     []brief.Issued
	Bundles    []brief.IssuedBundle
	NewerFacts bool
	MayBrief   bool
	MayPreview bool
	Guard      *Guard
	Ruling     *Ruling
	FollowUp   *FollowUpPart
	Due, Later []Gap
	AtHearing  []Gap // due too, but for the judge: folded for the other offices
	Closed     bool  // ended without a decision on the petition itself: nothing is open any more
	Cautions   []CautionLine
	Hearings   []HearingShow
	NextStep   hearing.Step // by the articles of the hearing, while the case is pending
	Referrals  []Asked
	Annex      *AnnexPart // the sealed annex, for the judge only
	Protected  []Asked    // protection referrals, for the judge only
	Marriage   *MarriageShow
	People     []Block
	Papers     []Paper
	MayAdd     bool     // documents
	AddHref    string   // one more other document
	ReferHref  string   // a document of a linked petition
	Withdrawn  []string // references that were withdrawn
	Births     *Births
	Links      []LinkLine
	Ended      []LinkLine
	LinkHref   string
	Earlier    *Earlier
	LastReturn *petition.Return
}

// Name implements Page.
func (PetitionShow) Name() string { return "petition/show" }

// Asked is one request for an assessment with what came of it. Read leads to
// the assessment where the reader may read it.
type Asked struct {
	Agency, Href string
	State        Tag
	Line         string // when it was asked for and by when it is due
	Said         string // who signed it and when, or why nobody will
	Read         *Link
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
	return c.Redirect(http.StatusSeeOther, stepURL(p.ID, steps[0].name))
}

// showPetition serves GET /petitions/:id.
func (s *Server) showPetition(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if f.Status.Open() && actor(c).Office == identity.Clerk {
		page, err := s.draftPage(c, f)
		if err != nil {
			return err
		}
		if page.Attached, err = s.attached(c, f.Petition); err != nil {
			return err
		}
		if page.Earlier, err = s.earlier(c, f.Petition); err != nil {
			return err
		}
		return s.render(c, http.StatusOK, page)
	}
	page, err := s.petitionPage(c, f)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) petitionPage(c echo.Context, f *petition.File) (*PetitionShow, error) {
	by := actor(c)
	page := &PetitionShow{Base: s.base(c, draftName(f.Petition), ""), URL: petitionURL(f.ID), Version: f.Version, State: stateTag(f.Status), ForJudge: by.Office == identity.Judge}
	if access.May(by.Office, access.ReadAudit) {
		page.Readers = readersURL(f.ID)
	}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	x, err := s.gather(c, f, page)
	if err != nil {
		return nil, err
	}
	if page.Ruling, err = s.ruling(c, f.Petition); err != nil {
		return nil, err
	}
	if page.FollowUp, err = s.followUpPart(c, f.Petition); err != nil {
		return nil, err
	}
	if page.Earlier, err = s.earlier(c, f.Petition); err != nil {
		return nil, err
	}
	if page.Annex, err = s.annexPart(c, f.Petition); err != nil {
		return nil, err
	}
	if page.Protected, err = s.protectionsOf(c, f.Petition); err != nil {
		return nil, err
	}
	page.Marriage = marriageShow(by.Office, x, f.Petition)
	page.Hearings = hearingShows(by, f.Petition, x.Hearings)
	if f.Status.Pending() {
		page.NextStep = hearing.NextStep(x.Hearings)
	}
	page.Lead = s.leadOf(f) + " " + nextWords(by.Office, f.Petition, x.Hearings)
	page.Facts, page.People = s.caseFacts(c, f), s.people(f.Petition)
	page.MayAdd = access.May(by.Office, access.AmendPetition) && f.Outcome.Kind == ""
	s.papersOf(by, f, page)
	page.Due, page.Later = gaps(x, s.today())
	if !page.ForJudge {
		page.Due, page.AtHearing = parted(page.Due, string(law.ByJudge))
	}
	page.Closed = f.Outcome.Kind != "" && !determination.Guarded(f.Outcome.Kind)
	page.Guard = guardOf(x, by.Office, s.today())
	page.Cautions = cautionLines(f.Petition, f.Cautions(s.today()))
	var heardOn calendar.Date
	if next := hearing.Next(x.Hearings); next != nil {
		heardOn = next.On
	}
	if words := mootWords(f.Petition, heardOn, s.today()); words != "" {
		page.Cautions = append([]CautionLine{{Words: words}}, page.Cautions...)
	}
	page.Steps = nextSteps(by.Office, f.Petition)
	if st, ok := recordStep(by.Office, f.Petition, x.Hearings); ok {
		page.Steps = append([]Step{st}, page.Steps...)
	}
	page.Steps = withMoot(mootStep(by.Office, f.Petition, s.today()), page.Steps)
	for i := range page.Steps {
		page.Steps[i].Main = page.Steps[i].Main && !page.MayBrief
	}
	page.Links, page.Ended = linkLines(by, f.Links), linkLines(by, f.Ended)
	if access.May(by.Office, access.LinkPetitions) {
		page.LinkHref = page.URL + "/link"
	}
	if n := len(f.Returns); n > 0 {
		page.LastReturn = &f.Returns[n-1]
	}
	return page, nil
}

// gather asks the other rooms what they know of the petition, and returns the
// case that the rules look at.
func (s *Server) gather(c echo.Context, f *petition.File, page *PetitionShow) (x determination.Case, err error) {
	ctx, by := c.Request().Context(), actor(c)
	lines, err := s.referralLines(c, f.Petition)
	if err != nil {
		return x, err
	}
	for _, l := range lines {
		page.Referrals = append(page.Referrals, asked(by, l, s.today()))
	}
	if access.May(by.Office, access.ReadBrief) {
		if page.Briefs, page.NewerFacts, err = s.Briefs.Of(ctx, by, f.Petition); err != nil {
			return x, err
		}
		if page.Bundles, err = s.Briefs.BundlesOf(ctx, by, f.Petition); err != nil {
			return x, err
		}
	}
	page.MayBrief = access.May(by.Office, access.IssueBrief) && f.Number != ""
	page.MayPreview = access.May(by.Office, access.PreviewBrief) && (f.Status.Pending() || len(page.Briefs) > 0)
	return s.Rulings.Of(ctx, by, f.Petition)
}

func asked(by identity.Actor, l ReferralLine, today calendar.Date) Asked {
	r := l.Referral
	a := Asked{Agency: l.Agency, Href: referralURL(r.ID), State: Tag{Text: r.Status.Label()}, Line: askedLine(&r, today)}
	switch {
	case r.Late(today):
		a.State.Text, a.State.Tone = a.State.Text+", "+r.Clock(today), "notice"
	case r.Status == referral.Revoked:
		a.Said = "Alasan dicabut: " + strings.TrimSuffix(r.RevokedWhy, ".")
	case r.Reason != "":
		a.Said = "Alasan: " + strings.TrimSuffix(r.Why(), ".")
	case l.Meeting != "" && r.Status.Working():
		a.Said = "Pertemuan dengan anak " + l.Meeting
	}
	if x := l.Assessment; x != nil && x.Status == assessment.Signed {
		a.State.Tone = "good"
		if x.SignedAt != nil {
			a.Said = "Ditandatangani " + x.Signer + ", " + calendar.Of(*x.SignedAt).Indonesian()
		}
		if x.Revision > 1 {
			a.Said += ", revisi " + strconv.Itoa(x.Revision)
		}
		if l.Correcting {
			a.State.Text, a.State.Tone = a.State.Text+", sedang dikoreksi lembaga", "notice"
		}
		if access.May(by.Office, access.ReadAssessment) {
			a.Read = &Link{Text: "Baca asesmen", Href: "/assessments/" + string(x.ID)}
		}
	}
	return a
}

// askedLine says when an assessment was asked for, by when it is due and how
// many working days are left.
func askedLine(r *referral.Referral, today calendar.Date) string {
	on := calendar.Of(r.RequestedAt).Indonesian()
	if r.CameFirst {
		return "Dicatat lembaga " + on + ", sebelum permohonan."
	}
	line := "Diminta " + on + ", batas waktu " + r.Due.Indonesian()
	if left := r.Clock(today); left != "" {
		line += ", " + left
	}
	return line + "."
}

// lead says whose case it is.
func (s *Server) lead(p *petition.Petition) string { return s.leadOf(&petition.File{Petition: p}) }

// leadOf says whose case it is, with every age that the documents give.
func (s *Server) leadOf(f *petition.File) string {
	var parts []string
	p := f.Petition
	if in := p.Child.Initials(); in != "" {
		parts = append(parts, "Anak "+in)
	}
	if age := agesBy(p.ReadingsOfChild(f.Papers()), s.today()); age != "" {
		parts = append(parts, age)
	}
	if at := region.Name(p.Domicile.District); at != "" {
		parts = append(parts, at)
	}
	return stopped(strings.Join(parts, ", "))
}

// caseLine says which case a form is about, and whose it is.
func (s *Server) caseLine(p *petition.Petition) string {
	return s.caseLineOf(&petition.File{Petition: p})
}

// caseLineOf says so where the documents are at hand, with every age that they
// give.
func (s *Server) caseLineOf(f *petition.File) string {
	return strings.TrimSpace(stopped(string(f.Number)) + " " + s.leadOf(f))
}

// stopped ends words with one full stop; initials bring their own.
func stopped(words string) string {
	if words == "" || strings.HasSuffix(words, ".") {
		return words
	}
	return words + "."
}

func stateTag(st petition.Status) Tag {
	tone := map[petition.Status]string{petition.Returned: "notice", petition.Submitted: "notice", petition.Decided: "good", petition.FollowUp: "good"}
	return Tag{st.Label(), tone[st]}
}

// revision names the petition of a form as its sender saw it.
func revision(c echo.Context) petition.Revision {
	return petition.Revision{ID: petition.ID(c.Param("id")), Version: read(c).version()}
}

// stale replaces the words of a conflict on a form whose fields are still on
// the page.
func stale(what *problem.Problem) {
	if what != nil && what.Kind == problem.Conflict {
		what.Words = "Data ini diubah orang lain sejak Anda membukanya. Isian Anda masih ada di bawah dan belum tersimpan. Bandingkan dengan yang tersimpan sekarang, lalu simpan lagi bila isian Anda yang benar."
	}
}
