package petition_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// pair is two linked petitions of PA Praya; a is the judge's, b has a birth
// certificate with a file.
type pair struct {
	*desk.Desk
	t    *testing.T
	a, b *petition.Petition
	doc  petition.DocumentID // of b
}

func newPair(t *testing.T) *pair {
	t.Helper()
	x := &pair{Desk: desk.Open(t), t: t}
	x.a, x.b = x.Assigned(t, 1), x.Registered(t, 2)
	x.must(x.Petitions.Tie(t.Context(), desk.Clerk, x.a.ID, x.b.ID, "Kedua calon di bawah umur."))
	docs, err := x.DB.Documents(t.Context(), x.b.ID)
	x.must(err)
	d := petition.Find(docs, "d")
	d.Child = petition.Stated{Born: calendar.MustDate("2003-02-11"), Name: "Lalu Bumbangku"}
	var scan bytes.Buffer
	x.must(png.Encode(&scan, image.NewGray(image.Rect(0, 0, 40, 40))))
	upload, err := file.Inspect(t.Context(), scan.Bytes(), x.Now())
	x.must(err)
	put, err := x.Petitions.PutDocument(t.Context(), desk.Clerk, d, upload)
	x.must(err)
	x.doc = put.ID
	return x
}

func (x *pair) must(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err, problem.Of(err).Fields)
	}
}

func (x *pair) refer() *petition.Reference {
	x.t.Helper()
	r, err := x.Petitions.Refer(x.t.Context(), desk.Clerk, x.a.ID, petition.Referring{Document: x.doc, UsedAs: "e", TheirChild: petition.TheSpouse})
	x.must(err)
	return r
}

// opens reports whether the judge of a can take b's paper by a's file.
func (x *pair) opens() bool {
	x.t.Helper()
	_, _, err := x.Petitions.File(x.t.Context(), desk.Judge, x.a.ID, x.doc)
	if err != nil && !problem.Is(err, problem.NotFound) {
		x.t.Fatal(err)
	}
	return err == nil
}

func TestAPaperOfALinkedPetitionIsReadOnlyWhileTheReferenceStands(t *testing.T) {
	t.Parallel()
	x := newPair(t)
	if x.opens() {
		t.Error("the paper is open before anybody referred to it")
	}
	var r *petition.Reference
	entries := x.Added(t, func(context.Context) { r = x.refer() })
	if len(entries) != 2 || entries[0].Case != string(x.a.ID) || entries[1].Case != string(x.b.ID) {
		t.Errorf("got %+v, want an entry in either history", entries)
	}
	if !x.opens() {
		t.Error("the paper is closed although the reference stands")
	}
	if _, _, err := x.Petitions.File(t.Context(), desk.Judge, x.b.ID, x.doc); !problem.Is(err, problem.NotFound) {
		t.Errorf("by the other file: got %v, want not found", err)
	}
	if _, _, err := x.Petitions.File(t.Context(), desk.OtherClerk, x.a.ID, x.doc); !problem.Is(err, problem.NotFound) {
		t.Errorf("the other court: got %v, want not found", err)
	}
	entries = x.Added(t, func(context.Context) { x.opens() })
	if len(entries) != 2 || entries[0].Action != "document.read" || entries[1].Case != string(x.b.ID) {
		t.Errorf("reading left %+v, want an entry in either history", entries)
	}
	if err := x.Petitions.Withdraw(t.Context(), desk.Clerk, x.a.ID, r.ID, ""); problem.Of(err).At("why") == "" {
		t.Errorf("without a reason: got %v", err)
	}
	x.must(x.Petitions.Withdraw(t.Context(), desk.Clerk, x.a.ID, r.ID, "Keliru."))
	if x.opens() {
		t.Error("the paper is open although the reference was withdrawn")
	}
	if err := x.Petitions.Withdraw(t.Context(), desk.Clerk, x.a.ID, r.ID, "Lagi."); !problem.Is(err, problem.Conflict) {
		t.Errorf("a second time: got %v, want a conflict", err)
	}
	f, err := x.Petitions.Show(t.Context(), desk.Clerk, x.a.ID)
	x.must(err)
	if len(f.References) != 1 || f.References[0].Stands() || f.References[0].WithdrawnWhy != "Keliru." || len(f.Papers()) != 6 {
		t.Errorf("got %+v, want the withdrawn reference on record", f.References)
	}
}

func TestABorrowedPaperCountsForTheRules(t *testing.T) {
	t.Parallel()
	x := newPair(t)
	x.refer()
	docs, err := petition.Papers(t.Context(), x.DB, x.a.ID)
	x.must(err)
	n := slices.IndexFunc(docs, func(d petition.Document) bool { return d.From != nil })
	if n < 0 || docs[n].Kind != "e" || docs[n].Child.Name != "" || docs[n].Spouse.Name != "Lalu Bumbangku" {
		t.Fatalf("got %+v, want the certificate as that of the spouse", docs)
	}
	borrowed := docs[n : n+1] // as if the petition had no papers of its own
	f := x.a.Facts(borrowed, true, today())
	if got := f.Papers["e"]; !got.Present || !got.Seen {
		t.Errorf("letter e: got %+v, want present and seen", got)
	}
	if f.Papers["d"].Present {
		t.Error("it counts as the child's certificate too")
	}
	want := []law.Birth{{Source: "KTP, KIA atau akta kelahiran calon suami atau istri, dari perkara 2/Pdt.P/2026/PA.Pra", Date: calendar.MustDate("2003-02-11")}}
	if !slices.Equal(f.Spouse.Births, want) || len(f.Child.Births) != 0 {
		t.Errorf("got %v and %v, want %v and none", f.Spouse.Births, f.Child.Births, want)
	}
	if f.Spouse.Differ() == f.Child.Differ() {
		t.Error("the birth dates of the spouse differ, those of the child do not")
	}
}

func TestWhoTheChildOfTheOtherPetitionIsDecidesWhatIsRead(t *testing.T) {
	t.Parallel()
	x := newPair(t)
	for kin, want := range map[petition.Kin][2]string{
		petition.SameChild: {"Lalu Bumbangku", ""}, petition.TheSpouse: {"", "Lalu Bumbangku"}, petition.NeitherOne: {"", ""},
	} {
		r, err := x.Petitions.Refer(t.Context(), desk.Clerk, x.a.ID, petition.Referring{Document: x.doc, UsedAs: petition.Other, TheirChild: kin})
		x.must(err)
		refs, err := x.DB.References(t.Context(), x.a.ID)
		x.must(err)
		got := petition.Borrowed(refs)
		if len(got) != 1 || got[0].Child.Name != want[0] || got[0].Spouse.Name != want[1] || got[0].Label() != "KTP, KIA atau akta kelahiran anak" {
			t.Errorf("%s: got %+v, want %v", kin, got, want)
		}
		x.must(x.Petitions.Withdraw(t.Context(), desk.Clerk, x.a.ID, r.ID, "Berikutnya."))
	}
}

func TestOnlyPapersOfALinkedPetitionAreReferredTo(t *testing.T) {
	t.Parallel()
	x := newPair(t)
	c := x.Registered(t, 3)
	docs, err := x.DB.Documents(t.Context(), c.ID)
	x.must(err)
	refer := func(in petition.Referring) error {
		_, err := x.Petitions.Refer(t.Context(), desk.Clerk, x.a.ID, in)
		return err
	}
	if err := refer(petition.Referring{Document: docs[0].ID, UsedAs: "e", TheirChild: petition.TheSpouse}); !problem.Is(err, problem.NotFound) {
		t.Errorf("of a petition that is not linked: got %v, want not found", err)
	}
	if err := refer(petition.Referring{}); len(problem.Of(err).Fields) != 3 {
		t.Errorf("nothing chosen: got %v, want three faults", problem.Of(err).Fields)
	}
	if err := refer(petition.Referring{Document: x.doc, UsedAs: "e", TheirChild: "paman"}); problem.Of(err).At("their_child") == "" {
		t.Errorf("an unknown relation: got %v", err)
	}
	x.refer()
	if err := refer(petition.Referring{Document: x.doc, UsedAs: "d", TheirChild: petition.SameChild}); !problem.Is(err, problem.Conflict) {
		t.Errorf("twice: got %v, want a conflict", err)
	}
	offers, err := x.Petitions.Offers(t.Context(), desk.Clerk, x.a.ID)
	x.must(err)
	if len(offers) != 1 || len(offers[0].Documents) != 5 {
		t.Errorf("got %+v, want the five other papers", offers)
	}
}

func TestPartingTwoPetitionsEndsWhatTheyShareAndKeepsTheRecord(t *testing.T) {
	t.Parallel()
	x := newPair(t)
	x.refer()
	untie := func(why string) error { return x.Petitions.Untie(t.Context(), desk.Clerk, x.b.ID, x.a.ID, why) }
	if err := untie(""); problem.Of(err).At("why") == "" {
		t.Errorf("without a reason: got %v", err)
	}
	entries := x.Added(t, func(context.Context) { x.must(untie("Keliru ditautkan.")) })
	var actions []string
	for _, e := range entries {
		actions = append(actions, e.Action)
	}
	slices.Sort(actions)
	if want := "document.released document.withdraw petition.unlink petition.unlink"; strings.Join(actions, " ") != want {
		t.Errorf("got %v, want %s", actions, want)
	}
	if x.opens() {
		t.Error("the paper is open although the two were parted")
	}
	for _, id := range []petition.ID{x.a.ID, x.b.ID} {
		f, err := x.Petitions.Show(t.Context(), desk.Clerk, id)
		x.must(err)
		if len(f.Links) != 0 || len(f.Ended) != 1 || f.Ended[0].UnlinkWhy != "Keliru ditautkan." {
			t.Errorf("got %+v and %+v, want the ended link on record", f.Links, f.Ended)
		}
	}
	if err := untie("Lagi."); !problem.Is(err, problem.Conflict) {
		t.Errorf("a second time: got %v, want a conflict", err)
	}
	x.must(x.Petitions.Tie(t.Context(), desk.Clerk, x.a.ID, x.b.ID, "Ternyata memang berkaitan."))
	if x.opens() {
		t.Error("the reference is back with the link")
	}
}

func TestWhatAPetitionWasDecidedOnStays(t *testing.T) {
	t.Parallel()
	x := newPair(t)
	r := x.refer()
	_, err := x.Rulings.Decide(t.Context(), desk.Clerk, desk.At(x.Again(t, x.a.ID)), ruled(petition.StruckOut, today()))
	x.must(err)
	for name, err := range map[string]error{
		"withdraw": x.Petitions.Withdraw(t.Context(), desk.Clerk, x.a.ID, r.ID, "Keliru."),
		"part":     x.Petitions.Untie(t.Context(), desk.Clerk, x.a.ID, x.b.ID, "Keliru."),
		"refer": func() error {
			_, err := x.Petitions.Refer(t.Context(), desk.Clerk, x.a.ID, petition.Referring{Document: x.doc, UsedAs: "d", TheirChild: petition.SameChild})
			return err
		}(),
	} {
		if !problem.Is(err, problem.Conflict) {
			t.Errorf("%s: got %v, want a conflict", name, err)
		}
	}
	if !x.opens() {
		t.Error("the judge cannot read what the case was decided on")
	}
}

func TestTheOtherCourtPartsNothing(t *testing.T) {
	t.Parallel()
	x := newPair(t)
	r := x.refer()
	for _, by := range []identity.Actor{desk.OtherClerk, desk.OtherRegistrar} {
		if err := x.Petitions.Untie(t.Context(), by, x.a.ID, x.b.ID, "Keliru."); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s parts: got %v, want not found", by.ID, err)
		}
	}
	if err := x.Petitions.Withdraw(t.Context(), desk.OtherClerk, x.a.ID, r.ID, "Keliru."); !problem.Is(err, problem.NotFound) {
		t.Errorf("withdraw: got %v, want not found", err)
	}
	if err := x.Petitions.Withdraw(t.Context(), desk.Clerk, x.b.ID, r.ID, "Keliru."); !problem.Is(err, problem.NotFound) {
		t.Errorf("by the petition that lends: got %v, want not found", err)
	}
}
