package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/determination"
	"timbang/internal/law"
)

// GapBoard lists the hearings to come with what is open, by who must act. It
// shows no name and no NIK.
type GapBoard struct {
	Base
	Sections []Section
}

// Name implements Page.
func (GapBoard) Name() string { return "home/gaps" }

// horizonWords are the headings of the board.
var horizonWords = map[int]string{1: "Hari ini dan besok", 3: "Dalam 3 hari", 7: "Dalam 7 hari"}

// boardOwners are the columns of the board; an agency owes the assessments.
var boardOwners = []string{string(law.ByPetitioner), string(law.ByClerk), string(law.ByJudge), "Lembaga"}

// showGaps serves GET /gaps.
func (s *Server) showGaps(c echo.Context) error {
	lines, err := s.Rulings.Board(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	page := &GapBoard{Base: s.base(c, "Papan celah", s.dayLead("Hal yang belum terpenuhi pada perkara yang disidangkan dalam tujuh hari, menurut siapa yang harus bertindak."))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: page.Title}}
	for _, n := range determination.Horizons {
		sec := Section{ID: fmt.Sprintf("hari-%d", n), Title: horizonWords[n], Empty: "Tidak ada sidang pada waktu ini.", Head: append([]string{colHearing.head}, boardOwners...)}
		for _, l := range lines {
			if l.Within() == n {
				sec.Rows = append(sec.Rows, s.boardRow(c, l))
			}
		}
		page.Sections = append(page.Sections, sec)
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) boardRow(c echo.Context, l determination.Line) Row {
	r := Row{Name: string(l.Number), Note: "Anak " + l.Initials, Href: petitionURL(l.ID) + "#gaps"}
	at := colHearing.cell(l.Summary, s.today())
	at.Label = colHearing.head
	r.Cells = []Cell{at}
	for _, owner := range boardOwners {
		cell := boardCell(l.Open, owner)
		if owner == "Lembaga" {
			cell = s.owedCell(c, l)
		}
		cell.Label = owner
		r.Cells = append(r.Cells, cell)
	}
	return r
}

// boardCell says what one owner still has to do: in words what is due, by
// article what the hearing itself will close.
func boardCell(open []determination.Item, owner string) Cell {
	var now []string
	later, order := map[string]int{}, []string(nil)
	for _, i := range open {
		mine := string(i.Rule.Owner) == owner || owner == string(law.ByClerk) && i.Rule.Owner == law.ByCourt
		number, _, _ := strings.Cut(i.Rule.Pasal, " ")
		article := i.Rule.Source + " Pasal " + number
		switch {
		case !mine:
		case i.Due():
			now = append(now, i.Words)
		default:
			if later[article]++; later[article] == 1 {
				order = append(order, article)
			}
		}
	}
	for k, article := range order {
		order[k] = fmt.Sprintf("%s (%d hal)", strings.TrimPrefix(article, "PERMA 5/2019 "), later[article])
	}
	cell := Cell{Text: strings.Join(now, " ")}
	switch {
	case len(order) == 0:
	case cell.Text == "":
		cell.Text = "Pada sidang: " + strings.Join(order, ", ")
	default:
		cell.Note = "Pada sidang: " + strings.Join(order, ", ")
	}
	return cell
}

func (s *Server) owedCell(c echo.Context, l determination.Line) Cell {
	var cell Cell
	var words []string
	for _, r := range l.Owed {
		words = append(words, fmt.Sprintf("%s, batas %s.", s.agencyName(c.Request().Context(), r.AgencyID), r.Due.Indonesian()))
		if r.Late(s.today()) {
			cell.Late = "Terlambat"
		}
	}
	cell.Text = strings.Join(words, " ")
	return cell
}
