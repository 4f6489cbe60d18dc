package demo

import (
	"context"

	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/repeat"
)

// repeatCases are petitions that were filed in one court before and in the
// other again: a child refused at Praya whose family moved and writes the
// names differently, and one withdrawn at Mataram.
func repeatCases() []story {
	before, after, moved := familyThatMoved, familyThatMoved, familyThatWithdrew()
	before.key, before.court = "pindah-lama", praya
	before.life = []day{
		on(-347, open, fill, handIn, submit), on(-346, register(250000)), on(-345, assign("hakim2.praya"), schedule(-338, "11.00", "Ruang Sidang II")),
		on(-338, begin, sit(allDone), decide(petition.Refused, "Permohonan ditolak; alasan mendesak tidak terbukti.")), on(-320, archive),
	}
	after.key, after.court = "pindah-baru", mataram
	after.home = home{"52.71.04.1003", "Lingkungan Jempong Barat, RT 02"}
	after.asks = []soul{familyThatMoved.asks[0], familyThatMoved.asks[1]}
	after.asks[0].name, after.asks[1].name = "Lalu Moh. Tamrin", "Bq. Sahnim"
	after.child.name = "Bq. Desi Ratnasari"
	after.reason = plea{kinds: []string{"zina"}, wedding: 25, refusal: "N7", refused: -20, kua: "KUA Kecamatan Sekarbela", serial: 151,
		words: "Kami pindah ke Mataram mengikuti pekerjaan. Anak kami dan calonnya sudah bertunangan dan kami khawatir akan fitnah."}
	after.life = []day{
		on(-8, open, fill, handIn, submit), on(-7, register(300000)), on(-6, assign("hakim2.mataram"), askAbout("pindah-lama", "Nama, tanggal lahir dan ibu anak cocok; hakim perlu mengetahui hasilnya.")),
		on(-5, schedule(4, "10.00", "Ruang Sidang Utama"), tell("pindah-baru", praya, "Diperlukan untuk memeriksa anak yang sama.")),
		on(-4, sameAs("pindah-lama", "Akta kelahiran pada kedua berkas bernomor sama.")),
	}
	return []story{before, after, moved}
}

// familyThatMoved is told twice, at each court once.
var familyThatMoved = story{
	home: home{"52.02.07.2003", "Dusun Aik Are, RT 01"}, other: home{"52.02.09.2002", "Dusun Gelondong, RT 03"},
	standing: standing{kind: petition.BothParents},
	asks: []soul{
		{name: "Lalu Muhammad Thamrin", father: "Lalu Rajab", sex: man, age: age{45, 2, 9}, place: "Janapria", education: "SMA", work: "Sopir truk", relation: "Ayah kandung", phone: "0800-0000-377"},
		{name: "Baiq Sahnim", father: "Lalu Wirasane", sex: woman, age: age{42, 4, 17}, place: "Janapria", education: "SMP", work: "Mengurus rumah tangga", relation: "Ibu kandung"},
	},
	child:   kid{soul{name: "Baiq Desy Ratna Sari", father: "Lalu Muhammad Thamrin", sex: woman, age: age{17, 5, 12}, place: "Janapria", education: "SMP", work: "Membantu orang tua"}, petition.Never, "MTs Rekaan Nurul Huda Janapria", "tidak", "Kedua orang tua", "kandung"},
	spouse:  match{soul: soul{name: "Lalu Arya Wiguna", father: "Lalu Sapoan", sex: man, age: age{23, 1, 6}, place: "Kopang", education: "SMA", work: "Montir"}, marital: petition.Never, income: 2000000, months: 24},
	parents: [2]soul{{name: "Lalu Sapoan", sex: man}, {name: "Baiq Mahnep", sex: woman}},
	reason: plea{kinds: []string{"merarik", "zina"}, wedding: -320, refusal: "N7", refused: -352, kua: "KUA Kecamatan Janapria", serial: 31,
		words: "Anak kami sudah dibawa ke rumah calonnya dan kedua keluarga sepakat melangsungkan akad."},
	papers: papers{bare: []petition.DocumentKind{"b", "d", "e"}},
}

// familyThatWithdrew files at Praya what it withdrew at Mataram; the question
// to Mataram waits for its answer.
func familyThatWithdrew() story {
	var s story
	for _, x := range mataramCases {
		if x.key == "dicabut" {
			s = x
		}
	}
	s.key, s.court, s.home = "dicabut-lagi", praya, home{"52.02.01.1002", "Lingkungan Tengari, RT 02"}
	s.reason = plea{kinds: []string{"zina"}, wedding: 30, refusal: "N8", refused: -9, kua: "KUA Kecamatan Praya", serial: 140,
		words: "Kami kini tinggal di Praya. Anak kami dan calonnya tetap berhubungan dan kami mohon dapat dinikahkan."}
	s.life = []day{on(-4, open, fill, handIn, submit), on(-3, register(250000)), on(-1, askAbout("dicabut", "NIK anak sama dengan NIK pada permohonan terdahulu."))}
	return s
}

// askAbout is the registrar asking the court of another story about it.
func askAbout(key, why string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		_, err := t.repeats.Ask(ctx, t.registrar(s), s.id, t.tales[key].id, why)
		return err
	}
}

// tell is the registrar of a court granting what was asked for a story.
func tell(key string, court identity.CourtID, why string) verb {
	return func(ctx context.Context, t *teller, _ *tale) error {
		by := t.actors[registrars[court]]
		questions, _, err := t.repeats.Worklist(ctx, by)
		if err != nil {
			return err
		}
		for _, q := range questions {
			if q.PetitionID == t.tales[key].id {
				_, err := t.repeats.Answer(ctx, by, q.ID, q.Version, repeat.Reply{Grant: repeat.Granted, Reason: why})
				return err
			}
		}
		return problem.Missing()
	}
}

// sameAs is the registrar finding that another story is about the same child.
func sameAs(key, why string) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		_, err := t.repeats.Decide(ctx, t.registrar(s), s.id, repeat.Finding{Other: t.tales[key].id, Verdict: repeat.Same, Why: why})
		return err
	}
}
