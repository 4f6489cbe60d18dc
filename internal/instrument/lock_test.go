package instrument

import (
	"strings"
	"testing"
	"testing/fstest"

	"timbang/forms"
	"timbang/internal/problem"
)

func folder(t testing.TB, lock string) fstest.MapFS {
	t.Helper()
	lock = strings.ReplaceAll(lock, "SUM", must(t, sound).Hash())
	return fstest.MapFS{"contoh.v1.yaml": {Data: []byte(sound)}, "forms.lock": {Data: []byte(lock)}}
}

func TestTheShippedFormsAreSound(t *testing.T) {
	t.Parallel()
	for _, f := range Lint(forms.FS) {
		t.Error(f.Words)
	}
}

func TestAPublishedVersionThatChangedIsRefused(t *testing.T) {
	t.Parallel()
	fsys := folder(t, "contoh 1 SUM\n")
	if _, err := Load(fsys); err != nil {
		t.Fatalf("unchanged: got %v, want it loaded", err)
	}
	fsys["contoh.v1.yaml"].Data = []byte(strings.Replace(sound, "text: Kelas", "text: Tingkat", 1))
	_, err := Load(fsys)
	want := "contoh.v1.yaml:1: Versi yang sudah terbit berubah. Kembalikan isinya, lalu tulis perubahan sebagai versi baru: contoh.v2.yaml."
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestTheLockAndTheFilesMustAgree(t *testing.T) {
	t.Parallel()
	zero := strings.Repeat("0", 64)
	cases := []struct{ name, lock, want string }{
		{"not published", "# nothing yet\n", "contoh.v1.yaml:1: Versi ini belum terbit. Tambahkan ke forms.lock: contoh 1 SUM"},
		{"a file is gone", "contoh 1 SUM\nlama 3 " + zero, "forms.lock:2: Berkas lama.v3.yaml hilang. Versi yang sudah terbit harus tetap ada."},
		{"a broken line", "contoh 1 SUM\nlama 3", "forms.lock:2: Baris harus berisi id, versi, dan SHA-256."},
		{"a version that is none", "contoh 1 SUM\nlama x " + zero, "forms.lock:2: Baris harus berisi id, versi, dan SHA-256."},
		{"twice", "contoh 1 SUM # first\ncontoh 1 SUM", "forms.lock:2: Versi 1 dari contoh ditulis dua kali."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := Faults(Lint(folder(t, c.lock))).Error()
			if want := strings.ReplaceAll(c.want, "SUM", must(t, sound).Hash()); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestAFolderWithoutFormsOrWithoutALockIsRefused(t *testing.T) {
	t.Parallel()
	if got, want := Faults(Lint(fstest.MapFS{})).Error(), "forms.lock:1: Berkas daftar versi terbit tidak ada.\nforms.lock:1: Tidak ada formulir *.yaml di folder ini."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTheFaultsOfAllFilesAreToldTogether(t *testing.T) {
	t.Parallel()
	fsys := folder(t, "contoh 1 SUM\n")
	fsys["b.v1.yaml"] = &fstest.MapFile{Data: []byte("")}
	fsys["c.v1.yaml"] = &fstest.MapFile{Data: []byte("- x")}
	if got := len(Lint(fsys)); got != 2 {
		t.Errorf("got %d faults, want 2", got)
	}
}

func TestTheCatalogueGivesAVersionAndTheNewest(t *testing.T) {
	t.Parallel()
	second := strings.Replace(sound, "version: 1", "version: 2", 1)
	tenth := strings.Replace(sound, "version: 1", "version: 10", 1)
	fsys := folder(t, "contoh 1 SUM\ncontoh 2 "+sumOf([]byte(second))+"\ncontoh 10 "+sumOf([]byte(tenth)))
	fsys["contoh.v2.yaml"] = &fstest.MapFile{Data: []byte(second)}
	fsys["contoh.v10.yaml"] = &fstest.MapFile{Data: []byte(tenth)}
	c, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if in, err := c.Latest("contoh"); err != nil || in.Version != 10 {
		t.Errorf("latest: got %+v %v, want version 10", in, err)
	}
	if in, err := c.Instrument("contoh", 2); err != nil || in.Version != 2 {
		t.Errorf("second: got %+v %v, want version 2", in, err)
	}
	if _, err := c.Instrument("contoh", 3); !problem.Is(err, problem.NotFound) {
		t.Errorf("third: got %v, want NotFound", err)
	}
	if _, err := c.Latest("lain"); !problem.Is(err, problem.NotFound) {
		t.Errorf("another: got %v, want NotFound", err)
	}
}
