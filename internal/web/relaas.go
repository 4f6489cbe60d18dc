package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// HearingSummons is where the relaas of a hearing are recorded, a row for each
// person.
type HearingSummons struct{ HearingRecord }

// Name implements Page.
func (HearingSummons) Name() string { return "hearing/summons" }

func summonsURL(id petition.ID, ordinal int) string {
	return petitionURL(id) + "/hearings/" + strconv.Itoa(ordinal) + "/summons"
}

// replacedAt reports whether a later hearing took the place of hearing i.
func replacedAt(all []hearing.Hearing, i int) bool {
	return all[i].Status == hearing.Scheduled && i < len(all)-1
}

// summonable returns the petition and the hearing whose relaas the address
// names. It leads away from one that another replaced and returns nil.
func (s *Server) summonable(c echo.Context) (*petition.Petition, *hearing.Hearing, error) {
	p, all, i, err := s.hearingOf(c)
	if err != nil || p == nil {
		return nil, nil, err
	}
	if replacedAt(all, i) {
		return nil, nil, s.see(c, "Sidang ini diganti oleh sidang sesudahnya. Catat panggilan pada sidang yang baru.", petitionURL(p.ID))
	}
	return p, &all[i], nil
}

func (s *Server) summonsPage(c echo.Context, p *petition.Petition, h *hearing.Hearing, back *refusal) *HearingSummons {
	page := &HearingSummons{HearingRecord{Base: s.base(c, "Panggilan ke sidang ke-"+strconv.Itoa(h.Ordinal), h.Line()+". "+s.caseLine(p))}}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: p.Name(), Href: petitionURL(p.ID)}, {Text: page.Title}}
	page.Parts = []SheetPart{summonsPart(h, hearing.Seats(p))}
	back.over([]Fieldset{page.Parts[0].Fieldset})
	page.Action, page.Version = summonsURL(p.ID, h.Ordinal), back.at(h.Version)
	page.Back = Link{Text: "Kembali tanpa menyimpan", Href: petitionURL(p.ID)}
	page.Says = fmt.Sprintf("Panggilan yang diterima sekurang-kurangnya %d hari kerja sebelum sidang diusulkan sebagai sah dalam catatan sidang; hari diterima dan hari sidang tidak dihitung. Tenggang ini (RBg Pasal 146) belum dipastikan; yang menilai adalah hakim.", law.Notice)
	return page
}

func summonsPart(h *hearing.Hearing, seats []hearing.Summoned) SheetPart {
	p := SheetPart{Columns: []string{"Cara", "Nomor relaas", "Dikirim", "Diterima", "Diterima oleh"}}
	p.Legend, p.Hint = "Relaas setiap orang", "Kosongkan bagi yang tidak dipanggil. Tanggal ditulis seperti 23-11-2026; tanggal diterima boleh menyusul."
	for _, x := range seats {
		name, r := "relaas."+string(x.Who), h.RelaasOf(x.Who)
		p.Heads = append(p.Heads, x.Line())
		p.Fields = append(p.Fields,
			Field{Name: name + ".manner", Label: "Cara", Kind: "select", Value: string(r.Manner), Options: deliveries()},
			Field{Name: name + ".number", Label: "Nomor relaas", Value: r.Number},
			Field{Name: name + ".sent", Label: "Dikirim", InputMode: "numeric", Value: r.SentOn.Short()},
			Field{Name: name + ".received", Label: "Diterima", InputMode: "numeric", Value: r.ReceivedOn.Short()},
			Field{Name: name + ".by", Label: "Diterima oleh", Value: r.ReceivedBy})
	}
	return p
}

func deliveries() []Option {
	var out []Option
	for _, o := range hearing.DeliveryOptions {
		out = append(out, Option{Value: string(o.Value), Text: o.Label})
	}
	return out
}

// readRelaas reads the row of each person.
func readRelaas(in *input, seats []hearing.Summoned) []hearing.Relaas {
	var out []hearing.Relaas
	for _, x := range seats {
		name := "relaas." + string(x.Who)
		out = append(out, hearing.Relaas{
			Who: x.Who, Manner: hearing.Delivery(in.text(name + ".manner")), Number: in.text(name + ".number"),
			SentOn: in.date(name + ".sent"), ReceivedOn: in.date(name + ".received"), ReceivedBy: in.text(name + ".by"),
		})
	}
	return out
}

// editSummons serves GET /petitions/:id/hearings/:ordinal/summons.
func (s *Server) editSummons(c echo.Context) error {
	p, h, err := s.summonable(c)
	if err != nil || p == nil {
		return err
	}
	return s.render(c, http.StatusOK, s.summonsPage(c, p, h, nil))
}

// saveSummons serves POST /petitions/:id/hearings/:ordinal/summons.
func (s *Server) saveSummons(c echo.Context) error {
	p, h, err := s.summonable(c)
	if err != nil || p == nil {
		return err
	}
	in := read(c)
	rows := readRelaas(in, hearing.Seats(p))
	err = in.problem("Panggilan belum tersimpan. Perbaiki yang disebut di bawah; isian Anda masih ada.", hearing.CheckRelaas(rows, hearing.Seats(p), s.today()))
	if err == nil {
		_, err = s.Hearings.Summon(c.Request().Context(), actor(c), hearingRevision(p, h, in), rows)
	}
	if err == nil {
		return s.see(c, "Panggilan tersimpan.", petitionURL(p.ID)+"#hearings")
	}
	p, h, failed := s.summonable(c)
	if failed != nil || p == nil {
		return failed
	}
	return s.again(c, err, s.summonsPage(c, p, h, refused(in, err)))
}

// offered is hearing i with what follows from relaas and earlier hearings about
// how each person was called, where nobody has recorded it yet.
func offered(all []hearing.Hearing, i int, seats []hearing.Summoned) *hearing.Hearing {
	h := all[i]
	if len(h.Record.Saves) > 0 {
		return &h
	}
	h.Record.Seats = nil
	for _, x := range seats {
		h.Record.Seats = append(h.Record.Seats, hearing.Seat{Who: x.Who, Summons: hearing.Offered(all, h.Ordinal, x.Who)})
	}
	return &h
}

// calledRows say whom the petitioner was ordered to bring to hearing i, and how
// those who must come were summoned to it.
func calledRows(all []hearing.Hearing, i int, seats []hearing.Summoned) []SummaryRow {
	rows := filled(SummaryRow{Key: "Diperintahkan dihadirkan", Value: groupWords(hearing.Awaited(all, all[i].Ordinal)), Hint: "Perintah hakim pada sidang sebelumnya (PERMA 5/2019 Pasal 10 ayat (4))."})
	return append(rows, relaasRows(all[i], seats)...)
}

func groupWords(all []hearing.Group) string {
	var out []string
	for _, g := range all {
		out = append(out, lowerFirst(g.Label()))
	}
	return strings.Join(out, ", ")
}

// relaasRows say how each person was summoned to a hearing.
func relaasRows(h hearing.Hearing, seats []hearing.Summoned) []SummaryRow {
	var out []SummaryRow
	for _, x := range seats {
		if r := h.RelaasOf(x.Who); !r.Blank() {
			row := SummaryRow{Key: "Panggilan " + lowerFirst(x.Title), Value: r.Line(h.On)}
			if !r.ReceivedOn.IsZero() && r.Served(h.On) != hearing.Served {
				row.Hint = fmt.Sprintf("Kurang dari %d hari kerja (RBg Pasal 146, belum dipastikan).", law.Notice)
			}
			out = append(out, row)
		}
	}
	return out
}

// summonsLink leads to the relaas of a hearing that is to come or was held.
func summonsLink(by identity.Actor, p *petition.Petition, all []hearing.Hearing, i int) []Link {
	if !p.Status.Pending() || replacedAt(all, i) || !access.May(by.Office, access.SummonPersons) {
		return nil
	}
	return []Link{{Text: "Catat panggilan (relaas)", Href: summonsURL(p.ID, all[i].Ordinal)}}
}
