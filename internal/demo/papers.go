package demo

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/region"
)

// kinds are the papers of the story in the order of the checklist.
func (s *story) kinds() []petition.DocumentKind {
	out := []petition.DocumentKind{"a", "b", "c", "d", "e", "f"}
	if s.standing.number != "" {
		out = append(out, "kedudukan")
	}
	if s.papers.health != "" {
		out = append(out, "kesehatan")
	}
	if s.reason.refusal != "" {
		out = append(out, "penolakan", "n1")
	}
	if s.court == praya && s.papers.health != "" {
		out = append(out, "lpa")
	}
	if s.papers.extra.title != "" {
		out = append(out, "lain")
	}
	return out
}

// handIn brings the papers that the family has.
func handIn(ctx context.Context, t *teller, s *tale) error {
	for _, k := range s.kinds() {
		if slices.Contains(s.papers.lacks, k) {
			continue
		}
		if err := t.bring(ctx, s, k); err != nil {
			return err
		}
	}
	return nil
}

// bring hands in what was lacking.
func bring(kinds ...petition.DocumentKind) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		for _, k := range kinds {
			if err := t.bring(ctx, s, k); err != nil {
				return err
			}
		}
		return nil
	}
}

func (t *teller) bring(ctx context.Context, s *tale, k petition.DocumentKind) error {
	paper := t.paper(s, k)
	in := petition.Document{
		PetitionID: s.id, Kind: k, Number: paper.Number, Issuer: paper.Issuer, IssuedOn: paper.Date, OriginalSeen: true,
	}
	if k == "lain" {
		in.Title = sentence(s.papers.extra.title)
	}
	in.Form = map[petition.DocumentKind]string{"penolakan": s.reason.refusal, "n1": "N1"}[k]
	t.read(s, &in)
	if why := s.papers.substitute[k]; why != "" {
		in.OriginalSeen, in.Substitute, in.Why = false, true, why
	}
	upload, err := t.upload(ctx, s, k, paper)
	if err != nil {
		return fmt.Errorf("make document %s: %w", k, err)
	}
	_, err = t.petitions.PutDocument(ctx, t.clerk(s), in, upload)
	return err
}

// read copies what a paper says of the two.
func (t *teller) read(s *tale, in *petition.Document) {
	switch in.Kind {
	case "c", "d", "f":
		in.Child = petition.Stated{Born: t.bornBy(s, in.Kind), Name: s.papers.spelt[in.Kind]}
	case "e":
		in.Spouse.Born = t.person(s.spouse.soul, s.other).Born
	}
}

// bornBy is the birth date of the child as a paper has it.
func (t *teller) bornBy(s *tale, k petition.DocumentKind) calendar.Date {
	return t.person(s.child.soul, s.home).Born.AddYears(-s.papers.older[k])
}

// sentence writes the title of a paper as words of a list.
func sentence(title string) string { return title[:1] + strings.ToLower(title[1:]) }

// upload makes the file of a paper: a scan, a photograph, or none where the
// original was only shown.
func (t *teller) upload(ctx context.Context, s *tale, k petition.DocumentKind, paper pdf.Specimen) (*file.File, error) {
	if slices.Contains(s.papers.bare, k) {
		return nil, nil
	}
	var b bytes.Buffer
	var err error
	switch {
	case k == "lain" && s.papers.extra.picture:
		err = house(&b, len(s.key))
	case slices.Contains(s.papers.photo, k):
		err = photograph(&b, paper)
	default:
		err = pdf.WriteSpecimen(&b, paper)
	}
	if err != nil {
		return nil, err
	}
	return file.Inspect(ctx, b.Bytes(), t.clock.now())
}

// seats are the towns in which papers are dated.
var seats = map[identity.CourtID]string{praya: "Praya", mataram: "Mataram"}

// paper writes the paper of a kind.
func (t *teller) paper(s *tale, k petition.DocumentKind) pdf.Specimen {
	out := map[petition.DocumentKind]func(*tale) pdf.Specimen{
		"a": t.petitionLetter, "b": t.cards, "c": t.familyCard, "d": t.childBirth, "e": t.spouseBirth, "f": t.schoolLetter,
		"kedudukan": t.proof, "kesehatan": t.healthLetter, "penolakan": t.refusalLetter, "n1": t.villageCover, "lpa": t.agencyLetter, "lain": t.extraPaper,
	}[k](s)
	out.At = t.clock.now()
	if out.Place == "" {
		out.Place = seats[s.court]
	}
	return out
}

// before gives the date some working days before the story begins.
func (t *teller) before(s *tale, days int) calendar.Date { return t.clock.day(s.life[0].n - days) }

func (t *teller) petitionLetter(s *tale) pdf.Specimen {
	out := pdf.Specimen{Title: "PERMOHONAN DISPENSASI KAWIN", Date: t.before(s, 0), Office: "Hormat kami, Pemohon"}
	out.Passages = append(out.Passages, pdf.Passage{Words: "Kepada Yth. Ketua " + institutions[string(s.court)] + "\nDengan hormat, yang bertanda tangan di bawah ini:"})
	for i, x := range s.asks {
		p := t.person(x, s.home)
		out.Passages = append(out.Passages, pdf.Passage{Heading: fmt.Sprintf("Pemohon %s", romans[i+1]), Pairs: identityOf(p)})
		out.Signatory = append(out.Signatory, p.Name)
	}
	out.Passages = append(out.Passages, pdf.Passage{Words: "mengajukan permohonan dispensasi kawin dengan alasan sebagai berikut."})
	for i, words := range t.posita(s) {
		out.Passages = append(out.Passages, pdf.Passage{Words: fmt.Sprintf("%d. %s", i+1, words)})
	}
	return closing(out, "Petitum", "Berdasarkan alasan di atas, Pemohon memohon kiranya Pengadilan memeriksa permohonan ini dan menjatuhkan penetapan: (1) mengabulkan permohonan Pemohon; (2) memberi dispensasi kepada anak Pemohon untuk menikah; (3) menetapkan biaya perkara menurut hukum. Atau, bila Pengadilan berpendapat lain, mohon penetapan yang seadil-adilnya.")
}

// closing adds the last part of a paper; after a long one it starts a page.
func closing(s pdf.Specimen, heading, words string) pdf.Specimen {
	s.Passages = append(s.Passages, pdf.Passage{Heading: heading, Words: words, Turn: len(s.Passages) > 6})
	return s
}

// posita are the numbered reasons of the petition.
func (t *teller) posita(s *tale) []string {
	child, spouse := t.person(s.child.soul, s.home), t.person(s.spouse.soul, s.other)
	out := []string{
		fmt.Sprintf("Bahwa Pemohon mempunyai anak bernama %s, lahir di %s pada %s, beragama Islam, pendidikan %s, bertempat tinggal di %s.", child.FullName(), child.BirthPlace, child.Born.Indonesian(), child.Education, child.Address),
		fmt.Sprintf("Bahwa anak tersebut hendak menikah dengan %s, lahir di %s pada %s, pekerjaan %s, bertempat tinggal di %s.", spouse.FullName(), spouse.BirthPlace, spouse.Born.Indonesian(), lower(spouse.Occupation), spouse.Address),
		"Bahwa alasan permohonan ini adalah: " + s.reason.words,
		fmt.Sprintf("Bahwa keduanya telah saling mengenal selama kurang lebih %d bulan, dan tidak ada hubungan darah, semenda atau susuan yang menghalangi perkawinan menurut pengetahuan Pemohon.", max(s.spouse.months, 1)),
	}
	if s.reason.kua != "" {
		out = append(out, "Bahwa Pemohon telah memberitahukan kehendak nikah kepada "+s.reason.kua+", dan pemberitahuan itu ditolak karena umur anak belum 19 tahun.")
	}
	return append(out, "Bahwa Pemohon memahami kewajiban orang tua atas pendidikan, kesehatan dan penghidupan anak, dan bersedia memberi keterangan dalam sidang.")
}

func identityOf(p petition.Person) [][2]string {
	return [][2]string{
		{"Nama", p.FullName()}, {"NIK", p.NIK.Digits()}, {"Tempat, tanggal lahir", p.BirthPlace + ", " + p.Born.Indonesian()},
		{"Agama", p.Religion}, {"Pendidikan", p.Education}, {"Pekerjaan", p.Occupation}, {"Alamat", p.Address},
	}
}

// office is the head of a paper of the regency or city of a home.
func office(h home, unit string) (string, []string) {
	area, _ := region.Lookup(h.village.Parent().Parent())
	return unit + " " + area.Name, []string{"Pemerintah " + area.Name}
}

func (t *teller) cards(s *tale) pdf.Specimen {
	out := pdf.Specimen{Title: "KARTU TANDA PENDUDUK", Date: t.before(s, 900)}
	out.Issuer, out.Address = office(s.home, "Dinas Kependudukan dan Pencatatan Sipil")
	for _, x := range s.asks {
		p := t.person(x, s.home)
		out.Passages = append(out.Passages, pdf.Passage{Card: true, Pairs: [][2]string{
			{"NIK", p.NIK.Digits()}, {"Nama", strings.ToUpper(p.Name)}, {"Lahir", p.BirthPlace + ", " + p.Born.Short()},
			{"Jenis kelamin", p.Sex.Indonesian()}, {"Alamat", p.Address}, {"Agama", p.Religion}, {"Pekerjaan", p.Occupation},
		}})
	}
	return closing(out, "Keterangan", "Fotokopi ini sesuai dengan aslinya yang diperlihatkan kepada petugas.")
}

func (t *teller) familyCard(s *tale) pdf.Specimen {
	on := t.before(s, 620)
	rows := [][]string{{"Nama", "NIK", "Lahir", "Hubungan"}}
	for i, x := range append(slices.Clone(s.asks), s.child.soul) {
		p := t.person(x, s.home)
		rows = append(rows, []string{p.Name, p.NIK.Digits(), p.BirthPlace + ", " + p.Born.Short(), s.inFamily(i)})
	}
	out := pdf.Specimen{Title: "KARTU KELUARGA", Number: t.numbers.card(s.home.prefix(), on).Digits(), Date: on, Office: "Kepala Dinas", Signatory: []string{"(tanda tangan elektronik)"}}
	out.Issuer, out.Address = office(s.home, "Dinas Kependudukan dan Pencatatan Sipil")
	out.Passages = []pdf.Passage{{Pairs: [][2]string{{"Alamat", s.home.address()}}}, {Table: rows}}
	return out
}

// inFamily is the place in the family card of the person on line i.
func (s *story) inFamily(i int) string {
	switch {
	case i == len(s.asks) && s.standing.kind == petition.Guardian:
		return "Cucu"
	case i == len(s.asks) && s.standing.kind == petition.Proxy:
		return "Famili lain"
	case i == len(s.asks):
		return "Anak"
	case i == 0:
		return "Kepala keluarga"
	}
	return "Istri"
}

// lower begins words in the middle of a sentence.
func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// placeName is the bare name of an area.
func placeName(c region.Code) string {
	a, _ := region.Lookup(c)
	return a.Name
}
