package vault_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"timbang/internal/vault"
)

func TestWhatIsSealedOpensAgain(t *testing.T) {
	t.Parallel()
	r := vault.New()
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		p, row := vault.Purpose(rapid.String().Draw(t, "purpose")), rapid.String().Draw(t, "row")
		sealed := r.Seal(p, row, plain)
		if len(sealed) != len(plain)+vault.Overhead {
			t.Fatalf("%d bytes for %d, want %d more", len(sealed), len(plain), vault.Overhead)
		}
		got, err := r.Open(p, row, sealed)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("Open = %q, %v, want %q", got, err, plain)
		}
	})
}

func TestNothingElseOpensIt(t *testing.T) {
	t.Parallel()
	r := vault.New()
	sealed := r.Seal("file", "a/b", []byte("kata anak"))
	for name, open := range map[string]func() ([]byte, error){
		"another row":              func() ([]byte, error) { return r.Open("file", "a/c", sealed) },
		"another purpose":          func() ([]byte, error) { return r.Open("answer", "a/b", sealed) },
		"a border moved":           func() ([]byte, error) { return r.Open("filea", "/b", sealed) },
		"another ring":             func() ([]byte, error) { return vault.New().Open("file", "a/b", sealed) },
		"a part of it":             func() ([]byte, error) { return r.Open("file", "a/b", sealed[:len(sealed)-1]) },
		"nothing":                  func() ([]byte, error) { return r.Open("file", "a/b", nil) },
		"another form":             func() ([]byte, error) { return r.Open("file", "a/b", append([]byte{9}, sealed[1:]...)) },
		"one byte more at the end": func() ([]byte, error) { return r.Open("file", "a/b", append(bytes.Clone(sealed), 0)) },
	} {
		if got, err := open(); !errors.Is(err, vault.ErrChanged) || got != nil {
			t.Errorf("%s: %q, %v, want ErrChanged", name, got, err)
		}
	}
}

func TestEveryChangedBitIsNoticed(t *testing.T) {
	t.Parallel()
	r := vault.New()
	sealed := r.Seal("file", "x", []byte("Siti"))
	for i := range len(sealed) * 8 {
		bad := bytes.Clone(sealed)
		bad[i/8] ^= 1 << (i % 8)
		if got, err := r.Open("file", "x", bad); err == nil {
			t.Fatalf("bit %d changed: opened as %q", i, got)
		}
	}
}

func TestTheSameTextIsNeverSealedAlike(t *testing.T) {
	t.Parallel()
	r, seen := vault.New(), map[string]bool{}
	for range 1000 {
		s := string(r.Seal("p", "r", []byte("sama")))
		if seen[s] || strings.Contains(s, "sama") {
			t.Fatal("two seals are alike, or hold the plain text")
		}
		seen[s] = true
	}
}

func TestANewKeyKeepsTheOld(t *testing.T) {
	t.Parallel()
	old := vault.New()
	both := old.Add()
	before, after := old.Seal("p", "r", []byte("lama")), both.Seal("p", "r", []byte("baru"))
	if got, err := both.Open("p", "r", before); err != nil || string(got) != "lama" {
		t.Errorf("what the old key sealed: %q, %v", got, err)
	}
	if _, err := old.Open("p", "r", after); !errors.Is(err, vault.ErrNoKey) {
		t.Errorf("what the new key sealed, without it: %v, want ErrNoKey", err)
	}
	if bytes.Equal(old.Index("p", "x"), both.Index("p", "x")) {
		t.Error("both keys give the same index")
	}
	found := both.Indexes("p", "x")
	if len(found) != 2 || !bytes.Equal(found[0], both.Index("p", "x")) || !bytes.Equal(found[1], old.Index("p", "x")) {
		t.Errorf("Indexes = %x, want the new one and the old one", found)
	}
	if old.Version() != 1 || both.Version() != 2 {
		t.Errorf("versions %d and %d, want 1 and 2", old.Version(), both.Version())
	}
}

func TestAnIndexIsBlind(t *testing.T) {
	t.Parallel()
	r := vault.New()
	a := r.Index("nik", "5202014107099991")
	if len(a) != 32 || !bytes.Equal(a, r.Index("nik", "5202014107099991")) {
		t.Errorf("Index = %x, want the same 32 bytes each time", a)
	}
	for name, b := range map[string][]byte{
		"another value": r.Index("nik", "5202014107099992"), "another purpose": r.Index("name", "5202014107099991"),
		"another ring": vault.New().Index("nik", "5202014107099991"),
	} {
		if bytes.Equal(a, b) {
			t.Errorf("%s has the same index", name)
		}
	}
	if r.Index("nik", "") != nil || r.Indexes("nik", "") != nil {
		t.Error("nothing has an index, want none")
	}
}

func TestARingShowsNoKey(t *testing.T) {
	t.Parallel()
	r := vault.New()
	secret := strings.Fields(string(r.Text()))[2]
	js, err := json.Marshal(map[string]any{"ring": r})
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", slog.Any("ring", r))
	said := string(js) + log.String()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		said += fmt.Sprintf(verb, r)
	}
	if strings.Contains(said, secret) || !strings.Contains(said, "ring of 1 keys") || strings.Contains(said, "secret") {
		t.Errorf("the ring shows itself as %q", said)
	}
}

func TestProofsTellKeysApart(t *testing.T) {
	t.Parallel()
	r := vault.New()
	again, err := vault.Parse(r.Text())
	if err != nil {
		t.Fatal(err)
	}
	a, b, c := r.Proofs()[0], again.Proofs()[0], vault.New().Proofs()[0]
	if !bytes.Equal(a.Sum, b.Sum) || bytes.Equal(a.Sum, c.Sum) || a.Version != 1 || len(a.Sum) != 32 {
		t.Errorf("proofs %v, %v and %v: want the same for one key and others for others", a, b, c)
	}
}

func FuzzOpen(f *testing.F) {
	r := vault.New()
	f.Add([]byte{}, "r")
	f.Add(r.Seal("p", "r", []byte("kata")), "r")
	f.Add([]byte{1, 0, 1}, "")
	f.Fuzz(func(t *testing.T, sealed []byte, row string) {
		plain, err := r.Open("p", row, sealed)
		if err == nil && string(plain) != "kata" {
			t.Errorf("opened %q, which nobody sealed", plain)
		}
	})
}

func BenchmarkSealSmall(b *testing.B) { benchmarkSeal(b, 200) }
func BenchmarkSealScan(b *testing.B)  { benchmarkSeal(b, 4<<20) }

func benchmarkSeal(b *testing.B, n int) {
	r, plain := vault.New(), make([]byte, n)
	b.SetBytes(int64(n))
	for b.Loop() {
		if _, err := r.Open("p", "r", r.Seal("p", "r", plain)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenSmall(b *testing.B) {
	r := vault.New()
	sealed := r.SealSame("p", "r", make([]byte, 200))
	for b.Loop() {
		if _, err := r.Open("p", "r", sealed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	r := vault.New()
	for b.Loop() {
		r.Index("nik", "5202014107099991")
	}
}
