package mou

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/region"
)

// Agency is a partner: what is publicly known of it, with the source, and what
// it says of itself. Role says what it really does: some assess, some
// accompany, one coordinates. An empty field is not known.
type Agency struct {
	ID         identity.AgencyID `gorm:"primaryKey"`
	Name       string            `gorm:"-"`               // the newest
	Names      []Name            `gorm:"serializer:json"` // the oldest first
	Also       string            // other names in use
	Kind       string
	Role       Role
	Work       string // what it does, as the source says
	City       string
	Regions    []region.Code `gorm:"serializer:json"` // that it serves
	Site       string
	Source     string
	SourceOn   calendar.Date
	Confidence string // "rendah", "sedang" or "tinggi"
	Note       string // what must still be confirmed
	Profile
}

// Role is what an agency does in a dispensation case.
type Role string

// The roles.
const (
	Assesses    Role = "asesmen"
	Accompanies Role = "pendampingan"
	Coordinates Role = "koordinasi"
)

// Label gives the role as a heading or a tag says it.
func (r Role) Label() string {
	switch r {
	case Assesses:
		return "Asesmen"
	case Accompanies:
		return "Pendampingan"
	case Coordinates:
		return "Koordinasi dan pemantauan"
	default:
		return ""
	}
}

// MayAdvise reports whether an agency of the role may be asked for a
// recommendation. Companions and the coordinator are not in the list of PERMA
// 5/2019 Pasal 15 huruf d.
func (r Role) MayAdvise() bool { return r == Assesses }

// Name is what an agency is called from a day on. The first one known has no
// day.
type Name struct {
	AgencyID   identity.AgencyID  `json:"-"`
	Ordinal    int                // in the order of recording, from 1
	Name       string             // the whole name
	From       calendar.Date      // the first day of the name
	Basis      string             // the regulation or letter that says so
	RecordedAt time.Time          `json:"-"`
	RecordedBy identity.AccountID `json:"-" gorm:"serializer:blank"`
}

// inTime puts names into the order of their days; of two with the same day the
// one recorded later corrects the other.
func inTime(names []Name) []Name {
	out := slices.Clone(names)
	slices.SortFunc(out, func(a, b Name) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	return out
}

// NameOn gives the name that the agency bore on a day: what a paper of that
// day says.
func (y Agency) NameOn(day calendar.Date) string {
	names := inTime(y.Names)
	if len(names) == 0 {
		return y.Newest()
	}
	name := names[0].Name
	for _, n := range names {
		if !n.From.After(day) {
			name = n.Name
		}
	}
	return name
}

// Newest gives the name that holds now: names are recorded on their first day
// or later.
func (y Agency) Newest() string {
	if names := inTime(y.Names); len(names) > 0 {
		return names[len(names)-1].Name
	}
	return cmp.Or(y.Name, string(y.ID))
}

// NameOn gives the name that an agency among all bore on a day, or its id when
// it is not among them.
func NameOn(all []Agency, id identity.AgencyID, day calendar.Date) string {
	for _, y := range all {
		if y.ID == id {
			return y.NameOn(day)
		}
	}
	return string(id)
}

// Serves reports whether a coded place lies where the agency serves, and
// whether that is known at all.
func (y Agency) Serves(at region.Code) (serves, known bool) {
	if len(y.Regions) == 0 || at == "" {
		return false, false
	}
	for _, r := range y.Regions {
		if at == r || strings.HasPrefix(string(at), string(r)+".") {
			return true, true
		}
	}
	return false, true
}

// Stance is the policy of an agency on recommendations.
type Stance string

// The stances. None is wrong: a recommendation is advice and binds nobody.
const (
	UnknownStance Stance = ""
	Issues        Stance = "menerbitkan"
	Sometimes     Stance = "pilihan"
	NeverIssues   Stance = "menolak_menerbitkan"
)

// Stances lists what an agency can say of its policy, with the words for it.
var Stances = []struct {
	Stance Stance
	Label  string
}{
	{Issues, "Menerbitkan atau menolak rekomendasi"},
	{Sometimes, "Rekomendasi boleh ada, boleh tidak"},
	{NeverIssues, "Tidak menerbitkan rekomendasi dispensasi kawin"},
}

// Label gives the stance in words, or nothing when it is not known.
func (s Stance) Label() string {
	for _, x := range Stances {
		if x.Stance == s {
			return x.Label
		}
	}
	return ""
}

// PolicyWords says what to expect of the agency's recommendation, in one or
// two sentences, or nothing when that is not known.
func (y Agency) PolicyWords() string {
	if !y.Role.MayAdvise() {
		return "Tidak dimintai rekomendasi: lembaga ini tidak termasuk daftar PERMA 5/2019 Pasal 15 huruf d."
	}
	words, own := y.Recommendation.Label(), strings.TrimSuffix(strings.TrimSpace(y.Policy), ".")
	switch {
	case own == "" && words == "":
		return ""
	case own == "" || own == words:
		return words + "."
	case words == "":
		return own + "."
	}
	return words + ". " + own + "."
}

// Profile is what an agency says of itself. No person is named in it.
type Profile struct {
	AgencyID       identity.AgencyID `gorm:"primaryKey"`
	Address        string
	Phone          string    // of the office
	Email          string    // of the office
	OpenDays       []Weekday `gorm:"serializer:json"`
	OpenFrom       string    // "08.00"
	OpenTo         string    // "16.00"
	OpenNote       string    // "Jumat sampai 11.30"
	Slots          []Slot    `gorm:"serializer:json"`
	Recommendation Stance
	Policy         string // on recommendations, in the agency's own words
	UpdatedAt      *time.Time
	UpdatedBy      identity.AccountID `gorm:"serializer:blank"`
	Version        int
}

// Opening says when the office is open, or nothing when that is not known.
func (p Profile) Opening() string {
	var days []string
	for _, d := range p.OpenDays {
		days = append(days, string(d))
	}
	words := strings.Join(days, ", ")
	if p.OpenFrom != "" {
		words += " " + p.OpenFrom + "–" + p.OpenTo + " WITA"
	}
	if p.OpenNote != "" {
		words += "; " + p.OpenNote
	}
	return strings.TrimPrefix(strings.TrimSpace(words), "; ")
}

var (
	phoneForm = regexp.MustCompile(`^[0-9+(][0-9 ()/-]{4,29}$`)
	emailForm = regexp.MustCompile(`^[^@\s]+@[^@\s]+\.[^@\s.]+$`)
)

// The most letters that a line and a text may have.
const (
	longestLine = 200
	longestText = 2000
)

// faults collects what is wrong with an entry, in the order of its form.
type faults []problem.Field

func (f *faults) add(wrong bool, name, words string) {
	if wrong {
		*f = append(*f, problem.Field{Name: name, Words: words})
	}
}

// once leaves out what was said of a field before.
func (f faults) once() []problem.Field {
	var out []problem.Field
	for _, x := range f {
		if !slices.ContainsFunc(out, func(y problem.Field) bool { return y.Name == x.Name }) {
			out = append(out, x)
		}
	}
	return out
}

func (f *faults) atMost(name, value string, most int) {
	f.add(utf8.RuneCountInString(value) > most, name, fmt.Sprintf("Isian ini terlalu panjang. Persingkat sampai %d huruf.", most))
}

// Check lists what is wrong with the profile. It puts the times of day into
// their one form.
func (p *Profile) Check() []problem.Field {
	var out faults
	out.atMost("address", p.Address, longestLine)
	out.add(p.Phone != "" && !phoneForm.MatchString(p.Phone), "phone", "Tulis nomor telepon kantor dengan angka, misalnya (0370) 123456.")
	out.add(p.Email != "" && (!emailForm.MatchString(p.Email) || len(p.Email) > longestLine), "email", "Tulis alamat surel kantor, misalnya layanan@lembaga.go.id.")
	out.add(slices.ContainsFunc(p.OpenDays, func(w Weekday) bool { return !w.known() }), "open_days", "Pilih hari dari daftar.")
	from, to := calendar.ReadClock(p.OpenFrom), calendar.ReadClock(p.OpenTo)
	out.add(p.OpenFrom != "" && from == "" || p.OpenFrom == "" && p.OpenTo != "", "open_from", "Tulis jam buka seperti 08.00.")
	out.add(p.OpenFrom != "" && (to == "" || to <= from), "open_to", "Tulis jam tutup sesudah jam buka, misalnya 16.00.")
	out.atMost("open_note", p.OpenNote, longestLine)
	out.add(p.Recommendation != UnknownStance && p.Recommendation.Label() == "", "recommendation", "Pilih kebijakan dari daftar.")
	out.atMost("policy", p.Policy, longestText)
	if len(out) == 0 {
		p.OpenFrom, p.OpenTo = from, to
	}
	return out
}
