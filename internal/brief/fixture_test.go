package brief_test

import (
	"bytes"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"timbang/forms"
	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/pgtest"
)

// The people of these cases are invented.

var day = calendar.MustDate

// world is an installation with its people and a clock that a test moves.
type world struct {
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
}

var catalogue = sync.OnceValues(func() (*assessment.Catalogue, error) { return assessment.Load(forms.FS) })

func newWorld(t testing.TB) *world {
	t.Helper()
	_, dsn := pgtest.DSN(t)
	db, err := postgres.Open(t.Context(), dsn, 4)
	must(t, err)
	t.Cleanup(db.Close)
	cat, err := catalogue()
	must(t, err)
	w := &world{TB: t, db: db, now: time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC), seats: map[identity.AgencyID][2]identity.Actor{}}
	clock := func() time.Time { return w.now }
	w.petitions = &petition.Service{Store: db, Now: clock}
	w.hearings = &hearing.Service{Store: db, Now: clock}
	w.referrals = &referral.Service{Store: db, Now: clock}
	w.assessments = &assessment.Service{Store: db, Catalogue: cat, Now: clock}
	w.agreements = &mou.Service{Store: db, Now: clock}
	w.briefs = &brief.Service{Store: db, Catalogue: cat, Print: pdf.Brief, Prove: pdf.Prove, Origin: "https://timbang.example", Now: clock}
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
	ctx := w.Context()
	p, err := w.petitions.Open(ctx, w.clerk, petition.ID(identity.NewID()))
	must(w, err)
	for _, part := range parts() {
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
		var faults []assessment.Fault
		a, faults, err = w.assessments.Write(ctx, seat[0], assessment.Revision{ID: a.ID, Version: a.Version}, s.ID, values)
		must(w, err)
		if len(faults) > 0 {
			w.Fatalf("%s: %v", s.ID, faults)
		}
	}
	a, err = w.assessments.Submit(ctx, seat[0], assessment.Revision{ID: a.ID, Version: a.Version})
	if err != nil {
		w.Fatal(problem.Of(err).Fields, err)
	}
	a, err = w.assessments.Sign(ctx, seat[1], assessment.Revision{ID: a.ID, Version: a.Version})
	must(w, err)
	return a
}

func cells(it *assessment.Item) []string {
	var out []string
	for _, c := range it.Cells() {
		out = append(out, c.Name)
	}
	return out
}

// filled answers everything that must be answered: with what was said, else
// with the mildest answer.
func filled(form *assessment.Instrument, said map[string]string) assessment.Answers {
	a := assessment.Answers{}
	for k, v := range said {
		a[k] = assessment.Answer{v}
	}
	for range 8 {
		for _, s := range form.Sections {
			for _, it := range s.Items {
				if name := it.ID; form.Needs(it, a) && a[name].Empty() && !slices.ContainsFunc(cells(it), func(c string) bool { return !a[c].Empty() }) {
					mild(it, a)
				}
			}
		}
	}
	return a
}

func mild(it *assessment.Item, a assessment.Answers) {
	switch it.Kind {
	case assessment.Choice, assessment.Several:
		a[it.ID] = assessment.Answer{it.Options[0].Value}
		if strings.HasSuffix(it.ID, "_polarity") {
			a[it.ID] = assessment.Answer{string(assessment.NoConcern)}
		}
		if it.ID == "sg_withhold" {
			a[it.ID] = assessment.Answer{assessment.No}
		}
	case assessment.YesNo:
		a[it.ID] = assessment.Answer{assessment.No}
	case assessment.Day:
		a[it.ID] = assessment.Answer{"2026-11-05"}
	case assessment.Number:
		a[it.ID] = assessment.Answer{"40"}
	case assessment.Table:
		a[it.Cells()[0].Name] = assessment.Answer{"2026-11-05"}
		if it.Columns[0].Kind != assessment.Day {
			a[it.Cells()[0].Name] = assessment.Answer{"Disebut."}
		}
	default:
		a[it.ID] = assessment.Answer{"Keterangan menurut catatan asesor."}
	}
}

// secret are words of the restricted lane, which no brief may hold.
var secret = []string{"AncamanRahasiaSatu", "HalTertutupDua", "SebabTertutupTiga", "KekerasanRahasiaEmpat"}

// paramita is an assessment with words in the restricted lane.
func paramita() map[string]string {
	return map[string]string{
		"sg_profession": "pekerja sosial profesional", "sg_licence": "STR 99/2025", "sg_child_last_seen": "2026-11-05", "sg_child_last_place": "Rumah bibi anak di Praya Tengah",
		"sg_contacts.1.date": "2026-11-05", "sg_contacts.1.place": "Rumah bibi anak", "sg_contacts.1.with": "Anak, bibi anak",
		"sg_heard": "Anak, sendiri\nBibi anak\nKedua pemohon", "sg_refused": "Calon suami, sedang bekerja di luar pulau", "sg_limits": "Calon suami belum ditemui.",
		"sg_withhold": "ya", "sg_withhold_what": secret[1], "sg_withhold_why": secret[2],
		"voice_heard": "ya", "voice_words": "Mele ku sekolah juluq. Lamun te nikahang, ku milu doang, laguq ku mele tamat SMA.", "voice_language": "sasak",
		"voice_translation": "Saya ingin sekolah dulu. Kalau dinikahkan, saya ikut saja, tetapi saya ingin tamat SMA.",
		"voice_alone":       "ya", "voice_present": "Anak dan asesor", "voice_date": "2026-11-05", "voice_place": "rumah bibi anak", "voice_minutes": "40", "voice_interpreter": "tidak_ada", "voice_no_interpreter_why": "Asesor berbahasa Sasak.",
		"f01_polarity": "mixed", "f01_finding": "Anak ingin menyelesaikan SMA dan tidak ingin mengecewakan orang tua.", "f01_evidence": "Percakapan dengan anak sendiri.", "f01_source": "Anak, bibi anak",
		"f02_pressure": "ya", "f02_pressure_note": secret[0], "f02_polarity": "concern", "f02_finding": "Anak belum tahu bahwa ia boleh menolak.", "f02_evidence": "Wawancara.", "f02_source": "Anak",
		"f07_polarity": "concern", "f07_finding": "Anak terdaftar di kelas XI; sekolah bersedia menerima kembali.", "f07_evidence": "Surat sekolah 421/99/2026.", "f07_source": "Anak, wali kelas",
		"f08_polarity": "concern", "f08_finding": "Penghasilan calon suami Rp1.200.000 sebulan, tidak tetap.", "f08_evidence": "Keterangan lisan.", "f08_source": "Ibu calon suami",
		"f08_money_reason": "ya",
		"f09_left_home":    "ya", "f09_left_date": "2026-10-11", "f09_separated.1.date": "2026-10-12", "f09_separated.1.by": "kepala dusun", "f09_separated.1.result": "anak dijemput bibinya",
		"f09_finding": "Bibi anak bersedia menampung dan membiayai sekolah anak.", "f09_evidence": "Pernyataan bibi anak.", "f09_source": "Bibi anak",
		"f11_violence": "ya", "f11_violence_note": secret[3],
		"f13_polarity": "not_assessed", "f13_not_assessed_why": "Surat kesanggupan belum dibuat.",
		"f14_polarity": "concern", "f14_if_granted": "Sekolah kemungkinan berhenti.", "f14_if_refused": "Anak tinggal pada bibi dan bersekolah.", "f14_finding": "Akibat utama ada pada sekolah anak.",
		"f16_options": "Menunda sampai tamat SMA\nMelangsungkan perkawinan", "f16_polarity": "concern", "f16_finding": "Kesinambungan sekolah disebut sebagai kepentingan utama anak.",
		"f16_recommendation": "ditunda_dengan_syarat", "f16_conditions": "Anak menyelesaikan semester berjalan.",
	}
}

// uptd is an assessment that differs in places and declines to recommend.
func uptd() map[string]string {
	return map[string]string{
		"sg_profession": "konselor", "sg_child_last_seen": "2026-11-10", "sg_child_last_place": "Kantor UPTD PPA",
		"voice_heard": "ya", "voice_words": "Saya belum mau menikah, tetapi bapak sudah bicara dengan keluarganya.", "voice_language": "indonesia",
		"voice_alone": "tidak", "voice_present": "Anak, bibi anak, asesor", "voice_date": "2026-11-10", "voice_place": "kantor UPTD PPA", "voice_minutes": "55", "voice_interpreter": "tidak_ada",
		"f01_polarity": "concern", "f01_finding": "Anak mengatakan belum mau menikah.", "f02_polarity": "concern",
		"f09_polarity": "concern", "f09_finding": "Tekanan kerabat ayah disebut anak sebagai alasan ia meninggalkan rumah.",
		"f16_polarity": "concern", "f16_finding": "Pilihan ditimbang bersama anak.", "f16_recommendation": "menolak_menerbitkan",
	}
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
	_, err := w.referrals.Decline(t.Context(), w.seats["lpa-ntb"][1], third.ID, third.Version, "Tenaga belum tersedia bulan ini.")
	must(t, err)
	w.later(4)
	w.assess(first, paramita())
	w.later(6)
	w.assess(second, uptd())
	w.later(1)
	return w, p
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
