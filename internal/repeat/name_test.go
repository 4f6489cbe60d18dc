package repeat_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"timbang/internal/repeat"
)

// share reports whether two names have a variant in common.
func share(a, b string) bool {
	theirs := repeat.Variants(b)
	return slices.ContainsFunc(repeat.Variants(a), func(v string) bool { return slices.Contains(theirs, v) })
}

func TestANameWrittenDifferentlyIsFound(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{"Siti Aminah", "SITI AMINAH"}, {"Siti Aminah", "St. Aminah"}, {"Siti Aminah", "Aminah"}, {"Siti Aminah", "Sitti Amina"},
		{"Muhammad Rizki", "Moh. Rizky"}, {"Muhammad Rizki", "Mhd Rizqi"}, {"Muhammad Rizki", "M. Rizki"}, {"Muhammad Rizki", "Rizki"},
		{"Muhammad Rizki", "Mochammad Rizki"}, {"Muhammad Rizki", "Rizki Muhamad"},
		{"Abdul Rahman", "Abd. Rahman"}, {"Abdul Rahman", "Abdurrahman"}, {"Abdul Rahman", "Abdoel Rachman"}, {"Abdus Salam", "Abdussalam"}, {"Abdul Salam", "Abdussalam"},
		{"Ramdhani", "Ramdani"}, {"Soeharto", "Suharto"}, {"Djaelani", "Jailani"}, {"Tjahyono", "Cahiono"},
		{"Sofyan", "Sofian"}, {"Nur'aini", "Nur Aini"}, {"Nuraini", "Nur Aini"}, {"Noor Aini", "Nuraini"}, {"Syamsul Hadi", "Samsul Hadi"},
		{"Fatimah Zahra", "Fathimah Zahrah"}, {"Aisyah", "Aisah"}, {"Achmad Taufiq", "Ahmad Taufik"}, {"Zaenab", "Zainab"}, {"Faizal", "Faisal"},
		{"Lalu Wirajaya", "L. Wirajaya"}, {"Lalu Wirajaya", "Wirajaya"}, {"Baiq Kembang Sari", "Bq. Kembang Sari"}, {"Baiq Kembang Sari", "Kembangsari"},
		{"H. Lalu Wirajaya, S.H.", "Lalu Wira Jaya"}, {"Siti Aminah binti Mahsun", "Siti Aminah"}, {"Hj. Mariyam", "Mariam"}, {"Annisa", "Anisa"}, {"Baiq Desy Ratna Sari", "Bq. Desi Ratnasari"}, {"Rosyada", "Rosada"}, {"Maysaroh", "Maisaroh"},
	} {
		if !share(pair[0], pair[1]) {
			t.Errorf("%q and %q share nothing: %q, %q", pair[0], pair[1], repeat.Variants(pair[0]), repeat.Variants(pair[1]))
		}
	}
}

func TestAnotherNameIsAnother(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{"Siti Aminah", "Siti Aisyah"}, {"Muhammad Rizki", "Muhammad Rifki"}, {"Rima", "Irma"}, {"Nur Aini", "Nur Aisah"}, {"Siti", "Aminah"},
		{"Baiq Sari", "Baiq Sarah"}, {"Lalu Wirajaya", "Lalu Wirabumi"}, {"Ahmad", "Muhammad"}, {"", ""}, {"-", "..."}, {"Baiq", "Lalu"},
	} {
		if share(pair[0], pair[1]) {
			t.Errorf("%q and %q share one of %q", pair[0], pair[1], repeat.Variants(pair[0]))
		}
	}
}

func TestOrderCaseAndSignsNeverMatter(t *testing.T) {
	t.Parallel()
	word := rapid.StringMatching(`[a-z]{2,9}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 1, 4).Draw(t, "words")
		turned := slices.Clone(words)
		slices.Reverse(turned)
		a, b := strings.Join(words, " "), strings.ToUpper(strings.Join(turned, ".  "))
		if !share(a, b) && !slices.ContainsFunc(words, short) {
			t.Fatalf("%q and %q share nothing: %q, %q", a, b, repeat.Variants(a), repeat.Variants(b))
		}
	})
}

// short reports whether a word may be taken for one that names the father.
func short(w string) bool { return slices.Contains([]string{"bin", "binti", "binte", "bt"}, w) }

func FuzzVariants(f *testing.F) {
	for _, s := range []string{"", "M.", "Siti St. Siti", "H. , S.H.", "abdul", "Lalu Moh. bin Amaq", "é´\u0301", "\xff M", "b. c", " B 0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		all := repeat.Variants(name)
		if !slices.Equal(all, repeat.Variants(name)) || len(all) > 4 || !slices.IsSorted(all) {
			t.Fatalf("Variants(%q) = %q", name, all)
		}
		head, _, _ := strings.Cut(name, ",")
		if strings.ContainsFunc(head, unicode.IsLetter) != (len(all) > 0) {
			t.Errorf("Variants(%q) = %q: want some exactly where there is a letter", name, all)
		}
		for _, v := range all {
			if v == "" || strings.ContainsFunc(v, unicode.IsDigit) {
				t.Errorf("Variants(%q) holds %q", name, v)
			}
		}
	})
}

func BenchmarkVariants(b *testing.B) {
	for b.Loop() {
		repeat.Variants("H. Lalu Mochammad Abdoel Rachman, S.H.")
	}
}
