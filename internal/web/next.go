package web

import (
	"timbang/internal/access"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// move is a step that a petition can take next, for the offices that may.
type move struct {
	from   []petition.Status
	action access.Action
	step   Step
}

// movesOn lists the steps in the order of a petition's life. Href is put
// behind the address of the petition.
var movesOn = []move{
	{states(petition.Submitted), access.ReturnPetition, Step{Text: "Periksa kelengkapan", Href: "/check", Main: true}},
	{states(petition.Registered), access.AssignJudge, Step{Text: "Tetapkan hakim", Href: "/assign", Main: true}},
	{states(petition.Assigned), access.ScheduleHearing, Step{Text: "Jadwalkan sidang", Href: "/hearings/new", Main: true}},
	{states(petition.Scheduled), access.BeginHearing, Step{Text: "Buka sidang", Href: "/hearings/begin", Post: true, Main: true, Says: "Sidang dicatat sebagai dibuka hari ini; catatan ini tidak dapat ditarik."}},
	{states(petition.InHearing), access.ScheduleHearing, Step{Text: "Jadwalkan sidang lanjutan", Href: "/hearings/new"}},
	{states(petition.Scheduled), access.ScheduleHearing, Step{Text: "Jadwalkan sidang lain", Href: "/hearings/new"}},
	{states(petition.Registered, petition.Assigned, petition.Scheduled, petition.InHearing), access.RequestAssessment, Step{Text: "Minta asesmen", Href: "/referrals/new"}},
	{states(petition.Submitted, petition.Registered, petition.Assigned, petition.Scheduled, petition.InHearing), access.AttachAssessment, Step{Text: "Lampirkan asesmen dengan kode", Href: "/attach"}},
	{states(petition.InHearing, petition.Scheduled, petition.Assigned, petition.Registered), access.DecidePetition, Step{Text: "Catat penetapan", Href: "/decision"}},
	{states(petition.Assigned, petition.Scheduled, petition.InHearing), access.ReplaceJudge, Step{Text: "Ganti hakim atau panitera pengganti", Href: "/assign/replace"}},
	{states(petition.Decided), access.PlanFollowUp, Step{Text: "Susun rencana tindak lanjut", Href: "/follow-up", Main: true}},
	{states(petition.FollowUp), access.PlanFollowUp, Step{Text: "Buka rencana tindak lanjut", Href: "/follow-up", Main: true}},
	{states(petition.Decided, petition.FollowUp, petition.Archived), access.RecordAppeal, Step{Text: "Catat upaya hukum", Href: "/appeal"}},
	{states(petition.Decided, petition.FollowUp), access.CorrectDecision, Step{Text: "Koreksi catatan penetapan", Href: "/decision/correction"}},
	{states(petition.Decided, petition.FollowUp), access.ArchivePetition, Step{Text: "Arsipkan", Href: "/archive", Post: true, Says: "Berkas ditutup dan tidak dapat dibuka lagi; isinya tetap dapat dibaca."}},
}

func states(all ...petition.Status) []petition.Status { return all }

// nextSteps are what an office may do with a petition now.
func nextSteps(o identity.Office, p *petition.Petition) []Step {
	var out []Step
	for _, m := range movesOn {
		for _, from := range m.from {
			if from == p.Status && access.May(o, m.action) {
				st := m.step
				st.Href = petitionURL(p.ID) + st.Href
				out = append(out, st)
			}
		}
	}
	return out
}

// nextWords say in one sentence what happens next, and who does it when it is
// not the reader.
func nextWords(o identity.Office, p *petition.Petition, all []hearing.Hearing) string {
	yours := func(a access.Action, mine, theirs string) string {
		if access.May(o, a) {
			return mine
		}
		return theirs
	}
	switch p.Status {
	case petition.Draft, petition.Returned:
		return "Masih dilengkapi petugas."
	case petition.Submitted:
		return yours(access.ReturnPetition, "Periksa kelengkapannya.", "Menunggu pemeriksaan kelengkapan oleh petugas.")
	case petition.Registered:
		return yours(access.AssignJudge, "Tetapkan hakim.", "Menunggu panitera menetapkan hakim.")
	case petition.Assigned:
		return yours(access.ScheduleHearing, "Jadwalkan sidang.", "Menunggu petugas menjadwalkan sidang.")
	case petition.Scheduled, petition.InHearing:
		if h := hearing.Next(all); h != nil {
			return "Sidang berikutnya " + h.Line() + "."
		}
		if h := hearing.Last(all); h != nil && h.Status == hearing.Open {
			return "Sidang sudah dibuka; catat jalannya sidang."
		}
		return "Jadwalkan sidang lanjutan atau catat penetapan."
	case petition.Decided:
		return yours(access.PlanFollowUp, "Susun rencana tindak lanjut, atau arsipkan.", "Perkara sudah diputus.")
	case petition.FollowUp:
		return "Dalam tindak lanjut setelah penetapan."
	case petition.Archived:
		return "Berkas sudah diarsipkan."
	}
	return ""
}
