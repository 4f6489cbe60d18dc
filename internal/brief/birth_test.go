package brief_test

import (
	"testing"

	"timbang/internal/petition"
)

// TestEveryBirthDateIsInTheBriefWhereSourcesDiffer takes a linked pair of which
// one refers to a certificate of the other.
func TestEveryBirthDateIsInTheBriefWhereSourcesDiffer(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	before := w.issue(p).Data
	if len(before.Who.Child.Births) != 0 || len(before.Who.Spouse.Births) != 0 {
		t.Errorf("got %+v, want nothing while no paper differs", before.Who)
	}
	put := func(id petition.ID, kind petition.DocumentKind, change func(*petition.Document)) petition.DocumentID {
		docs, err := w.db.Documents(t.Context(), id)
		must(t, err)
		d := petition.Find(docs, kind)
		change(&d)
		out, err := w.petitions.PutDocument(t.Context(), w.clerk, d, nil)
		must(t, err)
		return out.ID
	}
	put(p.ID, "f", func(d *petition.Document) { d.Child = petition.Stated{Born: day("2009-09-14"), Name: "Baiq Nurul C."} })
	links, err := w.db.Links(t.Context(), p.ID)
	must(t, err)
	theirs := put(links[0].OtherID, "d", func(d *petition.Document) { d.Child.Born = day("2003-06-03") })
	_, err = w.petitions.Refer(t.Context(), w.clerk, p.ID, petition.Referring{Document: theirs, UsedAs: "e", TheirChild: petition.TheSpouse})
	must(t, err)

	x := w.issue(p)
	w.rests(p, x, 100, 150)
	child, spouse := x.Data.Who.Child.Births, x.Data.Who.Spouse.Births
	if len(child) != 2 || child[0].On != day("2010-09-14") || child[1].On != day("2009-09-14") || child[1].By.Text != "Ijazah terakhir atau surat keterangan masih sekolah anak" {
		t.Errorf("child: got %+v", child)
	}
	if len(spouse) != 2 || spouse[1].On != day("2003-06-03") || spouse[1].By.Ref.Field != "child.born" || spouse[1].By.Ref.ID != string(theirs) {
		t.Errorf("spouse: got %+v, want the certificate of the linked petition", spouse)
	}
	if child[1].Age.Years != child[0].Age.Years+1 {
		t.Errorf("ages %v and %v", child[0].Age, child[1].Age)
	}
	var told, listed bool
	for _, c := range x.Data.Changes {
		told = told || c.What.Text == "Anak lahir 14 September 2009 menurut Ijazah terakhir atau surat keterangan masih sekolah anak."
	}
	for _, d := range x.Data.Documents {
		listed = listed || d.Ref.ID == string(theirs) && d.Title == "KTP, KIA atau akta kelahiran calon suami atau istri, dari perkara 13/Pdt.P/2026/PA.Pra"
	}
	if !told || !listed {
		t.Errorf("told %v, listed %v: %+v", told, listed, x.Data.Changes)
	}
	if !x.Data.Who.Joint.IsZero() {
		t.Error("the petition is called joint")
	}
}

func TestAJointPetitionSaysSo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.fileWith("14/Pdt.P/2026/PA.Pra", func(s *petition.Spouse) { s.Born, s.AlsoAsks = day("2009-06-02"), petition.Together })
	if got := w.issue(p).Data.Who.Joint.Text; got != "Permohonan bersama untuk keduanya, yang sama-sama di bawah 19 tahun (PERMA 5/2019 Pasal 8)." {
		t.Errorf("got %q", got)
	}
}
