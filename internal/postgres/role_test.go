package postgres

import (
	"log/slog"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"timbang/internal/testkit/pgtest"
)

func TestTheApplicationMustNotBeSuperuser(t *testing.T) {
	t.Parallel()
	owner, _ := pgtest.DSN(t)
	pool, err := pgxpool.New(t.Context(), owner) // without taking the role of the application
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	db := &DB{pool: pool}
	if err := db.CheckRole(t.Context(), slog.New(slog.DiscardHandler)); err == nil {
		t.Error("a superuser was let in")
	}
}
