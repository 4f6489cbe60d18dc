package referral

import (
	"context"
	"strings"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Refusal is why an agency declines, as a code.
type Refusal string

// The refusals.
const (
	Conflicted Refusal = "konflik"
	NoCapacity Refusal = "kapasitas"
	ByPolicy   Refusal = "kebijakan"
	Otherwise  Refusal = "lain"
)

// Refusals lists them in the order of the page.
var Refusals = []Refusal{Conflicted, NoCapacity, ByPolicy, Otherwise}

var refusalNames = map[Refusal]string{
	Conflicted: "Benturan kepentingan", NoCapacity: "Tidak ada asesor sampai batas waktu", ByPolicy: "Kebijakan lembaga", Otherwise: "Alasan lain",
}

// Label gives the refusal in words.
func (f Refusal) Label() string { return refusalNames[f] }

// Why gives the refusal in words, with what the agency wrote about it.
func (r *Referral) Why() string {
	if r.Refusal == "" || r.Refusal == Otherwise {
		return r.Reason
	}
	return r.Refusal.Label() + ". " + r.Reason
}

// Accept takes a request on.
func (s *Service) Accept(ctx context.Context, by identity.Actor, id ID, version int) (*Referral, error) {
	return s.change(ctx, by, access.AnswerReferral, "referral.accept", Revision{id, version}, func(_ context.Context, r *Referral) error {
		now := s.Now()
		r.AnsweredAt, r.Answerer = &now, by.Name
		return r.Move(Accepted)
	})
}

// Decline refuses a request with a coded reason and words. It returns Invalid
// when either is missing.
func (s *Service) Decline(ctx context.Context, by identity.Actor, id ID, version int, code Refusal, reason string) (*Referral, error) {
	return s.change(ctx, by, access.AnswerReferral, "referral.decline", Revision{id, version}, func(_ context.Context, r *Referral) error {
		var found faults
		found.need(code.Label() == "", "refusal", "Pilih alasan tidak menerima.")
		found.need(strings.TrimSpace(reason) == "", "reason", "Jelaskan alasannya dengan satu kalimat; pengadilan akan membacanya.")
		found.need(len(reason) > longestReason, "reason", "Penjelasan terlalu panjang. Ringkas menjadi beberapa kalimat.")
		if len(found) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Permintaan belum dijawab.", Fields: found}
		}
		now := s.Now()
		r.AnsweredAt, r.Answerer, r.Refusal, r.Reason = &now, by.Name, code, strings.TrimSpace(reason)
		return r.Move(Declined)
	})
}

// Allocate hands an accepted request to an assessor of the same agency, or to
// another one while the first is still writing. It returns Invalid unless the
// assessor is an active one of the agency.
func (s *Service) Allocate(ctx context.Context, by identity.Actor, id ID, version int, to identity.AccountID) (*Referral, error) {
	return s.change(ctx, by, access.AllocateReferral, "referral.allocate", Revision{id, version}, func(ctx context.Context, r *Referral) error {
		if r.Status == Submitted {
			return problem.New(problem.Conflict, "Asesmen ini sudah diserahkan. Tanda tangani atau kembalikan dahulu, baru bagikan kepada asesor lain.")
		}
		a, err := s.assessor(ctx, r.AgencyID, to)
		if err != nil {
			return err
		}
		if a == nil {
			return problem.New(problem.Invalid, "Permintaan belum dibagi.").With("assignee", "Pilih asesor dari lembaga Anda.")
		}
		r.Assignee, r.Assessor, r.AssessorTitle = a.ID, a.Name, a.Title
		if r.Status.Working() {
			return nil
		}
		return r.Move(Allocated)
	})
}

// assessor returns the active assessor of an agency with an id, or nil.
func (s *Service) assessor(ctx context.Context, agency identity.AgencyID, id identity.AccountID) (*identity.Account, error) {
	a, err := s.Store.Account(ctx, id)
	switch {
	case problem.Is(err, problem.NotFound):
		return nil, nil
	case err != nil:
		return nil, err
	case !a.Active || a.Office != identity.Assessor || a.AgencyID != agency:
		return nil, nil
	}
	return a, nil
}

// Revoke takes a request back for the court, with a reason that the agency
// reads. Drafts stay and can be read. It returns Invalid without a reason and
// Conflict for what is signed, declined or revoked already.
func (s *Service) Revoke(ctx context.Context, by identity.Actor, at Revision, reason string) (*Referral, error) {
	return s.change(ctx, by, access.RevokeReferral, string(access.RevokeReferral), at, func(_ context.Context, r *Referral) error {
		if r.Visit > 0 {
			return problem.New(problem.Conflict, "Kunjungan ditarik dari halaman rencana tindak lanjut.")
		}
		return s.stop(by, r, reason)
	})
}

// Drop ends an assessment that came first and that nobody continues, for the
// agency. It returns Conflict for what a court asked for.
func (s *Service) Drop(ctx context.Context, by identity.Actor, at Revision, reason string) (*Referral, error) {
	return s.change(ctx, by, access.AllocateReferral, "referral.drop", at, func(_ context.Context, r *Referral) error {
		if !r.CameFirst {
			return problem.New(problem.Conflict, "Permintaan pengadilan hanya dapat dicabut oleh pengadilan.")
		}
		return s.stop(by, r, reason)
	})
}

func (s *Service) stop(by identity.Actor, r *Referral, reason string) error {
	var found faults
	found.need(strings.TrimSpace(reason) == "", "reason", "Tuliskan alasannya; pihak lain akan membacanya.")
	found.need(len(reason) > longestReason, "reason", "Alasan terlalu panjang. Ringkas menjadi beberapa kalimat.")
	if len(found) > 0 {
		return &problem.Problem{Kind: problem.Invalid, Words: "Belum dihentikan.", Fields: found}
	}
	now := s.Now()
	r.RevokedAt, r.RevokedBy, r.Revoker, r.RevokedWhy = &now, by.ID, by.Name+", "+by.Office.Label(), strings.TrimSpace(reason)
	return r.Move(Revoked)
}
