package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/petition"
)

// Ruling is the decision as the page of a petition shows it, with the records
// that it replaced, the newest first.
type Ruling struct {
	Rows    []SummaryRow
	Earlier []string
}

// AppealEdit is where kasasi and the day of finality are recorded.
type AppealEdit struct {
	Base
	Facts []SummaryRow
	Form  Form
}

// Name implements Page.
func (AppealEdit) Name() string { return "determination/appeal" }

// ruling returns the decision on a petition, or nil while there is none.
func (s *Server) ruling(c echo.Context, p *petition.Petition) (*Ruling, error) {
	if p.Outcome.Kind == "" {
		return nil, nil
	}
	r, err := s.Rulings.Recorded(c.Request().Context(), actor(c), p)
	if err != nil {
		return nil, err
	}
	out := &Ruling{Rows: []SummaryRow{{Key: "Hasil", Value: p.Outcome.Kind.Label(), Hint: commas("SIPP "+outcomeMeans[p.Outcome.Kind].sipp, "dicatat oleh "+p.Outcome.By)}, {Key: "Tanggal penetapan", Value: p.DecidedOn.Indonesian()}}}
	if len(r.Determinations) > 0 {
		now := r.Determinations[0]
		out.Rows[0].Value = now.Label()
		out.Rows = append(out.Rows, reasonsFound(now.Reasons)...)
		for _, w := range now.Weighed {
			out.Rows = append(out.Rows, SummaryRow{Key: "Asesmen " + s.agencyName(c.Request().Context(), w.Agency), Value: w.How.Label(), Hint: w.Words})
		}
		out.Earlier = replaced(r.Determinations)
	}
	out.Rows = append(out.Rows, filled(SummaryRow{Key: "Catatan", Value: p.Outcome.Note})...)
	out.Rows = append(out.Rows, appealRows(r.Appeal, p.DecidedOn)...)
	return out, nil
}

// reasonsFound lists the reasons and their categories in each scheme of
// reporting.
func reasonsFound(codes []string) []SummaryRow {
	if len(codes) == 0 {
		return nil
	}
	var own []string
	for _, k := range codes {
		own = append(own, petition.ReasonLabel(k))
	}
	rows := []SummaryRow{{Key: "Alasan menurut penetapan", Value: strings.Join(own, "; ")}}
	for _, x := range determination.Schemes {
		labels, unsure, none := x.Counted(codes)
		row := SummaryRow{Key: "Laporan " + x.Name, Value: strings.Join(labels, "; ")}
		if len(labels) == 0 {
			row.Value = "Tidak ada padanan"
		} else if none > 0 {
			row.Hint = fmt.Sprintf("%d alasan tanpa padanan.", none)
		}
		if unsure {
			row.Hint = strings.TrimSpace(row.Hint + " Padanan belum dipastikan; periksa sebelum melaporkan.")
		}
		rows = append(rows, row)
	}
	return rows
}

// replaced says of each record that was corrected what it said and why it was
// wrong.
func replaced(all []determination.Determination) []string {
	var out []string
	for i := 1; i < len(all); i++ {
		old, by := all[i], all[i-1]
		out = append(out, fmt.Sprintf("Catatan ke-%d: %s, %s, dicatat %s oleh %s. Dikoreksi %s oleh %s: %s", old.Ordinal, old.Label(), old.On.Indonesian(),
			calendar.Of(old.MadeAt).Indonesian(), old.Name, calendar.Of(by.MadeAt).Indonesian(), by.Name, by.Why))
	}
	return out
}

func appealRows(a determination.Appeal, decided calendar.Date) []SummaryRow {
	filed := SummaryRow{Key: "Kasasi", Value: "Belum dicatat", Hint: "Tenggang 14 hari berakhir " + decided.AddDays(determination.Term).Indonesian() + "; tenggang ini belum dipastikan."}
	if !a.FiledOn.IsZero() {
		filed.Value, filed.Hint = "Diajukan "+a.FiledOn.Indonesian(), commas(a.Result.Label(), a.ResultOn.Indonesian())
	}
	final := SummaryRow{Key: "Berkekuatan hukum tetap", Value: a.FinalOn.Indonesian()}
	if final.Value == "" {
		final.Value = "Belum dicatat"
	}
	return []SummaryRow{filed, final}
}

// editAppeal serves GET /petitions/:id/appeal.
func (s *Server) editAppeal(c echo.Context) error {
	page, err := s.appealPage(c, nil)
	if err != nil || page == nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// appealPage returns the form. It leads away from a petition that is not
// decided and returns nil.
func (s *Server) appealPage(c echo.Context, r *refusal) (*AppealEdit, error) {
	ctx, by := c.Request().Context(), actor(c)
	f, err := s.Petitions.Show(ctx, by, petition.ID(c.Param("id")))
	if err != nil {
		return nil, err
	}
	if f.DecidedOn.IsZero() {
		return nil, s.see(c, "Perkara ini belum diputus; upaya hukum belum dapat dicatat.", petitionURL(f.ID))
	}
	kept, err := s.Rulings.Recorded(ctx, by, f.Petition)
	if err != nil {
		return nil, err
	}
	a := kept.Appeal
	page := &AppealEdit{Base: s.base(c, "Upaya hukum dan kekuatan hukum tetap", s.caseLineOf(f))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: f.Name(), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.Facts = []SummaryRow{{Key: "Hasil", Value: f.Outcome.Kind.Label()}, {Key: "Tanggal penetapan", Value: dayLine(f.DecidedOn)}}
	var results []Option
	for _, x := range determination.Results {
		results = append(results, Option{Value: string(x.Kind), Text: x.Label})
	}
	sets := []Fieldset{{Hint: determination.TermNote, Fields: []Field{
		{Name: "filed_on", Label: "Kasasi diajukan pada", Kind: "date", Hint: "Kosongkan bila tidak ada kasasi.", Value: a.FiledOn.Short()},
		{Name: "result", Label: "Hasil kasasi", Kind: "select", Width: "medium", Options: results, Value: string(a.Result)},
		{Name: "result_on", Label: "Tanggal hasil kasasi", Kind: "date", Value: a.ResultOn.Short()},
		{Name: "final_on", Label: "Berkekuatan hukum tetap sejak", Kind: "date", Hint: "Menurut register. Tenggang 14 hari berakhir " + f.DecidedOn.AddDays(determination.Term).Short() + ".", Value: a.FinalOn.Short()},
	}}}
	page.Form = Form{
		Action: petitionURL(f.ID) + "/appeal", CSRF: page.CSRF, Version: r.at(a.Version), Fieldsets: r.over(sets),
		Submit: "Simpan", Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(f.ID)},
	}
	return page, nil
}

// saveAppeal serves POST /petitions/:id/appeal.
func (s *Server) saveAppeal(c echo.Context) error {
	in := read(c)
	a := determination.Appeal{
		FiledOn: in.date("filed_on"), Result: determination.Result(in.text("result")), ResultOn: in.date("result_on"), FinalOn: in.date("final_on"), Version: in.version(),
	}
	err := in.problem("Upaya hukum belum dicatat.", nil)
	if err == nil {
		_, err = s.Rulings.Appeal(c.Request().Context(), actor(c), petition.ID(c.Param("id")), a)
	}
	if err == nil {
		return s.see(c, "Upaya hukum dicatat.", petitionURL(petition.ID(c.Param("id"))))
	}
	r := refused(in, err)
	page, failed := s.appealPage(c, r)
	if failed != nil || page == nil {
		return failed
	}
	return s.again(c, r.what, page)
}

// editCorrection serves GET /petitions/:id/decision/correction.
func (s *Server) editCorrection(c echo.Context) error {
	page, err := s.correctionPage(c, nil)
	if err != nil || page == nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// correctionPage returns the form with what is recorded. It leads away from a
// petition whose decision cannot be corrected and returns nil.
func (s *Server) correctionPage(c echo.Context, r *refusal) (*DecisionEdit, error) {
	x, err := s.caseOf(c)
	if err != nil {
		return nil, err
	}
	if x.Status != petition.Decided && x.Status != petition.FollowUp {
		return nil, s.see(c, "Hanya penetapan perkara yang sudah diputus dan belum diarsipkan yang dapat dikoreksi.", petitionURL(x.ID))
	}
	kept, err := s.Rulings.Recorded(c.Request().Context(), actor(c), x.Petition)
	if err != nil {
		return nil, err
	}
	was := &determination.Determination{Kind: x.Outcome.Kind, On: x.DecidedOn, Note: x.Outcome.Note}
	if len(kept.Determinations) > 0 {
		was = &kept.Determinations[0]
	}
	page := &DecisionEdit{Base: s.base(c, "Koreksi catatan penetapan", s.caseLine(x.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: x.Name(), Href: petitionURL(x.ID)}, {Text: page.Title}}
	page.Facts = []SummaryRow{{Key: "Tercatat sekarang", Value: was.Label(), Hint: was.On.Indonesian()}, {Key: "Hakim", Value: s.accountName(c, x.Petition)}}
	page.Form = Form{
		Action: petitionURL(x.ID) + "/decision/correction", CSRF: page.CSRF, Version: r.at(x.Version), Fieldsets: r.over(s.decisionForm(c, x, was)),
		Submit: "Simpan koreksi", Final: true, Cancel: &Link{Text: "Kembali tanpa mengoreksi", Href: petitionURL(x.ID)},
	}
	return page, nil
}

// saveCorrection serves POST /petitions/:id/decision/correction.
func (s *Server) saveCorrection(c echo.Context) error {
	x, err := s.caseOf(c)
	if err != nil {
		return err
	}
	in := read(c)
	ruling := rulingOf(in, x)
	err = in.problem("Koreksi belum dicatat.", nil)
	if err == nil {
		_, err = s.Rulings.Correct(c.Request().Context(), actor(c), revision(c), ruling, in.long("why"))
	}
	if err == nil {
		return s.see(c, "Catatan penetapan dikoreksi; catatan sebelumnya tetap disimpan.", petitionURL(x.ID))
	}
	r := refused(in, err)
	page, failed := s.correctionPage(c, r)
	if failed != nil || page == nil {
		return failed
	}
	return s.again(c, r.what, page)
}
