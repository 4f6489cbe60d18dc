package hearing_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/law"
)

// held is hearing n, ended, with this attendance; the petitioners were served.
func held(n int, came ...hearing.Role) hearing.Hearing {
	h := hearing.Hearing{Ordinal: n, Status: hearing.Adjourned, On: calendar.MustDate("2026-11-02").AddDays(7 * n), At: "09.00", Room: "Ruang Sidang 1"}
	for _, who := range []hearing.Role{hearing.Child, hearing.Spouse, hearing.SpouseFather, hearing.SpouseMother, hearing.FirstAsker, hearing.SecondAsker} {
		s := hearing.Seat{Who: who, Summons: hearing.Served, Presence: hearing.Silent}
		if slices.Contains(came, who) {
			s.Presence = hearing.Here
		}
		h.Record.Seats = append(h.Record.Seats, s)
	}
	h.Record.End = hearing.Adjourn
	return h
}

func uncalled(h hearing.Hearing) hearing.Hearing {
	h.Record.Seats[len(h.Record.Seats)-1].Summons = hearing.Unserved
	return h
}

// everybody came, was advised and was heard, and the judge found all three.
func everything(n int) hearing.Hearing {
	h := held(n, hearing.Child, hearing.Spouse, hearing.SpouseFather, hearing.FirstAsker)
	for _, g := range hearing.Advising {
		h.Record.Advice = append(h.Record.Advice, hearing.Advice{To: g, Items: []string{"a", "b", "c", "d", "e"}})
	}
	for _, who := range []hearing.Role{hearing.Child, hearing.Spouse, hearing.SpouseFather, hearing.FirstAsker} {
		h.Record.Statements = append(h.Record.Statements, hearing.Statement{Who: who, How: hearing.Alone, Gist: "Keterangan."})
	}
	for _, m := range hearing.Matters {
		h.Record.Findings = append(h.Record.Findings, hearing.Finding{Letter: m.Letter, Words: "Temuan.", Basis: "Keterangan anak."})
	}
	return h
}

func TestTheNextStepFollowsFromTheRecords(t *testing.T) {
	t.Parallel()
	const (
		anak, calon, ayah, pemohon = hearing.Child, hearing.Spouse, hearing.SpouseFather, hearing.FirstAsker
		again                      = "Tunda dan panggil lagi pemohon dengan sah dan patut"
		gugur, no                  = "Gugur dimungkinkan", "Tidak dapat diterima dimungkinkan"
	)
	opened := hearing.Hearing{Ordinal: 2, Status: hearing.Open}
	for name, c := range map[string]struct {
		all  []hearing.Hearing
		want string
	}{
		"belum ada sidang":                                 {nil, ""},
		"sidang baru dijadwalkan":                          {[]hearing.Hearing{{Ordinal: 1, Status: hearing.Scheduled}}, ""},
		"sidang dibuka dan belum dicatat":                  {[]hearing.Hearing{held(1), opened}, "Catat jalannya sidang ke-2"},
		"pemohon tidak hadir pada sidang pertama":          {[]hearing.Hearing{held(1)}, again},
		"pemohon tidak hadir dua kali":                     {[]hearing.Hearing{held(1), held(2)}, gugur},
		"pemohon tidak hadir, panggilan belum sah":         {[]hearing.Hearing{uncalled(held(1)), uncalled(held(2))}, again},
		"satu dari dua panggilan belum sah":                {[]hearing.Hearing{uncalled(held(1)), held(2)}, again},
		"tidak hadir, hadir, tidak hadir":                  {[]hearing.Hearing{held(1), held(2, pemohon), held(3)}, again},
		"belum dihadirkan pada sidang pertama":             {[]hearing.Hearing{held(1, pemohon, calon)}, "Tunda dan perintahkan pemohon menghadirkan anak dan orang tua atau wali calon"},
		"belum dihadirkan sampai sidang kedua":             {[]hearing.Hearing{held(1, pemohon, calon, ayah), held(2, pemohon)}, "Tunda dan perintahkan pemohon menghadirkan anak"},
		"belum dihadirkan sampai sidang ketiga":            {[]hearing.Hearing{held(1, pemohon, calon, ayah), held(2, pemohon), held(3, pemohon)}, no},
		"bergantian, lengkap pada sidang ketiga":           {[]hearing.Hearing{held(1, pemohon, calon), held(2, pemohon, ayah), held(3, pemohon, anak)}, "Lanjutkan pemeriksaan"},
		"kedua hitungan berjalan sendiri-sendiri":          {[]hearing.Hearing{held(1, pemohon), held(2), held(3, pemohon, anak, calon)}, "Tunda dan perintahkan pemohon menghadirkan orang tua atau wali calon"},
		"semua tercatat":                                   {[]hearing.Hearing{everything(1)}, "Pemeriksaan menurut Pasal 10, 12, 13 dan 14 sudah tercatat"},
		"kuasa hadir bagi pemohon, pemohon kedua tidak":    {[]hearing.Hearing{held(1, hearing.SecondAsker)}, "Tunda dan perintahkan pemohon menghadirkan anak, calon suami atau istri dan orang tua atau wali calon"},
		"sidang berikutnya sudah dijadwalkan, masih gugur": {[]hearing.Hearing{held(1), held(2), {Ordinal: 3, Status: hearing.Scheduled}}, gugur},
	} {
		got := hearing.NextStep(c.all)
		if got.Words != c.want {
			t.Errorf("%s: got %q, want %q", name, got.Words, c.want)
		}
		if got.Words != "" && len(got.Why) == 0 && got.Basis == "" {
			t.Errorf("%s: the step does not say why", name)
		}
	}
}

func TestTheCountersSayWhatTheyCounted(t *testing.T) {
	t.Parallel()
	got := hearing.Count([]hearing.Hearing{held(1), held(2, hearing.FirstAsker), held(3, hearing.FirstAsker), held(4)}).Words()
	want := []string{
		"Pemohon tidak hadir berturut-turut pada sidang ke-4 meskipun dipanggil dengan sah dan patut.",
		"Pemohon hadir pada sidang ke-2 dan ke-3 dan belum menghadirkan anak, calon suami atau istri dan orang tua atau wali calon.",
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Error(diff)
	}
	if got := hearing.Count(nil).Words(); got != nil {
		t.Errorf("no hearing counts %q", got)
	}
}

func TestPeopleNeedNotComeOnOneDay(t *testing.T) {
	t.Parallel()
	got := hearing.Heard([]hearing.Hearing{held(1, hearing.Spouse), held(2, hearing.SpouseMother), held(3, hearing.Child)})
	want := map[string]bool{"anak": true, "calon": true, "orang_tua_calon": true}
	if diff := cmp.Diff(got.Brought, want); diff != "" {
		t.Error(diff)
	}
}

func TestAProxyIsNotHeardForTheParents(t *testing.T) {
	t.Parallel()
	h := everything(1)
	if !hearing.Heard([]hearing.Hearing{h}).Heard["orang_tua"] {
		t.Error("a petitioning parent was heard and does not count")
	}
	h.Record.Seats = append(h.Record.Seats, hearing.Seat{Who: hearing.ChildParent, Presence: hearing.Remote})
	if hearing.Heard([]hearing.Hearing{h}).Heard["orang_tua"] {
		t.Error("a proxy counts for the parents of the child")
	}
	h.Record.Statements = append(h.Record.Statements, hearing.Statement{Who: hearing.ChildParent, How: hearing.Alone, Gist: "Menyetujui."})
	if !hearing.Heard([]hearing.Hearing{h}).Heard["orang_tua"] {
		t.Error("the parent was heard and does not count")
	}
}

func TestTheLaterFindingOfTheJudgeCounts(t *testing.T) {
	t.Parallel()
	first, second := held(1), held(2)
	first.Record.Findings = []hearing.Finding{{Letter: "a", Open: true}, {Letter: "c", Words: "Tidak tampak.", Basis: "Keterangan anak."}}
	second.Record.Findings = []hearing.Finding{{Letter: "a", Words: "Mengetahui.", Basis: "Keterangan anak."}, {Letter: "c", Open: true}}
	got := hearing.Heard([]hearing.Hearing{first, second}).Findings
	if diff := cmp.Diff(got, map[string]bool{"a": true, "c": false}); diff != "" {
		t.Error(diff)
	}
}

// TestMoreAttendanceNeverWorsensAFinding has one more person come to one of the
// hearings and looks at every rule again. One thing may begin: the count of
// hearings at which a petitioner came without those to be brought.
func TestMoreAttendanceNeverWorsensAFinding(t *testing.T) {
	t.Parallel()
	roles := []hearing.Role{hearing.Child, hearing.Spouse, hearing.SpouseFather, hearing.SpouseMother, hearing.FirstAsker, hearing.SecondAsker}
	rapid.Check(t, func(t *rapid.T) {
		var all []hearing.Hearing
		for n := range rapid.IntRange(1, 4).Draw(t, "hearings") {
			all = append(all, held(n+1, rapid.SliceOfDistinct(rapid.SampledFrom(roles), rapid.ID[hearing.Role]).Draw(t, "came")...))
		}
		before := status(all)
		i, j := rapid.IntRange(0, len(all)-1).Draw(t, "hearing"), rapid.IntRange(0, len(roles)-1).Draw(t, "who")
		all[i].Record.Seats = slices.Clone(all[i].Record.Seats)
		all[i].Record.Seats[j].Presence = rapid.SampledFrom([]hearing.Presence{hearing.Here, hearing.Remote}).Draw(t, "mode")
		for id, s := range status(all) {
			kept := s == law.Fulfilled || s == law.NotApplicable
			if before[id] == law.Fulfilled && !kept && !(counts(id) && j >= 4) {
				t.Fatalf("%s was %s and is %s after somebody more came", id, before[id], s)
			}
		}
	})
}

// counts names the rules of that count.
func counts(rule string) bool { return rule == "perma5-10-4" || rule == "perma5-10-6" }

func status(all []hearing.Hearing) map[string]law.Status {
	out := map[string]law.Status{}
	for _, f := range law.Evaluate(law.Facts{Stage: law.AtHearing, Hearing: hearing.Heard(all)}) {
		out[f.Rule.ID] = f.Status
	}
	return out
}
