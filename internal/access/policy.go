package access

import "timbang/internal/identity"

// The actions. Public needs no sign-in.
const (
	Public            Action = "public"
	Home              Action = "home"
	OwnAccount        Action = "account.own"
	ReadNotices       Action = "notice.read"
	ReadStale         Action = "notice.stale"
	OpenPetition      Action = "petition.open"
	AmendPetition     Action = "petition.amend"
	ReadPetition      Action = "petition.read"
	RevealNumbers     Action = "petition.reveal"
	ReadHistory       Action = "petition.history"
	SubmitPetition    Action = "petition.submit"
	ReturnPetition    Action = "petition.return"
	RegisterPetition  Action = "petition.register"
	AssignJudge       Action = "petition.assign"
	ReplaceJudge      Action = "petition.replace"
	CloseMoot         Action = "determination.moot"
	LinkPetitions     Action = "petition.link"
	UnlinkPetitions   Action = "petition.unlink"
	ReferDocument     Action = "document.refer"
	DecidePetition    Action = "petition.decide"
	OverrideItem      Action = "determination.override"
	CorrectDecision   Action = "determination.correct"
	RecordAppeal      Action = "determination.appeal"
	ReadGaps          Action = "gaps.read"
	PlanFollowUp      Action = "followup.plan"
	ReadFollowUp      Action = "followup.read"
	ObserveCommitment Action = "followup.observe"
	CountFollowUp     Action = "followup.count"
	ArchivePetition   Action = "petition.archive"
	ScheduleHearing   Action = "hearing.schedule"
	SummonPersons     Action = "hearing.summon"
	BeginHearing      Action = "hearing.begin"
	RecordHearing     Action = "hearing.record"
	FindAtHearing     Action = "hearing.find"
	NoteCustom        Action = "custom.note"
	NoteImpediment    Action = "impediment.note"
	NoteAttention     Action = "attention.note"
	NoteCommitment    Action = "commitment.note"
	QualifyJudge      Action = "qualification.note"
	NoteFallback      Action = "fallback.note"
	RequestAssessment Action = "referral.request"
	ReadReferral      Action = "referral.read"
	AnswerReferral    Action = "referral.answer"
	AllocateReferral  Action = "referral.allocate"
	ScheduleMeeting   Action = "referral.schedule"
	RevokeReferral    Action = "referral.revoke"
	RecordIntake      Action = "intake.record"
	GiveCode          Action = "intake.code"
	AttachAssessment  Action = "intake.attach"
	WriteAssessment   Action = "assessment.write"
	ReadAssessment    Action = "assessment.read"
	ReadAttachment    Action = "attachment.read"
	SignAssessment    Action = "assessment.sign"
	ReadRestricted    Action = "restricted.read"
	HearChild         Action = "voice.read"
	BreakGlass        Action = "emergency.open"
	ReviewEmergency   Action = "emergency.review"
	KeepCourt         Action = "court.keep"
	PreviewBrief      Action = "brief.preview"
	SealAnnex         Action = "annex.seal"
	IssueCertificate  Action = "certificate.issue"
	ReadProtection    Action = "protection.read"
	ReceiveProtection Action = "protection.receive"
	KeepProtection    Action = "protection.keep"
	CorrectAssessment Action = "assessment.correct"
	TendDraft         Action = "assessment.tend"
	ReadRepeat        Action = "repeat.read"
	AskRepeat         Action = "repeat.ask"
	AnswerRepeat      Action = "repeat.answer"
	DecideRepeat      Action = "repeat.decide"
	IssueBrief        Action = "brief.issue"
	ReadBrief         Action = "brief.read"
	ReadAgreement     Action = "agreement.read"
	ConcludeAgreement Action = "agreement.conclude"
	CorrectAgreement  Action = "agreement.correct"
	EndAgreement      Action = "agreement.end"
	AttachAgreement   Action = "agreement.attach"
	ReadAgreementFile Action = "agreement.file"
	ReadAgency        Action = "agency.read"
	KeepAgency        Action = "agency.keep"
	RenameAgency      Action = "agency.rename"
	ReadReport        Action = "report.read"
	ExportList        Action = "list.export"
	KeepAccounts      Action = "account.keep"
	ReadAudit         Action = "audit.read"
	ReadAgenda        Action = "agenda.read"
	KeepNote          Action = "note.keep"
	ReadInstallation  Action = "installation.read"
)

// rule is one line of the policy: who, and why in words for docs/access.md.
type rule struct {
	offices []identity.Office
	why     string
}

var (
	everybody = identity.Offices
	court     = []identity.Office{identity.Clerk, identity.Judge, identity.Registrar}
	desk      = []identity.Office{identity.Clerk, identity.Registrar}
	agency    = []identity.Office{identity.Assessor, identity.Supervisor}
)

func only(offices ...identity.Office) []identity.Office { return offices }

// policy is who may do what. A judge means the judge to whom the petition is
// assigned, an assessor the one to whom the referral is allocated.
var policy = map[Action]rule{
	Home:              {everybody, "Halaman pertama setiap jabatan."},
	OwnAccount:        {everybody, "Mengganti kata sandi sendiri dan keluar."},
	ReadNotices:       {everybody, "Membaca pemberitahuannya sendiri dan menandainya sudah dibaca."},
	ReadStale:         {only(identity.Registrar, identity.Supervisor), "Melihat rekan yang alamat e-mailnya tidak dapat dikirimi."},
	OpenPetition:      {only(identity.Clerk), "Membuka permohonan baru di pengadilannya."},
	AmendPetition:     {only(identity.Clerk), "Mengisi dan melengkapi permohonan yang belum terdaftar; dokumen boleh menyusul sampai diputus."},
	ReadPetition:      {append(only(identity.Operator), court...), "Membaca permohonan; hakim hanya yang ditetapkan kepadanya."},
	RevealNumbers:     {court, "Menampilkan NIK lengkap; setiap penampilan dicatat."},
	ReadHistory:       {court, "Membaca riwayat permohonan."},
	SubmitPetition:    {only(identity.Clerk), "Menyerahkan permohonan untuk diperiksa kelengkapannya."},
	ReturnPetition:    {desk, "Mengembalikan permohonan untuk dilengkapi (PERMA 5/2019 Pasal 9)."},
	RegisterPetition:  {desk, "Mendaftarkan permohonan yang lengkap (PERMA 5/2019 Pasal 9)."},
	AssignJudge:       {only(identity.Registrar), "Menetapkan hakim dan panitera pengganti."},
	ReplaceJudge:      {only(identity.Registrar), "Mengganti hakim atau panitera pengganti dengan alasan; hakim yang diganti tidak lagi membaca perkara itu."},
	CloseMoot:         {court, "Menutup perkara yang anaknya genap 19 tahun, sebagai dicabut atau dicoret; tidak pernah dengan sendirinya."},
	LinkPetitions:     {desk, "Menautkan dua permohonan (PERMA 5/2019 Pasal 8)."},
	UnlinkPetitions:   {desk, "Melepas tautan dua permohonan dengan alasan; catatannya tetap disimpan."},
	ReferDocument:     {only(identity.Clerk), "Merujuk dokumen perkara yang tertaut sebagai bukti, dan menarik rujukan itu dengan alasan."},
	DecidePetition:    {court, "Mencatat penetapan; hakim hanya yang ditetapkan kepadanya."},
	OverrideItem:      {only(identity.Judge), "Mengesampingkan hal yang menghalangi penetapan, dengan alasan tertulis, dan mencabutnya; hanya hakim perkara itu."},
	CorrectDecision:   {court, "Mengoreksi catatan penetapan dengan alasan; catatan sebelumnya tetap disimpan."},
	RecordAppeal:      {desk, "Mencatat kasasi dan tanggal berkekuatan hukum tetap."},
	ReadGaps:          {court, "Melihat papan celah: hal terbuka menurut tanggal sidang; hakim hanya perkaranya sendiri."},
	PlanFollowUp:      {desk, "Menyusun dan mengubah rencana tindak lanjut setelah penetapan, dan meminta kunjungannya."},
	ReadFollowUp:      {court, "Membaca rencana tindak lanjut; hakim hanya perkaranya sendiri."},
	ObserveCommitment: {only(identity.Assessor), "Mencatat pada kunjungan apakah kesanggupan orang tua dijalankan."},
	CountFollowUp:     {only(identity.Monitor), "Melihat jumlah tindak lanjut, tanpa data pribadi; jumlah di bawah 5 tidak ditampilkan sebagai angka."},
	ArchivePetition:   {desk, "Mengarsipkan permohonan."},
	ScheduleHearing:   {desk, "Menjadwalkan sidang."},
	SummonPersons:     {desk, "Mencatat relaas: panggilan setiap orang ke sidang."},
	BeginHearing:      {court, "Membuka sidang."},
	RecordHearing:     {court, "Mencatat jalannya sidang yang sudah dibuka, sampai perkara diputus."},
	FindAtHearing:     {only(identity.Judge), "Mencatat temuan hakim di sidang (PERMA 5/2019 Pasal 14)."},
	NoteCustom:        {only(identity.Clerk, identity.Judge), "Mencatat adat dan keadaan sampai perkara diputus; hakim hanya perkaranya sendiri. Keterangan sebelumnya tetap disimpan."},
	NoteImpediment:    {only(identity.Clerk, identity.Judge), "Mencatat halangan perkawinan dengan dasarnya sampai perkara diputus; hakim hanya perkaranya sendiri."},
	NoteAttention:     {only(identity.Judge), "Mencatat persetujuan kedua calon dan hal yang diperhatikan menurut PERMA 5/2019 Pasal 16; hanya hakim perkara itu."},
	NoteCommitment:    {only(identity.Judge), "Mencatat komitmen orang tua (PERMA 5/2019 Pasal 16 huruf j); hanya hakim perkara itu."},
	QualifyJudge:      {only(identity.Registrar), "Melihat dan mencatat kualifikasi hakim pengadilannya (PERMA 5/2019 Pasal 20)."},
	NoteFallback:      {only(identity.Registrar), "Mencatat apakah tidak ada hakim lain yang memenuhi kualifikasi (PERMA 5/2019 Pasal 20 huruf b)."},
	RequestAssessment: {only(identity.Judge, identity.Clerk), "Meminta asesmen (PERMA 5/2019 Pasal 15 huruf d); petugas atas nama hakim."},
	ReadReferral:      {append(only(identity.Operator), append(append([]identity.Office{}, court...), agency...)...), "Membaca permintaan asesmen; lembaga hanya miliknya."},
	AnswerReferral:    {only(identity.Supervisor), "Menerima atau menolak permintaan asesmen."},
	AllocateReferral:  {only(identity.Supervisor), "Membagi permintaan kepada asesor."},
	ScheduleMeeting:   {agency, "Menjadwalkan pertemuan dengan anak; asesor hanya tugasnya sendiri."},
	RevokeReferral:    {only(identity.Judge, identity.Clerk), "Mencabut permintaan asesmen yang belum selesai, dengan alasan."},
	RecordIntake:      {agency, "Mencatat anak yang datang ke lembaga sebelum ada permohonan."},
	GiveCode:          {agency, "Membuat kode dan slip untuk keluarga, setelah asesmennya ditandatangani."},
	AttachAssessment:  {only(identity.Clerk), "Melampirkan asesmen yang mendahului permohonan dengan kode keluarga, atas dasar hukum yang disebut."},
	WriteAssessment:   {only(identity.Assessor), "Mengisi dan menyerahkan asesmennya sendiri."},
	ReadAssessment:    {append(only(identity.Operator), append(only(identity.Judge), agency...)...), "Membaca asesmen: penulis, penyelianya, dan hakim setelah ditandatangani."},
	ReadAttachment:    {append(only(identity.Judge), agency...), "Mengunduh lampiran asesmen: penulis, penyelianya, dan hakim perkara setelah ditandatangani."},
	SignAssessment:    {only(identity.Supervisor), "Menandatangani atau mengembalikan asesmen; bukan penulisnya sendiri."},
	ReadRestricted:    {append(only(identity.Judge), agency...), "Membaca temuan terbatas: penulis, penyelianya, dan hakim perkara setelah ditandatangani."},
	HearChild:         {append(only(identity.Judge), agency...), "Membaca kata-kata anak sendiri: penulis, penyelianya, dan hakim perkara setelah ditandatangani; tidak pernah orang tua, pemohon, atau lembaga lain."},
	BreakGlass:        {only(identity.Judge, identity.Registrar), "Akses darurat: membuka temuan terbatas satu asesmen perkara pengadilannya dengan alasan tertulis, untuk waktu terbatas; kata-kata anak tidak ikut terbuka."},
	ReviewEmergency:   {only(identity.Registrar), "Meninjau akses darurat di pengadilannya; bukan yang dibukanya sendiri."},
	KeepCourt:         {only(identity.Registrar), "Mengatur ukuran kertas pengadilannya."},
	ExportList:        {desk, "Mengunduh daftar permohonan pengadilannya sebagai lembar kerja, dengan kata sandi sekali lagi."},
	ReadReport:        {desk, "Membaca dan mengunduh laporan bulanan (LIPA 8) pengadilannya; setiap angka membuka daftar perkaranya."},
	ReadAudit:         {only(identity.Registrar), "Melihat siapa yang membuka berkas perkara pengadilannya, mencetaknya untuk orang yang meminta, ringkasan bulanan jejak audit, dan laporan hariannya."},
	KeepNote:          {only(identity.Judge), "Menulis dan membaca catatan pribadinya tentang perkaranya; tidak seorang pun lain membacanya."},
	ReadAgenda:        {court, "Melihat kalender sidang; hakim hanya sidangnya sendiri. Daftar untuk pintu tidak menyebut nama."},
	KeepAccounts:      {only(identity.Admin), "Membuat akun, menutupnya saat orangnya pindah, memberi kata sandi sementara, dan mencabut langkah kedua; bukan akun sendiri dan bukan akun pengelola lain."},
	PreviewBrief:      {only(identity.Judge), "Membaca ringkasan perkaranya pada layar, dari data yang sama dengan berkas PDF."},
	SealAnnex:         {only(identity.Judge), "Membuat dan mengunduh Lampiran Tertutup dengan temuan terbatas; hanya hakim perkara itu. Kata sandinya ditampilkan satu kali."},
	IssueCertificate:  {only(identity.Supervisor), "Menerbitkan dan menarik surat keterangan konseling dan surat rekomendasi lembaganya atas asesmen yang ditandatangani."},
	ReadProtection:    {only(identity.Judge, identity.Supervisor, identity.Assessor), "Membaca rujukan perlindungan: UPTD PPA yang menerimanya, petugas yang menanganinya, dan hakim perkara."},
	ReceiveProtection: {only(identity.Supervisor), "Menerima, mengalihkan dan menutup rujukan perlindungan di UPTD PPA-nya."},
	KeepProtection:    {only(identity.Supervisor, identity.Assessor), "Mencatat layanan yang ditawarkan kepada anak dan jawabannya; asesor hanya yang ditanganinya."},
	CorrectAssessment: {agency, "Membuka koreksi atas asesmen yang sudah ditandatangani, dengan alasan, dan membatalkannya; asesor hanya asesmennya sendiri. Revisi sebelumnya tetap disimpan."},
	TendDraft:         {only(identity.Supervisor), "Memberi tahu bahwa draf yang ditinggalkan akan kedaluwarsa, membukanya kembali, dan mengalihkan koreksi kepada asesor lain."},
	ReadRepeat:        {only(identity.Registrar, identity.Judge), "Membaca keterangan tentang permohonan terdahulu yang mungkin menyangkut orang yang sama; hakim hanya untuk perkaranya."},
	AskRepeat:         {only(identity.Registrar), "Meminta keterangan tentang permohonan terdahulu kepada pengadilan lain, dengan alasan."},
	AnswerRepeat:      {only(identity.Registrar), "Memberikan atau menolak keterangan yang diminta pengadilan lain, dengan alasan."},
	DecideRepeat:      {only(identity.Registrar, identity.Judge), "Mencatat apakah permohonan terdahulu menyangkut orang yang sama; hakim hanya untuk perkaranya."},
	IssueBrief:        {only(identity.Judge, identity.Operator), "Menerbitkan ringkasan perkara."},
	ReadBrief:         {only(identity.Judge, identity.Operator), "Mengunduh ringkasan yang sudah terbit."},
	ReadAgreement:     {only(identity.Registrar, identity.Monitor, identity.Clerk, identity.Judge), "Membaca nota kesepahaman."},
	ConcludeAgreement: {only(identity.Registrar), "Mencatat nota kesepahaman pengadilannya dan perpanjangannya."},
	CorrectAgreement:  {only(identity.Registrar), "Mengoreksi catatan nota kesepahaman dengan alasan; catatan sebelumnya tetap disimpan."},
	EndAgreement:      {only(identity.Registrar), "Mengakhiri nota kesepahaman lebih awal dengan alasan."},
	AttachAgreement:   {only(identity.Registrar), "Mengunggah naskah nota kesepahaman yang sudah ditandatangani."},
	ReadAgreementFile: {court, "Mengunduh naskah nota kesepahaman pengadilannya; naskah memuat nama penandatangan."},
	ReadAgency:        {everybody, "Membaca daftar lembaga mitra, tanpa data pribadi."},
	KeepAgency:        {only(identity.Supervisor), "Mengubah kontak, hari buka, jadwal asesmen dan kebijakan lembaganya sendiri."},
	RenameAgency:      {only(identity.Admin), "Mencatat nama baru lembaga dan hari mulainya."},
	ReadInstallation:  {only(identity.Admin), "Melihat pengadilan, lembaga dan jumlah akun, tanpa data pribadi."},
}

// Actions lists every action of the policy but Public, in no order.
func Actions() []Action {
	out := make([]Action, 0, len(policy))
	for a := range policy {
		out = append(out, a)
	}
	return out
}
