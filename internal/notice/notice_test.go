package notice_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/notice"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

// list returns the kinds of the notices of somebody, as their page lists them.
func list(t *testing.T, d *desk.Desk, by identity.Actor) []notice.Kind {
	t.Helper()
	all, more, err := d.Notices.List(t.Context(), by, notice.Place{})
	if err != nil || more {
		t.Fatalf("list of %s: more %v, %v", by.ID, more, err)
	}
	out := []notice.Kind{}
	for _, n := range all {
		out = append(out, n.Kind)
	}
	return out
}

func TestARequestTellsEverybodyWhoMustKnowOnTheWay(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 1)
	d.Signed(t, d.Allocated(t, p))
	for _, x := range []struct {
		by   identity.Actor
		want []notice.Kind
	}{
		{desk.Judge, []notice.Kind{"assessment.sign", "petition.assign", "protection.raise", "referral.accept"}},
		{desk.Supervisor, []notice.Kind{"assessment.submit", "referral.request"}},
		{desk.Assessor, []notice.Kind{"assessment.sign", "referral.allocate"}},
		{desk.Registrar, []notice.Kind{}},
		{desk.SecondJudge, []notice.Kind{}},
		{desk.OtherClerk, []notice.Kind{}},
		{desk.OtherSupervisor, []notice.Kind{}},
		{desk.Monitor, []notice.Kind{}},
	} {
		got := list(t, d, x.by)
		slices.Sort(got)
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: got %v, want %v", x.by.ID, got, x.want)
		}
	}
}

func TestWhoDidItIsNotToldOfIt(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p, err := d.Petitions.Return(t.Context(), desk.Clerk, desk.At(d.Submitted(t)), "Lengkapi.")
	if err != nil {
		t.Fatal(err)
	}
	if got := list(t, d, desk.Clerk); len(got) != 0 {
		t.Errorf("the clerk returned it and is told %v", got)
	}
	p, err = d.Petitions.Submit(t.Context(), desk.Clerk, desk.At(p))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = d.Petitions.Return(t.Context(), desk.Registrar, desk.At(p), "Lengkapi."); err != nil {
		t.Fatal(err)
	}
	if got := list(t, d, desk.Clerk); !slices.Equal(got, []notice.Kind{"petition.return"}) {
		t.Errorf("the registrar returned it and the clerk is told %v", got)
	}
}

var errLate = errors.New("late failure")

func TestANoticeLivesAndDiesWithItsChange(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	before := len(list(t, d, desk.Judge))
	entry := audit.Of(d.Now(), desk.Registrar, "petition.assign").On("petition", string(p.ID), p.CourtID, string(p.ID))
	err := d.DB.InTx(t.Context(), func(ctx context.Context) error {
		if err := d.DB.Record(ctx, entry); err != nil {
			t.Fatal(err)
		}
		return errLate
	})
	if !errors.Is(err, errLate) || len(list(t, d, desk.Judge)) != before {
		t.Errorf("a change that failed told somebody: %v", err)
	}
}

func TestReadingIsForTheReaderOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Assigned(t, 1)
	d.Assigned(t, 2)
	all, _, err := d.Notices.List(t.Context(), desk.Judge, notice.Place{})
	if err != nil || len(all) != 2 || all[0].Case == "" {
		t.Fatalf("got %v, %v", all, err)
	}
	for _, by := range []identity.Actor{desk.SecondJudge, desk.Registrar, desk.OtherJudge, desk.Admin} {
		if _, err := d.Notices.Read(t.Context(), by, all[0].ID); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s: got %v, want not found", by.ID, err)
		}
	}
	if _, err := d.Notices.Read(t.Context(), identity.TheOperator, all[0].ID); !problem.Is(err, problem.Forbidden) {
		t.Errorf("the operator: got %v, want forbidden", err)
	}
	entries := d.Added(t, func(ctx context.Context) {
		for range 2 {
			if n, err := d.Notices.Read(ctx, desk.Judge, all[0].ID); err != nil || n.ReadAt == nil || n.Subject == "" {
				t.Fatalf("got %v, %v", n, err)
			}
		}
	})
	if len(entries) != 1 || entries[0].Action != "notice.read" {
		t.Errorf("got %v, want one notice.read", entries)
	}
	again, _, err := d.Notices.List(t.Context(), desk.Judge, notice.Place{})
	if err != nil || again[0].ID != all[1].ID || again[1].ID != all[0].ID {
		t.Errorf("the unread one is not first: %v, %v", again, err)
	}
	if n, err := d.DB.Unread(t.Context(), desk.Judge.ID); n != 1 || err != nil {
		t.Errorf("%d unread, %v, want 1", n, err)
	}
}

func TestMarkingAllLeavesWhatCameMeanwhile(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Assigned(t, 1)
	seen := d.Now()
	d.Pass(1)
	d.Assigned(t, 2)
	if n, err := d.Notices.ReadAll(t.Context(), desk.Judge, seen); n != 1 || err != nil {
		t.Errorf("marked %d, %v, want 1", n, err)
	}
	if n, err := d.DB.Unread(t.Context(), desk.Judge.ID); n != 1 || err != nil {
		t.Errorf("%d unread, %v, want 1", n, err)
	}
}

func TestPagesShowEveryNoticeOnce(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	d.Exec(t, "delete from notice")
	for range notice.PerPage + 5 { // all at one moment: the id decides
		entry := audit.Of(d.Now(), desk.Registrar, "petition.assign").On("petition", string(p.ID), p.CourtID, string(p.ID))
		d.Do(t, func(ctx context.Context) error { return d.DB.Record(ctx, entry) })
		entry.Seq = 0
	}
	first, more, err := d.Notices.List(t.Context(), desk.Judge, notice.Place{})
	if err != nil || !more || len(first) != notice.PerPage {
		t.Fatalf("%d notices, more %v, %v", len(first), more, err)
	}
	if _, err := d.Notices.Read(t.Context(), desk.Judge, first[3].ID); err != nil {
		t.Fatal(err)
	}
	second, more, err := d.Notices.List(t.Context(), desk.Judge, notice.ParsePlace(first[len(first)-1].Place().String()))
	if err != nil || more || len(second) != 6 {
		t.Fatalf("%d notices, more %v, %v, want 5 and the one that was read", len(second), more, err)
	}
	seen := map[notice.ID]bool{}
	for _, n := range slices.Concat(first, second[:5]) {
		if seen[n.ID] {
			t.Errorf("%s twice", n.ID)
		}
		seen[n.ID] = true
	}
}

func TestWhatIsDueIsToldOnce(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2026-12-20")
	r := d.Allocated(t, d.Assigned(t, 1))
	d.Exec(t, "delete from notice")
	remind := func(want int) {
		t.Helper()
		if n, err := d.Notices.Remind(t.Context()); n != want || err != nil {
			t.Errorf("told %d, %v, want %d", n, err, want)
		}
	}
	remind(1) // the agreement ends within 30 days
	remind(0)
	for _, by := range []identity.Actor{desk.Registrar, desk.Supervisor, desk.OtherSupervisor} {
		if got := list(t, d, by); !slices.Equal(got, []notice.Kind{notice.Ending}) {
			t.Errorf("%s: got %v", by.ID, got)
		}
	}
	d.Pass(r.Due.DaysUntil(desk.Slot(0).On)*-1 + 1)
	remind(1)
	remind(0)
	for _, by := range []identity.Actor{desk.Judge, desk.Supervisor, desk.Assessor} {
		if got := list(t, d, by); !slices.Contains(got, notice.Late) {
			t.Errorf("%s is not told that the assessment is late: %v", by.ID, got)
		}
	}
	d.Pass(6)
	remind(1) // now within 7 days
	if got := list(t, d, desk.Registrar); len(got) != 2 {
		t.Errorf("the registrar has %v", got)
	}
}

func TestARevokedRequestIsTold(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	r := d.Allocated(t, d.Assigned(t, 1))
	if _, err := d.Referrals.Revoke(t.Context(), desk.Judge, referral.Revision{ID: r.ID, Version: r.Version}, "Permohonan dicabut."); err != nil {
		t.Fatal(err)
	}
	for _, by := range []identity.Actor{desk.Supervisor, desk.Assessor} {
		if got := list(t, d, by); !slices.Contains(got, "referral.revoke") {
			t.Errorf("%s: got %v", by.ID, got)
		}
	}
}

func TestANoticeHoldsIDsOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 1)
	d.Signed(t, d.Allocated(t, p))
	var rows string
	if err := d.AsOwner(t).QueryRow(t.Context(), "select string_agg(notice::text, ' ') from notice").Scan(&rows); err != nil {
		t.Fatal(err)
	}
	if people(p, rows) != "" || rows == "" {
		t.Errorf("a notice tells %q", people(p, rows))
	}
}

func FuzzParsePlace(f *testing.F) {
	f.Add("u.1764149000000000.abcdefghijklmnopqrstuvwxyz")
	f.Add("r.0.")
	f.Fuzz(func(t *testing.T, s string) {
		p := notice.ParsePlace(s)
		if p != (notice.Place{}) && p.String() != s {
			t.Errorf("%q was read as %q", s, p)
		}
	})
}

func TestAPlaceSurvivesItsAddress(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 23, 1, 2, 3, 456000, time.UTC)
	p := notice.Notice{ID: notice.ID(identity.NewID()), At: at, ReadAt: &at}.Place()
	if got := notice.ParsePlace(p.String()); got != p {
		t.Errorf("got %v, want %v", got, p)
	}
}

// people names what of the persons of a petition stands in a text.
func people(p *petition.Petition, text string) string {
	for _, s := range []string{p.Child.Name, p.Spouse.Name, string(p.Number), string(desk.ChildNIK)} {
		if s != "" && strings.Contains(text, s) {
			return s
		}
	}
	return ""
}
