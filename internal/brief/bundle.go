package brief

import (
	"cmp"
	"context"
	"slices"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/file"
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

// ExhibitID names a paper of a bundle: a document of the petition or an
// attachment of an assessment.
type ExhibitID string

// Exhibit is one uploaded paper. Content is empty where the file is missing.
type Exhibit struct {
	ID      ExhibitID
	Title   string
	Type    string    // "application/pdf", "image/jpeg" or "image/png"
	Late    bool      // came after the first bundle: an A-page
	Hash    file.Hash `json:"-"` // of the file that is kept
	Content []byte    `json:"-"`
}

// Place says where a paper stands in a bundle. Pages is 0 for one that cannot
// be read.
type Place struct {
	ID    ExhibitID
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
// bundle where they stood, then the others as they come.
func exhibits(papers []Exhibit, first *IssuedBundle) []Exhibit {
	left := map[ExhibitID]Exhibit{}
	for _, x := range papers {
		if x.Hash != "" {
			left[x.ID] = x
		}
	}
	var out []Exhibit
	take := func(x Exhibit, late bool) {
		x.Late = late
		out = append(out, x)
		delete(left, x.ID)
	}
	if first != nil {
		for _, p := range first.Places {
			if x, ok := left[p.ID]; ok {
				take(x, p.Late)
			}
		}
	}
	for _, x := range papers {
		if _, ok := left[x.ID]; ok {
			take(x, first != nil)
		}
	}
	return out
}

// papers lists what is bound behind the brief: the documents of the petition in
// the order of the law, then what was attached to the assessments that stand,
// without what is restricted.
func (s *Service) papers(ctx context.Context, p *petition.Petition) ([]Exhibit, error) {
	docs, err := petition.Papers(ctx, s.Store, p.ID)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(docs, func(a, b petition.Document) int { return cmp.Compare(a.Kind.Rank(), b.Kind.Rank()) })
	var out []Exhibit
	for _, d := range docs {
		out = append(out, Exhibit{ID: ExhibitID(d.ID), Title: plain(d.Source()), Type: d.FileType, Hash: d.FileHash})
	}
	d := &dossier{Petition: p, today: calendar.Of(s.Now())}
	if err := s.loadAssessments(ctx, d); err != nil {
		return nil, err
	}
	for _, a := range d.standing() {
		for _, x := range a.papers {
			if !x.Restricted {
				out = append(out, Exhibit{ID: ExhibitID(x.ID), Title: plain("Lampiran asesmen " + a.agency + ": " + x.Title), Type: x.FileType, Hash: x.FileHash})
			}
		}
	}
	return out, nil
}
