package identity_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"timbang/internal/calendar"
	"timbang/internal/identity"
)

const woman, man = "5202014107089991", "5202010107089991" // born on 01-07-2008 in Praya

var today = calendar.MustDate("23-11-2026")

func mustNIK(t *testing.T, s string) identity.NIK {
	t.Helper()
	n, err := identity.ParseNIK(s)
	if err != nil {
		t.Fatalf("ParseNIK(%q): %v", s, err)
	}
	return n
}

func TestAPossibleNIKIsAccepted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, typed, digits, born string
		sex                       identity.Sex
		warnings                  int
	}{
		{"woman from Praya", "5202014107089991", woman, "01-07-2008", identity.Female, 0},
		{"man from Praya", "5202010107089991", man, "01-07-2008", identity.Male, 0},
		{"woman born on the 31st", "5271057112999992", "5271057112999992", "31-12-1999", identity.Female, 0},
		{"man born on the 31st", "5271053112999992", "5271053112999992", "31-12-1999", identity.Male, 0},
		{"29 February of a leap year", "5202012902089991", "5202012902089991", "29-02-2008", identity.Male, 0},
		{"29 February of the year 00, which was one in 2000", "5202012902009991", "5202012902009991", "29-02-2000", identity.Male, 0},
		{"old code of a district", "5201040107809991", "5201040107809991", "01-07-1980", identity.Male, 1},
		{"unknown regency", "5299010107809991", "5299010107809991", "01-07-1980", identity.Male, 1},
		{"other province, whose districts are not checked", "3171010107809991", "3171010107809991", "01-07-1980", identity.Male, 0},
		{"unknown province", "9901010107809991", "9901010107809991", "01-07-1980", identity.Male, 1},
		{"dots", "52.02.01.410708.9991", woman, "01-07-2008", identity.Female, 0},
		{"spaces and dashes", " 5202-0141 0708\u00a09991\n", woman, "01-07-2008", identity.Female, 0},
		{"long dashes and an invisible sign", "\u200b520201–410708—9991", woman, "01-07-2008", identity.Female, 0},
	} {
		n, err := identity.ParseNIK(c.typed)
		if err != nil || n.Digits() != c.digits {
			t.Errorf("%s: ParseNIK(%q) = %q, %v, want %q", c.name, c.typed, n.Digits(), err, c.digits)
			continue
		}
		if got := n.Warnings(calendar.MustDate(c.born), c.sex, today); len(got) != c.warnings {
			t.Errorf("%s: warnings %q, want %d", c.name, got, c.warnings)
		}
	}
}

func TestAnImpossibleNIKIsRefusedWithASentence(t *testing.T) {
	t.Parallel()
	const day, month, date = "Angka ke-7 dan ke-8 NIK", "Angka ke-9 dan ke-10 NIK", "Tanggal lahir di dalam NIK"
	for _, c := range []struct{ name, typed, want string }{
		{"nothing", "", "NIK belum diisi."},
		{"only dashes", " --- ", "NIK belum diisi."},
		{"15 digits", "520201410708999", "NIK harus 16 angka, sedangkan yang diisi 15 angka."},
		{"17 digits", "52020141070899911", "NIK harus 16 angka, sedangkan yang diisi 17 angka."},
		{"day 32", "5202013207089991", day},
		{"day 72 of a woman", "5202017207089991", day},
		{"day 00", "5202010007089991", day},
		{"day 40 is day 00 of a woman", "5202014000089991", day},
		{"month 00", "5202014100089991", month},
		{"month 13", "5202010113089991", month},
		{"31 February", "5202013102089991", date},
		{"30 February of a woman", "5202017002089991", date},
		{"31 April", "5202013104089991", date},
		{"29 February of a common year", "5202012902099991", date},
		{"serial 0000", "5202010107080000", "Empat angka terakhir NIK"},
		{"the same digit sixteen times", "1111111111111111", "NIK tidak mungkin terdiri dari angka yang sama semua."},
		{"full-width digits", "５２０２０１４１０７０８９９９１", "NIK memuat angka yang bukan angka biasa"},
		{"Arabic digits", "٥٢٠٢٠١٤١٠٧٠٨٩٩٩١", "NIK memuat angka yang bukan angka biasa"},
		{"letter O for zero", "52O2014107089991", "NIK hanya boleh berisi angka 0 sampai 9."},
		{"what a spreadsheet makes of it", "5,20201E+15", "NIK hanya boleh berisi angka 0 sampai 9."},
		{"broken text", "\xff520201410708999", "NIK hanya boleh berisi angka 0 sampai 9."},
	} {
		n, err := identity.ParseNIK(c.typed)
		if err == nil || n != "" {
			t.Errorf("%s: ParseNIK(%q) = %q, %v, want an error", c.name, c.typed, n.Digits(), err)
			continue
		}
		if got := err.Error(); !strings.HasPrefix(got, c.want) || !strings.HasSuffix(got, ".") {
			t.Errorf("%s: ParseNIK(%q) says %q, want %q and what to do", c.name, c.typed, got, c.want)
		}
	}
}

func TestWhatIsOddInANIKIsSaid(t *testing.T) {
	t.Parallel()
	const compare = " tidak ada dalam daftar wilayah sekarang. Nomor yang terbit sebelum pemekaran wilayah memang demikian; cocokkan dengan Kartu Keluarga."
	for _, c := range []struct {
		name, nik, born string
		sex             identity.Sex
		want            []string
	}{
		{"nothing odd", woman, "01-07-2008", identity.Female, nil},
		{"old district", "5201040107809991", "01-07-1980", identity.Male, []string{"Kode kecamatan (angka ke-5 dan ke-6) pada NIK" + compare}},
		{"unknown regency", "5299010107809991", "01-07-1980", identity.Male, []string{"Kode kabupaten/kota (angka ke-3 dan ke-4) pada NIK" + compare}},
		{"unknown province", "9901010107809991", "01-07-1980", identity.Male, []string{"Kode provinsi (angka ke-1 dan ke-2) pada NIK" + compare}},
		{"another day", woman, "02-07-2008", identity.Female, []string{"Tanggal lahir menurut NIK 01-07-08, sedangkan yang diisi 02-07-2008. NIK tidak berubah ketika tanggal lahir diperbaiki; cocokkan dengan akta kelahiran."}},
		{"another year", woman, "01-07-2009", identity.Female, []string{"Tanggal lahir menurut NIK 01-07-08, sedangkan yang diisi 01-07-2009. NIK tidak berubah ketika tanggal lahir diperbaiki; cocokkan dengan akta kelahiran."}},
		{"another sex", woman, "01-07-2008", identity.Male, []string{"Menurut NIK, jenis kelaminnya perempuan, sedangkan yang diisi laki-laki. Cocokkan dengan akta kelahiran."}},
		{"the other way round", man, "01-07-2008", identity.Female, []string{"Menurut NIK, jenis kelaminnya laki-laki, sedangkan yang diisi perempuan. Cocokkan dengan akta kelahiran."}},
		{"born tomorrow", "5202012411269991", "24-11-2026", identity.Male, []string{"Tanggal lahir di dalam NIK belum tiba. Periksa kembali NIK dan tanggal lahir."}},
		{"born today", "5202012311269991", "23-11-2026", identity.Male, nil},
		{"121 years old", "5202012311059991", "23-11-1905", identity.Male, []string{"Menurut NIK dan tanggal lahir, usianya lebih dari 120 tahun. Periksa kembali tahun lahir."}},
		{"a day before 121", "5202012411059991", "24-11-1905", identity.Male, nil},
		{"the other century agrees too", "5202010107269991", "01-07-1926", identity.Male, nil},
	} {
		got := mustNIK(t, c.nik).Warnings(calendar.MustDate(c.born), c.sex, today)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestWhatIsUnknownIsNotCompared(t *testing.T) {
	t.Parallel()
	if got := mustNIK(t, woman).Warnings(calendar.Date{}, "", today); got != nil {
		t.Errorf("warnings without birth date and sex = %q, want none", got)
	}
	if got := identity.NIK("").Warnings(today, identity.Male, today); got != nil {
		t.Errorf("warnings of an unknown NIK = %q, want none", got)
	}
}

func TestDifferentThingsAreSaidTogether(t *testing.T) {
	t.Parallel()
	got := mustNIK(t, "5201044107809991").Warnings(calendar.MustDate("02-07-1980"), identity.Male, today)
	if len(got) != 3 {
		t.Errorf("warnings = %q, want region, date and sex", got)
	}
}

func TestANumberOfTwoPersonsIsFound(t *testing.T) {
	t.Parallel()
	a, b := mustNIK(t, woman), mustNIK(t, man)
	for _, c := range []struct {
		numbers []identity.NIK
		want    bool
	}{
		{nil, false},
		{[]identity.NIK{a}, false},
		{[]identity.NIK{a, b}, false},
		{[]identity.NIK{a, b, a}, true},
		{[]identity.NIK{"", a, "", b}, false},
	} {
		if got := identity.DuplicateNIK(c.numbers...); got != c.want {
			t.Errorf("DuplicateNIK of %d numbers = %t, want %t", len(c.numbers), got, c.want)
		}
	}
}

func TestANumberIsShownMasked(t *testing.T) {
	t.Parallel()
	for n, want := range map[identity.NIK]string{
		woman: "520201******9991", "": "", "520201": "******",
	} {
		if got := n.Masked(); got != want {
			t.Errorf("Masked of %d digits = %q, want %q", len(n.Digits()), got, want)
		}
	}
	if got, want := identity.KK(man).Masked(), "520201******9991"; got != want {
		t.Errorf("Masked of a KK number = %q, want %q", got, want)
	}
}

func TestNoVerbOfFmtShowsTheWholeNumber(t *testing.T) {
	t.Parallel()
	type person struct {
		NIK identity.NIK
		KK  *identity.KK
	}
	kk := identity.KK(woman)
	for _, v := range []any{
		identity.NIK(woman), kk, &kk,
		person{woman, &kk},
		&person{NIK: woman},
		[]identity.NIK{woman},
		map[identity.NIK]identity.KK{woman: kk},
		any(identity.NIK(woman)),
	} {
		for _, verb := range strings.Fields("%v %+v %#v %s %q %x %X % x %d %o %t %T %20s %-20.16s %z %!") {
			got := fmt.Sprintf(verb, v)
			hex := fmt.Sprintf("%x", woman)
			if strings.Contains(got, woman) || strings.Contains(got, "410708") || strings.Contains(got, hex) {
				t.Errorf("Sprintf(%q, %T) = %s", verb, v, got)
			}
		}
	}
	if err := fmt.Errorf("find %v: %w", identity.NIK(woman), errors.ErrUnsupported); strings.Contains(err.Error(), "410708") {
		t.Errorf("an error says %v", err)
	}
}

func TestNoLogAndNoPageShowsTheWholeNumber(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("seen", "nik", identity.NIK(woman), slog.Any("kk", identity.KK(woman)))
	}
	page := template.Must(template.New("").Parse(`{{.}} <a title="{{.}}">{{printf "%s" .}}</a>`))
	if err := page.Execute(&out, identity.NIK(woman)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "410708") {
		t.Errorf("the number is shown:\n%s", out.String())
	}
	if got := strings.Count(out.String(), "520201******9991"); got != 7 {
		t.Errorf("the masked number is shown %d times, want 7:\n%s", got, out.String())
	}
}

func TestJSONKeepsTheWholeNumber(t *testing.T) {
	t.Parallel()
	type row struct {
		NIK identity.NIK
		KK  identity.KK
	}
	in := row{NIK: woman, KK: man}
	text, err := json.Marshal(in)
	if want := `{"NIK":"` + woman + `","KK":"` + man + `"}`; err != nil || string(text) != want {
		t.Fatalf("json = %s, %v, want %s", text, err, want)
	}
	var out row
	if err := json.Unmarshal(text, &out); err != nil || out != in {
		t.Errorf("back from json = %v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"NIK":"","KK":""}`), &out); err != nil || out != (row{}) {
		t.Errorf("empty numbers from json = %v, %v", out, err)
	}
	out = in
	if err := json.Unmarshal([]byte(`{"NIK":"5202013207089991"}`), &out); err == nil || out != in {
		t.Errorf("a NIK with day 32 from json = %v, %v, want an error and no change", out, err)
	}
}

func TestAColumnKeepsTheWholeNumber(t *testing.T) {
	t.Parallel()
	nik, err := identity.NIK(woman).Value()
	if err != nil || nik != woman {
		t.Errorf("Value of a NIK is not the whole number: %v, %v", nik, err)
	}
	kk, err := identity.KK(woman).Value()
	if err != nil || kk != woman {
		t.Errorf("Value of a KK number is not the whole number: %v, %v", kk, err)
	}
	for _, src := range []any{woman, []byte(woman)} {
		var n identity.NIK
		var k identity.KK
		if err := errors.Join(n.Scan(src), k.Scan(src)); err != nil || n.Digits() != woman || k.Digits() != woman {
			t.Errorf("Scan(%T) = %v, %v, %v", src, n, k, err)
		}
	}
	n := identity.NIK(woman)
	if err := n.Scan(nil); err != nil || n != "" {
		t.Errorf("Scan(nil) = %v, %v, want the empty NIK", n, err)
	}
	if err := n.Scan(5202014107089991); err == nil || strings.Contains(err.Error(), woman) {
		t.Errorf("Scan of a number = %v, want an error that hides it", err)
	}
}

func TestTheNumberThatABirthDateGivesAgreesWithIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		born := calendar.MustDate("1-1-1930").AddDays(rapid.IntRange(0, 35_000).Draw(t, "born"))
		sex := rapid.SampledFrom([]identity.Sex{identity.Male, identity.Female}).Draw(t, "sex")
		day := born.Day
		if sex == identity.Female {
			day += 40
		}
		typed := fmt.Sprintf("520201%02d%02d%02d%04d", day, int(born.Month), born.Year%100, rapid.IntRange(9990, 9999).Draw(t, "serial"))
		n, err := identity.ParseNIK(typed)
		if err != nil {
			t.Fatalf("ParseNIK(%q): %v", typed, err)
		}
		if got := n.Warnings(born, sex, today); got != nil {
			t.Errorf("warnings of %q for %s, %s = %q", typed, born, sex, got)
		}
	})
}

func FuzzParseNIK(f *testing.F) {
	for _, s := range []string{woman, man, "52.02.01.410708.9991", "５２０２０１４１０７０８９９９１", "1111111111111111", "", "5202012902099991", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := identity.ParseNIK(s)
		if err != nil {
			if n != "" || !strings.HasSuffix(err.Error(), ".") {
				t.Fatalf("ParseNIK(%q) = %q, %v, want nothing and a sentence", s, n.Digits(), err)
			}
			return
		}
		d := n.Digits()
		if len(d) != 16 || strings.Trim(d, "0123456789") != "" {
			t.Fatalf("ParseNIK(%q) = %q, want 16 digits", s, d)
		}
		if again, err := identity.ParseNIK(d); err != nil || again != n {
			t.Fatalf("ParseNIK(%q) = %q, but read again %q, %v", s, d, again.Digits(), err)
		}
		if fmt.Sprint(n) != d[:6]+"******"+d[12:] {
			t.Fatalf("ParseNIK(%q) is shown as %v", s, n)
		}
		n.Warnings(today, identity.Male, today)
	})
}
