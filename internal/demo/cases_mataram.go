package demo

import (
	"timbang/internal/hearing"
	"timbang/internal/petition"
)

// mataramCases are the petitions at Mataram.
var mataramCases = []story{
	{
		key: "sekolah", court: mataram,
		home: home{"52.71.04.1003", "Lingkungan Jempong Timur, RT 06"}, other: home{"52.71.01.1006", "Lingkungan Pejeruk Bangket, RT 02"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Suparlan", father: "Kartono", sex: man, age: age{46, 4, 4}, place: "Mataram", education: "SMA", work: "Sopir angkutan daring", relation: "Ayah kandung", phone: "0800-0000-301"},
			{name: "Nur Aini", father: "Abdul Gani", sex: woman, age: age{43, 1, 15}, place: "Mataram", education: "SMA", work: "Karyawan binatu", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Intan Permatasari", father: "Suparlan", sex: woman, age: age{17, 1, 24}, place: "Mataram", education: "SMA kelas XI", work: "Pelajar"}, petition.Never, "SMAN Rekaan 6 Mataram", "ya", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Galang Pratama", father: "Sutrisno", sex: man, age: age{19, 7, 3}, place: "Ampenan", education: "SMA", work: "Mahasiswa"}, marital: petition.Never, months: 16},
		parents: [2]soul{{name: "Sutrisno", sex: man}, {name: "Rina Marlina", sex: woman}},
		reason: plea{kinds: []string{"hubungan", "zina"}, wedding: 15, refusal: "N8", refused: -24, kua: "KUA Kecamatan Sekarbela", serial: 118,
			words: "Anak kami mengaku sudah berhubungan badan dengan pacarnya. Kami merasa malu dan ingin segera menikahkan supaya tidak terulang, walaupun anak masih sekolah."},
		papers: papers{photo: []petition.DocumentKind{"penolakan"}, health: "Keadaan umum baik. Tinggi 156 cm, berat 49 kg, lingkar lengan atas 24 cm, Hb 12,0 g/dl. Tidak ditemukan tanda kehamilan pada hari pemeriksaan."},
		life: []day{
			on(-20, open, fill, handIn, submit), on(-19, register(300000)), on(-18, assign("hakim.mataram")),
			on(-17, schedule(1, "09.00", "Ruang Sidang Utama"), ask(ppaMataram, -5, "Apa yang anak sampaikan bila didengar sendiri?", "Layanan apa yang sudah dan dapat diberikan?"), ask(peksos, -4, "Bagaimana keadaan sekolah dan keluarga anak?", "Apa yang tersedia bila permohonan tidak dikabulkan?")),
			on(-16, accept(ppaMataram), allocate(ppaMataram), accept(peksos), allocate(peksos)),
			on(-8, compose(ppaMataram, "sekolah-ppamataram"), handOver(ppaMataram)), on(-7, sign(ppaMataram)),
			on(-6, compose(peksos, "sekolah-peksos"), handOver(peksos)), on(-5, sign(peksos)), on(-2, study, issue),
		},
	},
	{
		key: "kuasa-asuh", court: mataram,
		home: home{"52.71.03.1011", "Lingkungan Karang Sampalan, RT 03"}, other: home{"52.71.02.1008", "Lingkungan Presak Timur, RT 04"},
		standing: standing{kind: petition.Custody, number: "412/Pdt.G/{thn}/PA.Mtr", issuer: "Pengadilan Agama Mataram", day: -800, remark: "Putusan perceraian yang menetapkan ibu sebagai pemegang kuasa asuh atas anak."},
		asks:     []soul{{name: "Sri Handayani", father: "Wagiman", sex: woman, age: age{40, 10, 7}, place: "Mataram", education: "D3", work: "Penata rias", relation: "Ibu kandung, pemegang kuasa asuh", phone: "0800-0000-312"}},
		child:    kid{soul{name: "Citra Ayu Lestari", father: "Bambang Irawan", sex: woman, age: age{18, 5, 10}, place: "Mataram", education: "SMA", work: "Karyawan kafe"}, petition.Never, "SMKN Rekaan 4 Mataram", "tidak", "Ibu", "kandung"},
		spouse:   match{soul: soul{name: "Hendra Gunawan", father: "Usman", sex: man, age: age{29, 3, 29}, place: "Mataram", education: "S1", work: "Teknisi komputer"}, marital: petition.Registered19, income: 4200000, months: 12},
		parents:  [2]soul{{name: "Usman", sex: man}, {name: "Siti Rahmah", sex: woman}},
		reason: plea{kinds: []string{"zina"}, wedding: 12, refusal: "N7", refused: -30, kua: "KUA Kecamatan Cakranegara", serial: 77,
			words: "Calon sudah bercerai dengan akta cerai dan tidak mempunyai anak. Anak saya sudah bekerja. Ayahnya sudah diberi tahu dan tidak berkeberatan, tetapi saya yang memegang kuasa asuh."},
		papers: papers{bare: []petition.DocumentKind{"e"}, health: "Keadaan umum baik. Tinggi 160 cm, berat 53 kg, lingkar lengan atas 25,5 cm, Hb 12,8 g/dl.",
			extra: extra{title: "AKTA CERAI CALON SUAMI", issuer: "Pengadilan Agama Mataram", words: []string{
				"Menerangkan bahwa antara calon suami dan istrinya yang terdahulu telah terjadi perceraian berdasarkan putusan yang berkekuatan hukum tetap.",
				"Fotokopi ini dilampirkan untuk menerangkan riwayat perkawinan calon suami.",
			}}},
		life: []day{
			on(-27, open, fill, handIn, submit), on(-26, register(300000)), on(-25, assign("hakim2.mataram"), fallBack("Hakim lain yang memenuhi kualifikasi sedang mengikuti pendidikan pada tanggal penunjukan.")),
			on(-24, schedule(-10, "10.30", "Ruang Sidang Utama"), ask(peksos, -3, "Bagaimana hubungan anak dengan ayah dan ibu sesudah perceraian?"), ask(paramita, 3, "Bagaimana riwayat perkawinan calon menurut calon sendiri?")),
			on(-23, accept(peksos), allocate(peksos), accept(paramita), allocate(paramita)),
			on(-10, begin, sit(
				away("bekerja di Sumbawa", hearing.Spouse), away("sakit", hearing.SpouseMother),
				warned(hearing.Askers, "abcde", "Memahami."), warned(hearing.TheChild, "abcde", "Memahami; ingin tetap bekerja."),
				said(hearing.Child, "", "Ingin menikah, tetapi tidak tergesa-gesa."), said(hearing.FirstAsker, "", "Tidak berkeberatan bila anak menunggu."),
				until(-3, "Calon belum dihadirkan.")), schedule(-3, "10.30", "Ruang Sidang Utama")), on(-9, compose(paramita, "kuasa-asuh-paramita"), handOver(paramita)),
			on(-7, giveBack(paramita, "Mohon dilengkapi: sumber keterangan tentang penghasilan calon, dan apakah mantan istrinya dapat dimintai keterangan. Bagian suara anak sudah baik.")),
			on(-4, compose(peksos, "kuasa-asuh-peksos")), on(-3, begin, handOver(peksos), custom("sidang", marriedBefore)),
		},
	},
	{
		key: "dikabulkan", court: mataram,
		home: home{"52.71.02.1001", "Lingkungan Pagesangan Indah, RT 01"}, other: home{"52.71.03.1013", "Lingkungan Karang Kemong, RT 02"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Abdul Karim", father: "Nurdin", sex: man, age: age{50, 2, 6}, place: "Mataram", education: "S1", work: "Guru", relation: "Ayah kandung", phone: "0800-0000-324"},
			{name: "Ratna Dewi", father: "Mustafa", sex: woman, age: age{47, 5, 27}, place: "Mataram", education: "S1", work: "Guru", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Nabila Karimah", father: "Abdul Karim", sex: woman, age: age{18, 8, 12}, place: "Mataram", education: "SMA", work: "Mahasiswi"}, petition.Never, "MAN Rekaan 2 Mataram", "tidak", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Faris Alfian", father: "H. Syukri", sex: man, age: age{23, 11, 4}, place: "Cakranegara", education: "S1", work: "Pegawai bank syariah"}, marital: petition.Never, income: 4800000, months: 20},
		parents: [2]soul{{name: "H. Syukri", sex: man}, {name: "Hj. Aminah", sex: woman}},
		reason: plea{kinds: []string{"lain", "zina"}, wedding: -5, refusal: "N7", refused: -48, kua: "KUA Kecamatan Mataram", serial: 140,
			words: "Calon dipindahkan bekerja ke luar daerah. Anak kami sudah kuliah semester pertama dan kampus mengizinkan pindah kelas daring. Usia anak kurang beberapa bulan dari 19 tahun."},
		papers: papers{bare: []petition.DocumentKind{"b", "e"}, health: "Keadaan umum baik. Tinggi 159 cm, berat 52 kg, lingkar lengan atas 25 cm, Hb 12,9 g/dl. Tidak ditemukan kelainan."},
		life: []day{
			on(-44, open, fill, handIn, submit), on(-43, register(300000)), on(-42, assign("hakim.mataram")),
			on(-41, ask(peksos, -28, "Apakah keinginan ini datang dari anak sendiri?", "Bagaimana kelanjutan kuliah anak?"), schedule(-20, "09.00", "Ruang Sidang Utama")),
			on(-40, accept(peksos), allocate(peksos)), on(-31, compose(peksos, "dikabulkan-peksos"), handOver(peksos)), on(-30, sign(peksos)),
			on(-22, study, issue), on(-20, begin, sit(allDone), found("Anak mengetahui rencana perkawinan dan menyatakan pendapatnya sendiri.", "Keadaan anak diterangkan dalam surat kesehatan dan laporan lembaga.", "Tidak ada keterangan tentang paksaan.")), on(-13, decide(petition.Granted, "Amar dibacakan dalam sidang.")),
		},
	},
	{
		key: "batas-wilayah", court: mataram,
		home: home{"52.01.09.2003", "Dusun Muhajirin, RT 02"}, other: home{"52.71.01.1013", "Lingkungan Bintaro Jaya, RT 01"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Mustiarep", father: "Amaq Rep", sex: man, age: age{44, 7, 19}, place: "Sesela", education: "SMA", work: "Perajin mebel", relation: "Ayah kandung", phone: "0800-0000-333"},
			{name: "Suhaini", father: "Amaq Haini", sex: woman, age: age{41, 0, 8}, place: "Sesela", education: "SMP", work: "Pedagang", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Fitriani Ulfa", father: "Mustiarep", sex: woman, age: age{17, 4, 26}, place: "Sesela", education: "SMP", work: "Membantu usaha orang tua"}, petition.Never, "MTs Rekaan Al-Ihsan Sesela", "tidak", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Rendi Saputra", father: "Burhan", sex: man, age: age{25, 1, 18}, place: "Ampenan", education: "SMP", work: "Nelayan"}, marital: petition.Unregistered, income: 1600000, months: 5},
		parents: [2]soul{{name: "Burhan", sex: man}, {name: "Saodah", sex: woman}},
		reason: plea{kinds: []string{"pendidikan", "zina"}, refusal: "N7", refused: -41, kua: "KUA Kecamatan Gunungsari", serial: 99,
			words: "Kami mengajukan ke Mataram karena lebih dekat dari rumah dan calon tinggal di Ampenan. Anak kami sudah tidak bersekolah."},
		papers: papers{bare: []petition.DocumentKind{"b", "c", "d"}},
		life: []day{
			on(-37, open, fill, handIn, submit), on(-36, register(300000)), on(-35, assign("hakim2.mataram"), schedule(-26, "11.00", "Ruang Sidang Utama")),
			on(-26, begin, decide(petition.Inadmissible, "Pemohon bertempat tinggal di Kabupaten Lombok Barat; permohonan diajukan ke pengadilan yang tidak berwenang.")),
		},
	},
	{
		key: "dicabut", court: mataram,
		home: home{"52.71.03.1009", "Lingkungan Gerung Butun, RT 02"}, other: home{"52.71.01.1011", "Lingkungan Moncok Telaga, RT 05"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "I Made Suryadi Akbar", father: "Ahmad Dahlan", sex: man, age: age{48, 9, 30}, place: "Mataram", education: "SMA", work: "Penjaga sekolah", relation: "Ayah kandung", phone: "0800-0000-345"},
			{name: "Marlina", father: "Sahabudin", sex: woman, age: age{44, 11, 16}, place: "Mataram", education: "SMA", work: "Mengurus rumah tangga", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Salsabila Putri Akbar", father: "I Made Suryadi Akbar", sex: woman, age: age{16, 9, 5}, place: "Mataram", education: "SMA kelas X", work: "Pelajar"}, petition.Never, "SMAN Rekaan 4 Mataram", "ya", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Aldi Ramadhan", father: "Saleh", sex: man, age: age{20, 3, 3}, place: "Mataram", education: "SMA", work: "Pekerja percetakan"}, marital: petition.Never, income: 1900000, months: 7},
		parents: [2]soul{{name: "Saleh", sex: man}, {name: "Rohani", sex: woman}},
		reason: plea{kinds: []string{"zina"}, wedding: -40, refusal: "N8", refused: -74, kua: "KUA Kecamatan Cakranegara", serial: 66,
			words: "Anak kami sering pergi berdua dengan pacarnya dan kami khawatir. Kami mohon supaya boleh dinikahkan."},
		papers: papers{bare: []petition.DocumentKind{"b", "c", "e"}, photo: []petition.DocumentKind{"a"}},
		life: []day{
			on(-71, open, fill, handIn, submit), on(-70, register(300000)), on(-69, assign("hakim.mataram"), schedule(-60, "09.30", "Ruang Sidang Utama"), ask(peksos, -61, "Bagaimana anak memandang rencana ini?")), on(-68, accept(peksos)), on(-62, takeBack(peksos, "Kedua keluarga sedang bermusyawarah untuk mencabut permohonan.")),
			on(-60, begin, decide(petition.Withdrawn, "Dicabut sesudah penasihatan: kedua keluarga membuat kesepakatan tertulis menunda sampai anak tamat sekolah.")), on(-45, archive),
		},
	},
	{
		key: "dilengkapi", court: mataram,
		home: home{"52.71.01.1008", "Lingkungan Karang Ujung, RT 03"}, other: home{"52.71.01.1004", "Lingkungan Banjar Getas, RT 02"},
		standing: standing{kind: petition.OneMissing, number: "474.4/36/Tms/{thn}", issuer: "Kelurahan Taman Sari", day: -14, remark: "Menerangkan bahwa suami Pemohon meninggalkan rumah sejak enam tahun lalu dan tidak diketahui alamatnya."},
		asks:     []soul{{name: "Hartati", father: "Sukirno", sex: woman, age: age{39, 4, 13}, place: "Mataram", education: "SMP", work: "Penjual ikan", relation: "Ibu kandung", phone: "0800-0000-351"}},
		child:    kid{soul{name: "Mega Wulansari", father: "Tarmizi", sex: woman, age: age{17, 7, 29}, place: "Ampenan", education: "SMP", work: "Penjaga toko"}, petition.Never, "SMPN Rekaan 9 Mataram", "tidak", "Ibu dan nenek", "kandung"},
		spouse:   match{soul: soul{name: "Rian Hidayat", father: "Syamsul", sex: man, age: age{21, 8, 24}, place: "Ampenan", education: "SMA", work: "Anak buah kapal"}, marital: petition.Never, income: 2500000, months: 13},
		parents:  [2]soul{{name: "Syamsul", sex: man}, {name: "Ernawati", sex: woman}},
		reason: plea{kinds: []string{"ekonomi", "zina"}, wedding: 28, refusal: "N7", refused: -12, kua: "KUA Kecamatan Ampenan", serial: 83,
			words: "Ayahnya pergi dan tidak pernah memberi kabar. Saya berjualan ikan dari subuh sehingga anak sering sendirian. Calon dan keluarganya sudah datang meminang."},
		papers: papers{bare: []petition.DocumentKind{"b", "e"}, lacks: []petition.DocumentKind{"kedudukan", "f"}},
		life: []day{
			on(-9, open, fill, handIn, submit), on(-8, sendBack("Lampirkan surat keterangan ghaib dari lurah yang asli, bukan fotokopi.")), on(-3, bring("kedudukan", "f"), submit),
		},
	},
	{
		key: "terdaftar", court: mataram,
		home: home{"52.71.02.1012", "Lingkungan Punia Karang Kateng, RT 04"}, other: home{"52.01.08.2005", "Dusun Perampuan Desa, RT 01"},
		standing: standing{kind: petition.BothParents},
		asks: []soul{
			{name: "Edi Susanto", father: "Paimin", sex: man, age: age{45, 10, 22}, place: "Mataram", education: "SMA", work: "Pedagang bakso", relation: "Ayah kandung", phone: "0800-0000-366"},
			{name: "Sumarni", father: "Tukiman", sex: woman, age: age{42, 6, 2}, place: "Mataram", education: "SMP", work: "Pedagang bakso", relation: "Ibu kandung"},
		},
		child:   kid{soul{name: "Bayu Anggara", father: "Edi Susanto", sex: man, age: age{18, 1, 7}, place: "Mataram", education: "SMA", work: "Kurir"}, petition.Never, "SMKN Rekaan 3 Mataram", "tidak", "Kedua orang tua", "kandung"},
		spouse:  match{soul: soul{name: "Lina Marlinda", father: "Mahnan", sex: woman, age: age{19, 10, 11}, place: "Perampuan", education: "SMA", work: "Penjahit"}, marital: petition.Never, income: 1200000, months: 15},
		parents: [2]soul{{name: "Mahnan", sex: man}, {name: "Inaq Lina", sex: woman}},
		reason: plea{kinds: []string{"hamil"}, wedding: 10, refusal: "N7", refused: -5, kua: "KUA Kecamatan Labuapi", serial: 132,
			words: "Calon istri anak kami sedang hamil dan keluarganya di Lombok Barat meminta anak kami bertanggung jawab. Anak kami bersedia."},
		papers: papers{photo: []petition.DocumentKind{"e"}, bare: []petition.DocumentKind{"b", "c", "d"}},
		life:   []day{on(-2, open, fill, handIn, submit), on(-1, register(300000))},
	},
	{
		key: "draf-mataram", court: mataram, home: home{"52.71.04.1001", "Lingkungan Mas Mutiara, RT 02"},
		standing: standing{kind: petition.OneDead},
		life:     []day{on(-1, open, fillSome(1))},
	},
}
