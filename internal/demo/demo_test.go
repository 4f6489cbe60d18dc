package demo_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"timbang/forms"
	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/demo"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/pgtest"
)

// monday is the day of the demonstration in tests.
var monday = time.Date(2026, 11, 23, 2, 30, 0, 0, time.UTC)

// stage is a database with the demonstration in it.
type stage struct {
	demo.Deps
	sql *pgx.Conn
}

func deps(t *testing.T, dsn string) demo.Deps {
	t.Helper()
	db, err := postgres.Open(t.Context(), dsn, 4)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	db.Unasked = identity.TheOperator
	db.Keys = desk.Keys(t)
	catalogue, err := instrument.Load(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return monday }
	return demo.Deps{
		DB: db, Catalogue: catalogue, Keys: desk.Keys(t), PrintBrief: pdf.Brief, Origin: "https://timbang.example", Now: now,
		Identity: &identity.Service{Store: db, Hasher: identity.NewHasher(2, 64), Now: now},
		Log:      slog.New(slog.DiscardHandler),
	}
}

func load(t *testing.T) stage {
	t.Helper()
	ownerDSN, appDSN := pgtest.DSN(t)
	d := deps(t, appDSN)
	start := time.Now()
	if err := demo.Load(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	t.Logf("loaded in %v", time.Since(start).Round(time.Millisecond))
	s := watch(t, d, ownerDSN)
	s.unseal(t)
	return s
}

// unseal puts readable copies before the tables whose columns lie sealed, for
// the connection of the stage alone, so that SQL can ask what they say.
func (s stage) unseal(t *testing.T) {
	t.Helper()
	for _, table := range []string{"petition", "assessment", "petition_link", "follow_up_observation"} {
		s.do(t, "create temp table "+table+" as table public."+table)
	}
	for _, id := range s.strs(t, "select id from public.petition") {
		p, err := s.DB.Petition(t.Context(), petition.ID(id))
		if err != nil {
			t.Fatal(err)
		}
		s.do(t, "update petition set child = $2, domicile = $3, outcome = $4, returns = $5 where id = $1",
			id, whole(t, p.Child), whole(t, p.Domicile), whole(t, p.Outcome), whole(t, append([]petition.Return{}, p.Returns...)))
		s.unsealPlan(t, p.ID)
	}
	for _, id := range s.strs(t, "select id from public.assessment") {
		a, err := s.DB.Assessment(t.Context(), assessment.ID(id))
		if err != nil {
			t.Fatal(err)
		}
		s.do(t, "update assessment set answers = $2 where id = $1", id, whole(t, a.Answers))
	}
}

// unsealPlan does it for the links and the observations of a petition.
func (s stage) unsealPlan(t *testing.T, id petition.ID) {
	t.Helper()
	links, err := s.DB.Links(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range links {
		s.do(t, "update petition_link set why = $3 where petition_id = $1 and other_id = $2", string(l.PetitionID), string(l.OtherID), l.Why)
	}
	observed, err := s.DB.Observations(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range observed {
		s.do(t, "update follow_up_observation set answers = $4 where petition_id = $1 and visit = $2 and revision = $3", string(o.PetitionID), o.Visit, o.Revision, whole(t, o.Answers))
	}
}

// do changes what only the connection of the stage sees.
func (s stage) do(t *testing.T, query string, args ...any) {
	t.Helper()
	if _, err := s.sql.Exec(t.Context(), query, args...); err != nil {
		t.Fatal(err)
	}
}

// watch opens a connection of the owner, who sees every table.
func watch(t *testing.T, d demo.Deps, ownerDSN string) stage {
	t.Helper()
	sql, err := pgx.Connect(t.Context(), ownerDSN)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = sql.Close(context.WithoutCancel(t.Context())) })
	return stage{d, sql}
}

// strs reads one column of texts.
func (s stage) strs(t *testing.T, query string, args ...any) []string {
	t.Helper()
	rows, err := s.sql.Query(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTheDemonstration loads once and looks from many sides, one after the
// other: the connection of the stage serves one at a time.
func TestTheDemonstration(t *testing.T) {
	t.Parallel()
	s := load(t)
	for _, c := range []struct {
		name string
		look func(*testing.T, stage)
	}{
		{"shows every state of the work", everyState},
		{"shows what the stories promise", promises},
		{"invents every identity number", inventedNumbers},
		{"uploads sound files only", soundFiles},
		{"issues briefs that grow old", issuedBriefs},
		{"is the same every time", sameEveryTime},
		{"lets every user sign in", signIns},
		{"is not loaded twice", notTwice},
	} {
		t.Run(c.name, func(t *testing.T) { c.look(t, s) })
	}
}

func everyState(t *testing.T, s stage) {
	for _, want := range petition.Statuses {
		if !slices.Contains(s.strs(t, "select status from petition"), string(want)) {
			t.Errorf("no petition is %s", want)
		}
	}
	for _, want := range referral.Statuses {
		if !slices.Contains(s.strs(t, "select status from referral"), string(want)) {
			t.Errorf("no referral is %s", want)
		}
	}
	for _, want := range assessment.Statuses {
		if want != assessment.Dropped && !slices.Contains(s.strs(t, "select status from assessment"), string(want)) {
			t.Errorf("no assessment is %s", want)
		}
	}
	for _, o := range petition.Outcomes {
		if o.Kind != petition.StruckOut && !slices.Contains(s.strs(t, "select coalesce(outcome->>'Kind', '') from petition"), string(o.Kind)) {
			t.Errorf("no petition ended %s", o.Kind)
		}
	}
	for court, least := range map[string]int{"PA.Pra": 12, "PA.Mtr": 7} {
		if got := len(s.strs(t, "select id from petition where court_id = $1", court)); got < least {
			t.Errorf("%s has %d petitions, want at least %d", court, got, least)
		}
		if got := s.strs(t, `select status from petition where court_id = $1 and status in ('submitted', 'registered', 'scheduled', 'in_hearing', 'decided', 'archived') group by status`, court); len(got) != 6 {
			t.Errorf("%s shows only %v", court, got)
		}
	}
}

func promises(t *testing.T, s stage) {
	for name, query := range map[string]string{
		"a linked pair":          `select l.petition_id from petition_link l where l.why like '%Pasal 8%'`,
		"a petition filed again": `select l.petition_id from petition_link l join petition p on p.id = l.other_id where p.outcome->>'Kind' = 'ditolak'`,
		"a refused child filed in the other court": `select d.petition_id from repeat_decision d join petition p on p.id = d.petition_id join petition o on o.id = d.other_id
			where d.verdict = 'sama' and p.court_id <> o.court_id and o.outcome->>'Kind' = 'ditolak' and o.child->>'Name' <> p.child->>'Name'
			and exists (select from repeat_mark a join repeat_mark b on a.mark = b.mark where a.petition_id = p.id and b.petition_id = o.id and a.who = 'child' and b.who = 'child' and a.basis = 'mother')`,
		"a question that waits":            `select id from repeat_request where status = 'asked'`,
		"a returned one submitted again":   `select id from petition where status = 'submitted' and jsonb_array_length(returns) > 0`,
		"a declined recommendation":        `select id from assessment where answers->>'f16_recommendation' = 'menolak_menerbitkan' and status = 'signed'`,
		"a report returned with a comment": `select id from assessment where status = 'returned' and comment <> ''`,
		"a half-filled report":             `select id from assessment where status = 'draft' and answers <> '{}'`,
		"a late referral":                  `select id from referral where due < '2026-11-23' and status = 'allocated'`,
		"a referral without capacity":      `select id from referral where status = 'declined' and refusal = 'kapasitas'`,
		"a meeting that moved":             `select referral_id from referral_meeting where ordinal = 2`,
		"a child without a petition":       `select id from referral where petition_id is null`,
		"a child attached by code":         `select referral_id from intake where attached_at is not null`,
		"an agreement about to end":        `select id from agreement where "to" between '2026-11-24' and '2026-12-23'`,
		"an agreement that ended":          `select id from agreement where "to" < '2026-11-23'`,
		"an agreement that was renewed":    `select a.id from agreement a join agreement b on b.renews = a.id`,
		"a signed agreement":               `select id from agreement where file_hash is not null`,
		"a weekly slot":                    `select agency_id from agency_profile where jsonb_array_length(slots) > 1`,
		"a hearing today":                  `select id from hearing where "on" = '2026-11-23' and status = 'scheduled'`,
		"a hearing this week":              `select id from hearing where "on" between '2026-11-24' and '2026-11-27'`,
		"a hearing next week":              `select id from hearing where "on" between '2026-11-30' and '2026-12-04'`,
		"restricted answers":               `select a.id from assessment a join assessment_lane l on l.assessment_id = a.id and l.lane = 'restricted' where a.status = 'signed'`,
		"a shared paper":                   `select r.id from document_reference r join petition_link l on l.petition_id = r.petition_id and l.other_id = r.owner_id where r.withdrawn_at is null`,
		"birth dates that differ":          `select p.id from petition p join document d on d.petition_id = p.id where d.child_born <> nullif(p.child->>'Born', '')::date`,
		"a paper of the list of PA Praya":  `select d.id from document d join petition p on p.id = d.petition_id where d.kind = 'lpa' and p.court_id = 'PA.Pra'`,
		"a substitute paper":               `select id from document where substitute`,
		"a child who turns 19 in time":     `select p.id from petition p join hearing h on h.petition_id = p.id where nullif(p.child->>'Born', '')::date + interval '19 years' between '2026-11-23' and h."on"`,
		"a visit after a refusal":          `select v.petition_id from follow_up_visit v join referral r on r.id = v.referral_id join petition p on p.id = v.petition_id where r.status = 'signed' and p.outcome->>'Kind' = 'ditolak'`,
		"a late visit after a grant":       `select v.petition_id from follow_up_visit v join referral r on r.id = v.referral_id join petition p on p.id = v.petition_id where v.due < '2026-11-23' and r.status = 'allocated' and p.outcome->>'Kind' = 'dikabulkan'`,
		"a commitment kept in part":        `select petition_id from follow_up_observation where answers::text like '%sebagian%'`,
		"a domicile across the border":     `select id from petition where court_id = 'PA.Mtr' and domicile->>'District' like '52.01%'`,
		"two agencies that disagree": `select a.id from assessment a join assessment b on a.petition_id = b.petition_id and a.agency_id < b.agency_id
			and a.status = 'signed' and b.status = 'signed' and a.answers->>'f02_polarity' = 'concern' and b.answers->>'f02_polarity' = 'no_concern'`,
	} {
		if len(s.strs(t, query)) == 0 {
			t.Errorf("the demonstration lacks %s", name)
		}
	}
	if got := s.strs(t, `select id from hearing where extract(isodow from "on") > 5`); len(got) > 0 {
		t.Errorf("%d hearings are on a weekend", len(got))
	}
	if got := s.strs(t, `select a.action from audit a where a.at > $1`, monday); len(got) > 0 {
		t.Errorf("%v happened after the day of loading", got)
	}
}

// sixteen finds the numbers of identity and family cards in JSON.
var sixteen = regexp.MustCompile(`"([0-9]{16})"`)

func inventedNumbers(t *testing.T, s stage) {
	var numbers []string
	for _, m := range sixteen.FindAllStringSubmatch(strings.Join(s.told(t), "\n"), -1) {
		numbers = append(numbers, m[1])
	}
	slices.Sort(numbers)
	if numbers = slices.Compact(numbers); len(numbers) < 50 {
		t.Fatalf("only %d numbers found", len(numbers))
	}
	for _, n := range numbers {
		if !strings.HasPrefix(n[12:], "999") || n[15] == '0' {
			t.Errorf("the serial of %s is %s, want 999x", n[:6], n[12:])
		}
	}
	for _, id := range s.strs(t, `select id from petition where status <> 'draft'`) {
		p, err := s.DB.Petition(t.Context(), petition.ID(id))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range p.Cautions(calendar.Of(monday)) {
			if strings.Contains(c.Words, "NIK") {
				t.Errorf("petition %s: %s", p.Name(), c.Words)
			}
		}
	}
}

func soundFiles(t *testing.T, s stage) {
	pages, types, total := 0, map[string]int{}, 0
	dir := t.TempDir()
	var pdfs []string
	for _, hash := range s.strs(t, `select hash from file`) {
		f, err := s.DB.File(t.Context(), file.Hash(hash))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.Inspect(t.Context(), f.Content, monday); err != nil {
			t.Errorf("file %s: %v", hash[:8], err)
		}
		types[f.Type]++
		total += f.Size
		if f.Type == "application/pdf" {
			name := filepath.Join(dir, hash[:12]+".pdf")
			if err := os.WriteFile(name, f.Content, 0o600); err != nil {
				t.Fatal(err)
			}
			pdfs = append(pdfs, name)
		}
	}
	for _, name := range pdfs {
		if out, err := exec.CommandContext(t.Context(), "qpdf", "--check", name).CombinedOutput(); err != nil {
			t.Errorf("qpdf: %v\n%s", err, out)
		}
		out, err := exec.CommandContext(t.Context(), "qpdf", "--show-npages", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(string(out)) != "1" {
			pages++
		}
	}
	t.Logf("%v, %d bytes, %d of several pages", types, total, pages)
	if types["image/jpeg"] == 0 || types["image/png"] == 0 || pages < 5 {
		t.Errorf("got %v and %d papers of several pages, want every type and at least 5", types, pages)
	}
	if total > 6<<20 {
		t.Errorf("the uploads have %d bytes, want at most 6 MiB", total)
	}
}

func signIns(t *testing.T, s stage) {
	offices := map[identity.Office]bool{}
	for _, u := range demo.Users() {
		a, err := s.Identity.SignIn(t.Context(), u.Username, demo.Password)
		if err != nil {
			t.Errorf("%s: %v", u.Username, err)
			continue
		}
		if a.Name != u.Name || a.Office != u.Office || u.Institution == "" {
			t.Errorf("%s is %s (%s), want %s (%s) of an institution", u.Username, a.Name, a.Office, u.Name, u.Office)
		}
		offices[a.Office] = true
	}
	if len(offices) != len(identity.Offices) {
		t.Errorf("the users hold %v, want every office", offices)
	}
}

func notTwice(t *testing.T, s stage) {
	before := s.strs(t, `select count(*)::text from audit`)[0]
	err := demo.Load(t.Context(), s.Deps)
	if !problem.Is(err, problem.Conflict) || !strings.Contains(problem.Of(err).Words, "kosong") {
		t.Errorf("the second Load gave %v, want a Conflict that says why", err)
	}
	if after := s.strs(t, `select count(*)::text from audit`)[0]; after != before {
		t.Errorf("the second Load left %s audit entries, want %s", after, before)
	}
}

func sameEveryTime(t *testing.T, a stage) {
	b := load(t)
	for _, query := range []string{
		`select hash from file order by hash`,
		`select lane || status from assessment_lane join assessment on id = assessment_id order by 1`,
		`select at::text || actor || action from audit order by seq`,
	} {
		if x, y := a.strs(t, query), b.strs(t, query); !slices.Equal(x, y) {
			t.Errorf("two loads differ in %s", query)
		}
	}
	if x, y := a.told(t), b.told(t); !slices.Equal(x, y) {
		t.Error("two loads differ in what the petitions and assessments say")
	}
}

// told returns what every petition and assessment says, sorted.
func (s stage) told(t *testing.T) (out []string) {
	t.Helper()
	for _, id := range s.strs(t, "select id from petition") {
		p, err := s.DB.Petition(t.Context(), petition.ID(id))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, whole(t, []any{p.Number, p.Status, p.Child, p.Petitioners, p.Spouse, p.SpouseParents, p.Reason}))
		docs, err := s.DB.Documents(t.Context(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			out = append(out, whole(t, []any{d.Kind, d.Number, d.Title, d.Child, d.Spouse}))
		}
	}
	for _, id := range s.strs(t, "select id from assessment") {
		a, err := s.DB.Assessment(t.Context(), assessment.ID(id))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, whole(t, []any{a.Answers, a.Status}))
	}
	slices.Sort(out)
	return out
}

func whole(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func issuedBriefs(t *testing.T, s stage) {
	briefs := &brief.Service{Store: s.DB, Catalogue: s.Catalogue, Keys: s.Keys, Print: s.PrintBrief, Origin: s.Origin, Now: s.Now}
	issued, stale := 0, 0
	for _, u := range demo.Users() {
		if u.Office != identity.Judge {
			continue
		}
		judge, err := s.DB.AccountByName(t.Context(), u.Username)
		if err != nil {
			t.Fatal(err)
		}
		i, o := s.briefsOf(t, briefs, judge.Actor())
		issued, stale = issued+i, stale+o
	}
	if issued < 7 || stale < 1 {
		t.Errorf("%d briefs are issued and %d petitions have newer facts, want 7 and 1", issued, stale)
	}
}

// briefsOf counts the briefs of a judge, and the petitions with newer facts.
func (s stage) briefsOf(t *testing.T, briefs *brief.Service, by identity.Actor) (issued, stale int) {
	t.Helper()
	list, err := s.DB.Petitions(t.Context(), access.Of(by), petition.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range list {
		p, err := s.DB.Petition(t.Context(), x.ID)
		if err != nil {
			t.Fatal(err)
		}
		all, newer, err := briefs.Of(t.Context(), by, p)
		if err != nil {
			t.Fatal(err)
		}
		issued += len(all)
		if newer && len(all) > 0 {
			stale++
		}
	}
	return issued, stale
}
