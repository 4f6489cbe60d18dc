package mou_test

import (
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/mou"
	"timbang/internal/region"
)

func TestAPaperBearsTheNameOfItsDay(t *testing.T) {
	t.Parallel()
	y := mou.Agency{ID: "a", Names: []mou.Name{
		{Ordinal: 1, Name: "Balai"}, {Ordinal: 2, Name: "Sentra", From: calendar.MustDate("2022-01-01")},
		{Ordinal: 3, Name: "Pusat", From: calendar.MustDate("2026-03-01")}, {Ordinal: 4, Name: "Pusat Anak", From: calendar.MustDate("2026-03-01")},
		{Ordinal: 5, Name: "Panti", From: calendar.MustDate("2019-05-05")}, // found out later
	}}
	for day, want := range map[string]string{
		"2019-05-04": "Balai", "2019-05-05": "Panti", "2021-12-31": "Panti", "2022-01-01": "Sentra", "2026-02-28": "Sentra", "2026-03-01": "Pusat Anak", "2030-01-01": "Pusat Anak",
	} {
		if got := y.NameOn(calendar.MustDate(day)); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
	if got := y.Newest(); got != "Pusat Anak" {
		t.Errorf("the newest is %s", got)
	}
	if got := mou.NameOn([]mou.Agency{y}, "b", calendar.MustDate("2026-01-01")); got != "b" {
		t.Errorf("an unknown agency is called %s, want its id", got)
	}
}

func TestOnlyAgenciesOfTheListAdvise(t *testing.T) {
	t.Parallel()
	for r, want := range map[mou.Role]bool{mou.Assesses: true, mou.Accompanies: false, mou.Coordinates: false, "": false} {
		if r.MayAdvise() != want {
			t.Errorf("%q: may advise %v, want %v", r, !want, want)
		}
	}
	y := mou.Agency{Role: mou.Accompanies, Profile: mou.Profile{Recommendation: mou.Issues}}
	if got := y.PolicyWords(); !strings.Contains(got, "Pasal 15 huruf d") {
		t.Errorf("a companion: %q", got)
	}
}

func TestAPolicyIsSaidInWordsOrNotKnown(t *testing.T) {
	t.Parallel()
	for want, p := range map[string]mou.Profile{
		"": {},
		"Tidak menerbitkan rekomendasi dispensasi kawin.": {Recommendation: mou.NeverIssues},
		"Menunggu rapat.": {Policy: "Menunggu rapat."},
		"Rekomendasi boleh ada, boleh tidak. Bila diminta hakim.": {Recommendation: mou.Sometimes, Policy: " Bila diminta hakim"},
		"Menerbitkan atau menolak rekomendasi.":                   {Recommendation: mou.Issues, Policy: "Menerbitkan atau menolak rekomendasi."},
	} {
		if got := (mou.Agency{Role: mou.Assesses, Profile: p}).PolicyWords(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAnAgencyServesTheRegionsItNames(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		regions       []region.Code
		at            region.Code
		serves, known bool
	}{
		"the province":     {[]region.Code{"52"}, "52.02.01", true, true},
		"the regency":      {[]region.Code{"52.71", "52.02"}, "52.02.01", true, true},
		"another regency":  {[]region.Code{"52.71"}, "52.02.01", false, true},
		"nothing known":    {nil, "52.02.01", false, false},
		"no place":         {[]region.Code{"52"}, "", false, false},
		"a shorter number": {[]region.Code{"5"}, "52.02.01", false, true},
	} {
		serves, known := mou.Agency{Regions: c.regions}.Serves(c.at)
		if serves != c.serves || known != c.known {
			t.Errorf("%s: %v %v, want %v %v", name, serves, known, c.serves, c.known)
		}
	}
}

func TestTheDatesOfASlotSkipHolidaysAndEndBeforeTheHearing(t *testing.T) {
	t.Parallel()
	x := mou.Slot{Weekday: "Jumat", From: "09.00", To: "12.00", Profession: "psikolog", Place: "Praya"}
	today := calendar.MustDate("2026-12-11") // a Friday; 25 December is a holiday
	for hearing, want := range map[string]string{
		"":           "2026-12-18 2027-01-08",
		"2026-12-18": "",
		"2026-12-19": "2026-12-18",
		"2027-06-01": "2026-12-18 2027-01-08",
	} {
		var h calendar.Date
		if hearing != "" {
			h = calendar.MustDate(hearing)
		}
		var got []string
		for _, d := range x.Dates(today, h, 5) {
			got = append(got, d.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("before %q: %v, want %s", hearing, got, want)
		}
	}
	if got := x.Dates(today, calendar.Date{}, 1); len(got) != 1 {
		t.Errorf("%d dates, want no more than were asked for", len(got))
	}
}

func TestAProfileSaysWhenTheOfficeIsOpen(t *testing.T) {
	t.Parallel()
	for want, p := range map[string]mou.Profile{
		"":                                    {},
		"Senin 08.00–16.00 WITA; Jumat libur": {OpenDays: []mou.Weekday{"Senin"}, OpenFrom: "08.00", OpenTo: "16.00", OpenNote: "Jumat libur"},
		"dengan janji":                        {OpenNote: "dengan janji"},
		"Senin, Rabu":                         {OpenDays: []mou.Weekday{"Senin", "Rabu"}},
	} {
		if got := p.Opening(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWarningsComeNinetyThirtyAndSevenDaysBefore(t *testing.T) {
	t.Parallel()
	a := agreement() // until 31 December 2026
	for left, want := range map[int]int{91: 0, 90: 90, 31: 90, 30: 30, 8: 30, 7: 7, 0: 7, -1: 0} {
		if got := a.Warning(a.To.AddDays(-left)); got != want {
			t.Errorf("%d days before the end: %d, want %d", left, got, want)
		}
	}
	if got := a.Warning(a.From.AddDays(-1)); got != 0 {
		t.Errorf("before it begins: %d", got)
	}
}

func TestOnlyWhatNeedsASuccessorIsExpiring(t *testing.T) {
	t.Parallel()
	day := calendar.MustDate("2026-12-20")
	with := func(id, to, renews, ended string) mou.Agreement {
		a := agreement()
		a.ID, a.To, a.Renews = mou.AgreementID(id), calendar.MustDate(to), mou.AgreementID(renews)
		if ended != "" {
			a.EndedOn = calendar.MustDate(ended)
		}
		return a
	}
	all := []mou.Agreement{
		with("later", "2027-12-31", "", ""), with("soon", "2026-12-31", "", ""), with("renewed", "2026-12-25", "", ""), with("renewal", "2028-12-31", "renewed", ""),
		with("ran out", "2026-12-01", "", ""), with("forgotten", "2026-11-01", "", ""), with("ended", "2026-12-31", "", "2026-12-10"), with("ending", "2028-12-31", "", "2026-12-22"),
	}
	var got []string
	for _, a := range mou.Expiring(all, day) {
		got = append(got, string(a.ID))
	}
	if want := "ran out, ending, soon"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestAnEarlyEndIsTheLastDay(t *testing.T) {
	t.Parallel()
	a := agreement()
	a.EndedOn = calendar.MustDate("2026-06-30")
	for day, want := range map[string]mou.State{"2026-06-30": mou.Current, "2026-07-01": mou.Ended} {
		if got := a.State(calendar.MustDate(day)); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
	a.EndedOn = calendar.MustDate("2025-12-01") // called off before it began
	if got := a.State(calendar.MustDate("2026-01-01")); got != mou.Ended {
		t.Errorf("called off: %s, want ended", got)
	}
}
