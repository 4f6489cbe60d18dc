package web

import (
	"cmp"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// papersOf puts the documents of a file on the page of its petition: what is
// there, what the law or the court still asks, and what was withdrawn.
func (s *Server) papersOf(by identity.Actor, f *petition.File, page *PetitionShow) {
	for _, at := range f.Slots() {
		if p := paper(petition.FindAt(f.Documents, at), f.ID); !p.Missing || at.Kind.Statutory() || page.MayAdd {
			page.Papers = append(page.Papers, p)
		}
	}
	if next, ok := petition.NextOther(f.Documents); ok && page.MayAdd {
		page.AddHref = documentURL(f.ID, next)
	}
	mayRefer := access.May(by.Office, access.ReferDocument) && f.Outcome.Kind == ""
	if mayRefer && len(f.Links) > 0 {
		page.ReferHref = page.URL + "/references/new"
	}
	page.Papers = append(page.Papers, sharedPapers(f, mayRefer)...)
	for _, r := range f.References {
		if !r.Stands() {
			page.Withdrawn = append(page.Withdrawn, withdrawnWords(r))
		}
	}
	page.Births = birthsOf(f, s.today())
}

// sharedPapers are the documents of linked petitions that a file refers to.
func sharedPapers(f *petition.File, may bool) []Paper {
	var out []Paper
	for _, d := range petition.Borrowed(f.References) {
		p := paper(d, f.ID)
		p.From = "Dirujuk dari " + ownerName(*d.From) + " (" + lowerFirst(identity.HideNumbers(d.From.Document.Label())) + ")"
		if p.Edit = ""; may {
			p.Edit = referenceURL(f.ID, d.From.ID)
		}
		out = append(out, p)
	}
	return out
}

// localPapers are the rows of the court's own list, apart from the letters that
// the law asks for.
func localPapers(f *petition.File, may bool) []Paper {
	var out []Paper
	docs := f.Papers()
	for _, a := range petition.Checklist(f.CourtID) {
		if !a.Local {
			continue
		}
		p := paper(petition.Find(docs, a.Kind), f.ID)
		if p.Edit = ""; may {
			p.Edit = documentURL(f.ID, petition.Slot{Kind: a.Kind, Ordinal: 1})
		}
		out = append(out, p)
	}
	return out
}

func ownerName(r petition.Reference) string {
	return cmp.Or(string(r.OwnerNumber), "permohonan yang belum bernomor")
}

func withdrawnWords(r petition.Reference) string {
	return identity.HideNumbers(r.Document.Label()) + " dari " + ownerName(r) + ", dirujuk " + calendar.Of(r.ReferredAt).Indonesian() +
		", ditarik " + calendar.Of(*r.WithdrawnAt).Indonesian() + ": " + stopped(identity.HideNumbers(r.WithdrawnWhy))
}
