package postgres_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/file"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/testkit/desk"
)

func TestAPetitionComesBackAsItWasSaved(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	want := d.Assigned(t, 1)
	got := d.Again(t, want.ID)
	for _, p := range []*petition.Petition{got, want} { // one instant, two zones
		p.CreatedAt, p.UpdatedAt = p.CreatedAt.UTC(), p.UpdatedAt.UTC()
		at := p.SubmittedAt.UTC()
		p.SubmittedAt = &at
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("petition (-got +want):\n%s", diff)
	}
	if got.Child.NIK.Digits() != desk.ChildNIK.Digits() {
		t.Errorf("the stored NIK is %s, want it whole", got.Child.NIK)
	}
}

func TestOneOfTwoWritesOfTheSameVersionIsRefused(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	first, second := d.Again(t, p.ID), d.Again(t, p.ID)
	d.Do(t, func(ctx context.Context) error {
		first.Deputy = "Baiq Kuta"
		return d.DB.SavePetition(ctx, first)
	})
	err := d.DB.InTx(t.Context(), func(ctx context.Context) error { return d.DB.SavePetition(ctx, second) })
	if !problem.Is(err, problem.Conflict) {
		t.Fatalf("got %v, want a conflict", err)
	}
	if got := d.Again(t, p.ID); got.Deputy != "Baiq Kuta" || got.Version != first.Version || second.Version != p.Version {
		t.Errorf("got deputy %q version %d, loser %d", got.Deputy, got.Version, second.Version)
	}
}

func TestATransactionIsKeptWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	stop := errors.New("stop")
	err := d.DB.InTx(t.Context(), func(ctx context.Context) error {
		p.Deputy = "Baiq Kuta"
		if err := d.DB.SavePetition(ctx, p); err != nil {
			return err
		}
		if err := d.DB.Record(ctx, audit.Of(d.Now(), desk.Clerk, "petition.test")); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Errorf("got %v, want the error of the function", err)
	}
	if got := d.Again(t, p.ID).Deputy; got != "" {
		t.Errorf("deputy %q was kept", got)
	}
	if n := count(t, d, "audit where action = 'petition.test'"); n != 0 {
		t.Errorf("%d entries were kept", n)
	}
}

func TestATransactionWithinATransactionIsAMistake(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	err := d.DB.InTx(t.Context(), func(ctx context.Context) error {
		return d.DB.InTx(ctx, func(context.Context) error { return nil })
	})
	if err == nil || !strings.Contains(err.Error(), "nested") {
		t.Errorf("got %v, want a refusal", err)
	}
}

func TestNothingIsRecordedOutsideATransaction(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	if err := d.DB.Record(t.Context(), audit.Of(d.Now(), desk.Clerk, "petition.test")); err == nil {
		t.Error("the entry was taken")
	}
	if n := count(t, d, "audit"); n != 0 {
		t.Errorf("%d entries, want none", n)
	}
}

func TestAMissingRowIsNotFound(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	ctx := t.Context()
	for name, read := range map[string]func() error{
		"petition":   func() error { _, err := d.DB.Petition(ctx, "x"); return err },
		"referral":   func() error { _, err := d.DB.Referral(ctx, "x"); return err },
		"assessment": func() error { _, err := d.DB.Assessment(ctx, "x"); return err },
		"account":    func() error { _, err := d.DB.Account(ctx, "x"); return err },
		"username":   func() error { _, err := d.DB.AccountByName(ctx, "x"); return err },
		"court":      func() error { _, err := d.DB.Court(ctx, "x"); return err },
		"file":       func() error { _, err := d.DB.File(ctx, "x"); return err },
	} {
		if err := read(); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s: got %v, want not found", name, err)
		}
	}
}

// breach violates a constraint and gives the words that a user must read.
type breach struct {
	constraint string
	act        func(ctx context.Context, d *desk.Desk, p *petition.Petition) error
	want       string
}

var breaches = []breach{
	{"petition_number_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		return d.DB.SavePetition(ctx, twin(p, "twin"))
	}, "Nomor perkara ini sudah dipakai permohonan lain. Periksa nomornya di register."},
	{"petition_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		return d.DB.SavePetition(ctx, &petition.Petition{ID: p.ID, CourtID: desk.Praya, Status: petition.Draft, CreatedBy: desk.Clerk.ID, CreatedAt: d.Now(), UpdatedAt: d.Now()})
	}, "Permohonan ini sudah dibuka. Muat ulang Meja Kerja."},
	{"document_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		return d.DB.SaveDocument(ctx, &petition.Document{ID: "again", PetitionID: p.ID, Kind: "a", Ordinal: 1, ReceivedOn: calendar.MustDate("2026-11-23"), UpdatedAt: d.Now()})
	}, "Dokumen ini baru saja disimpan oleh orang lain. Muat ulang halaman."},
	{"hearing_ordinal_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		for _, id := range []hearing.ID{"h1", "h2"} {
			h := &hearing.Hearing{ID: id, PetitionID: p.ID, CourtID: p.CourtID, Ordinal: 9, On: calendar.MustDate("2026-11-24"), At: "09.00", Room: "1", Status: hearing.Scheduled, CreatedAt: d.Now()}
			if err := d.DB.SaveHearing(ctx, h); err != nil {
				return err
			}
		}
		return nil
	}, "Sidang baru saja dijadwalkan oleh orang lain. Muat ulang halaman."},
	{"account_username_once", func(ctx context.Context, d *desk.Desk, _ *petition.Petition) error {
		return d.DB.SaveAccount(ctx, &identity.Account{ID: "new", Username: "clerk", Name: "Baiq", Office: identity.Admin, CreatedAt: d.Now()})
	}, "Nama pengguna ini sudah dipakai. Pilih nama lain."},
	{"agreement_number_once", func(ctx context.Context, d *desk.Desk, _ *petition.Petition) error {
		for _, id := range []mou.AgreementID{"a1", "a2"} {
			a := &mou.Agreement{ID: id, CourtID: desk.Praya, Number: "1", From: calendar.MustDate("2026-01-01"), To: calendar.MustDate("2026-12-31"), CreatedAt: d.Now()}
			if err := d.DB.SaveAgreement(ctx, a); err != nil {
				return err
			}
		}
		return nil
	}, "Nomor nota kesepahaman ini sudah tercatat."},
	{"agreement_renewed_once", func(ctx context.Context, d *desk.Desk, _ *petition.Petition) error {
		for i, id := range []mou.AgreementID{"a1", "a2", "a3"} {
			a := &mou.Agreement{ID: id, CourtID: desk.Praya, Number: string(id), From: calendar.MustDate("2026-01-01"), To: calendar.MustDate("2026-12-31"), CreatedAt: d.Now()}
			if i > 0 {
				a.Renews = "a1"
			}
			if err := d.DB.SaveAgreement(ctx, a); err != nil {
				return err
			}
		}
		return nil
	}, "Nota kesepahaman ini sudah diperpanjang. Muat ulang halaman."},
	{"agency_name_pk", func(ctx context.Context, d *desk.Desk, _ *petition.Petition) error {
		for range 2 {
			n := &mou.Name{AgencyID: desk.Loteng, Ordinal: 2, Name: "UPTD Rekaan", From: calendar.MustDate("2026-01-01"), Basis: "Peraturan", RecordedAt: d.Now(), RecordedBy: desk.Admin.ID}
			if err := d.DB.SaveName(ctx, n); err != nil {
				return err
			}
		}
		return nil
	}, "Nama lembaga ini baru saja diubah oleh orang lain. Muat ulang halaman."},
	{"petition_link_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		other := twin(p, "other")
		other.Number = "8/Pdt.P/2026/PA.Pra"
		if err := d.DB.SavePetition(ctx, other); err != nil {
			return err
		}
		for n := range 2 {
			if err := d.DB.SaveLink(ctx, &petition.Link{PetitionID: p.ID, OtherID: "other", Why: "-", LinkedAt: d.Now().Add(time.Duration(n) * time.Second), LinkedBy: desk.Clerk.ID}); err != nil {
				return err
			}
		}
		return nil
	}, "Kedua permohonan ini sudah tertaut."},
	{"petition_link_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		other, now := twin(p, "other"), d.Now()
		other.Number = "8/Pdt.P/2026/PA.Pra"
		if err := d.DB.SavePetition(ctx, other); err != nil {
			return err
		}
		l := petition.Link{PetitionID: p.ID, OtherID: "other", Why: "-", LinkedAt: now, LinkedBy: desk.Clerk.ID}
		if err := d.DB.SaveLink(ctx, &l); err != nil {
			return err
		}
		ended := l
		ended.UnlinkedAt, ended.UnlinkedBy, ended.UnlinkWhy = &now, desk.Clerk.ID, "-"
		if err := d.DB.EndLink(ctx, &ended); err != nil {
			return err
		}
		return d.DB.SaveLink(ctx, &l)
	}, "Kedua permohonan ini sudah tertaut."},
	{"document_reference_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		other := twin(p, "other")
		other.Number = "8/Pdt.P/2026/PA.Pra"
		if err := d.DB.SavePetition(ctx, other); err != nil {
			return err
		}
		x := &petition.Document{ID: "theirs", PetitionID: other.ID, Kind: "d", Ordinal: 1, ReceivedOn: calendar.MustDate("2026-11-23"), UpdatedAt: d.Now()}
		if err := d.DB.SaveDocument(ctx, x); err != nil {
			return err
		}
		for _, id := range []petition.ReferenceID{"r1", "r2"} {
			r := &petition.Reference{ID: id, PetitionID: p.ID, OwnerID: other.ID, CourtID: p.CourtID, DocumentID: x.ID, UsedAs: "e", TheirChild: petition.TheSpouse, ReferredAt: d.Now(), ReferredBy: desk.Clerk.ID}
			if err := d.DB.SaveReference(ctx, r); err != nil {
				return err
			}
		}
		return nil
	}, "Dokumen ini sudah dirujuk dalam perkara ini."},
	{"assessment_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		a, err := assessmentOf(ctx, d, p)
		if err != nil {
			return err
		}
		a.ID, a.Version, a.Status, a.SignedBy, a.SignedAt, a.Hash = "again", 0, "draft", "", nil, ""
		return d.DB.SaveAssessment(ctx, a)
	}, "Asesmen untuk permintaan ini sudah dibuka. Muat ulang halaman."},
	{"assessment_signer_not_author", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		a, err := assessmentOf(ctx, d, p)
		if err != nil {
			return err
		}
		a.ID, a.Version, a.Revision, a.SignedBy = "again", 0, 2, a.AuthorID
		return d.DB.SaveAssessment(ctx, a)
	}, "Penulis asesmen tidak dapat menandatanganinya sendiri. Minta penyelia lain."},
	{"assessment_frozen", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		a, err := assessmentOf(ctx, d, p)
		if err != nil {
			return err
		}
		a.Comment = "sesudahnya"
		return d.DB.SaveAssessment(ctx, a)
	}, "Asesmen ini sudah ditandatangani dan tidak dapat diubah lagi."},
	{"judge_note_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		for range 2 {
			if err := d.DB.SaveJudgeNote(ctx, &determination.Note{PetitionID: p.ID, AccountID: "judge", Words: "x", SavedAt: d.Now()}); err != nil {
				return err
			}
		}
		return nil
	}, "Catatan ini baru saja disimpan dari perangkat lain. Salin ketikan Anda, muat ulang halaman, lalu gabungkan."},
	{"referral_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		a, err := assessmentOf(ctx, d, p)
		if err != nil {
			return err
		}
		r, err := d.DB.Referral(ctx, a.ReferralID)
		if err != nil {
			return err
		}
		r.Version = 0
		return d.DB.SaveReferral(ctx, r)
	}, "Permintaan ini sudah dikirim. Muat ulang halaman permohonan."},
	{"referral_open_once", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		a, err := assessmentOf(ctx, d, p)
		if err != nil {
			return err
		}
		r, err := d.DB.Referral(ctx, a.ReferralID)
		for _, id := range []referral.ID{"one", "two"} {
			if err == nil {
				r.ID, r.Version, r.Status = id, 0, referral.Requested
				err = d.DB.SaveReferral(ctx, r)
			}
		}
		return err
	}, "Lembaga ini sudah diminta dengan instrumen yang sama dan belum selesai. Buka permintaan itu dari halaman permohonan, atau pilih lembaga lain."},
	{"referral_meeting_pk", func(ctx context.Context, d *desk.Desk, p *petition.Petition) error {
		a, err := assessmentOf(ctx, d, p)
		m := referral.Meeting{ReferralID: a.ReferralID, Ordinal: 1, On: calendar.MustDate("2026-12-01"), At: "09.00", Place: "Rumah", MadeAt: d.Now(), MadeBy: desk.Assessor.ID}
		for range 2 {
			if err == nil {
				err = d.DB.SaveMeeting(ctx, &m)
			}
		}
		return err
	}, "Pertemuan baru saja dijadwalkan oleh orang lain. Muat ulang halaman."},
}

func TestAViolatedConstraintHasItsWords(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	p := d.Assigned(t, 7)
	d.Signed(t, d.Allocated(t, p))
	p = d.Again(t, p.ID)
	var tried []string
	for _, b := range slices.Concat(breaches, rulingBreaches, followBreaches, repeatBreaches, workBreaches) {
		err := d.DB.InTx(t.Context(), func(ctx context.Context) error { return b.act(ctx, d, p) })
		if !problem.Is(err, problem.Conflict) || problem.Of(err).Words != b.want {
			t.Errorf("%s: got %v, want %q", b.constraint, err, b.want)
		}
		if err == nil || !strings.Contains(err.Error(), "("+b.constraint+")") {
			t.Errorf("%s: the log reads %v and does not name it", b.constraint, err)
		}
		tried = append(tried, b.constraint)
	}
	for _, name := range postgres.Worded() {
		if !contains(tried, name) && name != "brief_number_once" { // the brief has its own test
			t.Errorf("%s has words but no test", name)
		}
	}
}

func TestTheLogOfAViolationDoesNotRepeatTheRow(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	err := d.DB.InTx(t.Context(), func(ctx context.Context) error {
		return d.DB.SaveAccount(ctx, &identity.Account{ID: "new", Username: "clerk", Name: "Baiq Sungkar", Office: "raja", CreatedAt: d.Now()})
	})
	if err == nil || strings.Contains(err.Error(), "Sungkar") || !strings.Contains(err.Error(), "account_office_known") {
		t.Errorf("got %v, want the constraint and nothing of the row", err)
	}
}

func TestTheLogDoesNotRepeatWhatFitsNoType(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	err := d.DB.InTx(t.Context(), func(ctx context.Context) error {
		_, err := d.DB.Petition(ctx, "Siti Wangsa\xff")
		return err
	})
	if err == nil || problem.Of(err).Kind != problem.Internal || strings.Contains(err.Error(), "Siti") || !strings.Contains(err.Error(), "22021") {
		t.Errorf("got %v, want the code only", err)
	}
}

func TestASessionIsKeptByAHashOfItsToken(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	s := d.DB.Sessions()
	const token = "a-token-that-only-the-browser-knows"
	if err := s.Commit(token, []byte("data"), time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if b, ok, err := s.Find(token); err != nil || !ok || string(b) != "data" {
		t.Errorf("got %q, %v, %v, want the data", b, ok, err)
	}
	var row string
	if err := d.AsOwner(t).QueryRow(t.Context(), "select session::text from session").Scan(&row); err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256([]byte(token)); strings.Contains(row, token) || !strings.Contains(row, hex.EncodeToString(sum[:])) {
		t.Errorf("the row shows the token, or not its hash: %s", row)
	}
	if err := s.Delete(token); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Find(token); ok || err != nil {
		t.Errorf("after its end: found %v, %v", ok, err)
	}
}

func TestAnExpiredSessionIsNotFoundAndSweptAway(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	s := d.DB.Sessions()
	if err := s.Commit("old", []byte("data"), time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Find("old"); ok || err != nil {
		t.Errorf("found %v, %v", ok, err)
	}
	if err := s.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := count(t, d, "session"); n != 0 {
		t.Errorf("%d sessions, want none", n)
	}
}

func TestTheSameFileIsKeptOnce(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	f := &file.File{Type: "application/pdf", Size: 1, Content: []byte("x"), CreatedAt: d.Now()}
	for range 2 {
		d.Do(t, func(ctx context.Context) error { return d.DB.SaveFile(ctx, f) })
	}
	if n := count(t, d, "file"); n != 1 {
		t.Errorf("%d files, want 1", n)
	}
}

func TestAccountsAreListedByOfficeAndPlace(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Exec(t, "update account set active = false where id = 'judge2'")
	judges, err := d.DB.Accounts(t.Context(), identity.Judge, desk.Praya, "")
	if err != nil || len(judges) != 1 || judges[0].ID != desk.Judge.ID {
		t.Errorf("judges: got %v, %v, want the active one of Praya", judges, err)
	}
	assessors, err := d.DB.Accounts(t.Context(), identity.Assessor, "", desk.Paramita)
	if err != nil || len(assessors) != 1 || assessors[0].ID != desk.OtherAssessor.ID {
		t.Errorf("assessors: got %v, %v, want those of one agency", assessors, err)
	}
	counts, err := d.DB.CountAccounts(t.Context())
	if err != nil || counts[identity.Judge] != 2 || counts[identity.Clerk] != 2 {
		t.Errorf("counts: got %v, %v", counts, err)
	}
}

func TestAScopeWithoutCourtAndAgencySeesNoReferrals(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	d.Asked(t, d.Assigned(t, 1))
	if got, err := d.DB.Referrals(t.Context(), access.Scope{}, ""); err != nil || len(got) != 0 {
		t.Errorf("got %d, %v, want none", len(got), err)
	}
}
