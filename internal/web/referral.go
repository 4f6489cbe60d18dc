package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

func referralURL(id referral.ID) string { return "/referrals/" + string(id) }

// usualInstrument is what the page for a new request proposes.
const usualInstrument = "peksos-laporan-sosial"

// ReferralNew asks an agency for an assessment.
type ReferralNew struct {
	Base
	Form   Form
	Nobody bool // no agreement is valid today, so that nobody can be asked
	URL    string
}

// Name implements Page.
func (ReferralNew) Name() string { return "referral/new" }

// offer is an agency that may be asked today, for which instruments and under
// which agreement.
type offer struct {
	mou.Choice
	instruments []string // by their titles
	when        string   // the agency sees children, and whether it serves the place
}

// offers lists the agencies that a court may ask, by name.
func (s *Server) offers(c echo.Context, court identity.CourtID) ([]offer, error) {
	var out []offer
	for _, in := range s.instruments() {
		choices, err := s.Agreements.Choices(c.Request().Context(), court, in.ID, s.today())
		if err != nil {
			return nil, err
		}
		for _, x := range choices {
			i := slices.IndexFunc(out, func(o offer) bool { return o.Agency.ID == x.Agency.ID })
			if i < 0 {
				i, out = len(out), append(out, offer{Choice: x})
			}
			out[i].instruments = append(out[i].instruments, in.Title)
		}
	}
	slices.SortFunc(out, func(a, b offer) int { return strings.Compare(a.Agency.Name, b.Agency.Name) })
	return out, nil
}

// instruments lists the newest version of every instrument with which an agency
// may assess before the determination.
func (s *Server) instruments() []*instrument.Instrument {
	var out []*instrument.Instrument
	for _, in := range s.Assessments.Catalogue.All() {
		if in.FollowUp {
			continue
		}
		if n := len(out); n > 0 && out[n-1].ID == in.ID {
			out[n-1] = in
			continue
		}
		out = append(out, in)
	}
	return out
}

// hint says what a judge should know before asking the agency.
func (o offer) hint() string {
	words := "Instrumen: " + strings.Join(o.instruments, ", ") + ". Nota kesepahaman " + o.Agreement.Number + ", berlaku sampai " + o.Agreement.To.Indonesian() + "."
	if o.Agency.Role == mou.Accompanies {
		words += " Lembaga ini mendampingi."
	}
	if policy := o.Agency.PolicyWords(); policy != "" && o.Agency.Role.MayAdvise() {
		words += " Kebijakan lembaga: " + policy
	}
	return words + o.when
}

func offerOptions(offers []offer) []Option {
	var out []Option
	for _, o := range offers {
		out = append(out, Option{Value: string(o.Agency.ID), Text: o.Agency.Name, Hint: o.hint()})
	}
	return out
}

func (s *Server) referralInstruments() []Option {
	var out []Option
	for _, in := range s.instruments() {
		var covers []string
		for _, id := range in.Covers {
			covers = append(covers, factorName(id))
		}
		out = append(out, Option{Value: in.ID, Text: in.Title, Hint: "Pengisi: " + in.Audience + ". Faktor: " + strings.Join(covers, "; ") + "."})
	}
	return out
}

func (s *Server) referralForm(f *petition.File, offers []offer, next *hearing.Hearing) []Fieldset {
	var hearingOn calendar.Date
	dueHint := "Sepuluh hari kerja, tanpa hari libur nasional dan cuti bersama."
	if next != nil {
		hearingOn = next.On
		dueHint = "Sidang berikutnya " + next.On.Weekday() + ", " + next.On.Indonesian() + "."
	}
	contact := ""
	if len(f.Petitioners) > 0 {
		contact = f.Petitioners[0].Phone
	}
	return []Fieldset{{Fields: []Field{
		{Name: "ticket", Kind: "hidden", Value: identity.NewID()},
		{Name: "agency", Label: "Lembaga", Kind: "choice", Required: true, Options: offerOptions(offers)},
		{Name: "instrument", Label: "Instrumen asesmen", Kind: "choice", Required: true, Value: usualInstrument, Options: s.referralInstruments()},
		{Name: "questions", Label: "Yang ingin diketahui hakim", Kind: "longtext", Rows: 5, Required: true, Hint: "Satu pertanyaan satu baris. Jangan menyebut nama atau nomor perkara; lembaga hanya mengetahui inisial anak."},
		{Name: "due", Label: "Paling lambat diserahkan", Kind: "date", Required: true, Value: referral.UsualDue(s.today(), hearingOn).Short(), Hint: dueHint + " Contoh 23-11-2026."},
		{Name: "contact", Label: "Cara menghubungi keluarga", Required: true, Value: contact, Hint: "Nomor telepon pemohon pertama, bila ada. Diteruskan kepada lembaga."},
	}}}
}

func (s *Server) referralPage(c echo.Context, f *petition.File, in *input, what *problem.Problem) (*ReferralNew, error) {
	page := &ReferralNew{Base: s.base(c, "Minta asesmen", f.Name()+". "+s.lead(f.Petition)), URL: petitionURL(f.ID)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: f.Name(), Href: petitionURL(f.ID)}, {Text: page.Title}}
	offers, err := s.offers(c, f.CourtID)
	if err != nil {
		return nil, err
	}
	hearings, err := s.Hearings.Of(c.Request().Context(), actor(c), f.Petition)
	if err != nil {
		return nil, err
	}
	next := hearing.Next(hearings)
	for i := range offers {
		offers[i].when = whenWords(offers[i].Agency, f.Domicile.District, s.today(), next)
	}
	page.Nobody = len(offers) == 0
	sets := s.referralForm(f, offers, next)
	if in != nil {
		inOrder(sets, what)
		sets = overlay(sets, typed(in), what)
	}
	page.Form = Form{Action: petitionURL(f.ID) + "/referrals", CSRF: page.CSRF, Fieldsets: sets, Submit: "Minta asesmen", Cancel: &Link{Text: "Kembali ke permohonan", Href: petitionURL(f.ID)}}
	return page, nil
}

// newReferral serves GET /petitions/:id/referrals/new.
func (s *Server) newReferral(c echo.Context) error {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if !f.Status.Pending() {
		return s.see(c, "Asesmen dapat diminta setelah permohonan terdaftar dan sebelum diputus.", petitionURL(f.ID))
	}
	page, err := s.referralPage(c, f, nil, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// askReferral serves POST /petitions/:id/referrals.
func (s *Server) askReferral(c echo.Context) error {
	ctx, in := c.Request().Context(), read(c)
	ask := referral.Request{
		Ticket: referral.ID(in.text("ticket")), Petition: petition.ID(c.Param("id")), Agency: identity.AgencyID(in.text("agency")),
		Instrument: in.text("instrument"), Questions: in.long("questions"), Due: in.date("due"), Contact: in.text("contact"),
	}
	var r *referral.Referral
	missing := ask.Check(s.today())
	if ask.Instrument != "" && !slices.ContainsFunc(s.instruments(), func(x *instrument.Instrument) bool { return x.ID == ask.Instrument }) {
		missing = append(missing, problem.Field{Name: "instrument", Words: "Pilih instrumen dari daftar."})
	}
	err := in.problem("Permintaan belum dikirim.", missing)
	if err == nil {
		r, err = s.Referrals.Ask(ctx, actor(c), ask)
	}
	if err == nil {
		return s.see(c, "Permintaan asesmen terkirim kepada "+s.agencyName(ctx, r.AgencyID)+".", referralURL(r.ID))
	}
	f, ferr := s.Petitions.Show(ctx, actor(c), ask.Petition)
	if ferr != nil {
		return ferr
	}
	page, perr := s.referralPage(c, f, in, problem.Of(err))
	if perr != nil {
		return perr
	}
	return s.again(c, err, page)
}

// ReferralLine is one referral as the petition page lists it.
type ReferralLine struct {
	Referral   referral.Referral
	Agency     string
	Assessment *assessment.Assessment // the newest revision without its answers, or nil
	Meeting    string                 // with the child, as it stands
	Correcting bool                   // the agency is correcting it
}

// referralLines lists the referrals of a petition before its decision, without
// the answers.
func (s *Server) referralLines(c echo.Context, p *petition.Petition) ([]ReferralLine, error) {
	ctx, by := c.Request().Context(), actor(c)
	all, err := s.Referrals.List(ctx, by, p.ID)
	if err != nil {
		return nil, err
	}
	var out []ReferralLine
	for _, r := range all {
		if r.Visit > 0 {
			continue // on the page of the follow-up
		}
		a, err := s.Assessments.Of(ctx, by, &r)
		if err != nil {
			return nil, err
		}
		line := ReferralLine{Referral: r, Agency: s.agencyName(ctx, r.AgencyID), Assessment: a}
		if line.Correcting, err = s.Assessments.Correcting(ctx, by, &r); err != nil {
			return nil, err
		}
		meetings, err := s.Referrals.Meetings(ctx, by, &r)
		if err != nil {
			return nil, err
		}
		if len(meetings) > 0 {
			line.Meeting = meetings[0].Line()
		}
		out = append(out, line)
	}
	return out, nil
}
