package demo

import (
	"context"
	"fmt"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/petition"
)

// ofAge is a petition whose child turned 19 between two hearings, and whose
// judge was replaced.
var ofAge = story{
	key: "genap-19", court: praya,
	home: home{"52.02.01.1005", "Lingkungan Perapen Daye, RT 04"}, other: home{"52.02.02.2004", "Dusun Tanak Beleq, RT 05"},
	standing: standing{kind: petition.BothParents},
	asks: []soul{
		{name: "Sahnim", father: "Amaq Rahim", sex: man, age: age{50, 2, 7}, place: "Praya", education: "SMA", work: "Sopir angkutan", relation: "Ayah kandung", phone: "0800-0000-171"},
		{name: "Inaq Rohani", father: "Amaq Seman", sex: woman, age: age{46, 5, 21}, place: "Praya", education: "SMP", work: "Penjual sayur", relation: "Ibu kandung"},
	},
	child:   kid{soul{name: "Rohani Safitri", father: "Sahnim", sex: woman, age: age{19, 0, 2}, place: "Praya", education: "SMA", work: "Karyawan toko"}, petition.Never, "SMAN Rekaan 2 Praya", "tidak", "Kedua orang tua", "kandung"},
	spouse:  match{soul: soul{name: "Zulkarnain", father: "Amaq Zul", sex: man, age: age{23, 1, 9}, place: "Labulia", education: "SMA", work: "Montir"}, marital: petition.Never, income: 2200000, months: 20},
	parents: [2]soul{{name: "Amaq Zul", sex: man}, {name: "Inaq Zul", sex: woman}},
	reason: plea{kinds: []string{"zina"}, refusal: "N7", refused: -24, kua: "KUA Kecamatan Praya", serial: 231,
		words: "Kedua keluarga sudah sepakat dan anak sudah lama bertunangan. Kami khawatir bila hubungan mereka dibiarkan."},
	papers: papers{bare: []petition.DocumentKind{"b", "e"}},
	life: []day{
		on(-17, open, fill, handIn, submit), on(-16, register(250000)), on(-15, assign("hakim.praya")),
		on(-14, schedule(-7, "13.30", "Ruang Sidang II")), on(-13, summon(hearing.ByBailiff, hearing.FirstAsker, hearing.SecondAsker)),
		on(-12, receive("yang bersangkutan", hearing.FirstAsker, hearing.SecondAsker)),
		on(-9, replaceJudge("hakim2.praya", "Hakim bertugas di luar kota; penetapan wakil ketua nomor 14.")),
		on(-7, begin, sit(away("bekerja di Sumbawa", hearing.Spouse), away("", hearing.SpouseFather, hearing.SpouseMother),
			said(hearing.Child, "", "Menerangkan bahwa ia akan berumur 19 tahun sebelum sidang berikutnya dan bersedia menunggu."),
			until(5, "Calon dan orang tuanya belum hadir."), toBring(hearing.TheSpouse, hearing.SpouseParents))),
		on(-6, schedule(5, "13.30", "Ruang Sidang II")),
	},
}

// summon sends a relaas to those who must come to the last hearing.
func summon(how hearing.Delivery, who ...hearing.Role) verb {
	return relaas(who, func(t *teller, r *hearing.Relaas, serial int) {
		today := calendar.Of(t.clock.now())
		r.Manner, r.SentOn, r.Number = how, today, fmt.Sprintf("%d/RK/%d", serial, today.Year)
	})
}

// receive says that a relaas arrived, and with whom.
func receive(by string, who ...hearing.Role) verb {
	return relaas(who, func(t *teller, r *hearing.Relaas, _ int) { r.ReceivedOn, r.ReceivedBy = calendar.Of(t.clock.now()), by })
}

func relaas(who []hearing.Role, change func(t *teller, r *hearing.Relaas, serial int)) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		_, at, err := t.last(ctx, s)
		if err != nil {
			return err
		}
		all, err := t.db.Hearings(ctx, s.id)
		if err != nil {
			return err
		}
		var rows []hearing.Relaas
		for i, x := range who {
			row := hearing.Last(all).RelaasOf(x)
			change(t, &row, i+1)
			rows = append(rows, row)
		}
		_, err = t.hearings.Summon(ctx, t.clerk(s), at, rows)
		return err
	}
}

// replaceJudge names another judge; the panitera pengganti stays.
func replaceJudge(judge, why string) verb {
	return step(func(ctx context.Context, t *teller, s *tale, at petition.Revision) error {
		s.judge = judge
		_, err := t.petitions.Replace(ctx, t.registrar(s), at, petition.Bench{Judge: t.actors[judge].ID, Deputy: deputies[s.court], Why: why})
		return err
	})
}

// toBring is whom the judge ordered the petitioner to bring.
func toBring(all ...hearing.Group) telling {
	return func(_ *teller, r *hearing.Record) { r.Ordered = all }
}
