package web

import (
	"testing"
	"time"

	"github.com/jba/templatecheck"

	"timbang/internal/calendar"
	"timbang/internal/petition"
	"timbang/templates"
)

func TestThePagesOfTheCourtMatchTheirTypes(t *testing.T) {
	t.Parallel()
	pages := []Page{
		&ProblemShow{}, &SignIn{}, &AccountEdit{}, &HelpShow{}, &CourtHome{}, &InstallationHome{},
		&HearingNew{}, &HearingRecord{}, &HearingFindings{}, &DecisionEdit{}, &AgreementIndex{}, &AgreementNew{},
		&FollowUpShow{}, &FollowUpNew{}, &FollowUpEdit{}, &FollowUpObserve{}, &FollowUpCounts{},
		&AgreementShow{}, &AgreementChange{}, &AgencyIndex{}, &AgencyShow{}, &AgencyEdit{},
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

func TestADayIsNamedAsOneWouldSayIt(t *testing.T) {
	t.Parallel()
	today := calendar.MustDate("2026-11-25")
	for day, want := range map[string][3]string{
		"2026-11-25": {"hari ini", "", "Rabu, 25 November 2026"},
		"2026-11-26": {"besok", "", "Kamis, 26 November 2026"},
		"2026-11-28": {"3 hari lagi", "", "Sabtu, 28 November 2026"},
		"2026-11-24": {"kemarin", "lewat 1 hari", "Selasa, 24 November 2026"},
		"2026-11-20": {"5 hari lalu", "lewat 5 hari", "Jumat, 20 November 2026"},
	} {
		d := calendar.MustDate(day)
		if got := [3]string{near(d, today), late(d, today), dayLine(d)}; got != want {
			t.Errorf("%s: got %q, want %q", day, got, want)
		}
	}
	if got := near(calendar.Date{}, today) + late(calendar.Date{}, today) + dayLine(calendar.Date{}); got != "" {
		t.Errorf("no date is named %q", got)
	}
	if got := endOfWeek(today); got != calendar.MustDate("2026-11-29") {
		t.Errorf("the week ends on %s, want Sunday 2026-11-29", got)
	}
}

func TestWhatIsLateIsSaidInSentences(t *testing.T) {
	t.Parallel()
	today := calendar.MustDate("2026-11-25")
	ago := func(n int) calendar.Date { return today.AddDays(-n) }
	for name, c := range map[string]struct {
		p    petition.Summary
		want []string
	}{
		"a judge within a week":        {petition.Summary{Status: petition.Registered, RegisteredOn: ago(7)}, nil},
		"no judge after a week":        {petition.Summary{Status: petition.Registered, RegisteredOn: ago(8)}, []string{"Menunggu hakim 8 hari sejak didaftarkan."}},
		"a hearing today":              {petition.Summary{Status: petition.Scheduled, HearingOn: today}, nil},
		"a hearing that nobody opened": {petition.Summary{Status: petition.Scheduled, HearingOn: ago(1)}, []string{"Sidang 24 November 2026 belum dibuka, lewat 1 hari."}},
		"a hearing that was opened":    {petition.Summary{Status: petition.InHearing, HearingOn: ago(1), HearingBegun: true}, nil},
		"an assessment due today":      {petition.Summary{Status: petition.Assigned, Due: today}, nil},
		"an assessment overdue":        {petition.Summary{Status: petition.Assigned, Due: ago(2)}, []string{"Asesmen belum masuk, terlambat 2 hari kerja dari batas 23 November 2026."}},
	} {
		got := lateness(c.p, today)
		if len(got) != len(c.want) || len(got) == 1 && got[0] != c.want[0] {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestABriefThatIsOlderThanAnAssessmentSaysSo(t *testing.T) {
	t.Parallel()
	today := calendar.MustDate("2026-11-25")
	issued := today.AddDays(-1)
	noon := func(d calendar.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, calendar.WITA) }
	if got := briefCell(petition.Summary{}, today).Text; got != "Belum terbit" {
		t.Errorf("no brief reads %q", got)
	}
	before, when, after := noon(issued.AddDays(-1)), noon(issued), noon(today)
	p := petition.Summary{Briefs: 2, BriefAt: &when, SignedAt: &before}
	if got := briefCell(p, today); got.Text != "Versi 2" || got.Late != "" || got.Note != "terbit 24 November 2026, kemarin" {
		t.Errorf("a fresh brief reads %+v", got)
	}
	if p.SignedAt = &after; briefCell(p, today).Late != "Ada asesmen sesudahnya" {
		t.Errorf("an outdated brief reads %+v", briefCell(p, today))
	}
}

func TestASubscriberIsOneAddress(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"192.0.2.7": "192.0.2.7", "::ffff:192.0.2.7": "::ffff:192.0.2.7", "2001:db8:1:2:3::4": "2001:db8:1:2::/64",
		"fe80::1%eth0": "fe80::/64", "": "",
	} {
		if got := network(address); got != want {
			t.Errorf("network(%q) = %q, want %q", address, got, want)
		}
	}
}
