package demo

import (
	"timbang/internal/assessment"
	"timbang/internal/determination"
	"timbang/internal/hearing"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/protection"
	"timbang/internal/referral"
)

// prayaPending are the petitions on which the court at Praya is working.
var prayaPending = []story{
	{
		key: "merarik", court: praya,
		home: home{"52.02.04.2001", "Dusun Gubuk Timuk, RT 03"}, other: home{"52.02.04.2006", "Dusun Montong Lekong, RT 01"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Sahrudin", father: "Amaq Sinarep", sex: man, age: age{44, 5, 3}, place: "Sengkol", education: "SMP", work: "Petani", relation: "Ayah kandung", phone: "0800-0000-101"},
			{name: "Inaq Marni", father: "Amaq Kertaji", sex: woman, age: age{40, 2, 19}, place: "Sengkol", education: "SD", work: "Mengurus rumah tangga", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Marniati", father: "Sahrudin", sex: woman, age: age{16, 4, 11}, place: "Sengkol", education: "SMP", work: "Pelajar"}, petition.Never, "SMKN Rekaan 1 Pujut", "ya", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Lalu Hendri Saputra", father: "Lalu Mertasih", sex: man, age: age{21, 1, 6}, place: "Kawo", education: "SMA", work: "Pemandu wisata lepas"}, marital: petition.Never, income: 1800000, months: 9},
		parents: [2]soul{{name: "Lalu Mertasih", sex: man}, {name: "Baiq Sumiati", sex: woman}},
		reason: plea{
			kinds: []string{"merarik", "zina"}, wedding: 14, refusal: "N7", refused: -27, kua: "KUA Kecamatan Pujut", serial: 112,
			words: "Anak kami dibawa merarik pada malam hari dan berada dua malam di rumah keluarga calon di Kawo. Kepala dusun sudah melakukan belas dan anak kembali ke rumah kami. Kedua keluarga besar menganggap akan menjadi aib bila tidak dilanjutkan, dan anak tetap berhubungan dengan calonnya.",
		},
		papers: papers{photo: []petition.DocumentKind{"lain"}, health: "Keadaan umum baik. Tinggi 152 cm, berat 43 kg, lingkar lengan atas 22,8 cm, Hb 11,2 g/dl. Tidak ditemukan tanda kehamilan pada hari pemeriksaan. Dianjurkan perbaikan gizi dan tablet tambah darah.",
			extra: extra{title: "BERITA ACARA BELAS", issuer: "Desa Sengkol", words: []string{
				"Pada hari ini bertempat di rumah Kepala Dusun Gubuk Timuk, disaksikan keliang, keluarga kedua pihak dan Bhabinkamtibmas, telah dilakukan belas atas anak Marniati yang berada di rumah keluarga calon selama dua malam.",
				"Anak diserahkan kembali kepada orang tuanya dalam keadaan sehat. Keluarga calon menyatakan tidak menuntut apa pun dan tidak ada akad nikah yang dilakukan.",
				"Kedua keluarga sepakat anak melanjutkan sekolah dan keduanya tidak bertemu tanpa sepengetahuan orang tua sampai ada penetapan pengadilan.",
			}}},
		life: []day{
			on(-24, open, fill, custom("permohonan", takenAndBroughtBack), cleared("kartu keluarga kedua pihak", "nasab", "semenda"), unsure("susuan", "belum ditanyakan kepada kedua ibu"), handIn, submit), on(-23, register(250000)), on(-22, assign("hakim.praya")),
			on(-21, study, schedule(0, "09.00", "Ruang Sidang Anak"), ask(paramita, -6, "Bagaimana anak memandang rencana perkawinan sesudah belas?", "Bagaimana keadaan sekolah anak dan jawaban sekolahnya?", "Dukungan apa yang ada di keluarga bila permohonan tidak dikabulkan?"), ask(loteng, -4, "Apa yang terjadi sebelum dan sesudah belas?", "Apakah keluarga kedua pihak memahami akibat bagi anak?")),
			on(-20, accept(paramita), allocate(paramita)), on(-19, accept(loteng), allocate(loteng)),
			on(-14, askFor(healthReport, ppaNTB, -7, "Bagaimana kesehatan dan gizi anak?", "Penyuluhan apa yang sudah diterima anak?")), on(-13, accept(ppaNTB), allocate(ppaNTB)), on(-11, compose(ppaNTB, "merarik-kesehatan")), on(-10, handOver(ppaNTB), sign(ppaNTB)),
			on(-9, compose(paramita, "merarik-paramita")), on(-8, handOver(paramita)), on(-7, sign(paramita), certify(paramita, assessment.Counselling, "441/SP.MTR/XI/2026", -12, "anak, ibu, dan calon suami")), on(-6, issue),
			on(-5, compose(loteng, "merarik-loteng"), handOver(loteng)), on(-4, sign(loteng)), on(-3, takeIn, offer(protection.Psychic, protection.Accepted, "Enam pertemuan di kantor UPTD PPA, setiap Rabu.", "Anak bersedia datang bersama bibinya."), offer(protection.School, protection.Declined, "Pendampingan kembali ke sekolah.", "Anak ingin menunggu sampai sidang selesai."), offer(protection.Legal, "", "Penjelasan hak anak oleh penasihat hukum.", "")), on(-1, study, issue, bind, sealUp, breakGlass("hakim2.praya", loteng, "Hakim perkara dirawat di rumah sakit; sidang besok mungkin saya pimpin dan keselamatan anak harus saya pahami lebih dahulu.")),
		},
	},
	{
		key: "kuasa-pmi", court: praya,
		home: home{"52.02.07.2003", "Dusun Aik Paek, RT 02"}, other: home{"52.02.09.2002", "Dusun Dasan Lekong, RT 04"},
		standing: standing{kind: petition.Proxy, number: "014/SK-INS/{thn}", issuer: "Kantor Notaris Rekaan, Praya", day: -30, principal: "Mahyudin bin Amaq Rusti", proxy: "insidentil",
			why: "Ayah anak bekerja di perkebunan di Sabah, Malaysia, dan baru dapat pulang tahun depan; ibu anak sudah menikah lagi dan tinggal di Sumbawa.", remark: "Surat kuasa insidentil yang dibuat pemberi kuasa sebelum berangkat dan dilegalisasi."},
		asks:    []soul{{name: "Junaidi", father: "Amaq Rusti", sex: man, age: age{38, 8, 2}, place: "Janapria", education: "SMA", work: "Pedagang bakulan", relation: "Paman dari ayah", phone: "0800-0000-114"}},
		child:   kid{soul{name: "Rohmatul Aini", father: "Mahyudin", sex: woman, age: age{17, 3, 8}, place: "Janapria", education: "SMA kelas XI", work: "Pelajar"}, petition.Never, "MA Rekaan Darul Ikhlas Janapria", "ya", "Kakek dan nenek", "kandung"},
		spouse:  match{soul: soul{name: "Muhammad Riadi", father: "Amaq Sarah", sex: man, age: age{20, 6, 20}, place: "Monggas", education: "SMA", work: "Tukang las"}, marital: petition.Never, income: 2100000, months: 14},
		parents: [2]soul{{name: "Amaq Sarah", sex: man}, {name: "Inaq Sarah", sex: woman}},
		reason: plea{
			kinds: []string{"zina"}, wedding: 20, refusal: "N7", refused: -26, kua: "KUA Kecamatan Janapria", serial: 87,
			words: "Ayahnya jauh di Malaysia dan kakek neneknya sudah tua. Anak sering dijemput calonnya sampai malam dan tetangga sudah menegur. Kami khawatir terjadi hal yang dilarang agama, dan ayahnya sudah setuju lewat telepon.",
		},
		papers: papers{lacks: []petition.DocumentKind{"kesehatan"}, photo: []petition.DocumentKind{"c"}, bare: []petition.DocumentKind{"e"}, health: "Keadaan umum baik. Tinggi 155 cm, berat 47 kg, lingkar lengan atas 24 cm, Hb 12,1 g/dl. Tidak ditemukan kelainan. Anak mendapat penyuluhan kesehatan reproduksi."},
		life: []day{
			on(-22, open, fill, handIn, submit), on(-21, register(300000)), on(-20, assign("hakim.praya")),
			on(-19, schedule(-4, "10.00", "Ruang Sidang Anak"), ask(paramita, -7, "Bagaimana pengasuhan anak selama ayah di luar negeri?", "Apakah ayah dapat didengar melalui sambungan video?")),
			on(-18, accept(paramita), allocate(paramita)), on(-9, compose(paramita, "kuasa-paramita")), on(-8, handOver(paramita), sign(paramita)),
			on(-5, study, issue), on(-4, begin, sit(
				away("sambungan video dari Malaysia terputus", hearing.ChildParent), away("", hearing.SpouseMother),
				warned(hearing.Askers, "abcde", "Memahami dan akan menyampaikan kepada ayah anak."), warned(hearing.TheChild, "ab", "Ingin tetap bersekolah."), warned(hearing.TheSpouse, "abcde", "Bersedia menunggu sampai anak tamat."),
				said(hearing.Child, "", "Mengenal calon sejak kelas X. Ingin menamatkan sekolah dahulu; belum pernah ditanya pendapatnya oleh keluarga."),
				said(hearing.Spouse, "ayahnya", "Sanggup menafkahi dan tidak berkeberatan menunggu."), said(hearing.SpouseFather, "calon", "Menyerahkan kepada kedua anak."),
				until(6, "Ayah anak belum didengar; nasihat kepada anak dilanjutkan.")),
				found("Anak mengetahui rencana perkawinan; persetujuannya masih didalami."),
				heeded(
					determination.Heed{Key: "calon", Answer: law.Yes}, determination.Heed{Key: "a", Answer: law.Yes}, determination.Heed{Key: "b", Answer: law.Yes, Words: "Surat kuasa insidentil dicocokkan."},
					determination.Heed{Key: "c", Answer: law.Yes}, determination.Heed{Key: "h", Answer: law.Yes, Words: "Laporan lembaga dibacakan bagian kesimpulannya."}),
				pledged("Surat pernyataan di atas meterai, bukti P.8",
					undertaken("pendidikan", "Menanggung biaya sekolah sampai tamat SMA", "ayah anak", "setiap bulan"),
					undertaken("kesehatan", "Mengantar anak ke Puskesmas", "paman anak", "bila diperlukan")),
				askFor(unitReport, loteng, 4, "Apa yang anak sampaikan bila didengar sendiri?", "Apakah ada desakan dari keluarga?")),
			on(-3, accept(loteng), allocate(loteng)), on(-2, bring("kesehatan"), compose(loteng, "kuasa-loteng"), handOver(loteng)), on(-1, sign(loteng)),
		},
	},
	{
		key: "ibu-tunggal", court: praya,
		home: home{"52.02.01.1002", "Lingkungan Karang Tengak, RT 05"}, other: home{"52.02.10.1002", "Lingkungan Montong Are, RT 02"},
		standing: standing{kind: petition.OneDead, number: "474.3/21/Leneng/{thn}", issuer: "Kelurahan Leneng", day: -420, remark: "Menerangkan bahwa suami Pemohon, ayah kandung anak, telah meninggal dunia karena sakit."},
		asks:     []soul{{name: "Baiq Nurhasanah", father: "Lalu Wiranom", sex: woman, age: age{42, 9, 14}, place: "Praya", education: "SMA", work: "Penjual jajan di pasar", relation: "Ibu kandung", phone: "0800-0000-127"}},
		child:    kid{soul{name: "Baiq Laela Wulandari", father: "Lalu Sukarman", sex: woman, age: age{18, 2, 5}, place: "Praya", education: "SMA", work: "Belum bekerja"}, petition.Never, "SMAN Rekaan 3 Praya", "tidak", "Ibu", "kandung"},
		spouse:   match{soul: soul{name: "Ahmad Sopian", father: "Mahsun", sex: man, age: age{24, 0, 22}, place: "Jontlak", education: "D3", work: "Perawat honorer"}, marital: petition.Never, income: 1500000, months: 26},
		parents:  [2]soul{{name: "Mahsun", sex: man}, {name: "Inaq Sopi", sex: woman}},
		reason: plea{kinds: []string{"zina", "ekonomi"}, wedding: 25, refusal: "N8", refused: -19, kua: "KUA Kecamatan Praya", serial: 203,
			words: "Suami saya sudah meninggal. Anak saya sudah lulus SMA dan sudah bertunangan lebih dari setahun. Saya ingin ada yang membantu menafkahi anak, dan kedua keluarga sudah bersepakat."},
		papers: papers{bare: []petition.DocumentKind{"e"}, photo: []petition.DocumentKind{"b"}, older: map[petition.DocumentKind]int{"f": 1}, spelt: map[petition.DocumentKind]string{"f": "Baiq Lela Wulandari"}, health: "Keadaan umum baik. Tinggi 157 cm, berat 51 kg, lingkar lengan atas 25 cm, Hb 12,6 g/dl. Tidak ditemukan kelainan."},
		life: []day{
			on(-15, open, fill, handIn, submit), on(-14, register(0)), on(-13, assign("hakim2.praya")),
			on(-12, schedule(3, "09.30", "Ruang Sidang II"), ask(loteng, 1, "Apa keinginan anak tentang kuliah atau kerja?", "Dari mana ibu menafkahi keluarga, dan bantuan apa yang tersedia?")),
			on(-11, accept(loteng)), on(-10, allocate(loteng), meet(loteng, -7, "9.00", "Rumah keluarga, Leneng", "")), on(-8, meet(loteng, -6, "15.00", "Rumah keluarga, Leneng", "Ibu berjualan sampai siang.")), on(-2, compose(loteng, "ibu-tunggal-draf", 5)),
		},
	},
	pairOf("pasangan-putra", "pasangan-putri"),
	pairOf("pasangan-putri", "pasangan-putra"),
	{
		key: "pernah-siri", court: praya,
		home: home{"52.02.05.2003", "Dusun Bangket Molo, RT 01"}, other: home{"52.02.05.2005", "Dusun Presak, RT 03"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Amaq Supar", father: "Amaq Gunasih", sex: man, age: age{49, 1, 9}, place: "Mangkung", education: "SD", work: "Buruh tani", relation: "Ayah kandung"},
			{name: "Inaq Supar", father: "Amaq Tinep", sex: woman, age: age{45, 7, 1}, place: "Mangkung", education: "SD", work: "Penenun", relation: "Ibu kandung", phone: "0800-0000-133"},
		},
		child:   kid{soul{name: "Suparni", father: "Amaq Supar", sex: woman, age: age{17, 9, 17}, place: "Mangkung", education: "SMP", work: "Penenun"}, petition.Unregistered, "SMPN Rekaan 4 Praya Barat", "tidak", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Haerul Anam", father: "Amaq Jinih", sex: man, age: age{26, 4, 4}, place: "Setanggor", education: "SMP", work: "Sopir bak terbuka"}, marital: petition.Unregistered, income: 2000000, months: 7},
		parents: [2]soul{{}, {name: "Inaq Jinih", sex: woman}}, note: "Ayah calon sudah meninggal; ibu yang akan memberi keterangan.",
		reason: plea{kinds: []string{"hubungan", "pendidikan"}, wedding: 18, refusal: "N7", refused: -9, kua: "KUA Kecamatan Praya Barat", serial: 64,
			words: "Anak kami pernah menikah tanpa dicatatkan pada umur 16 tahun dan sudah berpisah. Sekarang ia ingin menikah lagi dan kami ingin perkawinannya tercatat. Petugas menjelaskan bahwa karena dahulu tidak tercatat, anak tetap memerlukan dispensasi."},
		papers: papers{bare: []petition.DocumentKind{"b", "e", "f"}, substitute: map[petition.DocumentKind]string{"d": "Akta kelahiran belum pernah diurus; kelahiran dicatat dalam buku bidan desa."}},
		life: []day{
			on(-6, open, fill, handIn, submit), on(-5, register(0), ask(paramita, 6, "Bagaimana keadaan anak sesudah perpisahan yang dahulu?", "Apakah anak memahami rencana yang sekarang?")),
			on(-3, decline(paramita, referral.NoCapacity, "Kedua pekerja sosial kami sedang menangani respons bencana di Lombok Utara sampai akhir bulan. Mohon dialihkan ke lembaga lain."), ask(loteng, 7, "Bagaimana keadaan anak sesudah perpisahan yang dahulu?", "Apakah anak memahami rencana yang sekarang?")),
			on(-2, accept(loteng)),
		},
	},
	{
		key: "hampir-19", court: praya,
		home: home{"52.02.01.1005", "Lingkungan Perapen Lauk, RT 02"}, other: home{"52.02.02.2004", "Dusun Tanak Beleq, RT 03"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Lalu Darmawan", father: "Lalu Japa", sex: man, age: age{51, 3, 3}, place: "Praya", education: "SMA", work: "Pegawai kantor kelurahan", relation: "Ayah kandung", phone: "0800-0000-146"},
			{name: "Baiq Hartini", father: "Lalu Sumerta", sex: woman, age: age{47, 10, 10}, place: "Praya", education: "SMA", work: "Penjahit", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Lalu Ilham Maulana", father: "Lalu Darmawan", sex: man, age: age{18, 11, 25}, place: "Praya", education: "SMA", work: "Barista"}, petition.Never, "SMAN Rekaan 1 Praya", "tidak", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Siti Hajar", father: "H. Mukhlis", sex: woman, age: age{19, 5, 12}, place: "Labulia", education: "SMA", work: "Karyawan toko"}, marital: petition.Never, income: 1400000, months: 19},
		parents: [2]soul{{name: "H. Mukhlis", sex: man}, {name: "Hj. Sapiah", sex: woman}},
		reason: plea{kinds: []string{"zina"}, wedding: 16, refusal: "N7", refused: -20, kua: "KUA Kecamatan Jonggat", serial: 151,
			words: "Tanggal acara sudah ditetapkan kedua keluarga sebelum kami tahu bahwa anak laki-laki juga harus berumur 19 tahun. Undangan belum diedarkan."},
		papers: papers{bare: []petition.DocumentKind{"b", "e"}, health: "Keadaan umum baik. Tidak ditemukan kelainan pada pemeriksaan pranikah."},
		life: []day{
			on(-16, open, fill, handIn, submit), on(-15, register(250000)), on(-14, assign("hakim2.praya"), ask(loteng, -3, "Apakah anak dan keluarga bersedia menunggu sampai anak berumur 19 tahun?")),
			on(-13, accept(loteng), schedule(6, "11.00", "Ruang Sidang II")), on(-12, allocate(loteng)), on(-3, summon(hearing.ByESummon, hearing.FirstAsker, hearing.SecondAsker)), on(-2, receive("akun e-Court", hearing.FirstAsker)),
		},
	},
	again(),
	{
		key: "wali", court: praya,
		home: home{"52.02.12.2001", "Dusun Pemasir, RT 02"}, other: home{"52.02.12.2003", "Dusun Tojong-ojong, RT 01"},
		standing: standing{kind: petition.Guardian, number: "31/Pdt.P/{thn}/PA.Pra", issuer: "Pengadilan Agama Praya", day: -600, why: "Ayah dan ibu anak meninggal dalam kecelakaan; nenek ditetapkan sebagai wali.", remark: "Penetapan perwalian atas anak kepada neneknya."},
		asks:     []soul{{name: "Papuq Senah", father: "Amaq Rinasih", sex: woman, age: age{66, 2, 2}, place: "Lantan", education: "Tidak sekolah", work: "Petani", relation: "Nenek, wali"}},
		child:    kid{soul{name: "Lisnawati", father: "Suhardi", sex: woman, age: age{15, 10, 1}, place: "Lantan", education: "SMP kelas IX", work: "Pelajar"}, petition.Never, "SMPN Rekaan 2 Batukliang Utara", "ya", "Nenek", "wali"},
		spouse:   match{soul: soul{name: "Nasrudin", father: "Amaq Nas", sex: man, age: age{23, 3, 15}, place: "Tanak Beak", education: "SMP", work: "Buruh bangunan"}, marital: petition.Never, income: 1700000, months: 6},
		parents:  [2]soul{{name: "Amaq Nas", sex: man}, {name: "Inaq Nas", sex: woman}},
		reason: plea{kinds: []string{"ekonomi", "perjodohan"}, refusal: "N7", refused: -4, kua: "KUA Kecamatan Batukliang Utara", serial: 39,
			words: "Saya sudah tua dan sering sakit. Tidak ada lagi yang menjaga cucu saya bila saya meninggal. Keluarga calon meminta baik-baik dan berjanji akan menyekolahkannya."},
		papers: papers{photo: []petition.DocumentKind{"kedudukan"}, bare: []petition.DocumentKind{"b", "e"}},
		life: []day{
			on(-12, comeFirst(paramita, "Nenek selaku wali, tertulis")), on(-11, meet(paramita, -9, "14.00", "Rumah nenek, Lantan", "")),
			on(-6, compose(paramita, "wali-paramita")), on(-5, handOver(paramita), sign(paramita)), on(-2, open, fill, handIn, submit, bringCode(paramita)),
		},
	},
	{
		key: "belum-lengkap", court: praya,
		home: home{"52.02.05.2006", "Dusun Penujak Timuk, RT 04"}, other: home{"52.02.05.2001", "Dusun Bonder Lauk, RT 02"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Mahrip", father: "Amaq Mahnun", sex: man, age: age{41, 6, 6}, place: "Penujak", education: "SMP", work: "Perajin gerabah", relation: "Ayah kandung", phone: "0800-0000-158"},
			{name: "Saenah", father: "Amaq Saep", sex: woman, age: age{39, 0, 28}, place: "Penujak", education: "SD", work: "Perajin gerabah", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Nurul Hidayah", father: "Mahrip", sex: woman, age: age{16, 11, 2}, place: "Penujak", education: "SMP", work: "Perajin gerabah"}, petition.Never, "MTs Rekaan Nurul Falah Penujak", "tidak", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Sukri", father: "Amaq Sukri", sex: man, age: age{22, 7, 7}, place: "Bonder", education: "SMA", work: "Pekerja tambak"}, marital: petition.Never, income: 1900000, months: 11},
		parents: [2]soul{{name: "Amaq Sukri", sex: man}, {name: "Inaq Sukri", sex: woman}},
		reason:  plea{kinds: []string{"zina"}, words: "Anak kami sudah lama berhubungan dan kami takut terjadi pelanggaran agama."},
		papers:  papers{lacks: []petition.DocumentKind{"c", "e", "f"}},
		life:    []day{on(-5, open, fill, handIn, submit), on(-4, sendBack("Nama ibu pada KTP berbeda dengan nama pada akta kelahiran anak; bawa surat keterangan beda nama dari desa."))},
	},
	{
		key: "draf-praya", court: praya,
		home: home{"52.02.08.2006", "Dusun Karang Kubu, RT 01"}, other: home{"52.02.08.2004", "Dusun Bagu Daye, RT 02"},
		standing: standing{kind: petition.BothParents},
		asks:     []soul{{name: "Zainal Abidin", father: "Amaq Zen", sex: man, age: age{43, 3, 21}, place: "Bilebante", education: "SMA", work: "Petani", relation: "Ayah kandung", phone: "0800-0000-163"}},
		child:    kid{soul: soul{name: "Zahratul Jannah", father: "Zainal Abidin", sex: woman, age: age{17, 0, 9}, place: "Bilebante"}, school: "SMAN Rekaan 1 Pringgarata"},
		life:     []day{on(-4, comeFirst(paramita, "Ayah kandung, lisan di kantor lembaga")), on(-3, meet(paramita, 2, "10.00", "Kantor Sentra Paramita", "")), on(-1, open, fillSome(3))},
	},
}

// prayaEnded are the petitions on which the court at Praya decided, and the
// first petition of a family that files again.
var prayaEnded = []story{
	{
		key: "hamil", court: praya,
		home: home{"52.02.02.2002", "Dusun Gubuk Baru, RT 02"}, other: home{"52.02.02.2001", "Dusun Barejulat Daye, RT 01"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Muhammad Tahir", father: "Amaq Tahir", sex: man, age: age{46, 11, 8}, place: "Ubung", education: "SMA", work: "Tukang kayu", relation: "Ayah kandung", phone: "0800-0000-171"},
			{name: "Rumenah", father: "Amaq Rumen", sex: woman, age: age{43, 4, 30}, place: "Ubung", education: "SMP", work: "Penjual nasi", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Dwi Astuti Handayani", father: "Muhammad Tahir", sex: woman, age: age{17, 10, 19}, place: "Ubung", education: "SMA kelas XII", work: "Pelajar"}, petition.Never, "SMAN Rekaan 1 Jonggat", "ya", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Rizal Efendi", father: "Sarbini", sex: man, age: age{20, 2, 13}, place: "Barejulat", education: "SMA", work: "Karyawan bengkel"}, marital: petition.Never, income: 2300000, months: 22},
		parents: [2]soul{{name: "Sarbini", sex: man}, {name: "Maknah", sex: woman}},
		reason: plea{kinds: []string{"hamil"}, wedding: -35, refusal: "N7", refused: -61, kua: "KUA Kecamatan Jonggat", serial: 176,
			words: "Anak kami hamil dan calon suami mengakui serta bersedia bertanggung jawab. Kami sudah menyesal dan menasihati keduanya. Kami ingin cucu kami lahir dengan ayah yang jelas dan anak tetap menyelesaikan sekolah."},
		papers: papers{photo: []petition.DocumentKind{"kesehatan"}, health: "Hamil, umur kehamilan 17 minggu menurut pemeriksaan ultrasonografi, keadaan janin baik. Tinggi 154 cm, berat 52 kg, lingkar lengan atas 24,5 cm, Hb 11,6 g/dl. Dianjurkan pemeriksaan rutin di puskesmas.",
			extra: extra{title: "SURAT PERNYATAAN KESANGGUPAN ORANG TUA", words: []string{
				"Kami, orang tua kedua pihak, menyatakan sanggup menanggung biaya pemeriksaan kehamilan dan persalinan bersama-sama.",
				"Orang tua anak menyatakan sanggup merawat bayi pada jam sekolah sampai anak menyelesaikan ujian akhir.",
				"Orang tua calon suami menyatakan menyediakan satu kamar dan tidak meminta anak bekerja sebelum tamat sekolah.",
			}}},
		life: []day{
			on(-58, open, fill, handIn, submit), on(-57, register(250000)), on(-56, assign("hakim.praya")),
			on(-55, ask(loteng, -44, "Apakah anak bebas menyatakan kehendaknya?", "Dapatkah anak tetap bersekolah selama hamil?"), schedule(-42, "09.00", "Ruang Sidang Anak")),
			on(-54, accept(loteng), allocate(loteng)), on(-47, compose(loteng, "hamil-loteng")), on(-46, handOver(loteng), sign(loteng)),
			on(-44, study, issue), on(-42, begin, sit(allDone), found("Anak mengetahui rencana perkawinan dan menyatakan pendapatnya sendiri.", "Keadaan anak diterangkan dalam surat kesehatan dan laporan lembaga.", "Tidak ada keterangan tentang paksaan."), decide(petition.Granted, "Amar dibacakan dalam sidang; anak, calon, dan orang tua kedua pihak hadir.")), on(-38, follow(loteng, -3), promise(
				promised("kesehatan", "orang_tua", 12, "Menanggung bersama biaya pemeriksaan kehamilan dan persalinan."),
				promised("pendidikan", "orang_tua", 12, "Merawat bayi pada jam sekolah sampai anak menyelesaikan ujian akhir."),
				promised("ekonomi", "orang_tua_calon", 12, "Menyediakan satu kamar dan tidak meminta anak bekerja sebelum tamat sekolah."))),
			on(-21, visit(loteng, 1)), on(-20, accept(loteng), allocate(loteng)),
		},
	},
	{
		key: "jarak-usia", court: praya,
		home: home{"52.02.06.2001", "Dusun Sukaraja Barat, RT 03"}, other: home{"52.02.06.2004", "Dusun Mujur Lauk, RT 01"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Amaq Sahnim", father: "Amaq Tirtasih", sex: man, age: age{52, 0, 17}, place: "Sukaraja", education: "SD", work: "Petani tembakau", relation: "Ayah kandung", phone: "0800-0000-185"},
			{name: "Inaq Sahnim", father: "Amaq Wirajati", sex: woman, age: age{48, 6, 23}, place: "Sukaraja", education: "SD", work: "Buruh tani", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Sahnim Lestari", father: "Amaq Sahnim", sex: woman, age: age{16, 3, 27}, place: "Sukaraja", education: "SMP", work: "Membantu orang tua"}, petition.Never, "SMPN Rekaan 1 Praya Timur", "tidak", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Lalu Wirame", father: "Lalu Sadar", sex: man, age: age{37, 8, 8}, place: "Mujur", education: "SMA", work: "Pengepul tembakau"}, marital: petition.Registered19, income: 6500000, months: 4},
		parents: [2]soul{{name: "Lalu Sadar", sex: man}, {}}, note: "Ibu calon sudah meninggal.",
		reason: plea{kinds: []string{"ekonomi", "perjodohan"}, wedding: -20, refusal: "N7", refused: -55, kua: "KUA Kecamatan Praya Timur", serial: 71,
			words: "Panen tembakau kami gagal dua musim. Calon sudah banyak membantu keluarga dan berjanji menanggung sekolah adik-adiknya. Kami menilai ia sudah mapan dan bertanggung jawab."},
		papers: papers{photo: []petition.DocumentKind{"d"}, bare: []petition.DocumentKind{"b", "e"}, health: "Keadaan umum baik. Tinggi 149 cm, berat 40 kg, lingkar lengan atas 22 cm, Hb 10,8 g/dl (anemia ringan). Dianjurkan perbaikan gizi; kehamilan pada usia ini berisiko.",
			extra: extra{title: "FOTO RUMAH KELUARGA", picture: true}},
		life: []day{
			on(-52, open, fill, handIn, submit), on(-51, register(250000)), on(-50, assign("hakim2.praya")),
			on(-49, ask(paramita, -37, "Apakah anak bebas dari tekanan keluarga dan utang?", "Bagaimana hubungan anak dengan calon?", "Layanan apa yang dapat menggantikan alasan ekonomi?"), schedule(-31, "10.00", "Ruang Sidang Anak")),
			on(-48, accept(paramita), allocate(paramita)), on(-40, compose(paramita, "jarak-paramita")), on(-39, handOver(paramita), sign(paramita)),
			on(-33, study, issue), on(-31, begin, sit(away("menjaga warung", hearing.Spouse), until(-25, "Calon suami belum dihadirkan.")), schedule(-25, "10.00", "Ruang Sidang Anak")), on(-25, begin, sit(allDone), found("Anak mengetahui rencana perkawinan dan menyatakan pendapatnya sendiri.", "Keadaan anak diterangkan dalam surat kesehatan dan laporan lembaga.", "Keluarga menerangkan adanya utang kepada calon; anak menyatakan sulit menolak."), decide(petition.Refused, "Permohonan ditolak. Salinan dapat diambil di PTSP.")),
		},
	},
	first(),
	{
		key: "gugur", court: praya,
		home: home{"52.02.10.2005", "Dusun Beraim Timuk, RT 01"}, other: home{"52.02.10.2006", "Dusun Batunyala, RT 05"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Sudirman", father: "Amaq Dirman", sex: man, age: age{45, 1, 1}, place: "Beraim", education: "SMP", work: "Peternak itik", relation: "Ayah kandung", phone: "0800-0000-192"},
			{name: "Mariatun", father: "Amaq Atun", sex: woman, age: age{42, 2, 12}, place: "Beraim", education: "SMP", work: "Pedagang", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Ilham Jayadi", father: "Sudirman", sex: man, age: age{18, 4, 16}, place: "Beraim", education: "SMA", work: "Buruh bangunan"}, petition.Never, "SMKN Rekaan 2 Praya Tengah", "tidak", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Yuni Astari", father: "Masnun", sex: woman, age: age{20, 9, 5}, place: "Batunyala", education: "SMA", work: "Penjaga warung"}, marital: petition.Never, income: 900000, months: 8},
		parents: [2]soul{{name: "Masnun", sex: man}, {name: "Inaq Yuni", sex: woman}},
		reason:  plea{kinds: []string{"zina"}, refusal: "N7", refused: -49, kua: "KUA Kecamatan Praya Tengah", serial: 58, words: "Keduanya sudah bertunangan dan keluarga ingin segera meresmikan."},
		papers:  papers{bare: []petition.DocumentKind{"b", "d", "e"}},
		life: []day{
			on(-46, open, fill, handIn, submit), on(-45, register(250000)), on(-44, assign("hakim.praya"), schedule(-36, "13.30", "Ruang Sidang II")),
			on(-36, begin, sit(nobody, until(-28, "Pemohon tidak hadir; dipanggil lagi.")), schedule(-28, "13.30", "Ruang Sidang II")), on(-28, begin, sit(nobody), decide(petition.Lapsed, "Pemohon tidak hadir pada sidang pertama dan kedua meskipun dipanggil secara sah dan patut.")), on(-15, archive),
		},
	},
}

// familyOfAgain is told twice: refused, and then filed again.
var familyOfAgain = story{
	court: praya,
	home:  home{"52.02.11.2005", "Dusun Darek Bat, RT 02"}, other: home{"52.02.11.2001", "Dusun Montong Sapah Lauk, RT 04"},
	standing: standing{kind: petition.BothParents},
	asks: []soul{
		{name: "Lalu Suparman", father: "Lalu Kedik", sex: man, age: age{47, 7, 20}, place: "Darek", education: "SMA", work: "Pedagang sapi", relation: "Ayah kandung", phone: "0800-0000-204"},
		{name: "Baiq Sahminah", father: "Lalu Ratmaji", sex: woman, age: age{44, 3, 11}, place: "Darek", education: "SMP", work: "Mengurus rumah tangga", relation: "Ibu kandung"},
	},
	child:   kid{soul{name: "Baiq Eka Rahmawati", father: "Lalu Suparman", sex: woman, age: age{17, 8, 3}, place: "Darek", education: "SMA kelas XI", work: "Pelajar"}, petition.Never, "MA Rekaan Al-Hikmah Darek", "ya", "Kedua orang tua", "kandung"},
	spouse:  match{soul: soul{name: "Lalu Yusuf Hamdan", father: "Lalu Hamdan", sex: man, age: age{22, 10, 26}, place: "Montong Sapah", education: "SMA", work: "Pekerja kapal pesiar"}, marital: petition.Never, income: 5200000, months: 18},
	parents: [2]soul{{name: "Lalu Hamdan", sex: man}, {name: "Baiq Rahminah", sex: woman}},
	reason: plea{kinds: []string{"zina", "lain"}, wedding: -70, refusal: "N7", refused: -108, kua: "KUA Kecamatan Praya Barat Daya", serial: 93,
		words: "Calon akan berangkat berlayar dan kedua keluarga ingin akad sebelum ia berangkat. Anak kami sudah bertunangan dan kami khawatir akan fitnah."},
	papers: papers{bare: []petition.DocumentKind{"b", "d", "e"}, health: "Keadaan umum baik. Tinggi 158 cm, berat 50 kg, lingkar lengan atas 24,8 cm, Hb 12,3 g/dl. Tidak ditemukan kelainan."},
}

// first is the petition that was refused.
func first() story {
	s := familyOfAgain
	s.key = "ulang-lama"
	s.life = []day{
		on(-105, open, fill, handIn, submit), on(-104, register(250000)), on(-103, assign("hakim.praya")),
		on(-102, ask(loteng, -92, "Apakah anak memahami rencana perkawinan dan bebas menolak?", "Bagaimana kelanjutan sekolah anak?"), schedule(-88, "09.00", "Ruang Sidang Anak")),
		on(-101, accept(loteng), allocate(loteng)), on(-94, compose(loteng, "ulang-loteng"), handOver(loteng)), on(-93, sign(loteng)),
		on(-90, study, issue), on(-88, begin, sit(allDone), found("Anak mengetahui rencana perkawinan dan menyatakan pendapatnya sendiri.", "Keadaan anak diterangkan dalam surat kesehatan dan laporan lembaga.", "Tidak ada keterangan tentang paksaan."), decide(petition.Refused, "Permohonan ditolak; alasan mendesak tidak terbukti.")),
		on(-80, follow(loteng, 0), promise(
			promised("pendidikan", "orang_tua", 12, "Membiayai sekolah anak sampai tamat."),
			promised("sosial", "orang_tua", 12, "Tidak menerima lamaran lagi sebelum anak tamat sekolah."))),
		on(-40, visit(loteng, 1)), on(-39, accept(loteng), allocate(loteng)),
		on(-30, compose(loteng, "ulang-kunjungan"), observe(loteng, kept("ya", "Uang sekolah sudah dibayar."), kept("sebagian", "Kedua keluarga masih saling berkunjung."))), on(-29, handOver(loteng)), on(-28, sign(loteng)),
	}
	return s
}

// again is the same family some months later.
func again() story {
	s := familyOfAgain
	s.key = "ulang-baru"
	s.reason = plea{kinds: []string{"zina", "lain"}, wedding: 30, refusal: "N7", refused: -13, kua: "KUA Kecamatan Praya Barat Daya", serial: 124,
		words: "Permohonan kami yang pertama ditolak. Calon kini sudah pulang berlayar dan mempunyai tabungan. Anak sudah naik ke kelas terakhir dan sekolah mengizinkan ujian. Kami mohon diperiksa kembali."}
	s.life = []day{
		on(-10, open, fill, handIn, submit), on(-9, register(250000), tie("ulang-lama", "Permohonan kedua untuk anak dan calon yang sama sesudah permohonan pertama ditolak.")),
		on(-8, assign("hakim2.praya")), on(-7, ask(paramita, 5, "Apa yang berubah sejak permohonan pertama?", "Bagaimana anak memandang penantian sampai tamat sekolah?")),
	}
	return s
}

// The two sides of a couple who are both under 19 (PERMA 5/2019 Pasal 8).
var (
	boy         = kid{soul{name: "Doni Firmansyah", father: "Hamzah", sex: man, age: age{17, 6, 14}, place: "Kopang", education: "SMK kelas XII", work: "Pelajar"}, petition.Never, "SMKN Rekaan 1 Kopang", "ya", "Kedua orang tua", "kandung"}
	boysParents = [2]soul{
		{name: "Hamzah", father: "Amaq Hamzah", sex: man, age: age{43, 2, 25}, place: "Kopang", education: "SMA", work: "Pemilik kios pulsa", relation: "Ayah kandung", phone: "0800-0000-212"},
		{name: "Nurjanah", father: "Amaq Anah", sex: woman, age: age{40, 8, 9}, place: "Kopang", education: "SMA", work: "Guru mengaji", relation: "Ibu kandung"},
	}
	girl         = kid{soul{name: "Wardatul Aulia", father: "Muhsin", sex: woman, age: age{16, 8, 21}, place: "Mantang", education: "SMA kelas XI", work: "Pelajar"}, petition.Never, "SMAN Rekaan 1 Batukliang", "ya", "Kedua orang tua", "kandung"}
	girlsParents = [2]soul{
		{name: "Muhsin", father: "Amaq Muhsin", sex: man, age: age{45, 5, 5}, place: "Mantang", education: "SMP", work: "Petani", relation: "Ayah kandung", phone: "0800-0000-219"},
		{name: "Hadijah", father: "Amaq Dijah", sex: woman, age: age{41, 9, 18}, place: "Mantang", education: "SMP", work: "Pedagang sayur", relation: "Ibu kandung"},
	}
	boysHome  = home{"52.02.09.2005", "Dusun Renggung, RT 03"}
	girlsHome = home{"52.02.03.2004", "Dusun Mantang Bat, RT 01"}
)

// pairOf tells one side of the couple; both files go to the same court.
func pairOf(key, other string) story {
	s := story{
		key: key, court: praya, standing: standing{kind: petition.BothParents}, papers: papers{bare: []petition.DocumentKind{"b", "e"}},
		reason: plea{kinds: []string{"zina", "merarik"}, wedding: 22, refusal: "N7", refused: -16, kua: "KUA Kecamatan Kopang", serial: 45,
			words: "Keduanya satu organisasi remaja masjid dan sudah dua kali pergi berdua sampai malam. Kepala dusun mempertemukan kedua keluarga, dan kedua keluarga sepakat mengajukan permohonan ke pengadilan yang sama."},
	}
	ahead := []day{on(-12, open, fill, handIn, submit), on(-11, register(250000)), on(-10, assign("hakim.praya"))}
	if key == "pasangan-putra" {
		s.home, s.other, s.asks, s.child, s.parents = boysHome, girlsHome, boysParents[:], boy, girlsParents
		s.spouse = match{soul: girl.soul, marital: petition.Never, months: 10, also: "tersendiri"}
		s.life = append(ahead, on(-9, schedule(4, "09.00", "Ruang Sidang Anak"), ask(loteng, 2, "Apa yang kedua anak ketahui tentang akibat perkawinan?")))
		return s
	}
	s.home, s.other, s.asks, s.child, s.parents = girlsHome, boysHome, girlsParents[:], girl, boysParents
	s.spouse = match{soul: boy.soul, marital: petition.Never, months: 10, also: "tersendiri"}
	s.papers.photo = []petition.DocumentKind{"f"}
	s.life = append(ahead, on(-9, tie(other, "Kedua calon di bawah 19 tahun; permohonan masing-masing diajukan ke pengadilan yang sama (PERMA 5/2019 Pasal 8)."),
		share(other, "d", "e"), schedule(4, "10.00", "Ruang Sidang Anak"), ask(paramita, 2, "Bagaimana anak memandang rencana kedua keluarga?", "Bagaimana jawaban sekolah?")), on(-8, accept(paramita)), on(-7, allocate(paramita)))
	return s
}
