package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/problem"
)

// AgreementNew is where an agreement, its renewal or a correction of its
// record is entered.
type AgreementNew struct {
	Base
	Form Form
}

// Name implements Page.
func (AgreementNew) Name() string { return "agreement/new" }

// AgreementChange is where an agreement is ended early or its paper uploaded.
type AgreementChange struct {
	Base
	Form Form
	File *Link // the paper that is there already
}

// Name implements Page.
func (AgreementChange) Name() string { return "agreement/change" }

// agreementFields are the fields of an agreement with what is recorded.
func (s *Server) agreementFields(a mou.Agreement, agencies []mou.Agency) []Field {
	var chosen []string
	for _, id := range a.Agencies {
		chosen = append(chosen, string(id))
	}
	return []Field{
		{Name: "number", Label: "Nomor", Required: true, Width: "medium", Value: a.Number},
		{Name: "title", Label: "Tentang", Required: true, Value: a.Title},
		{Name: "parties", Label: "Para pihak", Kind: "longtext", Rows: 3, Value: strings.Join(a.Parties, "\n"), Hint: "Satu pihak satu baris: nama lembaga dan jabatan penandatangannya, tanpa nama orang."},
		{Name: "scope", Label: "Ruang lingkup", Kind: "longtext", Rows: 4, Value: a.Scope},
		{Name: "from", Label: "Mulai berlaku", Kind: "date", Required: true, Value: a.From.Short(), Hint: "Contoh 04-08-2023"},
		{Name: "to", Label: "Berlaku sampai", Kind: "date", Required: true, Value: a.To.Short(), Hint: "Hari terakhir masih berlaku. Contoh 03-08-2028"},
		{Name: "agencies", Label: "Lembaga", Kind: "several", Required: true, Values: chosen, Options: agencyOptions(agencies)},
		{Name: "instruments", Label: "Instrumen yang boleh diminta", Kind: "several", Required: true, Values: a.Instruments, Options: s.instrumentOptions(),
			Hint: "Lembaga pendamping hanya dapat dimintai instrumen tanpa rekomendasi, juga bila instrumen lain dipilih."},
	}
}

func agencyOptions(all []mou.Agency) []Option {
	var out []Option
	for _, y := range all {
		out = append(out, Option{Value: string(y.ID), Text: y.Name, Hint: y.Role.Label() + ". Wilayah: " + lowerFirst(areaWords(y)) + "."})
	}
	return out
}

func (s *Server) instrumentOptions() []Option {
	var out []Option
	for _, in := range s.Assessments.Catalogue.All() {
		if !slices.ContainsFunc(out, func(o Option) bool { return o.Value == in.ID }) {
			hint := in.Audience + ". "
			if hint += "Tanpa rekomendasi."; in.Advises {
				hint = in.Audience + ". Dengan tempat untuk rekomendasi."
			}
			out = append(out, Option{Value: in.ID, Text: s.instrumentName(in.ID), Hint: hint})
		}
	}
	return out
}

// readAgreement reads the form of an agreement.
func readAgreement(in *input) mou.Agreement {
	a := mou.Agreement{
		Number: in.text("number"), Title: in.text("title"), Scope: in.long("scope"),
		From: in.date("from"), To: in.date("to"), Instruments: in.several("instruments"),
	}
	for line := range strings.Lines(in.long("parties")) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			a.Parties = append(a.Parties, line)
		}
	}
	for _, id := range in.several("agencies") {
		a.Agencies = append(a.Agencies, identity.AgencyID(id))
	}
	return a
}

// agreementForm makes the page for a new agreement.
func (s *Server) agreementForm(c echo.Context, back *refusal) (*AgreementNew, error) {
	agencies, err := s.Directory.Agencies(c.Request().Context())
	if err != nil {
		return nil, err
	}
	page := &AgreementNew{Base: s.base(c, "Catat nota kesepahaman", "Salin dari naskah yang sudah ditandatangani ketua pengadilan.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Nota kesepahaman", Href: "/agreements"}, {Text: page.Title}}
	page.Form = Form{
		Action: "/agreements", CSRF: page.CSRF, Fieldsets: back.over([]Fieldset{{Fields: s.agreementFields(mou.Agreement{}, agencies)}}),
		Submit: "Catat nota kesepahaman", Cancel: &Link{Text: "Kembali", Href: "/agreements"},
	}
	return page, nil
}

// newAgreement serves GET /agreements/new.
func (s *Server) newAgreement(c echo.Context) error {
	page, err := s.agreementForm(c, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// concludeAgreement serves POST /agreements.
func (s *Server) concludeAgreement(c echo.Context) error {
	in := read(c)
	a := readAgreement(in)
	err := in.problem("Nota kesepahaman belum dicatat.", a.Check())
	var made *mou.Agreement
	if err == nil {
		made, err = s.Agreements.Conclude(c.Request().Context(), actor(c), a)
	}
	if err == nil {
		return s.see(c, "Nota kesepahaman dicatat.", agreementURL(made.ID))
	}
	page, failed := s.agreementForm(c, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

// underAgreement starts a page that changes an agreement.
func (s *Server) underAgreement(c echo.Context, a *mou.Record, title, lead string) Base {
	b := s.base(c, title, lead)
	b.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Nota kesepahaman", Href: "/agreements"}, {Text: a.Number, Href: agreementURL(a.ID)}, {Text: title}}
	return b
}

func (s *Server) agreementAt(c echo.Context) (*mou.Record, error) {
	return s.Agreements.Show(c.Request().Context(), actor(c), mou.AgreementID(c.Param("id")))
}

func revisionOfAgreement(c echo.Context, in *input) mou.Revision {
	return mou.Revision{ID: mou.AgreementID(c.Param("id")), Version: in.version()}
}

func backToAgreement(a *mou.Record) *Link {
	return &Link{Text: "Kembali tanpa menyimpan", Href: agreementURL(a.ID)}
}

// renewalPage proposes a successor: the same agencies and instruments, from
// the day after the end.
func (s *Server) renewalPage(c echo.Context, a *mou.Record, back *refusal) *AgreementNew {
	page := &AgreementNew{Base: s.underAgreement(c, a, "Catat perpanjangan", "Perpanjangan adalah nota baru yang menyebut nota "+a.Number+". Nota lama tetap tersimpan.")}
	next := mou.Agreement{Title: a.Title, Parties: a.Parties, Scope: a.Scope, From: a.End().AddDays(1), Agencies: a.Agreement.Agencies, Instruments: a.Instruments}
	page.Form = Form{
		Action: agreementURL(a.ID) + "/renewal", CSRF: page.CSRF, Fieldsets: back.over([]Fieldset{{Fields: s.agreementFields(next, a.Agencies)}}),
		Submit: "Catat perpanjangan", Cancel: backToAgreement(a),
	}
	return page
}

// newRenewal serves GET /agreements/:id/renewal.
func (s *Server) newRenewal(c echo.Context) error {
	a, err := s.agreementAt(c)
	if err != nil {
		return err
	}
	if a.After != nil {
		return s.see(c, "Nota kesepahaman ini sudah diperpanjang.", agreementURL(a.After.ID))
	}
	return s.render(c, http.StatusOK, s.renewalPage(c, a, nil))
}

// renewAgreement serves POST /agreements/:id/renewal.
func (s *Server) renewAgreement(c echo.Context) error {
	in := read(c)
	next := readAgreement(in)
	a, err := s.agreementAt(c)
	if err != nil {
		return err
	}
	var made *mou.Agreement
	if err = in.problem("Nota kesepahaman belum dicatat.", next.Check()); err == nil {
		made, err = s.Agreements.Renew(c.Request().Context(), actor(c), a.ID, next)
	}
	if err == nil {
		return s.see(c, "Perpanjangan dicatat; nota lama tetap tersimpan.", agreementURL(made.ID))
	}
	return s.again(c, err, s.renewalPage(c, a, refused(in, err)))
}

func (s *Server) mendingPage(c echo.Context, a *mou.Record, back *refusal) *AgreementNew {
	page := &AgreementNew{Base: s.underAgreement(c, a, "Koreksi catatan", "Hanya untuk membetulkan salinan. Perubahan isi kerja sama dicatat sebagai perpanjangan.")}
	fields := append(s.agreementFields(a.Agreement, a.Agencies),
		Field{Name: "why", Label: "Alasan koreksi", Kind: "longtext", Rows: 2, Required: true, Hint: "Tersimpan bersama catatan sebelumnya."})
	page.Form = Form{
		Action: agreementURL(a.ID) + "/correction", CSRF: page.CSRF, Version: back.at(a.Version), Fieldsets: back.over([]Fieldset{{Fields: fields}}),
		Submit: "Simpan koreksi", Cancel: backToAgreement(a),
		Says: "Permintaan asesmen yang sudah dibuat tetap berjalan menurut catatan pada hari permintaannya.",
	}
	return page
}

// editAgreement serves GET /agreements/:id/correction.
func (s *Server) editAgreement(c echo.Context) error {
	a, err := s.agreementAt(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.mendingPage(c, a, nil))
}

// correctAgreement serves POST /agreements/:id/correction.
func (s *Server) correctAgreement(c echo.Context) error {
	in := read(c)
	next, why := readAgreement(in), in.long("why")
	missing := next.Check()
	if why == "" {
		missing = append(missing, problem.Field{Name: "why", Words: "Sebutkan apa yang dikoreksi dan dasarnya."})
	}
	err := in.problem("Nota kesepahaman belum dikoreksi.", missing)
	if err == nil {
		_, err = s.Agreements.Correct(c.Request().Context(), actor(c), revisionOfAgreement(c, in), next, why)
	}
	a, failed := s.agreementAt(c)
	if failed != nil {
		return failed
	}
	if err == nil {
		return s.see(c, "Koreksi disimpan; catatan sebelumnya tetap ada dalam riwayat.", agreementURL(a.ID))
	}
	return s.again(c, err, s.mendingPage(c, a, refused(in, err)))
}
