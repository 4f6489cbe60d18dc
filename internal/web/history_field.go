package web

import (
	"cmp"
	"strconv"
	"strings"

	"timbang/internal/assessment"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/referral"
	"timbang/internal/region"
	"timbang/internal/repeat"
)

// changed is how the history calls a field of a record and writes its values.
// A closed one never shows them: they are the words of a child or read by the
// judge alone. A silent one is for the machine and says nothing to a reader.
// {} in the words stands for what the field belongs to: a person, a place in a
// list.
type changed struct {
	words          string
	say            func(string) string // of a code; nil where the value is shown as it is
	closed, silent bool
}

func named(words string) changed                          { return changed{words: words} }
func coded(words string, say func(string) string) changed { return changed{words: words, say: say} }
func sealed(words string) changed                         { return changed{words: words, closed: true} }
func fields(all ...map[string]changed) map[string]changed { return under("", "", all...) }

// technical are fields that the entry itself says better, or that only the
// machine needs.
func technical(names ...string) map[string]changed {
	out := map[string]changed{}
	for _, n := range names {
		out[n] = changed{words: n, silent: true}
	}
	return out
}

// under joins tables below a field; owner begins their words.
func under(path, owner string, all ...map[string]changed) map[string]changed {
	out := map[string]changed{}
	for _, table := range all {
		for name, c := range table {
			if path != "" {
				name = path + "." + name
			}
			if owner != "" {
				c.words = owner + ": " + lowerFirst(c.words)
			}
			out[name] = c
		}
	}
	return out
}

// changedFields names every field of every record whose changes are audited, by
// the kind of the record and the path of the field; * stands for a key or a
// place in a list. A field that is not here is shown without its values.
var changedFields = map[string]map[string]changed{
	"petition": fields(petitionFields, under("Determination", "Penetapan", determinationFields)), "document": documentFields,
	"hearing": hearingFields, "referral": referralFields, "override": overrideFields, "appeal": appealFields,
	"followup": followupFields, "reference": referenceFields, "request": repeatFields, "assessment": assessmentFields,
	"custom": customFields, "impediment": impedimentFields, "attention": attentionFields, "commitment": pledgeFields, "fallback": fallbackFields,
	"brief":  {"Versi": named("Versi"), "SHA-256": named("Sidik berkas (SHA-256)")},
	"annex":  {"Lampiran Tertutup": named("Nomor Lampiran Tertutup"), "SHA-256": named("Sidik berkas (SHA-256)")},
	"bundle": {"Berkas gabungan": named("Versi berkas gabungan"), "SHA-256": named("Sidik berkas (SHA-256)")},
}

var changedPerson = map[string]changed{
	"Name": named("Nama lengkap"), "Father": named("Bin atau binti"), "NIK": named("NIK"), "Sex": coded("Jenis kelamin", sexWords),
	"BirthPlace": named("Tempat lahir"), "Born": named("Tanggal lahir"), "Religion": named("Agama"), "Education": named("Pendidikan"),
	"Occupation": named("Pekerjaan"), "Address": named("Alamat"), "Phone": named("Telepon"), "Relation": named("Hubungan dengan anak"),
}

var petitionFields = fields(
	technical("ID", "CourtID", "JudgeID", "CreatedAt", "CreatedBy", "UpdatedAt", "Version"),
	map[string]changed{
		"Status": coded("Tahap", statusWords), "Number": named("Nomor perkara"), "RegisteredOn": named("Tanggal pendaftaran"), "SubmittedAt": named("Diserahkan"),
		"Judge": named("Hakim"), "Deputy": named("Panitera pengganti"), "AssignedOn": named("Tanggal penetapan hakim"), "DecidedOn": named("Tanggal penetapan"),
		"Outcome.Kind": coded("Hasil perkara", outcomeWords), "Outcome.Note": named("Catatan penetapan"), "Outcome.By": named("Penetapan dicatat oleh"),
	},
	under("Standing", "Kedudukan pemohon", map[string]changed{
		"Kind": coded("Dasar mengajukan", standingWords), "ProofNumber": named("Nomor bukti"), "ProofDate": named("Tanggal bukti"), "ProofIssuer": named("Penerbit bukti"),
		"Principal": named("Pemberi kuasa"), "ProxyKind": named("Jenis kuasa"), "Why": named("Sebab bukan orang tua"),
	}),
	under("Petitioners.*", "Pemohon {}", changedPerson),
	under("Child", "Anak", changedPerson, map[string]changed{
		"Marital": coded("Status perkawinan", maritalLabel), "School": named("Sekolah"), "StillAt": named("Masih bersekolah"),
		"LivesWith": named("Tinggal bersama"), "ParentTies": named("Hubungan pemohon dengan anak"),
	}),
	under("Spouse", "Calon", changedPerson, map[string]changed{
		"Marital": coded("Status perkawinan", maritalLabel), "Income": coded("Penghasilan sebulan", rupiahWords), "Months": named("Lama hubungan (bulan)"), "AlsoAsks": named("Permohonan calon yang di bawah 19 tahun"),
	}),
	under("SpouseParents.Father", "Ayah calon", changedPerson), under("SpouseParents.Mother", "Ibu calon", changedPerson),
	map[string]changed{"SpouseParents.District": coded("Orang tua calon: kecamatan", placeWords), "SpouseParents.Note": named("Orang tua calon: keterangan")},
	under("Domicile", "Tempat tinggal pemohon", map[string]changed{
		"District": coded("Kecamatan", placeWords), "Village": coded("Desa atau kelurahan", placeWords), "Street": named("Dusun, jalan, RT/RW"),
	}),
	under("Reason", "Alasan mendesak", map[string]changed{
		"Categories.*": coded("Yang dikemukakan", petition.ReasonLabel), "Words": named("Dengan kata pemohon"), "Wedding": named("Rencana akad"),
		"Refusal": named("Nomor penolakan KUA"), "RefusedOn": named("Tanggal penolakan KUA"), "KUA": named("KUA"),
	}),
	under("Returns.*", "Pengembalian {}", map[string]changed{
		"On": named("Tanggal"), "By": named("Oleh"), "Received": named("Diserahkan pada"), "Defects.*.Pasal": named("Kekurangan {}, dasar"), "Defects.*.Words": named("Kekurangan {}"),
	}),
	under("Registration", "Pendaftaran", map[string]changed{
		"Prodeo": named("Prodeo"), "Advance": coded("Panjar", rupiahWords), "Receipt": named("Nomor SKUM atau SKTM"), "By": named("Oleh"), "CheckedBy": named("Diperiksa oleh"), "CheckedNotes": named("Catatan pemeriksaan"),
		"SIPPNumber": named("Nomor dari SIPP"), "SIPPOn": named("Tanggal dari SIPP"),
	}),
	// two petitions that are linked
	technical("PetitionID", "OtherID", "OtherJudge", "LinkedAt", "LinkedBy", "UnlinkedBy"),
	map[string]changed{"OtherNumber": named("Ditautkan dengan"), "Why": named("Alasan"), "UnlinkedAt": named("Tautan dilepas"), "UnlinkWhy": named("Sebab dilepas")},
	// what was decided about an earlier petition
	technical("MadeAt", "MadeBy"),
	map[string]changed{"Ordinal": named("Keputusan ke"), "Verdict": coded("Permohonan sebelumnya", verdictWords), "Name": named("Dicatat oleh"), "Office": coded("Jabatan", officeWords)},
)

var determinationFields = fields(
	technical("PetitionID", "CourtID", "MadeAt", "MadeBy"),
	map[string]changed{
		"Ordinal": named("Catatan ke"), "Kind": coded("Hasil", outcomeWords), "On": named("Tanggal"), "Note": named("Catatan"), "Withdrawal": coded("Sebab dicabut", withdrawalWords),
		"Reasons.*": coded("Alasan menurut pertimbangan", petition.ReasonLabel), "Why": named("Sebab dikoreksi"), "Name": named("Dicatat oleh"),
		"Weighed.*.Assessment": {words: "Asesmen", silent: true}, "Weighed.*.Agency": named("Asesmen {}, lembaga"), "Weighed.*.Revision": named("Asesmen {}, revisi"),
		"Weighed.*.How": coded("Asesmen {}, dalam pertimbangan", weightWords), "Weighed.*.Words": named("Asesmen {}, keterangan"),
	},
)

var documentFields = fields(
	technical("ID", "PetitionID", "AddedBy", "UpdatedAt", "Version", "FileType"),
	map[string]changed{
		"Kind": coded("Jenis dokumen", documentWords), "Ordinal": named("Dokumen ke"), "Title": named("Judul"), "Form": named("Nama formulir"),
		"Child.Born": named("Tanggal lahir anak menurut dokumen"), "Child.Name": named("Nama anak menurut dokumen"), "Spouse.Born": named("Tanggal lahir calon menurut dokumen"), "Spouse.Name": named("Nama calon menurut dokumen"),
		"Number": named("Nomor"), "Issuer": named("Penerbit"), "IssuedOn": named("Tanggal dokumen"), "OriginalSeen": named("Aslinya diperlihatkan"),
		"Substitute": named("Dokumen pengganti"), "Why": named("Sebab diganti"), "FileHash": coded("Berkas (sidik)", shortHash), "FileSize": named("Besar berkas (byte)"), "ReceivedOn": named("Diterima"),
	},
)

// hearingFields follow hearing.Hearing.Audited. What the child and the
// prospective spouse said, what the advised answered and what the judge found
// are closed.
var hearingFields = fields(
	technical("ID", "PetitionID", "CourtID", "CreatedAt", "Version"),
	map[string]changed{
		"PetitionStatus": coded("Tahap permohonan", statusWords), "Ordinal": named("Sidang ke"), "On": named("Tanggal sidang"), "At": named("Pukul (WITA)"), "Room": named("Ruang"),
		"Status": coded("Keadaan sidang", hearingWords), "Record.Language": named("Bahasa yang dipakai anak"), "Record.Understood": named("Bahasa dan cara yang dimengerti anak"),
		"Record.Plain": named("Tanpa atribut persidangan"), "Record.Companion": named("Pendamping anak"), "Record.Interpreter": named("Juru bahasa"),
		"Record.End": coded("Akhir sidang", endWords), "Record.Reason": named("Alasan ditunda"), "Record.Next": named("Ditunda ke"), "Record.Ordered.*": coded("Diperintahkan dihadirkan", groupLabel),
		"Record.Seats.*.Presence": coded("Kehadiran {}", presenceWords), "Record.Seats.*.Summons": coded("Panggilan {}", calledWords), "Record.Seats.*.Why": named("Alasan tidak hadir {}"),
		"Record.Advice.*.Items.*": named("Nasihat kepada {}"), "Record.Advice.*.Response": sealed("Tanggapan {} atas nasihat"),
		"Record.Statements.*.How": coded("Cara mendengar {}", mannerWords), "Record.Statements.*.With": named("Didengar bersama, {}"), "Record.Statements.*.Gist": named("Keterangan {}"),
		"Record.Statements.anak.Gist": sealed("Keterangan anak"), "Record.Statements.calon.Gist": sealed("Keterangan calon"),
		"Record.Findings.*.Words": sealed("Temuan Pasal 14 huruf {}"), "Record.Findings.*.Basis": sealed("Dasar temuan huruf {}"), "Record.Findings.*.Open": named("Temuan huruf {} masih terbuka"),
		"Relaas.*.Number": named("Nomor relaas {}"), "Relaas.*.Manner": coded("Cara memanggil {}", deliveryWords), "Relaas.*.SentOn": named("Relaas {} dikirim"),
		"Relaas.*.ReceivedOn": named("Relaas {} diterima"), "Relaas.*.ReceivedBy": named("Penerima relaas {}"),
	},
	technical("Record.Seats.*.Who", "Record.Advice.*.To", "Record.Statements.*.Who", "Record.Findings.*.Letter"),
	technical("Record.Saves.*.By", "Record.Saves.*.Office", "Record.Saves.*.At", "Record.Saves.*.Why"),
	technical("Relaas.*.HearingID", "Relaas.*.Who", "Relaas.*.PetitionID", "Relaas.*.CourtID", "Relaas.*.UpdatedAt", "Relaas.*.UpdatedBy", "Relaas.*.Version"),
)

var referralFields = fields(
	technical("ID", "PetitionID", "CourtID", "JudgeID", "AgreementID", "RequestedAt", "RequestedBy", "UpdatedAt", "Version"),
	map[string]changed{
		"AgencyID": named("Lembaga"), "Instrument": named("Formulir"), "Questions": named("Pertanyaan"), "Due": named("Batas waktu"), "Status": coded("Keadaan", referralWords),
		"Assignee": {words: "Akun asesor", silent: true}, "Assessor": named("Asesor"), "AssessorTitle": named("Profesi asesor"), "CameFirst": named("Asesmen lebih dahulu ada"),
		"Refusal": coded("Sebab tidak menerima", refusalLabel), "RevokedAt": named("Ditarik"), "RevokedBy": {words: "Akun yang menarik", silent: true}, "Revoker": named("Ditarik oleh"), "RevokedWhy": named("Alasan ditarik"), "Reason": named("Alasan tidak menerima"), "Requester": named("Diminta oleh"), "AnsweredAt": named("Dijawab"), "Answerer": named("Dijawab oleh"), "Visit": named("Kunjungan tindak lanjut ke"),
		"Case.Court": named("Pengadilan"), "Case.Initials": named("Inisial anak"), "Case.Sex": coded("Jenis kelamin anak", sexWords), "Case.Age": named("Umur anak"),
		"Case.District": named("Tempat tinggal"), "Case.Contact": named("Cara menghubungi keluarga"),
	},
)

var overrideFields = fields(
	technical("ID", "PetitionID", "CourtID", "MadeAt", "MadeBy", "RevokedBy", "Version", "Rule"),
	map[string]changed{"Pasal": named("Dasar"), "Words": named("Hal yang dikesampingkan"), "Reason": named("Alasan"), "Judge": named("Hakim"), "RevokedAt": named("Dicabut")},
)

var appealFields = fields(
	technical("PetitionID", "CourtID", "UpdatedAt", "UpdatedBy", "Version"),
	map[string]changed{"FiledOn": named("Kasasi diajukan"), "Result": coded("Hasil kasasi", resultWords), "ResultOn": named("Tanggal hasil kasasi"), "FinalOn": named("Berkekuatan hukum tetap")},
)

// followupFields are the plan after a decision, and what an agency observed of
// a commitment, which is closed.
var followupFields = fields(
	map[string]changed{"PetitionStatus": coded("Tahap permohonan", statusWords)},
	under("Plan", "Rencana", technical("PetitionID", "CourtID", "MadeAt", "MadeBy", "UpdatedAt", "Version"), map[string]changed{
		"AgencyID": named("Lembaga"), "Contact": named("Cara menghubungi keluarga"), "Maker": named("Disusun oleh"), "EndedOn": named("Diakhiri"), "EndKind": coded("Sebab diakhiri", planEndWords),
		"EndWords": named("Keterangan pengakhiran"), "Ender": named("Diakhiri oleh"), "Earlier.*.AgencyID": named("Lembaga sebelumnya {}"), "Earlier.*.Until": named("Lembaga sebelumnya {}, sampai"),
		"Earlier.*.Why": named("Lembaga sebelumnya {}, sebab diganti"), "Earlier.*.By": named("Lembaga sebelumnya {}, diganti oleh"),
	}),
	under("Visits.*", "Kunjungan {}", technical("PetitionID", "CourtID", "Ordinal", "ReferralID", "Version"), map[string]changed{
		"Due": named("Batas waktu"), "Missed": coded("Tidak terlaksana karena", hindranceWords), "Words": named("Keterangan"), "ClosedOn": named("Dicatat pada"), "Closer": named("Dicatat oleh"),
	}),
	under("Commitments.*", "Kesanggupan {}", technical("PetitionID", "CourtID", "Ordinal", "MadeAt", "MadeBy", "Version"), map[string]changed{
		"Field": coded("Bidang", promiseWords), "What": named("Isi"), "Who": coded("Oleh", promiserWords), "Until": named("Sampai"), "Maker": named("Dicatat oleh"), "Dropped": named("Dibatalkan karena"),
	}),
	technical("PetitionID", "CourtID", "MadeAt", "MadeBy"),
	map[string]changed{"Visit": named("Kunjungan ke"), "Revision": named("Catatan ke"), "AgencyID": named("Lembaga"), "Maker": named("Dicatat oleh")},
	map[string]changed{"Answers.*.Commitment": named("Pengamatan {}, kesanggupan"), "Answers.*.How": sealed("Pengamatan {}"), "Answers.*.Words": sealed("Pengamatan {}, keterangan")},
)

var referenceFields = fields(
	technical("ID", "PetitionID", "OwnerID", "CourtID", "DocumentID", "ReferredAt", "ReferredBy", "WithdrawnBy", "Version"),
	map[string]changed{"UsedAs": coded("Dipakai sebagai", documentWords), "TheirChild": coded("Anak dalam perkara asal", kinWords), "WithdrawnAt": named("Ditarik"), "WithdrawnWhy": named("Sebab ditarik")},
)

// repeatFields are a question to the other court about an earlier petition. What
// that court told is closed.
var repeatFields = fields(
	technical("ID", "PetitionID", "OtherID", "CourtID", "OtherCourtID", "AskedAt", "AskedBy", "AnsweredBy", "Version"),
	map[string]changed{
		"Reason": named("Alasan meminta"), "Asker": named("Diminta oleh"), "Status": coded("Keadaan", repeatWords), "Answer": named("Alasan jawaban"), "AnsweredAt": named("Dijawab"), "Answerer": named("Dijawab oleh"),
		"Disclosed.Number": sealed("Yang diberitahukan"), "Disclosed.Initials": sealed("Yang diberitahukan"), "Disclosed.Outcome": sealed("Yang diberitahukan"),
		"Disclosed.DecidedOn": sealed("Yang diberitahukan"), "Disclosed.Reasons.*": sealed("Yang diberitahukan"), "Disclosed.Found": sealed("Yang diberitahukan"),
	},
)

func repeatWords(v string) string  { return cmp.Or(repeat.Status(v).Label(), v) }
func verdictWords(v string) string { return cmp.Or(repeat.Verdict(v).Label(), v) }
func officeWords(v string) string  { return cmp.Or(identity.Office(v).Label(), v) }

func kinWords(v string) string {
	return map[petition.Kin]string{petition.SameChild: "anak yang sama", petition.TheSpouse: "calon dalam perkara ini", petition.NeitherOne: "orang lain"}[petition.Kin(v)]
}

func planEndWords(v string) string   { return cmp.Or(followup.End(v).Label(), v) }
func hindranceWords(v string) string { return cmp.Or(followup.Hindrance(v).Label(), v) }
func promiseWords(v string) string   { return cmp.Or(followup.Field(v).Label(), v) }
func promiserWords(v string) string  { return cmp.Or(followup.Promiser(v).Label(), v) }

// assessmentFields are the few of an assessment that are not its content;
// everything else of it is closed.
var assessmentFields = map[string]changed{"Status": coded("Keadaan", assessmentState), "AuthorID": {words: "Penulis", closed: true}}

func statusWords(v string) string     { return cmp.Or(petition.Status(v).Label(), v) }
func outcomeWords(v string) string    { return cmp.Or(petition.OutcomeKind(v).Label(), v) }
func maritalLabel(v string) string    { return cmp.Or(maritalWords[petition.Marital(v)], v) }
func placeWords(v string) string      { return cmp.Or(region.Name(region.Code(v)), v) }
func documentWords(v string) string   { return cmp.Or(petition.DocumentKind(v).Label(), v) }
func sexWords(v string) string        { return cmp.Or(identity.Sex(v).Indonesian(), v) }
func withdrawalWords(v string) string { return cmp.Or(determination.Withdrawal(v).Label(), v) }
func weightWords(v string) string     { return cmp.Or(determination.Weight(v).Label(), v) }
func resultWords(v string) string     { return cmp.Or(determination.Result(v).Label(), v) }
func hearingWords(v string) string    { return hearing.Status(v).Label() }
func groupLabel(v string) string      { return cmp.Or(hearing.Group(v).Label(), v) }
func presenceWords(v string) string   { return cmp.Or(hearing.Presence(v).Label(), v) }
func calledWords(v string) string     { return cmp.Or(hearing.Summons(v).Label(), v) }
func deliveryWords(v string) string   { return cmp.Or(hearing.Delivery(v).Label(), v) }
func assessmentState(v string) string { return cmp.Or(assessment.Status(v).Label(), v) }
func referralWords(v string) string   { return cmp.Or(referral.Status(v).Label(), v) }
func refusalLabel(v string) string    { return cmp.Or(referral.Refusal(v).Label(), v) }
func shortHash(v string) string       { return v[:min(len(v), 12)] }

func endWords(v string) string {
	for _, o := range hearing.EndOptions {
		if string(o.Value) == v {
			return o.Label
		}
	}
	return v
}

func mannerWords(v string) string {
	for _, o := range hearing.MannerOptions {
		if string(o.Value) == v {
			return o.Label
		}
	}
	return v
}

func standingWords(v string) string {
	basis, _ := petition.StandingKind(v).Basis()
	return cmp.Or(basis.Label, v)
}

func rupiahWords(v string) string {
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil {
		return v
	}
	return rupiah(n)
}

// owners are the keys of a path as a reader calls them.
var owners = map[string]string{
	"anak": "anak", "calon": "calon", "ayah_calon": "ayah calon", "ibu_calon": "ibu calon", "wali_calon": "wali calon",
	"pemohon_1": "Pemohon I", "pemohon_2": "Pemohon II", "orang_tua": "orang tua atau wali anak", "pemohon": "pemohon", "orang_tua_calon": "orang tua calon",
}

func ownerOf(key string) string {
	if n, err := strconv.Atoi(key); err == nil {
		return "ke-" + strconv.Itoa(n+1)
	}
	return cmp.Or(owners[key], strings.ReplaceAll(key, "_", " "))
}
