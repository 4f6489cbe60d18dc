package determination

import (
	"fmt"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// Item is something that the rules find open, with the override that stands
// for it or nil.
type Item struct {
	law.Finding
	Override *Override
}

// Due reports whether the item is due at this stage.
func (i Item) Due() bool { return i.Status == law.Unfulfilled }

// Blocks reports whether the item keeps the court from granting or refusing:
// its omission would make the determination void, and no judge set it aside.
func (i Item) Blocks() bool {
	return i.Due() && i.Rule.Consequence == law.Void && i.Override == nil
}

// Findings applies every rule to the case.
func (c Case) Findings(today calendar.Date) []law.Finding {
	facts := c.Facts(c.Documents, len(c.Links) > 0, today)
	facts.Hearing = hearing.Heard(c.Hearings)
	facts.Assessments = len(c.Signed)
	c.Marriage.put(&facts)
	return law.Evaluate(facts)
}

// Open lists what is open now or falls due later, in the order of the
// articles.
func (c Case) Open(today calendar.Date) []Item {
	var out []Item
	for _, f := range law.Open(c.Findings(today), true) {
		out = append(out, Item{f, c.override(f.Rule.ID)})
	}
	return out
}

// override returns the override of a rule that stands, or nil.
func (c Case) override(rule string) *Override {
	for i, o := range c.Overrides {
		if o.Rule == rule && o.Stands() {
			return &c.Overrides[i]
		}
	}
	return nil
}

// Blocking lists the items that keep the court from granting or refusing.
func (c Case) Blocking(today calendar.Date) []Item {
	var out []Item
	for _, i := range c.Open(today) {
		if i.Blocks() {
			out = append(out, i)
		}
	}
	return out
}

// Guarded reports whether an outcome decides on the petition itself, which is
// when an omission makes the determination void.
func Guarded(k petition.OutcomeKind) bool { return k == petition.Granted || k == petition.Refused }

// guard returns Unlawful while something blocks the outcome, with the first
// article and who must act.
func (c Case) guard(k petition.OutcomeKind, today calendar.Date) error {
	if !Guarded(k) {
		return nil
	}
	blocking := c.Blocking(today)
	if len(blocking) == 0 {
		return nil
	}
	u := problem.New(problem.Unlawful, "Penetapan belum dapat dicatat: %s. Lengkapi catatan sidang, atau hakim perkara ini mengesampingkan setiap hal dengan alasan tertulis.", Owed(blocking))
	u.Pasal = blocking[0].Rule.Cite()
	return u
}

// Owed says how many items there are, of which articles and who must act, in
// one line: "8 hal belum terpenuhi (PERMA 5/2019 Pasal 12 dan 13; oleh Hakim)".
func Owed(items []Item) string {
	var sources, owners []string
	articles := map[string][]string{}
	for _, i := range items {
		article, _, _ := strings.Cut(i.Rule.Pasal, " ")
		sources, owners = once(sources, i.Rule.Source), once(owners, string(i.Rule.Owner))
		articles[i.Rule.Source] = once(articles[i.Rule.Source], article)
	}
	for n, source := range sources {
		sources[n] = source + " Pasal " + and(articles[source])
	}
	return fmt.Sprintf("%d hal belum terpenuhi (%s; oleh %s)", len(items), strings.Join(sources, ", "), and(owners))
}

// and joins words as a sentence does.
func and(words []string) string {
	n := len(words) - 1
	if n < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n], ", ") + " dan " + words[n]
}

func once(all []string, s string) []string {
	for _, x := range all {
		if x == s {
			return all
		}
	}
	return append(all, s)
}

// Readiness says whether the court can grant or refuse now. It is computed at
// every reading and never stored.
type Readiness struct {
	Ready    bool
	Words    string
	Blocking []Item
}

// Readiness returns the state "siap diputus" of a petition before the court.
func (c Case) Readiness(today calendar.Date) Readiness {
	blocking := c.Blocking(today)
	switch {
	case c.Status != petition.InHearing && !c.Heard():
		return Readiness{Words: "Sidang belum dibuka. Tanpa sidang, permohonan hanya dapat dicabut, dicoret, gugur, atau dinyatakan tidak dapat diterima."}
	case c.Status != petition.InHearing:
		return Readiness{Words: "Menunggu sidang lanjutan."}
	case len(blocking) > 0:
		return Readiness{Words: "Penetapan terhalang: " + Owed(blocking) + ".", Blocking: blocking}
	}
	return Readiness{Ready: true, Words: "Tidak ada hal terbuka yang membuat penetapan batal demi hukum."}
}
