package web

import (
	"testing"

	"github.com/jba/templatecheck"

	"timbang/templates"
)

func TestThePagesOfAPetitionMatchTheirTypes(t *testing.T) {
	t.Parallel()
	pages := []Page{
		&PetitionDraft{}, &PetitionStep{}, &DocumentEdit{}, &PetitionReview{}, &PetitionCheck{}, &RegistrationEdit{},
		&AssignmentEdit{}, &LinkNew{}, &PetitionNumbers{}, &PetitionHistory{}, &PetitionShow{},
	}
	r, err := newRenderer(templates.FS, pages)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if err := templatecheck.CheckHTML(r.pages[p.Name()].Lookup("layout"), p); err != nil {
			t.Errorf("%s: %v", p.Name(), err)
		}
	}
}
