package demo

import (
	"bytes"
	"context"
	"fmt"

	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/pdf"
)

func pactKey(court identity.CourtID, number int) string { return fmt.Sprint(court, " ", number) }

// parties are the court and who signs for the partners, by office.
func (x pact) parties() []string {
	return []string{institutions[string(x.court)] + ", ketua", "Lembaga mitra yang disebut di bawah, pimpinan masing-masing"}
}

// agree records an agreement, as a renewal where it is one, and keeps the
// signed paper of those that hold longest.
func (t *teller) agree(ctx context.Context, x pact, in mou.Agreement) error {
	by := t.actors[registrars[x.court]]
	var made *mou.Agreement
	var err error
	if x.renews > 0 {
		made, err = t.agreements.Renew(ctx, by, t.pacts[pactKey(x.court, x.renews)].ID, in)
	} else {
		made, err = t.agreements.Conclude(ctx, by, in)
	}
	if err != nil {
		return err
	}
	t.pacts[pactKey(x.court, x.number)] = made
	if x.to[0] < 12 {
		return nil
	}
	paper, err := t.signedPaper(ctx, x, in)
	if err != nil {
		return err
	}
	_, err = t.agreements.Attach(ctx, by, mou.Revision{ID: made.ID, Version: made.Version}, paper)
	return err
}

// signedPaper is an invented agreement as it was signed.
func (t *teller) signedPaper(ctx context.Context, x pact, in mou.Agreement) (*file.File, error) {
	var b bytes.Buffer
	err := pdf.WriteSpecimen(&b, pdf.Specimen{
		Issuer: institutions[string(x.court)], Title: "NOTA KESEPAHAMAN", Number: in.Number, Place: seats[x.court], Date: in.From,
		Passages: []pdf.Passage{
			{Words: "tentang " + in.Title + "."}, {Heading: "Ruang lingkup", Words: in.Scope},
			{Heading: "Masa berlaku", Words: in.From.Indonesian() + " sampai " + in.To.Indonesian() + "."},
		},
		Office: "Para pihak", Signatory: []string{"(tanda tangan dan cap)"}, At: t.clock.now(),
	})
	if err != nil {
		return nil, err
	}
	return file.Inspect(ctx, b.Bytes(), t.clock.now())
}

// introduce is what two agencies say of themselves: invented hours, no
// invented address or number.
func (t *teller) introduce(ctx context.Context) error {
	t.clock.set(t.clock.today.AddMonths(-11).AddDays(-14), 9*60)
	week := []mou.Weekday{"Senin", "Selasa", "Rabu", "Kamis", "Jumat"}
	for _, x := range []struct {
		agency identity.AgencyID
		note   string
		policy mou.Stance
		words  string
		slots  []mou.Slot
	}{
		{paramita, "Jumat sampai 11.30", mou.Sometimes, "Rekomendasi ditulis hanya bila hakim memintanya.", []mou.Slot{
			{Weekday: "Jumat", From: "08.30", To: "11.00", Profession: "psikolog", Place: "ruang anak Sentra Paramita"},
			{Weekday: "Selasa", From: "13.00", To: "16.00", Profession: "pekerja sosial", Place: "ruang anak Sentra Paramita"},
		}},
		{loteng, "", mou.Issues, "Menerbitkan sebagian dan menolak lebih banyak.", []mou.Slot{
			{Weekday: "Rabu", From: "09.00", To: "12.00", Profession: "pekerja sosial", Place: "kantor UPTD, Praya"},
		}},
	} {
		by, at := t.actors[supervisors[x.agency]], mou.ProfileRevision{Agency: x.agency, Version: 1}
		y, err := t.agreements.Keep(ctx, by, at, mou.Profile{OpenDays: week, OpenFrom: "08.00", OpenTo: "16.00", OpenNote: x.note, Recommendation: x.policy, Policy: x.words})
		for _, slot := range x.slots {
			if err == nil {
				at.Version = y.Version
				y, err = t.agreements.AddSlot(ctx, by, at, slot)
			}
		}
		if err != nil {
			return fmt.Errorf("introduce %s on %s: %w", x.agency, calendar.Of(t.clock.now()), err)
		}
	}
	return nil
}
