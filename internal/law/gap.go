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
	silent  = "Aturannya ada, tetapi berkata belum_diketahui sampai hal ini dicatat."
)

var permaGaps = []Gap{
	{"PERMA 5/2019", "1", "Pengertian orang tua, wali, pendamping, pengadilan, dan hakim.", GK, "Pengertian, bukan kewajiban; dipakai oleh pilihan dasar pengajuan menurut Pasal 6."},
	{"PERMA 5/2019", "2", "Sepuluh asas mengadili permohonan dispensasi.", V2, byHeart},
	{"PERMA 5/2019", "3", "Tujuan, antara lain mengenali paksaan di balik permohonan.", GK, "Asesmen menanyakan paksaan (faktor F03); tidak ada aturan yang menyimpulkannya."},
	{"PERMA 5/2019", "4", "Ruang lingkup: syarat perkawinan lain sudah terpenuhi.", GK, "Bunyi pasal belum dipastikan; diperiksa oleh hakim."},
	{"PERMA 5/2019", "5 ayat (2)", "Dokumen lain dapat menggantikan huruf b sampai f.", S1, "Diterapkan di dalam aturan huruf b sampai f: dokumen pengganti diterima bila alasannya ditulis. Bahwa huruf a tidak dapat diganti adalah pengetahuan umum."},
	{"PERMA 5/2019", "7", "Akibat bila agama anak bukan Islam.", V2, "Aturan memberi peringatan; panitera tidak menolak, hakim yang memutus kewenangan."},
	{"PERMA 5/2019", "10 ayat (2) sampai (6)", "Hitungan ketidakhadiran dan hitungan yang belum dihadirkan.", V2, "Dihitung dari setiap sidang yang tercatat; sebelum itu belum_diketahui. Akibatnya tidak pernah dijalankan sendiri."},
	{"PERMA 5/2019", "11 dan 15 huruf a, b, c, dan e", "Cara anak diperiksa dan kewenangan yang dipakai.", V2, silent},
	{"PERMA 5/2019", "12 ayat (3), 13, dan 17", "Apa yang dipertimbangkan dalam penetapan.", V2, silent + " Isi penetapan ditulis hakim di luar sistem ini. Ayat (3) dan Pasal 17 huruf b pengetahuan umum."},
	{"PERMA 5/2019", "16 huruf a, b, c, h, dan j", "Hal yang hanya hakim yang tahu sudah diperhatikan, dan komitmen orang tua.", S1, silent + " Bobotnya ditentukan hakim."},
	{"PERMA 5/2019", "18", "Hukum acara perdata mengisi yang tidak diatur.", GK, "Ketentuan rujukan; nomor pasal belum dipastikan."},
	{"PERMA 5/2019", "19", "Upaya hukum hanya kasasi.", GK, "Diperiksa hanya bila upaya hukum dicatat; tidak menahan apa pun sampai pasalnya dipastikan."},
	{"PERMA 5/2019", "20", "Kualifikasi hakim.", V2, silent + " Panitera mencatatnya pada akun hakim. Penunjukan hakim menjadi wewenang ketua."},
	{"PERMA 5/2019", "21", "Mulai berlaku pada 21 November 2019.", V2, "Dipakai sebagai tanggal berlaku setiap aturan."},
}

var otherGaps = []Gap{
	{"UU 16/2019", "7 ayat (1)", "Umur paling rendah 19 tahun bagi keduanya.", V2, "Pada tanggal pendaftaran oleh aturan PERMA 5/2019 Pasal 1; pada tanggal sidang dan rencana perkawinan oleh uu16-7-1-sidang dan uu16-7-1-nikah. Tanggal lahir menurut dokumen dicatat pada setiap dokumen dan dibandingkan oleh uu16-7-1-lahir; tanggal dalam NIK diperingatkan saat pengisian."},
	{"UU 23/2002 jo. 35/2014", "26 ayat (1)", "Orang tua mencegah perkawinan pada usia anak.", S1, "Kewajiban orang tua di luar perkara; ditanyakan dalam asesmen."},
	{"UU 23/2002 jo. 35/2014", "76D, 76E, 76I, 81, dan 82", "Kekerasan seksual dan eksploitasi terhadap anak.", GK, "Asesmen memberi tanda untuk dirujuk; sistem tidak pernah melaporkan dengan sendirinya."},
	{"UU 12/2022", "10", "Pemaksaan perkawinan adalah tindak pidana.", V2, "Asesmen memberi tanda; penilaian pidana bukan bagian sistem ini."},
	{"Perda NTB 5/2021", "seluruhnya", "Pencegahan perkawinan anak di NTB.", GK, "Isi pasalnya belum terbaca dan sumber bertentangan tentang sanksi; tidak disebut dalam ringkasan."},
	{"KHI", "39 sampai 43", "Halangan perkawinan.", GK, silent + " Dicatat petugas atau hakim dengan dasarnya; perbedaan agama dan ikatan perkawinan dengan orang lain juga terbaca dari permohonan. Sumber nomornya belum terlihat."},
	{"KHI", "53", "Perempuan hamil dapat dikawinkan dengan yang menghamilinya.", GK, "Bukan halangan dan bukan kewajiban."},
	{"UU 1/1974", "6 ayat (2)", "Di bawah 21 tahun perlu izin orang tua.", S1, "Orang tua sendiri yang mengajukan permohonan; izin diperiksa KUA."},
	{"UU 27/2022", "4 dan 25", "Data anak adalah data pribadi spesifik.", V2, "Dijaga oleh wewenang, riwayat, dan penyamaran nomor, bukan oleh aturan perkara. Pasal 4 terlihat dalam satu sumber."},
	{"SK KMA 2-144/2022", "seluruhnya", "Penyamaran identitas dalam publikasi putusan.", V2, "Sistem tidak menerbitkan putusan; data contoh memakai nama rekaan."},
}
