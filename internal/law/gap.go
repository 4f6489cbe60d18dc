package law

// Gap is an article that the system does not check, and why. Silence is not an
// option: whoever reads docs/law.md sees what is left to people.
type Gap struct {
	Source string
	Pasal  string
	About  string // what the article asks, in our words
	Sure   Sure
	Why    string // why no rule checks it, and where the system helps all the same
}

// Gaps lists the articles that no rule checks, in the order of their sources.
func Gaps() []Gap { return append(append([]Gap{}, permaGaps...), otherGaps...) }

const (
	byHeart = "Penilaian hakim; tidak dapat diperiksa dari berkas."
	later   = "Belum dicatat oleh sistem ini; sampai saat itu hakim dan panitera menjaganya sendiri."
)

var permaGaps = []Gap{
	{"PERMA 5/2019", "1", "Pengertian orang tua, wali, pendamping, pengadilan, dan hakim.", GK, "Pengertian, bukan kewajiban; dipakai oleh pilihan dasar pengajuan menurut Pasal 6."},
	{"PERMA 5/2019", "2", "Sepuluh asas mengadili permohonan dispensasi.", V2, byHeart},
	{"PERMA 5/2019", "3", "Tujuan, antara lain mengenali paksaan di balik permohonan.", GK, "Asesmen menanyakan paksaan (faktor F03); tidak ada aturan yang menyimpulkannya."},
	{"PERMA 5/2019", "4", "Ruang lingkup: syarat perkawinan lain sudah terpenuhi.", GK, "Bunyi pasal belum dipastikan; diperiksa oleh hakim."},
	{"PERMA 5/2019", "5 ayat (2)", "Dokumen lain dapat menggantikan huruf b sampai f.", S1, "Diterapkan di dalam aturan huruf b sampai f: dokumen pengganti diterima bila alasannya ditulis. Bahwa huruf a tidak dapat diganti adalah pengetahuan umum."},
	{"PERMA 5/2019", "7", "Bila agama anak dan orang tua berbeda, pengadilan mengikuti agama anak.", V2, "Sistem memberi peringatan saat pengisian bila agama anak bukan Islam; pilihan pengadilan tetap pada pemohon dan petugas."},
	{"PERMA 5/2019", "9 ayat (1) sampai (3)", "Diajukan ke pengadilan yang berwenang, diperiksa panitera, dan dikembalikan bila tidak lengkap.", GK, "Dijalankan oleh alur kerja: penyerahan, pemeriksaan, dan surat pengembalian. Wilayah pengadilan hanya diperingatkan, tidak menolak."},
	{"PERMA 5/2019", "10 ayat (2) dan (3)", "Pemohon tidak hadir pada sidang pertama dipanggil lagi; tidak hadir pada sidang kedua, permohonan gugur.", V2, later},
	{"PERMA 5/2019", "10 ayat (4) sampai (6)", "Anak, calon, dan orang tua calon boleh hadir pada hari yang berbeda; belum dihadirkan sampai sidang ketiga, permohonan tidak dapat diterima.", V2, "Aturan hanya mengatakan siapa yang belum dihadirkan; hitungan sidang dan akibatnya ditetapkan hakim. Ayat (5) terlihat dalam satu sumber saja."},
	{"PERMA 5/2019", "11", "Bahasa yang dimengerti anak; hakim dan panitera pengganti tanpa atribut.", V2, later},
	{"PERMA 5/2019", "12 ayat (3)", "Nasihat dipertimbangkan dalam penetapan.", GK, "Isi penetapan ditulis hakim di luar sistem ini."},
	{"PERMA 5/2019", "15 huruf a, c, dan e", "Anak didengar tanpa orang tua; pendamping; juru bahasa.", S1, "Kewenangan hakim, bukan kewajiban; asesmen mencatat siapa yang berada di dalam ruangan dan juru bahasanya."},
	{"PERMA 5/2019", "15 huruf b", "Anak didengar jarak jauh.", V2, "Kewenangan hakim, bukan kewajiban."},
	{"PERMA 5/2019", "16 huruf a sampai g, i, dan j", "Hal-hal yang diperhatikan hakim demi kepentingan terbaik bagi anak.", S1, "Menjadi kerangka ringkasan perkara dan pertanyaan asesmen; bobotnya ditentukan hakim."},
	{"PERMA 5/2019", "17", "Hukum tertulis, nilai hukum yang hidup, dan perjanjian internasional dalam penetapan.", GK, byHeart + " Huruf a terlihat dalam satu sumber, huruf b pengetahuan umum."},
	{"PERMA 5/2019", "18", "Hukum acara perdata mengisi yang tidak diatur.", GK, "Ketentuan rujukan; nomor pasal belum dipastikan."},
	{"PERMA 5/2019", "19", "Upaya hukum hanya kasasi.", GK, "Belum terlihat dalam sumber mana pun; tidak dipakai sampai dipastikan."},
	{"PERMA 5/2019", "20", "Kualifikasi hakim anak.", V2, "Penunjukan hakim menjadi wewenang ketua; kualifikasinya tidak dicatat."},
	{"PERMA 5/2019", "21", "Mulai berlaku pada 21 November 2019.", V2, "Dipakai sebagai tanggal berlaku setiap aturan."},
}

var otherGaps = []Gap{
	{"UU 16/2019", "7 ayat (1)", "Umur paling rendah 19 tahun bagi keduanya.", V2, "Diterapkan oleh aturan PERMA 5/2019 Pasal 1: umur dihitung pada tanggal pendaftaran."},
	{"UU 16/2019", "7 ayat (3)", "Kedua calon didengar.", S1, "Diterapkan oleh aturan PERMA 5/2019 Pasal 13 huruf a dan b."},
	{"UU 23/2002 jo. 35/2014", "26 ayat (1)", "Orang tua mencegah perkawinan pada usia anak.", S1, "Kewajiban orang tua di luar perkara; ditanyakan dalam asesmen."},
	{"UU 23/2002 jo. 35/2014", "76D, 76E, 76I, 81, dan 82", "Kekerasan seksual dan eksploitasi terhadap anak.", GK, "Asesmen memberi tanda untuk dirujuk; sistem tidak pernah melaporkan dengan sendirinya."},
	{"UU 12/2022", "10", "Pemaksaan perkawinan adalah tindak pidana.", V2, "Asesmen memberi tanda; penilaian pidana bukan bagian sistem ini."},
	{"Perda NTB 5/2021", "seluruhnya", "Pencegahan perkawinan anak di NTB.", GK, "Isi pasalnya belum terbaca dan sumber bertentangan tentang sanksi; tidak disebut dalam ringkasan."},
	{"KHI dan UU 1/1974", "8 UU 1/1974; 15 sampai 17, 39 sampai 44, dan 53 KHI", "Larangan perkawinan, persetujuan calon, kawin hamil.", GK, "Diperiksa hakim; daftar halangan belum dicatat oleh sistem ini."},
	{"UU 27/2022", "4 dan 25", "Data anak adalah data pribadi spesifik.", V2, "Dijaga oleh wewenang, riwayat, dan penyamaran nomor, bukan oleh aturan perkara. Pasal 4 terlihat dalam satu sumber."},
	{"SK KMA 2-144/2022", "seluruhnya", "Penyamaran identitas dalam publikasi putusan.", V2, "Sistem tidak menerbitkan putusan; data contoh memakai nama rekaan."},
}
