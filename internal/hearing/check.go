package hearing

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"timbang/internal/problem"
)

const (
	longestLine = 240
	longestText = 4000
)

// items are the letters of Pasal 12 ayat (2).
var items = []string{"a", "b", "c", "d", "e"}

// checker collects what is wrong with a record.
type checker struct {
	seats []Summoned
	Record
	faults []problem.Field
}

func (c *checker) need(wrong bool, name, words string, args ...any) {
	if wrong && !slices.ContainsFunc(c.faults, func(f problem.Field) bool { return f.Name == name }) {
		c.faults = append(c.faults, problem.Field{Name: name, Words: fmt.Sprintf(words, args...)})
	}
}

func (c *checker) length(name, text string, most int) {
	c.need(utf8.RuneCountInString(text) > most, name, "Isian terlalu panjang; paling banyak %d huruf.", most)
}

// Check lists why this cannot be the record of hearing h. The names are those
// of the form.
func (r Record) Check(h *Hearing, seats []Summoned) []problem.Field {
	c := &checker{seats: seats, Record: r}
	for _, s := range r.Seats {
		c.seat(s)
	}
	if r.End != "" {
		c.complete()
	}
	for _, a := range r.Advice {
		c.advice(a)
	}
	for _, s := range r.Statements {
		c.statement(s)
	}
	c.length("language", r.Language, longestLine)
	c.length("companion", r.Companion, longestLine)
	c.length("interpreter", r.Interpreter, longestLine)
	c.end(h)
	return c.faults
}

func (c *checker) seat(s Seat) {
	name := "seat." + string(s.Who)
	x, ok := seatOf(c.seats, s.Who)
	c.need(!ok, name+".presence", "Orang ini tidak termasuk yang dihadirkan dalam perkara ini. Muat ulang halaman.")
	c.need(!known(SummonsOptions, s.Summons), name+".summons", "Pilih panggilan dari daftar.")
	c.need(!known(PresenceOptions, s.Presence), name+".presence", "Pilih kehadiran dari daftar.")
	c.need(s.Presence == Prevented && s.Why == "", name+".why", "%s: tulis alasan tidak hadir.", x.Title)
	c.need(s.Presence == "" && s.Why != "", name+".presence", "%s: keterangan sudah ditulis; pilih juga kehadirannya.", x.Title)
	c.length(name+".why", s.Why, longestLine)
}

// complete asks for what a record must hold before the hearing ends.
func (c *checker) complete() {
	for _, x := range c.seats {
		s := c.Seat(x.Who)
		c.need(s.Presence == "" && !x.Spare, "seat."+string(x.Who)+".presence", "%s: kehadiran belum dipilih.", x.Title)
		c.need(s.Presence.Absent() && s.Summons == "" && x.Who.Group() == Askers, "seat."+string(x.Who)+".summons",
			"%s: tidak hadir; pilih apakah panggilannya sah.", x.Title)
	}
}

func (c *checker) advice(a Advice) {
	name := "advice." + string(a.To)
	c.need(!slices.Contains(Advising, a.To), name, "Kelompok ini tidak dikenal. Muat ulang halaman.")
	for _, i := range a.Items {
		c.need(!slices.Contains(items, i), name, "Pilih huruf a sampai e dari daftar.")
	}
	there := slices.ContainsFunc(c.Seats, func(s Seat) bool { return s.Who.Group() == a.To && s.Presence.Came() })
	c.need(len(a.Items) > 0 && !there, name, "%s: nasihat dicatat, tetapi tidak ada yang hadir. Periksa kehadirannya.", a.To.Label())
	c.need(len(a.Items) == 0 && a.Response != "", name, "%s: tanggapan ditulis; tandai juga nasihatnya.", a.To.Label())
	c.length(name+".response", a.Response, longestText)
}

func (c *checker) statement(s Statement) {
	name := "said." + string(s.Who)
	x, ok := seatOf(c.seats, s.Who)
	c.need(!ok, name+".how", "Orang ini tidak termasuk yang didengar dalam perkara ini. Muat ulang halaman.")
	c.need(!known(MannerOptions, s.How), name+".how", "Pilih cara didengar dari daftar.")
	c.need(s.How == "", name+".how", "%s: keterangan sudah ditulis; pilih cara didengarnya.", x.Title)
	c.need(s.How != "" && !c.Seat(s.Who).Presence.Came(), name+".how", "%s: dicatat didengar, tetapi tidak dicatat hadir. Periksa kehadirannya.", x.Title)
	c.need(s.How == Together && s.With == "", name+".with", "%s: tulis bersama siapa didengar.", x.Title)
	c.need(s.How == Alone && s.With != "", name+".how", "%s: pilih didengar bersama orang lain, atau kosongkan bersama siapa.", x.Title)
	c.need(s.How != "" && s.Gist == "", name+".gist", "%s: tulis pokok keterangannya.", x.Title)
	c.length(name+".with", s.With, longestLine)
	c.length(name+".gist", s.Gist, longestText)
}

func (c *checker) end(h *Hearing) {
	c.need(!known(EndOptions, c.End), "end", "Pilih bagaimana sidang berakhir.")
	adjourned := c.End == Adjourn
	c.need(adjourned && c.Reason == "", "reason", "Tulis alasan sidang ditunda.")
	c.need(!adjourned && c.Reason != "", "end", "Alasan menunda ditulis; pilih sidang ditunda, atau kosongkan alasannya.")
	c.need(adjourned && c.Next.IsZero(), "next", "Tanggal sidang berikutnya belum diisi.")
	c.need(!adjourned && !c.Next.IsZero(), "end", "Tanggal sidang berikutnya diisi; pilih sidang ditunda, atau kosongkan tanggalnya.")
	c.need(adjourned && !c.Next.IsZero() && !c.Next.After(h.On), "next", "Sidang berikutnya harus sesudah %s.", h.On.Indonesian())
	c.need(adjourned && h.On.DaysUntil(c.Next) > furthest, "next", "Sidang berikutnya lebih dari setahun lagi. Periksa tahunnya.")
	c.length("reason", c.Reason, longestText)
	c.need(!adjourned && len(c.Ordered) > 0, "end", "Perintah menghadirkan dicatat; pilih sidang ditunda, atau kosongkan perintahnya.")
	for _, g := range c.Ordered {
		c.need(!slices.Contains(Bringing, g), "ordered", "Pilih yang diperintahkan dihadirkan dari daftar.")
	}
}

// Matters are the three matters of Pasal 14.
var Matters = []struct{ Letter, Words string }{
	{"a", "Anak mengetahui dan menyetujui rencana perkawinan"},
	{"b", "Kondisi psikologis, kesehatan, dan kesiapan anak"},
	{"c", "Ada atau tidaknya paksaan psikis, fisik, seksual, atau ekonomi"},
}

// CheckFindings lists why these cannot be the findings of a judge.
func CheckFindings(all []Finding) []problem.Field {
	c := &checker{}
	for _, f := range all {
		name := "finding." + f.Letter
		c.need(!strings.Contains("abc", f.Letter) || len(f.Letter) != 1, name+".words", "Hal ini tidak dikenal. Muat ulang halaman.")
		c.need(f.Words == "" && !f.Open, name+".words", "Huruf %s: tulis temuannya, atau tandai masih terbuka.", f.Letter)
		c.need(f.Words != "" && f.Basis == "", name+".basis", "Huruf %s: tulis dasarnya, misalnya keterangan siapa atau laporan yang mana.", f.Letter)
		c.length(name+".words", f.Words, longestText)
		c.length(name+".basis", f.Basis, longestText)
	}
	return c.faults
}
