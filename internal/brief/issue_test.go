package brief_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"timbang/internal/brief"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

func TestTheSameDataPrintsTheSameFile(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	x := w.issue(p)
	var again bytes.Buffer
	must(t, w.briefs.Print(&again, x.Data))
	if !bytes.Equal(again.Bytes(), x.Content) {
		t.Error("printed again from the stored data, the file differs")
	}
	if f := os.Getenv("TIMBANG_LOOK"); f != "" { // to look at the pages
		must(t, os.WriteFile(f, x.Content, 0o600))
	}
}

func TestASecondIssueWithoutNewFactsGivesTheSameVersion(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	first := w.issue(p)
	w.later(3)
	if second := w.issue(p); second.ID != first.ID || second.Number != 1 {
		t.Errorf("issued %s number %d, want %s number 1 again", second.ID, second.Number, first.ID)
	}
	all, newer, err := w.briefs.Of(t.Context(), w.judge, p)
	if err != nil || len(all) != 1 || newer || len(all[0].Content) > 0 {
		t.Errorf("Of = %d versions, newer %v, error %v, want one without its file and nothing newer", len(all), newer, err)
	}
}

func TestADoubleClickNeverMakesTwoVersions(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	ids := make([]brief.ID, 4)
	var wg sync.WaitGroup
	for i := range ids {
		wg.Go(func() {
			x, err := w.briefs.Issue(t.Context(), w.judge, p.ID)
			if err != nil {
				t.Errorf("Issue = %v, want the one version", err)
				return
			}
			ids[i] = x.ID
		})
	}
	wg.Wait()
	for _, id := range ids {
		if id != ids[0] {
			t.Errorf("issued %v, want one version", ids)
		}
	}
}

func TestANewAssessmentMakesANewVersionThatSaysWhatIsNew(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	first, r := w.ask(p, "sentra-paramita"), w.ask(p, "uptd-ppa-loteng")
	w.assess(first, paramita())
	one := w.issue(p)
	w.later(5)
	w.assess(r, uptd())
	if _, newer, err := w.briefs.Of(t.Context(), w.judge, p); err != nil || !newer {
		t.Fatalf("Of says newer %v, error %v, want newer facts", newer, err)
	}
	two := w.issue(p)
	if two.Number != 2 || two.Code == one.Code || two.Facts == one.Facts {
		t.Fatalf("number %d with code %s, want number 2 with a code of its own", two.Number, two.Code)
	}
	words := text(t, two.Content)
	for _, want := range []string{"baru", "Asesmen UPTD PPA Kabupaten Lombok Tengah revisi 1.", "asesmen sudah ditandatangani"} {
		if !strings.Contains(section(words, "Perubahan sejak versi sebelumnya", "Daftar sumber"), want) {
			t.Errorf("the changes lack %q:\n%s", want, words)
		}
	}
	for _, c := range two.Data.Changes {
		if strings.Contains(c.What.Text, "Sentra Paramita") {
			t.Errorf("change %q, want nothing about what stayed", c.What.Text)
		}
	}
	old, err := w.briefs.File(t.Context(), w.judge, one.ID)
	if err != nil || !bytes.Equal(old.Content, one.Content) {
		t.Errorf("the first version: error %v, want its file unchanged", err)
	}
}

// section gives the text between two headings.
func section(all, from, to string) string {
	_, rest, _ := strings.Cut(all, from)
	part, _, _ := strings.Cut(rest, to)
	return part
}

func TestAChangedPaperAndAClosedGapAreTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	w.issue(p)
	_, err := w.petitions.PutDocument(t.Context(), w.clerk, petition.Document{PetitionID: p.ID, Kind: "kesehatan", Number: "99/PKM/2026", IssuedOn: day("2026-11-01"), Issuer: "Puskesmas Praya", OriginalSeen: true}, nil)
	must(t, err)
	var got []string
	x := w.issue(p)
	for _, c := range x.Data.Changes {
		got = append(got, string(c.Kind)+": "+c.What.Text)
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"baru: Surat keterangan tenaga kesehatan: nomor 99/PKM/2026", "berubah: Alasan mendesak, terdokumentasi",
		"berubah: Tidak lagi tercatat sebagai hal terbuka: Surat keterangan tenaga kesehatan belum ada.",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
	if x.Data.WhyNow.Status != brief.Documented {
		t.Errorf("status %q, want %q", x.Data.WhyNow.Status, brief.Documented)
	}
}

func TestOnlyTheJudgeOfThePetitionIssuesAndReads(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	x := w.issue(p)
	for _, c := range []struct {
		by   identity.Actor
		want problem.Kind
	}{
		{w.other, problem.NotFound}, {w.away, problem.NotFound}, {w.clerk, problem.Forbidden}, {w.panitera, problem.Forbidden},
		{w.seats["sentra-paramita"][0], problem.Forbidden}, {w.seats["sentra-paramita"][1], problem.Forbidden},
	} {
		_, issue := w.briefs.Issue(t.Context(), c.by, p.ID)
		_, file := w.briefs.File(t.Context(), c.by, x.ID)
		_, _, list := w.briefs.Of(t.Context(), c.by, p)
		for verb, err := range map[string]error{"Issue": issue, "File": file, "Of": list} {
			if !problem.Is(err, c.want) {
				t.Errorf("%s by %s = %v, want kind %d", verb, c.by.Name, err, c.want)
			}
		}
	}
	if _, err := w.briefs.File(t.Context(), identity.TheOperator, x.ID); err != nil {
		t.Errorf("File by the operator = %v, want nil", err)
	}
}

func TestReadingAndIssuingAreAudited(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	w.issue(p)
	entries, err := w.db.History(t.Context(), string(p.ID), 0, 500)
	must(t, err)
	for i, want := range []string{"brief.read", "brief.issue", "brief.gather"} {
		if entries[i].Action != want || entries[i].ActorID != w.judge.ID {
			t.Errorf("entry %d is %s by %s, want %s by the judge", i, entries[i].Action, entries[i].Actor, want)
		}
	}
}

func TestNeitherRestrictedWordsNorNumbersOfPersonsArePrintedOrKept(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	x := w.issue(p)
	kept, err := json.Marshal(x.Data)
	must(t, err)
	squeezed := strings.Join(strings.Fields(text(t, x.Content)), "")
	for _, bad := range append([]string{
		"5202010107759991", "5202014108789992", "5202015409109993", "5202010206039994", "5202010101159995",
	}, secret...) {
		if strings.Contains(squeezed, bad) {
			t.Errorf("%s is printed", bad)
		}
		if strings.Contains(string(kept), bad) {
			t.Errorf("%s is kept", bad)
		}
	}
	if !x.Data.Flags.Restricted || !strings.Contains(squeezed, "Adatemuantertutup") {
		t.Error("page 1 does not say that restricted findings exist")
	}
}

func TestAPlainNoIsNoRestrictedFinding(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	w.assess(w.ask(p, "uptd-ppa-loteng"), uptd())
	if w.issue(p).Data.Flags.Restricted {
		t.Error("the brief says that restricted findings exist, want none")
	}
}

func TestTheFileHasEverySection(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	words := text(t, w.issue(p).Content)
	page1, _, _ := strings.Cut(words, "\f")
	for _, want := range []string{
		"Pengadilan Agama Praya", "12/Pdt.P/2026/PA.Pra", "23 November 2026", "Baiq Nurul Contoh", "16 tahun 2 bulan", "Calon suami", "Kedua orang tua",
		"dinyatakan", "Mele ku sekolah juluq", "Enam belas faktor", "berbeda", "Hal yang belum terpenuhi", "13 hari sebelum", "Ada temuan tertutup", "Tertaut",
	} {
		if !strings.Contains(page1, want) {
			t.Errorf("no %q on page 1:\n%s", want, page1)
		}
	}
	for _, want := range []string{
		"Kronologi", "13/Pdt.P/2026/PA.Pra: Kedua pemohon bersaudara.", "Permintaan asesmen", "Tenaga belum", "Lembar sidang ke-1", "Pasal 10", "Pasal 11", "Pasal 12", "Pasal 13", "Pasal 14", "Pertanyaan netral",
		"Sentra Paramita Mataram", "UPTD PPA Kabupaten Lombok Tengah", "tidak menerbitkan rekomendasi", "Ditunda dengan syarat", "Daftar dokumen", "Ini versi pertama.", "Daftar sumber",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, bad := range []string{"tanpa sumber", "Lampiran Tertutup", "%!", "korban", "pelaku"} {
		if strings.Contains(words, bad) {
			t.Errorf("the file says %q", bad)
		}
	}
}

func TestAFileThatDoesNotReadBackIsNotIssued(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	broken := *w.briefs
	broken.Print = func(out io.Writer, _ brief.Brief) error { _, err := io.WriteString(out, "%PDF-1.3 rusak"); return err }
	if _, err := broken.Issue(t.Context(), w.judge, p.ID); err == nil {
		t.Error("Issue = nil, want an error")
	}
	all, _, err := w.briefs.Of(t.Context(), w.judge, p)
	if err != nil || len(all) != 0 {
		t.Errorf("%d versions, error %v, want none", len(all), err)
	}
}

func TestPrintingHoldsNoTransaction(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	slow := *w.briefs
	slow.Print = func(out io.Writer, b brief.Brief) error {
		// A nested transaction is an error of the store, so that this works
		// outside one only if it begins its own.
		err := w.db.InTx(t.Context(), func(context.Context) error { return nil })
		return errors.Join(err, w.briefs.Print(out, b))
	}
	if _, err := slow.Issue(t.Context(), w.judge, p.ID); err != nil {
		t.Errorf("Issue = %v, want nil", err)
	}
}

func TestADecidedPetitionGetsNoNewVersionAndKeepsTheOld(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	x := w.issue(p)
	_, err := w.rulings.Decide(t.Context(), w.clerk, rev(p), determination.Ruling{Ruling: petition.Ruling{Kind: petition.Withdrawn, On: day("2026-11-13")}, Withdrawal: determination.AfterAdvice})
	must(t, err)
	p, err = w.db.Petition(t.Context(), p.ID)
	must(t, err)
	if _, err := w.briefs.Issue(t.Context(), w.judge, p.ID); !problem.Is(err, problem.Conflict) {
		t.Errorf("Issue = %v, want Conflict", err)
	}
	all, newer, err := w.briefs.Of(t.Context(), w.judge, p)
	if err != nil || len(all) != 1 || newer {
		t.Errorf("Of = %d versions, newer %v, error %v, want the one", len(all), newer, err)
	}
	if _, err := w.briefs.File(t.Context(), w.judge, x.ID); err != nil {
		t.Errorf("File = %v, want nil", err)
	}
}

func TestWithoutAHearingAgesAreThoseOfToday(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.file("12/Pdt.P/2026/PA.Pra")
	x := w.issue(p)
	if got := x.Data.Who.Child.AgeAtHearing.String(); got != "16 tahun 1 bulan" || x.HearingID != "" {
		t.Errorf("age %q for hearing %q, want 16 tahun 1 bulan for none", got, x.HearingID)
	}
	if words := text(t, x.Content); !strings.Contains(words, "Sidang belum dijadwalkan") || !strings.Contains(words, "pada 2 November 2026") {
		t.Errorf("the strip lacks the words:\n%s", words[:800])
	}
	w.later(40)
	if again := w.issue(p); again.Number != 1 {
		t.Errorf("number %d after 40 days without new facts, want 1", again.Number)
	}
}

func TestAgenciesThatDoNotAnswerAreGapsAndThoseThatDeclinedAreNot(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	w.ask(p, "uptd-ppa-loteng")
	no := w.ask(p, "lpa-ntb")
	_, err := w.referrals.Decline(t.Context(), w.seats["lpa-ntb"][1], no.ID, no.Version, referral.NoCapacity, "Tenaga belum tersedia.")
	must(t, err)
	w.later(14)
	var owed []string
	b := w.issue(p).Data
	for _, g := range b.Gaps {
		if g.Owner == "Lembaga" {
			owed = append(owed, g.Words)
		}
	}
	if len(owed) != 1 || !strings.Contains(owed[0], "UPTD PPA Loteng") || !strings.Contains(owed[0], "belum dijawab; batas waktu sudah lewat") {
		t.Errorf("owed %q, want the one that did not answer", owed)
	}
	said := false
	for _, e := range b.Chronology {
		said = said || strings.Contains(e.What.Text, "LPA NTB tidak dapat memenuhi permintaan asesmen: Tidak ada asesor sampai batas waktu. Tenaga belum tersedia.")
	}
	if !said {
		t.Errorf("the chronology does not tell that one declined: %v", b.Chronology)
	}
}

func BenchmarkBrief(b *testing.B) {
	w, p := whole(b)
	b.ReportAllocs()
	for b.Loop() {
		data, err := w.briefs.Assemble(b.Context(), p)
		must(b, err)
		must(b, w.briefs.Print(io.Discard, data))
	}
}

func TestTheBriefPrintsWhatTheJudgeSetAsideWithItsReason(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	w.now = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	_, err := w.hearings.Begin(t.Context(), w.judge, rev(p))
	must(t, err)
	p, err = w.db.Petition(t.Context(), p.ID)
	must(t, err)
	before := w.issue(p).Data
	const why = "Nasihat kepada anak sudah disampaikan dan termuat dalam berita acara."
	o, err := w.rulings.Override(t.Context(), w.judge, rev(p), "perma5-12-anak", why)
	must(t, err)
	x := w.issue(p)
	if len(before.Overrides) != 0 || len(x.Data.Overrides) != 1 {
		t.Fatalf("%d and %d overrides, want none and then one", len(before.Overrides), len(x.Data.Overrides))
	}
	got := x.Data.Overrides[0]
	if got.Reason.Text != why || got.By != w.judge.Name || !strings.HasPrefix(got.Pasal, "PERMA 5/2019 Pasal 12") || got.Reason.Ref.ID != string(o.ID) {
		t.Errorf("got %+v, want the reason of the judge", got)
	}
	if words := w.stored(string(p.ID)).fault(got.Reason.Ref); words != "" {
		t.Error(words)
	}
	for _, g := range x.Data.Gaps {
		if g.Words == got.Words {
			t.Errorf("%q is still among the gaps", g.Words)
		}
	}
	if f := os.Getenv("TIMBANG_LOOK_ASIDE"); f != "" { // to look at the pages
		must(t, os.WriteFile(f, x.Content, 0o600))
	}
	text := strings.Join(strings.Fields(text(t, x.Content)), " ")
	for _, want := range []string{"Dikesampingkan oleh hakim, dengan alasan", "Pengesampingan oleh hakim"} {
		if !strings.Contains(text, want) {
			t.Errorf("the file does not say %q", want)
		}
	}
	if !slices.ContainsFunc(x.Data.Changes, func(c brief.Change) bool { return c.Kind == brief.New && strings.Contains(c.What.Text, why) }) {
		t.Errorf("the changes do not tell of it: %+v", x.Data.Changes)
	}
	p, err = w.db.Petition(t.Context(), p.ID)
	must(t, err)
	_, err = w.rulings.Revoke(t.Context(), w.judge, rev(p), o.ID)
	must(t, err)
	last := w.issue(p).Data
	if len(last.Overrides) != 0 || !slices.ContainsFunc(last.Changes, func(c brief.Change) bool {
		return c.Kind == brief.Withdrawn && strings.Contains(c.What.Text, "dicabut")
	}) {
		t.Errorf("after it was taken back: %+v, %+v", last.Overrides, last.Changes)
	}
}

func TestABriefCallsAnAgencyByTheNameOfTheDay(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	admin := w.hire("pengelola", "Contoh Pengelola", identity.Admin, "", "", "")
	for agency, name := range map[identity.AgencyID]string{"sentra-paramita": "Balai Sesudah", "lpa-ntb": "Lembaga Sesudah"} {
		_, err := w.agreements.Rename(t.Context(), admin, mou.Renaming{Agency: agency, Name: name, From: day("2026-11-08"), Basis: "Peraturan contoh", Known: 1})
		must(t, err)
	}
	_, err := w.agreements.Rename(t.Context(), admin, mou.Renaming{Agency: "uptd-ppa-loteng", Name: "UPTD Sebelum", From: day("2026-11-01"), Basis: "Peraturan contoh", Known: 1})
	must(t, err)
	words := text(t, w.issue(p).Content)
	for _, want := range []string{"Sentra Paramita", "LPA NTB", "UPTD Sebelum"} {
		if !strings.Contains(words, want) {
			t.Errorf("the brief lacks %q, the name on the day", want)
		}
	}
	if strings.Contains(words, "Sesudah") || strings.Contains(words, "UPTD PPA Loteng") {
		t.Error("the brief calls an agency by the name of another day")
	}
}
