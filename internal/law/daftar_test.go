package law

import (
	"slices"
	"strings"
	"testing"
)

func TestARowMoreInTheListIsARuleAndAKeyMore(t *testing.T) {
	t.Parallel()
	more := readExtras(extraTable + "PA.Mtr,bukunikah,Buku nikah orang tua,,V2\n")
	rules := extraRules(more)
	if i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == "daftar-bukunikah" }); i < 0 {
		t.Error("the row has no rule")
	}
	if len(rules) != len(extras)+1 {
		t.Errorf("%d rules, want one more than %d", len(rules), len(extras))
	}
	keys := FactsSchema().Properties["dokumen"].Properties
	for _, e := range EveryExtra() {
		if keys[e.Kind] == nil {
			t.Errorf("the facts have no place for %s", e.Kind)
		}
	}
	if len(keys) != len(strings.Fields("a b c d e f kedudukan umur kesehatan lain"))+len(EveryExtra())-1 {
		t.Errorf("%d keys", len(keys)) // the health letter is on the lists too
	}
}

func TestARowThatCannotStandInAnAddressIsRefused(t *testing.T) {
	t.Parallel()
	for _, row := range []string{"PA.Mtr,a,Surat,,V2", "PA.Mtr,lain,Surat,,V2", "PA.Mtr,surat-lpa,Surat,,V2", "PA.Mtr,Surat,Surat,,V2", "PA.Mtr,surat,,,V2"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q was taken", row)
				}
			}()
			readExtras("pengadilan,kode,dokumen,juga,tanda\n" + row + "\n")
		}()
	}
}
