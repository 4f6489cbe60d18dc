package hearing

import (
	"log/slog"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/identity"
)

// Record is what was entered of a hearing, by the printed hearing sheet.
type Record struct {
	Seats       []Seat      // Pasal 10
	Language    string      // Pasal 11: with the child
	Understood  bool        // Pasal 11: language and method that the child follows
	Plain       bool        // Pasal 11: judge and panitera pengganti without attributes
	Companion   string      // Pasal 15 huruf c, by name or office
	Interpreter string      // Pasal 15 huruf e
	Advice      []Advice    // Pasal 12
	Statements  []Statement // Pasal 13
	Findings    []Finding   // Pasal 14, by the judge alone
	End         End
	Reason      string        // of an adjournment
	Next        calendar.Date // to which day the hearing was adjourned
	Ordered     []Group       // whom the petitioner must bring to the next hearing (Pasal 10 ayat (4)); nil where it was not asked
	Saves       []Save        // who wrote this, the first one first
}

// LogValue keeps what was said out of logs.
func (Record) LogValue() slog.Value { return slog.StringValue("record") }

// Seat is one of those who must come: how they were summoned and whether they
// came.
type Seat struct {
	Who      Role
	Summons  Summons
	Presence Presence
	Why      string // they did not come
}

// Advice is what a group was advised of, and how it took it.
type Advice struct {
	To       Group
	Items    []string // letters a to e of Pasal 12 ayat (2)
	Response string
}

// Statement is what somebody said when the judge heard them.
type Statement struct {
	Who  Role
	How  Manner
	With string // who else was in the room
	Gist string
}

// Finding is what the judge found on one of the three matters of Pasal 14.
type Finding struct {
	Letter string // a, b, c
	Words  string
	Basis  string
	Open   bool // the judge could not settle it yet
}

// Save is one time that the record was written.
type Save struct {
	By     string
	Office identity.Office
	At     time.Time
	Why    string // what was corrected after the hearing had ended
}

// option is a value with its Indonesian words.
type option[T ~string] struct {
	Value T
	Label string
}

func label[T ~string](all []option[T], v T) string {
	for _, o := range all {
		if o.Value == v {
			return o.Label
		}
	}
	return ""
}

// known reports whether v is empty or on the list.
func known[T ~string](all []option[T], v T) bool { return v == "" || label(all, v) != "" }

// Summons is how somebody was called to the hearing.
type Summons string

// The ways. Proper are the first two: a relaas, or the word of the judge in the
// hearing before.
const (
	Served   Summons = "sah"
	Told     Summons = "diberitahu"
	Brought  Summons = "dihadirkan"
	Unserved Summons = "belum_sah"
)

// SummonsOptions lists the ways to be called.
var SummonsOptions = []option[Summons]{
	{Served, "Relaas sah dan patut"}, {Told, "Diberitahu dalam sidang sebelumnya"},
	{Brought, "Tanpa relaas, dihadirkan pemohon"}, {Unserved, "Belum sah atau relaas belum kembali"},
}

// Label gives the Indonesian words.
func (x Summons) Label() string { return label(SummonsOptions, x) }

// Proper reports whether somebody called so had to come.
func (x Summons) Proper() bool { return x == Served || x == Told }

// Presence is whether somebody came.
type Presence string

// The ways to be there or not.
const (
	Here      Presence = "hadir"
	Remote    Presence = "audio_visual"
	Prevented Presence = "berhalangan"
	Silent    Presence = "tanpa_keterangan"
)

// PresenceOptions lists them.
var PresenceOptions = []option[Presence]{
	{Here, "Hadir"}, {Remote, "Hadir lewat audio-visual"}, {Prevented, "Tidak hadir, dengan alasan"}, {Silent, "Tidak hadir, tanpa keterangan"},
}

// Label gives the Indonesian words.
func (x Presence) Label() string { return label(PresenceOptions, x) }

// Came reports whether somebody took part, in the room or by audio-visual.
func (x Presence) Came() bool { return x == Here || x == Remote }

// Absent reports whether somebody did not come.
func (x Presence) Absent() bool { return x == Prevented || x == Silent }

// Manner is how somebody was heard.
type Manner string

// The manners.
const (
	Alone    Manner = "sendiri"
	Together Manner = "bersama"
)

// MannerOptions lists them.
var MannerOptions = []option[Manner]{{Alone, "Didengar sendiri"}, {Together, "Didengar bersama orang lain"}}

// End is how the day of the hearing ended.
type End string

// The ends. A record without one is still being written.
const (
	Adjourn End = "ditunda"
	Close   End = "ditutup"
)

// EndOptions lists them.
var EndOptions = []option[End]{
	{"", "Belum selesai dicatat"}, {Adjourn, "Sidang ditunda"}, {Close, "Sidang ditutup"},
}

// Seat returns what is recorded of somebody.
func (r Record) Seat(who Role) Seat {
	for _, s := range r.Seats {
		if s.Who == who {
			return s
		}
	}
	return Seat{Who: who}
}

// Statement returns what somebody said; its How is empty for nothing.
func (r Record) Statement(who Role) Statement {
	for _, s := range r.Statements {
		if s.Who == who {
			return s
		}
	}
	return Statement{Who: who}
}

// AdviceTo returns what a group was advised of.
func (r Record) AdviceTo(g Group) Advice {
	for _, a := range r.Advice {
		if a.To == g {
			return a
		}
	}
	return Advice{To: g}
}

// Finding returns the finding on a matter of Pasal 14.
func (r Record) Finding(letter string) Finding {
	for _, f := range r.Findings {
		if f.Letter == letter {
			return f
		}
	}
	return Finding{Letter: letter}
}
