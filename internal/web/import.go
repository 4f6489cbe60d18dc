package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/intake"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// SIPPPaste is where rows of SIPP come in: first a block is pasted, then what
// was read of it is looked at and mended row by row, then all of it becomes
// drafts.
type SIPPPaste struct {
	Base
	Form  Form
	Twins []TwinLine // petitions that are here already
}

// TwinLine is a petition that a row may be about.
type TwinLine struct {
	Row   int
	To    Link
	State string
}

// Name implements Page.
func (SIPPPaste) Name() string { return "sipp/paste" }

const sippURL = "/sipp"

func (s *Server) intake() *intake.Service {
	return &intake.Service{Petitions: s.Petitions, Finder: s.Repeats, Now: s.Now}
}

func (s *Server) sippPage(c echo.Context, title, lead string) *SIPPPaste {
	page := &SIPPPaste{Base: s.base(c, title, lead)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Impor dari SIPP"}}
	return page
}

func (s *Server) pastePage(c echo.Context, typed, fault string) *SIPPPaste {
	page := s.sippPage(c, "Impor dari SIPP", "Salin baris perkara dari SIPP. Isinya diperiksa dahulu; belum ada yang disimpan.")
	page.Form = Form{Action: sippURL, CSRF: page.CSRF, Multipart: true, Submit: "Baca dan periksa", Cancel: &Link{Text: "Kembali", Href: "/"}, Fieldsets: []Fieldset{{Fields: []Field{
		{Name: "rows", Label: "Baris dari SIPP", Kind: "longtext", Rows: 10, Value: typed, Error: fault, Required: true, Hint: "Tempel bersama baris judul kolomnya, paling banyak 25 perkara."},
		{Name: "file", Label: "Atau berkas CSV", Kind: "file", Hint: "CSV UTF-8, paling besar 1 MB."},
	}}}}
	return page
}

// pasteSIPP serves GET /sipp.
func (s *Server) pasteSIPP(c echo.Context) error {
	return s.render(c, http.StatusOK, s.pastePage(c, "", ""))
}

// readSIPP serves POST /sipp: it shows what was read and stores nothing.
func (s *Server) readSIPP(c echo.Context) error {
	block, err := sippBlock(c)
	if err != nil {
		return err
	}
	rows, err := intake.Read(block)
	if err != nil {
		return s.again(c, err, s.pastePage(c, c.FormValue("rows"), problem.Of(err).At("rows")))
	}
	return s.previewSIPP(c, rows)
}

// sippBlock gives the file that was chosen, or else what was pasted.
func sippBlock(c echo.Context) ([]byte, error) {
	h, err := c.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) || h != nil && h.Size == 0 {
		return []byte(c.FormValue("rows")), nil
	}
	if err != nil {
		return nil, problem.New(problem.Invalid, "Berkas belum terkirim utuh. Unggah sekali lagi.").Because(err)
	}
	f, err := h.Open()
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(f, intake.Largest+1))
	return b, errors.Join(err, f.Close())
}

// previewSIPP shows rows with what must be mended.
func (s *Server) previewSIPP(c echo.Context, rows []intake.Row) error {
	checked, err := s.intake().Check(c.Request().Context(), actor(c), rows)
	if err != nil {
		return err
	}
	page := s.rowsPage(c, checked)
	if bad := intake.Faults(checked); len(bad) > 0 {
		return s.again(c, &problem.Problem{Kind: problem.Invalid, Words: "Belum ada yang disimpan. Perbaiki isian di bawah, atau lewati barisnya.", Fields: bad}, page)
	}
	return s.render(c, http.StatusOK, page)
}

// importSIPP serves POST /sipp/import.
func (s *Server) importSIPP(c echo.Context) error {
	rows := sippRows(read(c))
	if len(rows) == 0 {
		return s.see(c, "Tempel dahulu barisnya.", sippURL)
	}
	if c.FormValue("again") != "" {
		return s.previewSIPP(c, rows)
	}
	made, checked, err := s.intake().Import(c.Request().Context(), actor(c), rows)
	if err == nil {
		return s.see(c, fmt.Sprintf("%d perkara diimpor sebagai draf. Lengkapi masing-masing, lalu serahkan.", len(made)), "/")
	}
	if checked == nil || !problem.Is(err, problem.Invalid) && !problem.Is(err, problem.Conflict) {
		return err
	}
	return s.again(c, err, s.rowsPage(c, checked))
}

// sippRows reads the rows of the form back.
func sippRows(in *input) []intake.Row {
	var out []intake.Row
	for i := range min(in.count("count", intake.MostRows), intake.MostRows) {
		r := intake.Row{Ticket: petition.ID(in.text(intake.Name(i, "ticket"))), Skip: in.yes(intake.Name(i, "skip")), Cells: map[string]string{}}
		for _, col := range intake.Columns {
			r.Cells[col.Name] = in.text(intake.Name(i, col.Name))
		}
		r.Cells[intake.Child] = in.text(intake.Name(i, intake.Child))
		out = append(out, r)
	}
	return out
}

func (s *Server) rowsPage(c echo.Context, rows []intake.Checked) *SIPPPaste {
	page := s.sippPage(c, "Periksa baris dari SIPP", fmt.Sprintf("%d baris terbaca. Belum ada yang disimpan.", len(rows)))
	sets := []Fieldset{{Fields: []Field{{Name: "count", Kind: "hidden", Value: strconv.Itoa(len(rows))}}}}
	for i, x := range rows {
		sets = append(sets, sippRow(i, x))
		for _, p := range x.Twins {
			page.Twins = append(page.Twins, TwinLine{i + 1, Link{Text: twinName(p), Href: petitionURL(p.ID)}, p.Status.Label()})
		}
	}
	page.Form = Form{
		Action: sippURL + "/import", CSRF: page.CSRF, Fieldsets: sets, Submit: "Impor sebagai draf", Second: "Periksa lagi", SecondName: "again",
		Says: "Setiap baris menjadi satu draf permohonan, semuanya sekaligus atau tidak satu pun. Nomor perkaranya diusulkan saat pendaftaran.", Cancel: &Link{Text: "Batal, jangan impor", Href: sippURL},
	}
	return page
}

// twinName is the number of a petition, or whose it is while it has none.
func twinName(p petition.Summary) string {
	if p.Number != "" {
		return string(p.Number)
	}
	return "permohonan anak " + p.Initials
}

// sippRow is one row to look at, with its faults beside the fields.
func sippRow(i int, x intake.Checked) Fieldset {
	name := func(column string) string { return intake.Name(i, column) }
	out := Fieldset{Legend: fmt.Sprintf("Baris %d", i+1), Fields: []Field{{Name: name("ticket"), Kind: "hidden", Value: string(x.Ticket)}}}
	for _, col := range intake.Columns {
		f := Field{Name: name(col.Name), Label: col.Label, Value: x.Cells[col.Name], Required: sippNeeds[col.Name], Kind: sippKinds[col.Name], Autocomplete: "off"}
		out.Fields = append(out.Fields, f)
	}
	out.Fields = append(out.Fields, Field{Name: name(intake.Child), Label: "Yang dimohonkan dispensasi", Kind: "choice", Value: x.Cells[intake.Child], Required: true,
		Options: []Option{{Value: "L", Text: "Calon suami"}, {Value: "P", Text: "Calon istri"}}})
	for j := range out.Fields {
		f := &out.Fields[j]
		if !x.Skip {
			f.Error = saidOf(x.Faults, i, f.Name)
		}
		f.Warning = saidOf(x.Warnings, i, f.Name)
	}
	skip := Field{Name: name("skip"), Label: "Lewati", Kind: "several", Required: true, Options: []Option{{Value: "1", Text: "Jangan impor baris ini"}}}
	if x.Skip {
		skip.Values = []string{"1"}
	}
	out.Fields = append(out.Fields, skip)
	return out
}

// sippNeeds are the columns without which a row cannot come in, sippKinds the
// kinds of field that are not plain text.
var (
	sippNeeds = map[string]bool{"nomor_perkara": true, "pihak1_text": true, "suami_nama": true, "istri_nama": true}
	sippKinds = map[string]string{"tanggal_pendaftaran": "date", "suami_tanggal_lahir": "date", "istri_tanggal_lahir": "date", "nomor_indentitas": "nik", "suami_nik": "nik", "istri_nik": "nik"}
)

// saidOf finds what is said about a field of row i.
func saidOf(all []problem.Field, i int, field string) string {
	for _, f := range all {
		if intake.Name(i, f.Name) == field {
			return f.Words
		}
	}
	return ""
}
