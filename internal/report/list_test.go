package report_test

import (
	"testing"

	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/report"
	"timbang/internal/testkit/desk"
)

func TestAListThatLeavesTheSiteIsInTheTrail(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	s := &report.Service{Store: d.DB, Now: d.Now}
	l := &report.List{Title: "Semua tahap", Head: []string{"Permohonan"}, Rows: [][]string{{"7/Pdt.P/2026/PA.Pra"}, {"8/Pdt.P/2026/PA.Pra"}}}
	if err := s.ExportList(t.Context(), desk.Clerk, "register/", l); err != nil {
		t.Fatal(err)
	}
	if l.Court == "" || l.At.IsZero() {
		t.Errorf("the list does not say whose it is and of when: %+v", l)
	}
	all, err := d.DB.Trail(t.Context(), "list", "register/")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].Note != "2 baris" || all[0].CourtID != desk.Praya || all[0].ActorID != desk.Clerk.ID {
		t.Errorf("the trail has %+v", all)
	}
}

func TestOnlyTheDeskTakesAListAndNotAnEndlessOne(t *testing.T) {
	t.Parallel()
	s := &report.Service{}
	for _, by := range []identity.Actor{desk.Judge, desk.Supervisor, desk.Monitor, desk.Admin} {
		if err := s.ExportList(t.Context(), by, "register/", &report.List{}); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%s takes a list: %v", by.Office, err)
		}
	}
	if err := s.ExportList(t.Context(), desk.Clerk, "register/", &report.List{Rows: make([][]string, report.MostExported+1)}); !problem.Is(err, problem.Invalid) {
		t.Errorf("an endless list: %v", err)
	}
}
