package app

import (
	"fmt"
	"io"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/pdf"
	"timbang/internal/petition"
)

// printLetter prints the letter of a returned petition. Its date is that of
// the return, so that the same letter has the same bytes.
func printLetter(w io.Writer, l petition.Letter) error {
	about := "Pengembalian permohonan dispensasi kawin untuk dilengkapi"
	if l.Child != "" {
		about += " (anak " + l.Child + ")"
	}
	if l.Ordinal > 1 {
		about += fmt.Sprintf(", pengembalian ke-%d", l.Ordinal)
	}
	d := pdf.ReturnLetterData{
		Court: l.Court.Name, F4: l.Court.Paper == identity.F4, Address: []string{l.Court.Address}, Place: l.Court.City, Date: l.On, To: l.To, About: about,
		Submitted: l.Received, Signatory: l.By, Office: "Petugas yang memeriksa", GeneratedAt: time.Date(l.On.Year, l.On.Month, l.On.Day, 0, 0, 0, 0, calendar.WITA),
	}
	for _, x := range l.Defects {
		d.Defects = append(d.Defects, pdf.Defect{Pasal: x.Pasal, Words: x.Words})
	}
	return pdf.ReturnLetter(w, d)
}
