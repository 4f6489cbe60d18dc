// Package app builds the program from its rooms and runs it. It is the only
// place that knows every constructor; the command line and the tests of whole
// paths start here.
package app

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"runtime"
	"time"

	"timbang/forms"
	"timbang/internal/assessment"
	"timbang/internal/audit"
	"timbang/internal/brief"
	"timbang/internal/demo"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/job"
	"timbang/internal/metric"
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
	"timbang/internal/vault"
	"timbang/internal/web"
	"timbang/templates"
)

// Options are what the caller chooses, and not the installation. The zero
// value serves.
type Options struct {
	Demo    bool             // load the demonstration into an empty embedded database
	Command bool             // one command, which may run beside a serving program
	Now     func() time.Time // the clock; time.Now when nil
	Log     *slog.Logger     // nowhere when nil
}

// App is the program: its database, its rooms and its site.
type App struct {
	DB          *postgres.DB
	Identity    *identity.Service
	Petitions   *petition.Service
	Hearings    *hearing.Service
	Referrals   *referral.Service
	Assessments *assessment.Service
	Agreements  *mou.Service
	Rulings     *determination.Service
	FollowUps   *followup.Service
	Repeats     *repeat.Service
	Briefs      *brief.Service
	Protections *protection.Service
	Jobs        *job.Worker
	Audits      *audit.Service
	Reports     *report.Service
	Notices     *notice.Service
	Catalogue   *instrument.Catalogue
	Keys        *vault.Ring

	cfg   Config
	opt   Options
	data  *source
	site  http.Handler
	meter *metric.Meter
}

// New opens the database of the installation, brings it up to date and builds
// everything on it. Close lets go of it again. The error is an *embedpg.Advice
// or a problem where a person can mend the cause.
func New(ctx context.Context, cfg Config, o Options) (*App, error) {
	ctx = identity.On(ctx, identity.TheOperator)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	a := &App{cfg: cfg, opt: o, meter: metric.New()}
	if err := a.refuse(); err != nil {
		return nil, err
	}
	if err := a.readKeys(); err != nil {
		return nil, err
	}
	if err := a.build(ctx); err != nil {
		return nil, errors.Join(err, a.Close(context.WithoutCancel(ctx)))
	}
	return a, nil
}

// refuse says what must not be started.
func (a *App) refuse() error {
	switch {
	case a.opt.Demo && a.cfg.DatabaseURL != "":
		return fault("Data peragaan tidak dimuat ke basis data pada DATABASE_URL: kosongkan DATABASE_URL, atau jalankan tanpa --demo.")
	case !a.opt.Demo && !a.opt.Command && !a.cfg.guarded():
		return fault("Situs ini akan terbuka di jaringan tanpa penyandian: isi TIMBANG_ORIGIN dengan alamat https-nya, atau TIMBANG_LISTEN dengan alamat di mesin ini.")
	}
	return nil
}

func (a *App) build(ctx context.Context) (err error) {
	if a.data, err = reach(ctx, a.cfg, a.opt.Command, a.opt.Log); err != nil {
		return err
	}
	if err := a.schema(ctx); err != nil {
		return err
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	if err := a.unlock(ctx); err != nil {
		return err
	}
	if err := a.rooms(); err != nil {
		return err
	}
	if a.opt.Command {
		return nil
	}
	if a.opt.Demo {
		if err := a.demonstrate(ctx); err != nil {
			return err
		}
	}
	if n, err := a.Repeats.Backfill(ctx); err != nil {
		return err
	} else if n > 0 {
		a.opt.Log.InfoContext(ctx, "index of petitions brought up to date", slog.Int("petitions", n))
	}
	if _, err := a.Audits.Join(ctx); err != nil {
		return err
	}
	a.gauges(context.WithoutCancel(ctx))
	a.site, err = a.server().Handler()
	return err
}

// schema brings the database up to date, unless this is a command and the
// database has another keeper.
func (a *App) schema(ctx context.Context) error {
	if a.opt.Command && (a.data.attached || a.data.server == nil) {
		return a.data.join(ctx)
	}
	n, err := a.data.prepare(ctx)
	if err == nil && n > 0 {
		a.opt.Log.InfoContext(ctx, "schema brought up to date", slog.Int("migrations", n))
	}
	return err
}

func (a *App) open(ctx context.Context) (err error) {
	if a.DB, err = postgres.Open(ctx, a.data.app, int32(max(2, a.cfg.Connections))); err != nil {
		return a.data.unreachable(err)
	}
	if err := a.DB.CheckRole(ctx, a.opt.Log); err != nil {
		return a.data.unreachable(err)
	}
	return nil
}

// rooms builds the service of every room on the database.
func (a *App) rooms() (err error) {
	if a.Catalogue, err = instrument.Load(forms.FS); err != nil {
		return err
	}
	db, now := a.DB, a.opt.Now
	hasher := identity.NewHasher(max(2, runtime.NumCPU()), max(a.cfg.ArgonMemory, 1024))
	a.Identity = &identity.Service{Store: db, Hasher: hasher, Keys: a.Keys, Now: now}
	a.Repeats = &repeat.Service{Store: db, Keys: a.Keys, Now: now}
	a.Petitions = &petition.Service{Store: repeat.Keeper{Store: db, Index: a.Repeats}, Now: now}
	a.Notices = &notice.Service{Store: db, Now: now}
	a.Hearings = &hearing.Service{Store: db, Now: now}
	a.Referrals = &referral.Service{Store: db, Now: now}
	a.Protections = &protection.Service{Store: db, Keys: a.Keys, Now: now}
	a.Assessments = &assessment.Service{Store: db, Catalogue: a.Catalogue, Keys: a.Keys, Protector: a.Protections, PrintCertificate: pdf.Certificate, Now: now}
	a.Agreements = &mou.Service{Store: db, Catalogue: a.Catalogue, Now: now}
	a.Rulings = &determination.Service{Store: db, Now: now}
	a.FollowUps = &followup.Service{Store: db, Referrals: a.Referrals, Now: now}
	a.Briefs = &brief.Service{Store: db, Catalogue: a.Catalogue, Keys: a.Keys, Print: pdf.Brief, Prove: pdf.Prove, Binder: pdf.Bundle, PrintAnnex: pdf.Annex, Origin: a.Origin(), Now: now}
	a.Reports = &report.Service{Store: db, Now: now}
	a.Audits = &audit.Service{Store: db, Keys: a.Keys, Now: now}
	a.Jobs = &job.Worker{Store: db, Works: map[job.Kind]job.Work{brief.Binding: a.Briefs.Bind}, Now: now}
	return nil
}

func (a *App) server() *web.Server {
	var files fs.FS = templates.FS
	if a.cfg.Files != "" {
		files = os.DirFS(a.cfg.Files)
	}
	return &web.Server{
		Identity: a.Identity, Petitions: a.Petitions, Hearings: a.Hearings, Referrals: a.Referrals,
		Assessments: a.Assessments, Agreements: a.Agreements, Rulings: a.Rulings, FollowUps: a.FollowUps, Repeats: a.Repeats, Briefs: a.Briefs, Notices: a.Notices, Reports: a.Reports, Protections: a.Protections, Directory: a.DB,
		Letter: printLetter, ReferralLetter: pdf.ReferralLetter, CodeSlip: pdf.CodeSlip, Leaflet: pdf.Leaflet, QRCode: pdf.QRCode, ReportPrint: pdf.LIPA8, ReadersPrint: pdf.Readers, DoorList: pdf.DoorList, ReportSheet: sheet.LIPA8, ListSheet: sheet.List, AssessmentPrint: pdf.Assessment, SessionStore: a.DB.Sessions(), Ready: a.DB.Ping,
		Settings: a.settings(), Measure: a.meter.Request,
		Files: files, Log: a.opt.Log, Now: a.opt.Now,
	}
}

func (a *App) settings() web.Settings {
	s := web.Settings{Origin: a.Origin(), Demo: a.data.demo, SecondFactor: !a.data.demo, Secure: secure(a.Origin()), Proxy: a.cfg.Proxy, Mail: a.cfg.SMTPHost != ""}
	if !s.Demo {
		return s
	}
	s.DemoPassword = demo.Password
	for _, u := range demo.Users() {
		s.DemoUsers = append(s.DemoUsers, web.DemoUser{Username: u.Username, Name: u.Name, Office: u.Office.Label(), Institution: u.Institution})
	}
	return s
}

// Handler is the whole site. It is nil for a command.
func (a *App) Handler() http.Handler { return a.site }

// Vacant reports whether nobody can sign in yet.
func (a *App) Vacant(ctx context.Context) (bool, error) {
	n, err := a.DB.CountAccounts(ctx)
	return len(n) == 0, err
}

// Close lets go of the database, and ends it if it is ours. It may be called
// again.
func (a *App) Close(ctx context.Context) error {
	if a.DB != nil {
		a.DB.Close()
	}
	if a.data == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	return a.data.close(ctx)
}
