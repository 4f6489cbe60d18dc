package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/protection"
)

// ProtectionShow is a child in the care of a UPTD PPA: why, what was offered and
// whether it was accepted. The UPTD writes, the judge of the petition reads.
type ProtectionShow struct {
	Base
	State   Tag
	Next    string
	Facts   []SummaryRow
	Signs   []SignGroup
	Offers  []OfferLine
	Notes   []NoteLine
	Receive *Form
	Offer   *Form
	Answer  *Form
	Note    *Form
	Hand    *Form
	Close   *Form
	Nobody  bool // the UPTD has nobody who could handle it
	Open    string
}

// Name implements Page.
func (ProtectionShow) Name() string { return "protection/show" }

// SignGroup is what one assessment raised.
type SignGroup struct {
	From  string
	Read  string // the address of the assessment, for who may read it
	Lines []protection.Sign
}

// OfferLine is one service with the answer to it.
type OfferLine struct {
	Service, Offered, Words string
	State                   Tag
	Answered, AnswerWords   string
}

// NoteLine is a remark, a hand-over or the end.
type NoteLine struct{ Title, Words, By string }

func protectionURL(id protection.ID) string { return "/protections/" + string(id) }

// nextForProtection says what happens next in each state.
var nextForProtection = map[protection.Status]map[identity.Office]string{
	protection.Raised: {
		identity.Supervisor: "Terima rujukan ini dan tunjuk petugas yang mendampingi anak, atau alihkan kepada UPTD PPA lain bila anak tinggal di wilayahnya.",
		identity.Judge:      "Menunggu UPTD PPA menerima rujukan ini. Tidak ada yang dilaporkan ke luar aplikasi.",
	},
	protection.Received: {
		identity.Supervisor: "Catat layanan yang ditawarkan kepada anak dan jawabannya. Tutup rujukan bila pendampingan selesai.",
		identity.Assessor:   "Catat layanan yang ditawarkan kepada anak dan jawabannya.",
		identity.Judge:      "UPTD PPA mendampingi anak. Layanan dan jawaban anak tercatat di bawah.",
	},
	protection.Closed: {
		identity.Supervisor: "Rujukan ini ditutup. Tanda baru membuka rujukan baru.",
		identity.Assessor:   "Rujukan ini ditutup. Tanda baru membuka rujukan baru.",
		identity.Judge:      "UPTD PPA menutup rujukan ini. Tanda baru membuka rujukan baru.",
	},
}

var protectionTone = map[protection.Status]string{protection.Raised: "notice", protection.Received: "good"}

func protectionTag(s protection.Status) Tag { return Tag{s.Label(), protectionTone[s]} }

// showProtection serves GET /protections/:id.
func (s *Server) showProtection(c echo.Context) error {
	page, err := s.protectionPage(c, "", nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// protectionPage shows a protection referral; which is the form that back
// belongs to.
func (s *Server) protectionPage(c echo.Context, which string, back *refusal) (*ProtectionShow, error) {
	by := actor(c)
	r, err := s.Protections.Show(c.Request().Context(), by, protection.ID(c.Param("id")))
	if err != nil {
		return nil, err
	}
	page := &ProtectionShow{Base: s.base(c, "Rujukan perlindungan", childLine(r.Case)), State: protectionTag(r.Status), Next: nextForProtection[r.Status][by.Office], Open: which}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	if by.Office == identity.Judge {
		page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Permohonan", Href: petitionURL(r.PetitionID)}, {Text: page.Title}}
	}
	page.Facts = s.protectionFacts(c, by, r)
	s.protectionLines(c, page, r)
	return page, s.protectionForms(c, page, r, back)
}

func (s *Server) protectionFacts(c echo.Context, by identity.Actor, r *protection.Referral) []SummaryRow {
	rows := []SummaryRow{
		{Key: "Dibuka", Value: moment(r.RaisedAt), Hint: "Oleh asesmen yang ditandatangani; tidak ada yang dilaporkan ke luar aplikasi."},
		{Key: "UPTD PPA", Value: s.agencyName(c.Request().Context(), r.AgencyID)},
	}
	if r.ReceivedAt != nil {
		rows = append(rows, SummaryRow{Key: "Diterima", Value: moment(*r.ReceivedAt), Hint: "Ditangani " + r.Handler})
	}
	if r.ClosedAt != nil {
		rows = append(rows, SummaryRow{Key: "Ditutup", Value: moment(*r.ClosedAt)})
	}
	if by.Office != identity.Judge && r.Case.Contact != "" {
		rows = append(rows, SummaryRow{Key: "Cara menghubungi", Value: r.Case.Contact, Hint: "Pertimbangkan keselamatan anak sebelum menghubungi keluarga."})
	}
	return rows
}

// protectionLines puts the lines of a protection referral on the page.
func (s *Server) protectionLines(c echo.Context, page *ProtectionShow, r *protection.Referral) {
	ctx, by := c.Request().Context(), actor(c)
	for _, e := range r.Signs() {
		g := SignGroup{From: "Asesmen yang ditandatangani " + e.Writer + ", " + moment(e.At), Lines: e.Content.Signs}
		if by.Office == identity.Judge {
			g.Read = assessmentURL(e.Content.Assessment)
		}
		page.Signs = append(page.Signs, g)
	}
	for _, o := range r.Offers() {
		l := OfferLine{Service: o.Content.Service.Label(), Offered: o.Content.On.Indonesian() + ", dicatat " + o.Writer, Words: o.Content.Words, State: Tag{"Belum dijawab", "notice"}}
		if a := o.Answered; a != nil {
			l.State, l.AnswerWords = Tag{a.Content.Answer.Label(), ""}, a.Content.Words
			l.Answered = a.Content.On.Indonesian() + ", dicatat " + a.Writer
		}
		page.Offers = append(page.Offers, l)
	}
	for _, e := range r.Entries {
		title := map[protection.EntryKind]string{protection.Noted: "Catatan", protection.Ended: "Ditutup"}[e.Kind]
		if e.Kind == protection.Handed {
			title = "Dialihkan kepada " + s.agencyName(ctx, e.Content.To)
		}
		if title != "" {
			page.Notes = append(page.Notes, NoteLine{title, e.Content.Words, e.Writer + ", " + moment(e.At)})
		}
	}
}

// protectionForms offers what the person can do with it now.
func (s *Server) protectionForms(c echo.Context, page *ProtectionShow, r *protection.Referral, back *refusal) error {
	by := actor(c)
	form := func(which, submit string, fields ...Field) *Form {
		f := &Form{Action: protectionURL(r.ID) + "/" + which, CSRF: page.CSRF, Submit: submit, Version: r.Version, Fieldsets: []Fieldset{{Fields: fields}}}
		if which == page.Open {
			f.Fieldsets, f.Version = back.over(f.Fieldsets), back.at(r.Version)
		}
		return f
	}
	if access.May(by.Office, access.ReceiveProtection) && r.Status != protection.Closed {
		if err := s.receivingForms(c, page, r, form); err != nil {
			return err
		}
	}
	if !access.May(by.Office, access.KeepProtection) || r.Status != protection.Received {
		return nil
	}
	page.Offer = form("offers", "Catat tawaran",
		Field{Name: "service", Label: "Layanan", Kind: "select", Required: true, Options: helpOptions()},
		Field{Name: "on", Label: "Tanggal ditawarkan", Kind: "date", Required: true, Value: s.today().Short()},
		Field{Name: "words", Label: "Keterangan", Kind: "longtext", Rows: 3, Hint: "Misalnya di mana dan oleh siapa layanan diberikan."})
	if offers := helpOffers(r); len(offers) > 0 {
		page.Answer = form("answers", "Catat jawaban",
			Field{Name: "of", Label: "Layanan", Kind: "select", Required: true, Options: offers},
			Field{Name: "answer", Label: "Jawaban anak", Kind: "choice", Required: true, Options: answerOptions()},
			Field{Name: "answered_on", Label: "Tanggal jawaban", Kind: "date", Required: true, Value: s.today().Short()},
			Field{Name: "answer_words", Label: "Keterangan", Kind: "longtext", Rows: 3, Hint: "Bila tidak diterima, alasan anak dengan kata-katanya sendiri."})
	}
	page.Note = form("notes", "Simpan catatan", Field{Name: "note", Label: "Catatan", Kind: "longtext", Rows: 3, Required: true})
	return nil
}

// receivingForms offers to receive, hand on or close it.
func (s *Server) receivingForms(c echo.Context, page *ProtectionShow, r *protection.Referral, form func(string, string, ...Field) *Form) error {
	ctx := c.Request().Context()
	if r.Status == protection.Raised {
		all, err := s.Protections.Handlers(ctx, r)
		if err != nil {
			return err
		}
		if page.Nobody = len(all) == 0; !page.Nobody {
			page.Receive = form("receive", "Terima rujukan", Field{Name: "handler", Label: "Petugas yang mendampingi", Kind: "choice", Required: true, Options: accountOptions(all, "")})
		}
	} else {
		page.Close = form("close", "Tutup rujukan", Field{Name: "why", Label: "Alasan ditutup", Kind: "longtext", Rows: 3, Required: true})
		page.Close.Final = true
	}
	units, err := s.Protections.Units(ctx, r)
	if err != nil || len(units) == 0 {
		return err
	}
	to := Field{Name: "to", Label: "UPTD PPA yang menerima", Kind: "choice", Required: true}
	for _, y := range units {
		to.Options = append(to.Options, Option{Value: string(y.ID), Text: y.Name, Hint: areaWords(y)})
	}
	page.Hand = form("hand", "Alihkan rujukan", to, Field{Name: "hand_why", Label: "Alasan dialihkan", Kind: "longtext", Rows: 3, Required: true})
	page.Hand.Final = true
	return nil
}

func helpOptions() []Option {
	out := []Option{{Text: "Pilih"}}
	for _, h := range protection.Helps {
		out = append(out, Option{Value: string(h), Text: h.Label()})
	}
	return out
}

func answerOptions() []Option {
	var out []Option
	for _, a := range protection.Answers {
		out = append(out, Option{Value: string(a), Text: a.Label()})
	}
	return out
}

// protectionSection lists the protection referrals of a UPTD that are not
// closed, and a few that are.
func (s *Server) protectionSection(c echo.Context) ([]Section, error) {
	all, err := s.Protections.List(c.Request().Context(), actor(c), "")
	if err != nil || len(all) == 0 {
		return nil, err
	}
	out := Section{ID: "protection", Title: "Rujukan perlindungan", Head: []string{"Umur", "Kecamatan", "Dibuka", "Status"}}
	closed := 0
	for _, r := range all {
		if r.Status == protection.Closed {
			if closed++; closed > mostFinished {
				continue
			}
		}
		out.Rows = append(out.Rows, Row{Name: r.Case.Initials, Href: protectionURL(r.ID), Cells: []Cell{
			{Label: "Umur", Text: r.Case.Age}, {Label: "Kecamatan", Text: r.Case.District}, {Label: "Dibuka", Text: calendar.Of(r.RaisedAt).Indonesian()}, {Label: "Status", Text: r.Status.Label()},
		}})
	}
	return []Section{out}, nil
}

// protectionsOf are the protection referrals of a petition, for its judge.
func (s *Server) protectionsOf(c echo.Context, p *petition.Petition) ([]Asked, error) {
	if actor(c).Office != identity.Judge {
		return nil, nil
	}
	all, err := s.Protections.List(c.Request().Context(), actor(c), p.ID)
	var out []Asked
	for _, r := range all {
		out = append(out, Asked{
			Agency: s.agencyName(c.Request().Context(), r.AgencyID), Href: protectionURL(r.ID), State: protectionTag(r.Status), Line: "Dibuka " + calendar.Of(r.RaisedAt).Indonesian() + ".",
		})
	}
	return out, err
}

// Traced says on an assessment that it raised a protection referral.
type Traced struct {
	Words string
	Read  string // the address, for who may open it
}

func (s *Server) traced(c echo.Context, a *assessment.Assessment) (*Traced, error) {
	if a.Status != assessment.Signed {
		return nil, nil
	}
	x, err := s.Protections.Of(c.Request().Context(), actor(c), a)
	if err != nil || x == nil {
		return nil, err
	}
	out := &Traced{Words: "Rujukan perlindungan dibuka " + calendar.Of(x.RaisedAt).Indonesian() + " untuk " + s.agencyName(c.Request().Context(), x.AgencyID)}
	if x.ReceivedAt != nil {
		out.Words += ", diterima " + calendar.Of(*x.ReceivedAt).Indonesian()
	} else {
		out.Words += ", belum diterima"
	}
	if x.ID != "" {
		out.Read = protectionURL(x.ID)
	}
	return out, nil
}
