package law_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/law"
)

func in(court, kind string, p ...law.Paper) func(*law.Facts) {
	return func(f *law.Facts) {
		f.Court = court
		for _, x := range p {
			f.Papers[kind] = x
		}
	}
}

func TestTheListsOfTheCourtsAreApartFromTheLaw(t *testing.T) {
	t.Parallel()
	judge(t, []article{
		{"penolakan KUA ada", "daftar-penolakan", in("PA.Mtr", "penolakan", law.Paper{Present: true, Form: "N7"}), law.Fulfilled},
		{"penolakan KUA tidak ada", "daftar-penolakan", in("PA.Mtr", "penolakan", law.Paper{}), law.Unfulfilled},
		{"penolakan KUA belum dicatat", "daftar-penolakan", in("PA.Mtr", "penolakan"), law.Unknown},
		{"N1 ada", "daftar-n1", in("PA.Pra", "n1", law.Paper{Present: true}), law.Fulfilled},
		{"N1 tidak ada", "daftar-n1", in("PA.Pra", "n1", law.Paper{}), law.Unfulfilled},
		{"surat LPA diminta di Praya dan tidak ada", "daftar-lpa", in("PA.Pra", "lpa", law.Paper{}), law.Unfulfilled},
		{"surat LPA diminta di Praya dan ada", "daftar-lpa", in("PA.Pra", "lpa", law.Paper{Present: true}), law.Fulfilled},
		{"surat LPA tidak diminta di Mataram", "daftar-lpa", in("PA.Mtr", "lpa", law.Paper{}), law.NotApplicable},
		{"surat kesehatan sudah diminta oleh undang-undang", "daftar-kesehatan", in("PA.Pra", "kesehatan", law.Paper{}), law.NotApplicable},
		{"pengadilan tidak disebut", "daftar-penolakan", in("", "penolakan", law.Paper{}), law.Unknown},
	})
	for _, r := range law.Rules() {
		if strings.HasPrefix(r.ID, "daftar-") && r.Consequence != law.Warning {
			t.Errorf("%s: got %s, want a warning: it is practice and not law", r.ID, r.Consequence)
		}
	}
}

func TestPerma5Pasal7(t *testing.T) {
	t.Parallel()
	religion := func(child string) func(*law.Facts) {
		return func(f *law.Facts) { f.Child.Religion, f.Parents = child, []string{"Islam", "Islam"} }
	}
	judge(t, []article{
		{"agama anak Islam", "perma5-7", religion("Islam"), law.Fulfilled},
		{"agama anak lain daripada agama orang tuanya", "perma5-7", religion("Hindu"), law.Unfulfilled},
		{"agama anak belum dicatat", "perma5-7", religion(""), law.Unknown},
	})
}

// heldOn gives hearings at which the petitioner came (h) or stayed away (t),
// properly summoned.
func heldOn(presence string) func(*law.Facts) {
	return func(f *law.Facts) {
		for i, p := range presence {
			s := law.Session{Ordinal: i + 1, Petitioner: law.Came, Summoned: law.Yes}
			if p == 't' {
				s.Petitioner = law.Stayed
			}
			f.Hearing.Sessions = append(f.Hearing.Sessions, s)
		}
	}
}

// with adds one change after another.
func with(all ...func(*law.Facts)) func(*law.Facts) {
	return func(f *law.Facts) {
		for _, add := range all {
			add(f)
		}
	}
}

func bringing(ordinal int, who ...string) func(*law.Facts) {
	return func(f *law.Facts) { f.Hearing.Sessions[ordinal-1].Brought = set(who...) }
}

func set(who ...string) map[string]bool {
	out := map[string]bool{}
	for _, x := range who {
		out[x] = true
	}
	return out
}

func TestPerma5Pasal10CountsTheAbsencesOfThePetitioner(t *testing.T) {
	t.Parallel()
	unsummoned := func(f *law.Facts) { f.Hearing.Sessions[1].Summoned = law.No }
	judge(t, []article{
		{"ayat (2): pemohon hadir pada sidang pertama", "perma5-10-2", heldOn("h"), law.NotApplicable},
		{"ayat (2): pemohon tidak hadir dan belum dipanggil lagi", "perma5-10-2", heldOn("t"), law.Unfulfilled},
		{"ayat (2): pemohon tidak hadir lalu dipanggil lagi secara sah", "perma5-10-2", heldOn("tt"), law.Fulfilled},
		{"ayat (2): panggilan kedua tidak sah", "perma5-10-2", with(heldOn("tt"), unsummoned), law.Unfulfilled},
		{"ayat (2): pemohon datang pada sidang kedua", "perma5-10-2", with(heldOn("th"), unsummoned), law.Fulfilled},
		{"ayat (2): sidang belum dicatat", "perma5-10-2", func(*law.Facts) {}, law.Unknown},
		{"ayat (3): sekali tidak hadir belum gugur", "perma5-10-3", heldOn("t"), law.Fulfilled},
		{"ayat (3): dua kali tidak hadir dapat gugur", "perma5-10-3", heldOn("tt"), law.Unfulfilled},
		{"ayat (3): hadir di antaranya menghapus hitungan", "perma5-10-3", heldOn("tht"), law.Fulfilled},
		{"ayat (3): hadir dahulu lalu dua kali tidak hadir", "perma5-10-3", heldOn("htt"), law.Unfulfilled},
		{"ayat (3): tidak hadir tanpa panggilan sah tidak dihitung", "perma5-10-3", with(heldOn("tt"), unsummoned), law.Fulfilled},
		{"ayat (3): sidang belum dicatat", "perma5-10-3", func(*law.Facts) {}, law.Unknown},
	})
}

func TestPerma5Pasal10CountsWhomThePetitionerDidNotBring(t *testing.T) {
	t.Parallel()
	order := func(a law.Answer) func(*law.Facts) {
		return func(f *law.Facts) { f.Hearing.Sessions[1].Ordered = a }
	}
	staggered := with(heldOn("hhh"), bringing(1, "anak"), bringing(2, "calon"), bringing(3, "orang_tua_calon"))
	judge(t, []article{
		{"ayat (4): sidang pertama belum menuntut perintah", "perma5-10-4", heldOn("h"), law.NotApplicable},
		{"ayat (4): dua sidang dan hakim memerintahkan", "perma5-10-4", with(heldOn("hh"), order(law.Yes)), law.Fulfilled},
		{"ayat (4): dua sidang tanpa perintah", "perma5-10-4", with(heldOn("hh"), order(law.No)), law.Unfulfilled},
		{"ayat (4): perintah belum dicatat", "perma5-10-4", heldOn("hh"), law.Unknown},
		{"ayat (5): hadir pada hari yang berbeda cukup", "perma5-10-6", staggered, law.Fulfilled},
		{"ayat (5): setiap orang dihitung pada hari ia hadir", "perma5-10-1-b", staggered, law.Fulfilled},
		{"ayat (6): orang tua calon belum hadir sampai sidang ketiga", "perma5-10-6", with(heldOn("hhh"), bringing(1, "anak", "calon")), law.Unfulfilled},
		{"ayat (6): sidang tanpa pemohon tidak dihitung", "perma5-10-6", heldOn("thh"), law.NotApplicable},
		{"ayat (6): pada sidang kedua belum waktunya", "perma5-10-6", heldOn("hh"), law.NotApplicable},
		{"ayat (6): sidang belum dicatat", "perma5-10-6", func(*law.Facts) {}, law.Unknown},
	})
	for _, id := range []string{"perma5-10-3", "perma5-10-6"} {
		f := facts(heldOn("hhhtt"))
		f.Stage = law.AtRegister // waiting for the next hearing
		if got := statusOf(t, f, id); got != law.Unfulfilled {
			t.Errorf("%s between two hearings: got %s, want %s: the counters run side by side", id, got, law.Unfulfilled)
		}
	}
}

func TestRbgPasal146(t *testing.T) {
	t.Parallel()
	// The hearing is on Wednesday 2 December 2026.
	called := func(received ...string) func(*law.Facts) {
		return func(f *law.Facts) {
			f.Hearing.Next = calendar.MustDate("2026-12-02")
			for i, on := range received {
				c := law.Call{Who: fmt.Sprintf("Pemohon %d", i+1)}
				if on != "" {
					c.Received = calendar.MustDate(on)
				}
				f.Hearing.Calls = append(f.Hearing.Calls, c)
			}
		}
	}
	judge(t, []article{
		{"diterima Kamis, tiga hari kerja di antaranya", "rbg-146", called("2026-11-26"), law.Fulfilled},
		{"diterima Jumat, dua hari kerja di antaranya", "rbg-146", called("2026-11-27"), law.Unfulfilled},
		{"satu dari dua pemohon terlambat dipanggil", "rbg-146", called("2026-11-25", "2026-12-01"), law.Unfulfilled},
		{"diterima pada hari sidang", "rbg-146", called("2026-12-02"), law.Unfulfilled},
		{"relaas belum kembali", "rbg-146", called(""), law.Unknown},
		{"satu relaas belum kembali", "rbg-146", called("2026-11-25", ""), law.Unknown},
		{"belum ada relaas", "rbg-146", called(), law.Unknown},
	})
}

// recorded makes the three cases of a matter that is recorded with yes or no.
func recorded(name, rule string, put func(*law.Facts, law.Answer), no law.Status) []article {
	answer := func(a law.Answer) func(*law.Facts) { return func(f *law.Facts) { put(f, a) } }
	return []article{
		{name + ": ya", rule, answer(law.Yes), law.Fulfilled},
		{name + ": tidak", rule, answer(law.No), no},
		{name + ": belum dicatat", rule, answer(""), law.Unknown},
	}
}

func TestWhatIsRecordedWithYesOrNo(t *testing.T) {
	t.Parallel()
	of := func(key string, a law.Answer) map[string]law.Answer { return map[string]law.Answer{key: a} }
	var cases []article
	add := func(name, rule string, put func(*law.Facts, law.Answer), no law.Status) {
		cases = append(cases, recorded(name, rule, put, no)...)
	}
	add("Pasal 11: bahasa yang dimengerti anak", "perma5-11-bahasa", func(f *law.Facts, a law.Answer) { f.Hearing.Exam.Plain = a }, law.Unfulfilled)
	add("Pasal 11: tanpa atribut", "perma5-11-atribut", func(f *law.Facts, a law.Answer) { f.Hearing.Exam.NoAttributes = a }, law.Unfulfilled)
	add("Pasal 12 ayat (3): nasihat dipertimbangkan", "perma5-12-3", func(f *law.Facts, a law.Answer) { f.Ruling.Advice = a }, law.Unfulfilled)
	for letter, who := range map[string]string{"a": "anak", "b": "calon", "c": "orang_tua", "d": "orang_tua_calon"} {
		add("Pasal 13 huruf "+letter+": keterangan dipertimbangkan", "perma5-13-timbang-"+letter, func(f *law.Facts, a law.Answer) { f.Ruling.Considered = of(who, a) }, law.Unfulfilled)
	}
	add("Pasal 15 huruf a: tanpa orang tua", "perma5-15-a", func(f *law.Facts, a law.Answer) { f.Hearing.Exam.Alone = a }, law.NotApplicable)
	add("Pasal 15 huruf b: jarak jauh", "perma5-15-b", func(f *law.Facts, a law.Answer) { f.Hearing.Exam.Remote = a }, law.NotApplicable)
	add("Pasal 15 huruf c: pendamping", "perma5-15-c", func(f *law.Facts, a law.Answer) { f.Hearing.Exam.Companion = a }, law.NotApplicable)
	add("Pasal 15 huruf e: juru bahasa", "perma5-15-e", func(f *law.Facts, a law.Answer) { f.Hearing.Exam.Interpreter = a }, law.NotApplicable)
	for _, letter := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i"} {
		add("Pasal 16 huruf "+letter, "perma5-16-"+letter, func(f *law.Facts, a law.Answer) { f.Attention = of(letter, a) }, law.Unfulfilled)
	}
	for _, letter := range []string{"a", "b"} {
		add("Pasal 17 huruf "+letter, "perma5-17-"+letter, func(f *law.Facts, a law.Answer) { f.Ruling.Sources = of(letter, a) }, law.Unfulfilled)
	}
	judge(t, cases)
}

func TestPerma5Pasal16TakesWhatIsRecordedElsewhere(t *testing.T) {
	t.Parallel()
	commit := func(last law.Answer) func(*law.Facts) {
		return func(f *law.Facts) {
			f.Commitment = map[string]law.Answer{"ekonomi": law.Yes, "sosial": law.Yes, "kesehatan": law.Yes, "pendidikan": last}
		}
	}
	clear := func(f *law.Facts) {
		f.Impediments = map[string]law.Impediment{}
		for _, k := range []string{"nasab", "semenda", "susuan", "terikat", "idah", "beda_agama", "memadu", "empat_istri", "talak_lian"} {
			f.Impediments[k] = law.Impediment{State: law.Absent, Basis: "keterangan KUA"}
		}
	}
	judge(t, []article{
		{"huruf d: setiap halangan sudah digali", "perma5-16-d", clear, law.Fulfilled},
		{"huruf d: halangan tanpa dasar belum digali", "perma5-16-d", with(clear, func(f *law.Facts) { f.Impediments["nasab"] = law.Impediment{State: law.Absent} }), law.Unknown},
		{"huruf e: persetujuan anak tercatat menurut Pasal 14", "perma5-16-e", func(f *law.Facts) { f.Hearing.Findings = set("a") }, law.Fulfilled},
		{"huruf f: kedua tanggal lahir diketahui", "perma5-16-f", both(20, false), law.Fulfilled},
		{"huruf g: semua didengar menurut Pasal 13", "perma5-16-g", func(f *law.Facts) { f.Hearing.Heard = set("anak", "calon", "orang_tua", "orang_tua_calon") }, law.Fulfilled},
		{"huruf g: calon belum didengar", "perma5-16-g", func(f *law.Facts) { f.Hearing.Heard = set("anak", "orang_tua", "orang_tua_calon") }, law.Unknown},
		{"huruf i: paksaan tercatat menurut Pasal 14", "perma5-16-i", func(f *law.Facts) { f.Hearing.Findings = set("c") }, law.Fulfilled},
		{"huruf j: komitmen orang tua lengkap", "perma5-16-j", commit(law.Yes), law.Fulfilled},
		{"huruf j: orang tua tidak berkomitmen tentang pendidikan", "perma5-16-j", commit(law.No), law.Unfulfilled},
		{"huruf j: komitmen belum dicatat seluruhnya", "perma5-16-j", commit(""), law.Unknown},
	})
}

func TestPerma5Pasal19(t *testing.T) {
	t.Parallel()
	remedy := func(kind, on string) func(*law.Facts) {
		return func(f *law.Facts) {
			f.Ruling = law.Ruling{On: calendar.MustDate("2026-12-11"), Remedy: kind}
			if on != "" {
				f.Ruling.RemedyOn = calendar.MustDate(on)
			}
		}
	}
	later := func(f *law.Facts) { f.Ruling.NotifiedOn = calendar.MustDate("2026-12-14") }
	judge(t, []article{
		{"tidak ada upaya hukum", "perma5-19", remedy("", ""), law.NotApplicable},
		{"upaya hukum kasasi", "perma5-19", remedy("kasasi", ""), law.Fulfilled},
		{"upaya hukum banding tidak ada", "perma5-19", remedy("banding", ""), law.Unfulfilled},
		{"tenggat yang jatuh pada hari Natal bergeser ke hari kerja berikutnya", "perma5-19-tenggat", remedy("kasasi", "2026-12-28"), law.Fulfilled},
		{"kasasi sehari sesudah tenggat", "perma5-19-tenggat", remedy("kasasi", "2026-12-29"), law.Unfulfilled},
		{"tenggat dihitung sejak diberitahukan", "perma5-19-tenggat", with(remedy("kasasi", "2026-12-28"), later), law.Fulfilled},
		{"tanggal kasasi belum dicatat", "perma5-19-tenggat", remedy("kasasi", ""), law.Unknown},
		{"tanpa kasasi tidak ada tenggat", "perma5-19-tenggat", remedy("banding", "2027-01-29"), law.NotApplicable},
	})
}

func TestPerma5Pasal20(t *testing.T) {
	t.Parallel()
	is := func(basis string, other law.Answer) func(*law.Facts) {
		return func(f *law.Facts) { f.Judge = law.Judge{Basis: basis, NoOther: other} }
	}
	judge(t, []article{
		{"huruf a: hakim bersertifikat SPPA", "perma5-20-a", is("sertifikat_sppa", ""), law.Fulfilled},
		{"huruf a: hakim tidak memenuhi kualifikasi sedangkan ada yang lain", "perma5-20-a", is("tidak_ada", law.No), law.Unfulfilled},
		{"huruf a: kualifikasi belum dicatat", "perma5-20-a", is("", ""), law.Unknown},
		{"huruf a: tidak ada hakim lain yang memenuhi", "perma5-20-a", is("tidak_ada", law.Yes), law.NotApplicable},
		{"huruf b: setiap hakim dapat mengadili bila tidak ada yang memenuhi", "perma5-20-b", is("tidak_ada", law.Yes), law.Fulfilled},
		{"huruf b: hakim berkualifikasi tidak memerlukan pengecualian", "perma5-20-b", is("pengalaman", ""), law.NotApplicable},
		{"huruf b: belum dicatat apakah ada hakim lain", "perma5-20-b", is("tidak_ada", ""), law.Unknown},
	})
}

func TestImpedimentsAreNoneExistOrUnknownWithTheirBasis(t *testing.T) {
	t.Parallel()
	var cases []article
	for _, kind := range []string{"nasab", "semenda", "susuan", "terikat", "idah", "beda_agama", "memadu", "empat_istri", "talak_lian"} {
		is := func(state, basis string) func(*law.Facts) {
			return func(f *law.Facts) { f.Impediments = map[string]law.Impediment{kind: {State: state, Basis: basis}} }
		}
		cases = append(cases,
			article{kind + ": tidak ada, dengan dasar", "khi-" + kind, is("tidak_ada", "keterangan KUA"), law.Fulfilled},
			article{kind + ": tidak ada, tanpa dasar", "khi-" + kind, is("tidak_ada", ""), law.Unknown},
			article{kind + ": ada", "khi-" + kind, is("ada", "pengakuan"), law.Unfulfilled},
			article{kind + ": tidak diketahui", "khi-" + kind, is("tidak_diketahui", ""), law.Unknown})
	}
	consent := func(spouse law.Answer) func(*law.Facts) {
		return func(f *law.Facts) { f.Consent = map[string]law.Answer{"anak": law.Yes, "calon": spouse} }
	}
	judge(t, append(cases,
		article{"kedua calon setuju", "khi-16", consent(law.Yes), law.Fulfilled},
		article{"calon tidak setuju", "khi-16", consent(law.No), law.Unfulfilled},
		article{"persetujuan calon belum diketahui", "khi-16", consent(""), law.Unknown}))
}

func TestTheAgeClock(t *testing.T) {
	t.Parallel()
	on := func(bornOn, hearing, wedding string) func(*law.Facts) {
		return func(f *law.Facts) {
			f.Child.Born = calendar.MustDate(bornOn)
			f.Hearing.Next, f.Wedding = calendar.MustDate(hearing), calendar.MustDate(wedding)
		}
	}
	births := func(dates ...string) func(*law.Facts) {
		return func(f *law.Facts) {
			for _, d := range dates {
				f.Child.Births = append(f.Child.Births, law.Birth{Source: "dokumen", Date: calendar.MustDate(d)})
				f.Spouse.Births = f.Child.Births
			}
		}
	}
	judge(t, []article{
		{"masih 18 tahun sehari sebelum ulang tahun", "uu16-7-1-sidang", on("2007-12-02", "2026-12-01", "2027-01-10"), law.Fulfilled},
		{"genap 19 tahun pada hari sidang", "uu16-7-1-sidang", on("2007-12-01", "2026-12-01", "2027-01-10"), law.Unfulfilled},
		{"genap 19 tahun sebelum perkawinan", "uu16-7-1-nikah", on("2007-12-02", "2026-12-01", "2027-01-10"), law.Unfulfilled},
		{"masih di bawah umur pada hari perkawinan", "uu16-7-1-nikah", on("2009-12-02", "2026-12-01", "2027-01-10"), law.Fulfilled},
		{"lahir 29 Februari dan genap 19 tahun pada 1 Maret", "uu16-7-1-sidang", on("2008-02-29", "2027-02-28", "2027-03-01"), law.Fulfilled},
		{"lahir 29 Februari dan kawin pada 1 Maret", "uu16-7-1-nikah", on("2008-02-29", "2027-02-28", "2027-03-01"), law.Unfulfilled},
		{"sudah 19 tahun ketika didaftarkan adalah urusan Pasal 1", "uu16-7-1-sidang", on("2007-11-23", "2026-12-01", "2027-01-10"), law.NotApplicable},
		{"tanggal sidang belum ada", "uu16-7-1-sidang", child(17, false), law.Unknown},
		{"tanggal perkawinan belum ada", "uu16-7-1-nikah", child(17, false), law.Unknown},
		{"tanggal lahir anak sama dalam dua dokumen", "uu16-7-1-lahir-anak", births("2009-01-01", "2009-01-01"), law.Fulfilled},
		{"tanggal lahir anak berbeda dalam dua dokumen", "uu16-7-1-lahir-anak", births("2009-01-01", "2008-01-01"), law.Unfulfilled},
		{"tanggal lahir anak hanya dari satu dokumen", "uu16-7-1-lahir-anak", births("2009-01-01"), law.Unknown},
		{"tanggal lahir calon berbeda dalam dua dokumen", "uu16-7-1-lahir-calon", births("2009-01-01", "2008-01-01"), law.Unfulfilled},
		{"tanggal lahir calon sama dalam dua dokumen", "uu16-7-1-lahir-calon", births("2009-01-01", "2009-01-01"), law.Fulfilled},
	})
}

func TestEveryBirthDateIsShownAndNoneIsPicked(t *testing.T) {
	t.Parallel()
	f := facts(child(17, false))
	f.Child.Births = []law.Birth{{Source: "ijazah", Date: calendar.MustDate("2007-03-04")}, {Source: "akta kelahiran", Date: calendar.MustDate("2009-11-23")}}
	f.Hearing.Next, f.Wedding = filed.AddDays(7), filed.AddDays(40)
	for _, x := range law.Evaluate(f) {
		if x.Rule.ID != "uu16-7-1-lahir-anak" {
			continue
		}
		for _, want := range []string{"permohonan 23 November 2009 (17 tahun)", "akta kelahiran 23 November 2009", "ijazah 4 Maret 2007 (19 tahun 8 bulan 19 hari)"} {
			if !strings.Contains(x.Words, want) {
				t.Errorf("%q does not say %q", x.Words, want)
			}
		}
	}
	clock := f.Clock(f.Child)
	if len(clock) != 9 {
		t.Fatalf("got %d moments, want three dates on three days", len(clock))
	}
	for _, m := range clock {
		if got := m.Birth.Source != "ijazah"; got != m.Under19 {
			t.Errorf("%s by the %s: under 19 is %v", m.What, m.Birth.Source, m.Under19)
		}
	}
}

func TestTheDayOfLombokDecidesAtMidnight(t *testing.T) {
	t.Parallel()
	nineteen := calendar.MustDate("2007-11-24")
	for at, want := range map[string]law.Status{
		"2026-11-23T15:59:59Z": law.Fulfilled,   // 23.59 in Lombok, still 18
		"2026-11-23T16:00:00Z": law.Unfulfilled, // midnight in Lombok, 19
	} {
		moment, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		f := facts(func(f *law.Facts) { f.Filed, f.Child.Born = calendar.Of(moment), nineteen })
		if got := statusOf(t, f, "perma5-1"); got != want {
			t.Errorf("%s: got %s, want %s", at, got, want)
		}
	}
}

func TestWhatTwoSourcesAskAlikeIsOneOpenItem(t *testing.T) {
	t.Parallel()
	all := law.Evaluate(facts(func(*law.Facts) {}))
	for _, x := range law.Open(all, true) {
		if x.Rule.ID == "uu16-7-3" || x.Rule.ID == "uu16-7-2-umur" || x.Rule.ID == "perma5-9-3" {
			t.Errorf("%s is open twice", x.Rule.ID)
		}
	}
	heard := law.Evaluate(facts(func(f *law.Facts) { allPapers(f); f.Papers["d"] = law.Paper{} }))
	found := false
	for _, x := range law.Open(heard, true) {
		found = found || x.Rule.ID == "perma5-5-1-d"
	}
	if !found {
		t.Error("the missing birth certificate is nowhere among the open items")
	}
}

func TestNobodyIsAccusedOfWhatNobodyRecorded(t *testing.T) {
	t.Parallel()
	for _, x := range law.Evaluate(facts(func(*law.Facts) {})) {
		if x.Status == law.Unknown && !strings.HasPrefix(x.Message(), "Belum diketahui: ") {
			t.Errorf("%s: %q", x.Rule.ID, x.Message())
		}
		if strings.HasPrefix(x.Rule.ID, "khi-") && x.Status != law.Unknown {
			t.Errorf("%s: got %s of no facts", x.Rule.ID, x.Status)
		}
	}
}
