package law

import "timbang/internal/calendar"

// Facts are what a rule may look at. A zero field means unknown or not done.
type Facts struct {
	Stage  Stage
	Filed  calendar.Date // the register date, or today before it
	Child  Subject
	Spouse Subject
	Papers map[string]Paper // by letter of Pasal 5 ayat (1), and "kedudukan", "kesehatan"

	StandingKnown  bool // one of the kinds of Pasal 6 was chosen
	StandingProof  bool // the kind needs a proof
	StandingPaper  bool // the proof is named with number and date
	LinkedPetition bool // a petition of the other side is linked
	FeeSettled     bool // panjar paid or prodeo granted
	ReasonStated   bool
	Hearing        Heard
	Assessments    int // signed assessments under Pasal 15 huruf d
}

// Subject is one of the two prospective spouses.
type Subject struct {
	Born               calendar.Date
	RegisteredMarriage bool // was married before, and registered
}

// Paper is a document on file.
type Paper struct {
	Present    bool // named with its number or date, or its file is there
	Seen       bool // the original was shown
	Substitute bool // another document stands for it, Pasal 5 ayat (2)
	Why        string
}

// Heard is what was recorded at the hearings so far.
type Heard struct {
	Brought  map[string]bool            // Pasal 10: anak, calon, orang_tua_calon
	Advised  map[string]map[string]bool // Pasal 12: group, then item a to e
	Heard    map[string]bool            // Pasal 13: group
	Findings map[string]bool            // Pasal 14: huruf a, b, c
}

// Under19 reports whether the subject is under 19 on a day and was never in a
// registered marriage: only then is dispensation needed (UU 16/2019 Pasal 7,
// PERMA 5/2019 Pasal 1 angka 1).
func (s Subject) Under19(on calendar.Date) bool {
	return !s.Born.IsZero() && !s.RegisteredMarriage && on.Before(calendar.Birthday(s.Born, 19))
}
