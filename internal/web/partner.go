package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/region"
)

// AgencyIndex is the directory of the partner agencies.
type AgencyIndex struct {
	Base
	Rows    []AgencyRow
	Covered bool // the reader may know about agreements
}

// Name implements Page.
func (AgencyIndex) Name() string { return "agency/index" }

// AgencyRow is one agency of the directory.
type AgencyRow struct {
	Name, Also, Href, Role, Kind, Area, Stance string
	Covered                                    []string // under which agreements that hold
}

// AgencyShow is the page of one agency.
type AgencyShow struct {
	Base
	Lines    []string // of what must be confirmed
	Contact  []SummaryRow
	Work     []SummaryRow
	Slots    []SlotLine
	Version  int
	Names    []NameLine
	Covered  []Link
	Readable bool // the reader may know about agreements
	Origin   []SummaryRow
	Done     []TrailLine
	Keep     []Link // what the reader may change
	URL      string
	Mine     bool // the reader may take slots away
}

// Name implements Page.
func (AgencyShow) Name() string { return "agency/show" }

// SlotLine is one weekly time with its next dates.
type SlotLine struct{ ID, Words, Dates string }

// NameLine is one name of an agency and since when.
type NameLine struct{ Name, From, Basis string }

// mustAsk is what the page says of what nobody knows yet.
const mustAsk = "Belum diketahui, tanyakan kepada lembaga"

func agencyURL(id identity.AgencyID) string { return "/agencies/" + string(id) }

// inForce lists the agreements that hold today, where the reader may know.
func (s *Server) inForce(c echo.Context) ([]mou.Agreement, bool, error) {
	if !access.May(actor(c).Office, access.ReadAgreement) {
		return nil, false, nil
	}
	all, _, err := s.Agreements.List(c.Request().Context(), actor(c))
	return slices.DeleteFunc(all, func(a mou.Agreement) bool { return !a.Valid(s.today()) }), true, err
}

// listAgencies serves GET /agencies.
func (s *Server) listAgencies(c echo.Context) error {
	all, err := s.Agreements.Directory(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	agreements, may, err := s.inForce(c)
	if err != nil {
		return err
	}
	page := &AgencyIndex{Base: s.base(c, "Lembaga mitra", "Lembaga asesmen dapat dimintai asesmen; lembaga pendamping mendampingi anak dan keluarga."), Covered: may}
	for _, y := range all {
		row := AgencyRow{Name: y.Name, Also: y.Also, Href: agencyURL(y.ID), Role: y.Role.Label(), Kind: y.Kind, Area: areaWords(y), Stance: stanceWords(y)}
		for _, a := range agreements {
			if slices.Contains(a.Agencies, y.ID) {
				row.Covered = append(row.Covered, a.Number+" sampai "+a.End().Short())
			}
		}
		page.Rows = append(page.Rows, row)
	}
	return s.render(c, http.StatusOK, page)
}

// stanceWords say an agency's policy in a few words.
func stanceWords(y mou.Agency) string {
	switch {
	case !y.Role.MayAdvise():
		return "Tidak dimintai"
	case y.Recommendation != mou.UnknownStance:
		return y.Recommendation.Label()
	}
	return "Belum diketahui"
}

// areaWords name the coded places that an agency serves.
func areaWords(y mou.Agency) string {
	var out []string
	for _, r := range y.Regions {
		out = append(out, region.Name(r))
	}
	if len(out) == 0 {
		return "Belum diketahui"
	}
	return strings.Join(out, ", ")
}

// known is a fact, or the words for one that is not known.
func known(key, value, hint, unknown string) SummaryRow {
	if value == "" {
		return SummaryRow{Key: key, Value: unknown}
	}
	return SummaryRow{Key: key, Value: value, Hint: hint}
}

// showAgency serves GET /agencies/:id.
func (s *Server) showAgency(c echo.Context) error {
	ctx, by := c.Request().Context(), actor(c)
	y, err := s.Agreements.Agency(ctx, by, identity.AgencyID(c.Param("id")))
	if err != nil {
		return err
	}
	page := &AgencyShow{Base: s.base(c, y.Name, y.Role.Label()+". "+upperFirst(y.Kind)+"."), Version: y.Version, URL: agencyURL(y.ID)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Lembaga mitra", Href: "/agencies"}, {Text: y.Name}}
	agreements, may, err := s.inForce(c)
	if err != nil {
		return err
	}
	page.Readable = may
	for _, a := range agreements {
		if slices.Contains(a.Agencies, y.ID) {
			page.Covered = append(page.Covered, Link{Text: a.Number + ", sampai " + a.End().Indonesian(), Href: agreementURL(a.ID)})
		}
	}
	entries, err := s.Agreements.Trail(ctx, by, y.ID)
	if err != nil {
		return err
	}
	page.Done = trailLines(entries)
	page.keep(by, y.ID)
	page.facts(*y, s.today())
	return s.render(c, http.StatusOK, page)
}

// facts fills what is known of the agency, and says of the rest that it is
// not.
func (p *AgencyShow) facts(y mou.Agency, today calendar.Date) {
	said := ""
	if y.UpdatedAt != nil {
		said = "Menurut lembaga, " + calendar.Of(*y.UpdatedAt).Indonesian() + "."
	}
	ask := func(key, value, hint string) SummaryRow {
		if p.Mine && value == "" {
			return SummaryRow{Key: key} // nobody asks themselves
		}
		return known(key, value, hint, mustAsk)
	}
	p.Contact = []SummaryRow{
		ask("Alamat", y.Address, said), ask("Kota", y.City, ""), ask("Telepon kantor", y.Phone, said), ask("Surel kantor", y.Email, said),
		ask("Situs", y.Site, ""), ask("Hari dan jam buka", y.Opening(), said),
	}
	p.Work = []SummaryRow{
		ask("Yang dilakukan", y.Work, ""), {Key: "Wilayah layanan", Value: areaWords(y)},
		ask("Kebijakan tentang rekomendasi", y.PolicyWords(), "Rekomendasi adalah nasihat dan tidak mengikat siapa pun."),
	}
	for _, x := range y.Slots {
		p.Slots = append(p.Slots, SlotLine{x.ID, x.Words(), dateList(x.Dates(today, calendar.Date{}, 3))})
	}
	for _, n := range y.Names {
		from := "nama pertama yang diketahui"
		if !n.From.IsZero() {
			from = "sejak " + n.From.Indonesian()
		}
		p.Names = append(p.Names, NameLine{n.Name, from, n.Basis})
	}
	p.Origin = []SummaryRow{
		known("Sumber", strings.ReplaceAll(y.Source, "; ", "\n"), "", "Tidak ditemukan sumber publik"), known("Tanggal sumber", y.SourceOn.Indonesian(), "", "Tidak ada"),
		known("Keyakinan", y.Confidence, "", "Tidak ada"), {Key: "Masih harus dipastikan", Value: y.Note},
	}
	if y.Also != "" {
		p.Lines = append(p.Lines, "Nama lain: "+y.Also+".")
	}
}

// keep offers what the reader may change.
func (p *AgencyShow) keep(by identity.Actor, id identity.AgencyID) {
	if access.Check(by, access.KeepAgency, access.Scope{Agency: id}) == nil {
		p.Mine = true
		p.Keep = append(p.Keep, Link{Text: "Ubah keterangan lembaga", Href: p.URL + "/profile"}, Link{Text: "Tambah jadwal asesmen", Href: p.URL + "/slots"})
	}
	if access.May(by.Office, access.RenameAgency) {
		p.Keep = append(p.Keep, Link{Text: "Catat nama baru", Href: p.URL + "/name"})
	}
}

// dateList names days in one line, "27 November 2026, 4 Desember 2026".
func dateList(days []calendar.Date) string {
	var out []string
	for _, d := range days {
		out = append(out, d.Indonesian())
	}
	return strings.Join(out, ", ")
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// whenWords say when an agency sees children before the next hearing, which
// may be nil, and whether it does not serve the place where the child lives.
func whenWords(y mou.Agency, at region.Code, today calendar.Date, next *hearing.Hearing) string {
	var day calendar.Date
	if next != nil {
		day = next.On
	}
	words := slotHint(y, today, day)
	if serves, known := y.Serves(at); known && !serves {
		words += " Wilayah layanannya tidak mencakup tempat tinggal anak; tanyakan dahulu."
	}
	return words
}

// slotHint says when an agency sees children before a hearing, for whoever is
// about to ask it; hearing may be the zero date.
func slotHint(y mou.Agency, today, hearing calendar.Date) string {
	words := ""
	for _, x := range y.Slots {
		words += " Jadwal: " + x.Words()
		switch dates := dateList(x.Dates(today, hearing, 3)); {
		case dates != "":
			words += "; terdekat " + dates + "."
		case hearing.IsZero():
			words += "."
		default:
			words += "; tidak ada hari sebelum sidang."
		}
	}
	return words
}
