package region_test

import (
	"slices"
	"testing"

	"timbang/internal/region"
)

func TestTheRegisterHoldsTheWholeProvince(t *testing.T) {
	t.Parallel()
	districts, villages := 0, 0
	for _, r := range region.Regencies() {
		for _, d := range region.Districts(r.Code) {
			districts++
			villages += len(region.Villages(d.Code))
		}
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"regencies", len(region.Regencies()), 10},
		{"districts", districts, 117},
		{"villages", villages, 1166},
		{"districts of Lombok Tengah", len(region.Districts("52.02")), 12},
		{"districts of Kota Mataram", len(region.Districts("52.71")), 6},
	} {
		if c.got != c.want {
			t.Errorf("%s = %d, want %d", c.what, c.got, c.want)
		}
	}
}

func TestAnAreaIsFoundByItsCode(t *testing.T) {
	t.Parallel()
	for _, want := range []region.Area{
		{Code: "52", Name: "Nusa Tenggara Barat", Kind: region.Province},
		{Code: "96", Name: "Papua Barat Daya", Kind: region.Province},
		{Code: "52.02", Name: "Kabupaten Lombok Tengah", Kind: region.Regency},
		{Code: "52.02.01", Name: "Praya", Kind: region.District},
		{Code: "52.71.05", Name: "Selaparang", Kind: region.District},
	} {
		if got, ok := region.Lookup(want.Code); !ok || got != want {
			t.Errorf("Lookup(%s) = %+v, %t, want %+v", want.Code, got, ok, want)
		}
	}
	for _, c := range []region.Code{"", "99", "52.01.04", "5202", "52.02.", "31.71", "kode"} {
		if got, ok := region.Lookup(c); ok {
			t.Errorf("Lookup(%q) = %+v, want nothing", c, got)
		}
	}
}

func TestANameIsWrittenAsInAnAddress(t *testing.T) {
	t.Parallel()
	leneng := villageNamed(t, "52.02.01", "Leneng")
	for c, want := range map[region.Code]string{
		leneng:     "Leneng, Kec. Praya, Kab. Lombok Tengah",
		"52.02.01": "Kec. Praya, Kab. Lombok Tengah",
		"52.02":    "Kab. Lombok Tengah",
		"52.71.05": "Kec. Selaparang, Kota Mataram",
		"52":       "Provinsi Nusa Tenggara Barat",
		"52.99":    "",
	} {
		if got := region.Name(c); got != want {
			t.Errorf("Name(%s) = %q, want %q", c, got, want)
		}
	}
}

func villageNamed(t *testing.T, district region.Code, name string) region.Code {
	t.Helper()
	for _, v := range region.Villages(district) {
		if v.Name == name {
			return v.Code
		}
	}
	t.Fatalf("no village %s in %s", name, district)
	return ""
}

func TestListsHoldOnlyTheLevelAskedFor(t *testing.T) {
	t.Parallel()
	for name, got := range map[string][]region.Area{
		"districts of a province": region.Districts("52"),
		"districts of a district": region.Districts("52.02.01"),
		"districts of nothing":    region.Districts(""),
		"villages of a regency":   region.Villages("52.02"),
		"villages of nothing":     region.Villages(""),
		"districts of no court":   region.DistrictsOf(""),
	} {
		if len(got) != 0 {
			t.Errorf("%s = %v, want none", name, got)
		}
	}
}

func TestACallerCannotChangeTheRegister(t *testing.T) {
	t.Parallel()
	for _, list := range []func() []region.Area{
		region.Regencies,
		func() []region.Area { return region.Districts("52.04") },
		func() []region.Area { return region.Villages("52.04.02") },
		func() []region.Area { return region.DistrictsOf("PA.Sub") },
	} {
		want := list()[0]
		list()[0].Name = "lain"
		if got := list()[0]; got != want {
			t.Errorf("after a change by a caller the list holds %+v, want %+v", got, want)
		}
	}
}

func TestEveryListIsInTheOrderOfTheCodes(t *testing.T) {
	t.Parallel()
	byCode := func(list []region.Area) bool {
		return slices.IsSortedFunc(list, func(a, b region.Area) int {
			if a.Code < b.Code {
				return -1
			}
			return 1
		})
	}
	if !byCode(region.Regencies()) || !byCode(region.DistrictsOf("PA.GM")) {
		t.Error("regencies or districts of a court are not ordered by code")
	}
	for _, d := range region.Districts("52.02") {
		if !byCode(region.Villages(d.Code)) {
			t.Errorf("villages of %s are not ordered by code", d.Name)
		}
	}
}

func TestEveryDistrictHasOneCourt(t *testing.T) {
	t.Parallel()
	under := map[string]int{}
	for _, r := range region.Regencies() {
		for _, d := range region.Districts(r.Code) {
			court, sure, ok := region.CourtOf(d.Code)
			if !ok || (sure != "tinggi" && sure != "sedang") {
				t.Errorf("CourtOf(%s %s) = %q, %q, %t", d.Code, d.Name, court, sure, ok)
			}
			under[court]++
		}
	}
	for court, want := range map[string]int{
		"PA.Mtr": 6, "PA.Pra": 12, "PA.GM": 15, "PA.Sel": 21,
		"PA.Sub": 24, "PA.TLG": 8, "PA.Dp": 8, "PA.Bm": 23,
	} {
		if under[court] != want || len(region.DistrictsOf(court)) != want {
			t.Errorf("%s has %d districts, DistrictsOf gives %d, want %d",
				court, under[court], len(region.DistrictsOf(court)), want)
		}
	}
}

func TestTheCourtFollowsTheDistrict(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code        region.Code
		court, sure string
	}{
		{"52.02.01", "PA.Pra", "tinggi"},
		{"52.71.05", "PA.Mtr", "tinggi"},
		{"52.08.01", "PA.GM", "tinggi"},
		{"52.04.02", "PA.Sub", "sedang"},
		{villageNamed(t, "52.02.01", "Leneng"), "PA.Pra", "tinggi"},
	} {
		court, sure, ok := region.CourtOf(c.code)
		if !ok || court != c.court || sure != c.sure {
			t.Errorf("CourtOf(%s) = %s, %s, %t, want %s, %s", c.code, court, sure, ok, c.court, c.sure)
		}
	}
	for _, c := range []region.Code{"", "52", "52.02", "31.71.01", "52.01.04"} {
		if court, _, ok := region.CourtOf(c); ok {
			t.Errorf("CourtOf(%q) = %s, want none", c, court)
		}
	}
}

func TestThePrefixOfANumberIsKnownByLevel(t *testing.T) {
	t.Parallel()
	for digits, want := range map[string]region.Prefix{
		"5202014107089991": {Province: true, Regency: true, District: true, Checked: true},
		"520201":           {Province: true, Regency: true, District: true, Checked: true},
		"520104":           {Province: true, Regency: true, Checked: true},
		"529901":           {Province: true, Checked: true},
		"5202":             {Province: true, Regency: true, Checked: true},
		"317101":           {Province: true},
		"960101":           {Province: true},
		"990101":           {},
		"5":                {},
		"":                 {},
		"52.02.01":         {Province: true, Checked: true},
	} {
		if got := region.KnownPrefix(digits); got != want {
			t.Errorf("KnownPrefix(%q) = %+v, want %+v", digits, got, want)
		}
	}
}

func TestAllThirtyEightProvincesAreKnown(t *testing.T) {
	t.Parallel()
	known := 0
	for a := '0'; a <= '9'; a++ {
		for b := '0'; b <= '9'; b++ {
			if region.KnownPrefix(string([]rune{a, b})).Province {
				known++
			}
		}
	}
	if known != 38 {
		t.Errorf("%d provinces are known, want 38", known)
	}
}
