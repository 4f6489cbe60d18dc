package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/identity"
)

// CourtHome is the first page of whoever works at a court: its lists are the
// work, those that cannot wait first.
type CourtHome struct {
	Base
	Ticket   string // the id of the next petition; empty for who cannot open one
	Counts   []Count
	Expiring []ExpiryLine // agreements; of the registrar only
	Board    string       // the address of the board of gaps; empty on a part of the register
	Sections []Section
	Register *Register
}

// Name implements Page.
func (CourtHome) Name() string { return "home/court" }

// Count is a number at the top of a page that leads to its list.
type Count struct {
	N          int
	Text, Href string
}

// Section is one list of work. An empty one says why and what to do.
type Section struct {
	ID, Title, Empty string
	Head             []string // of every column but the first
	Rows             []Row
}

// Row is one petition of a list: no name and no NIK.
type Row struct {
	Name, Href, Note string
	Cells            []Cell
}

// Cell is one part of a row, with the second line below it. Late is said in
// words and shown as a tag.
type Cell struct{ Label, Text, Note, Late string }

// InstallationHome is the first page of the admin: nothing about a person.
type InstallationHome struct {
	Base
	Health   []SummaryRow
	Accounts []SummaryRow
	Courts   []Institution
	Agencies []Institution
}

// Name implements Page.
func (InstallationHome) Name() string { return "home/installation" }

// Institution is a court or an agency with what must still be confirmed.
type Institution struct{ Name, Href, Role, Place, Note string }

// showHome serves GET /.
func (s *Server) showHome(c echo.Context) error {
	page, err := s.homeOf(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) homeOf(c echo.Context) (Page, error) {
	switch actor(c).Office {
	case identity.Clerk, identity.Registrar:
		if asked := c.QueryParams(); asked.Has("state") || asked.Has("after") {
			return s.registerPage(c)
		}
		return s.deskPage(c)
	case identity.Judge:
		return s.judgePage(c)
	case identity.Monitor:
		return s.agreementsPage(c)
	case identity.Admin:
		return s.installationPage(c)
	default:
		return s.agencyPage(c)
	}
}

func (s *Server) installationPage(c echo.Context) (Page, error) {
	ctx, by := c.Request().Context(), actor(c)
	if err := access.Check(by, access.ReadInstallation, access.Of(by)); err != nil {
		return nil, err
	}
	page := &InstallationHome{Base: s.base(c, "Instalasi", "Pengadilan, lembaga dan kesehatan sistem. Data perkara tidak tampil di sini.")}
	page.Health = s.health(c)
	courts, err := s.Directory.Courts(ctx)
	if err != nil {
		return nil, err
	}
	for _, x := range courts {
		page.Courts = append(page.Courts, Institution{Name: x.Name, Role: string(x.ID), Place: x.Address, Note: x.Note})
	}
	agencies, err := s.Directory.Agencies(ctx)
	if err != nil {
		return nil, err
	}
	for _, x := range agencies {
		page.Agencies = append(page.Agencies, Institution{Name: x.Name, Href: agencyURL(x.ID), Role: x.Role.Label(), Place: areaWords(x), Note: x.Note})
	}
	page.Accounts, err = s.accountRows(c)
	return page, err
}

func (s *Server) health(c echo.Context) []SummaryRow {
	state := SummaryRow{Key: "Basis data dan skema", Value: "Siap"}
	if err := s.Ready(c.Request().Context()); err != nil {
		state.Value, state.Hint = "Belum siap", "Periksa log sistem pada mesin ini."
	}
	mode := SummaryRow{Key: "Sambungan", Value: "Terenkripsi (HTTPS)"}
	if !s.Settings.Secure {
		mode.Value, mode.Hint = "Tidak terenkripsi", "Hanya untuk peragaan pada mesin sendiri. Untuk dipakai, pasang HTTPS."
	}
	use := SummaryRow{Key: "Jenis", Value: "Pemakaian nyata"}
	if s.Settings.Demo {
		use.Value = "Peragaan dengan data rekaan"
	}
	return []SummaryRow{state, mode, use}
}

func (s *Server) accountRows(c echo.Context) ([]SummaryRow, error) {
	counts, err := s.Directory.CountAccounts(c.Request().Context())
	if err != nil {
		return nil, err
	}
	var rows []SummaryRow
	for _, o := range identity.Offices {
		row := SummaryRow{Key: o.Label(), Value: fmt.Sprintf("%d akun aktif", counts[o])}
		if counts[o] == 0 {
			row.Value = "Belum ada akun"
		}
		rows = append(rows, row)
	}
	return rows, nil
}
