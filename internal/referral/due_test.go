package referral

import (
	"testing"

	"timbang/internal/calendar"
)

func TestTheProposedDueDateIsTenWorkingDaysOrBeforeTheHearing(t *testing.T) {
	t.Parallel()
	day := calendar.MustDate
	for name, c := range map[string]struct{ today, hearing, want calendar.Date }{
		"dua pekan kerja dari Senin":                     {day("23-11-2026"), calendar.Date{}, day("07-12-2026")},
		"dua pekan kerja dari Sabtu":                     {day("28-11-2026"), calendar.Date{}, day("11-12-2026")},
		"sidang masih jauh":                              {day("23-11-2026"), day("21-12-2026"), day("07-12-2026")},
		"sidang Senin, maka Jumat sebelumnya":            {day("23-11-2026"), day("30-11-2026"), day("27-11-2026")},
		"sidang tepat pada hari kesepuluh":               {day("23-11-2026"), day("07-12-2026"), day("04-12-2026")},
		"sidang besok, maka besok":                       {day("23-11-2026"), day("24-11-2026"), day("24-11-2026")},
		"sidang sudah lewat tidak dapat menjadi patokan": {day("23-11-2026"), day("20-11-2026"), day("24-11-2026")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := UsualDue(c.today, c.hearing); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestTheClockCountsWorkingDays(t *testing.T) {
	t.Parallel()
	day := calendar.MustDate
	for name, c := range map[string]struct {
		due, on   string
		status    Status
		want      string
		late      bool
		escalated bool
	}{
		"sepuluh hari kerja":                {"07-12-2026", "23-11-2026", Requested, "10 hari kerja lagi", false, false},
		"akhir pekan tidak dihitung":        {"30-11-2026", "27-11-2026", Allocated, "1 hari kerja lagi", false, false},
		"Natal dan cuti tidak dihitung":     {"28-12-2026", "23-12-2026", Scheduled, "1 hari kerja lagi", false, false},
		"hari ini":                          {"23-11-2026", "23-11-2026", Submitted, "hari ini", false, false},
		"lewat, tetapi belum hari kerja":    {"27-11-2026", "28-11-2026", Returned, "batas waktu sudah lewat", true, false},
		"terlambat satu hari kerja":         {"27-11-2026", "30-11-2026", Accepted, "terlambat 1 hari kerja", true, false},
		"tiga hari kerja milik penyelia":    {"20-11-2026", "25-11-2026", Allocated, "terlambat 3 hari kerja", true, false},
		"hari keempat dilihat panitera":     {"20-11-2026", "26-11-2026", Allocated, "terlambat 4 hari kerja", true, true},
		"yang ditandatangani tidak ditagih": {"20-11-2026", "26-11-2026", Signed, "", false, false},
		"yang ditolak tidak ditagih":        {"20-11-2026", "26-11-2026", Declined, "", false, false},
		"yang dicabut tidak ditagih":        {"20-11-2026", "26-11-2026", Revoked, "", false, false},
		"batas lama pada hari Minggu":       {"29-11-2026", "28-11-2026", Allocated, "kurang dari satu hari kerja lagi", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &Referral{PetitionID: "p", Due: day(c.due), Status: c.status}
			if got := r.Clock(day(c.on)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if r.Late(day(c.on)) != c.late || r.Escalated(day(c.on)) != c.escalated {
				t.Errorf("late %v escalated %v, want %v and %v", r.Late(day(c.on)), r.Escalated(day(c.on)), c.late, c.escalated)
			}
		})
	}
	first := &Referral{CameFirst: true, Due: day("20-11-2026"), Status: Allocated}
	if !first.Late(day("26-11-2026")) || first.Escalated(day("26-11-2026")) {
		t.Error("what has no court is late for its agency and escalated to nobody")
	}
}

func TestAnHourIsReadAsPeopleTypeIt(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"9.30": "09.30", "09:30": "09.30", "23.59": "23.59", "0.00": "00.00", "24.00": "", "9": "", "9.60": "", "": "", "9.30 pagi": ""} {
		if got := hour(typed); got != want {
			t.Errorf("hour(%q) = %q, want %q", typed, got, want)
		}
	}
}
