package identity_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// phone shows the code of a secret at a moment.
func phone(t *testing.T, secret string, at time.Time) string {
	t.Helper()
	code, err := totp.GenerateCode(secret, at)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// second gives the judge of a desk a second factor and returns its secret, the
// recovery codes and a clock that the desk follows.
func second(t *testing.T, d *desk.Desk) (secret string, codes []string, now *time.Time) {
	t.Helper()
	at := d.Now()
	d.Identity.Now = func() time.Time { return at }
	e, err := d.Identity.BeginSecond(t.Context(), desk.Judge)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := d.Identity.BeginSecond(t.Context(), desk.Judge); err != nil || again.Secret != e.Secret || len(e.Secret) != 32 {
		t.Errorf("BeginSecond again = %v, %v, want the same secret of 32 letters", again, err)
	}
	if !strings.Contains(e.URL, "otpauth://totp/Timbang:") || !strings.Contains(e.URL, "secret="+e.Secret) {
		t.Errorf("the URL is %s", e.URL)
	}
	for _, bad := range []string{"", "000000", "12345", phone(t, e.Secret, at.Add(5*time.Minute))} {
		if _, err := d.Identity.ConfirmSecond(t.Context(), desk.Judge, bad); problem.Of(err).At("code") == "" {
			t.Errorf("ConfirmSecond(%q) = %v, want it refused", bad, err)
		}
	}
	codes, err = d.Identity.ConfirmSecond(t.Context(), desk.Judge, phone(t, e.Secret, at))
	if err != nil || len(codes) != 10 {
		t.Fatalf("ConfirmSecond = %v, %v, want ten codes", codes, err)
	}
	return e.Secret, codes, &at
}

func TestACodeOfThePhoneIsTakenOnce(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	secret, _, now := second(t, d)
	pass := func(code string) error { return d.Identity.PassSecond(t.Context(), desk.Judge, code) }
	if err := pass(phone(t, secret, *now)); err == nil {
		t.Error("the code of the enrolment is taken again")
	}
	*now = now.Add(time.Minute)
	late := phone(t, secret, now.Add(-30*time.Second))
	code := phone(t, secret, *now)
	if err := pass(code[:3] + " " + code[3:]); err != nil {
		t.Errorf("the code of now: %v", err)
	}
	for name, bad := range map[string]string{"the same again": code, "one of before it": late, "one of the distant past": phone(t, secret, now.Add(-time.Hour)), "nothing": "", "letters": "abcdef"} {
		if err := pass(bad); problem.Of(err).At("code") == "" {
			t.Errorf("%s: %v, want it refused", name, err)
		}
	}
	if err := pass(phone(t, secret, now.Add(30*time.Second))); err != nil {
		t.Errorf("of a clock that is half a minute fast: %v", err)
	}
	if err := d.Identity.PassSecond(t.Context(), desk.SecondJudge, phone(t, secret, now.Add(30*time.Second))); err == nil {
		t.Error("the code of one judge lets another in")
	}
}

func TestARecoveryCodeStandsInOnce(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	_, codes, _ := second(t, d)
	entries := d.Added(t, func(ctx context.Context) {
		if err := d.Identity.PassSecond(ctx, desk.Judge, strings.ToUpper(" "+codes[3]+" ")); err != nil {
			t.Errorf("a recovery code: %v", err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "session.recovery" {
		t.Errorf("entries %v, want session.recovery", entries)
	}
	if err := d.Identity.PassSecond(t.Context(), desk.Judge, codes[3]); err == nil {
		t.Error("the same recovery code is taken again")
	}
	if err := d.Identity.PassSecond(t.Context(), desk.SecondJudge, codes[4]); err == nil {
		t.Error("the recovery code of one judge lets another in")
	}
}

func TestASecondFactorIsDroppedBySomebodyElse(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	secret, codes, now := second(t, d)
	if _, err := d.Identity.BeginSecond(t.Context(), desk.Judge); !problem.Is(err, problem.Conflict) {
		t.Errorf("BeginSecond = %v, want a conflict: who knows only the password learns no secret", err)
	}
	a, _, err := d.Identity.Find(t.Context(), desk.Admin, desk.Judge.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Identity.DropSecond(t.Context(), desk.Admin, a.ID, a.Version); err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{codes[0], phone(t, secret, now.Add(time.Minute))} {
		if err := d.Identity.PassSecond(t.Context(), desk.Judge, code); err == nil {
			t.Errorf("%q is taken after the second factor was dropped", code)
		}
	}
	e, err := d.Identity.BeginSecond(t.Context(), desk.Judge)
	if err != nil || e.Secret == secret {
		t.Errorf("BeginSecond = %v, %v, want another secret", e, err)
	}
}

func TestWhoMustHaveASecondFactor(t *testing.T) {
	t.Parallel()
	for _, o := range identity.Offices {
		want := o == identity.Judge || o == identity.Registrar || o == identity.Admin
		if o.Guarded() != want {
			t.Errorf("%s: guarded %v, want %v", o, o.Guarded(), want)
		}
	}
}
