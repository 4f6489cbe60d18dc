package postgres_test

import (
	"errors"
	"log/slog"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// denied are the codes of PostgreSQL for what is not granted and for what a
// trigger refuses.
const (
	denied  = "42501"
	refused = "23000"
)

// kept sets up a petition with everything that must stay as it is.
func kept(t *testing.T) *desk.Desk {
	t.Helper()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 1)
	d.Signed(t, d.Allocated(t, p))
	d.Exec(t, "insert into file (hash, type, size, content, created_at, key_version) values ('h', 'application/pdf', 1, 'x', now(), 1)")
	d.Exec(t, briefRow, string(p.ID))
	d.Exec(t, `insert into emergency (id, assessment_id, petition_id, court_id, reason, opened_at, opened_by, opener, office, "until", version)
		select 'e', id, petition_id, court_id, 'dua puluh huruf lebih', now(), 'judge2', 'x', 'judge', now() + interval '1 hour', 1 from assessment`)
	return d
}

// briefRow makes a brief; columns that later migrations add have a default.
const briefRow = `insert into brief (id, petition_id, court_id, number, code, facts, sha256, content, issued_at, issued_by)
	values ('b', $1, 'PA.Pra', 1, 'code', 'facts', 'sum', 'x', now(), 'judge')`

func TestTheApplicationCannotChangeWhatMustStay(t *testing.T) {
	t.Parallel()
	d := kept(t)
	c := d.AsApp(t)
	for sql, want := range map[string]string{
		"update audit set actor = 'x'":                                  denied,
		"delete from audit":                                             denied,
		"truncate audit":                                                denied,
		"update audit_link set position = 9":                            denied,
		"delete from audit_link":                                        denied,
		"truncate audit_link":                                           denied,
		"update audit_report set content = 'y'":                         denied,
		"delete from audit_report":                                      denied,
		"insert into audit_origin values (9)":                           denied,
		"update brief set content = 'y'":                                denied,
		"delete from brief":                                             denied,
		"truncate brief":                                                denied,
		"update file set content = 'y'":                                 refused,
		"delete from file":                                              denied,
		"truncate file":                                                 denied,
		"update assessment set answers = '{}'":                          refused,
		"update assessment set status = 'draft'":                        refused,
		"delete from assessment":                                        denied,
		"truncate assessment":                                           denied,
		"update assessment_lane set content = 'x'":                      refused,
		"update assessment_lane set lane = 'voice'":                     denied,
		"delete from assessment_lane":                                   denied,
		"truncate assessment_lane":                                      denied,
		"delete from petition":                                          denied,
		"delete from document":                                          denied,
		"delete from hearing":                                           denied,
		"delete from referral":                                          denied,
		"update referral_meeting set place = 'x'":                       denied,
		"delete from referral_meeting":                                  denied,
		"delete from intake":                                            denied,
		"delete from account":                                           denied,
		"delete from relaas":                                            denied,
		"update assignment set why = 'x'":                               denied,
		"delete from assignment":                                        denied,
		"update petition_link set why = 'x'":                            denied,
		"update key_proof set sum = 'x'":                                denied,
		"delete from key_proof":                                         denied,
		"delete from petition_link":                                     denied,
		"delete from document_reference":                                denied,
		"update court set name = 'x'":                                   denied,
		"update agency set note = 'x'":                                  denied,
		"update agency_name set name = 'xyz'":                           denied,
		"delete from agency_name":                                       denied,
		"delete from agency_profile":                                    denied,
		"delete from agreement":                                         denied,
		"alter table audit disable trigger all":                         denied,
		"drop table audit":                                              denied,
		"create table mine (x text)":                                    denied,
		"select setval('audit_seq_seq', 1)":                             denied,
		"insert into audit overriding system value select * from audit": "23505",
	} {
		if got := code(c.Exec(t.Context(), sql)); got != want {
			t.Errorf("%s: got %q, want %q", sql, got, want)
		}
	}
}

func TestNotEvenTheOwnerChangesWhatMustStay(t *testing.T) {
	t.Parallel()
	d := kept(t)
	c := d.AsOwner(t)
	for _, sql := range []string{
		"update audit set actor = 'x'", "delete from audit", "truncate audit cascade",
		"update audit_link set position = 9", "delete from audit_link", "truncate audit_link cascade",
		"truncate audit_report", "update audit_origin set seq = 9", "insert into audit_origin values (9)", "delete from audit_origin", "truncate audit_origin",
		"update brief set content = 'y'", "delete from brief", "truncate brief cascade",
		"update file set content = 'y'", "delete from file", "truncate file cascade",
		"update agency_name set name = 'xyz'", "delete from agency_name", "truncate agency_name",
		"update assessment set comment = 'x'", "delete from assessment", "truncate assessment cascade",
		"update emergency set reason = 'x'", "delete from emergency", "truncate emergency",
		"update assessment_lane set content = 'x'", "delete from assessment_lane", "truncate assessment_lane",
		"insert into assessment_lane select id, 'voice', 'x' from assessment",
		"update assignment set why = 'x'", "delete from assignment", "truncate assignment", "truncate relaas",
		"truncate bundle", "truncate annex", "truncate authorship", "truncate protection cascade", "truncate protection_entry", "truncate certificate",
	} {
		if got := code(c.Exec(t.Context(), sql)); got != refused {
			t.Errorf("%s: got %q, want %q", sql, got, refused)
		}
	}
}

// code gives the code of an error of PostgreSQL, or nothing.
func code(_ pgconn.CommandTag, err error) string {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code
	}
	return ""
}

func TestTheApplicationMustNotOwnTheTables(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	log := slog.New(slog.DiscardHandler)
	if err := d.DB.CheckRole(t.Context(), log); err != nil {
		t.Errorf("with the right role: %v", err)
	}
	d.Exec(t, "alter table court owner to timbang_app")
	if err := d.DB.CheckRole(t.Context(), log); err == nil {
		t.Error("an owner was let in")
	}
}

func TestWhoeverSignsInToTheDatabaseWorksAsTheApplication(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	db, err := postgres.Open(t.Context(), d.OwnerDSN, 1) // as one DATABASE_URL for all would
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.CheckRole(t.Context(), slog.New(slog.DiscardHandler)); err != nil {
		t.Error(err)
	}
	if _, err := db.Court(t.Context(), desk.Praya); err != nil {
		t.Error(err)
	}
}

func TestAnAddressThatCannotBeReadIsNotRepeated(t *testing.T) {
	t.Parallel()
	_, err := postgres.Open(t.Context(), "postgres://user:secret@host:port/x", 1)
	if err == nil || err.Error() != "alamat basis data (DATABASE_URL) tidak dapat dibaca" {
		t.Errorf("got %v", err)
	}
	if problem.Of(err).Kind != problem.Internal {
		t.Error("the words are for the console and not for users")
	}
}
