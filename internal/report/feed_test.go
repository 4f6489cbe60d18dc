package report_test

import (
	"strings"
	"testing"

	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/report"
	"timbang/internal/testkit/desk"
)

func TestAFeedEndsWithItsAddressAndItsAccount(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.InHearing(t, 1)
	s := &report.Service{Store: d.DB, Now: d.Now}
	make := func(by identity.Actor) string {
		t.Helper()
		token, err := s.MakeFeed(t.Context(), by)
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	events := func(token string) int {
		t.Helper()
		b, err := s.Feed(t.Context(), token)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "Pdt.P") || strings.Contains(string(b), "petition") {
			t.Errorf("the feed says more than days and rooms:\n%s", b)
		}
		return strings.Count(string(b), "BEGIN:VEVENT")
	}
	first := make(desk.Judge)
	if n := events(first); n != 1 {
		t.Errorf("the judge has %d hearings, want 1", n)
	}
	if n := events(make(desk.SecondJudge)); n != 0 {
		t.Errorf("a judge of no case has %d hearings", n)
	}
	if n := events(make(desk.OtherClerk)); n != 0 {
		t.Errorf("another court has %d hearings", n)
	}
	second := make(desk.Judge)
	for name, token := range map[string]string{"an address that was replaced": first, "none": "", "an unknown one": strings.Repeat("a", 26)} {
		if _, err := s.Feed(t.Context(), token); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s: %v, want not found", name, err)
		}
	}
	d.Exec(t, "update account set active = false where id = 'judge'")
	if _, err := s.Feed(t.Context(), second); !problem.Is(err, problem.NotFound) {
		t.Errorf("a closed account: %v, want not found", err)
	}
	if _, err := s.MakeFeed(t.Context(), desk.Assessor); !problem.Is(err, problem.Forbidden) {
		t.Errorf("an assessor: %v, want forbidden", err)
	}
	var kept string
	if err := d.AsOwner(t).QueryRow(t.Context(), "select string_agg(token_hash, ' ') from calendar_feed").Scan(&kept); err != nil || strings.Contains(kept, second) {
		t.Errorf("the database keeps the address: %s, %v", kept, err)
	}
}
