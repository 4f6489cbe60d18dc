package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// PetitionHistory lists what was done to a petition, a part at a time.
type PetitionHistory struct {
	Base
	Days          []HistoryDay
	Older, Newest string // the addresses of the parts after and before this one
}

// Name implements Page.
func (PetitionHistory) Name() string { return "petition/history" }

// HistoryDay is what was done on one day, newest first.
type HistoryDay struct {
	Date  string
	Lines []HistoryLine
}

// HistoryLine is one thing that was done, with every field that changed: a few
// at once, many below a line that opens.
type HistoryLine struct {
	At, Who, Office, What, Detail string
	Read                          bool // looked at and did not change
	Few, Many                     []ChangeLine
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
	"petition.reveal":  "Menampilkan NIK lengkap", "petition.history": "Membaca riwayat", "audit.read": "Melihat siapa yang membuka berkas", "note.keep": "Menulis catatan pribadi", "note.read": "Membaca catatan pribadinya", "petition.letter": "Mencetak surat pengembalian",
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
	"attachment.add": "Menambah lampiran asesmen", "attachment.remove": "Menghapus lampiran asesmen", "attachment.read": "Mengunduh lampiran asesmen",
	"emergency.open": "Membuka temuan terbatas dengan akses darurat", "emergency.read": "Membaca temuan terbatas dengan akses darurat", "emergency.look": "Membaca catatan akses darurat", "emergency.review": "Meninjau akses darurat",
	"assessment.print": "Mencetak asesmen", "certificate.issue": "Menerbitkan surat lembaga", "certificate.withdraw": "Menarik surat lembaga", "certificate.read": "Mengunduh surat lembaga",
	"protection.read": "Membaca rujukan perlindungan", "protection.receive": "Menerima rujukan perlindungan", "protection.keep": "Mencatat layanan rujukan perlindungan",
	"assessment.correct": "Membuka koreksi asesmen", "assessment.drop": "Membatalkan koreksi asesmen", "assessment.hand": "Mengalihkan koreksi kepada asesor lain", "assessment.tend": "Mengurus draf", "assessment.warn": "Memberi tahu bahwa draf akan kedaluwarsa", "assessment.reopen": "Membuka kembali draf",
	"agreement.conclude": "Mencatat nota kesepahaman", "agreement.renew": "Mencatat sebagai perpanjangan", "agreement.correct": "Mengoreksi catatan",
	"agreement.end": "Mengakhiri lebih awal", "agreement.attach": "Mengunggah naskah", "agreement.file": "Mengunduh naskah",
	"agency.keep": "Mengubah keterangan lembaga", "agency.slot": "Menambah jadwal asesmen", "agency.unslot": "Menghapus jadwal asesmen", "agency.rename": "Mencatat nama baru",
	"repeat.read": "Membaca keterangan tentang permohonan terdahulu", "repeat.ask": "Meminta keterangan kepada pengadilan lain", "repeat.answer": "Menjawab permintaan keterangan pengadilan lain", "repeat.decide": "Memutuskan kecocokan dengan permohonan terdahulu",
	"custom.note": "Mencatat adat dan keadaan", "impediment.note": "Mencatat halangan perkawinan", "attention.note": "Mencatat persetujuan dan perhatian hakim",
	"commitment.note": "Mencatat komitmen orang tua", "fallback.note": "Mencatat tentang hakim lain yang memenuhi kualifikasi", "qualification.note": "Mencatat kualifikasi hakim",
	"brief.gather": "Menyiapkan ringkasan", "brief.issue": "Menerbitkan ringkasan", "brief.read": "Mengunduh ringkasan",
	"brief.preview": "Membaca ringkasan pada layar", "annex.seal": "Membuat Lampiran Tertutup", "annex.read": "Mengunduh Lampiran Tertutup",
	"bundle.ask": "Meminta berkas gabungan", "bundle.gather": "Menyiapkan berkas gabungan", "bundle.issue": "Menerbitkan berkas gabungan", "bundle.read": "Mengunduh berkas gabungan",
}

// historian knows what the audit names by an id: the papers that an entry is
// about, and the titles of agencies and forms that a field names.
type historian struct{ papers, titles map[string]string }

// showHistory serves GET /petitions/:id/history.
func (s *Server) showHistory(c echo.Context) error {
	before, err := strconv.ParseInt(cmp.Or(c.QueryParam("before"), "0"), 10, 64)
	if err != nil || before < 0 {
		return problem.Missing().Because(err)
	}
	past, err := s.Petitions.History(c.Request().Context(), actor(c), petition.ID(c.Param("id")), before)
	if err != nil {
		return err
	}
	h, err := s.historian(c, past)
	if err != nil {
		return err
	}
	page := &PetitionHistory{Base: s.base(c, "Riwayat", stopped(draftName(past.Petition))+" Siapa melakukan apa dan kapan; yang terbaru di atas."), Days: h.days(past.Entries)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(past.Petition), Href: petitionURL(past.ID)}, {Text: "Riwayat"}}
	if past.More {
		page.Older = historyURL(past.ID) + "?before=" + strconv.FormatInt(past.Entries[len(past.Entries)-1].Seq, 10)
	}
	if before > 0 {
		page.Newest = historyURL(past.ID)
	}
	return s.render(c, http.StatusOK, page)
}

func historyURL(id petition.ID) string { return petitionURL(id) + "/history" }

func (s *Server) historian(c echo.Context, past *petition.Past) (*historian, error) {
	h := &historian{papers: map[string]string{}, titles: map[string]string{}}
	for _, d := range past.Documents {
		h.papers[string(d.ID)] = d.Kind.Label()
	}
	all, err := s.Directory.Agencies(c.Request().Context())
	for _, a := range all {
		h.titles[string(a.ID)] = a.Name
	}
	for _, in := range s.Assessments.Catalogue.All() {
		h.titles[in.ID] = s.instrumentName(in.ID)
	}
	return h, err
}

// days groups entries by day; what one person read several times in a row, or
// wrote where the content is closed, is one line with a count.
func (h *historian) days(entries []audit.Entry) []HistoryDay {
	var out []HistoryDay
	for i := 0; i < len(entries); {
		e, n := entries[i], 1
		for i+n < len(entries) && again(e, entries[i+n]) {
			e.Changes = append(slices.Clip(e.Changes), entries[i+n].Changes...)
			n++
		}
		line := h.line(e)
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
	same := a.Action == b.Action && a.ActorID == b.ActorID && a.Subject == b.Subject && a.Note == b.Note && calendar.Of(a.At) == calendar.Of(b.At)
	return same && (slices.Contains(audit.Readings, a.Action) || shut(a) && shut(b))
}

// shut reports whether an entry changed something and all of it is closed.
func shut(e audit.Entry) bool {
	return len(e.Changes) > 0 && !slices.ContainsFunc(e.Changes, func(c audit.Change) bool { f, _ := fieldOf(e.Kind, c.Field); return !f.closed })
}

// atOnce is how many changes are shown without being opened.
const atOnce = 2

func (h *historian) line(e audit.Entry) HistoryLine {
	line := HistoryLine{At: calendar.Clock(e.At), Who: e.Actor, Office: e.Office.Label(), What: cmp.Or(done[e.Action], "Tindakan lain"), Read: slices.Contains(audit.Readings, e.Action)}
	line.Detail = h.papers[e.Subject]
	if e.Note != "" {
		line.Detail = stopped(cmp.Or(noteWords[e.Action], "alasan") + ": " + identity.HideNumbers(e.Note))
	}
	line.Few = h.changes(e)
	if len(line.Few) > atOnce {
		line.Few, line.Many = nil, line.Few
	}
	return line
}

// noteWords say what the note of an entry is, where it is no reason.
var noteWords = map[string]string{"hearing.schedule": "tetap dijadwalkan", "hearing.record": "koreksi"}

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
