package brief_test

import (
	"bytes"
	"net/url"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"timbang/forms"
	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/pgtest"
)

// The people of these cases are invented.

var day = calendar.MustDate

// world is an installation with its people and a clock that a test moves.
type world struct {
	attached []assessment.Attachment // what the next assessments bring along
	testing.TB
	db       *postgres.DB
	now      time.Time
	clerk    identity.Actor
	panitera identity.Actor
	judge    identity.Actor
	other    identity.Actor // another judge of the same court
	away     identity.Actor // a judge of the other court
	seats    map[identity.AgencyID][2]identity.Actor

	petitions   *petition.Service
	hearings    *hearing.Service
	referrals   *referral.Service
	assessments *assessment.Service
	agreements  *mou.Service
	briefs      *brief.Service
	rulings     *determination.Service
}

var catalogue = sync.OnceValues(func() (*instrument.Catalogue, error) { return instrument.Load(forms.FS) })

func newWorld(t testing.TB) *world {
	t.Helper()
	_, dsn := pgtest.DSN(t)
	db, err := postgres.Open(t.Context(), dsn, 4)
	must(t, err)
	t.Cleanup(db.Close)
	db.Unasked = identity.TheOperator
	db.Keys = desk.Keys(t)
	cat, err := catalogue()
	must(t, err)
	w := &world{TB: t, db: db, now: time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC), seats: map[identity.AgencyID][2]identity.Actor{}}
	clock := func() time.Time { return w.now }
	w.petitions = &petition.Service{Store: db, Now: clock}
	w.hearings = &hearing.Service{Store: db, Now: clock}
	w.referrals = &referral.Service{Store: db, Now: clock}
	w.assessments = &assessment.Service{Store: db, Catalogue: cat, Keys: desk.Keys(t), PrintCertificate: pdf.Certificate, Now: clock}
	w.agreements = &mou.Service{Store: db, Now: clock}
	w.rulings = &determination.Service{Store: db, Now: clock}
	w.briefs = &brief.Service{Store: db, Catalogue: cat, Keys: desk.Keys(t), Print: pdf.Brief, Prove: pdf.Prove, Binder: pdf.Bundle, PrintAnnex: pdf.Annex, Origin: "https://timbang.example", Now: clock}
	w.staff()
	return w
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (w *world) staff() {
	w.clerk = w.hire("petugas", "Lalu Contoh Petugas", identity.Clerk, "PA.Pra", "", "")
	w.panitera = w.hire("panitera", "Contoh Panitera", identity.Registrar, "PA.Pra", "", "")
	w.judge = w.hire("hakim", "Baiq Contoh Hakimah, S.H.I.", identity.Judge, "PA.Pra", "", "")
	w.other = w.hire("hakim2", "Contoh Hakim Lain", identity.Judge, "PA.Pra", "", "")
	w.away = w.hire("hakim3", "Contoh Hakim Mataram", identity.Judge, "PA.Mtr", "", "")
	for _, a := range []identity.AgencyID{"sentra-paramita", "uptd-ppa-loteng", "lpa-ntb"} {
		short, _, _ := strings.Cut(string(a), "-")
		w.seats[a] = [2]identity.Actor{
			w.hire("asesor."+short, map[string]string{"sentra": "Baiq Rahma Contoh", "uptd": "Contoh Wulandari", "lpa": "Contoh Hadi"}[short], identity.Assessor, "", a, "pekerja sosial"),
			w.hire("penyelia."+short, "Contoh Penyelia "+short, identity.Supervisor, "", a, ""),
		}
	}
	_, err := w.agreements.Conclude(w.Context(), w.panitera, mou.Agreement{
		Number: "021/KPI/MOU/VIII/2026", Title: "Pendampingan perkawinan usia anak", From: day("2026-01-01"), To: day("2027-12-31"),
		Agencies: []identity.AgencyID{"sentra-paramita", "uptd-ppa-loteng", "lpa-ntb"}, Instruments: []string{"peksos-laporan-sosial"},
	})
	must(w, err)
}

func (w *world) hire(username, name string, o identity.Office, court identity.CourtID, agency identity.AgencyID, title string) identity.Actor {
	s := identity.Service{Store: w.db, Hasher: identity.NewHasher(1, 64), Now: func() time.Time { return w.now }}
	a, err := s.Add(w.Context(), identity.TheOperator, identity.Account{Username: username, Name: name, Office: o, CourtID: court, AgencyID: agency, Title: title}, "kata sandi contoh")
	must(w, err)
	return a.Actor()
}

// later moves the clock.
func (w *world) later(days int) { w.now = w.now.AddDate(0, 0, days) }

// file enters a whole petition as a clerk would and registers it.
func (w *world) file(number string) *petition.Petition {
	w.Helper()
	return w.fileWith(number, func(*petition.Spouse) {})
}

// fileWith is file with a change of the prospective spouse.
func (w *world) fileWith(number string, change func(*petition.Spouse)) *petition.Petition {
	w.Helper()
	ctx := w.Context()
	p, err := w.petitions.Open(ctx, w.clerk, petition.ID(identity.NewID()))
	must(w, err)
	for _, part := range parts() {
		if x, ok := part.(petition.Spouse); ok {
			change(&x)
			part = x
		}
		p, err = w.petitions.Amend(ctx, w.clerk, rev(p), part, true)
		must(w, err)
	}
	for _, d := range papers() {
		d.PetitionID = p.ID
		_, err := w.petitions.PutDocument(ctx, w.clerk, d, nil)
		must(w, err)
	}
	p, err = w.petitions.Submit(ctx, w.clerk, rev(p))
	must(w, err)
	p, err = w.petitions.Register(ctx, w.clerk, rev(p), petition.Enrolment{Number: number, On: calendar.Of(w.now), Advance: 400_000, Receipt: "SKUM 99/2026"})
	must(w, err)
	p, err = w.petitions.Assign(ctx, w.panitera, rev(p), w.judge.ID, "Contoh Panitera Pengganti")
	must(w, err)
	return p
}

// schedule sets a hearing and returns the petition as it then stands.
func (w *world) schedule(p *petition.Petition, on string) *petition.Petition {
	w.Helper()
	_, err := w.hearings.Schedule(w.Context(), w.clerk, rev(p), hearing.Slot{On: day(on), At: "09.30", Room: "Ruang Sidang Anak"})
	must(w, err)
	p, err = w.db.Petition(w.Context(), p.ID)
	must(w, err)
	return p
}

func rev(p *petition.Petition) petition.Revision {
	return petition.Revision{ID: p.ID, Version: p.Version}
}

func parts() []petition.Part {
	person := func(name, father, nik string, sex identity.Sex, born, relation string) petition.Person {
		return petition.Person{
			Name: name, Father: father, NIK: identity.NIK(nik), Sex: sex, Born: day(born), BirthPlace: "Praya", Religion: "Islam",
			Education: "SMA", Occupation: "Petani", Address: "Dusun Contoh, Leneng", Relation: relation,
		}
	}
	return []petition.Part{
		petition.Standing{Kind: petition.BothParents},
		petition.Petitioners{Kind: petition.BothParents, People: []petition.Person{
			person("Lalu Contoh Ahmad", "Lalu Rekaan", "5202010107759991", identity.Male, "1975-07-01", "ayah kandung"),
			person("Baiq Contoh Sari", "Lalu Rekaan Tua", "5202014108789992", identity.Female, "1978-08-01", "ibu kandung"),
		}},
		petition.Child{
			Person:  person("Baiq Nurul Contoh", "Lalu Contoh Ahmad", "5202015409109993", identity.Female, "2010-09-14", ""),
			Marital: petition.Never, School: "SMAN Rekaan Praya", StillAt: "ya", LivesWith: "bibi", ParentTies: "kandung",
		},
		petition.Spouse{
			Person:  person("Lalu Muhammad Rekaan", "Lalu Contoh Mustafa", "5202010206039994", identity.Male, "2003-06-02", ""),
			Marital: petition.Never, Income: 1_200_000, Months: 10,
		},
		petition.SpouseParents{
			Father: person("Lalu Contoh Mustafa", "Lalu Tua", "", identity.Male, "1970-01-01", ""),
			Mother: person("Baiq Rekaan Aini", "Lalu Muda", "", identity.Female, "1975-01-01", ""),
		},
		petition.Domicile{District: "52.02.01", Village: "52.02.01.1002", Street: "Dusun Contoh"},
		petition.Reason{
			Categories: []string{"merarik"}, Words: "Anak telah dibawa lari (merarik) dan bermalam dua malam di rumah keluarga calon suami. NIK anak 5202015409109993.",
			Wedding: day("2026-12-20"), Refusal: "N7 nomor 99/2026", RefusedOn: day("2026-10-15"), KUA: "KUA Praya",
		},
	}
}

func papers() []petition.Document {
	seen := func(kind petition.DocumentKind, number, on, issuer string) petition.Document {
		return petition.Document{Kind: kind, Number: number, IssuedOn: day(on), Issuer: issuer, OriginalSeen: true}
	}
	return []petition.Document{
		seen("a", "", "2026-10-28", ""), seen("b", "5202010107759991", "2019-02-01", "Disdukcapil Lombok Tengah"),
		seen("c", "5202010101159995", "2020-02-01", "Disdukcapil Lombok Tengah"), seen("d", "5202-LU-01012011-9996", "2011-01-01", "Disdukcapil Lombok Tengah"),
		seen("e", "5202-LU-01012004-9997", "2004-01-01", "Disdukcapil Lombok Tengah"), seen("f", "421/99/2026", "2026-10-20", "SMAN Rekaan Praya"),
		seen("penolakan", "99/KUA/2026", "2026-10-15", "KUA Praya"),
	}
}

// ask sends a request to an agency.
func (w *world) ask(p *petition.Petition, agency identity.AgencyID) *referral.Referral {
	w.Helper()
	r, err := w.referrals.Ask(w.Context(), w.judge, referral.Request{
		Ticket: referral.ID(identity.NewID()), Petition: p.ID, Agency: agency, Instrument: "peksos-laporan-sosial",
		Questions: "Bagaimana pandangan anak?", Due: calendar.Of(w.now).AddDays(10), Contact: "0370-999999",
	})
	must(w, err)
	return r
}

// assess lets an agency answer a request with a signed assessment.
func (w *world) assess(r *referral.Referral, said map[string]string) *assessment.Assessment {
	w.Helper()
	ctx, seat := w.Context(), w.seats[r.AgencyID]
	r, err := w.referrals.Accept(ctx, seat[1], r.ID, r.Version)
	must(w, err)
	r, err = w.referrals.Allocate(ctx, seat[1], r.ID, r.Version, seat[0].ID)
	must(w, err)
	a, err := w.assessments.Begin(ctx, seat[0], r.ID)
	must(w, err)
	form, err := w.assessments.Instrument(a)
	must(w, err)
	answers := filled(form, said)
	for _, s := range form.Sections {
		values := url.Values{}
		for _, it := range s.Items {
			for _, name := range append([]string{it.ID}, cells(it)...) {
				if v, ok := answers[name]; ok {
					values[name] = v
				}
			}
		}
		var faults []instrument.Fault
		a, faults, err = w.assessments.Write(ctx, seat[0], assessment.Revision{ID: a.ID, Version: a.Version}, s.ID, values)
		must(w, err)
		if len(faults) > 0 {
			w.Fatalf("%s: %v", s.ID, faults)
		}
	}
	for _, x := range w.attached {
		_, err = w.assessments.Attach(ctx, seat[0], assessment.Revision{ID: a.ID, Version: a.Version}, x, w.scan(len(x.Title)))
		must(w, err)
		a, err = w.db.Assessment(ctx, a.ID)
		must(w, err)
	}
	a, err = w.assessments.Submit(ctx, seat[0], assessment.Revision{ID: a.ID, Version: a.Version})
	if err != nil {
		w.Fatal(problem.Of(err).Fields, err)
	}
	a, err = w.assessments.Sign(ctx, seat[1], assessment.Revision{ID: a.ID, Version: a.Version})
	must(w, err)
	return a
}

func cells(it *instrument.Item) []string {
	var out []string
	for _, c := range it.Cells() {
		out = append(out, c.Name)
	}
	return out
}

// whole is a case with all that a brief can hold: a linked petition, two
// agencies that differ, one that declined and a hearing to come.
func whole(t testing.TB) (*world, *petition.Petition) {
	t.Helper()
	w := newWorld(t)
	p, twin := w.file("12/Pdt.P/2026/PA.Pra"), w.file("13/Pdt.P/2026/PA.Pra")
	must(t, w.petitions.Tie(t.Context(), w.clerk, p.ID, twin.ID, "Kedua pemohon bersaudara."))
	p = w.schedule(p, "2026-11-23")
	first, second, third := w.ask(p, "sentra-paramita"), w.ask(p, "uptd-ppa-loteng"), w.ask(p, "lpa-ntb")
	_, err := w.referrals.Decline(t.Context(), w.seats["lpa-ntb"][1], third.ID, third.Version, referral.NoCapacity, "Tenaga belum tersedia bulan ini.")
	must(t, err)
	w.later(4)
	w.assess(first, paramita())
	w.certify(first)
	w.later(6)
	w.assess(second, uptd())
	w.later(1)
	return w, p
}

// certify issues the paper of counselling for the signed assessment of a request.
func (w *world) certify(r *referral.Referral) {
	w.Helper()
	all, err := w.db.AssessmentsOf(w.Context(), r.ID)
	must(w, err)
	_, err = w.assessments.IssueCertificate(w.Context(), w.seats[r.AgencyID][1], all[0].ID, assessment.Certificate{
		Kind: assessment.Counselling, Number: "9/SP/2026", DatedOn: calendar.Of(w.now), Place: "Mataram", HeldOn: calendar.Of(w.now), Present: "anak dan bibi",
	})
	must(w, err)
}

// issue issues a brief and returns it with its file.
func (w *world) issue(p *petition.Petition) *brief.Issued {
	w.Helper()
	x, err := w.briefs.Issue(w.Context(), w.judge, p.ID)
	must(w, err)
	x, err = w.briefs.File(w.Context(), w.judge, x.ID)
	must(w, err)
	return x
}

// text gives what a PDF says.
func text(t testing.TB, doc []byte) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "pdftotext", "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(doc)
	out, err := cmd.Output()
	must(t, err)
	return string(out)
}

func petitionID(id string) petition.ID { return petition.ID(id) }

func scopeOf(by identity.Actor) access.Scope { return access.Of(by) }

// signedOf returns the signed assessments of a petition with every lane open.
func (w *world) signedOf(t testing.TB, id petition.ID) []assessment.Assessment {
	t.Helper()
	all, err := w.db.SignedOf(t.Context(), id)
	must(t, err)
	for i := range all {
		in, err := w.assessments.Instrument(&all[i])
		must(t, err)
		must(t, assessment.Open(t.Context(), w.db, w.assessments.Keys, in, &all[i], assessment.Lanes...))
	}
	return all
}
