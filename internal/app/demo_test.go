package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"timbang/internal/app"
	"timbang/internal/demo"
	"timbang/internal/embedpg"
	"timbang/internal/identity"
	"timbang/internal/postgres"
	"timbang/internal/problem"
)

// alone are the settings of an installation with an embedded database.
func alone(t testing.TB) app.Config {
	t.Helper()
	dir, err := os.MkdirTemp("", "timbang")
	if err = errors.Join(err, os.Chmod(dir, 0o711)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return app.Config{Data: filepath.Join(dir, "pg"), Listen: "127.0.0.1:0"}
}

// once opens the program, works with it and closes it again.
func once(t testing.TB, c app.Config, o app.Options, work func(*app.App)) {
	t.Helper()
	a, err := app.New(t.Context(), c, o)
	if err != nil {
		t.Fatal(err)
	}
	a.DB.Unasked = identity.TheOperator
	work(a)
	if err := a.Close(context.Background()); err != nil {
		t.Error(err)
	}
}

func TestAHalfLoadedDemonstrationIsBegunAgain(t *testing.T) {
	t.Parallel()
	c := alone(t)
	once(t, c, app.Options{}, func(a *app.App) {
		_, err := a.Identity.Add(t.Context(), identity.TheOperator, identity.Account{Username: "setengah", Name: "Ani Uji", Office: identity.Admin}, "kata sandi yang panjang")
		if err != nil {
			t.Fatal(err)
		}
		s, ok := embedpg.Attach(t.Context(), c.Data)
		if !ok {
			t.Fatal("the embedded server does not answer")
		}
		if err := postgres.Mark(t.Context(), s.DSN("timbang_owner", "timbang"), "timbang: demonstration, loading"); err != nil {
			t.Fatal(err)
		}
	})
	once(t, c, app.Options{Demo: true}, func(a *app.App) {
		if _, err := a.DB.AccountByName(t.Context(), "setengah"); !problem.Is(err, problem.NotFound) {
			t.Errorf("what was there before: %v, want it gone", err)
		}
		if _, err := a.Identity.SignIn(t.Context(), demo.Users()[0].Username, demo.Password); err != nil {
			t.Errorf("sign in as the first demonstration user: %v", err)
		}
	})
	for _, demo := range []bool{true, false} {
		once(t, c, app.Options{Demo: demo}, func(a *app.App) {
			if !a.Demo() {
				t.Errorf("started with demo %t: Demo() = false, want true: the data are the demonstration's", demo)
			}
		})
	}
}

func TestTheProgramWorksAsANobodyInItsOwnDatabase(t *testing.T) {
	t.Parallel()
	c := alone(t)
	once(t, c, app.Options{}, func(a *app.App) {
		s, ok := embedpg.Attach(t.Context(), c.Data)
		if !ok {
			t.Fatal("the embedded server does not answer")
		}
		if err := postgres.Mark(t.Context(), s.DSN(postgres.Login, "timbang"), "x"); err == nil {
			t.Error("the user of the program marked the database, want it refused: it owns nothing")
		}
	})
}
