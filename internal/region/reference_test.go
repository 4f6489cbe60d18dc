package region_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/region"
)

// reference reads a table of the folder that lies beside the repository. Where
// it is missing a developer may go on, but the build server may not.
func reference(t *testing.T, name string) [][]string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "reference", name)
	f, err := os.Open(path)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the reference to compare with is missing: %v", err)
		}
		t.Skipf("nothing to compare with: %v", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("read %s: %d rows, %v", path, len(rows), err)
	}
	return rows[1:]
}

func TestTheRegisterAgreesWithTheReference(t *testing.T) {
	t.Parallel()
	want := map[region.Code]string{}
	for _, row := range reference(t, "wilayah.csv") {
		want[region.Code(row[0])] = row[1]
	}
	for code, name := range want {
		if got, ok := region.Lookup(code); !ok || got.Name != name {
			t.Errorf("%s is %q here and %q in the reference", code, got.Name, name)
		}
	}
	for code := range ours() {
		if _, ok := want[code]; !ok {
			t.Errorf("%s %s is not in the reference", code, region.Name(code))
		}
	}
}

// ours returns the codes of Nusa Tenggara Barat in the register.
func ours() map[region.Code]bool {
	codes := map[region.Code]bool{"52": true}
	for _, r := range region.Regencies() {
		codes[r.Code] = true
		for _, d := range region.Districts(r.Code) {
			codes[d.Code] = true
			for _, v := range region.Villages(d.Code) {
				codes[v.Code] = true
			}
		}
	}
	return codes
}

func TestJurisdictionAgreesWithTheReference(t *testing.T) {
	t.Parallel()
	rows := reference(t, "yurisdiksi.csv")
	for _, row := range rows {
		code, wantCourt, wantSure := region.Code(row[0]), row[5], row[6]
		court, sure, _ := region.CourtOf(code)
		if court != wantCourt || sure != wantSure {
			t.Errorf("CourtOf(%s) = %s, %s, want %s, %s", code, court, sure, wantCourt, wantSure)
		}
		if a, _ := region.Lookup(code); a.Name != row[1] {
			t.Errorf("%s is %q here and %q in the reference", code, a.Name, row[1])
		}
	}
	if got := len(rows); got != 117 {
		t.Errorf("the reference has %d districts, want 117", got)
	}
}

func TestTheLicenceNamesTheSourceOfTheRegister(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("LICENSE-wilayah.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"idn-area-data 4.0.1", "Open Database License", "Fityan"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the licence of the register does not say %q", want)
		}
	}
}
