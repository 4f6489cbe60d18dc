package web

import (
	"timbang/internal/access"
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
	{states(petition.Scheduled), access.BeginHearing, Step{Text: "Buka sidang", Href: "/hearings/begin", Post: true, Says: "Sidang dicatat sebagai dibuka."}},
	{states(petition.InHearing), access.ScheduleHearing, Step{Text: "Jadwalkan sidang lanjutan", Href: "/hearings/new"}},
	{states(petition.Scheduled), access.ScheduleHearing, Step{Text: "Jadwalkan sidang lain", Href: "/hearings/new"}},
	{states(petition.Registered, petition.Assigned, petition.Scheduled, petition.InHearing), access.RequestAssessment, Step{Text: "Minta asesmen", Href: "/referrals/new"}},
	{states(petition.InHearing, petition.Scheduled, petition.Assigned, petition.Registered), access.DecidePetition, Step{Text: "Catat penetapan", Href: "/decision"}},
	{states(petition.Decided), access.FollowPetition, Step{Text: "Mulai tindak lanjut", Href: "/follow-up", Post: true, Main: true, Says: "Permohonan masuk daftar tindak lanjut setelah penetapan."}},
	{states(petition.Decided, petition.FollowUp), access.ArchivePetition, Step{Text: "Arsipkan", Href: "/archive", Post: true, Says: "Berkas ditutup; isinya tetap dapat dibaca."}},
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
