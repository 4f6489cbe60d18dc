package instrument

import (
	"slices"
	"strings"
)

// FactorID names one of the sixteen factors, "F01" to "F16", or the block of
// procedural safeguards.
type FactorID string

// Procedure is the factor of the fields that are about how the assessment was
// made and not about the child.
const Procedure FactorID = "safeguards"

// The factors that the engine itself treats in a special way.
const (
	ownView    FactorID = "F01"
	coercion   FactorID = "F03"
	violence   FactorID = "F04"
	effects    FactorID = "F14"
	conclusion FactorID = "F16"
)

// Field gives the id of a standard field of the factor: F07 and "polarity"
// give "f07_polarity". The parts of the closing group are polarity, finding,
// evidence, source, method, seen_alone and not_assessed_why.
func (id FactorID) Field(part string) string { return strings.ToLower(string(id)) + "_" + part }

// Factor is one of the sixteen matters that a best-interest assessment may be
// about. The table joins PERMA 5/2019 Pasal 12 to 16 with CRC General Comment
// 14; an article is our reading of it and stands for a lawyer to correct.
type Factor struct {
	ID       FactorID
	Name     string // short, for headings and tables
	About    string // what it asks
	Articles string // of PERMA 5/2019 unless it says otherwise
	Minimum  string // the least that makes the factor assessed
}

// Restricted reports whether all that is written about the factor belongs in
// the restricted lane.
func (f Factor) Restricted() bool { return f.ID == coercion || f.ID == violence }

// Factors lists the sixteen factors in their fixed order.
var Factors = [16]Factor{
	{"F01", "Pandangan anak", "Apa yang dikatakan anak sendiri tentang rencana perkawinan.", "Pasal 13, 14 huruf a, 15 huruf a", "Kata-kata anak apa adanya, bahasa dan terjemahannya, siapa di dalam ruangan, tempat, lama, juru bahasa."},
	{"F02", "Pemahaman dan persetujuan bebas", "Apakah anak memahami rencana itu dan bebas menyetujui atau menolaknya.", "Pasal 14 huruf a, 16 huruf e", "Anak tahu rencananya, gagasan siapa, tahu bahwa boleh menolak."},
	{"F03", "Paksaan dan tekanan", "Paksaan psikis, fisik, seksual, atau ekonomi; merarik atau tekanan keluarga; sudah menikah secara agama.", "Pasal 14 huruf c, 16 huruf i", "Setiap tanda dijawab ya, tidak, atau tidak diketahui."},
	{"F04", "Kekerasan dan eksploitasi", "Kekerasan, eksploitasi, perdagangan orang, tindak pidana kekerasan seksual.", "Pasal 14 huruf c", "Temuan dan rujukan perlindungan."},
	{"F05", "Kesehatan", "Kehamilan, kesehatan reproduksi, gizi, disabilitas.", "Pasal 14 huruf b, 15 huruf d, 16 huruf h", "Nomor dan tanggal surat, temuan."},
	{"F06", "Keadaan psikologis dan kematangan", "Keadaan jiwa dan kematangan anak.", "Pasal 14 huruf b, 16 huruf h", "Alat yang dipakai dan tanggalnya."},
	{"F07", "Pendidikan", "Keadaan sekolah, rencana anak, dan jawaban sekolah.", "Pasal 12 huruf a dan b, 16 huruf h", "Masih sekolah atau tidak, kelas, dapat kembali atau tidak."},
	{"F08", "Ekonomi", "Siapa yang menafkahi, pekerjaan, utang, mahar dan pisuke yang disepakati.", "Pasal 12 huruf d, 16 huruf h", "Penghasilan, tempat tinggal, kewajiban."},
	{"F09", "Keluarga dan pengasuhan", "Keadaan keluarga, pengasuhan, dan jalan lain selain perkawinan.", "Pasal 16 huruf c", "Dukungan yang ada bila permohonan tidak dikabulkan."},
	{"F10", "Identitas, agama, budaya, dan adat", "Agama, budaya, dan adat sebagaimana anak menggambarkannya.", "Pasal 16 huruf h, 17", "Gambaran anak sendiri, dalam kata-kata yang netral."},
	{"F11", "Calon suami atau calon istri", "Usia, selisih usia, riwayat, dan watak calon pasangan.", "Pasal 16 huruf f", "Selisih usia, riwayat perkawinan, pekerjaan."},
	{"F12", "Alasan mendesak dan buktinya", "Alasan yang diajukan dan bukti tempatnya bersandar.", "UU 16/2019 Pasal 7 ayat (2)", "Alasan yang terhubung dengan bukti."},
	{"F13", "Komitmen orang tua", "Tanggung jawab orang tua atas ekonomi, sosial, kesehatan, dan pendidikan anak.", "Pasal 16 huruf j", "Hal yang konkret, surat yang ditandatangani."},
	{"F14", "Akibat bila dikabulkan dan bila tidak", "Akibat yang mungkin bagi anak dalam kedua keadaan.", "Pasal 12", "Dua kolom, keduanya diisi."},
	{"F15", "Faktor pelindung dan layanan", "Hal yang melindungi anak dan layanan yang sudah ditawarkan.", "Pasal 15 huruf d", "Layanan, tanggal, diterima atau tidak."},
	{"F16", "Kesimpulan kepentingan terbaik", "Kesimpulan beralasan tentang kepentingan terbaik bagi anak.", "Pasal 16, 17", "Pilihan-pilihan yang ditimbang; rekomendasi boleh tidak ada."},
}

// FactorOf returns the factor with an id, and whether there is one.
func FactorOf(id FactorID) (Factor, bool) {
	i := slices.IndexFunc(Factors[:], func(f Factor) bool { return f.ID == id })
	if i < 0 {
		return Factor{}, false
	}
	return Factors[i], true
}

// Polarity says which way the finding about one factor points. It is about
// that factor only and is never added up.
type Polarity string

// The polarities. The empty one means that the question is still open.
const (
	Concern     Polarity = "concern"
	NoConcern   Polarity = "no_concern"
	Mixed       Polarity = "mixed"
	NotAssessed Polarity = "not_assessed"
)

// Polarities lists the polarities with their Indonesian words, in the order of
// the form.
var Polarities = []Option{
	{string(Concern), "keberatan"},
	{string(NoConcern), "tidak ada keberatan"},
	{string(Mixed), "campuran"},
	{string(NotAssessed), "tidak dinilai"},
}

// Label gives the Indonesian words of the polarity. One that nobody chose was
// not assessed.
func (p Polarity) Label() string {
	if p == "" {
		p = NotAssessed
	}
	return label(Polarities, string(p))
}

// label gives the words of a value, or the value where it is no option.
func label(oo []Option, value string) string {
	for _, o := range oo {
		if o.Value == value {
			return o.Text
		}
	}
	return value
}
