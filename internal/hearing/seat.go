package hearing

import (
	"slices"

	"timbang/internal/petition"
)

// Role names somebody of a petition at its hearings.
type Role string

// The roles. SpouseGuardian stands for a parent of the prospective spouse who
// is not named, ChildParent for the parents of the child where a proxy asks.
const (
	Child          Role = "anak"
	Spouse         Role = "calon"
	SpouseFather   Role = "ayah_calon"
	SpouseMother   Role = "ibu_calon"
	SpouseGuardian Role = "wali_calon"
	FirstAsker     Role = "pemohon_1"
	SecondAsker    Role = "pemohon_2"
	ChildParent    Role = "orang_tua"
)

// Group is one of the groups of Pasal 10, 12 and 13.
type Group string

// The groups, by the names that the law gives them.
const (
	Askers        Group = "pemohon"
	TheChild      Group = "anak"
	TheSpouse     Group = "calon"
	SpouseParents Group = "orang_tua_calon"
	ChildParents  Group = "orang_tua"
)

var groupLabels = map[Group]string{
	Askers: "Pemohon", TheChild: "Anak", TheSpouse: "Calon suami atau istri",
	SpouseParents: "Orang tua atau wali calon", ChildParents: "Orang tua atau wali anak",
}

// Label gives the Indonesian words.
func (g Group) Label() string { return groupLabels[g] }

// The groups that must be brought (Pasal 10 ayat (1)), advised (Pasal 12) and
// heard (Pasal 13), in the order of the articles.
var (
	Bringing = []Group{TheChild, TheSpouse, SpouseParents}
	Advising = []Group{Askers, TheChild, TheSpouse, SpouseParents}
	Hearings = []Group{TheChild, TheSpouse, ChildParents, SpouseParents}
)

// Group gives the group that somebody comes and is advised with.
func (r Role) Group() Group {
	switch r {
	case Child:
		return TheChild
	case Spouse:
		return TheSpouse
	case SpouseFather, SpouseMother, SpouseGuardian:
		return SpouseParents
	case ChildParent:
		return ChildParents
	case FirstAsker, SecondAsker:
		return Askers
	}
	return ""
}

// Summoned is one of those who must come to the hearings of a petition.
type Summoned struct {
	Who   Role
	Title string // "Ayah calon"
	Name  string // empty where nobody is known
	Spare bool   // need not be recorded: somebody else stands for the group
}

// Line gives title and name.
func (x Summoned) Line() string {
	if x.Name == "" {
		return x.Title
	}
	return x.Title + ": " + x.Name
}

// Seats lists those who must come, in the order of the hearing sheet.
func Seats(p *petition.Petition) []Summoned {
	out := []Summoned{
		{Who: Child, Title: "Anak", Name: p.Child.FullName()},
		{Who: Spouse, Title: "Calon suami atau istri", Name: p.Spouse.FullName()},
	}
	father, mother := p.SpouseParents.Father.FullName(), p.SpouseParents.Mother.FullName()
	if father != "" {
		out = append(out, Summoned{Who: SpouseFather, Title: "Ayah calon", Name: father})
	}
	if mother != "" {
		out = append(out, Summoned{Who: SpouseMother, Title: "Ibu calon", Name: mother})
	}
	if father == "" || mother == "" {
		out = append(out, Summoned{Who: SpouseGuardian, Title: guardianTitle(father + mother), Spare: father+mother != ""})
	}
	for i, x := range p.Petitioners {
		out = append(out, Summoned{Who: [2]Role{FirstAsker, SecondAsker}[min(i, 1)], Title: petition.PetitionerTitle(i, len(p.Petitioners)), Name: x.FullName()})
	}
	if p.Standing.Kind == petition.Proxy {
		out = append(out, Summoned{Who: ChildParent, Title: "Orang tua atau wali anak", Name: p.Standing.Principal})
	}
	return out
}

func guardianTitle(others string) string {
	if others == "" {
		return "Orang tua atau wali calon"
	}
	return "Wali calon, bila ada"
}

// seatOf finds somebody among those who must come.
func seatOf(all []Summoned, who Role) (Summoned, bool) {
	i := slices.IndexFunc(all, func(x Summoned) bool { return x.Who == who })
	if i < 0 {
		return Summoned{}, false
	}
	return all[i], true
}
