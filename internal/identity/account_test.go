package identity_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

const (
	password = "kuda putih di tepi danau"
	another  = "perahu merah di pasir hitam"
)

// newcomer is an account that the operator adds.
func newcomer() identity.Account {
	return identity.Account{Username: "baiq.sade", Name: "Baiq Sade", Office: identity.Clerk, Title: "Petugas meja satu", CourtID: desk.Praya}
}

func add(t *testing.T, d *desk.Desk) *identity.Account {
	t.Helper()
	a, err := d.Identity.Add(t.Context(), identity.TheOperator, newcomer(), password)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAPersonSignsInWithTheirPassword(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	a := add(t, d)
	entries := d.Added(t, func(ctx context.Context) {
		got, err := d.Identity.SignIn(ctx, "baiq.sade", password)
		if err != nil || got.ID != a.ID || got.Actor().Court != desk.Praya {
			t.Errorf("got %v, %v, want the account", got, err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "session.open" || entries[0].ActorID != a.ID {
		t.Errorf("got %v, want one session.open", entries)
	}
	if !strings.HasPrefix(a.PasswordHash, "$argon2id$") || strings.Contains(a.PasswordHash, password) {
		t.Errorf("kept as %.20s…", a.PasswordHash)
	}
}

func TestEveryRefusedSignInReadsTheSame(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	add(t, d)
	var want string
	try := func(name, username, typed string) {
		entries := d.Added(t, func(ctx context.Context) {
			_, err := d.Identity.SignIn(ctx, username, typed)
			if !problem.Is(err, problem.Unauthenticated) {
				t.Errorf("%s: got %v, want refused", name, err)
			}
			if want == "" {
				want = err.Error()
			}
			if err != nil && err.Error() != want {
				t.Errorf("%s: got %q, want %q", name, err, want)
			}
		})
		if len(entries) != 0 {
			t.Errorf("%s left %v", name, entries)
		}
	}
	try("wrong password", "baiq.sade", another)
	try("no password", "baiq.sade", "")
	try("unknown name", "baiq.nobody", password)
	try("a name that PostgreSQL refuses", "baiq\x00sade", password)
	try("a name that is not UTF-8", "baiq\xff", password)
	try("nobody", "", "")
	d.Exec(t, "update account set active = false where username = 'baiq.sade'")
	try("closed account", "baiq.sade", password)
}

func TestOnlyOperatorAndAdminKeepAccounts(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	for _, by := range desk.Everybody {
		if by.Office == identity.Operator || by.Office == identity.Admin {
			continue
		}
		if _, err := d.Identity.Add(t.Context(), by, newcomer(), password); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%s: got %v, want forbidden", by.ID, err)
		}
		if err := d.Identity.Reset(t.Context(), by, "judge2", password); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%s resets a password: got %v, want forbidden", by.ID, err)
		}
		if _, _, err := d.Identity.Find(t.Context(), by, "judge2"); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s finds an account: got %v, want not found", by.ID, err)
		}
		if err := d.Identity.SetActive(t.Context(), by, "judge2", 1, false); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s closes an account: got %v, want not found", by.ID, err)
		}
		if err := d.Identity.DropSecond(t.Context(), by, "judge2", 1); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s drops a second factor: got %v, want not found", by.ID, err)
		}
		if _, err := d.Identity.List(t.Context(), by); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%s lists the accounts: got %v, want forbidden", by.ID, err)
		}
	}
}

// TestAnAdminGrantsNothingToThemselves tries everything on an admin's own
// account and on that of another admin.
func TestAnAdminGrantsNothingToThemselves(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	like := newcomer()
	like.Office, like.CourtID, like.Username = identity.Admin, "", "pengelola.dua"
	if _, err := d.Identity.Add(t.Context(), desk.Admin, like, password); !problem.Is(err, problem.Forbidden) {
		t.Errorf("another admin: got %v, want forbidden", err)
	}
	other, err := d.Identity.Add(t.Context(), identity.TheOperator, like, password)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []identity.AccountID{desk.Admin.ID, other.ID} {
		if err := d.Identity.SetActive(t.Context(), desk.Admin, id, 1, false); !problem.Is(err, problem.NotFound) {
			t.Errorf("close %s: got %v, want not found", id, err)
		}
		if err := d.Identity.DropSecond(t.Context(), desk.Admin, id, 1); !problem.Is(err, problem.NotFound) {
			t.Errorf("drop the second factor of %s: got %v, want not found", id, err)
		}
		if _, err := d.Identity.Give(t.Context(), desk.Admin, id); !problem.Is(err, problem.NotFound) {
			t.Errorf("give %s a password: got %v, want not found", id, err)
		}
	}
}

func TestAnAccountOfAnAdminIsClosedAndItsPasswordReplaced(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	x := newcomer()
	x.MustChange = true
	a, err := d.Identity.Add(t.Context(), desk.Admin, x, password)
	if err != nil || !a.MustChange {
		t.Fatalf("Add = %+v, %v", a, err)
	}
	if err := d.Identity.ChangePassword(t.Context(), a.Actor(), password, password); problem.Of(err).At("password") == "" {
		t.Errorf("the same password again: %v, want it refused", err)
	}
	if err := d.Identity.ChangePassword(t.Context(), a.Actor(), password, another); err != nil {
		t.Fatal(err)
	}
	now := func() *identity.Account {
		t.Helper()
		x, err := d.Identity.Store.Account(t.Context(), a.ID)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	if now().MustChange {
		t.Error("an own password must still be changed")
	}
	given, err := d.Identity.Give(t.Context(), desk.Admin, a.ID)
	if err != nil || !now().MustChange {
		t.Fatalf("Give = %v, must change %v", err, now().MustChange)
	}
	if _, err := d.Identity.SignIn(t.Context(), "baiq.sade", given); err != nil {
		t.Errorf("sign in with the given password: %v", err)
	}
	if err := d.Identity.SetActive(t.Context(), desk.Admin, a.ID, now().Version-1, false); !problem.Is(err, problem.Conflict) {
		t.Errorf("close an older version: %v, want a conflict", err)
	}
	entries := d.Added(t, func(ctx context.Context) {
		if err := d.Identity.SetActive(ctx, desk.Admin, a.ID, now().Version, false); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "account.close" {
		t.Errorf("entries %v, want account.close", entries)
	}
	if _, err := d.Identity.SignIn(t.Context(), "baiq.sade", given); err == nil {
		t.Error("a closed account opens")
	}
	if _, err := d.Identity.Who(t.Context(), a.ID); !problem.Is(err, problem.Unauthenticated) {
		t.Errorf("a session of a closed account: %v", err)
	}
	if err := d.Identity.SetActive(t.Context(), desk.Admin, a.ID, now().Version, true); err != nil {
		t.Errorf("reopen: %v", err)
	}
}

func TestAFaultyAccountIsRefusedByField(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	for _, c := range []struct {
		field  string
		change func(*identity.Account)
	}{
		{"username", func(a *identity.Account) { a.Username = "Baiq Sade" }},
		{"username", func(a *identity.Account) { a.Username = "ab" }},
		{"name", func(a *identity.Account) { a.Name = "" }},
		{"office", func(a *identity.Account) { a.Office = "raja" }},
		{"office", func(a *identity.Account) { a.Office = identity.Operator }},
		{"court", func(a *identity.Account) { a.CourtID = "" }},
		{"agency", func(a *identity.Account) { a.AgencyID = desk.Loteng }},
		{"agency", func(a *identity.Account) { a.Office, a.CourtID = identity.Assessor, "" }},
		{"court", func(a *identity.Account) { a.Office = identity.Monitor }},
	} {
		a := newcomer()
		c.change(&a)
		if _, err := d.Identity.Add(t.Context(), identity.TheOperator, a, password); problem.Of(err).At(c.field) == "" {
			t.Errorf("%s: got %v, want a fault", c.field, err)
		}
	}
	for _, short := range []string{"", "elevenchars", strings.Repeat("a", 129)} {
		if _, err := d.Identity.Add(t.Context(), identity.TheOperator, newcomer(), short); problem.Of(err).At("password") == "" {
			t.Errorf("password of %d: got %v, want a fault", len(short), err)
		}
	}
	add(t, d)
	if _, err := d.Identity.Add(t.Context(), identity.TheOperator, newcomer(), password); !problem.Is(err, problem.Conflict) {
		t.Errorf("a second time: got %v, want a conflict", err)
	}
}

func TestAPasswordIsChangedByWhoKnowsTheOldOne(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	by := add(t, d).Actor()
	if err := d.Identity.ChangePassword(t.Context(), by, another, another); problem.Of(err).At("old") == "" {
		t.Errorf("wrong old password: got %v, want a fault", err)
	}
	if err := d.Identity.ChangePassword(t.Context(), by, password, "short"); problem.Of(err).At("password") == "" {
		t.Errorf("short new password: got %v, want a fault", err)
	}
	entries := d.Added(t, func(ctx context.Context) {
		if err := d.Identity.ChangePassword(ctx, by, password, another); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "account.reset" || strings.Contains(entries[0].Note, "argon2id") {
		t.Errorf("got %v, want one account.reset without the hash", entries)
	}
	if _, err := d.Identity.SignIn(t.Context(), "baiq.sade", password); err == nil {
		t.Error("the old password still opens")
	}
	if _, err := d.Identity.SignIn(t.Context(), "baiq.sade", another); err != nil {
		t.Errorf("the new password: %v", err)
	}
}

func TestTheOperatorResetsAPassword(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	add(t, d)
	if err := d.Identity.Reset(t.Context(), identity.TheOperator, "baiq.sade", another); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Identity.SignIn(t.Context(), "baiq.sade", another); err != nil {
		t.Errorf("the new password: %v", err)
	}
	for _, name := range []string{"nobody", "", "\x00"} {
		if err := d.Identity.Reset(t.Context(), identity.TheOperator, name, another); !problem.Is(err, problem.NotFound) {
			t.Errorf("%q: got %v, want not found", name, err)
		}
	}
}

func TestWhoeverWasClosedIsAskedToSignInAgain(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	a := add(t, d)
	if got, err := d.Identity.Who(t.Context(), a.ID); err != nil || got.Name != "Baiq Sade" {
		t.Errorf("got %v, %v, want the account", got, err)
	}
	d.Exec(t, "update account set active = false where username = 'baiq.sade'")
	for _, id := range []identity.AccountID{a.ID, "nobody", ""} {
		if _, err := d.Identity.Who(t.Context(), id); !problem.Is(err, problem.Unauthenticated) {
			t.Errorf("%q: got %v, want to sign in", id, err)
		}
	}
}

func TestLeavingIsRecorded(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	entries := d.Added(t, func(ctx context.Context) {
		if err := d.Identity.SignOut(ctx, desk.Clerk, ""); err != nil {
			t.Fatal(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "session.close" || entries[0].Subject != string(desk.Clerk.ID) {
		t.Errorf("got %v, want one session.close", entries)
	}
}

func TestNoVerbOfFmtAndNoLogShowsANameOrAHash(t *testing.T) {
	t.Parallel()
	account := newcomer()
	account.ID, account.PasswordHash = "id-1", "$argon2id$secret"
	actor := account.Actor()
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+" "+verb+" "+verb+" "+verb+"\n", account, &account, actor, &actor)
		fmt.Fprintf(&out, verb+" "+verb+"\n", []identity.Account{account}, struct{ By identity.Actor }{actor})
	}
	for _, h := range []slog.Handler{slog.NewJSONHandler(&out, nil), slog.NewTextHandler(&out, nil)} {
		slog.New(h).Info("event", slog.Any("account", account), slog.Any("pointer", &account), slog.Any("actor", actor),
			slog.Any("nik", identity.NIK("5202014107099991")), slog.Group("who", slog.Any("by", actor)))
		slog.New(h).Info("list", slog.Any("accounts", []identity.Account{account}))
	}
	for _, secret := range []string{"Baiq", "baiq.sade", "argon2id", "secret", "5202014107099991"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("shown: %q in\n%s", secret, &out)
		}
	}
	if !strings.Contains(out.String(), "id-1") {
		t.Error("the id is not shown either")
	}
}
