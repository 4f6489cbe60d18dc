// Package sheet writes spreadsheets for other offices to go on with.
package sheet

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"timbang/internal/report"
)

// table is one sheet of a workbook: rows of texts and whole numbers.
type table struct {
	name   string
	wide   []float64 // the widths of the columns, in letters
	header int       // the row that is set in bold, counted from 1
	rows   [][]any
}

// LIPA8 writes a monthly report as a workbook of two sheets: the figures in the
// order of the form, and the cases behind them. It returns an error when it
// cannot be made or w fails.
func LIPA8(w io.Writer, m *report.Monthly) error {
	figures := table{name: "LIPA 8", wide: []float64{8, 36, 12}, header: 5, rows: [][]any{
		{"LIPA 8, perkara dispensasi kawin"}, {m.Court.Name}, {m.Month.Indonesian()}, {}, {"Lajur", "Uraian", "Jumlah"},
	}}
	for i, c := range report.Columns {
		figures.rows = append(figures.rows, []any{i + firstColumn, c.Label, m.Count(c.Column)})
	}
	cases := table{name: "Perkara", wide: []float64{30, 16, 16, 26}, header: 1, rows: [][]any{{"Nomor perkara", "Didaftarkan", "Diputus", "Hasil"}}}
	for _, c := range m.Cases[report.Sum] {
		decided, end := "", ""
		if m.Ends(c) {
			decided, end = c.DecidedOn.String(), c.Kind.Label()
		}
		cases.rows = append(cases.rows, []any{string(c.Number), c.RegisteredOn.String(), decided, end})
	}
	return write(w, figures, cases)
}

// firstColumn is the number of the first figure on the form, after the number of
// the row and the kind of the case.
const firstColumn = 3

// write makes a workbook.
func write(w io.Writer, tables ...table) (err error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("make sheet: %w", err)
	}
	for i, t := range tables {
		if i == 0 {
			err = f.SetSheetName("Sheet1", t.name)
		} else {
			_, err = f.NewSheet(t.name)
		}
		if err == nil {
			err = fill(f, t, bold)
		}
		if err != nil {
			return fmt.Errorf("make sheet: %w", err)
		}
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write sheet: %w", err)
	}
	return nil
}

// fill sets the cells of a sheet.
func fill(f *excelize.File, t table, bold int) error {
	for i, wide := range t.wide {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(t.name, name, name, wide); err != nil {
			return err
		}
	}
	for i, row := range t.rows {
		harmless := make([]any, len(row))
		for j, v := range row {
			harmless[j] = v
			if s, ok := v.(string); ok {
				harmless[j] = Harmless(s)
			}
		}
		if err := f.SetSheetRow(t.name, fmt.Sprintf("A%d", i+1), &harmless); err != nil {
			return err
		}
	}
	return f.SetRowStyle(t.name, t.header, t.header, bold)
}

// Harmless gives a text that no spreadsheet takes for a formula: what begins
// like one gets an apostrophe before it.
func Harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n|", rune(s[0])) {
		return "'" + s
	}
	return s
}
