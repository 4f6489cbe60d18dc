package protection_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/protection"
	"timbang/internal/region"
)

func TestAMarriageAndAPregnancyAreSignsUnder18Only(t *testing.T) {
	t.Parallel()
	flags := []instrument.Flag{
		{Kind: "coercion", Text: "a"}, {Kind: "violence", Text: "b"}, {Kind: "tpks", Text: "c"}, {Kind: "siri", Text: "d"},
		{Kind: "pregnancy", Text: "e"}, {Kind: "safety", Text: "f"}, {Kind: "siri", Text: "d"},
	}
	all := []protection.Sign{{Kind: "coercion", Text: "a"}, {Kind: "violence", Text: "b"}, {Kind: "tpks", Text: "c"}, {Kind: "siri", Text: "d"}, {Kind: "pregnancy", Text: "e"}, {Kind: "safety", Text: "f"}}
	grown := []protection.Sign{all[0], all[1], all[2], all[5]}
	on := calendar.MustDate("2026-11-26")
	for _, c := range []struct {
		born string
		want []protection.Sign
	}{
		{"2008-11-27", all},   // one day before 18
		{"2008-11-26", grown}, // 18 on the day
		{"", all},             // not known
	} {
		var born calendar.Date
		if c.born != "" {
			born = calendar.MustDate(c.born)
		}
		if d := cmp.Diff(c.want, protection.SignsOf(flags, on, born)); d != "" {
			t.Errorf("born %q: %s", c.born, d)
		}
	}
	if got := protection.SignsOf(nil, on, calendar.Date{}); len(got) != 0 {
		t.Errorf("no flags are %v", got)
	}
}

func TestTheNearestUnitIsFound(t *testing.T) {
	t.Parallel()
	all := []mou.Agency{
		{ID: "ntb", Kind: "UPTD provinsi", Regions: []region.Code{"52"}},
		{ID: "loteng", Kind: "UPTD kabupaten", Regions: []region.Code{"52.02"}},
		{ID: "mataram", Kind: "UPTD kota", Regions: []region.Code{"52.71"}},
		{ID: "lpa", Kind: "organisasi masyarakat", Regions: []region.Code{"52.02.01"}},
	}
	for _, c := range []struct{ origin, home, want string }{
		{"lpa", "52.02.01", "loteng"},
		{"lpa", "52.71.02", "mataram"},
		{"lpa", "52.04.01", "ntb"},
		{"lpa", "", "ntb"},
		{"lpa", "73.01.01", "ntb"}, // beyond the province
		{"loteng", "", "loteng"},
		{"loteng", "52.71.02", "mataram"},
		{"ntb", "52.02.01", "ntb"}, // it met the child
	} {
		if got := protection.UnitFor(all, identity.AgencyID(c.origin), region.Code(c.home)); string(got) != c.want {
			t.Errorf("from %s in %q: got %s, want %s", c.origin, c.home, got, c.want)
		}
	}
	if got := protection.UnitFor(all[3:], "lpa", "52.02.01"); got != "" {
		t.Errorf("without any UPTD the child is given to %s", got)
	}
}
