package hearing

import (
	"context"
	"fmt"
	"slices"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Relaas is the proof that one person was summoned to one hearing. It may be
// sent before it is known when it arrived; what it said before is in the audit.
type Relaas struct {
	HearingID  ID   `gorm:"primaryKey"`
	Who        Role `gorm:"primaryKey"`
	PetitionID petition.ID
	CourtID    identity.CourtID
	Number     string
	Manner     Delivery
	SentOn     calendar.Date
	ReceivedOn calendar.Date
	ReceivedBy string `gorm:"serializer:sealed;seal:relaas"`
	UpdatedAt  time.Time
	UpdatedBy  identity.AccountID
	Version    int
}

// Delivery is how a summons was sent.
type Delivery string

// The ways to send a summons.
const (
	ByBailiff Delivery = "jurusita"
	ByPost    Delivery = "surat_tercatat"
	ByESummon Delivery = "e_summons"
)

// DeliveryOptions lists the ways.
var DeliveryOptions = []option[Delivery]{
	{ByBailiff, "Jurusita"}, {ByPost, "Surat tercatat"}, {ByESummon, "Panggilan elektronik (e-summons)"},
}

// Label gives the Indonesian words.
func (x Delivery) Label() string { return label(DeliveryOptions, x) }

// said is what a person entered of a relaas.
func (r Relaas) said() Relaas {
	return Relaas{Who: r.Who, Number: r.Number, Manner: r.Manner, SentOn: r.SentOn, ReceivedOn: r.ReceivedOn, ReceivedBy: r.ReceivedBy}
}

// Blank reports whether nothing is recorded.
func (r Relaas) Blank() bool { return r.said() == Relaas{Who: r.Who} }

// Days gives the working days between the receipt and a hearing; neither day
// counts. It is 0 while the receipt is not known.
func (r Relaas) Days(on calendar.Date) int {
	if r.ReceivedOn.IsZero() || !r.ReceivedOn.Before(on) {
		return 0
	}
	return calendar.WorkingDaysUntil(r.ReceivedOn, on.AddDays(-1))
}

// Served says what the relaas amounts to for a hearing: Served when it was
// received in time (RBg Pasal 146), Unserved otherwise. It is offered to whoever
// records the hearing; the record decides.
func (r Relaas) Served(on calendar.Date) Summons {
	if r.Days(on) >= law.Notice {
		return Served
	}
	return Unserved
}

// RelaasOf returns what is recorded of somebody's summons; it may be Blank.
func (h Hearing) RelaasOf(who Role) Relaas {
	for _, r := range h.Relaas {
		if r.Who == who {
			return r
		}
	}
	return Relaas{Who: who}
}

// Offered says how somebody was called to the hearing with this ordinal, as far
// as it follows from what is recorded: by a relaas, else by the word of the
// judge when they came to the hearing that was adjourned to this day.
func Offered(all []Hearing, ordinal int, who Role) Summons {
	i := slices.IndexFunc(all, func(h Hearing) bool { return h.Ordinal == ordinal })
	if i < 0 {
		return ""
	}
	if r := all[i].RelaasOf(who); !r.Blank() {
		return r.Served(all[i].On)
	}
	for j := i - 1; j >= 0; j-- {
		before := all[j]
		if before.Status == Adjourned && before.Record.Next == all[i].On && before.Record.Seat(who).Presence.Came() {
			return Told
		}
	}
	return ""
}

// CheckRelaas lists why these cannot be the summonses of somebody of a
// petition. The names are those of the form.
func CheckRelaas(all []Relaas, seats []Summoned, today calendar.Date) []problem.Field {
	c := &checker{seats: seats}
	for _, r := range all {
		if !r.Blank() {
			c.relaas(r, today)
		}
	}
	return c.faults
}

func (c *checker) relaas(r Relaas, today calendar.Date) {
	name := "relaas." + string(r.Who)
	x, ok := seatOf(c.seats, r.Who)
	c.need(!ok, name+".number", "Orang ini tidak termasuk yang dipanggil dalam perkara ini. Muat ulang halaman.")
	c.need(!known(DeliveryOptions, r.Manner), name+".manner", "Pilih cara memanggil dari daftar.")
	c.need(r.Manner == "", name+".manner", "%s: pilih cara memanggil.", x.Title)
	c.need(r.SentOn.IsZero(), name+".sent", "%s: isi tanggal dikirim.", x.Title)
	c.need(r.SentOn.After(today), name+".sent", "%s: tanggal dikirim belum tiba.", x.Title)
	c.need(r.ReceivedOn.After(today), name+".received", "%s: tanggal diterima belum tiba.", x.Title)
	c.need(!r.ReceivedOn.IsZero() && r.ReceivedOn.Before(r.SentOn), name+".received", "%s: diterima sebelum dikirim. Periksa kedua tanggalnya.", x.Title)
	c.need(!r.ReceivedOn.IsZero() && r.ReceivedBy == "", name+".by", "%s: tulis siapa yang menerima.", x.Title)
	c.need(r.ReceivedOn.IsZero() && r.ReceivedBy != "", name+".received", "%s: isi tanggal diterima, atau kosongkan penerimanya.", x.Title)
	c.length(name+".number", r.Number, longestLine)
	c.length(name+".by", r.ReceivedBy, longestLine)
}

// Summon records the summonses to a hearing, until the petition is decided. It
// returns Invalid for a faulty entry, and Conflict when the hearing changed or
// another replaced it.
func (s *Service) Summon(ctx context.Context, by identity.Actor, at Revision, in []Relaas) (*Hearing, error) {
	var out *Hearing
	err := s.Store.InTx(ctx, func(ctx context.Context) error {
		p, all, i, err := s.find(ctx, by, access.SummonPersons, at)
		if err != nil {
			return err
		}
		if all[i].Status == Scheduled && i < len(all)-1 {
			return problem.New(problem.Conflict, "Sidang ini diganti oleh sidang sesudahnya. Catat panggilan pada sidang yang baru.")
		}
		if faults := CheckRelaas(in, Seats(p), calendar.Of(s.Now())); len(faults) > 0 {
			return &problem.Problem{Kind: problem.Invalid, Words: "Panggilan belum tersimpan.", Fields: faults}
		}
		out = &all[i]
		before := out.Audited()
		if err := s.keep(ctx, by, out, in); err != nil {
			return err
		}
		if err := s.Store.SaveHearing(ctx, out); err != nil {
			return err
		}
		e := audit.Of(s.Now(), by, string(access.SummonPersons)).On("hearing", string(out.ID), p.CourtID, string(p.ID))
		return s.Store.Record(ctx, e.From(before, out.Audited()))
	})
	return out, err
}

// keep saves what changed of the summonses to a hearing.
func (s *Service) keep(ctx context.Context, by identity.Actor, h *Hearing, in []Relaas) error {
	for _, r := range in {
		row := h.RelaasOf(r.Who)
		if row.said() == r.said() {
			continue
		}
		version := row.Version
		row = r.said()
		row.HearingID, row.PetitionID, row.CourtID, row.Version = h.ID, h.PetitionID, h.CourtID, version
		row.UpdatedAt, row.UpdatedBy = s.Now(), by.ID
		if err := s.Store.SaveRelaas(ctx, &row); err != nil {
			return err
		}
		h.Relaas = append(slices.DeleteFunc(h.Relaas, func(x Relaas) bool { return x.Who == r.Who }), row)
	}
	return nil
}

// calls tells the law of the relaas of the petitioners to the hearing that is
// to come.
func calls(all []Hearing) []law.Call {
	next := Next(all)
	if next == nil {
		return nil
	}
	var out []law.Call
	for _, r := range next.Relaas {
		if r.Who.Group() == Askers && !r.Blank() {
			out = append(out, law.Call{Who: askerWords[r.Who], Received: r.ReceivedOn})
		}
	}
	return out
}

var askerWords = map[Role]string{FirstAsker: "Pemohon I", SecondAsker: "Pemohon II"}

// Line says how and when a summons went out and arrived, for a hearing.
func (r Relaas) Line(on calendar.Date) string {
	out := r.Manner.Label()
	if r.Number != "" {
		out += " nomor " + r.Number
	}
	out += ", dikirim " + r.SentOn.Indonesian()
	if r.ReceivedOn.IsZero() {
		return out + ", belum tercatat diterima"
	}
	return out + fmt.Sprintf(", diterima %s oleh %s, %d hari kerja sebelum sidang", r.ReceivedOn.Indonesian(), r.ReceivedBy, r.Days(on))
}
