package brief

import (
	"time"

	"timbang/internal/identity"
	"timbang/internal/petition"
)

// Bundle is what a bundle is made of: the brief, and the uploaded papers in the
// order in which they stand behind its index.
type Bundle struct {
	Brief    Brief
	Exhibits []Exhibit
	// Front is how many pages the part before the papers had in the first
	// bundle of the petition, so that their numbers do not move; 0 in the first.
	Front int
}

// Exhibit is one uploaded paper. Content is empty where the file is missing.
type Exhibit struct {
	ID      petition.DocumentID
	Title   string
	Type    string // "application/pdf", "image/jpeg" or "image/png"
	Late    bool   // came after the first bundle: an A-page
	Content []byte `json:"-"`
}

// Place says where a paper stands in a bundle. Pages is 0 for one that cannot
// be read.
type Place struct {
	ID    petition.DocumentID
	Late  bool
	From  int // page of the file
	Pages int
}

// BundleID names a bundle; it is the id of the job that makes it.
type BundleID string

// IssuedBundle is a bundle, frozen as a file.
type IssuedBundle struct {
	ID         BundleID `gorm:"primaryKey"`
	BriefID    ID
	PetitionID petition.ID
	CourtID    identity.CourtID
	Number     int     // counted from 1 in the petition
	Code       string  // on every page, other than that of the brief
	SHA256     string  `gorm:"column:sha256"`
	Content    []byte  // left out of lists
	Front      int     // pages before the first paper
	Places     []Place `gorm:"serializer:sealed;seal:bundle"`
	IssuedAt   time.Time
	IssuedBy   identity.AccountID
}

// exhibits puts the papers that have a file in their order: those of the first
// bundle where they stood, then the others as they came.
func exhibits(docs []petition.Document, first *IssuedBundle) []Exhibit {
	left := map[petition.DocumentID]petition.Document{}
	for _, d := range docs {
		if d.FileHash != "" {
			left[d.ID] = d
		}
	}
	var out []Exhibit
	take := func(d petition.Document, late bool) {
		out = append(out, Exhibit{ID: d.ID, Title: plain(d.Source()), Type: d.FileType, Late: late})
		delete(left, d.ID)
	}
	if first != nil {
		for _, p := range first.Places {
			if d, ok := left[p.ID]; ok {
				take(d, p.Late)
			}
		}
	}
	for _, d := range docs {
		if _, ok := left[d.ID]; ok {
			take(d, first != nil)
		}
	}
	return out
}
