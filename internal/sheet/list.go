package sheet

import (
	"fmt"
	"io"

	"timbang/internal/calendar"
	"timbang/internal/report"
)

// List writes a list as a workbook of one sheet, with its columns as on the page.
// It returns an error when it cannot be made or w fails.
func List(w io.Writer, l *report.List) error {
	at := l.At.In(calendar.WITA)
	t := table{name: "Daftar", wide: []float64{30}, header: 5, rows: [][]any{
		{l.Title}, {l.Court}, {fmt.Sprintf("Diunduh %s pukul %s WITA, %d permohonan", calendar.Of(at).Indonesian(), at.Format("15.04"), len(l.Rows))}, {}, texts(l.Head),
	}}
	for range l.Head[1:] {
		t.wide = append(t.wide, 26)
	}
	for _, row := range l.Rows {
		t.rows = append(t.rows, texts(row))
	}
	return write(w, t)
}

func texts(all []string) []any {
	out := make([]any, len(all))
	for i, s := range all {
		out[i] = s
	}
	return out
}
