package brief

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"timbang/internal/calendar"
)

// facts returns the SHA-256 over what the brief says, in hexadecimal: not its
// version, code and time, not what it says of an earlier version, not what
// follows from the day on which it is read, and not how often a record other
// than an assessment was saved.
func (b Brief) facts() (string, error) {
	b.Head.Version, b.Head.Code, b.Head.VerifyURL, b.Head.FrozenAt = 0, "", "", time.Time{}
	b.Changes, b.Freshness.DaysAgo = nil, 0
	b.Who.Child.AgeAtHearing, b.Who.Child.MonthsTo19, b.Who.Spouse.AgeAtHearing = calendar.Age{}, 0, calendar.Age{}
	b.Who.Child.Births, b.Who.Spouse.Births = ageless(b.Who.Child.Births), ageless(b.Who.Spouse.Births)
	raw, err := json.Marshal(b)
	if err != nil {
		return "", fmt.Errorf("write brief: %w", err)
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return "", fmt.Errorf("read brief: %w", err)
	}
	forget(tree)
	canonical, err := json.Marshal(tree) // keys sorted
	if err != nil {
		return "", fmt.Errorf("write brief: %w", err)
	}
	return sum(canonical), nil
}

// ageless are the birth dates without what follows from the day.
func ageless(all []Birth) []Birth {
	out := slices.Clone(all)
	for i := range out {
		out[i].Age = calendar.Age{}
	}
	return out
}

// forget takes the version out of every source but an assessment.
func forget(v any) {
	switch v := v.(type) {
	case map[string]any:
		if kind, ok := v["Kind"].(string); ok && kind != string(FromAssessment) {
			delete(v, "Revision")
		}
		for _, w := range v {
			forget(w)
		}
	case []any:
		for _, w := range v {
			forget(w)
		}
	}
}

// held is one thing that a version says, under a key that stays the same from
// version to version.
type held struct {
	key  string
	on   calendar.Date
	what Sentence
	gone string     // what is said when it is no longer there; empty where that needs no words
	kind ChangeKind // of its going
}

// changes lists what is new, changed and withdrawn since the version before.
// The data of every version are kept with it, so that this needs no history.
func changes(before, now Brief) []Change {
	old := map[string]held{}
	for _, h := range before.holds() {
		old[h.key] = h
	}
	var out []Change
	for _, h := range now.holds() {
		was, known := old[h.key]
		delete(old, h.key)
		switch {
		case !known:
			out = append(out, Change{New, h.on, h.what})
		case was.what.Text != h.what.Text:
			out = append(out, Change{Changed, h.on, h.what})
		}
	}
	for _, h := range before.holds() {
		if _, left := old[h.key]; left && h.gone != "" {
			out = append(out, Change{h.kind, calendar.Date{}, Sentence{h.gone, h.what.Ref}})
		}
	}
	return out
}

// holds lists what a reader of the version before must be told of.
func (b Brief) holds() []held {
	out := b.holdsCase()
	out = append(out, b.Marriage.holds()...)
	for _, a := range b.Agencies {
		words := fmt.Sprintf("Asesmen %s revisi %d.", a.Agency, a.Revision)
		if !a.Corrects.IsZero() {
			words = fmt.Sprintf("Asesmen %s revisi %d %s", a.Agency, a.Revision, a.Corrects.Text)
		}
		if !a.Superseded.IsZero() {
			words = fmt.Sprintf("Asesmen %s revisi %d tidak berlaku lagi, %s.", a.Agency, a.Revision, strings.TrimSuffix(a.Superseded.Text, "."))
		}
		out = append(out, held{"asesmen " + a.Ref.ID, a.SignedOn, Sentence{words, a.Ref}, words, Withdrawn})
		out = append(out, a.holdsPapers()...)
	}
	for _, r := range b.Requests {
		words := fmt.Sprintf("Permintaan asesmen kepada %s: %s.", r.Agency, strings.TrimSuffix(r.State.Text, "."))
		out = append(out, held{"permintaan " + r.State.Ref.ID, r.Asked, Sentence{words, r.State.Ref}, "", ""})
	}
	for _, x := range b.Documents {
		words := strings.TrimSuffix(fmt.Sprintf("%s: %s", x.Title, x.Note), ": ")
		out = append(out, held{"dokumen " + x.Ref.ID, x.Received, Sentence{words + ".", x.Ref}, words + ".", Withdrawn})
	}
	for _, g := range b.Gaps {
		if g.Ref.Kind == FromReferral || strings.HasSuffix(g.Words, seeSheet) {
			continue // told by the request, and by the sheet
		}
		open := fmt.Sprintf("Hal yang belum terpenuhi: %s (%s)", g.Words, g.Pasal)
		out = append(out, held{"hal " + g.Pasal + g.Words, calendar.Date{}, Sentence{open, g.Ref}, "Tidak lagi tercatat sebagai hal terbuka: " + g.Words + " (" + g.Pasal + ")", Changed})
	}
	for _, o := range b.Overrides {
		words := fmt.Sprintf("Dikesampingkan oleh hakim: %s (%s) Alasan: %s", o.Words, o.Pasal, o.Reason.Text)
		out = append(out, held{"kesampingkan " + o.Reason.Ref.ID, o.On, Sentence{words, o.Reason.Ref}, "Pengesampingan dicabut: " + o.Words + " (" + o.Pasal + ")", Withdrawn})
	}
	return out
}

// holdsPapers lists what was attached to an assessment and what the agency
// issued for it.
func (a AgencyPage) holdsPapers() []held {
	var out []held
	for _, l := range a.Papers {
		words := fmt.Sprintf("Lampiran asesmen %s: %s.", a.Agency, strings.TrimSuffix(l.Said[0].Text, "."))
		out = append(out, held{"lampiran " + a.Ref.ID + words, calendar.Date{}, Sentence{words, l.Said[0].Ref}, words, Withdrawn})
	}
	for _, l := range a.Certificates {
		words := fmt.Sprintf("%s %s, %s", l.Label, a.Agency, l.Said[0].Text)
		out = append(out, held{"surat " + l.Said[0].Ref.ID, calendar.Date{}, Sentence{words, l.Said[0].Ref}, words, Withdrawn})
	}
	return out
}

// held says what a source gives as the birth date of somebody.
func (x Birth) held(who string) held {
	words := fmt.Sprintf("%s lahir %s menurut %s.", capital(who), x.On.Indonesian(), x.By.Text)
	return held{"lahir " + who + " " + x.By.Ref.ID, calendar.Date{}, Sentence{words, x.By.Ref}, "", ""}
}

// holdsCase lists people, claim and hearing.
func (b Brief) holdsCase() []held {
	w := b.Who
	out := []held{
		{"anak", calendar.Date{}, Sentence{fmt.Sprintf("Anak: %s, lahir %s.", w.Child.Name, w.Child.Born.Indonesian()), w.Child.Ref}, "", ""},
		{"calon", calendar.Date{}, Sentence{fmt.Sprintf("%s: %s, lahir %s.", capital(w.Spouse.Role), w.Spouse.Name, w.Spouse.Born.Indonesian()), w.Spouse.Ref}, "", ""},
		{"kedudukan", calendar.Date{}, Sentence{"Kedudukan: " + w.Standing.Text + ".", w.Standing.Ref}, "", ""},
		{"alasan", calendar.Date{}, Sentence{fmt.Sprintf("Alasan mendesak, %s: %s", b.WhyNow.Status, b.WhyNow.Claim.Text), b.WhyNow.Claim.Ref}, "", ""},
	}
	for i, p := range w.Petitioners {
		out = append(out, held{fmt.Sprintf("pemohon %d", i), calendar.Date{}, Sentence{"Pemohon: " + p.Name + ".", p.Ref}, "Pemohon: " + p.Name + ".", Withdrawn})
	}
	for _, x := range w.Child.Births {
		out = append(out, x.held("anak"))
	}
	for _, x := range w.Spouse.Births {
		out = append(out, x.held(w.Spouse.Role))
	}
	for _, l := range w.Linked {
		out = append(out, held{"tautan " + l.Text, calendar.Date{}, Sentence{"Permohonan tertaut " + l.Text, l.Ref}, "", ""})
	}
	for _, e := range w.Earlier {
		out = append(out, held{"terdahulu " + e.Ref.ID + e.Ref.Field, calendar.Date{}, Sentence{"Permohonan terdahulu: " + e.Text, e.Ref}, "", ""})
	}
	if h := b.Head; !h.HearingDate.IsZero() {
		words := fmt.Sprintf("Sidang ke-%d: %s, %s, %s.", b.Hearing.Number, h.HearingDate.Indonesian(), h.HearingTime, h.Room)
		out = append(out, held{"sidang", h.HearingDate, Sentence{words, h.HearingRef}, "", ""})
	}
	return out
}
