package identity_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/identity"
)

func TestAKKNumberIsRefusedOnlyForItsShape(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"5202010107159991":     "",
		"52.02.01 010715-9991": "",
		"5202013102159991":     "",
		"5202019999990000":     "",
		"":                     "Nomor KK belum diisi.",
		"520201010715999":      "Nomor KK harus 16 angka, sedangkan yang diisi 15 angka.",
		"2222222222222222":     "Nomor KK tidak mungkin terdiri dari angka yang sama semua.",
		"５２０２０１０１０７１５９９９１": "Nomor KK memuat angka yang bukan angka biasa",
		"520201010715999A": "Nomor KK hanya boleh berisi angka 0 sampai 9.",
	} {
		k, err := identity.ParseKK(typed)
		switch {
		case want == "" && (err != nil || len(k.Digits()) != 16):
			t.Errorf("ParseKK(%q) = %q, %v, want a number", typed, k.Digits(), err)
		case want != "" && (err == nil || k != "" || !strings.HasPrefix(err.Error(), want)):
			t.Errorf("ParseKK(%q) = %q, %v, want %q", typed, k.Digits(), err, want)
		}
	}
}

func TestWhatIsOddInAKKNumberIsSaid(t *testing.T) {
	t.Parallel()
	const (
		noDate = "Tanggal pencatatan di dalam nomor KK (angka ke-7 sampai ke-12) tidak ada dalam kalender. Cocokkan dengan Kartu Keluarga."
		ahead  = "Tanggal pencatatan di dalam nomor KK (angka ke-7 sampai ke-12) belum tiba. Cocokkan dengan Kartu Keluarga."
		aNIK   = "Nomor KK ini tampak seperti NIK seorang perempuan. Pastikan yang diisi nomor Kartu Keluarga, yang tertulis di bagian atas kartu."
		old    = "Kode kecamatan (angka ke-5 dan ke-6) pada nomor KK tidak ada dalam daftar wilayah sekarang. Nomor yang terbit sebelum pemekaran wilayah memang demikian; cocokkan dengan Kartu Keluarga."
	)
	for _, c := range []struct {
		name, kk string
		want     []string
	}{
		{"nothing odd", "5202010107159991", nil},
		{"recorded today", "5202012311269991", nil},
		{"recorded tomorrow", "5202012411269991", []string{ahead}},
		{"recorded next year", "5202010101279991", []string{ahead}},
		{"recorded in the last century", "5202010107989991", nil},
		{"day of a woman's NIK", woman, []string{aNIK}},
		{"day 71", "5202017107089991", []string{aNIK}},
		{"day 72", "5202017207089991", []string{noDate}},
		{"day 00", "5202010007159991", []string{noDate}},
		{"day 40", "5202014007159991", []string{noDate}},
		{"month 13", "5202010113159991", []string{noDate}},
		{"31 February", "5202013102159991", []string{noDate}},
		{"old district and no date", "5201043102159991", []string{old, noDate}},
		{"unknown number", "", nil},
	} {
		got := identity.KK(c.kk).Warnings(today)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", c.name, diff)
		}
	}
}

func FuzzParseKK(f *testing.F) {
	for _, s := range []string{"5202010107159991", "52.02.01 010715-9991", woman, "５２０２０１０１０７１５９９９１", "", "520201\u200b0107159991"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k, err := identity.ParseKK(s)
		if err != nil {
			if k != "" || !strings.HasSuffix(err.Error(), ".") {
				t.Errorf("ParseKK(%q) = %q, %v", s, k.Digits(), err)
			}
			return
		}
		again, err := identity.ParseKK(k.Digits())
		if err != nil || again != k || len(k) != 16 || k.String() != k.Digits()[:6]+"******"+k.Digits()[12:] {
			t.Errorf("%q is read again as %q, %v, shown %s", s, again.Digits(), err, k)
		}
		k.Warnings(today)
	})
}
