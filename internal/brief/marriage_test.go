package brief_test

import (
	"slices"
	"strings"
	"testing"

	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// again reads a petition as it is now.
func (w *world) again(p *petition.Petition) *petition.Petition {
	w.Helper()
	p, err := w.db.Petition(w.Context(), p.ID)
	must(w, err)
	return p
}

// learned is a case of which much is known about the marriage itself.
func learned(t *testing.T) (*world, *petition.Petition) {
	t.Helper()
	w, p := heardOnce(t)
	ctx, two := t.Context(), 2
	must(t, w.rulings.Qualify(ctx, w.panitera, w.judge.ID, 0, determination.QualificationEntry{Basis: determination.Unqualified}))
	_, err := w.rulings.FallBack(ctx, w.panitera, rev(p), law.Yes, "Daftar hakim 2 November 2026.")
	must(t, err)
	_, err = w.petitions.NoteCustom(ctx, w.clerk, rev(w.again(p)), "permohonan", petition.Customary{
		Merarik: petition.ToldYes, TakenOn: day("2026-10-12"), Nights: &two, District: "52.02.04", Akad: petition.ToldNo, Agreed: petition.ToldYes, Denda: 2_000_000,
		Belas: []petition.Belas{{On: day("2026-10-14"), By: "kepala dusun", Result: "pulang"}, {Result: "tidak_diketahui"}},
	})
	must(t, err)
	_, err = w.petitions.NoteImpediments(ctx, w.clerk, rev(w.again(p)), []petition.Obstacle{
		{Kind: "susuan", State: petition.ImpedimentExists, Basis: "Keterangan nenek dari ibu, NIK 5202014108789992"},
		{Kind: "beda_agama", State: petition.ImpedimentExists, Basis: "Keterangan saksi"}, {Kind: "idah", State: petition.ImpedimentUnknown},
	})
	must(t, err)
	_, err = w.petitions.NoteImpediments(ctx, w.judge, rev(w.again(p)), []petition.Obstacle{{Kind: "susuan", State: petition.NoImpediment, Basis: "Kedua ibu didengar"}})
	must(t, err)
	_, err = w.rulings.Attend(ctx, w.judge, rev(w.again(p)), []determination.Heed{{Key: "anak", Answer: law.No, Words: "Anak ingin tamat sekolah."}, {Key: "c", Answer: law.Yes}})
	must(t, err)
	_, err = w.rulings.Commit(ctx, w.judge, rev(w.again(p)), []determination.Pledge{
		{Field: "pendidikan", Answer: law.Yes, Items: []determination.Promise{{What: "Menanggung biaya sekolah", Who: "ayah anak", When: "setiap bulan"}}}, {Field: "sosial", Answer: law.No},
	}, "Bukti P.7")
	must(t, err)
	return w, w.again(p)
}

// told gives every line as "label: words".
func told(parts ...[]brief.Line) []string {
	var out []string
	for _, l := range slices.Concat(parts...) {
		for _, s := range l.Said {
			out = append(out, l.Label+": "+s.Text)
		}
	}
	return out
}

func TestTheBriefTellsWhatIsKnownOfTheMarriageAndWhoSaidIt(t *testing.T) {
	t.Parallel()
	w, p := learned(t)
	p = w.schedule(p, "2026-11-23")
	x := w.issue(p)
	w.rests(p, x, 30, 60)
	m := x.Data.Marriage
	got := told(m.Custom, m.Impediments, m.Attention, m.Commitments, m.Judge)
	for _, want := range []string{
		"Merarik: Ya, dibawa 12 Oktober 2026, 2 malam di luar rumah.", "Anak sekarang tinggal: Kec. Pujut, Kab. Lombok Tengah",
		"Upaya belas ke-1: 14 Oktober 2026, oleh kepala dusun, anak kembali kepada keluarganya.", "Upaya belas ke-2: tidak diketahui.",
		"Akad tanpa pencatatan: Tidak.", "Denda atau pisuke: Ya, denda Rp2.000.000.",
		"Hubungan sesusuan: Tidak ada. Dasar: Kedua ibu didengar.", "Masa idah: Tidak diketahui.",
		"Perbedaan agama: Ada. Dasar: Keterangan saksi.", "Perbedaan agama: Menurut isian permohonan: tidak ada.",
		"Anak menyetujui perkawinan: Tidak. Anak ingin tamat sekolah.", "Latar belakang dan alasan perkawinan anak digali: Ya.",
		"Pendidikan: Ya. Menanggung biaya sekolah, ayah anak, setiap bulan.", "Sosial: Tidak.", "Surat yang ditandatangani: Bukti P.7.",
		"Kualifikasi hakim: Tidak memenuhi kualifikasi Pasal 20 huruf a.", "Tidak ada hakim lain yang memenuhi: Ya. Daftar hakim 2 November 2026.",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing from:\n%s", want, strings.Join(got, "\n"))
		}
	}
	all := strings.Join(got, "\n")
	if !strings.Contains(all, "Hubungan sesusuan: Sebelumnya: Ada. Dasar: Keterangan nenek dari ibu") || !strings.Contains(all, "Belum dicatat: Hubungan nasab; hubungan semenda;") {
		t.Errorf("what was said before and what nobody said is missing from:\n%s", all)
	}
	if strings.Contains(all, "5202014108789992") {
		t.Error("a NIK is printed in full")
	}
	var open []string
	for _, g := range x.Data.Gaps {
		open = append(open, g.Words)
	}
	for _, want := range []string{"Salah satu calon mempelai tidak menyetujui perkawinan.", "Tercatat halangan perkawinan: perbedaan agama (dasar: Keterangan saksi). Hakim memeriksanya.", "Orang tua belum berkomitmen dalam hal sosial."} {
		if !slices.Contains(open, want) {
			t.Errorf("%q is not among the open items: %v", want, open)
		}
	}
	for on, want := range map[string]string{"2026-10-12": "Anak dibawa pergi (merarik), menurut keterangan pemohon saat pengajuan.", "2026-10-14": "Upaya belas oleh kepala dusun: anak kembali kepada keluarganya."} {
		if !slices.ContainsFunc(x.Data.Chronology, func(e brief.Event) bool { return e.On == day(on) && e.What.Text == want }) {
			t.Errorf("the chronology does not say %q", want)
		}
	}
	said := strings.Join(strings.Fields(text(t, x.Content)), " ")
	for _, want := range []string{"Adat dan keadaan", "Halangan perkawinan", "Komitmen: Pendidikan", "Adat dan keadaan (keterangan pemohon saat pengajuan), dicatat 2 November 2026 oleh Petugas"} {
		if !strings.Contains(said, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
}

func TestAnAkadThatComesUpLaterIsAChangeAndBothAnswersStay(t *testing.T) {
	t.Parallel()
	w, p := learned(t)
	w.issue(p)
	_, err := w.petitions.NoteCustom(t.Context(), w.judge, rev(p), "sidang", petition.Customary{Merarik: petition.ToldYes, Akad: petition.ToldYes, AkadOn: calendar.Of(w.now).AddDays(-20), AkadBy: "tokoh agama"})
	must(t, err)
	x := w.issue(w.again(p))
	w.rests(p, x, 30, 60)
	if x.Number != 2 {
		t.Fatalf("the akad makes version %d, want 2", x.Number)
	}
	got := told(x.Data.Marriage.Custom)
	for _, want := range []string{
		"Akad tanpa pencatatan: Ya, 13 Oktober 2026, oleh tokoh agama. Tidak membebaskan dari dispensasi (PERMA 5/2019 Pasal 1 angka 1).",
		"Akad tanpa pencatatan: Sebelumnya dinyatakan: tidak (keterangan pemohon saat pengajuan).",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing from:\n%s", want, strings.Join(got, "\n"))
		}
	}
	if !slices.ContainsFunc(x.Data.Changes, func(c brief.Change) bool {
		return c.Kind == brief.Changed && strings.HasPrefix(c.What.Text, "Akad tanpa pencatatan: Ya")
	}) {
		t.Errorf("the changes do not name the akad: %+v", x.Data.Changes)
	}
}
