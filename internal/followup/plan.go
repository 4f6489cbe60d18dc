package followup

import (
	"context"
	"fmt"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Entry is what a court plans: which agency visits, how it reaches the family,
// and until when each visit is made. A zero date leaves a visit out.
type Entry struct {
	Agency  identity.AgencyID
	Contact string
	Due     [Visits]calendar.Date // of the visits in their order
}

// DueField is the name of the field with the date of a visit.
func DueField(ordinal int) string { return fmt.Sprintf("due_%d", ordinal) }

// Check lists what is wrong with the entry.
func (in Entry) Check(today calendar.Date) []problem.Field {
	var out []problem.Field
	need := func(missing bool, name, words string) {
		if missing {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	need(in.Agency == "", "agency", "Pilih lembaga yang mendampingi anak.")
	need(in.Contact == "", "contact", "Isi cara menghubungi keluarga, misalnya nomor telepon pemohon.")
	need(in.Due == [Visits]calendar.Date{}, DueField(1), "Isi sekurang-kurangnya satu tanggal kunjungan.")
	var last calendar.Date
	for i, due := range in.Due {
		if due.IsZero() {
			continue
		}
		name := DueField(i + 1)
		switch {
		case !due.After(today):
			need(true, name, "Tanggal kunjungan harus sesudah hari ini.")
		case !calendar.WorkingDay(due):
			need(true, name, "Tanggal ini bukan hari kerja. Hari kerja sesudahnya "+calendar.NextWorkingDay(due).Short()+".")
		case !due.After(last):
			need(true, name, "Tanggal kunjungan harus sesudah kunjungan sebelumnya.")
		}
		last = due
	}
	return append(out, atMost("contact", in.Contact)...)
}

// May reports why a petition can have no plan now, or nil.
func (f *File) May() error {
	switch {
	case f.Plan != nil:
		return problem.New(problem.Conflict, "Permohonan ini sudah mempunyai rencana tindak lanjut. Muat ulang halaman.")
	case f.Status != petition.Decided && f.Status != petition.FollowUp:
		return problem.New(problem.Conflict, "Tindak lanjut direncanakan setelah perkara diputus dan sebelum diarsipkan.")
	}
	return nil
}

// Plan makes the plan of a petition that is decided. It returns Invalid for a
// faulty entry and for an agency that no valid agreement covers today, and
// Conflict when the petition is not decided or has a plan.
func (s *Service) Plan(ctx context.Context, by identity.Actor, at petition.Revision, in Entry) (*File, error) {
	var out *File
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, err := s.Store.Petition(ctx, at.ID)
		if err != nil {
			return err
		}
		if err := access.Check(by, access.PlanFollowUp, p.Scope()); err != nil {
			return err
		}
		if out, err = s.gather(ctx, p); err != nil {
			return err
		}
		if err := out.May(); err != nil {
			return err
		}
		if p.Version != at.Version {
			return problem.Stale()
		}
		if err := s.checked(ctx, p, in); err != nil {
			return err
		}
		return s.begin(ctx, by, out, in)
	})
	return out, err
}

func (s *Service) checked(ctx context.Context, p *petition.Petition, in Entry) error {
	faults := in.Check(s.today())
	if in.Agency != "" {
		ok, err := s.covered(ctx, p.CourtID, in.Agency, s.today())
		if err != nil {
			return err
		}
		if !ok {
			faults = append(faults, problem.Field{Name: "agency", Words: notCovered})
		}
	}
	return refuse("Rencana belum disimpan.", faults)
}

// begin saves the plan and its visits, and moves the petition.
func (s *Service) begin(ctx context.Context, by identity.Actor, f *File, in Entry) error {
	was, now := f.Status, s.Now()
	if f.Status == petition.Decided {
		if err := f.Follow(); err != nil {
			return err
		}
	}
	f.UpdatedAt = now
	if err := s.Store.SavePetition(ctx, f.Petition); err != nil {
		return err
	}
	f.Plan = &Plan{
		PetitionID: f.ID, CourtID: f.CourtID, AgencyID: in.Agency, Contact: in.Contact,
		MadeAt: now, MadeBy: by.ID, Maker: by.Name, UpdatedAt: now,
	}
	if err := s.Store.SavePlan(ctx, f.Plan); err != nil {
		return err
	}
	for i, due := range in.Due {
		if due.IsZero() {
			continue
		}
		v := Visit{PetitionID: f.ID, Ordinal: i + 1, CourtID: f.CourtID, Due: due}
		if err := s.Store.SaveVisit(ctx, &v); err != nil {
			return err
		}
		f.Visits = append(f.Visits, v)
	}
	e := s.entry(by, string(access.PlanFollowUp), f.Petition).From(nil, f.kept())
	e.Changes = append(e.Changes, audit.Change{Field: "PetitionStatus", From: string(was), To: string(f.Status)})
	return s.Store.Record(ctx, e)
}

// HandOver gives the plan to another agency, with a reason. It returns Conflict
// while the agency before has a visit in hand, and Invalid for an agency that
// no valid agreement covers today.
func (s *Service) HandOver(ctx context.Context, by identity.Actor, at petition.Revision, to identity.AgencyID, why string) (*File, error) {
	return s.change(ctx, by, "followup.handover", why, at, func(ctx context.Context, f *File) error {
		faults := reason("why", why)
		switch ok, err := s.covered(ctx, f.CourtID, to, s.today()); {
		case err != nil:
			return err
		case to == f.Plan.AgencyID:
			faults = append(faults, problem.Field{Name: "agency", Words: "Lembaga ini sudah mendampingi anak. Pilih lembaga lain."})
		case !ok:
			faults = append(faults, problem.Field{Name: "agency", Words: notCovered})
		}
		if err := refuse("Lembaga belum diganti.", faults); err != nil {
			return err
		}
		for _, v := range f.Visits {
			if f.Plan.State(v) == Asked {
				return problem.New(problem.Conflict, "Kunjungan ke-%d masih di tangan lembaga sekarang. Tunggu sampai selesai atau ditolak, atau catat sebagai tidak terlaksana; lalu ganti lembaganya.", v.Ordinal)
			}
		}
		f.Plan.Earlier = append(append([]Owner{}, f.Plan.Earlier...), Owner{AgencyID: f.Plan.AgencyID, Until: s.today(), Why: why, By: by.Name})
		f.Plan.AgencyID = to
		return nil
	})
}

// Finish ends the plan before its last visit, with a reason. What the agency
// has in hand is taken back. It returns Invalid when the reason is that the
// child is 19 and the birth date says otherwise.
func (s *Service) Finish(ctx context.Context, by identity.Actor, at petition.Revision, kind End, words string) (*File, error) {
	return s.change(ctx, by, "followup.end", words, at, func(ctx context.Context, f *File) error {
		var faults []problem.Field
		grown := f.Turns19()
		switch {
		case kind.Label() == "":
			faults = append(faults, problem.Field{Name: "kind", Words: "Pilih mengapa tindak lanjut diakhiri."})
		case kind == Grown && (grown.IsZero() || grown.After(s.today())):
			faults = append(faults, problem.Field{Name: "kind", Words: "Menurut tanggal lahirnya anak baru genap 19 tahun pada " + grown.Indonesian() + ". Pilih alasan lain."})
		}
		if kind != Grown {
			faults = append(faults, reason("words", words)...)
		}
		if err := refuse("Rencana belum diakhiri.", append(faults, atMost("words", words)...)); err != nil {
			return err
		}
		for _, v := range f.Visits {
			if err := s.takeBack(ctx, by, f, v, kind.Label()); err != nil {
				return err
			}
		}
		f.Plan.EndedOn, f.Plan.EndKind, f.Plan.EndWords, f.Plan.Ender = s.today(), kind, words, by.Name
		return nil
	})
}

// reason lists what is wrong with words that must be there.
func reason(name, words string) []problem.Field {
	if words == "" {
		return []problem.Field{{Name: name, Words: "Tuliskan alasannya dengan satu atau dua kalimat."}}
	}
	return atMost(name, words)
}
