package brief_test

import (
	"bytes"
	"os"
	"testing"
)

func TestTheSameDataPrintsTheSameFile(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	x := w.issue(p)
	var again bytes.Buffer
	must(t, w.briefs.Print(&again, x.Data))
	if !bytes.Equal(again.Bytes(), x.Content) {
		t.Error("printed again from the stored data, the file differs")
	}
	if f := os.Getenv("TIMBANG_LOOK"); f != "" {
		_ = os.WriteFile(f, x.Content, 0o644)
	}
}
