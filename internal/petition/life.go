package petition

import (
	"context"
	"fmt"
	"strings"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/problem"
)

// move changes the state, or returns Conflict when the state does not allow it.
func (p *Petition) move(to Status) error {
	if !p.Status.May(to) {
		return problem.New(problem.Conflict, "Langkah ini tidak dapat dilakukan pada permohonan berstatus %s. Muat ulang halaman untuk melihat keadaan terakhir.", strings.ToLower(p.Status.Label()))
	}
	p.Status = to
	return nil
}

// Submit hands a draft over to be checked. It returns Invalid while it is not
// even known who asks what for whom.
func (s *Service) Submit(ctx context.Context, by identity.Actor, at Revision) (*Petition, error) {
	return s.change(ctx, by, access.SubmitPetition, at, func(_ context.Context, p *Petition) error {
		if faults := p.Bare(); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Permohonan belum dapat diserahkan.", Fields: faults}
		}
		now := s.Now()
		p.SubmittedAt = &now
		return p.move(Submitted)
	})
}

// Bare lists what must be known before a petition can be submitted at all. The
// names are those of the steps.
func (p *Petition) Bare() []problem.Field {
	var out []problem.Field
	need := func(missing bool, step, words string) {
		if missing {
			out = append(out, problem.Field{Name: step, Words: words})
		}
	}
	need(p.Standing.Kind == "", "standing", "Tentukan siapa yang mengajukan permohonan.")
	need(len(p.Petitioners) == 0 || p.Petitioners[0].Name == "", "petitioner", "Isi nama pemohon.")
	need(p.Child.Name == "" || p.Child.Born.IsZero(), "child", "Isi nama dan tanggal lahir anak.")
	need(p.Spouse.Name == "", "spouse", "Isi nama calon suami atau istri.")
	need(p.Domicile.District == "", "domicile", "Pilih desa atau kelurahan pemohon.")
	return out
}

// Return gives the petition back with what is missing (PERMA 5/2019 Pasal 9).
// The defects that the rules find are always on the list; the clerk may add
// remarks, one a line.
func (s *Service) Return(ctx context.Context, by identity.Actor, at Revision, remarks string) (*Petition, error) {
	return s.change(ctx, by, access.ReturnPetition, at, func(ctx context.Context, p *Petition) error {
		if long := atMost("remarks", remarks, longestText); long != nil {
			return &problem.Problem{Kind: problem.Invalid, Words: "Permohonan belum dikembalikan.", Fields: long}
		}
		defects, err := s.defects(ctx, p)
		if err != nil {
			return err
		}
		for line := range strings.Lines(remarks) {
			if words := strings.TrimSpace(line); words != "" {
				defects = append(defects, Defect{Words: words})
			}
		}
		if len(defects) == 0 {
			return problem.New(problem.Invalid, "Permohonan belum dikembalikan.").
				With("remarks", "Tidak ada kekurangan yang ditemukan. Tuliskan apa yang harus dilengkapi, satu hal satu baris.")
		}
		p.Returns = append(append([]Return{}, p.Returns...), Return{On: s.today(), By: by.Name, Defects: defects, Received: p.submittedOn()})
		return p.move(Returned)
	})
}

func (p *Petition) submittedOn() calendar.Date {
	if p.SubmittedAt == nil {
		return calendar.Date{}
	}
	return calendar.Of(*p.SubmittedAt)
}

// Defects lists what keeps the petition from being registered, by the rules.
func (s *Service) Defects(ctx context.Context, by identity.Actor, id ID) ([]Defect, error) {
	var out []Defect
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.load(ctx, by, access.ReturnPetition, id)
		if err != nil {
			return err
		}
		out, err = s.defects(ctx, p)
		return err
	})
	return out, err
}

func (s *Service) defects(ctx context.Context, p *Petition) ([]Defect, error) {
	docs, err := Papers(ctx, s.Store, p.ID)
	if err != nil {
		return nil, err
	}
	facts := p.Facts(docs, false, s.today())
	facts.Stage = law.AtFiling
	var out []Defect
	for _, f := range law.Evaluate(facts) {
		if f.Status == law.Unfulfilled && f.Rule.Consequence != law.Warning {
			out = append(out, Defect{Pasal: f.Rule.Cite(), Words: f.Words})
		}
	}
	return out, nil
}

// Enrolment is what the register is told about a petition.
type Enrolment struct {
	Number  string // as typed or pasted
	On      calendar.Date
	Prodeo  bool
	Advance int64 // panjar in rupiah, unless prodeo
	Receipt string
}

// Register enters a complete petition in the register. It returns Unlawful
// while a rule of the filing stage is open, Invalid for a faulty entry, and
// Conflict when the number is taken.
func (s *Service) Register(ctx context.Context, by identity.Actor, at Revision, in Enrolment) (*Petition, error) {
	return s.change(ctx, by, access.RegisterPetition, at, func(ctx context.Context, p *Petition) error {
		defects, err := s.defects(ctx, p)
		if err != nil {
			return err
		}
		if len(defects) > 0 {
			u := problem.New(problem.Unlawful, "Permohonan belum lengkap (%d hal). Kembalikan untuk dilengkapi, atau lengkapi dahulu.", len(defects))
			u.Pasal = defects[0].Pasal
			return u
		}
		number, err := in.check(p.CourtID, s.today())
		if err != nil {
			return err
		}
		p.Number, p.RegisteredOn = number, in.On
		p.Registration = Registration{Prodeo: in.Prodeo, Advance: in.Advance, Receipt: in.Receipt, By: by.Name, SIPPNumber: p.Registration.SIPPNumber, SIPPOn: p.Registration.SIPPOn}
		return p.move(Registered)
	})
}

func (in *Enrolment) check(court identity.CourtID, today calendar.Date) (Number, error) {
	p := problem.New(problem.Invalid, "Permohonan belum didaftarkan.")
	number, err := ParseNumber(in.Number, court, today)
	switch {
	case err != nil:
		p.With("number", problem.Of(err).Words)
	case !in.On.IsZero() && number.Year() != in.On.Year:
		p.With("number", fmt.Sprintf("Tahun nomor perkara berbeda dari tahun pendaftaran (%d). Periksa keduanya.", in.On.Year))
	}
	switch {
	case in.On.IsZero():
		p.With("on", "Tanggal pendaftaran belum diisi.")
	case in.On.After(today):
		p.With("on", "Tanggal pendaftaran belum tiba.")
	}
	if in.Prodeo {
		in.Advance = 0
	} else if in.Advance <= 0 {
		p.With("advance", "Isi panjar biaya perkara dalam rupiah, atau pilih prodeo.")
	}
	if in.Receipt == "" {
		p.With("receipt", "Isi nomor SKUM, atau nomor SKTM untuk prodeo.")
	}
	p.Fields = append(p.Fields, atMost("receipt", in.Receipt, longestLine)...)
	if len(p.Fields) > 0 {
		return "", p
	}
	return number, nil
}

// Assign names the judge and the panitera pengganti. It returns Invalid unless
// the judge is an active judge of the petition's court.
func (s *Service) Assign(ctx context.Context, by identity.Actor, at Revision, judge identity.AccountID, deputy string) (*Petition, error) {
	return s.alter(ctx, by, access.AssignJudge, at, func(ctx context.Context, p *Petition, e *audit.Entry) error {
		f := problem.New(problem.Invalid, "Hakim belum ditetapkan.")
		sits, err := s.sits(ctx, judge, p.CourtID)
		if err != nil {
			return err
		}
		if !sits {
			f.With("judge", "Pilih hakim dari daftar.")
		}
		if deputy == "" {
			f.With("deputy", "Isi nama panitera pengganti.")
		}
		f.Fields = append(f.Fields, atMost("deputy", deputy, longestLine)...)
		if len(f.Fields) > 0 {
			return f
		}
		if err := p.move(Assigned); err != nil {
			return err
		}
		p.JudgeID, p.Deputy, p.AssignedOn = judge, deputy, s.today()
		return s.seat(ctx, by, p, "", e)
	})
}

// sits reports whether the account is an active judge of the court.
func (s *Service) sits(ctx context.Context, judge identity.AccountID, court identity.CourtID) (bool, error) {
	a, err := s.Store.Account(ctx, judge)
	if problem.Is(err, problem.NotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return a.Active && a.Office == identity.Judge && a.CourtID == court, nil
}

// Ruling is what is recorded of the court's decision.
type Ruling struct {
	Kind OutcomeKind
	On   calendar.Date
	Note string
}

// Check lists why this cannot be the decision on p today; heard says that a
// hearing was opened.
func (r Ruling) Check(p *Petition, heard bool, today calendar.Date) []problem.Field {
	var out []problem.Field
	need := func(missing bool, name, words string) {
		if missing {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	need(r.Kind.Label() == "", "outcome", "Pilih hasil perkara.")
	need((r.Kind == Granted || r.Kind == Refused) && !heard, "outcome", "Mengabulkan atau menolak hanya dapat dicatat setelah sidang dibuka.")
	need(r.On.IsZero() || r.On.After(today) || r.On.Before(p.RegisteredOn), "on", "Isi tanggal penetapan, antara tanggal pendaftaran dan hari ini.")
	return append(out, atMost("note", r.Note, longestText)...)
}

// Rule enters the decision. It is for the determination room, inside that
// room's transaction and after its checks.
func (p *Petition) Rule(in Ruling, by string) error {
	p.Outcome, p.DecidedOn = Outcome{Kind: in.Kind, Note: in.Note, By: by}, in.On
	return p.move(Decided)
}

// Correct replaces a decision that was recorded wrongly; the determination
// room keeps the record before it. It returns Conflict unless the petition is
// decided and not in the archive.
func (p *Petition) Correct(in Ruling, by string) error {
	if p.Status != Decided && p.Status != FollowUp {
		return problem.New(problem.Conflict, "Hanya penetapan perkara yang sudah diputus dan belum diarsipkan yang dapat dikoreksi.")
	}
	p.Outcome, p.DecidedOn = Outcome{Kind: in.Kind, Note: in.Note, By: by}, in.On
	return nil
}

// Follow begins the support after the decision, granted or refused. It is for
// the follow-up room, inside that room's transaction and after its check.
func (p *Petition) Follow() error { return p.move(FollowUp) }

// Archive closes the file. It returns Conflict while a visit of the follow-up
// is open.
func (s *Service) Archive(ctx context.Context, by identity.Actor, at Revision) (*Petition, error) {
	return s.change(ctx, by, access.ArchivePetition, at, func(ctx context.Context, p *Petition) error {
		n, err := s.Store.VisitsLeft(ctx, p.ID)
		if err != nil {
			return err
		}
		if n > 0 {
			return problem.New(problem.Conflict, "Masih ada %d kunjungan tindak lanjut yang terbuka. Selesaikan dahulu, atau akhiri rencananya dengan alasan, lalu arsipkan.", n)
		}
		return p.move(Archived)
	})
}

// Call moves a petition to where a hearing puts it: scheduled or in hearing.
// It is for the hearing room, inside that room's transaction and after its
// check.
func (p *Petition) Call(to Status) error {
	if to != Scheduled && to != InHearing {
		return problem.New(problem.Internal, "Langkah sidang tidak dikenal.")
	}
	if p.Status == Scheduled && to == Scheduled {
		return nil
	}
	return p.move(to)
}
