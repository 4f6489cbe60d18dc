package instrument

import (
	"bufio"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"timbang/internal/problem"
)

// lockFile lists the published versions: id, version and SHA-256 of the file,
// one a line.
const lockFile = "forms.lock"

// Catalogue holds every published version of every instrument. It never
// changes and may be shared.
type Catalogue struct{ all []*Instrument }

// Load reads every *.yaml of a folder and holds it against forms.lock. The
// error is Faults: everything that is wrong with any file. A published version
// whose bytes changed is refused.
func Load(fsys fs.FS) (*Catalogue, error) {
	c, faults := load(fsys)
	if len(faults) > 0 {
		return nil, faults
	}
	return c, nil
}

// Lint returns everything that is wrong with the forms of a folder; nothing
// means that Load takes them.
func Lint(fsys fs.FS) []Fault {
	_, faults := load(fsys)
	return faults
}

func load(fsys fs.FS) (*Catalogue, Faults) {
	lock, faults := readLock(fsys)
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil || len(names) == 0 {
		return nil, append(faults, Fault{Section: lockFile, Words: lockFile + ":1: Tidak ada formulir *.yaml di folder ini."})
	}
	c := &Catalogue{}
	for _, name := range names {
		in, ff := open(fsys, name)
		if len(ff) == 0 {
			ff = lock.holds(name, in)
		}
		faults = append(faults, ff...)
		c.all = append(c.all, in)
	}
	faults = append(faults, lock.missing(names)...)
	slices.SortFunc(c.all, func(a, b *Instrument) int { return cmp.Or(cmp.Compare(a.ID, b.ID), a.Version-b.Version) })
	return c, faults
}

func open(fsys fs.FS, name string) (*Instrument, Faults) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return &Instrument{}, Faults{{Section: name, Words: name + ":1: Berkas tidak dapat dibuka."}}
	}
	return parse(name, b)
}

// All lists the published versions, by id and version.
func (c *Catalogue) All() []*Instrument { return slices.Clone(c.all) }

// Instrument returns one version of an instrument, or NotFound.
func (c *Catalogue) Instrument(id string, version int) (*Instrument, error) {
	for _, in := range c.all {
		if in.ID == id && in.Version == version {
			return in, nil
		}
	}
	return nil, problem.New(problem.NotFound, "Formulir %s versi %d tidak ada. Hubungi pengelola aplikasi.", id, version)
}

// Latest returns the newest version of an instrument, or NotFound.
func (c *Catalogue) Latest(id string) (*Instrument, error) {
	for _, in := range slices.Backward(c.all) {
		if in.ID == id {
			return in, nil
		}
	}
	return nil, problem.New(problem.NotFound, "Formulir %s tidak ada. Pilih formulir dari daftar.", id)
}

// published is one line of the lock.
type published struct {
	line    int
	name    string // of the file
	version string
	sum     string
}

type lock []published

func readLock(fsys fs.FS) (lock, Faults) {
	b, err := fs.ReadFile(fsys, lockFile)
	if err != nil {
		return nil, Faults{lockFault(1, "Berkas daftar versi terbit tidak ada.")}
	}
	var out lock
	var faults Faults
	lines := bufio.NewScanner(strings.NewReader(string(b)))
	for n := 1; lines.Scan(); n++ {
		text, _, _ := strings.Cut(lines.Text(), "#")
		f := strings.Fields(text)
		switch {
		case len(f) == 0:
		case len(f) != 3 || len(f[2]) != 64 || !number(f[1]):
			faults = append(faults, lockFault(n, "Baris harus berisi id, versi, dan SHA-256."))
		default:
			p := published{n, f[0] + ".v" + f[1] + ".yaml", f[1], f[2]}
			if slices.ContainsFunc(out, func(q published) bool { return q.name == p.name }) {
				faults = append(faults, lockFault(n, "Versi "+f[1]+" dari "+f[0]+" ditulis dua kali."))
			}
			out = append(out, p)
		}
	}
	if lines.Err() != nil {
		faults = append(faults, lockFault(1, "Ada baris yang terlalu panjang."))
	}
	return out, faults
}

func number(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 0
}

func lockFault(line int, words string) Fault {
	return Fault{Section: lockFile, Words: fmt.Sprintf("%s:%d: %s", lockFile, line, words)}
}

// holds says whether a file is what was published under its name.
func (l lock) holds(name string, in *Instrument) Faults {
	name = path.Base(name)
	i := slices.IndexFunc(l, func(p published) bool { return p.name == name })
	var words string
	switch {
	case i < 0:
		words = fmt.Sprintf("Versi ini belum terbit. Tambahkan ke %s: %s %d %s", lockFile, in.ID, in.Version, in.Hash())
	case l[i].sum != in.Hash():
		words = fmt.Sprintf("Versi yang sudah terbit berubah. Kembalikan isinya, lalu tulis perubahan sebagai versi baru: %s.v%d.yaml.", in.ID, in.Version+1)
	default:
		return nil
	}
	return Faults{{Section: name, Words: name + ":1: " + words}}
}

// missing reports published versions whose file is gone: assessments made with
// them could no longer be read.
func (l lock) missing(names []string) Faults {
	var out Faults
	for _, p := range l {
		if !slices.Contains(names, p.name) {
			out = append(out, lockFault(p.line, "Berkas "+p.name+" hilang. Versi yang sudah terbit harus tetap ada."))
		}
	}
	return out
}
