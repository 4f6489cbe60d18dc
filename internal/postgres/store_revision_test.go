package postgres_test

import (
	"context"
	"errors"

	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/job"
	"timbang/internal/petition"
	"timbang/internal/testkit/desk"
)

// workBreaches violate the constraints of corrections, of authors, of jobs and
// of bundles.
var workBreaches = []breach{
	{"assessment_one_draft", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		return corrected(ctx, d, p, assessment.Draft, assessment.Draft)
	}, "Draf lain untuk permintaan ini masih terbuka. Muat ulang halaman."},
	{"assessment_corrected_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		return corrected(ctx, d, p, assessment.Signed, assessment.Draft)
	}, "Koreksi atas asesmen ini sudah dibuka. Muat ulang halaman."},
	{"authorship_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		a, err := assessmentOf(ctx, d, p)
		if err != nil {
			return err
		}
		x := assessment.Author{AssessmentID: a.ID, Ordinal: 9, ReferralID: a.ReferralID, AuthorID: a.AuthorID, Name: a.Author, Since: d.Now()}
		again := x
		return errors.Join(d.DB.SaveAuthor(ctx, &x), d.DB.SaveAuthor(ctx, &again))
	}, "Asesmen ini baru saja dialihkan oleh orang lain. Muat ulang halaman."},
	{"annex_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		return annexed(ctx, d, p, brief.IssuedAnnex{ID: "a", Number: 1, Code: "a"}, brief.IssuedAnnex{ID: "a", Number: 2, Code: "b"})
	}, "Lampiran Tertutup ini sudah dibuat dan kata sandinya sudah ditampilkan. Buat yang baru bila kata sandinya hilang."},
	{"annex_number_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		return annexed(ctx, d, p, brief.IssuedAnnex{ID: "a", Number: 1, Code: "a"}, brief.IssuedAnnex{ID: "b", Number: 1, Code: "b"})
	}, "Lampiran Tertutup lain baru saja dibuat. Muat ulang halaman."},
	{"certificate_number_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		return certified(ctx, d, p, "1", "1")
	}, "Nomor ini sudah dipakai lembaga Anda untuk surat lain dari jenis yang sama. Periksa nomornya di buku agenda."},
	{"certificate_standing_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		return certified(ctx, d, p, "1", "2")
	}, "Surat ini baru saja diterbitkan. Muat ulang halaman."},
	{"job_once", func(ctx context.Context, d *desk.Desk, _ *petition.Petition) error {
		return errors.Join(d.DB.AddJob(ctx, job.New("x", "twice", desk.Judge.ID, d.Now())), d.DB.AddJob(ctx, job.New("x", "twice", desk.Judge.ID, d.Now())))
	}, "Pekerjaan ini baru saja diminta. Muat ulang halaman."},
	{"bundle_brief_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		x := brief.Issued{ID: "brief", PetitionID: p.ID, CourtID: p.CourtID, Number: 1, Code: "c", SHA256: "s", Content: []byte("%PDF"), IssuedAt: d.Now(), IssuedBy: desk.Judge.ID}
		if err := d.DB.SaveBrief(ctx, &x); err != nil {
			return err
		}
		one := brief.IssuedBundle{ID: "one", BriefID: x.ID, PetitionID: p.ID, CourtID: p.CourtID, Number: 1, Code: "a", SHA256: "a", Content: []byte("%PDF"), Front: 1, IssuedAt: d.Now(), IssuedBy: desk.Judge.ID}
		two := one
		two.ID, two.Number, two.Code, two.SHA256 = "two", 2, "b", "b"
		return errors.Join(d.DB.SaveBundle(ctx, &one), d.DB.SaveBundle(ctx, &two))
	}, "Berkas gabungan ini baru saja terbit. Muat ulang halaman."},
}

// annexed saves sealed annexes of the petition.
func annexed(ctx context.Context, d *desk.Desk, p *petition.Petition, all ...brief.IssuedAnnex) error {
	for _, x := range all {
		x.PetitionID, x.CourtID, x.SHA256, x.Content, x.IssuedAt, x.IssuedBy = p.ID, p.CourtID, x.Code, []byte("x"), d.Now(), desk.Judge.ID
		if err := d.DB.SaveAnnex(ctx, &x); err != nil {
			return err
		}
	}
	return nil
}

// certified saves certificates of the signed assessment with the given numbers;
// of two with one number the first is withdrawn.
func certified(ctx context.Context, d *desk.Desk, p *petition.Petition, numbers ...string) error {
	a, err := assessmentOf(ctx, d, p)
	for i, n := range numbers {
		x := assessment.Certificate{
			ID: assessment.CertificateID(rune('a' + i)), AssessmentID: a.ID, AgencyID: a.AgencyID, Kind: assessment.Recommendation, Number: n, DatedOn: calendar.Of(d.Now()), Place: "Praya",
			Position: "direkomendasikan", Content: []byte("x"), SHA256: "x", IssuedAt: d.Now(), IssuedBy: desk.Supervisor.ID, Issuer: "x",
		}
		if now := d.Now(); i == 0 && numbers[0] == numbers[1] {
			x.WithdrawnAt, x.WithdrawnBy, x.WithdrawnWhy = &now, desk.Supervisor.ID, "x"
		}
		if err == nil {
			err = d.DB.SaveCertificate(ctx, &x)
		}
	}
	return err
}

// corrected saves two corrections of the signed assessment in the given states.
func corrected(ctx context.Context, d *desk.Desk, p *petition.Petition, states ...assessment.Status) error {
	signed, err := assessmentOf(ctx, d, p)
	if err != nil {
		return err
	}
	for i, state := range states {
		a := *signed
		a.ID, a.Version, a.Status, a.Revision = assessment.ID(rune('a'+i)), 0, state, 2+i
		a.Corrects, a.Reason = signed.ID, "salah ketik"
		if state == assessment.Draft {
			a.SignedBy, a.SignedAt, a.Hash = "", nil, ""
			if i > 0 && states[0] == assessment.Draft {
				a.Corrects, a.Reason = "", ""
			}
		}
		if err == nil {
			err = d.DB.SaveAssessment(ctx, &a)
		}
	}
	return err
}
