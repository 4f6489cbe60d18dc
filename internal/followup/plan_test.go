package followup_test

import (
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/followup"
	"timbang/internal/referral"
)

var day = calendar.MustDate

func TestVisitsAreProposedThreeSixAndTwelveMonthsAfterTheDecision(t *testing.T) {
	t.Parallel()
	none := calendar.Date{}
	for name, c := range map[string]struct {
		decided, today calendar.Date
		want           [followup.Visits]calendar.Date
	}{
		"pada hari penetapan":           {day("25-11-2026"), day("25-11-2026"), [3]calendar.Date{day("25-02-2027"), day("25-05-2027"), day("25-11-2027")}},
		"hari libur menjadi hari kerja": {day("23-05-2026"), day("25-05-2026"), [3]calendar.Date{day("24-08-2026"), day("23-11-2026"), day("24-05-2027")}},
		"kunjungan pertama terlewat":    {day("01-07-2026"), day("23-11-2026"), [3]calendar.Date{day("07-12-2026"), day("04-01-2027"), day("01-07-2027")}},
		"dua kunjungan terlewat":        {day("04-05-2026"), day("23-11-2026"), [3]calendar.Date{none, day("07-12-2026"), day("04-05-2027")}},
		"semua kunjungan terlewat":      {day("04-05-2025"), day("23-11-2026"), [3]calendar.Date{none, none, day("07-12-2026")}},
	} {
		if got := followup.Proposal(c.decided, c.today); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// TestEveryProposalCanBeSaved holds for each day of four years, whose holidays
// are not all known.
func TestEveryProposalCanBeSaved(t *testing.T) {
	t.Parallel()
	for decided := day("01-01-2025"); decided.Year < 2029; decided = decided.AddDays(1) {
		for _, later := range []int{0, 40, 100, 200, 380} {
			today := decided.AddDays(later)
			in := followup.Entry{Agency: "lembaga", Contact: "Telepon", Due: followup.Proposal(decided, today)}
			if faults := in.Check(today); len(faults) > 0 {
				t.Fatalf("decided on %s, planned on %s: %v", decided, today, faults)
			}
		}
	}
}

func TestAPlanNeedsAnAgencyAContactAndWorkingDaysInOrder(t *testing.T) {
	t.Parallel()
	today := day("25-11-2026")
	whole := followup.Entry{Agency: "lembaga", Contact: "Telepon", Due: followup.Proposal(today, today)}
	for field, spoil := range map[string]func(*followup.Entry){
		"agency":  func(in *followup.Entry) { in.Agency = "" },
		"contact": func(in *followup.Entry) { in.Contact = "" },
		"due_1":   func(in *followup.Entry) { in.Due = [3]calendar.Date{} },
		"due_2":   func(in *followup.Entry) { in.Due[1] = in.Due[0] },
		"due_3":   func(in *followup.Entry) { in.Due[2] = day("25-11-2028") }, // a Saturday
	} {
		in := whole
		spoil(&in)
		faults := in.Check(today)
		if len(faults) != 1 || faults[0].Name != field {
			t.Errorf("%s: got %v", field, faults)
		}
	}
	late := whole
	late.Due[0] = today
	if faults := late.Check(today); len(faults) != 1 || faults[0].Name != "due_1" {
		t.Errorf("a visit of today: got %v", faults)
	}
}

func TestTheStateOfAVisitIsReadFromItsRequest(t *testing.T) {
	t.Parallel()
	running, ended := &followup.Plan{}, &followup.Plan{EndedOn: day("25-11-2026"), EndKind: followup.Grown}
	for name, c := range map[string]struct {
		visit           followup.Visit
		running, ending followup.State
	}{
		"not asked":  {followup.Visit{}, followup.Planned, followup.Dropped},
		"asked":      {followup.Visit{ReferralID: "r", Asked: referral.Requested}, followup.Asked, followup.Dropped},
		"in writing": {followup.Visit{ReferralID: "r", Asked: referral.Submitted}, followup.Asked, followup.Dropped},
		"declined":   {followup.Visit{ReferralID: "r", Asked: referral.Declined}, followup.Planned, followup.Dropped},
		"signed":     {followup.Visit{ReferralID: "r", Asked: referral.Signed}, followup.Done, followup.Done},
		"missed":     {followup.Visit{ReferralID: "r", Asked: referral.Declined, Missed: "pindah"}, followup.Missed, followup.Missed},
	} {
		if got := running.State(c.visit); got != c.running || got.Label() == "" {
			t.Errorf("%s: got %s, want %s", name, got, c.running)
		}
		if got := ended.State(c.visit); got != c.ending {
			t.Errorf("%s, ended: got %s, want %s", name, got, c.ending)
		}
	}
}

func TestAVisitIsAskedForThirtyDaysAhead(t *testing.T) {
	t.Parallel()
	due := day("25-02-2027")
	for on, want := range map[string]bool{"25-01-2027": false, "26-01-2027": true, "25-02-2027": true, "01-03-2027": true} {
		if got := followup.Near(due, day(on)); got != want {
			t.Errorf("on %s: got %v, want %v", on, got, want)
		}
	}
}
