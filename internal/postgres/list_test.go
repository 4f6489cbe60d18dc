package postgres_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

// fill puts n petitions on file by SQL: every third at Mataram, every second of
// the others with Judge; seven of them share one time.
func fill(t testing.TB, d *desk.Desk, n int) {
	t.Helper()
	d.Exec(t, `insert into petition (id, court_id, status, number, standing, petitioners, child, spouse, spouse_parents, domicile, reason, returns,
			registration, registered_on, judge_id, assigned_on, outcome, created_at, created_by, updated_at, version)
		select 'p' || lpad(i::text, 6, '0'), court, 'assigned', i % 10000 + 1 || '/Pdt.P/' || 2025 + i / 10000 || '/' || court, '{}', '[]',
			jsonb_build_object('Name', 'Siti Wangsa', 'Born', '2009-07-01', 'NIK', '5202014107099991'), '{}', '{}', '{"District": "52.02.01"}',
			'{}', '[]', '{}', '2026-01-05', judge, '2026-01-06', '{}', now(), creator, timestamptz '2026-01-05' + (i / 7) * interval '1 minute', 1
		from (select i, case when i % 3 = 0 then 'PA.Mtr' else 'PA.Pra' end as court,
			case when i % 3 = 0 then 'other-judge' when i % 2 = 0 then 'judge' else 'judge2' end as judge,
			case when i % 3 = 0 then 'other-clerk' else 'clerk' end as creator from generate_series(1, $1) i) as x`, n)
}

func ids(rows []petition.Summary) []string {
	var out []string
	for _, r := range rows {
		out = append(out, string(r.ID))
	}
	return out
}

func TestPagesOfAListAreCompleteAndDoNotRepeat(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	fill(t, d, 300)
	want := list(t, d, "select id from petition where court_id = 'PA.Pra' order by updated_at desc, id desc")
	var got []string
	f := petition.Filter{Limit: 33}
	for page := 0; ; page++ {
		rows, err := d.DB.Petitions(t.Context(), access.Of(desk.Clerk), f)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) == 0 {
			break
		}
		got = append(got, ids(rows)...)
		f.After = rows[len(rows)-1].Place()
		if page == 2 { // the last row of the page changes while somebody reads
			d.Exec(t, "update petition set updated_at = now() where id = $1", string(rows[len(rows)-1].ID))
		}
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("pages (-got +want):\n%s", diff)
	}
}

func TestAPlaceThatNobodyGaveIsNotFound(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	_, err := d.DB.Petitions(t.Context(), access.Of(desk.Clerk), petition.Filter{After: "'; drop table petition"})
	if !problem.Is(err, problem.NotFound) {
		t.Errorf("got %v, want not found", err)
	}
}

func TestAListHasAtMost200Rows(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	fill(t, d, 330)
	for limit, want := range map[int]int{0: 200, -1: 200, 5000: 200, 7: 7} {
		rows, err := d.DB.Petitions(t.Context(), access.Of(desk.Clerk), petition.Filter{Limit: limit})
		if err != nil || len(rows) != want {
			t.Errorf("limit %d: got %d rows, %v, want %d", limit, len(rows), err, want)
		}
	}
}

func TestAListShowsOnlyWhatExistsForTheReader(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	fill(t, d, 60)
	for _, c := range []struct {
		by    identity.Actor
		where string
	}{
		{desk.Clerk, "court_id = 'PA.Pra'"},
		{desk.Registrar, "court_id = 'PA.Pra'"},
		{desk.Judge, "judge_id = 'judge'"},
		{desk.SecondJudge, "judge_id = 'judge2'"},
		{desk.OtherClerk, "court_id = 'PA.Mtr'"},
		{desk.OtherJudge, "judge_id = 'other-judge'"},
		{desk.Supervisor, "false"},
		{desk.Monitor, "false"},
		{desk.Admin, "false"},
		{identity.TheOperator, "false"},
	} {
		rows, err := d.DB.Petitions(t.Context(), access.Of(c.by), petition.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		got := ids(rows)
		slices.Sort(got)
		if diff := cmp.Diff(got, list(t, d, "select id from petition where "+c.where+" order by id"), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-got +want):\n%s", c.by.ID, diff)
		}
	}
}

func TestAListIsNarrowedByStatus(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	fill(t, d, 9)
	draft := d.Draft(t)
	rows, err := d.DB.Petitions(t.Context(), access.Of(desk.Clerk), petition.Filter{Statuses: []petition.Status{petition.Draft, petition.Returned}})
	if err != nil || len(rows) != 1 || rows[0].ID != draft.ID || rows[0].Initials != "S.W." || rows[0].District != "Kec. Praya, Kab. Lombok Tengah" || rows[0].Number != "" {
		t.Errorf("got %+v, %v, want the draft with initials and district", rows, err)
	}
}

func TestReferralsAreListedForTheirAgencyCourtJudgeAndAssessorOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	first, second := d.Assigned(t, 1), d.Assigned(t, 2)
	mine := d.Allocated(t, first)
	other := desk.Request(second)
	other.Agency = desk.Paramita
	theirs, err := d.Referrals.Ask(t.Context(), desk.Judge, other)
	if err != nil {
		t.Fatal(err)
	}
	both := []referral.ID{mine.ID, theirs.ID}
	for _, c := range []struct {
		by   identity.Actor
		want []referral.ID
	}{
		{desk.Clerk, both}, {desk.Judge, both}, {desk.SecondJudge, nil}, {desk.OtherClerk, nil}, {desk.OtherJudge, nil},
		{desk.Supervisor, both[:1]}, {desk.Assessor, both[:1]}, {desk.SecondAssessor, nil},
		{desk.OtherSupervisor, both[1:]}, {desk.OtherAssessor, nil}, {desk.Monitor, nil}, {desk.Admin, nil},
	} {
		rows, err := d.DB.Referrals(t.Context(), access.Of(c.by), "")
		if err != nil {
			t.Fatal(err)
		}
		var got []referral.ID
		for _, r := range rows {
			got = append(got, r.ID)
		}
		slices.Sort(got)
		want := slices.Sorted(slices.Values(c.want))
		if diff := cmp.Diff(got, want, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-got +want):\n%s", c.by.ID, diff)
		}
	}
}

func TestAgreementsOfAnotherCourtAreNotListed(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	for court, want := range map[identity.CourtID]int{desk.Praya: 1, desk.Mataram: 0, "": 1} {
		got, err := d.DB.Agreements(t.Context(), court)
		if err != nil || len(got) != want {
			t.Errorf("%s: got %d, %v, want %d", court, len(got), err, want)
		}
	}
}

func BenchmarkPetitionsList(b *testing.B) {
	d := desk.Open(b)
	fill(b, d, 9000)
	d.Exec(b, "analyze petition")
	benchmarkList(b, d, "readable")
	if _, err := postgres.SealRows(b.Context(), d.OwnerDSN, d.DB.Keys, false, func(string, int) {}); err != nil {
		b.Fatal(err)
	}
	d.Exec(b, "analyze petition")
	benchmarkList(b, d, "sealed")
}

// benchmarkList lists a whole page as a clerk and as a judge.
func benchmarkList(b *testing.B, d *desk.Desk, rows string) {
	for _, by := range []identity.Actor{desk.Clerk, desk.Judge} {
		b.Run(rows+"/"+string(by.Office), func(b *testing.B) {
			f := petition.Filter{Limit: 200}
			for b.Loop() {
				rows, err := d.DB.Petitions(b.Context(), access.Of(by), f)
				if err != nil || len(rows) != 200 {
					b.Fatalf("%d rows, %v", len(rows), err)
				}
			}
		})
	}
}

func BenchmarkPetitionsDeepPage(b *testing.B) {
	d := desk.Open(b)
	fill(b, d, 9000)
	d.Exec(b, "analyze petition")
	f := petition.Filter{Limit: 200, After: "2026-01-05T10:00:00Z p004000"}
	for b.Loop() {
		if _, err := d.DB.Petitions(b.Context(), access.Of(desk.Clerk), f); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerb(b *testing.B) {
	d := desk.Open(b)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.Petitions.Open(b.Context(), desk.Clerk, desk.Ticket()); err != nil {
				b.Fatal(err)
			}
		}
	})
	p := d.Draft(b)
	b.Run("amend", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			var err error
			p, err = d.Petitions.Amend(b.Context(), desk.Clerk, desk.At(p), petition.Reason{Words: fmt.Sprint(i)}, false)
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("show", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.Petitions.Show(b.Context(), desk.Clerk, p.ID); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("transaction", func(b *testing.B) {
		for b.Loop() {
			if err := d.DB.InTx(b.Context(), func(context.Context) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
}
