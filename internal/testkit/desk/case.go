package desk

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/referral"
	"timbang/internal/region"
)

// District is the kecamatan of every petition here: Praya.
const District region.Code = "52.02.01"

// NIKs of the invented people; the serials 999x belong to nobody.
const (
	ChildNIK  identity.NIK = "5202014107099991"
	FatherNIK identity.NIK = "5202010508809992"
	MotherNIK identity.NIK = "5202015203829993"
)

// At names a petition as it is now.
func At(p *petition.Petition) petition.Revision {
	return petition.Revision{ID: p.ID, Version: p.Version}
}

// Ticket returns a fresh id as a page proposes it.
func Ticket() petition.ID { return petition.ID(identity.NewID()) }

func person(name string, nik identity.NIK, sex identity.Sex, born string) petition.Person {
	return petition.Person{
		Name: name, Father: "Amaq Tastura", NIK: nik, Sex: sex, BirthPlace: "Praya", Born: calendar.MustDate(born),
		Religion: "Islam", Education: "SMP", Occupation: "Petani", Address: "Dusun Karang, Praya", Phone: "081900000000",
	}
}

// Parts lists the parts of a whole petition, in the order of the intake.
func Parts() []petition.Part {
	return []petition.Part{
		petition.Standing{Kind: petition.BothParents},
		petition.Petitioners{Kind: petition.BothParents, People: []petition.Person{
			person("Amaq Wangsa", FatherNIK, identity.Male, "1980-08-05"), person("Inaq Wangsa", MotherNIK, identity.Female, "1982-03-12"),
		}},
		petition.Child{Person: person("Siti Wangsa", ChildNIK, identity.Female, "2009-07-01"), Marital: petition.Never, StillAt: "ya", School: "MA Karang"},
		petition.Spouse{Person: person("Lalu Bumbang", "", identity.Male, "2003-02-10"), Marital: petition.Never, Income: 1_500_000, Months: 8},
		petition.SpouseParents{Father: petition.Person{Name: "Amaq Bumbang"}, Mother: petition.Person{Name: "Inaq Bumbang"}},
		petition.Domicile{District: District, Street: "Dusun Karang"},
		petition.Reason{Categories: []string{"merarik"}, Words: "Anak sudah dibawa pergi dan keluarga khawatir."},
	}
}

// Draft opens a petition at PA Praya and fills every part of it.
func (d *Desk) Draft(t testing.TB) *petition.Petition {
	t.Helper()
	p, err := d.Petitions.Open(t.Context(), Clerk, Ticket())
	must(t, err)
	for _, part := range Parts() {
		p, err = d.Petitions.Amend(t.Context(), Clerk, At(p), part, false)
		must(t, err)
	}
	return p
}

// Papers puts the papers of Pasal 5 ayat (1) on the file.
func (d *Desk) Papers(t testing.TB, p *petition.Petition) {
	t.Helper()
	for _, letter := range strings.Split("abcdef", "") {
		_, err := d.Petitions.PutDocument(t.Context(), Clerk, petition.Document{
			PetitionID: p.ID, Kind: petition.DocumentKind(letter), Number: "No. " + letter, OriginalSeen: true,
		}, nil)
		must(t, err)
	}
}

// Submitted returns a whole petition that waits for the check.
func (d *Desk) Submitted(t testing.TB) *petition.Petition {
	t.Helper()
	p := d.Draft(t)
	d.Papers(t, p)
	p, err := d.Petitions.Submit(t.Context(), Clerk, At(p))
	must(t, err)
	return p
}

// Enrolment is an entry of the register of 23 November 2026.
func Enrolment(n int) petition.Enrolment {
	return petition.Enrolment{
		Number: fmt.Sprintf("%d/Pdt.P/2026/PA.Pra", n), On: calendar.MustDate("2026-11-23"), Advance: 250_000, Receipt: "SKUM 9",
	}
}

// Registered returns a petition with case number n.
func (d *Desk) Registered(t testing.TB, n int) *petition.Petition {
	t.Helper()
	p, err := d.Petitions.Register(t.Context(), Clerk, At(d.Submitted(t)), Enrolment(n))
	must(t, err)
	return p
}

// Assigned returns a petition that Judge has.
func (d *Desk) Assigned(t testing.TB, n int) *petition.Petition {
	t.Helper()
	p, err := d.Petitions.Assign(t.Context(), Registrar, At(d.Registered(t, n)), Judge.ID, "Baiq Kuta")
	must(t, err)
	return p
}

// Slot is a hearing on a working day that is n days from the start.
func Slot(n int) hearing.Slot {
	return hearing.Slot{On: calendar.MustDate("2026-11-23").AddDays(n), At: "9.00", Room: "Ruang Sidang Anak"}
}

// InHearing returns a petition whose first hearing, of today, Judge opened.
func (d *Desk) InHearing(t testing.TB, n int) *petition.Petition {
	t.Helper()
	p := d.Assigned(t, n)
	slot := Slot(0)
	slot.Confirmed = hearing.Slot{On: slot.On, At: "09.00", Room: slot.Room}.Key()
	_, err := d.Hearings.Schedule(t.Context(), Clerk, At(p), slot)
	must(t, err)
	_, err = d.Hearings.Begin(t.Context(), Judge, At(d.Again(t, p.ID)))
	must(t, err)
	return d.Again(t, p.ID)
}

// Overridden returns the petition after Judge set aside every item that blocks.
func (d *Desk) Overridden(t testing.TB, p *petition.Petition) *petition.Petition {
	t.Helper()
	c, err := d.Rulings.Of(t.Context(), Judge, p)
	must(t, err)
	for _, i := range c.Blocking(calendar.Of(d.Now())) {
		p = d.Again(t, p.ID)
		_, err := d.Rulings.Override(t.Context(), Judge, At(p), i.Rule.ID, "Sudah dilakukan dalam sidang; berita acara menyusul.")
		must(t, err)
	}
	return d.Again(t, p.ID)
}

// Decided returns the petition after Judge recorded that it was withdrawn.
func (d *Desk) Decided(t testing.TB, p *petition.Petition) *petition.Petition {
	t.Helper()
	_, err := d.Rulings.Decide(t.Context(), Judge, At(p), determination.Ruling{
		Ruling: petition.Ruling{Kind: petition.Withdrawn, On: calendar.MustDate("2026-11-23")}, Withdrawal: determination.AfterAdvice,
	})
	must(t, err)
	return d.Again(t, p.ID)
}

// Again reads a petition as it is now.
func (d *Desk) Again(t testing.TB, id petition.ID) *petition.Petition {
	t.Helper()
	p, err := d.DB.Petition(t.Context(), id)
	must(t, err)
	return p
}

// Agree records an agreement of PA Praya with both agencies, valid from a year
// before the start of the desk until a day.
func (d *Desk) Agree(t testing.TB, until string) *mou.Agreement {
	t.Helper()
	a, err := d.Agreements.Conclude(t.Context(), Registrar, mou.Agreement{
		Number: "W22-A3/9/" + until, Title: "Asesmen kepentingan terbaik bagi anak", From: calendar.MustDate("2025-11-23"),
		To: calendar.MustDate(until), Agencies: []identity.AgencyID{Loteng, Paramita}, Instruments: []string{Instrument, followup.Instrument},
	})
	must(t, err)
	return a
}

// Request is what the judge asks of Loteng about a petition.
func Request(p *petition.Petition) referral.Request {
	return referral.Request{
		Ticket: referral.ID(Ticket()), Petition: p.ID, Agency: Loteng, Instrument: Instrument,
		Questions: "Apakah anak menyetujui rencana ini?", Due: calendar.MustDate("2026-12-07"), Contact: "Pemohon, 081900000000",
	}
}

// Asked returns a referral of a petition that Judge has.
func (d *Desk) Asked(t testing.TB, p *petition.Petition) *referral.Referral {
	t.Helper()
	r, err := d.Referrals.Ask(t.Context(), Judge, Request(p))
	must(t, err)
	return r
}

// Allocated returns a referral that Assessor has.
func (d *Desk) Allocated(t testing.TB, p *petition.Petition) *referral.Referral {
	t.Helper()
	r := d.Asked(t, p)
	r, err := d.Referrals.Accept(t.Context(), Supervisor, r.ID, r.Version)
	must(t, err)
	r, err = d.Referrals.Allocate(t.Context(), Supervisor, r.ID, r.Version, Assessor.ID)
	must(t, err)
	return r
}

// Recording is a child who came to Loteng before a petition; the birth date is
// that of every petition here.
func Recording() referral.Recording {
	return referral.Recording{
		Ticket: referral.ID(Ticket()), Name: "Siti Wangsa", Sex: identity.Female, Born: calendar.MustDate("2009-07-01"), District: District,
		Contact: "Ibu anak, 081900000000", Instrument: Instrument, Basis: referral.Consent, Consent: "Ibu kandung, tertulis", Assent: referral.Agrees,
	}
}

// CameFirst returns the referral of a child whom Assessor recorded.
func (d *Desk) CameFirst(t testing.TB) *referral.Referral {
	t.Helper()
	r, err := d.Referrals.Record(t.Context(), Assessor, Recording())
	must(t, err)
	return r
}

// Code returns the code of a signed assessment that came first.
func (d *Desk) Code(t testing.TB, id referral.ID) referral.Code {
	t.Helper()
	r, err := d.DB.Referral(t.Context(), id)
	must(t, err)
	x, err := d.Referrals.IssueCode(t.Context(), Supervisor, referral.Revision{ID: id, Version: r.Version})
	must(t, err)
	return x.Code
}

// Of names an assessment as it is now.
func Of(a *assessment.Assessment) assessment.Revision {
	return assessment.Revision{ID: a.ID, Version: a.Version}
}

// Written returns a draft in which every required answer is given.
func (d *Desk) Written(t testing.TB, r *referral.Referral) *assessment.Assessment {
	t.Helper()
	a, err := d.Assessments.Begin(t.Context(), Assessor, r.ID)
	must(t, err)
	in, err := d.Assessments.Instrument(a)
	must(t, err)
	answers := instrument.Answers{}
	for _, s := range in.Sections {
		form := url.Values{}
		for _, it := range s.Items {
			if in.Needs(it, answers) {
				name, value := typed(it)
				form.Set(name, value)
				answers[name] = instrument.Answer{value}
			}
		}
		a, _, err = d.Assessments.Write(t.Context(), Assessor, Of(a), s.ID, form)
		must(t, err)
	}
	return a
}

// Handed returns an assessment that waits for the supervisor.
func (d *Desk) Handed(t testing.TB, r *referral.Referral) *assessment.Assessment {
	t.Helper()
	a, err := d.Assessments.Submit(t.Context(), Assessor, Of(d.Written(t, r)))
	must(t, err)
	return a
}

// Signed returns a frozen assessment.
func (d *Desk) Signed(t testing.TB, r *referral.Referral) *assessment.Assessment {
	t.Helper()
	a, err := d.Assessments.Sign(t.Context(), Supervisor, Of(d.Handed(t, r)))
	must(t, err)
	return a
}

// typed gives the control of an item and something acceptable to type into it.
func typed(it *instrument.Item) (name, value string) {
	name, kind, options := it.ID, it.Kind, it.Options
	if it.Kind == instrument.Table {
		c := it.Cells()[0]
		name, kind, options = c.Name, c.Column.Kind, c.Column.Options
	}
	switch kind {
	case instrument.Choice, instrument.Several, instrument.YesNo:
		return name, options[0].Value
	case instrument.Day:
		return name, "2026-11-02"
	case instrument.Number:
		if it.Min != nil {
			return name, fmt.Sprint(*it.Min)
		}
		return name, "1"
	}
	return name, "Keterangan."
}

// Opened returns an assessment as it is kept, with every lane open.
func (d *Desk) Opened(t testing.TB, id assessment.ID) *assessment.Assessment {
	t.Helper()
	a, err := d.DB.Assessment(t.Context(), id)
	must(t, err)
	in, err := d.Assessments.Instrument(a)
	must(t, err)
	must(t, assessment.Open(t.Context(), d.DB, d.Assessments.Keys, in, a, assessment.Lanes...))
	return a
}
