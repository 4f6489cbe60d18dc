package law_test

import (
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/law"
)

// filed is the register date of every case here.
var filed = calendar.MustDate("2026-11-23")

// born gives somebody who is so many years old on the register date.
func born(years int) calendar.Date { return filed.AddYears(-years) }

// facts is a case at the decision stage in which nothing is kept; change adds
// what the case is about.
func facts(change func(*law.Facts)) law.Facts {
	f := law.Facts{Stage: law.AtDecision, Filed: filed, Papers: map[string]law.Paper{}}
	change(&f)
	return f
}

func statusOf(t *testing.T, f law.Facts, id string) law.Status {
	t.Helper()
	for _, x := range law.Evaluate(f) {
		if x.Rule.ID == id {
			return x.Status
		}
	}
	t.Fatalf("there is no rule %s", id)
	return ""
}

// article is one case of an article: what it says, the facts, and what a rule
// says about them.
type article struct {
	name string
	rule string
	add  func(*law.Facts)
	want law.Status
}

func judge(t *testing.T, cases []article) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := statusOf(t, facts(c.add), c.rule); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func child(years int, registered bool) func(*law.Facts) {
	return func(f *law.Facts) { f.Child = law.Subject{Born: born(years), RegisteredMarriage: registered} }
}

func TestPerma5Pasal1(t *testing.T) {
	t.Parallel()
	judge(t, []article{
		{"anak berumur 17 tahun memerlukan dispensasi", "perma5-1", child(17, false), law.Fulfilled},
		{"anak yang genap 19 tahun pada hari pendaftaran tidak memerlukan dispensasi", "perma5-1", child(19, false), law.Unfulfilled},
		{"anak yang genap 19 tahun sehari kemudian masih memerlukan dispensasi", "perma5-1", func(f *law.Facts) { f.Child.Born = born(19).AddDays(1) }, law.Fulfilled},
		{"anak yang pernah kawin tercatat tidak memerlukan dispensasi", "perma5-1", child(17, true), law.Unfulfilled},
		{"anak yang pernah kawin tidak tercatat tetap memerlukan dispensasi", "perma5-1", child(17, false), law.Fulfilled},
		{"tanggal lahir anak yang belum diisi perlu dilengkapi", "perma5-1", func(*law.Facts) {}, law.Unfulfilled},
	})
}

func paper(letter string, p law.Paper) func(*law.Facts) {
	return func(f *law.Facts) { f.Papers[letter] = p }
}

func TestPerma5Pasal5(t *testing.T) {
	t.Parallel()
	seen := law.Paper{Present: true, Seen: true}
	instead := law.Paper{Present: true, Substitute: true, Why: "KTP hilang, surat kehilangan terlampir."}
	judge(t, []article{
		{"huruf a: surat permohonan ada", "perma5-5-1-a", paper("a", law.Paper{Present: true}), law.Fulfilled},
		{"huruf a: surat permohonan tidak ada", "perma5-5-1-a", func(*law.Facts) {}, law.Unfulfilled},
		{"huruf a: surat permohonan tidak dapat diganti", "perma5-5-1-a", paper("a", instead), law.Unfulfilled},
		{"huruf b: KTP orang tua diperlihatkan aslinya", "perma5-5-1-b", paper("b", seen), law.Fulfilled},
		{"huruf b: KTP orang tua tanpa aslinya", "perma5-5-1-b", paper("b", law.Paper{Present: true}), law.Unfulfilled},
		{"huruf c: Kartu Keluarga ada", "perma5-5-1-c", paper("c", seen), law.Fulfilled},
		{"huruf c: Kartu Keluarga tidak ada", "perma5-5-1-c", func(*law.Facts) {}, law.Unfulfilled},
		{"huruf d: akta kelahiran anak ada", "perma5-5-1-d", paper("d", seen), law.Fulfilled},
		{"huruf d: identitas anak tidak ada", "perma5-5-1-d", func(*law.Facts) {}, law.Unfulfilled},
		{"huruf e: identitas calon ada", "perma5-5-1-e", paper("e", seen), law.Fulfilled},
		{"huruf e: identitas calon tidak ada", "perma5-5-1-e", func(*law.Facts) {}, law.Unfulfilled},
		{"huruf f: ijazah anak ada", "perma5-5-1-f", paper("f", seen), law.Fulfilled},
		{"huruf f: ijazah anak tidak ada", "perma5-5-1-f", func(*law.Facts) {}, law.Unfulfilled},
		{"ayat (2): dokumen pengganti dengan alasan diterima", "perma5-5-1-b", paper("b", instead), law.Fulfilled},
		{"ayat (2): dokumen pengganti tanpa alasan belum diterima", "perma5-5-1-f", paper("f", law.Paper{Present: true, Seen: true, Substitute: true}), law.Unfulfilled},
		{"ayat (2): alasan tanpa dokumen belum cukup", "perma5-5-1-c", paper("c", law.Paper{Substitute: true, Why: "Hilang."}), law.Unfulfilled},
	})
}

func standing(g law.Ground, add func(*law.Facts)) func(*law.Facts) {
	return func(f *law.Facts) {
		f.Ground, f.StandingKnown, f.StandingProof, f.Petitioners = g, true, g != law.BothParents, 1
		add(f)
	}
}

func TestPerma5Pasal6(t *testing.T) {
	t.Parallel()
	none := func(*law.Facts) {}
	named := func(f *law.Facts) { f.StandingPaper = true }
	judge(t, []article{
		{"ayat (1): dasar pengajuan dipilih", "perma5-6", standing(law.BothParents, none), law.Fulfilled},
		{"ayat (1): tidak jelas siapa yang mengajukan", "perma5-6", none, law.Unfulfilled},
		{"ayat (1): kedua orang tua mengajukan", "perma5-6-1", standing(law.BothParents, func(f *law.Facts) { f.Petitioners = 2 }), law.Fulfilled},
		{"ayat (1): hanya satu dari kedua orang tua mengajukan", "perma5-6-1", standing(law.BothParents, none), law.Unfulfilled},
		{"ayat (1): wali tidak perlu orang tua kedua", "perma5-6-1", standing(law.Guardian, none), law.NotApplicable},
		{"ayat (2): pemegang kuasa asuh menyebut putusannya", "perma5-6-2", standing(law.Custody, named), law.Fulfilled},
		{"ayat (2): bercerai tanpa putusan kuasa asuh", "perma5-6-2", standing(law.Custody, none), law.Unfulfilled},
		{"ayat (2): kedua orang tua tidak perlu putusan kuasa asuh", "perma5-6-2", standing(law.BothParents, none), law.NotApplicable},
		{"ayat (3): orang tua yang lain meninggal dan aktanya disebut", "perma5-6-3-kematian", standing(law.OneDead, named), law.Fulfilled},
		{"ayat (3): orang tua yang lain meninggal tanpa akta", "perma5-6-3-kematian", standing(law.OneDead, none), law.Unfulfilled},
		{"ayat (3): orang tua yang lain ghaib dengan keterangan", "perma5-6-3-ghaib", standing(law.OneMissing, named), law.Fulfilled},
		{"ayat (3): orang tua yang lain ghaib tanpa keterangan", "perma5-6-3-ghaib", standing(law.OneMissing, none), law.Unfulfilled},
		{"ayat (3): yang meninggal tidak perlu keterangan ghaib", "perma5-6-3-ghaib", standing(law.OneDead, none), law.NotApplicable},
		{"ayat (4): wali menyebut bukti perwalian", "perma5-6-4", standing(law.Guardian, named), law.Fulfilled},
		{"ayat (4): wali tanpa bukti perwalian", "perma5-6-4", standing(law.Guardian, none), law.Unfulfilled},
		{"ayat (5): kuasa menyebut surat kuasanya", "perma5-6-5", standing(law.Proxy, named), law.Fulfilled},
		{"ayat (5): kuasa tanpa surat kuasa", "perma5-6-5", standing(law.Proxy, none), law.Unfulfilled},
		{"ayat (5): ayah bekerja di luar negeri dan halangannya disebut", "perma5-6-5-halangan", standing(law.Proxy, func(f *law.Facts) { f.Principal = true }), law.Fulfilled},
		{"ayat (5): halangan pemberi kuasa tidak disebut", "perma5-6-5-halangan", standing(law.Proxy, named), law.Unfulfilled},
	})
}

func both(spouse int, linked bool) func(*law.Facts) {
	return func(f *law.Facts) {
		f.Child.Born, f.Spouse.Born, f.LinkedPetition = born(17), born(spouse), linked
	}
}

func homes(spouse int, petitioner, parents string) func(*law.Facts) {
	return func(f *law.Facts) {
		both(spouse, false)(f)
		f.Court, f.HomeCourt, f.SpouseCourt = "PA.Mtr", petitioner, parents
	}
}

func TestPerma5Pasal8(t *testing.T) {
	t.Parallel()
	judge(t, []article{
		{"kedua calon di bawah umur dan permohonannya ditautkan", "perma5-8", both(18, true), law.Fulfilled},
		{"kedua calon di bawah umur tanpa tautan", "perma5-8", both(18, false), law.Unfulfilled},
		{"kedua permohonan di pengadilan yang berbeda", "perma5-8", func(f *law.Facts) {
			both(18, true)(f)
			f.Court, f.LinkedCourt = "PA.Mtr", "PA.GM"
		}, law.Unfulfilled},
		{"kedua permohonan di pengadilan yang sama", "perma5-8", func(f *law.Facts) {
			both(18, true)(f)
			f.Court, f.LinkedCourt = "PA.Mtr", "PA.Mtr"
		}, law.Fulfilled},
		{"wilayah: pemohon tinggal di wilayah pengadilan", "perma5-8-wilayah", homes(19, "PA.Mtr", ""), law.Fulfilled},
		{"wilayah: pemohon tinggal di wilayah lain", "perma5-8-wilayah", homes(19, "PA.GM", "PA.Mtr"), law.Unfulfilled},
		{"wilayah: kedua calon di bawah umur dan orang tua calon tinggal di wilayah pengadilan", "perma5-8-wilayah", homes(18, "PA.GM", "PA.Mtr"), law.Fulfilled},
		{"wilayah: kedua calon di bawah umur dan tidak ada yang tinggal di wilayah pengadilan", "perma5-8-wilayah", homes(18, "PA.GM", "PA.Pra"), law.Unfulfilled},
		{"wilayah: tempat tinggal pemohon tidak diketahui", "perma5-8-wilayah", homes(18, "", ""), law.Unknown},
		{"calon sudah 19 tahun", "perma5-8", both(19, false), law.NotApplicable},
		{"tanggal lahir calon belum diketahui", "perma5-8", child(17, false), law.NotApplicable},
	})
}

func TestPerma5Pasal9(t *testing.T) {
	t.Parallel()
	judge(t, []article{
		{"ayat (2): panitera memeriksa syarat", "perma5-9-2", func(f *law.Facts) { f.Examined = true }, law.Fulfilled},
		{"ayat (2): syarat tidak diperiksa", "perma5-9-2", func(*law.Facts) {}, law.Unfulfilled},
		{"ayat (3): berkas kurang dan dikembalikan", "perma5-9-3", func(f *law.Facts) { f.Returned = true }, law.Fulfilled},
		{"ayat (3): berkas kurang dan tidak dikembalikan", "perma5-9-3", func(*law.Facts) {}, law.Unfulfilled},
		{"ayat (3): berkas lengkap tidak dikembalikan", "perma5-9-3", allPapers, law.NotApplicable},
		{"ayat (4): panjar dibayar", "perma5-9-4", func(f *law.Facts) { f.FeeSettled = true }, law.Fulfilled},
		{"ayat (4) dan (5): tanpa panjar dan tanpa prodeo", "perma5-9-4", func(*law.Facts) {}, law.Unfulfilled},
		{"ayat (5): prodeo dengan surat tidak mampu", "perma5-9-5", func(f *law.Facts) { f.Prodeo, f.ProdeoProof = true, true }, law.Fulfilled},
		{"ayat (5): prodeo tanpa surat tidak mampu", "perma5-9-5", func(f *law.Facts) { f.Prodeo = true }, law.Unfulfilled},
		{"ayat (5): yang membayar panjar tidak perlu surat tidak mampu", "perma5-9-5", func(f *law.Facts) { f.FeeSettled = true }, law.NotApplicable},
	})
}

func allPapers(f *law.Facts) {
	for _, letter := range "abcdef" {
		f.Papers[string(letter)] = law.Paper{Present: true, Seen: true}
	}
}

// only records one thing about one person.
func only(who string) map[string]bool { return map[string]bool{who: true} }

func TestPerma5Pasal10(t *testing.T) {
	t.Parallel()
	brought := func(who string) func(*law.Facts) { return func(f *law.Facts) { f.Hearing.Brought = only(who) } }
	judge(t, []article{
		{"huruf a: anak dihadirkan", "perma5-10-1-a", brought("anak"), law.Fulfilled},
		{"huruf a: hanya calon yang dihadirkan", "perma5-10-1-a", brought("calon"), law.Unfulfilled},
		{"huruf b: calon dihadirkan", "perma5-10-1-b", brought("calon"), law.Fulfilled},
		{"huruf b: hanya anak yang dihadirkan", "perma5-10-1-b", brought("anak"), law.Unfulfilled},
		{"huruf c: orang tua calon dihadirkan", "perma5-10-1-c", brought("orang_tua_calon"), law.Fulfilled},
		{"huruf c: orang tua calon tidak dihadirkan", "perma5-10-1-c", func(*law.Facts) {}, law.Unfulfilled},
	})
}

func advice(group, letters string) func(*law.Facts) {
	items := map[string]bool{}
	for _, l := range letters {
		items[string(l)] = true
	}
	return func(f *law.Facts) { f.Hearing.Advised = map[string]map[string]bool{group: items} }
}

func TestPerma5Pasal12(t *testing.T) {
	t.Parallel()
	var cases []article
	for group, words := range map[string]string{"pemohon": "pemohon", "anak": "anak", "calon": "calon", "orang_tua_calon": "orang tua calon"} {
		id := "perma5-12-" + group
		cases = append(cases,
			article{words + " dinasihati tentang huruf a sampai e", id, advice(group, "abcde"), law.Fulfilled},
			article{words + " tidak dinasihati", id, func(*law.Facts) {}, law.Unfulfilled},
			article{"nasihat untuk orang lain tidak berlaku bagi " + words, id, advice("orang_lain", "abcde"), law.Unfulfilled})
		for _, missing := range "abcde" {
			letters := ""
			for _, l := range "abcde" {
				if l != missing {
					letters += string(l)
				}
			}
			cases = append(cases, article{words + " tidak dinasihati tentang huruf " + string(missing), id, advice(group, letters), law.Unfulfilled})
		}
	}
	judge(t, cases)
}

func TestPerma5Pasal13(t *testing.T) {
	t.Parallel()
	heard := func(who string) func(*law.Facts) { return func(f *law.Facts) { f.Hearing.Heard = only(who) } }
	judge(t, []article{
		{"huruf a: anak didengar", "perma5-13-1-a", heard("anak"), law.Fulfilled},
		{"huruf a: anak tidak didengar", "perma5-13-1-a", heard("calon"), law.Unfulfilled},
		{"huruf b: calon didengar", "perma5-13-1-b", heard("calon"), law.Fulfilled},
		{"huruf b: calon tidak didengar", "perma5-13-1-b", heard("anak"), law.Unfulfilled},
		{"huruf c: orang tua anak didengar", "perma5-13-1-c", heard("orang_tua"), law.Fulfilled},
		{"huruf c: orang tua anak tidak didengar", "perma5-13-1-c", heard("orang_tua_calon"), law.Unfulfilled},
		{"huruf d: orang tua calon didengar", "perma5-13-1-d", heard("orang_tua_calon"), law.Fulfilled},
		{"huruf d: orang tua calon tidak didengar", "perma5-13-1-d", heard("orang_tua"), law.Unfulfilled},
	})
}

func TestPerma5Pasal14(t *testing.T) {
	t.Parallel()
	found := func(letter string) func(*law.Facts) { return func(f *law.Facts) { f.Hearing.Findings = only(letter) } }
	judge(t, []article{
		{"huruf a: persetujuan anak diidentifikasi", "perma5-14-a", found("a"), law.Fulfilled},
		{"huruf a: persetujuan anak belum diidentifikasi", "perma5-14-a", found("b"), law.Unfulfilled},
		{"huruf b: kesiapan anak diidentifikasi", "perma5-14-b", found("b"), law.Fulfilled},
		{"huruf b: kesiapan anak belum diidentifikasi", "perma5-14-b", found("c"), law.Unfulfilled},
		{"huruf c: ada tidaknya paksaan diidentifikasi", "perma5-14-c", found("c"), law.Fulfilled},
		{"huruf c: ada tidaknya paksaan belum diidentifikasi", "perma5-14-c", found("a"), law.Unfulfilled},
	})
}

func TestPerma5Pasal15(t *testing.T) {
	t.Parallel()
	judge(t, []article{
		{"huruf d: ada asesmen yang ditandatangani", "perma5-15-d", func(f *law.Facts) { f.Assessments = 1 }, law.Fulfilled},
		{"huruf d: belum ada asesmen", "perma5-15-d", func(*law.Facts) {}, law.Unfulfilled},
	})
	for _, x := range law.Evaluate(facts(func(*law.Facts) {})) {
		if x.Rule.ID == "perma5-15-d" && x.Rule.Consequence != law.Warning {
			t.Errorf("without an assessment: got %s, want a warning only", x.Rule.Consequence)
		}
	}
}

func TestUU16Pasal7(t *testing.T) {
	t.Parallel()
	judge(t, []article{
		{"ayat (2): alasan mendesak disebut", "uu16-7-2", func(f *law.Facts) { f.ReasonStated = true }, law.Fulfilled},
		{"ayat (2): alasan mendesak tidak disebut", "uu16-7-2", func(*law.Facts) {}, law.Unfulfilled},
		{"ayat (2): umur dibuktikan dengan akta kelahiran", "uu16-7-2-umur", paper("d", law.Paper{Present: true, Seen: true}), law.Fulfilled},
		{"ayat (2): umur dibuktikan dengan surat keterangan", "uu16-7-2-umur", paper("umur", law.Paper{Present: true}), law.Fulfilled},
		{"ayat (2): umur tidak dibuktikan", "uu16-7-2-umur", func(*law.Facts) {}, law.Unfulfilled},
		{"ayat (3): kedua calon didengar", "uu16-7-3", func(f *law.Facts) { f.Hearing.Heard = map[string]bool{"anak": true, "calon": true} }, law.Fulfilled},
		{"ayat (3): hanya anak yang didengar", "uu16-7-3", func(f *law.Facts) { f.Hearing.Heard = only("anak") }, law.Unfulfilled},
		{"ayat (2): surat tenaga kesehatan ada", "uu16-7-2-kesehatan", paper("kesehatan", law.Paper{Present: true}), law.Fulfilled},
		{"ayat (2): surat tenaga kesehatan tidak ada", "uu16-7-2-kesehatan", func(*law.Facts) {}, law.Unfulfilled},
	})
}

func TestADutyIsNotOpenBeforeItsStage(t *testing.T) {
	t.Parallel()
	for stage := law.AtFiling; stage <= law.AtDecision; stage++ {
		f := facts(func(f *law.Facts) { f.Stage = stage })
		for _, x := range law.Evaluate(f) {
			late := x.Rule.Stage <= stage
			if x.Status == law.Unfulfilled && !late || x.Status == law.NotYet && late {
				t.Errorf("stage %d: %s of stage %d is %s", stage, x.Rule.ID, x.Rule.Stage, x.Status)
			}
		}
	}
}

func TestWhatIsOpenIsListedWithOrWithoutWhatIsToCome(t *testing.T) {
	t.Parallel()
	all := law.Evaluate(facts(func(f *law.Facts) { f.Stage = law.AtFiling }))
	now, coming := law.Open(all, false), law.Open(all, true)
	if len(now) == 0 || len(coming) <= len(now) {
		t.Errorf("got %d and %d", len(now), len(coming))
	}
	for _, x := range now {
		if x.Status != law.Unfulfilled {
			t.Errorf("%s is %s", x.Rule.ID, x.Status)
		}
	}
}
