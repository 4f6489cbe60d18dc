package determination

import (
	"context"
	"slices"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Matter is something the judge answers with yes or no and a note: the consent
// of one of the two (KHI Pasal 16), or a letter of PERMA 5/2019 Pasal 16.
type Matter struct {
	Key   string // "anak", "calon", or the letter
	Words string
	Cite  string
	Read  string // what else shows it; empty where only the judge knows
}

// Consents are the two who must agree.
var Consents = []Matter{
	{"anak", "Anak menyetujui perkawinan", "KHI Pasal 16", ""},
	{"calon", "Calon suami atau istri menyetujui perkawinan", "KHI Pasal 16", ""},
}

// Letters are the matters of Pasal 16 that the judge answers; huruf d, f and j
// are read from impediments, birth dates and commitments.
var Letters = []Matter{
	{"a", "Permohonan dipelajari dengan teliti", "PERMA 5/2019 Pasal 16 huruf a", ""},
	{"b", "Kedudukan hukum pemohon diperiksa", "PERMA 5/2019 Pasal 16 huruf b", ""},
	{"c", "Latar belakang dan alasan perkawinan anak digali", "PERMA 5/2019 Pasal 16 huruf c", ""},
	{"e", "Pemahaman dan persetujuan anak digali", "PERMA 5/2019 Pasal 16 huruf e", "temuan Pasal 14 huruf a"},
	{"g", "Pemohon, anak, calon, dan orang tua calon didengar", "PERMA 5/2019 Pasal 16 huruf g", "keterangan dalam catatan sidang"},
	{"h", "Kondisi anak dan orang tua dipertimbangkan berdasarkan rekomendasi", "PERMA 5/2019 Pasal 16 huruf h", ""},
	{"i", "Ada tidaknya paksaan diperhatikan", "PERMA 5/2019 Pasal 16 huruf i", "temuan Pasal 14 huruf c"},
}

// Heed is the answer of the judge on one matter.
type Heed struct {
	Key    string
	Answer law.Answer
	Words  string
}

// Attention is what the judge recorded of consent and of Pasal 16.
type Attention struct {
	petition.Note
	Heeds []Heed `gorm:"serializer:sealed;seal:attention"`
}

// Heed returns the answer on a matter, empty for none.
func (x Attention) Heed(key string) Heed {
	for _, h := range x.Heeds {
		if h.Key == key {
			return h
		}
	}
	return Heed{Key: key}
}

func (x Attention) put(f *law.Facts) {
	for _, h := range x.Heeds {
		if isMatter(Consents, h.Key) {
			f.Consent[h.Key] = h.Answer
		} else {
			f.Attention[h.Key] = h.Answer
		}
	}
}

func isMatter(all []Matter, key string) bool {
	return slices.ContainsFunc(all, func(m Matter) bool { return m.Key == key })
}

// CheckHeeds lists why these cannot be the answers of a judge. The names are
// those of the form.
func CheckHeeds(all []Heed) []problem.Field {
	var out []problem.Field
	refuse := func(wrong bool, name, words string) {
		if wrong {
			out = append(out, problem.Field{Name: name, Words: words})
		}
	}
	refuse(len(all) == 0, "heed.anak", "Jawab sekurang-kurangnya satu hal.")
	for _, h := range all {
		name := "heed." + h.Key
		refuse(!isMatter(Consents, h.Key) && !isMatter(Letters, h.Key), name, "Hal ini tidak dikenal. Muat ulang halaman.")
		refuse(h.Answer != law.Yes && h.Answer != law.No && h.Answer != "", name, "Pilih salah satu jawaban yang tersedia.")
		refuse(h.Answer == "" && h.Words != "", name, "Catatan ditulis; pilih juga ya atau tidak.")
		refuse(h.Answer == law.No && h.Words == "", name+".words", "Jawabannya tidak; tulis keterangannya.")
		out = append(out, atMost(name+".words", h.Words)...)
	}
	return out
}

// Attend records the answers of the judge. It returns Invalid for faulty
// answers, and Conflict when the petition changed, before a hearing was opened
// and after the decision.
func (s *Service) Attend(ctx context.Context, by identity.Actor, at petition.Revision, in []Heed) (*Attention, error) {
	var out *Attention
	err := s.change(ctx, by, access.NoteAttention, at, func(ctx context.Context, c Case) (*audit.Entry, error) {
		if err := c.sat(); err != nil {
			return nil, err
		}
		if faults := CheckHeeds(in); len(faults) > 0 {
			return nil, &problem.Problem{Kind: problem.Invalid, Words: "Catatan belum tersimpan.", Fields: faults}
		}
		var before []Heed
		if x := Last(c.Marriage.Attentions); x != nil {
			before = x.Heeds
		}
		out = &Attention{Note: petition.NewNote(c.Petition, len(c.Marriage.Attentions), by, s.Now()), Heeds: in}
		if err := s.Store.SaveAttention(ctx, out); err != nil {
			return nil, err
		}
		e := audit.Of(out.MadeAt, by, string(access.NoteAttention)).From(answered(before), answered(in))
		return e.On("attention", string(out.ID), c.CourtID, string(c.ID)), nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// answered gives the answers by their matter, so that the audit names what
// changed and not the place in a list.
func answered(all []Heed) map[string]Heed {
	out := map[string]Heed{}
	for _, h := range all {
		out[h.Key] = h
	}
	return out
}

// sat returns Conflict unless a hearing was opened and nothing is decided.
func (c Case) sat() error {
	switch {
	case !c.Status.Pending():
		return problem.New(problem.Conflict, "Perkara ini sudah diputus; catatan hakim tidak dapat diubah lagi. Buka halaman perkara untuk membaca yang tercatat.")
	case !c.Heard():
		return problem.New(problem.Conflict, "Sidang belum dibuka. Buka sidang dahulu, lalu catat.")
	}
	return nil
}
