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
