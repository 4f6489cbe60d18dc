package golden

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// deaf is a test that keeps its complaints to itself.
type deaf struct {
	testing.TB
	said []string
}

func (d *deaf) Helper()                      {}
func (d *deaf) Errorf(f string, args ...any) { d.said = append(d.said, fmt.Sprintf(f, args...)) }

func TestTextNamesTheFirstLineThatDiffers(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.txt")
	if err := os.WriteFile(path, []byte("satu\ndua\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	same, other := &deaf{TB: t}, &deaf{TB: t}
	Text(same, path, []byte("satu\ndua\n"))
	if len(same.said) != 0 {
		t.Errorf("equal text: said %q, want nothing", same.said)
	}
	Text(other, path, []byte("satu\ntiga\n"))
	if len(other.said) != 1 || !strings.Contains(other.said[0], "line 2\n got: \"tiga\"\nwant: \"dua\"") {
		t.Errorf("other text: said %q", other.said)
	}
}

func TestTextSaysHowToMakeAFileThatIsMissing(t *testing.T) {
	t.Parallel()
	d := &deaf{TB: t}
	Text(d, filepath.Join(t.TempDir(), "new.txt"), []byte("x"))
	if len(d.said) == 0 || !strings.Contains(d.said[0], "-update") {
		t.Errorf("said %q, want advice about -update", d.said)
	}
}

func TestDifferenceCountsPixelsAndNotShades(t *testing.T) {
	t.Parallel()
	a, b := image.NewGray(image.Rect(0, 0, 10, 10)), image.NewGray(image.Rect(0, 0, 10, 10))
	b.SetGray(1, 1, color.Gray{Y: 0x30})
	if d := difference(a, b); d != 0 {
		t.Errorf("a shade: difference = %v, want 0", d)
	}
	b.SetGray(2, 2, color.Gray{Y: 0xff})
	if d := difference(a, b); d != 0.01 {
		t.Errorf("one pixel of a hundred: difference = %v, want 0.01", d)
	}
	if d := difference(a, image.NewGray(image.Rect(0, 0, 9, 10))); d != 1 {
		t.Errorf("another size: difference = %v, want 1", d)
	}
}
