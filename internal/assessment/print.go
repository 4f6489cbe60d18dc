package assessment

import (
	"context"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/mou"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// Printout is a whole assessment as one reader may have it on paper: every
// question that is asked, with its answer in words.
type Printout struct {
	Assessment
	Agency   mou.Agency // as it was called when the assessment was signed, or today
	Case     referral.Case
	Title    string // of the instrument
	Voice    *instrument.ChildVoice
	Sections []PrintedSection
	Silent   []instrument.Factor // factors that the instrument does not cover
	Reader   string              // for whom it was printed
	At       calendar.Date
}

// PrintedSection is one section with its answers.
type PrintedSection struct {
	Title   string
	Factor  instrument.FactorID
	Answers []PrintedAnswer
}

// PrintedAnswer is one question with its answer; empty words mean that it was
// not answered.
type PrintedAnswer struct {
	Question, Words string
	Asked           string // in which language, where that was recorded
	Restricted      bool
}

// Print returns an assessment for the paper, with the lanes that the reader may
// have; the reading is audited.
func (s *Service) Print(ctx context.Context, by identity.Actor, id ID) (*Printout, error) {
	var out *Printout
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.load(ctx, by, access.ReadAssessment, id)
		if err != nil {
			return err
		}
		if by.Office == identity.Judge && a.Status != Signed {
			return problem.Missing()
		}
		if out, err = s.printout(ctx, a); err != nil {
			return err
		}
		out.Reader, out.At = by.Name, calendar.Of(s.Now())
		e := audit.Of(s.Now(), by, "assessment.print").On("assessment", string(a.ID), a.CourtID, string(a.PetitionID))
		e.Note = openedWords(a.Opened)
		return s.Store.Record(ctx, e)
	})
	return out, err
}

func (s *Service) printout(ctx context.Context, a *Assessment) (*Printout, error) {
	in, err := s.Catalogue.Instrument(a.Instrument, a.InstrumentVersion)
	if err != nil {
		return nil, err
	}
	r, err := s.Store.Referral(ctx, a.ReferralID)
	if err != nil {
		return nil, err
	}
	out := &Printout{Assessment: *a, Case: r.Case, Title: in.Title}
	if out.Agency, err = s.agency(ctx, a.AgencyID); err != nil {
		return nil, err
	}
	if a.SignedAt != nil {
		out.Agency.Name = out.Agency.NameOn(calendar.Of(*a.SignedAt))
	}
	if v, ok := in.Voice(a.Answers); ok {
		out.Voice = &v
	}
	for _, sec := range in.Sections {
		if p := printed(in, sec, a.Answers); len(p.Answers) > 0 {
			out.Sections = append(out.Sections, p)
		}
	}
	out.Silent = in.Uncovered()
	return out, nil
}

// printed puts a section into words. The child's own words stand apart.
func printed(in *instrument.Instrument, sec *instrument.Section, a instrument.Answers) PrintedSection {
	out := PrintedSection{Title: sec.Title}
	if sec.Factor != instrument.Procedure {
		out.Factor = sec.Factor
	}
	for _, it := range sec.Items {
		if it.Block != instrument.VoiceBlock && in.Visible(it, a) {
			out.Answers = append(out.Answers, PrintedAnswer{it.Text, it.Words(a), it.SpokenWords(a), it.Restricted})
		}
	}
	return out
}
