package web

import (
	"fmt"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// Register is the court's own list, a page at a time.
type Register struct {
	Title  string
	State  petition.Status // empty for every state
	Filter Field
	List   Section
	Next   string // the address of the page after this
	File   string // the address from which all of it is downloaded; empty for an empty one
}

// deskPage is the first page of clerk and registrar.
func (s *Server) deskPage(c echo.Context) (Page, error) {
	all, err := s.everyOne(c, petition.Draft, petition.Submitted, petition.Returned, petition.Registered,
		petition.Assigned, petition.Scheduled, petition.InHearing, petition.Decided)
	if err != nil {
		return nil, err
	}
	page := &CourtHome{Base: s.base(c, "Meja Kerja", "")}
	if access.May(actor(c).Office, access.OpenPetition) {
		page.Ticket = identity.NewID()
	}
	if actor(c).Office == identity.Registrar {
		repeats, err := s.repeatLists(c)
		if err != nil {
			return nil, err
		}
		due, err := s.dueReviews(c)
		if err != nil {
			return nil, err
		}
		repeats = append(repeats, due...)
		page.Sections = append(repeats, s.registrarLists(all)...)
		late, err := s.escalated(c, all)
		if err != nil {
			return nil, err
		}
		if len(late.Rows) > 0 {
			page.Sections = slices.Insert(page.Sections, len(repeats)+1, late)
		}
		page.Lead = s.dayLead("Mulai dari perkara yang menunggu hakim.")
		if page.Expiring, err = s.expiring(c); err != nil {
			return nil, err
		}
	} else {
		page.Sections = s.clerkLists(all)
		page.Lead = s.dayLead("Mulai dari permohonan yang perlu diperiksa.")
	}
	visits, err := s.visitLists(c)
	if err != nil {
		return nil, err
	}
	page.Sections = append(page.Sections, visits...)
	page.Counts, page.Board = counts(page.Sections), "/gaps"
	page.Register, err = s.register(c, 10)
	if page.Ticket != "" && err == nil {
		page.Register.List, page.Register.Next = Section{}, "" // the counter looks for one case, not through all
	}
	return page, err
}

func counts(sections []Section) []Count {
	var out []Count
	for _, x := range sections {
		out = append(out, Count{N: len(x.Rows), Text: x.Title, Href: "#" + x.ID})
	}
	return out
}

// clerkLists are in the order in which people wait at the counter. Lists that
// are seldom filled are left out while they are empty.
func (s *Server) clerkLists(all pile) []Section {
	today := s.today()
	soon, further := all.hearings(today)
	lists := []Section{
		s.section("diperiksa", "Perlu diperiksa", "Tidak ada permohonan yang menunggu pemeriksaan. Permohonan muncul di sini setelah diserahkan.",
			all.in(petition.Submitted).oldest(), colAge, colDistrict, colSubmitted),
		s.section("dikembalikan", "Dikembalikan", "Tidak ada permohonan yang sedang dilengkapi pemohon.",
			all.in(petition.Returned).oldest(), colAge, colDistrict, colReturned),
		s.section("draf", "Draf", "Tidak ada permohonan yang belum selesai diisi. Tekan Permohonan baru untuk memulai.",
			all.in(petition.Draft).oldest(), colAge, colDistrict, colUpdated),
		s.section("hakim", "Menunggu hakim", "Semua perkara terdaftar sudah mempunyai hakim. Perkara muncul di sini setelah diberi nomor.",
			all.in(petition.Registered).byRegister(), colAge, colDistrict, colRegistered),
		s.section("dijadwalkan", "Perlu dijadwalkan", "Tidak ada perkara yang menunggu hari sidang. Perkara muncul di sini setelah panitera menetapkan hakim.",
			all.in(petition.Assigned).byRegister(), colAge, colJudge, colAssigned),
		s.section("sidang", "Sidang minggu ini", "Tidak ada sidang sampai "+dayLine(endOfWeek(today))+". Jadwalkan sidang dari halaman perkara.",
			soon, colHearing, colAge, colJudge, colAssessments),
	}
	lists = s.ifAny(lists, "genap-19", mootTitle, all.moot(today), colAge, colState, colHearing, colJudge)
	lists = s.ifAny(lists, "sesudahnya", "Sidang sesudahnya", further, colHearing, colAge, colJudge, colAssessments)
	lists = s.ifAny(lists, "berjalan", "Menunggu penetapan", all.in(petition.InHearing).byHearing(), colHearing, colAge, colJudge)
	return s.ifAny(lists, "diputus", "Perlu tindak lanjut", all.in(petition.Decided).oldest(), colDecided, colAge, colDistrict)
}

func (s *Server) ifAny(lists []Section, id, title string, ps pile, cols ...column) []Section {
	if len(ps) == 0 {
		return lists
	}
	return append(lists, s.section(id, title, "", ps, cols...))
}

// hearings are those to come, and those whose day passed unopened: until the
// end of the week, and after it.
func (all pile) hearings(today calendar.Date) (soon, further pile) {
	for _, p := range all.in(petition.Scheduled).byHearing() {
		if p.HearingOn.After(endOfWeek(today)) {
			further = append(further, p)
		} else {
			soon = append(soon, p)
		}
	}
	return soon, further
}

// registrarLists are what the registrar must decide or ask about.
func (s *Server) registrarLists(all pile) []Section {
	today := s.today()
	overdue := all.pick(func(p petition.Summary) bool { return p.Status.Pending() && len(lateness(p, today)) > 0 })
	gaps := all.in(petition.Scheduled).pick(func(p petition.Summary) bool {
		return p.Briefs == 0 || p.Referrals == 0 || p.Signed < p.Referrals
	})
	lists := []Section{
		s.section("hakim", "Menunggu hakim", "Semua perkara terdaftar sudah mempunyai hakim. Perkara baru muncul di sini setelah petugas mendaftarkannya.",
			all.in(petition.Registered).byRegister(), colAge, colDistrict, colRegistered),
		s.section("terlambat", "Terlambat", fmt.Sprintf("Tidak ada yang terlambat: hakim ditetapkan dalam %d hari, sidang dibuka pada harinya, asesmen masuk sebelum batasnya.", judgeWithin),
			overdue.byRegister(), colState, colLate, colJudge),
		s.section("celah", "Celah menurut tanggal sidang", "Tidak ada celah: setiap sidang yang terjadwal sudah mempunyai asesmen yang ditandatangani dan ringkasan.",
			gaps.byHearing(), colHearing, colAssessments, colBrief, colJudge),
		s.section("dijadwalkan", "Perlu dijadwalkan", "Tidak ada perkara yang menunggu hari sidang.",
			all.in(petition.Assigned).byRegister(), colAge, colJudge, colAssigned),
	}
	lists = s.ifAny(lists, "genap-19", mootTitle, all.moot(today), colAge, colState, colHearing, colJudge)
	return s.ifAny(lists, "diputus", "Perlu tindak lanjut", all.in(petition.Decided).oldest(), colDecided, colAge, colDistrict)
}

// registerPage is the register alone, filtered or turned.
func (s *Server) registerPage(c echo.Context) (Page, error) {
	page := &CourtHome{Base: s.base(c, "Register permohonan", "Permohonan pengadilan ini, yang terakhir berubah lebih dahulu.")}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	var err error
	if page.Register, err = s.register(c, 25); err != nil {
		return nil, err
	}
	page.Register.Title = registerTitle(page.Register.State)
	return page, nil
}

func registerTitle(state petition.Status) string {
	if state == "" {
		return "Semua tahap"
	}
	return "Tahap " + state.Label()
}

// stateOf is the state that a register was asked for, or that of every one.
func stateOf(asked string) petition.Status {
	if state := petition.Status(asked); slices.Contains(petition.Statuses, state) {
		return state
	}
	return ""
}

func stateField(state petition.Status) Field {
	f := Field{Name: "state", Label: "Tahap", Kind: "select", Width: "medium", Required: true, Options: []Option{{Text: "Semua tahap"}}}
	for _, x := range petition.Statuses {
		f.Options = append(f.Options, Option{Value: string(x), Text: x.Label(), Selected: x == state})
	}
	return f
}

func within(state petition.Status) []petition.Status {
	if state == "" {
		return nil
	}
	return []petition.Status{state}
}

// registerColumns are those of the register, on the page and in a file.
var registerColumns = []column{colState, colAge, colDistrict, colRegistered, colHearing}

func (s *Server) register(c echo.Context, size int) (*Register, error) {
	state := stateOf(c.QueryParam("state"))
	r := &Register{Title: "Register permohonan", State: state, Filter: stateField(state)}
	f := petition.Filter{Limit: size + 1, After: c.QueryParam("after"), Statuses: within(state)}
	ps, err := s.Petitions.List(c.Request().Context(), actor(c), f)
	if err != nil {
		return nil, err
	}
	if len(ps) > size {
		ps = ps[:size]
		r.Next = "/?" + url.Values{"state": {string(state)}, "after": {ps[size-1].Place()}}.Encode()
	}
	empty := "Tidak ada permohonan pada tahap ini. Pilih tahap lain."
	if state == "" {
		empty = "Belum ada permohonan di pengadilan ini."
	}
	r.List = s.section("register", r.Title, empty, ps, registerColumns...)
	if len(ps) > 0 {
		r.File = exportURL(state)
	}
	return r, nil
}
