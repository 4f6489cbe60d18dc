package brief

// Sentence is a statement of fact with the source that it rests on. The zero
// Sentence states nothing.
type Sentence struct {
	Text string
	Ref  Ref
}

// IsZero reports whether the sentence says nothing.
func (s Sentence) IsZero() bool { return s.Text == "" }

// SourceKind says where a source is stored.
type SourceKind string

// The kinds of source.
const (
	FromPetition    SourceKind = "petition"
	FromDocument    SourceKind = "document"
	FromHearing     SourceKind = "hearing"
	FromReferral    SourceKind = "referral"
	FromAssessment  SourceKind = "assessment"
	FromRegister    SourceKind = "register"
	FromOverride    SourceKind = "override"
	FromRepeat      SourceKind = "repeat"
	FromCertificate SourceKind = "certificate" // a paper that an agency issued for an assessment
	FromNote        SourceKind = "note"        // of custom, impediments, attention, commitment or qualification
)

// Ref names the stored source of a sentence: a record, which state of it, and
// which field in it. The paper prints it as a short mark such as [A1·F07] and
// explains the marks in a list of sources. The zero Ref is no source.
type Ref struct {
	Kind     SourceKind
	ID       string
	Revision int    // of an assessment, version of any other record; 0 for none
	Field    string // "f07_finding"; for a document the page, "hlm. 2"; may be empty
	Label    string // the record in words, "Asesmen Sentra Paramita, revisi 1"
}

// IsZero reports whether there is no source.
func (r Ref) IsZero() bool { return r.ID == "" }
