package hearing_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// inHearing returns a petition of Judge whose first hearing is open.
func inHearing(t *testing.T, d *desk.Desk, n int) *petition.Petition {
	t.Helper()
	p := d.Assigned(t, n)
	if _, err := d.Hearings.Schedule(t.Context(), desk.Clerk, desk.At(p), desk.Slot(1)); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Hearings.Begin(t.Context(), desk.Judge, desk.At(d.Again(t, p.ID))); err != nil {
		t.Fatal(err)
	}
	return d.Again(t, p.ID)
}

// last names the last hearing of a petition as it is now.
func last(t *testing.T, d *desk.Desk, p *petition.Petition) hearing.Revision {
	t.Helper()
	all, err := d.DB.Hearings(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	h := hearing.Last(all)
	return hearing.Revision{Petition: p.ID, Ordinal: h.Ordinal, Version: h.Version}
}

// whole is a complete record at which all came and the child was heard alone.
func whole() hearing.Record {
	r := hearing.Record{Language: "Sasak", Understood: true, Plain: true, End: hearing.Close}
	for _, who := range []hearing.Role{hearing.Child, hearing.Spouse, hearing.SpouseFather, hearing.SpouseMother, hearing.FirstAsker, hearing.SecondAsker} {
		r.Seats = append(r.Seats, hearing.Seat{Who: who, Summons: hearing.Served, Presence: hearing.Here})
	}
	r.Advice = []hearing.Advice{{To: hearing.TheChild, Items: []string{"a", "b"}, Response: "Memahami."}}
	r.Statements = []hearing.Statement{{Who: hearing.Child, How: hearing.Alone, Gist: "Masih ingin sekolah."}}
	return r
}

func TestTheRecordOfAHearingIsKeptAndCorrected(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := inHearing(t, d, 1)
	at := last(t, d, p)
	var h *hearing.Hearing
	added := d.Added(t, func(ctx context.Context) {
		var err error
		if h, err = d.Hearings.Enter(ctx, desk.Clerk, at, whole(), ""); err != nil {
			t.Fatal(err)
		}
	})
	if len(added) != 1 || added[0].Action != "hearing.record" || added[0].Case != string(p.ID) || added[0].ActorID != desk.Clerk.ID || !strings.Contains(added[0].Note, "Masih ingin sekolah.") {
		t.Errorf("the audit got %+v, want one hearing.record with what was said", added)
	}
	if h.Status != hearing.Closed || h.Version != at.Version+1 || len(h.Record.Saves) != 1 || h.Record.Saves[0].By != desk.Clerk.Name {
		t.Errorf("got %+v", h)
	}
	if rows, err := d.DB.Petitions(t.Context(), access.Of(desk.Clerk), petition.Filter{}); err != nil || len(rows) != 1 || !rows[0].HearingBegun {
		t.Errorf("the list says %+v, %v, want a hearing that was begun", rows, err)
	}
	if _, err := d.Hearings.Enter(t.Context(), desk.Clerk, at, whole(), "Salah ketik."); !problem.Is(err, problem.Conflict) {
		t.Errorf("a stale correction: got %v, want a conflict", err)
	}
	r := whole()
	r.Statements[0].Gist = "Ingin menunggu."
	if _, err := d.Hearings.Enter(t.Context(), desk.Clerk, last(t, d, p), r, ""); problem.Of(err).At("why") == "" {
		t.Errorf("a correction without a reason: got %v", err)
	}
	added = d.Added(t, func(ctx context.Context) {
		var err error
		if h, err = d.Hearings.Enter(ctx, desk.Judge, last(t, d, p), r, "Salah ketik."); err != nil {
			t.Fatal(err)
		}
	})
	if len(added) != 1 || !strings.Contains(added[0].Note, "Masih ingin sekolah.") || !strings.Contains(added[0].Note, "Ingin menunggu.") {
		t.Errorf("the audit lost what was there before: %+v", added)
	}
	if n := len(h.Record.Saves); n != 2 || h.Record.Saves[1].Why != "Salah ketik." {
		t.Errorf("got %d saves: %+v", n, h.Record.Saves)
	}
}

func TestOnlyTheJudgeFinds(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := inHearing(t, d, 1)
	found := []hearing.Finding{{Letter: "a", Words: "Mengetahui, belum menyetujui.", Basis: "Keterangan anak, didengar sendiri."}, {Letter: "c", Open: true}}
	for _, by := range []identity.Actor{desk.Clerk, desk.Registrar, desk.Assessor} {
		if _, err := d.Hearings.Find(t.Context(), by, last(t, d, p), found); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%s: got %v, want forbidden", by.Office, err)
		}
	}
	added := d.Added(t, func(ctx context.Context) {
		if _, err := d.Hearings.Find(ctx, desk.Judge, last(t, d, p), found); err != nil {
			t.Fatal(err)
		}
	})
	if len(added) != 1 || added[0].Action != "hearing.find" {
		t.Errorf("the audit got %+v, want one hearing.find", added)
	}
	in := whole()
	in.Findings = []hearing.Finding{{Letter: "b", Words: "Dari petugas.", Basis: "Tidak ada."}}
	h, err := d.Hearings.Enter(t.Context(), desk.Clerk, last(t, d, p), in, "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(h.Record.Findings, found); diff != "" {
		t.Errorf("a clerk changed the findings: %s", diff)
	}
	if _, err := d.Hearings.Find(t.Context(), desk.Judge, last(t, d, p), []hearing.Finding{{Letter: "a", Words: "Tanpa dasar."}}); problem.Of(err).At("finding.a.basis") == "" {
		t.Errorf("a finding without a basis: got %v", err)
	}
}

func TestARecordIsForItsCourtAndForAHearingThatWasOpened(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := inHearing(t, d, 1)
	at := last(t, d, p)
	for name, c := range map[string]struct {
		by   identity.Actor
		at   hearing.Revision
		want problem.Kind
	}{
		"another court":            {desk.OtherClerk, at, problem.NotFound},
		"a judge of another court": {desk.OtherJudge, at, problem.NotFound},
		"another judge":            {desk.SecondJudge, at, problem.NotFound},
		"an assessor":              {desk.Assessor, at, problem.Forbidden},
		"the monitor":              {desk.Monitor, at, problem.Forbidden},
		"no such hearing":          {desk.Clerk, hearing.Revision{Petition: p.ID, Ordinal: 7, Version: 1}, problem.NotFound},
		"no such petition":         {desk.Clerk, hearing.Revision{Petition: "none", Ordinal: 1, Version: 1}, problem.NotFound},
		"an old version":           {desk.Clerk, hearing.Revision{Petition: p.ID, Ordinal: 1, Version: at.Version - 1}, problem.Conflict},
	} {
		added := d.Added(t, func(ctx context.Context) {
			if _, err := d.Hearings.Enter(ctx, c.by, c.at, whole(), ""); !problem.Is(err, c.want) {
				t.Errorf("%s: got %v, want kind %d", name, err, c.want)
			}
		})
		if len(added) != 0 {
			t.Errorf("%s: the audit got %+v, want nothing", name, added)
		}
	}
	if _, err := d.Hearings.Schedule(t.Context(), desk.Clerk, desk.At(d.Again(t, p.ID)), desk.Slot(8)); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Hearings.Enter(t.Context(), desk.Clerk, last(t, d, p), whole(), ""); !problem.Is(err, problem.Conflict) {
		t.Errorf("a hearing that was not opened: got %v, want a conflict", err)
	}
}

func TestNoRecordChangesAfterTheDecision(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := inHearing(t, d, 1)
	if _, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), determination.Ruling{Ruling: petition.Ruling{Kind: petition.Withdrawn, On: calendar.Of(d.Now())}, Withdrawal: determination.OwnWish}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Hearings.Enter(t.Context(), desk.Clerk, last(t, d, p), whole(), ""); !problem.Is(err, problem.Conflict) {
		t.Errorf("got %v, want a conflict", err)
	}
}

func TestARecordSaysWhatIsWrongWithIt(t *testing.T) {
	t.Parallel()
	h := &hearing.Hearing{On: calendar.MustDate("2026-11-24")}
	seats := []hearing.Summoned{{Who: hearing.Child, Title: "Anak"}, {Who: hearing.FirstAsker, Title: "Pemohon"}, {Who: hearing.SpouseGuardian, Spare: true}}
	here := []hearing.Seat{{Who: hearing.Child, Presence: hearing.Here}, {Who: hearing.FirstAsker, Presence: hearing.Remote}}
	long := strings.Repeat("a", 4001)
	for name, c := range map[string]struct {
		r    hearing.Record
		want []string
	}{
		"kosong dan belum selesai":         {hearing.Record{}, nil},
		"ditutup tanpa kehadiran":          {hearing.Record{End: hearing.Close}, []string{"seat.anak.presence", "seat.pemohon_1.presence"}},
		"ditutup, semua hadir":             {hearing.Record{Seats: here, End: hearing.Close}, nil},
		"berhalangan tanpa alasan":         {hearing.Record{Seats: []hearing.Seat{{Who: hearing.Child, Presence: hearing.Prevented}}}, []string{"seat.anak.why"}},
		"orang yang tidak ada":             {hearing.Record{Seats: []hearing.Seat{{Who: "raja", Presence: hearing.Here}}}, []string{"seat.raja.presence"}},
		"kehadiran yang tidak dikenal":     {hearing.Record{Seats: []hearing.Seat{{Who: hearing.Child, Presence: "mungkin", Summons: "surat"}}}, []string{"seat.anak.summons", "seat.anak.presence"}},
		"pemohon absen tanpa panggilan":    {hearing.Record{Seats: []hearing.Seat{here[0], {Who: hearing.FirstAsker, Presence: hearing.Silent}}, End: hearing.Close}, []string{"seat.pemohon_1.summons"}},
		"ditunda tanpa alasan dan tanggal": {hearing.Record{Seats: here, End: hearing.Adjourn}, []string{"reason", "next"}},
		"ditunda ke hari yang sama":        {hearing.Record{Seats: here, End: hearing.Adjourn, Reason: "Anak sakit.", Next: h.On}, []string{"next"}},
		"ditunda ke tahun yang salah":      {hearing.Record{Seats: here, End: hearing.Adjourn, Reason: "Anak sakit.", Next: h.On.AddYears(3)}, []string{"next"}},
		"alasan menunda, tetapi ditutup":   {hearing.Record{Seats: here, End: hearing.Close, Reason: "Anak sakit."}, []string{"end"}},
		"nasihat kepada yang tidak hadir":  {hearing.Record{Advice: []hearing.Advice{{To: hearing.TheChild, Items: []string{"a"}}}}, []string{"advice.anak"}},
		"nasihat huruf yang tidak ada":     {hearing.Record{Seats: here, Advice: []hearing.Advice{{To: hearing.TheChild, Items: []string{"z"}}}}, []string{"advice.anak"}},
		"tanggapan tanpa nasihat":          {hearing.Record{Seats: here, Advice: []hearing.Advice{{To: hearing.TheChild, Response: "Ya."}}}, []string{"advice.anak"}},
		"didengar tetapi tidak hadir":      {hearing.Record{Statements: []hearing.Statement{{Who: hearing.Child, How: hearing.Alone, Gist: "Ya."}}}, []string{"said.anak.how"}},
		"didengar bersama tanpa siapa":     {hearing.Record{Seats: here, Statements: []hearing.Statement{{Who: hearing.Child, How: hearing.Together, Gist: "Ya."}}}, []string{"said.anak.with"}},
		"keterangan tanpa cara":            {hearing.Record{Seats: here, Statements: []hearing.Statement{{Who: hearing.Child, Gist: "Ya."}}}, []string{"said.anak.how"}},
		"didengar tanpa keterangan":        {hearing.Record{Seats: here, Statements: []hearing.Statement{{Who: hearing.Child, How: hearing.Alone}}}, []string{"said.anak.gist"}},
		"terlalu panjang":                  {hearing.Record{Language: long, Companion: long, Interpreter: long}, []string{"language", "companion", "interpreter"}},
	} {
		var got []string
		for _, f := range c.r.Check(h, seats) {
			got = append(got, f.Name)
		}
		if diff := cmp.Diff(got, c.want); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestWhoMustComeFollowsFromThePetition(t *testing.T) {
	t.Parallel()
	lines := func(p *petition.Petition) []string {
		var out []string
		for _, x := range hearing.Seats(p) {
			out = append(out, x.Line())
		}
		return out
	}
	p := &petition.Petition{Petitioners: []petition.Person{{Name: "Amaq Wangsa"}}}
	p.Child.Name, p.Spouse.Name, p.SpouseParents.Father.Name = "Siti", "Lalu", "Amaq Bumbang"
	want := []string{"Anak: Siti", "Calon suami atau istri: Lalu", "Ayah calon: Amaq Bumbang", "Wali calon, bila ada", "Pemohon: Amaq Wangsa"}
	if diff := cmp.Diff(lines(p), want); diff != "" {
		t.Error(diff)
	}
	p.Standing = petition.Standing{Kind: petition.Proxy, Principal: "Mahyudin"}
	p.SpouseParents = petition.SpouseParents{}
	want = []string{"Anak: Siti", "Calon suami atau istri: Lalu", "Orang tua atau wali calon", "Pemohon: Amaq Wangsa", "Orang tua atau wali anak: Mahyudin"}
	if diff := cmp.Diff(lines(p), want); diff != "" {
		t.Error(diff)
	}
}
