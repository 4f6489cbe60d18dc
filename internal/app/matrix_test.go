package app_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"timbang/internal/access"
	"timbang/internal/app"
	"timbang/internal/assessment"
	"timbang/internal/demo"
	"timbang/internal/identity"
	"timbang/internal/notice"
	"timbang/internal/petition"
	"timbang/internal/web"
)

// TestEveryRouteKeepsItsDoor asks every route as every demonstration user, and
// as nobody, and with a session that has expired, for records of both courts, of every judge, of every agency and
// of every assessor, and compares each answer with the access table. A record
// that is not the asker's must look like one that does not exist.
func TestEveryRouteKeepsItsDoor(t *testing.T) {
	t.Parallel()
	house := demonstration(t)
	records, asked, silent := scopes(t, house), 0, map[string]bool{}
	for _, who := range append(askers(t, house), identity.Account{Name: "nobody"}, identity.Account{Name: expired}) {
		var cookies []*http.Cookie
		switch {
		case who.ID != "":
			cookies = signIn(t, house, who.Username)
		case who.Name == expired:
			cookies = expire(t, house, signIn(t, house, demo.Users()[0].Username))
		}
		for _, r := range web.Routes() {
			if r.Path == "/sign-in" || r.Path == "/sign-out" {
				continue // they change who asks
			}
			for _, at := range records[noun(r.Path)] {
				before := recorded(t, house, r)
				got := ask(t, house.Handler(), r.Method, fill(r.Path, at), nil, cookies)
				if got.Code == http.StatusOK && before >= 0 && recorded(t, house, r) == before {
					silent[r.Path] = true
				}
				if fault := differs(who, r, at, answer(got.Code, got.Header().Get("Location"))); fault != "" {
					t.Errorf("%s: %s %s for a record in %+v: %s", who.Name, r.Method, r.Path, at.scope, fault)
				}
				asked++
			}
		}
	}
	if asked < 2000 {
		t.Errorf("only %d questions were asked", asked)
	}
	for path := range silent {
		t.Errorf("GET %s showed a record and left no entry of the reading", path)
	}
}

// impersonal are the nouns whose pages are about no person beside officers:
// agencies, agreements, the qualification of judges, their accounts, and how far a bundle is,
// which is asked every few seconds; its file is another address.
var impersonal = map[string]bool{"agencies": true, "agreements": true, "judges": true, "bundles": true, "accounts": true}

// recorded counts the entries of every chain, for a question that may show a
// record; for any other it is -1.
func recorded(t *testing.T, house *app.App, r web.RouteLine) int64 {
	t.Helper()
	if r.Method != http.MethodGet || noun(r.Path) == "" || impersonal[noun(r.Path)] && !strings.Contains(r.Path, "/file") {
		return -1
	}
	var n int64
	for _, chain := range []identity.CourtID{"PA.Pra", "PA.Mtr", ""} {
		last, err := house.DB.LastLink(t.Context(), chain)
		must(t, err)
		if last != nil {
			n += last.Position
		}
	}
	return n
}

const expired = "expired session"

// expire lets the time of a session run out whose cookie the browser keeps.
func expire(t *testing.T, house *app.App, cookies []*http.Cookie) []*http.Cookie {
	t.Helper()
	kept, ended := house.DB.Sessions(), 0
	for _, c := range cookies {
		data, found, err := kept.FindCtx(t.Context(), c.Value)
		must(t, err)
		if found {
			must(t, kept.CommitCtx(t.Context(), c.Value, data, time.Unix(0, 0)))
			ended++
		}
	}
	if ended != 1 {
		t.Fatalf("%d sessions expired, want 1", ended)
	}
	return cookies
}

// record is what a route may name, with the scope it belongs to. A hidden one
// exists for nobody but the agency yet.
type record struct {
	id, document, section string
	other, reference      string // a linked petition, and a reference to its document
	scope                 access.Scope
	hidden                bool
	// Agreements are for everybody of a court and for the coalition, and
	// agencies for everybody, except to change: court and agency say whose.
	court  identity.CourtID
	agency identity.AgencyID
	// A notice is for one account only.
	account identity.AccountID
	// An emergency is for the registrars of its court and these judges.
	judges []identity.AccountID
	// An account is for the admin, unless it is an admin's.
	office identity.Office
}

// exists reports whether the record is there for who asks to take the action.
func (at record) exists(who identity.Account, a access.Action) bool {
	switch {
	case at.office != "":
		return at.office != identity.Admin
	case len(at.judges) > 0:
		return who.CourtID == at.scope.Court && (who.Office == identity.Registrar || slices.Contains(at.judges, who.ID))
	case at.account != "":
		return who.ID == at.account
	case at.court != "":
		return who.CourtID == "" || who.CourtID == at.court
	case at.agency != "":
		return a != access.KeepAgency || who.AgencyID == at.agency
	}
	return access.Check(who.Actor(), a, at.scope) == nil
}

// noun returns the kind of record that a path names; routes without an id
// share the one nameless record.
func noun(path string) string {
	if !strings.Contains(path, "/:id") {
		return ""
	}
	return strings.Split(path, "/")[1]
}

// lacking are routes whose own part a record of the asker may lack.
var lacking = map[string]bool{
	"/audit/:day": true, "/account/places/:place/end": true, "/feed/:token": true, "/calendar/:day": true, "/petitions/:id/return.pdf": true, "/petitions/:id/papers/:document/file": true, "/v/:code": true,
	"/petitions/:id/links/:other/unlink": true, "/petitions/:id/references/:reference/withdraw": true,
	"/referrals/:id/request.pdf": true, "/referrals/:id/reply.pdf": true, "/referrals/:id/slip.pdf": true, "/referrals/:id/code": true,
	"/petitions/:id/repeats/:other/request": true, "/petitions/:id/repeats/:other/decision": true,
	"/agreements/:id/file": true, "/petitions/:id/hearings/:ordinal/record": true, "/petitions/:id/hearings/:ordinal/findings": true,
	"/petitions/:id/hearings/:ordinal/summons": true, "/petitions/:id/hearings/:ordinal/leaflet.pdf": true,
	"/assessments/:id/attachments/:attachment/file": true, "/assessments/:id/attachments/:attachment/remove": true,
}

// differs says in what an answer differs from the access table.
func differs(who identity.Account, r web.RouteLine, at record, got string) string {
	want := "let in"
	switch {
	case r.Action == access.Public:
	case who.ID == "":
		want = "asked to sign in"
	case !access.May(who.Office, r.Action):
		want = "forbidden"
	case at.id != "" && !at.exists(who, r.Action),
		at.hidden && who.Office == identity.Judge:
		want = "not found"
	}
	if got == want || got == "not found" && want == "let in" && lacking[r.Path] {
		return ""
	}
	return fmt.Sprintf("%s, want %s", got, want)
}

// answer puts a status into the words of the test.
func answer(code int, to string) string {
	switch {
	case code == http.StatusUnauthorized || code == http.StatusSeeOther && strings.HasPrefix(to, "/sign-in"):
		return "asked to sign in"
	case code == http.StatusForbidden:
		return "forbidden"
	case code == http.StatusNotFound:
		return "not found"
	case code >= http.StatusInternalServerError:
		return "broken"
	}
	return "let in"
}

// fill puts the ids of a record into the path of a route.
func fill(path string, at record) string {
	return strings.NewReplacer(":id", at.id, ":document", or(at.document, "none"), ":kind", "c", ":other", or(at.other, "none"), ":reference", or(at.reference, "none"), ":step", "child", ":month", "2026-11", ":column", "diterima", ":day", "2026-11-23.txt", ":ordinal", "1",
		":section", at.section, ":code", url.PathEscape("AAAAA-AAAAA")).Replace(path)
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

func askers(t *testing.T, house *app.App) []identity.Account {
	t.Helper()
	var out []identity.Account
	for _, u := range demo.Users() {
		a, err := house.DB.AccountByName(t.Context(), u.Username)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, *a)
	}
	return out
}

// scopes returns, for each noun, one record of every scope that occurs in the
// demonstration.
func scopes(t *testing.T, house *app.App) map[string][]record {
	t.Helper()
	out := map[string][]record{"": {{}}}
	seen := map[string]bool{}
	keep := func(noun string, r record) {
		if key := fmt.Sprint(noun, r.scope, r.hidden, r.court, r.agency, r.account, r.office); !seen[key] {
			seen[key] = true
			out[noun] = append(out[noun], r)
		}
	}
	for _, court := range []identity.CourtID{"PA.Pra", "PA.Mtr"} {
		all, err := house.DB.Petitions(t.Context(), access.Scope{Court: court}, petition.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range all {
			gather(t, house, line.ID, keep)
		}
	}
	pacts, err := house.DB.Agreements(t.Context(), "")
	must(t, err)
	for _, a := range pacts {
		keep("agreements", record{id: string(a.ID), court: a.CourtID})
	}
	for _, id := range []identity.AgencyID{"sentra-paramita", "uptd-ppa-loteng", "lbh-apik"} {
		keep("agencies", record{id: string(id), agency: id})
	}
	for _, u := range demo.Users() {
		a, err := house.DB.AccountByName(t.Context(), u.Username)
		must(t, err)
		told, _, err := house.Notices.List(t.Context(), a.Actor(), notice.Place{})
		must(t, err)
		if len(told) > 0 {
			keep("notices", record{id: string(told[0].ID), account: a.ID})
		}
		if a.Office == identity.Judge {
			keep("judges", record{id: string(a.ID), scope: access.Scope{Court: a.CourtID}})
		}
	}
	for _, o := range []identity.Office{identity.Clerk, identity.Admin} { // who never asks: they get other passwords
		a := identity.Account{Username: "uji." + string(o), Name: "Orang Uji", Office: o}
		if o.AtCourt() {
			a.CourtID = "PA.Pra"
		}
		added, err := house.Identity.Add(t.Context(), identity.TheOperator, a, demo.Password)
		must(t, err)
		keep("accounts", record{id: string(added.ID), office: o})
	}
	for _, agency := range []identity.AgencyID{"sentra-paramita", "uptd-ppa-loteng"} { // what came first has no petition yet
		all, err := house.DB.Referrals(t.Context(), access.Scope{Agency: agency}, "")
		must(t, err)
		for _, r := range all {
			keep("referrals", record{id: string(r.ID), scope: r.Scope()})
		}
	}
	for _, noun := range []string{"notices", "petitions", "referrals", "assessments", "briefs", "protections"} {
		if len(out[noun]) < 3 {
			t.Fatalf("the demonstration has only %d scopes of %s", len(out[noun]), noun)
		}
	}
	return out
}

// gather hands a petition and everything that hangs on it to keep.
func gather(t *testing.T, house *app.App, id petition.ID, keep func(string, record)) {
	t.Helper()
	ctx := t.Context()
	p, err := house.DB.Petition(ctx, id)
	must(t, err)
	docs, err := house.DB.Documents(ctx, id)
	must(t, err)
	at := record{id: string(id), scope: p.Scope()}
	for _, d := range docs {
		if d.FileHash != "" {
			at.document = string(d.ID)
		}
	}
	links, err := house.DB.Links(ctx, id)
	must(t, err)
	for _, l := range links {
		at.other = string(l.OtherID)
	}
	refs, err := house.DB.References(ctx, id)
	must(t, err)
	for _, r := range refs {
		at.reference = string(r.ID)
	}
	keep("petitions", at)
	briefs, err := house.DB.Briefs(ctx, id)
	must(t, err)
	for _, b := range briefs {
		keep("briefs", record{id: string(b.ID), scope: p.Scope()})
	}
	if len(briefs) > 0 && p.Status.Pending() {
		j, err := house.Briefs.AskBundle(ctx, identity.TheOperator, id)
		must(t, err)
		_, err = house.Await(ctx, j.ID)
		must(t, err)
		keep("bundles", record{id: string(j.ID), scope: p.Scope()})
	}
	annexes, err := house.DB.Annexes(ctx, id)
	must(t, err)
	for _, x := range annexes {
		keep("annexes", record{id: string(x.ID), scope: p.Scope()})
	}
	sheltered, err := house.DB.Protections(ctx, "", "", id)
	must(t, err)
	for _, r := range sheltered {
		keep("protections", record{id: string(r.ID), scope: r.Scope()})
	}
	asked, err := house.DB.RepeatRequests(ctx, id)
	must(t, err)
	for _, q := range asked {
		keep("repeats", record{id: string(q.ID), scope: q.Scope()})
	}
	emergencies, err := house.DB.Emergencies(ctx, p.CourtID)
	must(t, err)
	for _, e := range emergencies {
		keep("emergencies", record{id: string(e.ID), scope: access.Scope{Court: e.CourtID}, judges: []identity.AccountID{e.OpenedBy, e.JudgeID}})
	}
	referrals, err := house.DB.Referrals(ctx, access.Scope{Court: p.CourtID}, id)
	must(t, err)
	for _, r := range referrals {
		keep("referrals", record{id: string(r.ID), scope: r.Scope()})
		revisions, err := house.DB.AssessmentsOf(ctx, r.ID)
		must(t, err)
		for _, a := range revisions {
			in, err := house.Catalogue.Instrument(a.Instrument, a.InstrumentVersion)
			must(t, err)
			issued, err := house.DB.CertificatesOf(ctx, a.ID)
			must(t, err)
			for _, x := range issued {
				keep("certificates", record{id: string(x.ID), scope: a.Scope()})
			}
			keep("assessments", record{id: string(a.ID), section: in.Sections[0].ID, scope: a.Scope(), hidden: a.Status != assessment.Signed})
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
