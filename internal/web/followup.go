package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// FollowUpShow is the support of a child after the decision: the plan, its
// visits and what was promised.
type FollowUpShow struct {
	Base
	URL     string
	Version int
	State   Tag
	Notes   []string // what needs attention
	Facts   []SummaryRow
	Visits  []VisitLine
	Fields  []PromiseField
	Untaken int    // promises of the hearing that were not taken over
	Links   []Link // what the reader may do with the plan
}

// Name implements Page.
func (FollowUpShow) Name() string { return "followup/show" }

// VisitLine is one visit. Ask is where the button to ask for it leads, Miss
// where it is recorded as not possible; both are empty where that is not to be
// done.
type VisitLine struct {
	Title, Due, Said string
	State            Tag
	Request, Read    *Link
	Ask, Miss        string
}

// PromiseField is what was promised in one field.
type PromiseField struct {
	Title    string
	Promises []PromiseLine
}

// PromiseLine is one commitment with what was found at each visit.
type PromiseLine struct {
	What, Who, Until string
	Dropped          string // why it was set aside
	Found            []string
}

// FollowUpPart is the follow-up as the page of a petition shows it.
type FollowUpPart struct {
	State Tag
	Words string
	Href  string
}

func followUpURL(id petition.ID) string { return petitionURL(id) + "/follow-up" }

func visitURL(id petition.ID, ordinal int) string {
	return followUpURL(id) + "/visits/" + strconv.Itoa(ordinal)
}

func visitTitle(ordinal int) string {
	return fmt.Sprintf("Kunjungan ke-%d (%d bulan)", ordinal, followup.Months[ordinal])
}

// showFollowUp serves GET /petitions/:id/follow-up.
func (s *Server) showFollowUp(c echo.Context) error {
	by := actor(c)
	f, err := s.FollowUps.Show(c.Request().Context(), by, petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if f.Plan != nil {
		page, err := s.followUpPage(c, f)
		if err != nil {
			return err
		}
		return s.render(c, http.StatusOK, page)
	}
	if !access.May(by.Office, access.PlanFollowUp) {
		return s.see(c, "Perkara ini belum mempunyai rencana tindak lanjut.", petitionURL(f.ID))
	}
	if err := f.May(); err != nil {
		return s.see(c, problem.Of(err).Words, petitionURL(f.ID))
	}
	page, err := s.planPage(c, f, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) followUpPage(c echo.Context, f *followup.File) (*FollowUpShow, error) {
	page := &FollowUpShow{Base: s.base(c, "Tindak lanjut setelah penetapan", s.caseLine(f.Petition)), URL: followUpURL(f.ID), Version: f.Plan.Version}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: f.Name(), Href: petitionURL(f.ID)}, {Text: "Tindak lanjut"}}
	page.State, page.Notes, page.Facts = planTag(f), s.followUpNotes(f), s.planFacts(c, f)
	may := access.May(actor(c).Office, access.PlanFollowUp) && runs(f)
	reports, err := s.visitReports(c, f)
	if err != nil {
		return nil, err
	}
	for _, v := range f.Visits {
		line := s.visitLine(f, v, may)
		line.Read = reports[v.ReferralID]
		page.Visits = append(page.Visits, line)
	}
	page.Fields = promiseFields(f)
	if may {
		page.Links = planLinks(f)
		page.Untaken = f.Untaken()
	}
	return page, nil
}

// runs reports whether the plan can still be changed.
func runs(f *followup.File) bool {
	return f.Status == petition.FollowUp && f.Plan.EndedOn.IsZero()
}

func planTag(f *followup.File) Tag {
	switch {
	case !f.Plan.EndedOn.IsZero():
		return Tag{"Diakhiri lebih awal", ""}
	case f.Open() == 0:
		return Tag{"Semua kunjungan selesai", "good"}
	}
	return Tag{fmt.Sprintf("%d dari %d kunjungan belum selesai", f.Open(), len(f.Visits)), ""}
}

// followUpNotes says what the desk should think of: the child's age and an end
// without a decision on the petition itself.
func (s *Server) followUpNotes(f *followup.File) []string {
	var out []string
	if !determination.Guarded(f.Outcome.Kind) {
		out = append(out, "Perkara ini berakhir tanpa putusan atas pokok permohonan ("+lowerFirst(f.Outcome.Kind.Label())+"). Tindak lanjut dilakukan hanya bila pendampingan masih diperlukan.")
	}
	grown := f.Turns19()
	if grown.IsZero() || f.Plan != nil && !runs(f) {
		return out
	}
	if !grown.After(s.today()) {
		return append(out, "Anak sudah genap 19 tahun pada "+grown.Indonesian()+". Bila tindak lanjut tidak diperlukan lagi, akhiri rencananya dengan alasan itu.")
	}
	for _, v := range f.Visits {
		if f.Plan.State(v).Open() && !v.Due.Before(grown) {
			return append(out, fmt.Sprintf("Anak genap 19 tahun pada %s, sebelum batas kunjungan ke-%d. Kunjungan tetap dapat dilakukan.", grown.Indonesian(), v.Ordinal))
		}
	}
	return out
}

func (s *Server) planFacts(c echo.Context, f *followup.File) []SummaryRow {
	ctx := c.Request().Context()
	rows := []SummaryRow{
		{Key: "Hasil perkara", Value: f.Outcome.Kind.Label(), Hint: "ditetapkan " + f.DecidedOn.Indonesian()},
		{Key: "Lembaga pendamping", Value: s.agencyName(ctx, f.Plan.AgencyID), Hint: "rencana disusun " + calendar.Of(f.Plan.MadeAt).Indonesian() + " oleh " + f.Plan.Maker},
		{Key: "Cara menghubungi keluarga", Value: f.Plan.Contact},
		{Key: "Anak genap 19 tahun", Value: f.Turns19().Indonesian()},
	}
	for _, o := range f.Plan.Earlier {
		rows = append(rows, SummaryRow{Key: "Lembaga sebelumnya", Value: s.agencyName(ctx, o.AgencyID), Hint: "sampai " + o.Until.Indonesian() + "; diganti oleh " + o.By + ": " + o.Why})
	}
	if !f.Plan.EndedOn.IsZero() {
		rows = append(rows, SummaryRow{Key: "Diakhiri " + f.Plan.EndedOn.Indonesian(), Value: f.Plan.EndKind.Label(), Hint: commas(f.Plan.EndWords, "dicatat oleh "+f.Plan.Ender)})
	}
	return rows
}

func (s *Server) visitLine(f *followup.File, v followup.Visit, may bool) VisitLine {
	today, st := s.today(), f.Plan.State(v)
	line := VisitLine{Title: visitTitle(v.Ordinal), Due: "Paling lambat " + dayLine(v.Due) + ", " + near(v.Due, today) + ".", State: visitTag(st, v.Due, today)}
	switch {
	case st == followup.Missed:
		line.Said = v.Missed.Label() + ". " + v.Words + " Dicatat " + v.ClosedOn.Indonesian() + " oleh " + v.Closer + "."
	case st == followup.Planned && v.Asked == referral.Declined:
		line.Said = "Lembaga tidak menerima permintaan terakhir. Minta sekali lagi, atau ganti lembaganya."
	case st == followup.Planned && !followup.Near(v.Due, today):
		line.Said = "Diminta kepada lembaga mulai " + v.Due.AddDays(-followup.Ahead).Indonesian() + "."
	}
	if v.ReferralID != "" {
		line.Request = &Link{Text: "Permintaan: " + lowerFirst(v.Asked.Label()), Href: referralURL(v.ReferralID)}
	}
	if may && st == followup.Planned && followup.Near(v.Due, today) {
		line.Ask = visitURL(f.ID, v.Ordinal) + "/ask"
	}
	if may && st.Open() && (line.Ask != "" || st == followup.Asked) {
		line.Miss = visitURL(f.ID, v.Ordinal) + "/miss"
	}
	return line
}

func visitTag(st followup.State, due, today calendar.Date) Tag {
	if words := late(due, today); words != "" && st.Open() {
		return Tag{st.Label() + ", " + words, "notice"}
	}
	return Tag{st.Label(), map[followup.State]string{followup.Done: "good"}[st]}
}

// visitReports leads to the signed reports of the visits, by their requests,
// for the judge; nobody else at the court reads them.
func (s *Server) visitReports(c echo.Context, f *followup.File) (map[referral.ID]*Link, error) {
	ctx, by := c.Request().Context(), actor(c)
	if !access.May(by.Office, access.ReadAssessment) {
		return nil, nil
	}
	all, err := s.Referrals.List(ctx, by, f.ID)
	out := map[referral.ID]*Link{}
	for _, r := range all {
		if r.Visit == 0 || r.Status != referral.Signed {
			continue
		}
		a, err := s.Assessments.Of(ctx, by, &r)
		if err != nil {
			return nil, err
		}
		if a != nil {
			out[r.ID] = &Link{Text: "Baca laporan kunjungan", Href: assessmentURL(a.ID)}
		}
	}
	return out, err
}

// promiseFields groups the commitments by their field.
func promiseFields(f *followup.File) []PromiseField {
	var out []PromiseField
	for _, x := range followup.Fields {
		group := PromiseField{Title: x.Label}
		for _, k := range f.Commitments {
			if k.Field == x.Kind {
				group.Promises = append(group.Promises, promiseLine(f.Observations, k))
			}
		}
		if len(group.Promises) > 0 {
			out = append(out, group)
		}
	}
	return out
}

func promiseLine(seen []followup.Observation, k followup.Commitment) PromiseLine {
	line := PromiseLine{What: k.What, Who: k.Who.Label(), Until: k.Until.Indonesian(), Dropped: k.Dropped}
	for _, o := range seen {
		for _, a := range o.Answers {
			if a.Commitment == k.Ordinal {
				line.Found = append(line.Found, strings.TrimSpace(fmt.Sprintf("Kunjungan ke-%d, %s: %s. %s", o.Visit, calendar.Of(o.MadeAt).Indonesian(), lowerFirst(a.How.Label()), a.Words)))
			}
		}
	}
	return line
}

func planLinks(f *followup.File) []Link {
	at := followUpURL(f.ID)
	out := []Link{{Text: "Catat kesanggupan", Href: at + "/commitments"}}
	if len(f.Standing()) > 0 {
		out = append(out, Link{Text: "Batalkan catatan kesanggupan", Href: at + "/commitments/drop"})
	}
	return append(out, Link{Text: "Ganti lembaga", Href: at + "/agency"}, Link{Text: "Akhiri lebih awal", Href: at + "/end"})
}

// followUpPart is the follow-up on the page of a petition, or nil while there
// is no plan.
func (s *Server) followUpPart(c echo.Context, p *petition.Petition) (*FollowUpPart, error) {
	if p.DecidedOn.IsZero() {
		return nil, nil
	}
	f, err := s.FollowUps.Of(c.Request().Context(), actor(c), p)
	if err != nil || f.Plan == nil {
		return nil, err
	}
	out := &FollowUpPart{State: planTag(f), Words: s.agencyName(c.Request().Context(), f.Plan.AgencyID) + " mendampingi anak.", Href: followUpURL(p.ID)}
	for _, v := range f.Visits {
		if st := f.Plan.State(v); st.Open() && runs(f) {
			out.Words += fmt.Sprintf(" Kunjungan ke-%d paling lambat %s, %s.", v.Ordinal, v.Due.Indonesian(), near(v.Due, s.today()))
			break
		}
	}
	return out, nil
}
