package law

import (
	"cmp"
	"slices"

	"timbang/internal/calendar"
)

// Heard is what was recorded at the hearings so far.
type Heard struct {
	Brought  map[string]bool            `json:"dihadirkan" keys:"anak calon orang_tua_calon" desc:"Siapa yang pernah dihadirkan, pada sidang mana pun (Pasal 10)."`        // Pasal 10: anak, calon, orang_tua_calon
	Advised  map[string]map[string]bool `json:"nasihat" keys:"pemohon anak calon orang_tua_calon" inner:"a b c d e" desc:"Siapa dinasihati tentang huruf apa (Pasal 12)."` // Pasal 12: group, then item a to e
	Heard    map[string]bool            `json:"didengar" keys:"anak calon orang_tua orang_tua_calon" desc:"Keterangan siapa yang didengar (Pasal 13)."`                    // Pasal 13: group
	Findings map[string]bool            `json:"temuan" keys:"a b c" desc:"Huruf Pasal 14 yang sudah diidentifikasi hakim."`                                                // Pasal 14: huruf a, b, c
	Sessions []Session                  `json:"hari_sidang" desc:"Setiap sidang yang sudah dibuka."`
	Exam     Exam                       `json:"pemeriksaan_anak" desc:"Bagaimana anak diperiksa (Pasal 11 dan 15)."`
	Next     calendar.Date              `json:"sidang_berikutnya" desc:"Tanggal sidang berikutnya."`
	Calls    []Call                     `json:"panggilan" desc:"Panggilan pemohon ke sidang berikutnya yang sudah dikirim."`
}

// Session is one hearing that was opened, as Pasal 10 counts them.
type Session struct {
	Ordinal    int             `json:"ke" need:"true" desc:"Sidang ke berapa, mulai dari 1."`
	On         calendar.Date   `json:"tanggal" desc:"Tanggal sidang."`
	Petitioner Presence        `json:"pemohon" oneof:"hadir tidak_hadir" desc:"Apakah pemohon hadir."`
	Summoned   Answer          `json:"panggilan_sah" oneof:"ya tidak" desc:"Apakah pemohon dipanggil secara sah dan patut."`
	Brought    map[string]bool `json:"dihadirkan" keys:"anak calon orang_tua_calon" desc:"Siapa yang dihadirkan pada sidang ini."`
	Ordered    Answer          `json:"diperintahkan" oneof:"ya tidak" desc:"Hakim menunda dan memerintahkan pemohon menghadirkan yang belum hadir."`
}

// Presence is whether somebody came to a hearing; empty when not recorded.
type Presence string

// The presences.
const (
	Came   Presence = "hadir"
	Stayed Presence = "tidak_hadir"
)

// Exam is how the child was examined.
type Exam struct {
	Plain        Answer `json:"bahasa_dimengerti" oneof:"ya tidak" desc:"Bahasa dan cara yang mudah dimengerti anak."`
	NoAttributes Answer `json:"tanpa_atribut" oneof:"ya tidak" desc:"Hakim dan panitera pengganti tanpa atribut."`
	Alone        Answer `json:"tanpa_orang_tua" oneof:"ya tidak" desc:"Anak didengar tanpa orang tua."`
	Remote       Answer `json:"jarak_jauh" oneof:"ya tidak" desc:"Anak didengar lewat komunikasi audio visual."`
	Companion    Answer `json:"pendamping" oneof:"ya tidak" desc:"Anak didampingi pendamping."`
	Interpreter  Answer `json:"juru_bahasa" oneof:"ya tidak" desc:"Ada juru bahasa atau orang yang biasa berkomunikasi dengan anak."`
}

// sessions returns the hearings by their ordinal, however they were given.
func (h Heard) sessions() []Session {
	out := slices.Clone(h.Sessions)
	slices.SortStableFunc(out, func(a, b Session) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
	return out
}

// brought reports whether somebody was brought to any hearing: they need not
// come on one day (Pasal 10 ayat (5), seen in one source).
func (h Heard) brought(who string) bool {
	return h.Brought[who] || slices.ContainsFunc(h.Sessions, func(s Session) bool { return s.Brought[who] })
}

// absences returns the hearings, one after the other and up to the last, that
// the petitioner missed although properly summoned. A hearing that the petitioner
// missed without a proper summons does not count and breaks nothing.
func (h Heard) absences() []Session {
	var out []Session
	for _, s := range h.sessions() {
		switch {
		case s.Petitioner == Came:
			out = nil
		case s.Petitioner == Stayed && s.Summoned == Yes:
			out = append(out, s)
		}
	}
	return out
}

// lacking counts the hearings to which the petitioner came, or of which that is
// not recorded, while somebody who must be brought had not come to it or to one
// before.
func (h Heard) lacking() int {
	n := 0
	all := h.sessions()
	for i, s := range all {
		so := Heard{Brought: h.Brought, Sessions: all[:i+1]}
		if s.Petitioner != Stayed && len(so.pending()) > 0 {
			n++
		}
	}
	return n
}

// pending lists in words whom the petitioner has not brought to any hearing.
func (h Heard) pending() []string {
	var out []string
	for _, p := range broughtPersons {
		if !h.brought(p.who) {
			out = append(out, p.words)
		}
	}
	return out
}
