package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/followup"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// FollowUpNew is where the plan of a petition is made.
type FollowUpNew struct {
	Base
	Notes  []string
	Facts  []SummaryRow
	Form   Form
	Nobody bool // no agreement covers a visit today
	URL    string
}

// Name implements Page.
func (FollowUpNew) Name() string { return "followup/new" }

// FollowUpEdit is one form about a plan: another agency, its end, a visit that
// was not possible, what was promised.
type FollowUpEdit struct {
	Base
	Facts   []SummaryRow
	Pledged []PledgedLine // what was promised at the hearing, where that helps
	Form    Form
}

// PledgedLine is one promise of the hearing. Href is empty once it was taken
// over.
type PledgedLine struct{ Text, Note, Href string }

// Name implements Page.
func (FollowUpEdit) Name() string { return "followup/edit" }

// visitors lists the agencies that may visit today for a court.
func (s *Server) visitors(c echo.Context, court identity.CourtID, but identity.AgencyID) ([]Option, error) {
	choices, err := s.Agreements.Choices(c.Request().Context(), court, followup.Instrument, s.today())
	if err != nil {
		return nil, err
	}
	var out []Option
	for _, x := range choices {
		if x.Agency.ID != but {
			out = append(out, Option{Value: string(x.Agency.ID), Text: x.Agency.Name, Hint: "Nota kesepahaman " + x.Agreement.Number + ", berlaku sampai " + x.Agreement.To.Indonesian() + "."})
		}
	}
	return out, nil
}

func (s *Server) planPage(c echo.Context, f *followup.File, r *refusal) (*FollowUpNew, error) {
	page := &FollowUpNew{Base: s.base(c, "Susun rencana tindak lanjut", s.caseLine(f.Petition)), Notes: s.followUpNotes(f), URL: petitionURL(f.ID)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: f.Name(), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.Facts = []SummaryRow{{Key: "Hasil perkara", Value: f.Outcome.Kind.Label(), Hint: "ditetapkan " + f.DecidedOn.Indonesian()}, {Key: "Anak genap 19 tahun", Value: f.Turns19().Indonesian()}}
	options, err := s.visitors(c, f.CourtID, "")
	if err != nil {
		return nil, err
	}
	page.Nobody = len(options) == 0
	contact := ""
	if len(f.Petitioners) > 0 {
		contact = f.Petitioners[0].Phone
	}
	fields := []Field{
		{Name: "agency", Label: "Lembaga yang mendampingi", Kind: "choice", Required: true, Options: options},
		{Name: "contact", Label: "Cara menghubungi keluarga", Required: true, Value: contact, Hint: "Nomor telepon pemohon pertama, bila ada. Diteruskan kepada lembaga."},
	}
	for i, due := range followup.Proposal(f.DecidedOn, s.today()) {
		hint := strconv.Itoa(followup.Months[i+1]) + " bulan setelah penetapan, pada hari kerja. Kosongkan bila tidak diperlukan."
		if usual := f.DecidedOn.AddMonths(followup.Months[i+1]); !usual.After(s.today()) {
			hint = strconv.Itoa(followup.Months[i+1]) + " bulan setelah penetapan sudah lewat (" + usual.Short() + "). Kosongkan bila tidak diperlukan."
		}
		fields = append(fields, Field{Name: followup.DueField(i + 1), Label: visitTitle(i+1) + ", paling lambat", Kind: "date", Value: due.Short(), Hint: hint})
	}
	page.Form = Form{
		Action: followUpURL(f.ID), CSRF: page.CSRF, Version: r.at(f.Version), Fieldsets: r.over([]Fieldset{{Fields: fields}}),
		Submit: "Simpan rencana", Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(f.ID)},
		Says: "Setiap kunjungan diminta kepada lembaga " + strconv.Itoa(followup.Ahead) + " hari sebelum batasnya; Meja Kerja mengingatkan Anda.",
	}
	return page, nil
}

// planFollowUp serves POST /petitions/:id/follow-up.
func (s *Server) planFollowUp(c echo.Context) error {
	in := read(c)
	entry := followup.Entry{Agency: identity.AgencyID(in.text("agency")), Contact: in.text("contact")}
	for n := 1; n <= followup.Visits; n++ {
		entry.Due[n-1] = in.date(followup.DueField(n))
	}
	var err error
	if len(in.faults) > 0 {
		err = in.problem("Rencana belum disimpan.", entry.Check(s.today()))
	}
	if err == nil {
		_, err = s.FollowUps.Plan(c.Request().Context(), actor(c), revision(c), entry)
	}
	id := petition.ID(c.Param("id"))
	if err == nil {
		return s.see(c, "Rencana tindak lanjut disimpan. Catat kesanggupan orang tua, bila ada.", followUpURL(id))
	}
	f, failed := s.FollowUps.Show(c.Request().Context(), actor(c), id)
	if failed != nil {
		return failed
	}
	if may := f.May(); may != nil {
		return s.see(c, problem.Of(may).Words, petitionURL(id))
	}
	r := refused(in, err)
	page, failed := s.planPage(c, f, r)
	if failed != nil {
		return failed
	}
	return s.again(c, r.what, page)
}

// planForm is one form about a running plan: where it stands, what it asks and
// what its button does.
type planForm struct {
	path, title, submit, says string
	final                     bool
	pledged                   []PledgedLine
	sets                      []Fieldset
}

// planned returns the file of a running plan. It leads away from any other and
// returns nil.
func (s *Server) planned(c echo.Context) (*followup.File, error) {
	f, err := s.FollowUps.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return nil, err
	}
	if f.Plan == nil {
		return nil, s.see(c, "Perkara ini belum mempunyai rencana tindak lanjut.", petitionURL(f.ID))
	}
	if !runs(f) {
		return nil, s.see(c, "Rencana ini sudah berakhir; isinya hanya dapat dibaca.", followUpURL(f.ID))
	}
	return f, nil
}

// editPlan shows a form about the plan that the address names; build makes it
// from the file.
func (s *Server) editPlan(c echo.Context, r *refusal, build func(echo.Context, *followup.File) (planForm, error)) error {
	f, err := s.planned(c)
	if err != nil || f == nil {
		return err
	}
	x, err := build(c, f)
	if err != nil {
		return err
	}
	page := &FollowUpEdit{Base: s.base(c, x.title, s.caseLine(f.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: f.Name(), Href: petitionURL(f.ID)}, {Text: "Tindak lanjut", Href: followUpURL(f.ID)}, {Text: page.Title}}
	page.Facts = []SummaryRow{{Key: "Hasil perkara", Value: f.Outcome.Kind.Label(), Hint: "ditetapkan " + f.DecidedOn.Indonesian()}, {Key: "Lembaga pendamping", Value: s.agencyName(c.Request().Context(), f.Plan.AgencyID)}}
	page.Pledged = x.pledged
	page.Form = Form{
		Action: followUpURL(f.ID) + x.path, CSRF: page.CSRF, Version: r.at(f.Plan.Version), Fieldsets: r.over(x.sets), Submit: x.submit, Says: x.says, Final: x.final,
		Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: followUpURL(f.ID)},
	}
	if r != nil {
		return s.again(c, r.what, page)
	}
	return s.render(c, http.StatusOK, page)
}

// savePlan finishes what a form about the plan asked for.
func (s *Server) savePlan(c echo.Context, in *input, err error, done string, build func(echo.Context, *followup.File) (planForm, error)) error {
	if err != nil {
		if problem.Of(err).Kind == problem.NotFound {
			return err
		}
		return s.editPlan(c, refused(in, err), build)
	}
	return s.see(c, done, followUpURL(petition.ID(c.Param("id"))))
}

func (s *Server) agencyForm(c echo.Context, f *followup.File) (planForm, error) {
	options, err := s.visitors(c, f.CourtID, f.Plan.AgencyID)
	return planForm{path: "/agency", title: "Ganti lembaga pendamping", submit: "Ganti lembaga",
		says: "Kunjungan berikutnya diminta kepada lembaga yang baru; lembaga sebelumnya tetap tercatat.",
		sets: []Fieldset{{Fields: []Field{
			{Name: "agency", Label: "Lembaga yang baru", Kind: "choice", Required: true, Options: options, Hint: orElse(len(options) == 0, "Tidak ada lembaga lain yang nota kesepahamannya berlaku hari ini. Hubungi panitera.")},
			{Name: "why", Label: "Alasan", Kind: "longtext", Rows: 3, Required: true},
		}}}}, err
}

func orElse(yes bool, words string) string {
	if yes {
		return words
	}
	return ""
}

// editFollowUpAgency serves GET /petitions/:id/follow-up/agency.
func (s *Server) editFollowUpAgency(c echo.Context) error { return s.editPlan(c, nil, s.agencyForm) }

// saveFollowUpAgency serves POST /petitions/:id/follow-up/agency.
func (s *Server) saveFollowUpAgency(c echo.Context) error {
	in := read(c)
	_, err := s.FollowUps.HandOver(c.Request().Context(), actor(c), revision(c), identity.AgencyID(in.text("agency")), in.long("why"))
	return s.savePlan(c, in, err, "Lembaga pendamping diganti.", s.agencyForm)
}

func (s *Server) endForm(_ echo.Context, _ *followup.File) (planForm, error) {
	var options []Option
	for _, x := range followup.Ends {
		options = append(options, Option{Value: string(x.Kind), Text: x.Label})
	}
	return planForm{path: "/end", title: "Akhiri tindak lanjut lebih awal", submit: "Akhiri tindak lanjut", final: true,
		says: "Kunjungan yang belum selesai tidak diteruskan, dan permintaan yang masih di lembaga ditarik. Rencana ini tidak dapat dibuka lagi.",
		sets: []Fieldset{{Fields: []Field{
			{Name: "kind", Label: "Mengapa", Kind: "choice", Required: true, Options: options},
			{Name: "words", Label: "Penjelasan", Kind: "longtext", Rows: 3, Hint: "Boleh kosong hanya bila anak sudah genap 19 tahun. Jangan tulis nama atau NIK."},
		}}}}, nil
}

// editFollowUpEnd serves GET /petitions/:id/follow-up/end.
func (s *Server) editFollowUpEnd(c echo.Context) error { return s.editPlan(c, nil, s.endForm) }

// saveFollowUpEnd serves POST /petitions/:id/follow-up/end.
func (s *Server) saveFollowUpEnd(c echo.Context) error {
	in := read(c)
	_, err := s.FollowUps.Finish(c.Request().Context(), actor(c), revision(c), followup.End(in.text("kind")), in.long("words"))
	return s.savePlan(c, in, err, "Tindak lanjut diakhiri.", s.endForm)
}
