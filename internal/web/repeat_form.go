package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/petition"
	"timbang/internal/repeat"
)

// RepeatForm is where a match is asked about, decided on, or a question of the
// other court answered. Form is nil for a question that was answered.
type RepeatForm struct {
	Base
	State     Tag
	Facts     []SummaryRow
	ToldTitle string // above Told
	Told      []SummaryRow
	Form      *Form
	Back      *Link
}

// Name implements Page.
func (RepeatForm) Name() string { return "repeat/form" }

// matchPage is a form about one match of a petition.
func (s *Server) matchPage(c echo.Context, title string, f *repeat.File, x *repeat.Sighting) *RepeatForm {
	page := &RepeatForm{Base: s.base(c, title, s.caseLine(f.Petition)), Facts: sharedRows(*x)}
	page.Trail = []Link{
		{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)},
		{Text: "Permohonan terdahulu", Href: repeatsURL(f.ID)}, {Text: page.Title},
	}
	page.Facts = append([]SummaryRow{{Key: "Permohonan terdahulu", Value: s.shortCourt(c, x.Court) + ", " + x.Filed.Short()}}, page.Facts...)
	if x.Details != nil {
		page.Facts = append(page.Facts, detailRows(x.Details)...)
	}
	return page
}

func (s *Server) askPage(c echo.Context, f *repeat.File, x *repeat.Sighting, back *refusal) *RepeatForm {
	page := s.matchPage(c, "Minta keterangan", f, x)
	sets := []Fieldset{{Fields: []Field{
		{Name: "reason", Label: "Alasan", Kind: "longtext", Rows: 4, Required: true, Hint: "Sekurang-kurangnya 20 huruf. Panitera pengadilan lain membacanya; jangan tulis nama atau NIK."},
	}}}
	page.Form = &Form{
		Action: repeatsURL(f.ID) + "/" + string(x.Other) + "/request", CSRF: page.CSRF, Fieldsets: back.over(sets), Submit: "Kirim permintaan",
		Says:   "Permintaan dikirim kepada panitera " + s.shortCourt(c, x.Court) + " bersama nomor perkara ini. Bila diberikan, Anda dan hakim perkara ini membaca nomor, inisial anak, hasil, tanggal dan golongan alasannya; pembacaan tercatat di kedua pengadilan.",
		Cancel: &Link{Text: "Kembali", Href: repeatsURL(f.ID)},
	}
	return page
}

// newRepeatRequest serves GET /petitions/:id/repeats/:other/request.
func (s *Server) newRepeatRequest(c echo.Context) error {
	f, x, err := s.sightingOf(c)
	if err != nil {
		return err
	}
	if !x.MayAsk(f.Petition) {
		return s.see(c, "Tidak ada yang perlu diminta: keterangannya sudah ada, sedang diminta, atau perkara ini sudah selesai.", repeatsURL(f.ID))
	}
	return s.render(c, http.StatusOK, s.askPage(c, f, x, nil))
}

// saveRepeatRequest serves POST /petitions/:id/repeats/:other/request.
func (s *Server) saveRepeatRequest(c echo.Context) error {
	in, id := read(c), petition.ID(c.Param("id"))
	_, err := s.Repeats.Ask(c.Request().Context(), actor(c), id, petition.ID(c.Param("other")), in.long("reason"))
	if err == nil {
		return s.see(c, "Permintaan keterangan dikirim.", repeatsURL(id))
	}
	f, x, failed := s.sightingOf(c)
	if failed != nil {
		return failed
	}
	return s.again(c, err, s.askPage(c, f, x, refused(in, err)))
}

func (s *Server) verdictPage(c echo.Context, f *repeat.File, x *repeat.Sighting, back *refusal) *RepeatForm {
	page := s.matchPage(c, "Putuskan kecocokan", f, x)
	var options []Option
	for _, v := range repeat.Verdicts {
		options = append(options, Option{Value: string(v.Kind), Text: v.Label})
	}
	sets := []Fieldset{{Fields: []Field{
		{Name: "verdict", Label: "Apakah ini orang yang sama?", Kind: "choice", Required: true, Options: options},
		{Name: "why", Label: "Alasan", Kind: "longtext", Rows: 4, Required: true, Hint: "Sekurang-kurangnya 20 huruf: apa yang dicocokkan dan dengan dokumen apa. Jangan tulis nama atau NIK."},
	}}}
	page.Form = &Form{
		Action: repeatsURL(f.ID) + "/" + string(x.Other) + "/decision", CSRF: page.CSRF, Version: back.at(len(x.Decisions)), Fieldsets: back.over(sets), Submit: "Catat keputusan",
		Says:   "Keputusan disimpan dengan nama Anda dan waktunya. Keputusan berikutnya mengoreksinya; yang lama tetap tampil.",
		Cancel: &Link{Text: "Kembali", Href: repeatsURL(f.ID)},
	}
	return page
}

// editVerdict serves GET /petitions/:id/repeats/:other/decision.
func (s *Server) editVerdict(c echo.Context) error {
	f, x, err := s.sightingOf(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.verdictPage(c, f, x, nil))
}

// saveVerdict serves POST /petitions/:id/repeats/:other/decision.
func (s *Server) saveVerdict(c echo.Context) error {
	in, id := read(c), petition.ID(c.Param("id"))
	_, err := s.Repeats.Decide(c.Request().Context(), actor(c), id, repeat.Finding{
		Other: petition.ID(c.Param("other")), Verdict: repeat.Verdict(in.text("verdict")), Why: in.long("why"), After: in.version(),
	})
	if err == nil {
		return s.see(c, "Keputusan dicatat.", repeatsURL(id))
	}
	f, x, failed := s.sightingOf(c)
	if failed != nil {
		return failed
	}
	return s.again(c, err, s.verdictPage(c, f, x, refused(in, err)))
}

func (s *Server) questionPage(c echo.Context, q *repeat.Question, back *refusal) *RepeatForm {
	page := &RepeatForm{Base: s.base(c, "Permintaan keterangan dari "+s.shortCourt(c, q.CourtID), ""), State: requestTag(q.Status)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	page.Facts = []SummaryRow{
		{Key: "Diminta oleh", Value: q.Asker, Hint: moment(q.AskedAt)},
		{Key: "Untuk permohonan", Value: q.For},
		{Key: "Alasan", Value: q.Reason},
	}
	page.Back = &Link{Text: "Buka permohonan yang ditanyakan", Href: petitionURL(q.OtherID)}
	page.ToldTitle, page.Told = "Yang akan dibaca bila diberikan", detailRows(q.Details)
	if q.AnsweredAt != nil {
		page.Facts = append(page.Facts, SummaryRow{Key: "Dijawab oleh", Value: q.Answerer, Hint: moment(*q.AnsweredAt)}, SummaryRow{Key: "Alasan jawaban", Value: q.Answer})
		if page.ToldTitle = "Yang diberikan"; q.Status == repeat.Refused {
			page.Told = nil
		}
		return page
	}
	page.Form = s.replyForm(page.CSRF, q, back)
	return page
}

func (s *Server) replyForm(csrf string, q *repeat.Question, back *refusal) *Form {
	sets := []Fieldset{{Legend: "Jawaban", Fields: []Field{
		{Name: "grant", Label: "Keterangan", Kind: "choice", Required: true, Options: []Option{
			{Value: string(repeat.Granted), Text: "Berikan", Hint: "Panitera yang meminta dan hakim perkaranya membaca yang tampil di atas, dan tidak lebih."},
			{Value: string(repeat.Refused), Text: "Jangan berikan", Hint: "Mereka hanya membaca alasan Anda."},
		}},
		{Name: "reason", Label: "Alasan", Kind: "longtext", Rows: 4, Required: true, Hint: "Sekurang-kurangnya 20 huruf. Panitera yang meminta membacanya; jangan tulis nama atau NIK."},
	}}}
	return &Form{
		Action: requestURL(q.ID), CSRF: csrf, Version: back.at(q.Version), Fieldsets: back.over(sets), Submit: "Kirim jawaban", Final: true,
		Says: "Jawaban tidak dapat ditarik kembali. Yang diberikan adalah keadaan sekarang; perubahan sesudahnya tidak ikut.",
	}
}

func requestTag(st repeat.Status) Tag {
	return Tag{st.Label(), map[repeat.Status]string{repeat.Asked: "notice", repeat.Granted: "good"}[st]}
}

// showRepeatRequest serves GET /repeats/:id.
func (s *Server) showRepeatRequest(c echo.Context) error {
	q, err := s.Repeats.Question(c.Request().Context(), actor(c), repeat.RequestID(c.Param("id")))
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.questionPage(c, q, nil))
}

// answerRepeatRequest serves POST /repeats/:id.
func (s *Server) answerRepeatRequest(c echo.Context) error {
	ctx, in, id := c.Request().Context(), read(c), repeat.RequestID(c.Param("id"))
	_, err := s.Repeats.Answer(ctx, actor(c), id, in.version(), repeat.Reply{Grant: repeat.Status(in.text("grant")), Reason: in.long("reason")})
	if err == nil {
		return s.see(c, "Permintaan dijawab.", requestURL(id))
	}
	q, failed := s.Repeats.Question(ctx, actor(c), id)
	if failed != nil {
		return failed
	}
	return s.again(c, err, s.questionPage(c, q, refused(in, err)))
}

// repeatLists are the questions of the other court and the answers that wait
// for a decision, where there are any.
func (s *Server) repeatLists(c echo.Context) ([]Section, error) {
	questions, answers, err := s.Repeats.Worklist(c.Request().Context(), actor(c))
	if err != nil {
		return nil, err
	}
	asked := Section{ID: "ditanya", Title: "Permintaan keterangan dari pengadilan lain", Head: []string{"Diminta", "Oleh"}}
	for _, q := range questions {
		asked.Rows = append(asked.Rows, Row{Name: s.shortCourt(c, q.CourtID), Href: requestURL(q.ID), Note: "tentang permohonan terdahulu", Cells: []Cell{
			labelled("Diminta", onDay(calendar.Of(q.AskedAt), s.today())), {Label: "Oleh", Text: q.Asker},
		}})
	}
	answered := Section{ID: "dijawab", Title: "Keterangan terjawab, belum diputuskan", Head: []string{"Dijawab", "Jawaban"}}
	for _, q := range answers {
		answered.Rows = append(answered.Rows, Row{Name: s.shortCourt(c, q.OtherCourtID), Href: repeatsURL(q.PetitionID), Note: "tentang permohonan terdahulu", Cells: []Cell{
			labelled("Dijawab", onDay(calendar.Of(*q.AnsweredAt), s.today())), {Label: "Jawaban", Text: q.Status.Label()},
		}})
	}
	var out []Section
	for _, x := range []Section{asked, answered} {
		if len(x.Rows) > 0 {
			out = append(out, x)
		}
	}
	return out, nil
}

func labelled(label string, c Cell) Cell {
	c.Label = label
	return c
}
