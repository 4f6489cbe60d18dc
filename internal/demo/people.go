package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/region"
)

// Password opens every demonstration account.
const Password = "bale lumbung sasak"

// User is a demonstration account, as the start page prints it.
type User struct {
	Username, Name string
	Office         identity.Office
	Institution    string
}

// staff are the people of the demonstration. All of them are invented.
var staff = []identity.Account{
	{Username: "petugas.praya", Name: "Baiq Yuliana Safitri", Office: identity.Clerk, Title: "Petugas Meja I", CourtID: praya},
	{Username: "panitera.praya", Name: "Lalu Mahsun Wirajaya, S.H.", Office: identity.Registrar, Title: "Panitera", CourtID: praya},
	{Username: "hakim.praya", Name: "Nurul Hikmah Rasyidi, S.H.I., M.H.", Office: identity.Judge, Title: "Hakim", CourtID: praya},
	{Username: "hakim2.praya", Name: "Ahmad Fauzan Zaini, S.Ag., M.H.", Office: identity.Judge, Title: "Hakim", CourtID: praya},
	{Username: "petugas.mataram", Name: "Muhammad Rifki Ansori", Office: identity.Clerk, Title: "Petugas Meja I", CourtID: mataram},
	{Username: "panitera.mataram", Name: "Sri Wahyuningsih Artana, S.H., M.H.", Office: identity.Registrar, Title: "Panitera", CourtID: mataram},
	{Username: "hakim.mataram", Name: "Siti Khadijah Marzuki, S.H.I.", Office: identity.Judge, Title: "Hakim", CourtID: mataram},
	{Username: "hakim2.mataram", Name: "Lalu Hasbi Ramdhan, S.H., M.Sy.", Office: identity.Judge, Title: "Hakim", CourtID: mataram},
	{Username: "penyelia.paramita", Name: "Ni Made Ratih Suryani, S.Sos., M.Si.", Office: identity.Supervisor, Title: "Pekerja Sosial Ahli Madya", AgencyID: paramita},
	{Username: "asesor.paramita", Name: "Baiq Dewi Anggarini, S.Tr.Sos.", Office: identity.Assessor, Title: "Pekerja Sosial Ahli Pertama", AgencyID: paramita},
	{Username: "penyelia.loteng", Name: "Hj. Rohayati Munir, S.K.M.", Office: identity.Supervisor, Title: "Kepala UPTD", AgencyID: loteng},
	{Username: "asesor.loteng", Name: "Lalu Satria Gunadi, S.Sos.", Office: identity.Assessor, Title: "Pekerja Sosial Pendamping", AgencyID: loteng},
	{Username: "penyelia.ppantb", Name: "Ida Ayu Kencana, S.Psi., M.Si.", Office: identity.Supervisor, Title: "Kepala UPTD", AgencyID: ppaNTB},
	{Username: "bidan.ppantb", Name: "Baiq Rohani Astuti, S.Keb.", Office: identity.Assessor, Title: "Bidan", AgencyID: ppaNTB},
	{Username: "penyelia.ppamataram", Name: "Endang Purnamawati, S.Psi.", Office: identity.Supervisor, Title: "Koordinator Layanan", AgencyID: ppaMataram},
	{Username: "asesor.ppamataram", Name: "Zulfa Maulida, S.Sos.", Office: identity.Assessor, Title: "Pekerja Sosial", AgencyID: ppaMataram},
	{Username: "penyelia.peksos", Name: "I Gusti Ayu Laksmi, S.Sos.", Office: identity.Supervisor, Title: "Pekerja Sosial Ahli Muda", AgencyID: peksos},
	{Username: "asesor.peksos", Name: "Hamdani Saputra, S.Tr.Sos.", Office: identity.Assessor, Title: "Pekerja Sosial Ahli Pertama", AgencyID: peksos},
	{Username: "pemantau.kpi", Name: "Haeratun Nisa", Office: identity.Monitor, Title: "Koordinator Program"},
	{Username: "pengelola", Name: "Taufik Hidayatullah", Office: identity.Admin, Title: "Pengelola Sistem"},
}

// The courts and agencies that take part.
const (
	praya      identity.CourtID  = "PA.Pra"
	mataram    identity.CourtID  = "PA.Mtr"
	paramita   identity.AgencyID = "sentra-paramita"
	loteng     identity.AgencyID = "uptd-ppa-loteng"
	ppaNTB     identity.AgencyID = "uptd-ppa-ntb"
	ppaMataram identity.AgencyID = "uptd-ppa-mataram"
	peksos     identity.AgencyID = "peksos-mataram"
	lpaNTB     identity.AgencyID = "lpa-ntb"
	lpaMataram identity.AgencyID = "lpa-mataram"
	lbhAPIK    identity.AgencyID = "lbh-apik"
	kpi        identity.AgencyID = "kpi"
)

// institutions are the names that the start page prints.
var institutions = map[string]string{
	string(praya): "Pengadilan Agama Praya", string(mataram): "Pengadilan Agama Mataram",
	string(paramita): "Sentra Paramita Mataram", string(loteng): "UPTD PPA Kabupaten Lombok Tengah", string(ppaNTB): "UPTD PPA Provinsi Nusa Tenggara Barat",
	string(ppaMataram): "UPTD PPA Kota Mataram", string(peksos): "Pekerja Sosial Dinas Sosial Kota Mataram",
}

// Users lists the demonstration accounts in the order of the start page.
func Users() []User {
	out := make([]User, len(staff))
	for i, a := range staff {
		name := institutions[string(a.CourtID)+string(a.AgencyID)]
		switch a.Office {
		case identity.Monitor:
			name = "Koalisi Perempuan Indonesia Wilayah NTB"
		case identity.Admin:
			name = "Timbang"
		}
		out[i] = User{a.Username, a.Name, a.Office, name}
	}
	return out
}

// hire opens the accounts.
func (t *teller) hire(ctx context.Context, ids *identity.Service) error {
	for _, a := range staff {
		added, err := ids.Add(ctx, identity.TheOperator, a, Password)
		if err != nil {
			return fmt.Errorf("add %s: %w", a.Username, err)
		}
		t.actors[a.Username] = added.Actor()
	}
	return nil
}

// home is where a family lives: a true village and an invented hamlet.
type home struct {
	village region.Code
	street  string
}

func (h home) address() string {
	return strings.Join([]string{h.street, region.Name(h.village)}, ", ")
}

// prefix gives the first six digits of a number that the district registers.
func (h home) prefix() string {
	return strings.ReplaceAll(string(h.village.Parent()), ".", "")
}

// soul is somebody of a story.
type soul struct {
	name, father string
	sex          identity.Sex
	age          age
	place        string
	education    string
	work         string
	relation     string
	phone        string
	away         string // an address far from home, for whoever works abroad
}

const (
	man   = identity.Male
	woman = identity.Female
)

// person gives the soul a birth date, a number and an address. A soul without
// a name is nobody.
func (t *teller) person(s soul, h home) petition.Person {
	if s.name == "" {
		return petition.Person{}
	}
	p := petition.Person{
		Name: s.name, Father: s.father, Sex: s.sex, BirthPlace: s.place, Religion: "Islam",
		Education: s.education, Occupation: s.work, Relation: s.relation, Phone: s.phone, Address: h.address(),
	}
	if s.away != "" {
		p.Address = s.away
	}
	if s.age != (age{}) {
		p.Born = t.clock.born(s.age)
		p.NIK = t.numbers.nik(h.prefix(), p)
	}
	return p
}

// nik gives a person the same number in every story.
func (n *numbers) nik(prefix string, p petition.Person) identity.NIK {
	key := p.Name + p.Born.String()
	if old, ok := n.byPerson[key]; ok {
		return old
	}
	day := p.Born.Day
	if p.Sex == woman {
		day += 40
	}
	n.byPerson[key] = identity.NIK(n.next(fmt.Sprintf("%s%02d%02d%02d", prefix, day, int(p.Born.Month), p.Born.Year%100)))
	return n.byPerson[key]
}

// card gives a family the number of a family card that was recorded on a day.
func (n *numbers) card(prefix string, on calendar.Date) identity.KK {
	return identity.KK(n.next(fmt.Sprintf("%s%02d%02d%02d", prefix, on.Day, int(on.Month), on.Year%100)))
}

// next adds the serial to twelve digits.
func (n *numbers) next(digits string) string {
	serial := serials[n.taken[digits]%len(serials)]
	n.taken[digits]++
	return digits + serial
}

// pact is an agreement of a court. From and to are months and days from the
// day of loading.
type pact struct {
	court    identity.CourtID
	number   int
	partner  string
	title    string
	from, to [2]int
	agencies []identity.AgencyID
	forms    []string
	renews   int // the number of the one of the same court that it follows, or 0
}

// pacts are the agreements: for each court one that holds, at Praya one that is
// about to end and one that was renewed, at Mataram one that ended.
var pacts = []pact{
	{court: praya, number: 3, partner: "HM.01.1", title: "Asesmen, rujukan dan pendampingan anak tingkat provinsi", from: [2]int{-14, -10}, to: [2]int{-11, -17},
		agencies: []identity.AgencyID{ppaNTB, lbhAPIK, kpi}, forms: []string{unitReport, "pendamping-catatan"}},
	{court: praya, number: 34, partner: "HM.01.1", title: "Asesmen, rujukan dan pendampingan anak tingkat provinsi", from: [2]int{-11, -16}, to: [2]int{25, 0},
		agencies: []identity.AgencyID{ppaNTB, lbhAPIK, kpi}, forms: []string{unitReport, "pendamping-catatan"}, renews: 3},
	{court: praya, number: 21, partner: "HM.01.1", title: "Asesmen kepentingan terbaik anak dalam perkara dispensasi kawin", from: [2]int{-14, -3}, to: [2]int{22, 0},
		agencies: []identity.AgencyID{paramita, loteng, ppaNTB, lpaNTB}, forms: []string{socialReport, unitReport, healthReport, "psikolog-pemeriksaan", "lpa-keterangan", "tindak-lanjut"}},
	{court: praya, number: 8, partner: "HM.01.1", title: "Keterangan Lembaga Perlindungan Anak bagi anak yang dimintakan dispensasi kawin", from: [2]int{-11, -18}, to: [2]int{0, 12},
		agencies: []identity.AgencyID{lpaMataram}, forms: []string{"lpa-keterangan"}},
	{court: mataram, number: 17, partner: "HM.01.2", title: "Laporan sosial dan pendampingan anak dalam perkara dispensasi kawin", from: [2]int{-13, -9}, to: [2]int{23, 0},
		agencies: []identity.AgencyID{paramita, peksos, ppaMataram, ppaNTB}, forms: []string{socialReport, unitReport, healthReport, "psikolog-pemeriksaan", "sekolah-keterangan", "tindak-lanjut"}},
	{court: mataram, number: 4, partner: "HM.01.2", title: "Kerja sama keterangan Lembaga Perlindungan Anak", from: [2]int{-12, -20}, to: [2]int{0, -20},
		agencies: []identity.AgencyID{lpaNTB, lpaMataram}, forms: []string{"lpa-keterangan"}},
}

var romans = [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}

// conclude records the agreements, the oldest first, each on the day on which
// it began.
func (t *teller) conclude(ctx context.Context) error {
	all := slices.SortedFunc(slices.Values(pacts), func(a, b pact) int {
		return cmp.Or(a.from[0]-b.from[0], a.from[1]-b.from[1])
	})
	for _, x := range all {
		from := t.clock.today.AddMonths(x.from[0]).AddDays(x.from[1])
		t.clock.set(from, 10*60)
		err := t.agree(ctx, x, mou.Agreement{
			Number: pactNumber(x, from), Title: x.title, From: from,
			To:       t.clock.today.AddMonths(x.to[0]).AddDays(x.to[1]),
			Agencies: x.agencies, Instruments: x.forms, Parties: x.parties(),
			Scope: "Asesmen menurut PERMA 5/2019 Pasal 15 huruf d, laporan tertulis kepada hakim, dan kerahasiaan data anak.",
		})
		if err != nil {
			return fmt.Errorf("conclude agreement: %w", err)
		}
	}
	return t.introduce(ctx)
}

func pactNumber(x pact, on calendar.Date) string {
	return fmt.Sprintf("%03d/MOU/%s/%s/%s/%d", x.number, x.court, x.partner, romans[on.Month], on.Year)
}
