package hearing

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Slot is when and where a hearing is to be.
type Slot struct {
	On        calendar.Date
	At        string // "09.00" or "9:00"
	Room      string
	Confirmed string // the Key of the slot whose doubts somebody read and confirmed
}

// Booking is a hearing as it takes up a room and a judge.
type Booking struct {
	PetitionID petition.ID
	Number     petition.Number
	JudgeID    identity.AccountID
	At         string
	Room       string
}

// Key names the slot, so that a confirmation counts for this slot only.
func (x Slot) Key() string { return x.On.String() + " " + clock(x.At) + " " + x.Room }

// furthest is how many days ahead a hearing can be; more is a slip in the year.
const furthest = 366

var clockForm = regexp.MustCompile(`^([01]?[0-9]|2[0-3])[.:]([0-5][0-9])$`)

// clock puts a time of day into its one form, "09.00", or gives nothing for
// what is none.
func clock(s string) string {
	m := clockForm.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return strings.Repeat("0", 2-len(m[1])) + m[1] + "." + m[2]
}

// Check lists why this cannot be the slot of a hearing.
func (x Slot) Check(today calendar.Date) []problem.Field {
	var out []problem.Field
	need := func(missing bool, name, words string) {
		if missing {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	need(x.On.IsZero(), "on", "Tanggal sidang belum diisi.")
	need(!x.On.IsZero() && x.On.Before(today), "on", "Tanggal sidang sudah lewat. Pilih hari ini atau sesudahnya.")
	need(today.DaysUntil(x.On) > furthest, "on", "Tanggal sidang lebih dari setahun lagi. Periksa tahunnya.")
	need(clock(x.At) == "", "at", "Tulis jam seperti 09.00.")
	need(x.Room == "", "room", "Isi ruang sidang.")
	return out
}

// doubts says what a clerk should look at before the slot is taken: none of it
// is forbidden.
func (s *Service) doubts(ctx context.Context, p *petition.Petition, in Slot) ([]string, error) {
	out := dayDoubts(in, p.Child.Born)
	booked, err := s.Store.Bookings(ctx, p.CourtID, in.On)
	if err != nil {
		return nil, err
	}
	for _, b := range booked {
		if b.PetitionID == p.ID || apart(b.At, in.At) >= shortest {
			continue
		}
		if strings.EqualFold(b.Room, in.Room) {
			out = append(out, fmt.Sprintf("%s sudah dipakai pukul %s untuk perkara %s.", b.Room, b.At, b.Number))
		}
		if b.JudgeID != "" && b.JudgeID == p.JudgeID {
			out = append(out, fmt.Sprintf("Hakim perkara ini bersidang pukul %s di %s untuk perkara %s.", b.At, b.Room, b.Number))
		}
	}
	return out, nil
}

// dayDoubts are the doubts about the day and the hour themselves.
func dayDoubts(in Slot, born calendar.Date) []string {
	var out []string
	say := func(words string, args ...any) { out = append(out, fmt.Sprintf(words, args...)) }
	if in.On.Weekend() {
		say("%s jatuh pada hari %s.", in.On.Indonesian(), in.On.Weekday())
	}
	if name := calendar.Holiday(in.On); name != "" {
		say("%s hari libur: %s.", in.On.Indonesian(), name)
	}
	if !calendar.HolidaysKnown(in.On.Year) {
		say("Hari libur tahun %d belum dimuat. Periksa kalender.", in.On.Year)
	}
	if m := minutes(in.At); m < 7*60 || m >= 17*60 {
		say("Pukul %s di luar jam kerja.", in.At)
	}
	if adult := calendar.Birthday(born, 19); !born.IsZero() && !in.On.Before(adult) {
		say("Anak genap 19 tahun pada %s, tidak sesudah hari sidang. Tanyakan kepada hakim apakah permohonan masih diperlukan.", adult.Indonesian())
	}
	return out
}

// unconfirmed is the refusal that a confirmation lifts.
func unconfirmed(doubts []string) error {
	return problem.New(problem.Invalid, "Sidang belum dijadwalkan. Periksa hal berikut; bila tetap dikehendaki, beri tanda persetujuan di bawah lalu kirim lagi.").
		With("confirm", strings.Join(doubts, " "))
}

// shortest is how many minutes a hearing lasts at least.
const shortest = 30

// apart gives the minutes between two times of day.
func apart(a, b string) int {
	n := minutes(a) - minutes(b)
	return max(n, -n)
}

// minutes counts from midnight to a time in the form of check.
func minutes(at string) int {
	m := clockForm.FindStringSubmatch(at)
	if m == nil {
		return 0
	}
	h, _ := strconv.Atoi(m[1]) // the form has digits only
	n, _ := strconv.Atoi(m[2])
	return h*60 + n
}
