package assessment_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"timbang/internal/petition"
	"timbang/internal/testkit/desk"
)

func TestNoLogShowsACase(t *testing.T) {
	t.Parallel()
	d, r := open(t)
	a := d.Written(t, r)
	p := d.Again(t, r.PetitionID)
	file := &petition.File{Petition: p}
	var out bytes.Buffer
	for _, h := range []slog.Handler{slog.NewJSONHandler(&out, nil), slog.NewTextHandler(&out, nil)} {
		slog.New(h).Info("event", slog.Any("p", p), slog.Any("pv", *p), slog.Any("file", file), slog.Any("child", p.Child), slog.Any("spouse", p.Spouse),
			slog.Any("r", r), slog.Any("rv", *r), slog.Any("a", a), slog.Any("av", *a))
	}
	for _, secret := range []string{"Siti", "Wangsa", "Bumbang", "S.W.", "Keterangan", "081900000000", desk.ChildNIK.Digits()} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("shown: %q in\n%s", secret, &out)
		}
	}
	if !strings.Contains(out.String(), string(p.ID)) {
		t.Error("the id is not shown either")
	}
}
