package report

import (
	"slices"
	"testing"

	"timbang/internal/calendar"
)

func TestHearingsAtOneTimeClash(t *testing.T) {
	t.Parallel()
	day := calendar.MustDate("2026-11-23")
	for name, c := range map[string]struct {
		all  []Sitting
		want []string
	}{
		"one room":               {[]Sitting{{On: day, At: "09.00", Room: "A", JudgeID: "1"}, {On: day, At: "09.00", Room: "A", JudgeID: "2"}}, []string{"ruang", "ruang"}},
		"one judge":              {[]Sitting{{On: day, At: "09.00", Room: "A", JudgeID: "1"}, {On: day, At: "09.00", Room: "B", JudgeID: "1"}}, []string{"hakim", "hakim"}},
		"no judge yet":           {[]Sitting{{On: day, At: "09.00", Room: "A"}, {On: day, At: "09.00", Room: "B"}}, []string{"", ""}},
		"another time":           {[]Sitting{{On: day, At: "09.00", Room: "A", JudgeID: "1"}, {On: day, At: "10.00", Room: "A", JudgeID: "1"}}, []string{"", ""}},
		"another day":            {[]Sitting{{On: day, At: "09.00", Room: "A", JudgeID: "1"}, {On: day.AddDays(1), At: "09.00", Room: "A", JudgeID: "1"}}, []string{"", ""}},
		"one of them has ended":  {[]Sitting{{On: day, At: "09.00", Room: "A", JudgeID: "1", Ended: true}, {On: day, At: "09.00", Room: "A", JudgeID: "1"}}, []string{"", ""}},
		"three, two in one room": {[]Sitting{{On: day, At: "09.00", Room: "A", JudgeID: "1"}, {On: day, At: "09.00", Room: "A", JudgeID: "2"}, {On: day, At: "09.00", Room: "C", JudgeID: "3"}}, []string{"ruang", "ruang", ""}},
	} {
		clash(c.all)
		var got []string
		for _, s := range c.all {
			got = append(got, s.Clash)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
