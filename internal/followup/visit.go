package followup

import (
	"context"
	"fmt"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// Ask sends the request for a visit to the agency of the plan. It returns
// Conflict when the visit is not to be asked for, and Unlawful when no valid
// agreement covers the agency today.
//
// A visit is asked for when it comes near and not when the plan is made: the
// agency then learns the age, the contact and the agreement of that day, and
// its list holds no work of next year. A person of the court sends it, so that
// no clock of the machine ever writes to an agency; the first page of the court
// lists what is to be sent.
func (s *Service) Ask(ctx context.Context, by identity.Actor, at petition.Revision, ordinal int) (*File, error) {
	return s.change(ctx, by, "followup.ask", "", at, func(ctx context.Context, f *File) error {
		v, err := f.visit(ordinal)
		if err != nil {
			return err
		}
		switch {
		case f.Plan.State(*v) != Planned:
			return problem.New(problem.Conflict, "Kunjungan ini sudah %s. Muat ulang halaman.", lower(f.Plan.State(*v)))
		case !Near(v.Due, s.today()):
			return problem.New(problem.Conflict, "Kunjungan ini baru dapat diminta mulai %s, %d hari sebelum batasnya.", v.Due.AddDays(-Ahead).Indonesian(), Ahead)
		}
		r, err := s.Referrals.Continue(ctx, by, f.Petition, referral.Request{
			Ticket: referral.ID(identity.NewID()), Agency: f.Plan.AgencyID, Instrument: Instrument,
			Questions: questions(f, ordinal), Due: s.deadline(v.Due), Contact: f.Plan.Contact,
		}, ordinal)
		if err != nil {
			return err
		}
		v.ReferralID, v.Asked = r.ID, r.Status
		return s.Store.SaveVisit(ctx, v)
	})
}

// deadline is until when the agency is asked: the day of the plan, or for a
// visit that is late already the usual time of a request.
func (s *Service) deadline(due calendar.Date) calendar.Date {
	if due.After(s.today()) {
		return due
	}
	return referral.UsualDue(s.today(), calendar.Date{})
}

// questions is what the court wants to know of a visit, one a line. The
// outcome is among it, because without it nobody can ask after the right
// things.
func questions(f *File, ordinal int) string {
	return fmt.Sprintf(`Kunjungan tindak lanjut ke-%d, %d bulan setelah penetapan. Hasil perkara: %s.
Bagaimana keadaan anak sekarang: sekolah, kesehatan, dan keamanannya?
Apakah perkawinan sudah dilangsungkan dan dicatatkan, atau ditunda?
Layanan apa yang sudah diterima anak dan apa yang masih diperlukan?
Apakah kesanggupan orang tua dijalankan?`, ordinal, Months[ordinal], lower(f.Outcome.Kind))
}

// Miss records that a visit was not possible, with why. What the agency has in
// hand is taken back.
func (s *Service) Miss(ctx context.Context, by identity.Actor, at petition.Revision, ordinal int, why Hindrance, words string) (*File, error) {
	return s.change(ctx, by, "followup.miss", words, at, func(ctx context.Context, f *File) error {
		v, err := f.visit(ordinal)
		if err != nil {
			return err
		}
		if st := f.Plan.State(*v); !st.Open() {
			return problem.New(problem.Conflict, "Kunjungan ini sudah %s. Muat ulang halaman.", lower(st))
		}
		faults := reason("words", words)
		if why.Label() == "" {
			faults = append([]problem.Field{{Name: "why", Words: "Pilih mengapa kunjungan tidak terlaksana."}}, faults...)
		}
		if err := refuse("Kunjungan belum dicatat.", faults); err != nil {
			return err
		}
		if err := s.takeBack(ctx, by, f, *v, why.Label()); err != nil {
			return err
		}
		v.Missed, v.Words, v.ClosedOn, v.Closer = why, words, s.today(), by.Name
		return s.Store.SaveVisit(ctx, v)
	})
}

// takeBack closes the request of a visit that the agency still has in hand.
func (s *Service) takeBack(ctx context.Context, by identity.Actor, f *File, v Visit, why string) error {
	if f.Plan.State(v) != Asked {
		return nil
	}
	return s.Referrals.TakeBack(ctx, by, v.ReferralID, why)
}
