package vault

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"sync"

	"timbang/internal/problem"
)

// title is the first line of a key file.
const title = "timbang-keys"

// largest is how many bytes a key file may have.
const largest = 1 << 20

// Text returns the ring as a key file: a title, then one line for each key with
// its version and its 32 bytes in base64. Whoever has it can read everything.
func (r *Ring) Text() []byte {
	var b strings.Builder
	b.WriteString(title + "\n")
	for _, k := range r.keys {
		fmt.Fprintf(&b, "%d %s\n", k.version, base64.StdEncoding.EncodeToString(k.secret[:]))
	}
	return []byte(b.String())
}

// Parse reads a key file. Empty lines and those that begin with # say nothing;
// versions rise. The error is an Invalid problem that repeats nothing of the
// file but the number of a line.
func Parse(text []byte) (*Ring, error) {
	r, titled := &Ring{}, false
	for i, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case !titled:
			if line != title {
				return nil, unreadable(i)
			}
			titled = true
		default:
			k, ok := parseKey(line)
			if !ok || k.version <= r.Version() {
				return nil, unreadable(i)
			}
			r.keys = append(r.keys, k)
		}
	}
	if len(r.keys) == 0 {
		return nil, problem.New(problem.Invalid, "Berkas kunci tidak memuat kunci: pulihkan berkas itu dari cadangan, atau buat yang baru dengan timbang keys new bila belum ada data.")
	}
	return r, nil
}

func parseKey(line string) (k key, ok bool) {
	number, secret, ok := strings.Cut(line, " ")
	v, err := strconv.Atoi(number)
	if !ok || err != nil || v < 1 || v > lastKey || strconv.Itoa(v) != number {
		return k, false
	}
	b, err := base64.StdEncoding.Strict().DecodeString(strings.TrimSpace(secret))
	if err != nil || len(b) != keySize {
		return k, false
	}
	k.version, k.made = v, &sync.Map{}
	copy(k.secret[:], b)
	return k, k.secret != [keySize]byte{}
}

func unreadable(line int) error {
	return problem.New(problem.Invalid, "Berkas kunci tidak dapat dibaca pada baris %d: pulihkan berkas itu dari cadangan.", line+1)
}

// Load reads the key file at path. It returns NotFound when there is none and
// Invalid when it cannot be read or everybody on the machine could read it.
func Load(path string) (*Ring, error) {
	st, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem.New(problem.NotFound, "Berkas kunci %s tidak ada: pulihkan dari cadangan, atau buat yang baru dengan timbang keys new bila belum ada data.", path)
	}
	if err == nil && st.Mode().Perm()&0o007 != 0 {
		return nil, problem.New(problem.Invalid, "Berkas kunci %s terbuka bagi semua pengguna mesin ini: tutup dengan chmod 600.", path)
	}
	if err == nil && (!st.Mode().IsRegular() || st.Size() > largest) {
		err = errors.New("not a key file")
	}
	var text []byte
	if err == nil {
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, problem.New(problem.Invalid, "Berkas kunci %s tidak dapat dibaca: periksa letak dan izinnya.", path).Because(err)
	}
	return Parse(text)
}

// Make writes a key file with one fresh key, for its owner only. It returns
// Conflict when something is at path: keys are never overwritten.
func Make(path string) (*Ring, error) {
	r := New()
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, problem.New(problem.Conflict, "Berkas %s sudah ada dan tidak ditimpa: pilih nama lain.", path)
	}
	if err == nil {
		err = write(f, r.Text())
	}
	if err != nil {
		return nil, problem.New(problem.Invalid, "Berkas kunci %s tidak dapat dibuat: periksa folder dan izinnya.", path).Because(err)
	}
	return r, nil
}

// Renew adds a fresh key to the key file at path and returns the ring. The
// file is replaced whole or not at all.
func Renew(path string) (*Ring, error) {
	r, err := Load(path)
	if err != nil {
		return nil, err
	}
	r = r.Add()
	f, err := os.OpenFile(path+".new", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err == nil {
		if err = write(f, r.Text()); err == nil {
			err = os.Rename(path+".new", path)
		}
	}
	if err != nil {
		return nil, problem.New(problem.Invalid, "Berkas kunci %s tidak dapat diperbarui: periksa folder dan izinnya, dan hapus %s.new bila tersisa.", path, path).Because(err)
	}
	return r, nil
}

// write fills a new file to the disk, or removes it.
func write(f *os.File, text []byte) error {
	_, err := f.Write(text)
	err = errors.Join(err, f.Chmod(0o600), f.Sync(), f.Close())
	if err != nil {
		err = errors.Join(err, os.Remove(f.Name()))
	}
	return err
}
