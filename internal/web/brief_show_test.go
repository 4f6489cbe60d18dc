package web_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"timbang/internal/brief"
	"timbang/internal/identity"
	"timbang/internal/testkit/browser"
	"timbang/internal/testkit/desk"
)

// sentences lists every sentence of a brief.
func sentences(v reflect.Value) []brief.Sentence {
	var out []brief.Sentence
	switch v.Kind() {
	case reflect.Struct:
		if s, ok := v.Interface().(brief.Sentence); ok {
			return []brief.Sentence{s}
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out = append(out, sentences(v.Field(i))...)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			out = append(out, sentences(v.Index(i))...)
		}
	}
	return out
}

func TestThePageOfTheBriefSaysWhatThePaperSays(t *testing.T) {
	t.Parallel()
	c := openBriefHouse(t)
	a := c.sealedAssessment()
	briefs := &brief.Service{Store: c.DB, Catalogue: c.Assessments.Catalogue, Keys: c.Assessments.Keys, Origin: "https://timbang.example", Now: c.Now}
	b, _, issued, err := briefs.Preview(t.Context(), desk.Judge, a.PetitionID)
	if err != nil || issued {
		t.Fatalf("issued %v, %v", issued, err)
	}
	w := c.ask("GET", "/petitions/"+string(a.PetitionID)+"/brief", c.as(desk.Judge))
	page := html.UnescapeString(w.Body.String())
	if w.Code != http.StatusOK {
		t.Fatalf("%d: %s", w.Code, page)
	}
	said := 0
	for _, s := range sentences(reflect.ValueOf(*b)) {
		if s.IsZero() {
			continue
		}
		said++
		if !strings.Contains(page, s.Text) {
			t.Errorf("the page lacks %q", s.Text)
		}
		if label := s.Ref.Label; !strings.Contains(page, label) {
			t.Errorf("the page does not name the source %q", label)
		}
	}
	if said < 60 {
		t.Errorf("the brief has only %d sentences", said)
	}
	for _, row := range b.Matrix.Rows {
		if !strings.Contains(page, string(row.Factor)+" "+row.Name) {
			t.Errorf("the matrix lacks %s", row.Factor)
		}
	}
	if strings.Contains(page, "Tempat anak tinggal sekarang.") {
		t.Error("the page shows a restricted finding")
	}
}

func TestBrowserThePageOfTheBriefFitsAndCanBeReadByAll(t *testing.T) {
	t.Parallel()
	c := openBriefHouse(t)
	at := "/petitions/" + string(c.sealedAssessment().PetitionID) + "/brief"
	srv := httptest.NewServer(c.handler)
	t.Cleanup(srv.Close)
	for _, width := range []int{390, 1280} {
		p := browser.Open(t, srv.URL+at, width, true, c.as(desk.Judge))
		p.At("brief/show")
		p.Fits()
		p.Axe()
	}
}

func TestOnlyTheJudgeOfThePetitionReadsTheBriefOnTheScreen(t *testing.T) {
	t.Parallel()
	c := openBriefHouse(t)
	at := "/petitions/" + string(c.sealedAssessment().PetitionID) + "/brief"
	for _, who := range desk.Everybody {
		if who.Office == identity.Operator {
			continue // nobody signs in as the operator
		}
		if got := c.ask("GET", at, c.as(who)).Code; (got == http.StatusOK) != (who.ID == desk.Judge.ID) {
			t.Errorf("%s gets %d", who.ID, got)
		}
	}
}
