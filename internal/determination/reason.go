package determination

import "timbang/internal/law"

// Scheme is how one office counts the reasons of dispensations. A reason
// without a counterpart is counted by nobody there, and the reader is told so.
type Scheme struct {
	ID           string
	Name         string
	Source       string
	Counterparts map[string]Counterpart // by code of petition.ReasonKinds
}

// Counterpart is the category of a scheme for one of our reasons. S1 says that
// the source has the category under this meaning, GK that we read it so: staff
// of the court must confirm it before they report by it.
type Counterpart struct {
	Label string
	Sure  law.Sure
}

// Schemes lists the schemes. Our own list is finer than both and is the local
// scheme; each office's list was seen in one source.
var Schemes = []Scheme{
	{
		ID: "sipp", Name: "SIPP", Source: "daftar faktor pada laporan dispensasi kawin dari SIPP",
		Counterparts: map[string]Counterpart{
			"hamil": {"Hamil Duluan", law.S1}, "zina": {"Menghindari Zina", law.S1}, "ekonomi": {"Ekonomi", law.S1}, "pendidikan": {"Pendidikan", law.S1},
			"hubungan": {"Menghindari Zina", law.GK}, "perjodohan": {"Orang Tua", law.GK},
		},
	},
	{
		ID: "badilag", Name: "Badilag", Source: "rekap Badilag 2022/2023",
		Counterparts: map[string]Counterpart{
			"hamil": {"Hamil", law.S1}, "hubungan": {"Intim", law.S1}, "ekonomi": {"Ekonomi", law.S1}, "zina": {"Cinta", law.GK},
		},
	},
	{
		ID: "lokal", Name: "Lokal (Lombok)", Source: "daftar alasan permohonan di sistem ini",
		Counterparts: map[string]Counterpart{
			"hamil": {"Kehamilan", law.S1}, "hubungan": {"Pergaulan bebas atau hubungan intim", law.S1}, "zina": {"Menghindari zina atau hubungan cinta", law.S1},
			"merarik": {"Merarik atau selarian", law.S1}, "ekonomi": {"Ekonomi", law.S1}, "perjodohan": {"Perjodohan", law.S1},
			"pendidikan": {"Pendidikan", law.GK}, "lain": {"Lain-lain", law.GK},
		},
	},
}

// Counted lists the categories of the scheme for some reasons, each once, and
// how many reasons have none. Unsure reports whether one of them is our own
// reading.
func (s Scheme) Counted(reasons []string) (labels []string, unsure bool, none int) {
	for _, code := range reasons {
		x, ok := s.Counterparts[code]
		if !ok {
			none++
			continue
		}
		labels = once(labels, x.Label)
		unsure = unsure || x.Sure == law.GK
	}
	return labels, unsure, none
}
