package determination_test

import (
	"context"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

const (
	anak  = "perma5-12-anak"
	calon = "perma5-12-calon"
	why   = "Nasihat sudah disampaikan dalam sidang dan termuat dalam berita acara."
)

var today = calendar.MustDate("2026-11-23")

func ruling(kind petition.OutcomeKind) determination.Ruling {
	r := determination.Ruling{Ruling: petition.Ruling{Kind: kind, On: today}, Reasons: []string{"merarik"}}
	if kind == petition.Withdrawn {
		r.Withdrawal = determination.AfterAdvice
	}
	return r
}

func setAside(ctx context.Context, d *desk.Desk, by identity.Actor, p *petition.Petition, rule, reason string) (*determination.Override, error) {
	return d.Rulings.Override(ctx, by, desk.At(p), rule, reason)
}

func TestAVoidItemBlocksGrantingAndRefusingAndSaysWhichArticleAndWho(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	for _, kind := range []petition.OutcomeKind{petition.Granted, petition.Refused} {
		_, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), ruling(kind))
		u := problem.Of(err)
		if u.Kind != problem.Unlawful || !strings.HasPrefix(u.Pasal, "PERMA 5/2019 Pasal 12") {
			t.Fatalf("%s: got %v (%s), want unlawful by Pasal 12", kind, err, u.Pasal)
		}
		for _, want := range []string{"8 hal", "Pasal 12 dan 13", "oleh Hakim"} {
			if !strings.Contains(u.Words, want) {
				t.Errorf("%s: %q does not say %q", kind, u.Words, want)
			}
		}
	}
	if got := d.Again(t, p.ID); got.Status != petition.InHearing || got.Version != p.Version {
		t.Errorf("a refused decision left %s of version %d, want nothing changed", got.Status, got.Version)
	}
}

func TestOtherEndsAreNotBlockedByVoidItems(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	for i, kind := range []petition.OutcomeKind{petition.Withdrawn, petition.StruckOut, petition.Lapsed, petition.Inadmissible} {
		if _, err := d.Rulings.Decide(t.Context(), desk.Clerk, desk.At(d.InHearing(t, i+1)), ruling(kind)); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

func TestAnOverrideOpensTheWayAndItsRevocationClosesItAgain(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Overridden(t, d.InHearing(t, 1))
	c, err := d.Rulings.Of(t.Context(), desk.Clerk, p)
	if err != nil || !c.Readiness(today).Ready || len(c.Overrides) != 8 {
		t.Fatalf("got %+v with %d overrides, %v, want a petition that is ready", c.Readiness(today), len(c.Overrides), err)
	}
	if _, err := d.Rulings.Revoke(t.Context(), desk.Judge, desk.At(p), c.Overrides[0].ID); err != nil {
		t.Fatal(err)
	}
	p = d.Again(t, p.ID)
	if _, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(p), ruling(petition.Granted)); !problem.Is(err, problem.Unlawful) || !strings.Contains(problem.Of(err).Words, "1 hal") {
		t.Fatalf("after the revocation: got %v, want one item that blocks", err)
	}
	if _, err := d.Rulings.Revoke(t.Context(), desk.Judge, desk.At(p), c.Overrides[0].ID); !problem.Is(err, problem.Conflict) {
		t.Errorf("a second revocation: got %v, want a conflict", err)
	}
	if _, err := setAside(t.Context(), d, desk.Judge, p, c.Overrides[0].Rule, why); err != nil {
		t.Fatalf("once more: %v", err)
	}
	if _, err := d.Rulings.Decide(t.Context(), desk.Judge, desk.At(d.Again(t, p.ID)), ruling(petition.Granted)); err != nil {
		t.Fatal(err)
	}
	p = d.Again(t, p.ID)
	if _, err := d.Rulings.Revoke(t.Context(), desk.Judge, desk.At(p), c.Overrides[1].ID); !problem.Is(err, problem.Conflict) {
		t.Errorf("after the decision: got %v, want a conflict", err)
	}
	c, err = d.Rulings.Of(t.Context(), desk.Judge, p)
	if err != nil || len(c.Overrides) != 9 {
		t.Errorf("%d overrides are kept, %v, want the revoked one too", len(c.Overrides), err)
	}
}

func TestOnlyTheJudgeOfThePetitionSetsAside(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	for _, c := range []struct {
		by   identity.Actor
		want problem.Kind
	}{
		{desk.Clerk, problem.Forbidden}, {desk.Registrar, problem.Forbidden}, {desk.Supervisor, problem.Forbidden}, {desk.Monitor, problem.Forbidden}, {desk.Admin, problem.Forbidden},
		{identity.TheOperator, problem.Forbidden}, {desk.SecondJudge, problem.NotFound}, {desk.OtherJudge, problem.NotFound},
	} {
		_, err := setAside(t.Context(), d, c.by, p, anak, why)
		if !problem.Is(err, c.want) {
			t.Errorf("%s %s: got %v, want kind %d", c.by.Office, c.by.ID, err, c.want)
		}
		if _, err = d.Rulings.Revoke(t.Context(), c.by, desk.At(p), "none"); !problem.Is(err, c.want) {
			t.Errorf("%s %s revokes: got %v, want kind %d", c.by.Office, c.by.ID, err, c.want)
		}
	}
}

func TestAnOverrideNeedsAReasonAnItemThatBlocksAndTheNewestState(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	for _, c := range []struct{ rule, reason, field string }{
		{anak, "", "reason"}, {anak, ".................................", "reason"}, {anak, "Sudah.", "reason"}, {anak, strings.Repeat("a", 5000), "reason"},
		{"perma5-14-a", why, "rule"}, {"nothing", why, "rule"}, {"", why, "rule"},
	} {
		_, err := setAside(t.Context(), d, desk.Judge, p, c.rule, c.reason)
		if !problem.Is(err, problem.Invalid) || problem.Of(err).At(c.field) == "" {
			t.Errorf("%q because %.10q: got %v, want a fault of %s", c.rule, c.reason, err, c.field)
		}
	}
	if _, err := setAside(t.Context(), d, desk.Judge, d.Assigned(t, 2), anak, why); problem.Of(err).At("rule") == "" {
		t.Errorf("before the hearing: got %v, want that nothing blocks yet", err)
	}
	if _, err := setAside(t.Context(), d, desk.Judge, p, anak, why); err != nil {
		t.Fatal(err)
	}
	if _, err := setAside(t.Context(), d, desk.Judge, p, calon, why); !problem.Is(err, problem.Conflict) {
		t.Errorf("from an old page: got %v, want a conflict", err)
	}
	if _, err := setAside(t.Context(), d, desk.Judge, d.Again(t, p.ID), anak, why); problem.Of(err).At("rule") == "" {
		t.Errorf("twice: got %v, want that the item blocks no more", err)
	}
}

func TestSettingAsideAndTakingBackAreEachOneEntry(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.InHearing(t, 1)
	var o *determination.Override
	var err error
	steps := []struct {
		action string
		do     func(ctx context.Context)
	}{
		{"determination.override", func(ctx context.Context) { o, err = setAside(ctx, d, desk.Judge, p, anak, why) }},
		{"determination.revoke", func(ctx context.Context) {
			o, err = d.Rulings.Revoke(ctx, desk.Judge, desk.At(d.Again(t, p.ID)), o.ID)
		}},
	}
	for _, step := range steps {
		entries := d.Added(t, step.do)
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) != 1 || entries[0].Action != step.action || entries[0].Subject != string(o.ID) || entries[0].Case != string(p.ID) || entries[0].ActorID != desk.Judge.ID {
			t.Errorf("%s: got %+v, want one entry", step.action, entries)
		}
	}
	if first := d.Audit(t, p.ID)[1]; first.Note != why {
		t.Errorf("the entry says %q, want the reason", first.Note)
	}
}

func TestAnOverrideIsNeverRewrittenOrRemoved(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	if _, err := setAside(t.Context(), d, desk.Judge, d.InHearing(t, 1), anak, why); err != nil {
		t.Fatal(err)
	}
	for _, sql := range []string{
		"update override set reason = 'Alasan lain yang cukup panjang juga.'", "delete from override", "truncate override",
	} {
		if _, err := d.AsOwner(t).Exec(t.Context(), sql); err == nil {
			t.Errorf("%s was obeyed", sql)
		}
	}
}

func TestReadinessIsSaidInWords(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	for _, c := range []struct {
		p    *petition.Petition
		want string
	}{
		{d.Assigned(t, 1), "Sidang belum dibuka"},
		{d.InHearing(t, 2), "8 hal belum terpenuhi (PERMA 5/2019 Pasal 12 dan 13; oleh Hakim)"},
		{d.Overridden(t, d.InHearing(t, 3)), "Tidak ada hal terbuka"},
	} {
		x, err := d.Rulings.Of(t.Context(), desk.Judge, c.p)
		if err != nil || !strings.Contains(x.Readiness(today).Words, c.want) {
			t.Errorf("got %q, %v, want %q in it", x.Readiness(today).Words, err, c.want)
		}
	}
}
