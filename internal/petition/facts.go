package petition

import (
	"cmp"
	"fmt"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/region"
)

// Facts gives the law what it may look at. What was recorded at hearings and
// how many assessments are signed is for the caller to add.
func (p *Petition) Facts(docs []Document, linked bool, today calendar.Date) law.Facts {
	filed := p.RegisteredOn
	if filed.IsZero() {
		filed = today
	}
	basis, known := p.Standing.Kind.Basis()
	home, _, _ := region.CourtOf(p.Domicile.District)
	other, _, _ := region.CourtOf(p.SpouseParents.District)
	f := law.Facts{
		Stage: p.Stage(), Court: string(p.CourtID), Filed: filed, Wedding: p.Reason.Wedding,
		Papers: papers(p.CourtID, docs), Ground: law.Ground(p.Standing.Kind), Petitioners: len(p.Petitioners),
		Principal:     p.Standing.Principal != "" && p.Standing.Why != "",
		StandingKnown: known, StandingProof: basis.Proof != "",
		StandingPaper:  p.Standing.ProofNumber != "" && !p.Standing.ProofDate.IsZero(),
		LinkedPetition: linked,
		Joint:          p.Joint(today),
		LinkedCourt:    string(p.CourtID), // links join petitions of one court
		District:       string(p.Domicile.District), SpouseDistrict: string(p.SpouseParents.District),
		HomeCourt: home, SpouseCourt: other,
		Examined: !p.RegisteredOn.IsZero(), Returned: len(p.Returns) > 0,
		FeeSettled:   p.Registration.Prodeo || p.Registration.Advance > 0,
		Prodeo:       p.Registration.Prodeo,
		ProdeoProof:  p.Registration.Prodeo && p.Registration.Receipt != "",
		ReasonStated: p.Reason.Words != "", Impediments: p.impediments(),
		Ruling: law.Ruling{On: p.DecidedOn},
	}
	f.Child, f.Spouse = p.Births(docs)
	for _, x := range p.Petitioners {
		f.Parents = append(f.Parents, x.Religion)
	}
	if p.Reason.Refusal != "" {
		refusal := f.Papers[string(refusalPaper)]
		refusal.Present, refusal.Form = true, cmp.Or(refusal.Form, p.Reason.Refusal)
		f.Papers[string(refusalPaper)] = refusal
	}
	return f
}

func subject(x Person, m Marital) law.Subject {
	return law.Subject{Born: x.Born, RegisteredMarriage: m == Registered19, Religion: x.Religion}
}

// impediments are those that the petition itself shows; what the court stated
// of them counts before these.
func (p *Petition) impediments() map[string]law.Impediment {
	out := map[string]law.Impediment{}
	if p.Child.Marital == MarriedNow || p.Spouse.Marital == MarriedNow {
		out["terikat"] = law.Impediment{State: law.Exists, Basis: "riwayat perkawinan dalam permohonan"}
	}
	child, spouse := p.Child.Religion, p.Spouse.Religion
	if child != "" && spouse != "" {
		state := law.Absent
		if child != spouse {
			state = law.Exists
		}
		out["beda_agama"] = law.Impediment{State: state, Basis: "agama dalam permohonan"}
	}
	return out
}

// Stage gives the stage of the procedure, by which duties fall due.
func (p *Petition) Stage() law.Stage {
	switch p.Status {
	case Draft, Submitted, Returned:
		return law.AtFiling
	case Registered, Assigned, Scheduled:
		return law.AtRegister
	case InHearing:
		return law.AtHearing
	case Decided, FollowUp, Archived:
		return law.AtDecision
	}
	return law.AtFiling
}

// papers are the documents by kind. Of several of a kind, one that is there
// speaks for all, the petition's own first.
func papers(court identity.CourtID, docs []Document) map[string]law.Paper {
	out := map[string]law.Paper{}
	for _, a := range Checklist(court) {
		out[string(a.Kind)] = law.Paper{} // there is a place for it, and it is empty
	}
	for _, d := range docs {
		if out[string(d.Kind)].Present {
			continue
		}
		out[string(d.Kind)] = law.Paper{Present: d.Present(), Seen: d.OriginalSeen, Substitute: d.Substitute, Why: d.Why, Form: d.Form}
	}
	return out
}

// Caution is something that is accepted and shown, for a person to look at.
type Caution struct {
	Step  string // the intake page it belongs to
	Field string // the field of that page
	Words string
}

// Cautions lists what a clerk should look at again: numbers that do not match
// dates, a domicile outside the court's area, a spouse under age.
func (p *Petition) Cautions(today calendar.Date) []Caution {
	var out []Caution
	out = append(out, p.numberCautions(today)...)
	out = append(out, p.domicileCautions(today)...)
	if words := p.jointWords(today); words != "" {
		out = append(out, Caution{"spouse", "spouse.also_asks", words})
	}
	if p.Status.beforeRegister() && !p.Child.Born.IsZero() && !under19(p.Child.Born, today) {
		out = append(out, Caution{"child", "child.born", "Anak genap 19 tahun pada " + p.Nineteen().Indonesian() + "; sejak hari itu dispensasi tidak diperlukan."})
	}
	if p.Child.Religion != "" && p.Child.Religion != "Islam" {
		out = append(out, Caution{"child", "child.religion", "Agama anak bukan Islam: pengadilan yang berwenang ditentukan oleh agama anak (PERMA 5/2019 Pasal 7)."})
	}
	return out
}

// jointWords say how the petition of a spouse who is under 19 too is to be
// filed.
func (p *Petition) jointWords(today calendar.Date) string {
	const both = "Calon suami atau istri juga belum berumur 19 tahun: permohonan masing-masing diajukan ke pengadilan yang sama (PERMA 5/2019 Pasal 8). "
	switch {
	case !p.bothUnder(today) && p.Spouse.AlsoAsks == Together && !p.Spouse.Born.IsZero() && !p.Child.Born.IsZero():
		return "Dipilih permohonan bersama, padahal tidak keduanya di bawah 19 tahun. Periksa tanggal lahir, atau kosongkan pilihan itu."
	case !p.bothUnder(today):
		return ""
	case p.Spouse.AlsoAsks == Together:
		return both + "Permohonan ini bersama untuk keduanya."
	case p.Spouse.AlsoAsks == Apart:
		return both + "Dipilih permohonan tersendiri; tautkan keduanya setelah terdaftar."
	}
	return both + "Pilih: permohonan tersendiri yang ditautkan, atau satu permohonan bersama."
}

// domicileCautions look at whose court the petition was brought to. Where both
// children are under age the district of the other parents is enough.
func (p *Petition) domicileCautions(today calendar.Date) []Caution {
	home, _, known := region.CourtOf(p.Domicile.District)
	other, _, _ := region.CourtOf(p.SpouseParents.District)
	here := string(p.CourtID)
	switch {
	case !known || home == here:
		return nil
	case !p.bothUnder(today):
		return []Caution{{"domicile", "village", fmt.Sprintf("Tempat tinggal pemohon termasuk wilayah %s. Periksa kewenangan pengadilan.", home)}}
	case other == here:
		return nil
	}
	return []Caution{{"domicile", "village", fmt.Sprintf("Tempat tinggal pemohon termasuk wilayah %s. Kedua calon di bawah 19 tahun: cukup bila orang tua calon tinggal di wilayah pengadilan ini; isi kecamatannya pada langkah Orang tua calon (PERMA 5/2019 Pasal 8).", home)}}
}

func (p *Petition) numberCautions(today calendar.Date) []Caution {
	var out []Caution
	seen := map[identity.NIK]bool{}
	for _, x := range p.people() {
		if x.NIK == "" {
			continue
		}
		if seen[x.NIK] {
			out = append(out, Caution{x.step, x.prefix + "nik", x.who + ": NIK ini sudah dipakai orang lain dalam permohonan ini. Cocokkan dengan dokumen aslinya."})
		}
		seen[x.NIK] = true
		for _, w := range x.NIK.Warnings(x.Born, x.Sex, today) {
			out = append(out, Caution{x.step, x.prefix + "nik", x.who + ": " + w})
		}
	}
	return out
}

type someone struct {
	Person
	step, prefix, who string
}

func (p *Petition) people() []someone {
	var out []someone
	for i, x := range p.Petitioners {
		out = append(out, someone{x, "petitioner", PetitionerPrefix(i), PetitionerTitle(i, len(p.Petitioners))})
	}
	return append(out, someone{p.Child.Person, "child", "child.", "Anak"}, someone{p.Spouse.Person, "spouse", "spouse.", "Calon"},
		someone{p.SpouseParents.Father, "spouse-parents", "sf.", "Ayah calon"}, someone{p.SpouseParents.Mother, "spouse-parents", "sm.", "Ibu calon"})
}
