package web

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/petition"
	"timbang/internal/region"
)

// CustomEdit is where local custom around a petition is stated, as facts.
type CustomEdit struct {
	Base
	Form Form
}

// Name implements Page.
func (CustomEdit) Name() string { return "petition/custom" }

func customURL(id petition.ID) string { return petitionURL(id) + "/custom" }

func toldOptions() []Option {
	var out []Option
	for _, x := range []petition.Told{petition.ToldYes, petition.ToldNo, petition.Unknown} {
		out = append(out, Option{Value: string(x), Text: x.Label()})
	}
	return out
}

// customSets are the questions, filled with what counts now.
func customSets(last *petition.Custom, rows int) []Fieldset {
	var x petition.Custom
	if last != nil {
		x = *last
	}
	c := x.Facts
	sets := []Fieldset{
		{Legend: "Merarik atau selarian", Fields: []Field{
			{Name: "merarik", Label: "Anak dibawa pergi (merarik)", Kind: "choice", Value: string(c.Merarik), Options: toldOptions()},
			{Name: "taken_on", Label: "Tanggal dibawa", Kind: "date", Value: c.TakenOn.Short()},
			{Name: "nights", Label: "Berapa malam di luar rumah", Kind: "number", Unit: "malam", Value: nights(c.Nights)},
			{Name: "stays", Label: "Kecamatan tempat anak tinggal sekarang", Kind: "select", Value: string(c.District), Options: districts(), Hint: "Cukup kecamatannya; jangan tulis alamat."},
		}},
	}
	for i := range rows {
		var b petition.Belas
		if i < len(c.Belas) {
			b = c.Belas[i]
		}
		sets = append(sets, belasSet(i+1, b))
	}
	return append(sets,
		Fieldset{Legend: "Akad", Hint: "Perkawinan yang tidak tercatat tidak membebaskan dari dispensasi (PERMA 5/2019 Pasal 1 angka 1).", Fields: []Field{
			{Name: "akad", Label: "Akad sudah dilangsungkan tanpa pencatatan", Kind: "choice", Value: string(c.Akad), Options: toldOptions()},
			{Name: "akad_on", Label: "Tanggal akad", Kind: "date", Value: c.AkadOn.Short()},
			{Name: "akad_by", Label: "Dilangsungkan oleh", Value: c.AkadBy, Hint: "Cukup kedudukannya, misalnya tokoh agama setempat."},
		}},
		Fieldset{Legend: "Denda dan pisuke", Fields: []Field{
			{Name: "agreed", Label: "Denda atau pisuke disepakati", Kind: "choice", Value: string(c.Agreed), Options: toldOptions()},
			{Name: "denda", Label: "Denda", Kind: "money", Value: amount(c.Denda)},
			{Name: "pisuke", Label: "Pisuke", Kind: "money", Value: amount(c.Pisuke)},
		}},
		Fieldset{Legend: "Sumber", Fields: []Field{
			{Name: "words", Label: "Keterangan lain", Kind: "longtext", Rows: 3, Value: c.Words, Hint: "Tulis yang diterangkan saja, tanpa penilaian."},
			{Name: "source", Label: "Dari mana keterangan ini", Kind: "choice", Required: true, Value: string(x.Source), Options: sourceOptions()},
		}})
}

func sourceOptions() []Option {
	var out []Option
	for _, s := range petition.CustomSources {
		out = append(out, Option{Value: string(s.Source), Text: s.Label})
	}
	return out
}

func belasSet(n int, b petition.Belas) Fieldset {
	at := fmt.Sprintf("belas.%d.", n)
	var results []Option
	for _, r := range petition.BelasResults {
		results = append(results, Option{Value: string(r.Result), Text: r.Label})
	}
	set := Fieldset{Legend: fmt.Sprintf("Upaya belas ke-%d", n), Fields: []Field{
		{Name: at + "on", Label: "Tanggal", Kind: "date", Value: b.On.Short()},
		{Name: at + "by", Label: "Oleh siapa", Value: b.By},
		{Name: at + "result", Label: "Hasil", Kind: "select", Value: string(b.Result), Options: results},
	}}
	if n == 1 {
		set.Hint = "Belas adalah upaya memisahkan keduanya sebelum akad. Cukup kedudukan pelakunya, misalnya kepala dusun. Baris tambahan muncul setelah tersimpan."
	}
	return set
}

func nights(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// belasRows is how many rows the form offers: two, and one beyond those known.
func belasRows(last *petition.Custom) int {
	if last == nil {
		return 2
	}
	return min(max(2, len(last.Facts.Belas)+1), petition.MostBelas)
}

// readCustom reads what was stated. Blank rows are skipped.
func readCustom(in *input) (petition.CustomSource, petition.Customary) {
	c := petition.Customary{
		Merarik: petition.Told(in.text("merarik")), TakenOn: in.date("taken_on"), District: region.Code(in.text("stays")),
		Akad: petition.Told(in.text("akad")), AkadOn: in.date("akad_on"), AkadBy: in.text("akad_by"),
		Agreed: petition.Told(in.text("agreed")), Denda: in.rupiah("denda"), Pisuke: in.rupiah("pisuke"), Words: in.long("words"),
	}
	if in.yes("nights") {
		n := in.count("nights", 730)
		c.Nights = &n
	}
	for i := range petition.MostBelas {
		at := fmt.Sprintf("belas.%d.", i+1)
		b := petition.Belas{On: in.date(at + "on"), By: in.text(at + "by"), Result: petition.BelasResult(in.text(at + "result"))}
		if b != (petition.Belas{}) || in.yes(at+"on") {
			c.Belas = append(c.Belas, b)
		}
	}
	return petition.CustomSource(in.text("source")), c
}

func (s *Server) customPage(c echo.Context, f *petition.File, back *refusal) (*CustomEdit, error) {
	m, err := s.Rulings.Marriage(c.Request().Context(), actor(c), f.Petition)
	if err != nil {
		return nil, err
	}
	last := petition.Latest(m.Customs)
	page := &CustomEdit{Base: s.base(c, "Adat dan keadaan", s.caseLine(f.Petition))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(f.Petition), Href: petitionURL(f.ID)}, {Text: page.Title}}
	page.Form = Form{
		Action: customURL(f.ID), CSRF: page.CSRF, Version: back.at(f.Version), Fieldsets: back.over(customSets(last, belasRows(last))),
		Submit: "Simpan keterangan", Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(f.ID)},
		Says: "Keterangan sebelumnya tetap disimpan bersama nama yang mencatatnya; yang terakhir berlaku.",
	}
	return page, nil
}

// undecided returns the petition of the address while something may still be
// noted on it; else it sends the reader to the petition and returns nil.
func (s *Server) undecided(c echo.Context) (*petition.File, error) {
	f, err := s.Petitions.Show(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return nil, err
	}
	if f.Outcome.Kind != "" {
		return nil, s.see(c, "Perkara ini sudah diputus; keterangan ini tidak dapat ditambah lagi.", petitionURL(f.ID))
	}
	return f, nil
}

// editCustom serves GET /petitions/:id/custom.
func (s *Server) editCustom(c echo.Context) error {
	f, err := s.undecided(c)
	if err != nil || f == nil {
		return err
	}
	page, err := s.customPage(c, f, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// saveCustom serves POST /petitions/:id/custom.
func (s *Server) saveCustom(c echo.Context) error {
	in := read(c)
	from, x := readCustom(in)
	failed := in.problem("Keterangan belum tersimpan.", nil)
	if failed == nil {
		_, failed = s.Petitions.NoteCustom(c.Request().Context(), actor(c), revision(c), from, x)
	}
	if failed == nil {
		return s.see(c, "Adat dan keadaan tersimpan.", petitionURL(petition.ID(c.Param("id"))))
	}
	f, err := s.undecided(c)
	if err != nil || f == nil {
		return err
	}
	page, err := s.customPage(c, f, refused(in, failed))
	if err != nil {
		return err
	}
	return s.again(c, failed, page)
}
