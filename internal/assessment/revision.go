package assessment

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// longestReason is how long the reason of a correction may be, in characters:
// it is printed in the brief.
const longestReason = 500

// Correct opens the next revision of a signed assessment, with its answers and
// its version of the instrument, for its author. The signed one stands until
// the correction is signed. It returns Invalid without a reason, and Conflict
// unless the assessment is the newest signed one and nothing else is open.
func (s *Service) Correct(ctx context.Context, by identity.Actor, at Revision, reason string) (*Assessment, error) {
	var out *Assessment
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		old, err := s.load(ctx, by, access.CorrectAssessment, at.ID)
		if err != nil {
			return err
		}
		if reason, err = readReason(reason); err != nil {
			return err
		}
		if out, err = s.next(ctx, by, old); err != nil {
			return err
		}
		out.Reason = reason
		if err := s.save(ctx, out, true); err != nil {
			return err
		}
		if err := s.note(ctx, by, "assessment.correct", out, []audit.Change{{Field: "Revision", From: fmt.Sprint(old.Revision), To: fmt.Sprint(out.Revision)}}); err != nil {
			return err
		}
		if err := s.enrol(ctx, out); err != nil {
			return err
		}
		return s.carry(ctx, old, out)
	})
	return out, err
}

// carry puts the papers of a revision to the next one.
func (s *Service) carry(ctx context.Context, from, to *Assessment) error {
	all, err := s.Store.AttachmentsOf(ctx, from.ID)
	if err != nil {
		return err
	}
	for _, x := range all {
		x.ID, x.AssessmentID = AttachmentID(identity.NewID()), to.ID
		if err := s.Store.AddAttachment(ctx, x); err != nil {
			return err
		}
	}
	return nil
}

func readReason(s string) (string, error) {
	s = strings.TrimSpace(s)
	refused := problem.New(problem.Invalid, "Koreksi belum dibuka.")
	switch n := utf8.RuneCountInString(s); {
	case n == 0:
		return "", refused.With("reason", "Tuliskan mengapa asesmen ini dikoreksi; pengadilan membacanya.")
	case n > longestReason:
		return "", refused.With("reason", fmt.Sprintf("Alasan ini %d huruf. Persingkat menjadi paling banyak %d huruf.", n, longestReason))
	}
	return s, nil
}

// next makes the revision after a signed one, not yet saved.
func (s *Service) next(ctx context.Context, by identity.Actor, old *Assessment) (*Assessment, error) {
	all, err := s.Store.AssessmentsOf(ctx, old.ReferralID)
	if err != nil {
		return nil, err
	}
	last := latest(all)
	switch {
	case old.Status != Signed:
		return nil, problem.New(problem.Conflict, "Asesmen ini belum ditandatangani, sehingga belum perlu dikoreksi. Minta penyelia mengembalikannya bila ada yang harus diperbaiki.")
	case len(old.Opened) < len(Lanes):
		return nil, problem.New(problem.Forbidden, "Koreksi hanya dapat dibuka oleh yang membaca seluruh isi asesmen.")
	case last.ID != old.ID && last.Status != Signed:
		return nil, problem.New(problem.Conflict, "Koreksi atas asesmen ini sudah dibuka. Lanjutkan koreksi itu, atau batalkan dahulu.")
	case last.ID != old.ID:
		return nil, problem.New(problem.Conflict, "Asesmen ini sudah digantikan revisi %d. Buka revisi itu untuk mengoreksinya.", last.Revision)
	}
	if err := s.nothingElse(ctx, old); err != nil {
		return nil, err
	}
	now := s.Now()
	return &Assessment{
		ID: ID(identity.NewID()), ReferralID: old.ReferralID, PetitionID: old.PetitionID, CourtID: old.CourtID, JudgeID: old.JudgeID, AgencyID: old.AgencyID,
		AuthorID: old.AuthorID, Author: old.Author, AuthorTitle: old.AuthorTitle,
		Instrument: old.Instrument, InstrumentVersion: old.InstrumentVersion, InstrumentHash: old.InstrumentHash, Answers: maps.Clone(old.Answers), Opened: old.Opened,
		Status: Draft, Revision: all[0].Revision + 1, Corrects: old.ID, Requester: by.Name + ", " + by.Office.Label(), CreatedAt: now, UpdatedAt: now,
	}, nil
}

// nothingElse returns Conflict while the agency has another draft of the same
// instrument for the same petition.
func (s *Service) nothingElse(ctx context.Context, old *Assessment) error {
	if old.PetitionID == "" {
		return nil
	}
	open, err := s.Store.Drafts(ctx, access.Scope{Agency: old.AgencyID}, old.PetitionID)
	if slices.ContainsFunc(open, func(a Assessment) bool { return a.Instrument == old.Instrument }) {
		return problem.New(problem.Conflict, "Lembaga Anda masih mempunyai draf lain dengan instrumen ini untuk permohonan yang sama. Selesaikan draf itu dahulu.")
	}
	return err
}

// Drop ends a correction that is not needed after all; its text stays and can
// be read at the agency. It returns Conflict for anything but an open
// correction.
func (s *Service) Drop(ctx context.Context, by identity.Actor, at Revision) (*Assessment, error) {
	return s.change(ctx, by, access.CorrectAssessment, "assessment.drop", at, func(_ context.Context, a *Assessment) ([]audit.Change, error) {
		if a.Corrects == "" {
			return nil, problem.New(problem.Conflict, "Hanya koreksi yang dapat dibatalkan. Asesmen pertama diselesaikan atau dialihkan kepada asesor lain.")
		}
		from := a.Status
		if err := a.move(Dropped); err != nil {
			return nil, err
		}
		a.ExpiresOn = noDay
		return moved(from, Dropped), nil
	})
}

// HandOn gives an open correction to another assessor of the agency, whose
// name stands beside the earlier authors. It returns Invalid unless the
// account is an active assessor of the agency.
func (s *Service) HandOn(ctx context.Context, by identity.Actor, at Revision, to identity.AccountID) (*Assessment, error) {
	var out *Assessment
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if out, err = s.load(ctx, by, access.TendDraft, at.ID); err != nil {
			return err
		}
		switch {
		case out.Version != at.Version:
			return problem.Stale()
		case out.Corrects == "" || !out.Status.Open():
			return problem.New(problem.Conflict, "Alihkan asesmen ini dari halaman permintaannya.")
		}
		author, err := s.Store.Account(ctx, to)
		if err != nil && !problem.Is(err, problem.NotFound) {
			return err
		}
		if err != nil || !author.Active || author.Office != identity.Assessor || author.AgencyID != out.AgencyID {
			return problem.New(problem.Invalid, "Koreksi belum dialihkan.").With("assignee", "Pilih asesor dari lembaga Anda.")
		}
		return s.handOn(ctx, by, out, author)
	})
	return out, err
}

func (s *Service) handOn(ctx context.Context, by identity.Actor, a *Assessment, to *identity.Account) error {
	r, err := s.Store.Referral(ctx, a.ReferralID)
	if err != nil {
		return err
	}
	r.Assignee, r.Assessor, r.AssessorTitle, r.UpdatedAt = to.ID, to.Name, to.Title, s.Now()
	if err := s.Store.SaveReferral(ctx, r); err != nil {
		return err
	}
	return s.give(ctx, by, "assessment.hand", a, to)
}

// Chain lists the revisions for the referral of an assessment that the actor
// may read, the newest first and without their answers. The court reads what
// is signed. The page that shows it was audited when the assessment was read.
func (s *Service) Chain(ctx context.Context, by identity.Actor, a *Assessment) ([]Assessment, error) {
	if err := access.Check(by, access.ReadAssessment, a.Scope()); err != nil {
		return nil, err
	}
	all, err := s.Store.AssessmentsOf(ctx, a.ReferralID)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(x Assessment) bool {
		return access.Check(by, access.ReadAssessment, x.Scope()) != nil || by.Office == identity.Judge && x.Status != Signed
	})
	for i := range all {
		all[i].Answers = nil
	}
	return all, nil
}

// Before returns the revision that a correction replaces, with its answers in
// the lanes that are open in the correction, or
// nil where the assessment corrects nothing. Whoever reads the correction may
// compare it.
func (s *Service) Before(ctx context.Context, by identity.Actor, a *Assessment) (*Assessment, error) {
	if a.Corrects == "" {
		return nil, nil
	}
	if err := access.Check(by, access.ReadAssessment, a.Scope()); err != nil {
		return nil, err
	}
	before, err := s.Store.Assessment(ctx, a.Corrects)
	if err != nil {
		return nil, err
	}
	in, err := s.Catalogue.Instrument(before.Instrument, before.InstrumentVersion)
	if err != nil {
		return nil, err
	}
	return before, Open(ctx, s.Store, s.Keys, in, before, a.Opened...)
}

// Differences lists the fields in which two sets of answers differ, in the
// order of their ids.
func Differences(before, now instrument.Answers) []string {
	all := maps.Clone(before)
	if all == nil {
		all = instrument.Answers{}
	}
	maps.Copy(all, now)
	var out []string
	for _, field := range all.Fields() {
		if !before[field].Equal(now[field]) {
			out = append(out, field)
		}
	}
	return out
}

// Replacement returns the signed revision that took the place of an
// assessment, among the revisions of its referral, or nil while it stands.
func (a *Assessment) Replacement(all []Assessment) *Assessment {
	var out *Assessment
	for i, b := range all {
		if b.ReferralID == a.ReferralID && b.Status == Signed && b.Revision > a.Revision && (out == nil || b.Revision < out.Revision) {
			out = &all[i]
		}
	}
	return out
}

// Correcting reports whether the signed assessment of a referral is being
// corrected, to whoever may read the referral.
func (s *Service) Correcting(ctx context.Context, by identity.Actor, r *referral.Referral) (bool, error) {
	if err := access.Check(by, access.ReadReferral, r.Scope()); err != nil {
		return false, err
	}
	all, err := s.Store.AssessmentsOf(ctx, r.ID)
	last := latest(all)
	return last != nil && last.Corrects != "" && last.Status != Signed, err
}

// Corrected lists the referrals whose signed assessment is being corrected,
// without saying anything of the correction.
func Corrected(drafts []Assessment) []referral.ID {
	var out []referral.ID
	for _, a := range drafts {
		if a.Corrects != "" {
			out = append(out, a.ReferralID)
		}
	}
	slices.SortFunc(out, cmp.Compare)
	return out
}
