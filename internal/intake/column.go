package intake

import (
	"strings"
	"unicode"
)

// Column is one field of SIPP. Also lists other heads under which it comes.
type Column struct {
	Name, Label string
	also        []string
}

// Columns are the fields of SIPP that are read, in SIPP's order (tables perkara,
// perkara_pihak1, perkara_mempelai_dk, faktor_dispensasi_kawin). A block
// without a heading line is read in this order.
var Columns = []Column{
	{"nomor_perkara", "Nomor perkara", []string{"no_perkara", "nomor"}},
	{"tanggal_pendaftaran", "Tanggal pendaftaran", []string{"tgl_pendaftaran", "tanggal_daftar", "tanggal_register", "tgl_daftar"}},
	{"jenis_perkara_nama", "Jenis perkara", []string{"jenis_perkara", "klasifikasi_perkara"}},
	{"pihak1_text", "Nama pemohon", []string{"pemohon", "nama_pemohon", "pihak1", "pihak_1", "nama_pihak1", "para_pihak"}},
	{"nomor_indentitas", "NIK pemohon", []string{"nomor_identitas", "nik_pemohon", "no_identitas", "pemohon_nik"}},
	{"alamat", "Alamat pemohon", []string{"alamat_pemohon", "alamat_pihak1"}},
	{"telepon", "Telepon pemohon", []string{"no_telepon", "nomor_telepon", "no_hp", "telepon_pemohon"}},
	{"suami_nama", "Nama calon suami", []string{"nama_calon_suami", "calon_suami", "mempelai_laki_laki", "nama_mempelai_laki_laki", "nama_mempelai_l"}},
	{"suami_nik", "NIK calon suami", []string{"nik_calon_suami", "nik_mempelai_laki_laki", "nik_mempelai_l"}},
	{"suami_tempat_lahir", "Tempat lahir calon suami", []string{"tempat_lahir_calon_suami", "tempat_lahir_mempelai_laki_laki", "tempat_lahir_mempelai_l"}},
	{"suami_tanggal_lahir", "Tanggal lahir calon suami", []string{"tanggal_lahir_calon_suami", "tanggal_lahir_mempelai_laki_laki", "tanggal_lahir_mempelai_l"}},
	{"istri_nama", "Nama calon istri", []string{"nama_calon_istri", "calon_istri", "mempelai_perempuan", "nama_mempelai_perempuan", "nama_mempelai_p"}},
	{"istri_nik", "NIK calon istri", []string{"nik_calon_istri", "nik_mempelai_perempuan", "nik_mempelai_p"}},
	{"istri_tempat_lahir", "Tempat lahir calon istri", []string{"tempat_lahir_calon_istri", "tempat_lahir_mempelai_perempuan", "tempat_lahir_mempelai_p"}},
	{"istri_tanggal_lahir", "Tanggal lahir calon istri", []string{"tanggal_lahir_calon_istri", "tanggal_lahir_mempelai_perempuan", "tanggal_lahir_mempelai_p"}},
	{"faktor_dispensasi_kawin", "Faktor dispensasi kawin", []string{"faktor", "faktor_dispensasi", "alasan"}},
}

// Child is the column that says for whom dispensation is asked, "L" or "P". It
// is not in SIPP; it is worked out from the dates of birth where they tell.
const Child = "anak"

// named finds the column of a head, or "".
func named(head string) string {
	h := plain(head)
	for _, c := range Columns {
		if h == c.Name {
			return c.Name
		}
		for _, a := range c.also {
			if h == a {
				return c.Name
			}
		}
	}
	return ""
}

// plain writes a head in small letters, with one low line between words.
func plain(head string) string {
	words := strings.FieldsFunc(strings.ToLower(head), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "_")
}

// squeeze removes outer space and doubled inner space, also the kinds that
// spreadsheets and web pages put between words.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
