// Package desk gives a test two courts and two agencies at work: a database of
// its own, an account for every office, the services of every room on one
// clock, and petitions as far along as the test needs them.
//
// Everybody in it is invented.
package desk

import (
	"context"
	"fmt"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"timbang/forms"
	"timbang/internal/assessment"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/notice"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/protection"
	"timbang/internal/referral"
	"timbang/internal/repeat"
	"timbang/internal/testkit/pgtest"
)

// The courts, the agencies and the instrument of the desk.
const (
	Praya      identity.CourtID  = "PA.Pra"
	Mataram    identity.CourtID  = "PA.Mtr"
	Loteng     identity.AgencyID = "uptd-ppa-loteng"
	Paramita   identity.AgencyID = "sentra-paramita"
	Instrument                   = "peksos-laporan-sosial"
)

// The people of the desk. Those named Other work at the other court or the
// other agency.
var (
	Clerk           = identity.Actor{ID: "clerk", Name: "Baiq Rinjani", Office: identity.Clerk, Court: Praya}
	Judge           = identity.Actor{ID: "judge", Name: "Lalu Samalas", Office: identity.Judge, Court: Praya}
	SecondJudge     = identity.Actor{ID: "judge2", Name: "Lalu Segara", Office: identity.Judge, Court: Praya}
	Registrar       = identity.Actor{ID: "registrar", Name: "Baiq Mandalika", Office: identity.Registrar, Court: Praya}
	OtherClerk      = identity.Actor{ID: "other-clerk", Name: "Lalu Meno", Office: identity.Clerk, Court: Mataram}
	OtherJudge      = identity.Actor{ID: "other-judge", Name: "Baiq Trawangan", Office: identity.Judge, Court: Mataram}
	OtherRegistrar  = identity.Actor{ID: "other-registrar", Name: "Lalu Kenawa", Office: identity.Registrar, Court: Mataram}
	Assessor        = identity.Actor{ID: "assessor", Name: "Baiq Sekaroh", Office: identity.Assessor, Agency: Loteng}
	SecondAssessor  = identity.Actor{ID: "assessor2", Name: "Lalu Tangsi", Office: identity.Assessor, Agency: Loteng}
	Supervisor      = identity.Actor{ID: "supervisor", Name: "Lalu Gerupuk", Office: identity.Supervisor, Agency: Loteng}
	OtherAssessor   = identity.Actor{ID: "other-assessor", Name: "Baiq Sembalun", Office: identity.Assessor, Agency: Paramita}
	OtherSupervisor = identity.Actor{ID: "other-supervisor", Name: "Lalu Aik", Office: identity.Supervisor, Agency: Paramita}
	Monitor         = identity.Actor{ID: "monitor", Name: "Baiq Nipah", Office: identity.Monitor}
	Admin           = identity.Actor{ID: "admin", Name: "Lalu Senggigi", Office: identity.Admin}
)

// Everybody lists the people of the desk and the operator.
var Everybody = []identity.Actor{
	Clerk, Judge, SecondJudge, Registrar, OtherClerk, OtherJudge, OtherRegistrar, Assessor, SecondAssessor,
	Supervisor, OtherAssessor, OtherSupervisor, Monitor, Admin, identity.TheOperator,
}

// Desk is the place of one test.
type Desk struct {
	DB       *postgres.DB
	OwnerDSN string
	AppDSN   string

	Identity    *identity.Service
	Petitions   *petition.Service
	Hearings    *hearing.Service
	Agreements  *mou.Service
	Referrals   *referral.Service
	Assessments *assessment.Service
	Protections *protection.Service
	Rulings     *determination.Service
	FollowUps   *followup.Service
	Repeats     *repeat.Service
	Notices     *notice.Service

	owner *pgx.Conn

	mu  sync.Mutex
	now time.Time
}

// hashOfNobody is a hash that no password matches: accounts of the desk do not
// sign in.
const hashOfNobody = "-"

// Open sets up a desk on Monday 23 November 2026, 09.00 WITA.
func Open(t testing.TB) *Desk {
	t.Helper()
	d := &Desk{now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)}
	d.OwnerDSN, d.AppDSN = pgtest.DSN(t)
	db, err := postgres.Open(t.Context(), d.AppDSN, 6)
	must(t, err)
	t.Cleanup(db.Close)
	catalogue, err := instrument.Load(forms.FS)
	must(t, err)
	db.Keys, db.Unasked = Keys(t), identity.TheOperator
	d.DB = db
	d.Identity = &identity.Service{Store: db, Hasher: identity.NewHasher(2, 64), Keys: db.Keys, Now: d.Now}
	d.Repeats = &repeat.Service{Store: db, Keys: Keys(t), Now: d.Now}
	d.Petitions = &petition.Service{Store: repeat.Keeper{Store: db, Index: d.Repeats}, Now: d.Now}
	d.Notices = &notice.Service{Store: db, Now: d.Now}
	d.Hearings = &hearing.Service{Store: db, Now: d.Now}
	d.Agreements = &mou.Service{Store: db, Catalogue: catalogue, Now: d.Now}
	d.Referrals = &referral.Service{Store: db, Now: d.Now}
	d.Protections = &protection.Service{Store: db, Keys: Keys(t), Now: d.Now}
	d.Assessments = &assessment.Service{Store: db, Catalogue: catalogue, Keys: Keys(t), Protector: d.Protections, PrintCertificate: printCertificate, Now: d.Now}
	d.Rulings = &determination.Service{Store: db, Now: d.Now}
	d.FollowUps = &followup.Service{Store: db, Referrals: d.Referrals, Now: d.Now}
	d.Do(t, func(ctx context.Context) error {
		for _, a := range Everybody {
			if err := d.addAccount(ctx, a); err != nil {
				return err
			}
		}
		return nil
	})
	return d
}

func (d *Desk) addAccount(ctx context.Context, a identity.Actor) error {
	if a.Office == identity.Operator {
		return nil
	}
	return d.DB.SaveAccount(ctx, &identity.Account{
		ID: a.ID, Username: string(a.ID), Name: a.Name, Office: a.Office, Title: a.Office.Label(), CourtID: a.Court, AgencyID: a.Agency,
		PasswordHash: hashOfNobody, Active: true, CreatedAt: d.Now(),
	})
}

// Now is the clock of every service: each look at it is a second later than
// the one before.
func (d *Desk) Now() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(time.Second)
	return d.now
}

// Pass lets days go by.
func (d *Desk) Pass(days int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.AddDate(0, 0, days)
}

// Do runs fn in one transaction of the application.
func (d *Desk) Do(t testing.TB, fn func(ctx context.Context) error) {
	t.Helper()
	must(t, d.DB.InTx(t.Context(), fn))
}

// AsOwner is a connection of the owner of the schema, the same for every call.
func (d *Desk) AsOwner(t testing.TB) *pgx.Conn {
	if d.owner == nil {
		d.owner = connect(t, d.OwnerDSN)
	}
	return d.owner
}

// AsApp connects in the role of the application, past the store.
func (d *Desk) AsApp(t testing.TB) *pgx.Conn {
	t.Helper()
	c := connect(t, d.AppDSN)
	_, err := c.Exec(t.Context(), "select set_config('timbang.wide', 'operate', false)")
	must(t, err)
	return c
}

func connect(t testing.TB, dsn string) *pgx.Conn {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	c, err := pgx.Connect(ctx, dsn)
	must(t, err)
	t.Cleanup(func() { _ = c.Close(ctx) })
	return c
}

// Exec runs a statement as the owner.
func (d *Desk) Exec(t testing.TB, sql string, args ...any) {
	t.Helper()
	_, err := d.AsOwner(t).Exec(t.Context(), sql, args...)
	must(t, err)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// printCertificate writes the words of a certificate plainly; how the paper
// looks is tested where it is set.
func printCertificate(w io.Writer, x assessment.CertificatePaper) error {
	_, err := fmt.Fprintf(w, "%s %s %s", x.Kind.Label(), x.Number, x.Position.Label())
	return err
}
