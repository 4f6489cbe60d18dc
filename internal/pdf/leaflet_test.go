package pdf

import (
	"bytes"
	"strings"
	"testing"

	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/testkit/golden"
)

func TestTheLeafletForTheChildIsOnePageOnEitherPaper(t *testing.T) {
	t.Parallel()
	for paper, name := range map[identity.Paper]string{identity.A4: "leaflet", identity.F4: "leaflet-f4"} {
		x := hearing.Leaflet{Court: identity.Court{Name: "Pengadilan Agama Praya", Paper: paper}, On: day("30-11-2026"), At: "09.00", Room: "Ruang Sidang Anak"}
		var w bytes.Buffer
		if err := Leaflet(&w, x); err != nil {
			t.Fatal(err)
		}
		golden.PDF(t, "testdata/"+name, w.Bytes())
		pages := leaves(t, w.Bytes())
		if len(pages) != 1 || !strings.Contains(pages[0], "Sidang untukmu") || !strings.Contains(pages[0], "SAPA 129") {
			t.Errorf("%s: %d pages\n%s", paper, len(pages), pages[0])
		}
	}
}

func TestLettersAndBriefsFollowThePaperOfTheCourt(t *testing.T) {
	t.Parallel()
	l := requestSample()
	l.Court.Paper = identity.F4
	golden.PDF(t, "testdata/request-f4", referralPaper(t, l))
	b := typical()
	b.Head.F4 = true
	golden.PDF(t, "testdata/typical-f4", print(t, b))
}
