package law

import "timbang/internal/calendar"

// Facts are what a rule may look at. A zero field means unknown or not done; an
// empty Answer means that nobody has recorded the matter. The tags are the
// format of `timbang check`, of which docs/facts.schema.json is printed: desc
// is the description, keys and oneof are the words that may stand there.
type Facts struct {
	Stage   Stage         `json:"tahap" oneof:"pengajuan pendaftaran sidang penetapan" need:"true" desc:"Tahap perkara; kewajiban tahap berikutnya belum jatuh tempo."`
	Court   string        `json:"pengadilan" pattern:"^PA\\.[A-Za-z]{2,5}$" desc:"Pengadilan yang menerima permohonan, seperti PA.Mtr atau PA.Pra."`
	Filed   calendar.Date `json:"tanggal_daftar" need:"true" desc:"Tanggal pendaftaran, atau hari ini bila belum terdaftar."`
	Wedding calendar.Date `json:"rencana_nikah" desc:"Tanggal rencana perkawinan."`

	Child   Subject          `json:"anak" desc:"Anak yang dimintakan dispensasi."`
	Spouse  Subject          `json:"calon" desc:"Calon suami atau istri."`
	Parents []string         `json:"agama_orang_tua" desc:"Agama ayah dan ibu anak, seperti tercatat."`
	Papers  map[string]Paper `json:"dokumen" keys:"a b c d e f kedudukan umur kesehatan +daftar lain" desc:"Dokumen: huruf a sampai f Pasal 5 ayat (1), bukti kedudukan, surat umur, surat tenaga kesehatan, dokumen daftar tambahan pengadilan menurut kodenya, dan lain-lain. Dokumen daftar tambahan yang tidak disebut dianggap belum diketahui."`

	Ground         Ground `json:"dasar_pengajuan" oneof:"kedua_orang_tua pemegang_kuasa_asuh satu_meninggal satu_tidak_diketahui wali kuasa" desc:"Siapa yang mengajukan menurut Pasal 6."`
	Petitioners    int    `json:"jumlah_pemohon" desc:"Berapa orang yang mengajukan."`
	Principal      bool   `json:"pemberi_kuasa_disebut" desc:"Pemberi kuasa dan halangannya, atau sebab wali mengajukan, disebut."`
	StandingKnown  bool   `json:"-"`                                                                                // one of the kinds of Pasal 6 was chosen
	StandingProof  bool   `json:"-"`                                                                                // the kind needs a proof
	StandingPaper  bool   `json:"bukti_kedudukan" desc:"Bukti kedudukan pemohon disebut dengan nomor dan tanggal."` // the proof is named with number and date
	LinkedPetition bool   `json:"permohonan_lain" desc:"Permohonan pihak lain ditautkan."`                          // a petition of the other side is linked
	Joint          bool   `json:"permohonan_bersama" desc:"Permohonan ini diajukan bersama untuk keduanya."`        // one petition for both
	LinkedCourt    string `json:"pengadilan_lain" pattern:"^PA\\.[A-Za-z]{2,5}$" desc:"Pengadilan yang menerima permohonan pihak lain."`
	District       string `json:"kecamatan_pemohon" pattern:"^\\d\\d\\.\\d\\d\\.\\d\\d$" desc:"Kode kecamatan tempat tinggal pemohon, seperti 52.02.01."`
	SpouseDistrict string `json:"kecamatan_orang_tua_calon" pattern:"^\\d\\d\\.\\d\\d\\.\\d\\d$" desc:"Kode kecamatan tempat tinggal orang tua calon."`
	HomeCourt      string `json:"-"` // the court over the petitioner's district
	SpouseCourt    string `json:"-"` // the court over the district of the spouse's parents

	Examined     bool `json:"diperiksa_panitera" desc:"Panitera sudah memeriksa syarat permohonan."`
	Returned     bool `json:"pernah_dikembalikan" desc:"Berkas pernah dikembalikan kepada pemohon."`
	FeeSettled   bool `json:"biaya_selesai" desc:"Panjar dibayar, atau prodeo dikabulkan."` // panjar paid or prodeo granted
	Prodeo       bool `json:"prodeo" desc:"Permohonan cuma-cuma."`
	ProdeoProof  bool `json:"bukti_tidak_mampu" desc:"Surat keterangan tidak mampu disebut."`
	ReasonStated bool `json:"alasan_disebut" desc:"Permohonan menyebut alasan sangat mendesak."`

	Hearing     Heard                 `json:"sidang" desc:"Yang tercatat dari sidang-sidang."`
	Assessments int                   `json:"asesmen" desc:"Jumlah asesmen yang ditandatangani (Pasal 15 huruf d)."` // signed assessments under Pasal 15 huruf d
	Impediments map[string]Impediment `json:"halangan" keys:"nasab semenda susuan terikat idah beda_agama memadu empat_istri talak_lian" desc:"Halangan perkawinan; yang tidak disebut belum diketahui."`
	Consent     map[string]Answer     `json:"persetujuan" keys:"anak calon" oneof:"ya tidak" desc:"Apakah calon mempelai menyetujui perkawinan (KHI Pasal 16)."`
	Attention   map[string]Answer     `json:"perhatian" keys:"a b c e g h i" oneof:"ya tidak" desc:"Apakah hakim memperhatikan hal menurut huruf Pasal 16. Huruf d, f, dan j dibaca dari halangan, tanggal lahir, dan komitmen."`
	Commitment  map[string]Answer     `json:"komitmen" keys:"ekonomi sosial kesehatan pendidikan" oneof:"ya tidak" desc:"Komitmen orang tua menurut bidang (Pasal 16 huruf j)."`
	Judge       Judge                 `json:"hakim" desc:"Kualifikasi hakim (Pasal 20)."`
	Ruling      Ruling                `json:"penetapan" desc:"Penetapan dan upaya hukumnya."`
}

// Ground is who files, by the paragraphs of PERMA 5/2019 Pasal 6.
type Ground string

// The grounds.
const (
	BothParents Ground = "kedua_orang_tua"
	Custody     Ground = "pemegang_kuasa_asuh"
	OneDead     Ground = "satu_meninggal"
	OneMissing  Ground = "satu_tidak_diketahui"
	Guardian    Ground = "wali"
	Proxy       Ground = "kuasa"
)

// Answer is what was recorded about a matter: yes, no, or nothing yet.
type Answer string

// The answers. The empty Answer is nothing yet.
const (
	Yes Answer = "ya"
	No  Answer = "tidak"
)

// Subject is one of the two prospective spouses.
type Subject struct {
	Born               calendar.Date `json:"tanggal_lahir" desc:"Tanggal lahir menurut permohonan."`
	Births             []Birth       `json:"tanggal_lahir_dokumen" desc:"Tanggal lahir menurut setiap dokumen; semuanya ditampilkan, tidak ada yang dipilih."`
	RegisteredMarriage bool          `json:"pernah_kawin_tercatat" desc:"Pernah kawin dan perkawinannya tercatat. Perkawinan yang tidak tercatat tidak dihitung."` // was married before, and registered
	Religion           string        `json:"agama" desc:"Agama seperti tercatat, misalnya Islam."`
}

// Birth is a birth date as one source gives it.
type Birth struct {
	Source string        `json:"sumber" need:"true" desc:"Dokumen yang menyebut tanggal ini."`
	Date   calendar.Date `json:"tanggal" need:"true" desc:"Tanggal lahir menurut dokumen itu."`
}

// Paper is a document on file.
type Paper struct {
	Present    bool   `json:"ada" desc:"Dokumen disebut nomor atau tanggalnya, atau berkasnya ada."` // named with its number or date, or its file is there
	Seen       bool   `json:"asli_diperlihatkan" desc:"Aslinya diperlihatkan."`                      // the original was shown
	Substitute bool   `json:"pengganti" desc:"Dokumen lain menggantikannya (Pasal 5 ayat (2))."`     // another document stands for it, Pasal 5 ayat (2)
	Why        string `json:"sebab" desc:"Sebab dokumen pengganti dipakai."`
	Form       string `json:"nama_formulir" desc:"Nama formulir seperti tercetak, misalnya N7 atau N8."`
}

// Impediment is what is known of one obstacle to the marriage.
type Impediment struct {
	State string `json:"keadaan" oneof:"tidak_ada ada tidak_diketahui" need:"true" desc:"Apakah halangan ini ada."`
	Basis string `json:"dasar" desc:"Dari mana hal itu diketahui."`
}

// The states of an impediment; everything else is unknown.
const (
	Absent = "tidak_ada"
	Exists = "ada"
)

// Judge is what is recorded of the qualification of the single judge.
type Judge struct {
	Basis   string `json:"kualifikasi" oneof:"sk_hakim_anak pelatihan_pbh sertifikat_sppa pengalaman tidak_ada" desc:"Dasar kualifikasi hakim, atau tidak ada."`
	NoOther Answer `json:"tidak_ada_hakim_lain" oneof:"ya tidak" desc:"Tidak ada hakim lain yang memenuhi kualifikasi."`
}

// Ruling is what is recorded of the determination.
type Ruling struct {
	On         calendar.Date     `json:"tanggal" desc:"Tanggal penetapan."`
	Advice     Answer            `json:"nasihat_dipertimbangkan" oneof:"ya tidak" desc:"Nasihat dipertimbangkan dalam penetapan (Pasal 12 ayat (3))."`
	Considered map[string]Answer `json:"keterangan_dipertimbangkan" keys:"anak calon orang_tua orang_tua_calon" oneof:"ya tidak" desc:"Keterangan siapa yang dipertimbangkan (Pasal 13)."`
	Sources    map[string]Answer `json:"dasar_hukum" keys:"a b" oneof:"ya tidak" desc:"Huruf Pasal 17 yang dipertimbangkan."`
	Remedy     string            `json:"upaya_hukum" oneof:"kasasi banding peninjauan_kembali" desc:"Upaya hukum yang diajukan; kosong bila tidak ada."`
	RemedyOn   calendar.Date     `json:"tanggal_upaya_hukum" desc:"Tanggal upaya hukum diajukan."`
	NotifiedOn calendar.Date     `json:"tanggal_diberitahukan" desc:"Tanggal penetapan diberitahukan kepada yang tidak hadir."`
}

// Under19 reports whether the subject is under 19 on a day and was never in a
// registered marriage: only then is dispensation needed (UU 16/2019 Pasal 7,
// PERMA 5/2019 Pasal 1 angka 1).
func (s Subject) Under19(on calendar.Date) bool {
	return !s.Born.IsZero() && !s.RegisteredMarriage && on.Before(calendar.Birthday(s.Born, 19))
}
