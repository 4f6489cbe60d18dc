package app_test

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"timbang/internal/app"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/postgres"
	"timbang/internal/problem"
)

// outside are the tables behind no second wall, and why.
var outside = map[string]string{
	"account": "Is read before anybody is known; holds officers and no party.", "agency": "Is public.", "agency_name": "Is public.",
	"agency_profile": "Is read by every court.", "agreement": "Names offices only.", "audit_link": "Holds sums only.",
	"audit_origin": "Holds a number.", "audit_report": "Holds sums only.", "calendar_feed": "Is read by its secret address.",
	"court": "Is public.", "goose_db_version": "Is read by no program but the migrations.", "job": "Holds ids only.", "key_proof": "Holds sums only.",
	"name_token": "Holds keyed sums only, and the index over them would be of no use behind a policy.", "notice_address": "Belongs to officers.",
	"notice_mail": "Belongs to officers.", "qualification": "Belongs to judges, by name of their office.", "recovery_code": "Is read before anybody is known.",
	"repeat_mark": "Holds keyed sums only, and the index over them would be of no use behind a policy.", "sealing": "Holds numbers.",
	"session": "Is read before anybody is known.", "sign_in": "Is read before anybody is known.",
}

// unfilled are the tables in which the demonstration puts no row; they have the
// policy of others.
var unfilled = []string{"appeal", "attachment", "judge_note", "override"}

// strangers are who has no business with any petition of the demonstration.
var strangers = map[string]identity.Actor{
	"nobody":           {},
	"another court":    {ID: "x", Office: identity.Registrar, Court: "PA.Xx"},
	"another agency":   {ID: "x", Office: identity.Supervisor, Agency: "lain"},
	"a monitor":        {ID: "x", Office: identity.Monitor},
	"an administrator": {ID: "x", Office: identity.Admin},
}

func TestWithoutAnAskerNoRowOfAPersonIsThere(t *testing.T) {
	t.Parallel()
	dsn := demoSettings(t).DatabaseURL
	owner, bare := dial(t, dsn), dial(t, dsn)
	if _, err := bare.Exec(t.Context(), "set role "+postgres.Role); err != nil {
		t.Fatal(err)
	}
	tables := column(t, owner, "select tablename from pg_tables where schemaname = 'public' order by 1")
	excused := maps.Clone(outside)
	for _, table := range tables {
		from := "select count(*)::text from " + pgx.Identifier{table}.Sanitize()
		if _, ok := outside[table]; ok {
			delete(excused, table)
			continue
		}
		if walled := column(t, owner, "select relrowsecurity::text from pg_class where oid = '"+table+"'::regclass")[0]; walled != "true" {
			t.Errorf("%s has no row security and no excuse", table)
		}
		if n := column(t, bare, from)[0]; n != "0" {
			t.Errorf("without an asker %s shows %s rows", table, n)
		}
		if n := column(t, owner, from)[0]; n == "0" && !slices.Contains(unfilled, table) {
			t.Errorf("%s has no row in the demonstration, so its wall is not tried", table)
		}
	}
	for table := range excused {
		t.Errorf("%s is excused and not there", table)
	}
}

func dial(t testing.TB, dsn string) *pgx.Conn {
	t.Helper()
	c, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close(context.Background()) })
	return c
}

func column(t testing.TB, c *pgx.Conn, sql string) []string {
	t.Helper()
	rows, err := c.Query(t.Context(), sql)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return out
}

// TestAForgottenCheckShowsNothing asks the store itself, past every check of the
// program: each question that is put with an id, for ids to which it has an
// answer.
func TestAForgottenCheckShowsNothing(t *testing.T) {
	t.Parallel()
	cfg := demoSettings(t)
	a := open(t, cfg, app.Options{Now: func() time.Time { return noon }})
	ids := everyID(t, dial(t, cfg.DatabaseURL))
	store := reflect.ValueOf(a.DB)
	for i := range store.NumMethod() {
		name, fn := store.Type().Method(i).Name, store.Method(i)
		if !questions(fn.Type()) || public[name] != "" {
			continue
		}
		found := answered(t, name, fn, ids[fn.Type().In(1).String()])
		if len(found) == 0 && unanswered[name] == "" {
			t.Errorf("%s finds nothing for the operator either", name)
		}
		for _, id := range found {
			for who, by := range strangers {
				if !nothing(t, name, call(t.Context(), fn, by, id)) {
					t.Errorf("%s answers %s", name, who)
				}
			}
		}
	}
}

// answered returns up to three ids for which the operator gets an answer.
func answered(t *testing.T, name string, fn reflect.Value, ids []string) (out []string) {
	t.Helper()
	for _, id := range ids {
		if !nothing(t, name, call(t.Context(), fn, identity.TheOperator, id)) {
			out = append(out, id)
		}
		if len(out) == 3 {
			break
		}
	}
	return out
}

// public are the questions that a stranger may put to the store, and why.
var public = map[string]string{
	"Account": "Is asked before anybody is known.", "Address": "Is about officers.", "Court": "Is public.", "Qualifications": "Is about officers.",
	"Agreements": "Name offices only.", "LastLink": "Holds sums only.", "OpenWork": "Is two counts.", "CountJobs": "Is a count.", "FeedSince": "Is about officers.",
	"Agreement": "Names offices only.", "Job": "Holds ids only.", "IntakeByCode": "Is put with the code that the family brought.",
	"LastBrief":  "Is an id, for whoever holds the code of a version.",
	"BriefBound": "Is put with the id that a bundle names, to whoever holds its code.",
}

// unanswered are the questions to which the demonstration has no answer, and
// why.
var unanswered = map[string]string{
	"Overrides": "Nobody sets anything aside.", "Appeal": "Nobody appeals.", "AttachmentsOf": "Nobody attaches a paper.",
	"AnsweredRequests": "No request between the courts is answered.", "EndedLinks": "No link is taken back.",
}

// questions reports whether a method of the store is func(ctx, an id) (an
// answer, error).
func questions(fn reflect.Type) bool {
	return fn.NumIn() == 2 && fn.NumOut() == 2 && fn.In(1).Kind() == reflect.String && fn.In(1).PkgPath() != ""
}

func call(ctx context.Context, fn reflect.Value, by identity.Actor, id string) []reflect.Value {
	return fn.Call([]reflect.Value{reflect.ValueOf(identity.On(ctx, by)), reflect.ValueOf(id).Convert(fn.Type().In(1))})
}

// nothing reports whether an answer holds no row.
func nothing(t *testing.T, name string, out []reflect.Value) bool {
	t.Helper()
	if err, _ := out[1].Interface().(error); problem.Is(err, problem.NotFound) {
		return true
	} else if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	x := out[0]
	if a, ok := x.Interface().(*determination.Appeal); ok {
		return a.Version == 0 // none was lodged
	}
	return x.IsZero() || x.Kind() == reflect.Slice && x.Len() == 0
}

// everyID returns what the rows of the demonstration are asked for by, by the
// type of the id.
func everyID(t testing.TB, owner *pgx.Conn) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for kind, q := range map[string]string{
		"petition.ID": "id from petition", "referral.ID": "id from referral", "assessment.ID": "id from assessment", "brief.ID": "id from brief",
		"brief.AnnexID": "id from annex", "brief.BundleID": "id from bundle", "assessment.CertificateID": "id from certificate",
		"assessment.EmergencyID": "id from emergency", "protection.ID": "id from protection", "repeat.RequestID": "id from repeat_request",
		"notice.ID": "id from notice", "file.Hash": "hash from file where hash not in (select file_hash from agreement where file_hash is not null)", "identity.AccountID": "id from account", "identity.CourtID": "id from court",
	} {
		out[kind] = column(t, owner, "select "+q)
	}
	return out
}
