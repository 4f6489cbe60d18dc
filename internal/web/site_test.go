package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"timbang/forms"
	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/notice"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/protection"
	"timbang/internal/referral"
	"timbang/internal/repeat"
	"timbang/internal/report"
	"timbang/internal/sheet"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/journal"
	"timbang/internal/testkit/pgtest"
	"timbang/internal/testkit/site"
	"timbang/internal/web"
	"timbang/templates"
)

const password = "kata sandi peragaan"

// monday is the moment at which every test of the pages plays.
var monday = time.Date(2026, time.November, 23, 9, 30, 0, 0, calendar.WITA)

// court is a whole site on a database of its own, with the people of PA Praya
// and a clerk and a judge of PA Mataram.
type court struct {
	t         testing.TB
	db        *postgres.DB
	handler   http.Handler
	petitions *petition.Service
	hearings  *hearing.Service
	people    map[string]identity.Actor
}

func newCourt(t testing.TB) *court {
	t.Helper()
	_, dsn := pgtest.DSN(t)
	db, err := postgres.Open(t.Context(), dsn, 4)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	db.Unasked = identity.TheOperator
	db.Keys = desk.Keys(t)
	now := func() time.Time { return monday }
	repeats := &repeat.Service{Store: db, Keys: desk.Keys(t), Now: now}
	c := &court{t: t, db: db, people: map[string]identity.Actor{}, petitions: &petition.Service{Store: repeat.Keeper{Store: db, Index: repeats}, Now: now}, hearings: &hearing.Service{Store: db, Now: now}}
	accounts := &identity.Service{Store: db, Hasher: identity.NewHasher(2, 64), Now: now}
	catalogue, err := instrument.Load(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	server := &web.Server{
		Identity: accounts, Petitions: c.petitions, Hearings: c.hearings, Referrals: &referral.Service{Store: db, Now: now}, Assessments: &assessment.Service{Store: db, Catalogue: catalogue, Keys: desk.Keys(t), Protector: &protection.Service{Store: db, Keys: desk.Keys(t), Now: now}, Now: now}, Protections: &protection.Service{Store: db, Keys: desk.Keys(t), Now: now},
		Agreements: &mou.Service{Store: db, Now: now}, Rulings: &determination.Service{Store: db, Now: now}, FollowUps: &followup.Service{Store: db, Referrals: &referral.Service{Store: db, Now: now}, Now: now}, Repeats: repeats, Notices: &notice.Service{Store: db, Now: now}, Briefs: &brief.Service{Store: db, Keys: desk.Keys(t), Now: now}, Reports: &report.Service{Store: db, Now: now}, ReportPrint: pdf.LIPA8, ReadersPrint: pdf.Readers, DoorList: pdf.DoorList, ReportSheet: sheet.LIPA8, ListSheet: sheet.List, Directory: db, Letter: letter, SessionStore: db.Sessions(), Ready: db.Ping,
		Files: templates.FS, Log: journal.Log(), Now: now,
	}
	if c.handler, err = server.Handler(); err != nil {
		t.Fatal(err)
	}
	c.handler = journal.Watch(c.handler)
	for _, a := range []identity.Account{
		{Username: "petugas.praya", Name: "Baiq Rekaan Utami", Office: identity.Clerk, CourtID: "PA.Pra"},
		{Username: "petugas.dua", Name: "Lalu Rekaan Jaya", Office: identity.Clerk, CourtID: "PA.Pra"},
		{Username: "hakim.praya", Name: "Dra. Hj. Rekaan Laila, M.H.", Title: "Hakim", Office: identity.Judge, CourtID: "PA.Pra"},
		{Username: "panitera.praya", Name: "H. Rekaan Samsul, S.H.", Office: identity.Registrar, CourtID: "PA.Pra"},
		{Username: "petugas.mataram", Name: "Rekaan Mataram", Office: identity.Clerk, CourtID: "PA.Mtr"},
		{Username: "hakim.mataram", Name: "Drs. Rekaan Lain, M.H.", Office: identity.Judge, CourtID: "PA.Mtr"},
	} {
		x, err := accounts.Add(t.Context(), identity.TheOperator, a, password)
		if err != nil {
			t.Fatal(err)
		}
		c.people[a.Username] = x.Actor()
	}
	return c
}

// letter prints the letter of a returned petition.
func letter(w io.Writer, l petition.Letter) error {
	d := pdf.ReturnLetterData{Court: l.Court.Name, Date: l.On, To: l.To, Submitted: l.Received, Signatory: l.By, GeneratedAt: monday}
	for _, x := range l.Defects {
		d.Defects = append(d.Defects, pdf.Defect{Pasal: x.Pasal, Words: x.Words})
	}
	return pdf.ReturnLetter(w, d)
}

// open is newCourt as scripts know it.
func open(t *testing.T) *site.Site {
	t.Helper()
	c := newCourt(t)
	return &site.Site{Handler: c.handler, SignIn: c.signIn, Given: map[string]func(testing.TB) map[string]string{
		"formulir baru":       func(testing.TB) map[string]string { return map[string]string{"TIKET": identity.NewID()} },
		"permohonan diisi":    c.given("ID", c.filled),
		"permohonan diajukan": c.given("ID", c.submitted),
		"permohonan kurang":   c.given("ID", c.lacking),
		"permohonan terdaftar": c.given("ID", func() *petition.Petition {
			return c.registered("7/Pdt.P/2026/PA.Pra")
		}),
		"permohonan lain": c.given("LAIN", func() *petition.Petition { return c.registered("8/Pdt.P/2026/PA.Pra") }),
		"para hakim": func(testing.TB) map[string]string {
			return map[string]string{"HAKIM": string(c.people["hakim.praya"].ID), "HAKIM_MATARAM": string(c.people["hakim.mataram"].ID), "PETUGAS": string(c.people["petugas.praya"].ID)}
		},
	}}
}

func (c *court) given(key string, make func() *petition.Petition) func(testing.TB) map[string]string {
	return func(testing.TB) map[string]string { return map[string]string{key: string(make().ID)} }
}

// signIn goes through the page, as a person does.
func (c *court) signIn(t testing.TB, username string) []*http.Cookie {
	t.Helper()
	form := url.Values{"username": {username}, "password": {password}}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "https://timbang.test/sign-in", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("sign in as %s: %d %s", username, w.Code, w.Body)
	}
	return w.Result().Cookies()
}

// must ends the test of a step that was expected to work.
func (c *court) must(p *petition.Petition, err error) *petition.Petition {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
	return p
}

func at(p *petition.Petition) petition.Revision {
	return petition.Revision{ID: p.ID, Version: p.Version}
}

// filled is a draft in which every step is complete.
func (c *court) filled() *petition.Petition {
	c.t.Helper()
	by, ctx := c.people["petugas.praya"], c.t.Context()
	p := c.must(c.petitions.Open(ctx, by, petition.ID(identity.NewID())))
	for _, part := range wholeCase() {
		p = c.must(c.petitions.Amend(ctx, by, at(p), part, true))
	}
	return p
}

// lacking is a petition that was handed over without its documents.
func (c *court) lacking() *petition.Petition {
	c.t.Helper()
	return c.must(c.petitions.Submit(c.t.Context(), c.people["petugas.praya"], at(c.filled())))
}

// submitted is a petition that lacks nothing for the register.
func (c *court) submitted() *petition.Petition {
	c.t.Helper()
	p := c.filled()
	for _, kind := range []petition.DocumentKind{"a", "b", "c", "d", "e", "f"} {
		_, err := c.petitions.PutDocument(c.t.Context(), c.people["petugas.praya"], petition.Document{
			PetitionID: p.ID, Kind: kind, Number: "474/" + string(kind) + "/2026", IssuedOn: calendar.MustDate("02-11-2026"), Issuer: "Kantor rekaan", OriginalSeen: true,
		}, nil)
		if err != nil {
			c.t.Fatal(err)
		}
	}
	return c.must(c.petitions.Submit(c.t.Context(), c.people["petugas.praya"], at(p)))
}

func (c *court) registered(number string) *petition.Petition {
	c.t.Helper()
	return c.must(c.petitions.Register(c.t.Context(), c.people["petugas.praya"], at(c.submitted()), petition.Enrolment{
		Number: number, On: calendar.MustDate("20-11-2026"), Advance: 350_000, Receipt: "SKUM 77/2026",
	}))
}

// assigned is a registered petition with a judge.
func (c *court) assigned(number string) *petition.Petition {
	c.t.Helper()
	return c.must(c.petitions.Assign(c.t.Context(), c.people["panitera.praya"], at(c.registered(number)), c.people["hakim.praya"].ID, "Rekaan Hartono, S.H."))
}

// wholeCase is an invented case with every part of the intake.
func wholeCase() []petition.Part {
	person := func(name, father string, nik identity.NIK, sex identity.Sex, born string) petition.Person {
		return petition.Person{
			Name: name, Father: father, NIK: nik, Sex: sex, BirthPlace: "Praya", Born: calendar.MustDate(born), Religion: "Islam",
			Education: "SMP atau MTs", Occupation: "Petani", Address: "Dusun Rekaan, RT 02, Leneng, Kec. Praya, Kabupaten Lombok Tengah",
		}
	}
	father, mother := person("Amaq Rekaan", "Amaq Sepuh", "5202010203789991", identity.Male, "02-03-1978"), person("Inaq Rekaan", "Amaq Timur", "5202014505809992", identity.Female, "05-05-1980")
	father.Relation, mother.Relation, father.Phone = "Ayah kandung", "Ibu kandung", "081234567890"
	child := person("Siti Rekaan Ayu", "Amaq Rekaan", "5202015409109993", identity.Female, "14-09-2010")
	child.Occupation = ""
	return []petition.Part{
		petition.Ground{Kind: petition.BothParents},
		petition.Petitioners{Kind: petition.BothParents, People: []petition.Person{father, mother}},
		petition.Domicile{District: "52.02.01", Village: "52.02.01.1001", Street: "Dusun Rekaan"},
		petition.Child{Person: child, Marital: petition.Never, StillAt: "tidak", School: "MTs Rekaan, kelas IX", LivesWith: "Orang tua"},
		petition.Spouse{Person: person("Lalu Rekaan Putra", "Amaq Barat", "5202010101049994", identity.Male, "01-01-2004"), Marital: petition.Never, Income: 1_800_000, Months: 14},
		petition.SpouseParents{Father: petition.Person{Name: "Amaq Barat", Sex: identity.Male, Religion: "Islam", Occupation: "Pedagang"}, Mother: petition.Person{Name: "Inaq Barat", Sex: identity.Female}},
		petition.Reason{Categories: []string{"merarik", "zina"}, Words: "Anak kami sudah dibawa lari (merarik) dan tidak mau pulang. Kami khawatir bila tidak segera dinikahkan.", KUA: "KUA Praya", Refusal: "Formulir penolakan 12/2026", RefusedOn: calendar.MustDate("10-11-2026")},
	}
}
