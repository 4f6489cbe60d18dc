package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// PetitionHistory lists what was done to a petition.
type PetitionHistory struct {
	Base
	Days []HistoryDay
	Full bool // older entries are not shown
}

// Name implements Page.
func (PetitionHistory) Name() string { return "petition/history" }

// HistoryDay is what was done on one day, newest first.
type HistoryDay struct {
	Date  string
	Lines []HistoryLine
}

// HistoryLine is one thing that was done. Detail names what changed and never
// the values of a person.
type HistoryLine struct {
	At, Who, Office, What, Detail string
	Read                          bool // looked at and did not change
}

// done says in plain words what each action of the audit was.
var done = map[string]string{
	"petition.open": "Membuka permohonan baru", "petition.read": "Membaca permohonan", "petition.amend": "Mengubah isian",
	"petition.submit": "Menyerahkan permohonan untuk diperiksa", "petition.return": "Mengembalikan permohonan untuk dilengkapi",
	"petition.register": "Mendaftarkan permohonan", "petition.assign": "Menetapkan hakim", "petition.link": "Menautkan dengan permohonan lain", "petition.unlink": "Melepas tautan dengan permohonan lain",
	"petition.decide": "Mencatat penetapan", "determination.correct": "Mengoreksi catatan penetapan", "determination.appeal": "Mencatat upaya hukum",
	"determination.override": "Mengesampingkan hal yang menghalangi penetapan", "determination.revoke": "Mencabut pengesampingan", "petition.follow": "Memulai tindak lanjut", "followup.plan": "Menyusun rencana tindak lanjut", "followup.read": "Membaca rencana tindak lanjut", "followup.ask": "Meminta kunjungan tindak lanjut",
	"followup.miss": "Mencatat kunjungan yang tidak terlaksana", "followup.handover": "Mengganti lembaga tindak lanjut", "followup.end": "Mengakhiri tindak lanjut lebih awal",
	"followup.commit": "Mencatat kesanggupan", "followup.drop": "Membatalkan catatan kesanggupan", "followup.promised": "Membaca kesanggupan", "followup.observe": "Mencatat apakah kesanggupan dijalankan", "referral.withdraw": "Menarik permintaan kunjungan",
	"petition.archive": "Mengarsipkan permohonan",
	"petition.reveal":  "Menampilkan NIK lengkap", "petition.history": "Membaca riwayat", "petition.letter": "Mencetak surat pengembalian",
	"document.put": "Menyimpan dokumen", "document.read": "Mengunduh dokumen",
	"document.refer": "Merujuk dokumen perkara tertaut", "document.withdraw": "Menarik rujukan dokumen", "document.referred": "Dokumen dirujuk perkara tertaut", "document.released": "Rujukan perkara tertaut ditarik",
	"hearing.schedule": "Menjadwalkan sidang", "hearing.begin": "Membuka sidang", "hearing.record": "Mencatat jalannya sidang", "hearing.find": "Mencatat temuan hakim", "hearing.read": "Membaca jadwal sidang",
	"hearing.summon": "Mencatat panggilan (relaas)", "petition.replace": "Mengganti hakim atau panitera pengganti", "determination.moot": "Menutup perkara karena anak genap 19 tahun",
	"referral.request": "Meminta asesmen", "referral.read": "Membaca permintaan asesmen", "referral.accept": "Menerima permintaan asesmen",
	"referral.answer": "Menjawab permintaan asesmen", "referral.decline": "Tidak menerima permintaan asesmen", "referral.allocate": "Membagi permintaan kepada asesor",
	"referral.schedule": "Menjadwalkan pertemuan dengan anak", "referral.revoke": "Mencabut permintaan asesmen", "referral.drop": "Menghentikan asesmen", "referral.letter": "Mencetak surat permintaan asesmen",
	"intake.record": "Mencatat anak yang datang lebih dahulu", "intake.code": "Membuat kode untuk keluarga", "intake.slip": "Mencetak slip kode", "intake.find": "Mencari asesmen dengan kode", "intake.miss": "Memasukkan kode yang salah", "intake.attach": "Melampirkan asesmen yang mendahului permohonan",
	"assessment.begin": "Mulai mengisi asesmen", "assessment.write": "Mengisi asesmen", "assessment.save": "Mengisi asesmen", "assessment.read": "Membaca asesmen",
	"assessment.take": "Mengambil alih draf asesmen", "assessment.submit": "Menyerahkan asesmen", "assessment.return": "Mengembalikan asesmen", "assessment.sign": "Menandatangani asesmen",
	"agreement.conclude": "Mencatat nota kesepahaman", "agreement.renew": "Mencatat sebagai perpanjangan", "agreement.correct": "Mengoreksi catatan",
	"agreement.end": "Mengakhiri lebih awal", "agreement.attach": "Mengunggah naskah", "agreement.file": "Mengunduh naskah",
	"agency.keep": "Mengubah keterangan lembaga", "agency.slot": "Menambah jadwal asesmen", "agency.unslot": "Menghapus jadwal asesmen", "agency.rename": "Mencatat nama baru",
	"repeat.read": "Membaca keterangan tentang permohonan terdahulu", "repeat.ask": "Meminta keterangan kepada pengadilan lain", "repeat.answer": "Menjawab permintaan keterangan pengadilan lain", "repeat.decide": "Memutuskan kecocokan dengan permohonan terdahulu",
	"custom.note": "Mencatat adat dan keadaan", "impediment.note": "Mencatat halangan perkawinan", "attention.note": "Mencatat persetujuan dan perhatian hakim",
	"commitment.note": "Mencatat komitmen orang tua", "fallback.note": "Mencatat tentang hakim lain yang memenuhi kualifikasi", "qualification.note": "Mencatat kualifikasi hakim",
	"brief.issue": "Menerbitkan ringkasan", "brief.read": "Mengunduh ringkasan",
}

// readings are the actions that change nothing; a row of them is one line.
var readings = []string{"petition.read", "petition.history", "document.read", "hearing.read", "referral.read", "assessment.read", "brief.read", "followup.read", "followup.promised", "repeat.read"}

// parts are the parts of a petition by the name that the audit gives them.
var parts = map[string]string{
	"Standing": "kedudukan pemohon", "Petitioners": "data pemohon", "Domicile": "tempat tinggal", "Child": "data anak", "Spouse": "data calon",
	"SpouseParents": "data orang tua calon", "Reason": "alasan mendesak", "Number": "nomor perkara", "RegisteredOn": "tanggal pendaftaran",
	"Registration": "biaya perkara", "JudgeID": "hakim", "Deputy": "panitera pengganti", "Outcome": "hasil perkara", "DecidedOn": "tanggal penetapan",
}

// showHistory serves GET /petitions/:id/history.
func (s *Server) showHistory(c echo.Context) error {
	p, entries, err := s.Petitions.History(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page := &PetitionHistory{Base: s.base(c, "Riwayat", stopped(draftName(p))+" Siapa melakukan apa dan kapan; yang terbaru di atas."), Days: historyDays(entries), Full: len(entries) >= 500}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(p), Href: petitionURL(p.ID)}, {Text: "Riwayat"}}
	return s.render(c, http.StatusOK, page)
}

// historyDays groups entries by day; what one person read several times in a
// row is one line with a count.
func historyDays(entries []audit.Entry) []HistoryDay {
	var out []HistoryDay
	papers := paperNames(entries)
	for i := 0; i < len(entries); {
		e, n := entries[i], 1
		for i+n < len(entries) && again(e, entries[i+n]) {
			n++
		}
		line := historyLine(e, papers)
		if n > 1 {
			line.Detail = commas(line.Detail, strconv.Itoa(n)+" kali")
		}
		date := calendar.Of(e.At).Weekday() + ", " + calendar.Of(e.At).Indonesian()
		if len(out) == 0 || out[len(out)-1].Date != date {
			out = append(out, HistoryDay{Date: date})
		}
		day := &out[len(out)-1]
		day.Lines = append(day.Lines, line)
		i += n
	}
	return out
}

func again(a, b audit.Entry) bool {
	return a.Action == b.Action && a.ActorID == b.ActorID && a.Subject == b.Subject && calendar.Of(a.At) == calendar.Of(b.At) && slices.Contains(readings, a.Action)
}

func historyLine(e audit.Entry, papers map[string]string) HistoryLine {
	line := HistoryLine{At: calendar.Clock(e.At), Who: e.Actor, Office: e.Office.Label(), What: done[e.Action], Read: slices.Contains(readings, e.Action)}
	if line.What == "" {
		line.What = "Tindakan lain"
	}
	switch {
	case e.Action == "petition.amend":
		line.Detail = changedParts(e.Changes)
	case e.Action == "hearing.record" && e.Note != "":
		line.Detail = "koreksi: " + e.Note
	case e.Action == "petition.unlink", e.Action == "document.withdraw":
		line.Detail = "alasan: " + identity.HideNumbers(e.Note)
	case e.Kind == "document":
		line.Detail = papers[e.Subject]
	}
	return line
}

// changedParts names the parts that changed, and no value.
func changedParts(changes []audit.Change) string {
	var out []string
	for _, c := range changes {
		top, _, _ := strings.Cut(c.Field, ".")
		if w := parts[top]; w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return strings.Join(out, ", ")
}

// paperNames gives the names of the documents by their id, from the entries
// that first recorded them.
func paperNames(entries []audit.Entry) map[string]string {
	out := map[string]string{}
	for _, e := range entries {
		for _, c := range e.Changes {
			if e.Kind == "document" && c.Field == "Kind" {
				out[e.Subject] = petition.DocumentKind(c.To).Label()
			}
		}
	}
	return out
}

// PetitionNumbers shows the NIK in full, once, to who asked.
type PetitionNumbers struct {
	Base
	Rows []SummaryRow
	URL  string
}

// Name implements Page.
func (PetitionNumbers) Name() string { return "petition/numbers" }

// revealNumbers serves POST /petitions/:id/reveal.
func (s *Server) revealNumbers(c echo.Context) error {
	p, err := s.Petitions.Reveal(c.Request().Context(), actor(c), petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page := &PetitionNumbers{Base: s.base(c, "NIK lengkap", stopped(draftName(p))+" Penampilan ini dicatat dalam riwayat."), URL: petitionURL(p.ID)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(p), Href: petitionURL(p.ID)}, {Text: page.Title}}
	add := func(who string, x petition.Person) {
		if x.NIK != "" {
			page.Rows = append(page.Rows, SummaryRow{Key: who, Value: x.NIK.Digits(), Hint: x.FullName()})
		}
	}
	for i, x := range p.Petitioners {
		add(petition.PetitionerTitle(i, len(p.Petitioners)), x)
	}
	add("Anak", p.Child.Person)
	add(spouseTitle(p.Spouse), p.Spouse.Person)
	return s.render(c, http.StatusOK, page)
}
