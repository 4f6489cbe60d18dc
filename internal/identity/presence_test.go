package identity_test

import (
	"testing"
	"time"

	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func TestAPlaceLastsUntilItIsEnded(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	now := d.Now()
	d.Identity.Now = func() time.Time { return now }
	a, err := d.Identity.Store.Account(t.Context(), desk.Judge.ID)
	if err != nil {
		t.Fatal(err)
	}
	arrive := func(device string) string {
		t.Helper()
		id, err := d.Identity.Arrive(t.Context(), a, device)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	desktop, phone := arrive("Chrome di Windows"), arrive("Chrome di Android")
	now = now.Add(10 * time.Minute)
	if _, err := d.Identity.Present(t.Context(), a.ID, phone); err != nil {
		t.Fatal(err)
	}
	all, err := d.Identity.Places(t.Context(), desk.Judge)
	if err != nil || len(all) != 2 || all[0].ID != phone || !all[0].SeenAt.Equal(now) {
		t.Errorf("places %+v, %v, want the phone first, seen now", all, err)
	}
	if err := d.Identity.Leave(t.Context(), desk.SecondJudge, phone, ""); !problem.Is(err, problem.NotFound) {
		t.Errorf("another judge ends it: %v, want not found", err)
	}
	if err := d.Identity.Leave(t.Context(), desk.Judge, "", desktop); err != nil {
		t.Fatal(err)
	}
	for place, want := range map[string]bool{desktop: true, phone: false, "unknown": false} {
		if _, err := d.Identity.Present(t.Context(), a.ID, place); (err == nil) != want || err != nil && !problem.Is(err, problem.Unauthenticated) {
			t.Errorf("%s: %v, want present %v", place, err, want)
		}
	}
	if _, err := d.Identity.Present(t.Context(), desk.SecondJudge.ID, desktop); !problem.Is(err, problem.Unauthenticated) {
		t.Errorf("the place of one judge for another: %v", err)
	}
	now = now.Add(3 * time.Hour)
	if all, err := d.Identity.Places(t.Context(), desk.Judge); err != nil || len(all) != 0 {
		t.Errorf("after three hours alone: %+v, %v, want none", all, err)
	}
}

func TestADeviceIsNamedAsPeopleKnowIt(t *testing.T) {
	t.Parallel()
	for agent, want := range map[string]string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36":               "Chrome di Windows",
		"Mozilla/5.0 (Linux; Android 13; SM-A127F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36":        "Chrome di Android",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0": "Edge di Windows",
		"Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0":                                                        "Firefox di Linux",
		"<script>": "Peramban lain di perangkat lain",
	} {
		if got := identity.DeviceOf(agent); got != want {
			t.Errorf("DeviceOf(%q) = %q, want %q", agent, got, want)
		}
	}
}
