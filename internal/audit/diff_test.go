package audit_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
)

// paper is something with every sort of field.
type paper struct {
	Name    string
	NIK     identity.NIK
	KK      identity.KK
	Born    calendar.Date
	Seen    bool
	Advance int64
	Tags    []string
	Inner   struct{ Words string }
	Version int
	Hidden  string `json:"-"`
}

func TestADifferenceNamesItsFieldByPath(t *testing.T) {
	t.Parallel()
	a := paper{Name: "Siti", Tags: []string{"satu", "dua"}, Version: 1, Hidden: "x"}
	b := paper{Name: "Siti W.", Seen: true, Advance: 250_000, Tags: []string{"satu"}, Born: calendar.MustDate("2009-07-01"), Version: 2, Hidden: "y"}
	b.Inner.Words = "kata"
	want := []audit.Change{
		{Field: "Advance", From: "0", To: "250000"},
		{Field: "Born", To: "2009-07-01"},
		{Field: "Inner.Words", To: "kata"},
		{Field: "Name", From: "Siti", To: "Siti W."},
		{Field: "Seen", From: "false", To: "true"},
		{Field: "Tags.1", From: "dua"},
	}
	if diff := cmp.Diff(audit.Diff(a, b), want); diff != "" {
		t.Errorf("changes (-got +want):\n%s", diff)
	}
}

func TestNothingChangedIsNoChange(t *testing.T) {
	t.Parallel()
	a := paper{Name: "Siti", Version: 1}
	b := a
	b.Version = 2
	if got := audit.Diff(a, &b); got != nil {
		t.Errorf("got %v, want nothing", got)
	}
	if got := audit.Diff(nil, nil); got != nil {
		t.Errorf("got %v, want nothing", got)
	}
}

func TestNumbersAreMaskedAndTheirChangeIsStillSeen(t *testing.T) {
	t.Parallel()
	const before, after = "5202014107099991", "5202014108099991" // one digit of the masked part differs
	a := paper{NIK: before, KK: "5202010107159991", Name: "NIK " + before}
	b := paper{NIK: after, KK: "5202010107159992", Name: "NIK" + after + "."}
	got := audit.Diff(a, b)
	if len(got) != 3 {
		t.Fatalf("got %v, want three changes", got)
	}
	for _, c := range got {
		if strings.Contains(c.From, "410709") || strings.Contains(c.To, "410809") || strings.Contains(c.From+c.To, "010715") {
			t.Errorf("%s shows a number: %q to %q", c.Field, c.From, c.To)
		}
	}
	want := audit.Change{Field: "NIK", From: "520201******9991", To: "520201******9991"}
	if diff := cmp.Diff(got[1], want); diff != "" {
		t.Errorf("NIK (-got +want):\n%s", diff)
	}
}

func TestAnEntryNamesWhoAndOnWhat(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	by := identity.Actor{ID: "clerk", Name: "Baiq Rinjani", Office: identity.Clerk, Court: "PA.Pra"}
	got := audit.Of(at, by, "petition.open").On("petition", "p", "PA.Pra", "p").From(nil, paper{Name: "Siti"})
	if got.ActorID != "clerk" || got.Actor != "Baiq Rinjani" || got.Office != identity.Clerk || !got.At.Equal(at) ||
		got.Kind != "petition" || got.Subject != "p" || got.Case != "p" || got.CourtID != "PA.Pra" || len(got.Changes) == 0 {
		t.Errorf("got %+v", got)
	}
}

func TestAValueThatCannotBeJSONIsAMistake(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	audit.Diff(nil, make(chan int))
}
