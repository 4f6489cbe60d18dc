package app_test

import (
	"bytes"
	"database/sql"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"timbang/internal/access"
	"timbang/internal/app"
	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/demo"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/petition"
	"timbang/internal/protection"
	"timbang/internal/referral"
	"timbang/internal/web"
)

// The words that mark the three lanes of one assessment. The open one proves
// that the test sees what is there.
const (
	sealedWord = "zqterbatas"
	voiceWord  = "zqsuara"
	openWord   = "zqterbuka"
	helpWord   = "zqlindung" // in the protection referral that the assessment opened
)

// TestNobodyElseSeesAWordOfTheSealedLanes signs an assessment in which every
// text of the restricted lane and of the child's voice is marked, issues the
// brief, and looks for the marks in every page, list, history and file of the
// case as every user, in the log, and in every column of the database.
func TestNobodyElseSeesAWordOfTheSealedLanes(t *testing.T) {
	t.Parallel()
	l := openLeak(t)
	for _, u := range demo.Users() {
		l.look(u.Username)
	}
	who := func(names ...string) []string { return names }
	judge := l.judge.Username
	for _, c := range []struct {
		mark, where string
		want        []string
	}{
		{sealedWord, "page", who(l.assessor, judge, l.supervisor, l.substitute)},
		{voiceWord, "page", who(l.assessor, judge, l.supervisor)},
		{openWord, "page", who(l.assessor, judge, l.supervisor)},
		{sealedWord, "file", nil},
		{voiceWord, "file", who(judge)},
		{openWord, "file", who(judge)},
		{sealedWord, "printout", who(l.assessor, judge, l.supervisor)},
		{voiceWord, "printout", who(l.assessor, judge, l.supervisor)},
		{openWord, "printout", who(l.assessor, judge, l.supervisor)},
		{helpWord, "printout", nil},
		{helpWord, "page", who("asesor.loteng", judge, l.supervisor)},
		{helpWord, "file", nil},
	} {
		want := slices.Sorted(slices.Values(c.want))
		if got := slices.Sorted(slices.Values(l.saw[c.mark+" "+c.where])); !slices.Equal(got, want) {
			t.Errorf("%s on a %s: seen by %v, want %v (at %v)", c.mark, c.where, got, want, l.at[c.mark])
		}
	}
	if l.pages < 300 {
		t.Errorf("only %d pages were looked at", l.pages)
	}
	for _, mark := range []string{sealedWord, voiceWord, openWord, helpWord} {
		if strings.Contains(strings.ToLower(l.log.String()), mark) {
			t.Errorf("the log holds %s", mark)
		}
	}
	for _, mark := range []string{sealedWord, voiceWord, helpWord} {
		if found := l.dumped(mark); len(found) > 0 {
			t.Errorf("the database holds %s in %v", mark, found)
		}
	}
	if found := l.dumped(openWord); len(found) > 0 {
		t.Errorf("the open mark is readable in %v, want it sealed", found)
	}
	if found := l.dumped(l.assessor); !slices.Equal(found, []string{"account"}) {
		t.Errorf("a user name is in %v, want the accounts only: the search is wrong", found)
	}
}

// leak is the demonstration with one marked assessment.
type leak struct {
	*testing.T
	house                *app.App
	dsn                  string
	log                  lockedBuffer
	petition             *petition.Petition
	referral             *referral.Referral
	assessment           *assessment.Assessment
	brief                *brief.Issued
	judge                *identity.Account
	assessor, supervisor string
	substitute           string // the judge who opened the findings in an emergency
	emergency            *assessment.Emergency
	protection           *protection.Referral

	pages int
	saw   map[string][]string // by mark and "page" or "file", who
	at    map[string][]string // by mark, where
}

// lockedBuffer may be written by several goroutines.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func openLeak(t *testing.T) *leak {
	l := &leak{T: t, assessor: "asesor.loteng", supervisor: "penyelia.loteng", saw: map[string][]string{}, at: map[string][]string{}}
	cfg := demoSettings(t)
	l.dsn = cfg.DatabaseURL
	l.house = open(t, cfg, app.Options{
		Now: func() time.Time { return noon }, Log: slog.New(slog.NewTextHandler(&l.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	l.ask()
	l.write()
	var err error
	l.shelter()
	l.brief, err = l.house.Briefs.Issue(t.Context(), l.judge.Actor(), l.petition.ID)
	must(t, err)
	if l.substitute = "hakim.praya"; l.judge.Username == l.substitute {
		l.substitute = "hakim2.praya"
	}
	l.emergency, err = l.house.Assessments.BreakGlass(t.Context(), l.account(l.substitute).Actor(), assessment.Call{
		Number: l.petition.Number, Assessment: l.assessment.ID, Reason: "Hakim perkara berhalangan dan sidang tidak dapat menunggu.",
	})
	must(t, err)
	return l
}

// shelter receives the child at the UPTD and writes a marked note.
func (l *leak) shelter() {
	ctx, boss := l.Context(), l.account(l.supervisor).Actor()
	x, err := l.house.Protections.Of(ctx, l.judge.Actor(), l.assessment)
	must(l.T, err)
	r, err := l.house.DB.Protection(ctx, x.ID)
	must(l.T, err)
	at := func() protection.Revision { return protection.Revision{ID: r.ID, Version: r.Version} }
	if r.Status == protection.Raised {
		r, err = l.house.Protections.Receive(ctx, boss, at(), l.account("asesor.loteng").ID)
		must(l.T, err)
	}
	l.protection, err = l.house.Protections.Note(ctx, boss, at(), helpWord+" catatan")
	must(l.T, err)
}

func (l *leak) account(name string) *identity.Account {
	l.Helper()
	a, err := l.house.DB.AccountByName(l.Context(), name)
	must(l.T, err)
	return a
}

// ask sends a request about the first petition at Praya that a judge has to
// UPTD PPA Lombok Tengah, which takes it.
func (l *leak) ask() {
	ctx := l.Context()
	all, err := l.house.DB.Petitions(ctx, access.Scope{Court: "PA.Pra"}, petition.Filter{})
	must(l.T, err)
	for _, line := range all {
		p, err := l.house.DB.Petition(ctx, line.ID)
		must(l.T, err)
		if !p.Status.Pending() || p.JudgeID == "" {
			continue
		}
		judge, err := l.house.DB.Account(ctx, p.JudgeID)
		must(l.T, err)
		r, err := l.house.Referrals.Ask(ctx, judge.Actor(), referral.Request{
			Ticket: referral.ID(identity.NewID()), Petition: p.ID, Agency: "uptd-ppa-loteng", Instrument: "uptd-ppa-asesmen",
			Questions: "Bagaimana keadaan anak?", Due: calendar.Of(noon).AddDays(14), Contact: "Melalui pengadilan",
		})
		if err != nil {
			continue
		}
		boss := l.account(l.supervisor).Actor()
		r, err = l.house.Referrals.Accept(ctx, boss, r.ID, r.Version)
		must(l.T, err)
		l.referral, err = l.house.Referrals.Allocate(ctx, boss, r.ID, r.Version, l.account(l.assessor).ID)
		must(l.T, err)
		l.petition, l.judge = p, judge
		return
	}
	l.Fatal("no petition of the demonstration takes a request")
}

// write fills, hands in and signs the assessment.
func (l *leak) write() {
	ctx, by := l.Context(), l.account(l.assessor).Actor()
	a, err := l.house.Assessments.Begin(ctx, by, l.referral.ID)
	must(l.T, err)
	in, err := l.house.Assessments.Instrument(a)
	must(l.T, err)
	answers, marks := marked(l.T, in)
	if marks[sealedWord] < 10 || marks[voiceWord] < 8 {
		l.Fatalf("marked %v, want every text of both lanes", marks)
	}
	at := assessment.Revision{ID: a.ID}
	for _, sec := range in.Sections {
		form := url.Values{}
		for k, v := range answers {
			if id, _, _ := strings.Cut(k, "."); slices.ContainsFunc(sec.Items, func(it *instrument.Item) bool { return it.ID == id }) {
				form[k] = v
			}
		}
		at.Version = a.Version
		a, _, err = l.house.Assessments.Write(ctx, by, at, sec.ID, form)
		must(l.T, err)
	}
	at.Version = a.Version
	a, err = l.house.Assessments.Submit(ctx, by, at)
	must(l.T, err)
	at.Version = a.Version
	l.assessment, err = l.house.Assessments.Sign(ctx, l.account(l.supervisor).Actor(), at)
	must(l.T, err)
}

// marked returns complete answers in which every text names its lane, and how
// many texts of each lane there are.
func marked(t *testing.T, in *instrument.Instrument) (instrument.Answers, map[string]int) {
	t.Helper()
	answers := instrument.Answers{}
	for range 30 {
		faults := in.Check(answers)
		for _, f := range faults {
			for _, name := range names(in, f.Field) {
				answers[name] = cell(in, name)
			}
		}
		if len(faults) == 0 {
			break
		}
	}
	count := map[string]int{}
	for _, sec := range in.Sections {
		for _, it := range sec.Items {
			mark := openWord
			switch {
			case it.Block == instrument.VoiceBlock:
				mark = voiceWord
			case it.Restricted:
				mark = sealedWord
			}
			if it.Kind == instrument.Text || it.Kind == instrument.LongText {
				answers[it.ID] = instrument.Answer{mark + " " + it.ID}
				count[mark]++
			}
		}
	}
	if faults := in.Check(answers); len(faults) > 0 {
		t.Fatalf("the answers have faults: %+v", faults)
	}
	return answers, count
}

// cell is plain for a cell of a table with options too.
func cell(in *instrument.Instrument, name string) instrument.Answer {
	id, _, _ := strings.Cut(name, ".")
	it, _ := in.Item(id)
	for _, c := range it.Cells() {
		if c.Name == name && len(c.Column.Options) > 0 {
			return instrument.Answer{c.Column.Options[0].Value}
		}
	}
	return plain(in, name)
}

// look opens as one user every address that could show something of the case,
// and whatever the first pages lead to.
func (l *leak) look(username string) {
	cookies := signIn(l.T, l.house, username)
	queue := []string{"/", "/?q=" + sealedWord, "/?q=" + voiceWord, "/?q=" + url.QueryEscape(string(l.petition.Number))}
	for _, r := range web.Routes() {
		if r.Method == http.MethodGet {
			queue = append(queue, l.fill(r.Path))
		}
	}
	addressed := len(queue)
	queued := map[string]bool{}
	for n := 0; n < len(queue) && n < addressed+60; n++ {
		body := l.fetch(username, queue[n], cookies)
		if n > 0 && n < 4 {
			continue
		}
		for _, to := range body {
			if !queued[to] {
				queued[to] = true
				queue = append(queue, to)
			}
		}
	}
}

// fetch looks for the marks in one answer and returns the links of its page.
func (l *leak) fetch(username, path string, cookies []*http.Cookie) []string {
	w := ask(l.T, l.house.Handler(), http.MethodGet, path, nil, cookies)
	l.pages++
	where, text := "page", w.Body.String()
	if w.Header().Get("Content-Type") == "application/pdf" {
		where, text = "file", textOf(l.T, w.Body.Bytes())
		if strings.HasSuffix(path, "/print") {
			where = "printout" // of the whole assessment, for who may read it
		}
	}
	text += fmt.Sprint(w.Header())
	for _, mark := range []string{sealedWord, voiceWord, openWord, helpWord} {
		if strings.Contains(path, mark) || !strings.Contains(strings.ToLower(text), mark) {
			continue
		}
		l.at[mark] = append(l.at[mark], username+" "+path)
		if key := mark + " " + where; !slices.Contains(l.saw[key], username) {
			l.saw[key] = append(l.saw[key], username)
		}
	}
	if w.Code != http.StatusOK || where != "page" || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		return nil
	}
	doc, err := html.Parse(w.Body)
	must(l.T, err)
	return survey(doc).links
}

// fill puts the ids of the marked case into the path of a route.
func (l *leak) fill(path string) string {
	ids := map[string]string{
		"petitions": string(l.petition.ID), "referrals": string(l.referral.ID), "assessments": string(l.assessment.ID), "briefs": string(l.brief.ID),
		"emergencies": string(l.emergency.ID), "protections": string(l.protection.ID),
	}
	in, err := l.house.Assessments.Instrument(l.assessment)
	must(l.T, err)
	return fill(path, record{id: or(ids[noun(path)], "none"), section: in.Sections[1].ID})
}

// dumped lists the tables in whose rows a mark occurs, as text or as bytes.
func (l *leak) dumped(mark string) []string {
	c, err := sql.Open("pgx", l.dsn)
	must(l.T, err)
	defer c.Close()
	rows, err := c.QueryContext(l.Context(), "select tablename::text from pg_tables where schemaname = 'public' order by tablename")
	must(l.T, err)
	defer rows.Close()
	var tables []string
	for rows.Next() {
		var name string
		must(l.T, rows.Scan(&name))
		tables = append(tables, name)
	}
	must(l.T, rows.Err())
	if len(tables) < 20 {
		l.Fatalf("only %d tables", len(tables))
	}
	var out []string
	for _, name := range tables {
		var n int
		must(l.T, c.QueryRowContext(l.Context(), `select count(*) from "`+name+`" x where x::text ilike $1 or x::text ilike $2`,
			"%"+mark+"%", "%"+hex.EncodeToString([]byte(mark))+"%").Scan(&n))
		if n > 0 {
			out = append(out, name)
		}
	}
	return out
}

// textOf returns the text of a PDF.
func textOf(t *testing.T, file []byte) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "pdftotext", "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(file)
	out, err := cmd.Output()
	must(t, err)
	return string(out)
}
