package brief

import (
	"fmt"
	"slices"
	"strings"

	"timbang/internal/hearing"
)

// spouseSide are those who come for the prospective spouse, askers those who
// petition, in the order of the hearing sheet.
var (
	spouseSide = []hearing.Role{hearing.SpouseFather, hearing.SpouseMother, hearing.SpouseGuardian}
	askers     = []hearing.Role{hearing.FirstAsker, hearing.SecondAsker}
)

// roleWords name those of whom several stand in one row of the sheet.
var roleWords = map[hearing.Role]string{
	hearing.SpouseFather: "ayah ", hearing.SpouseMother: "ibu ", hearing.SpouseGuardian: "wali ",
	hearing.SecondAsker: "Pemohon II ", hearing.ChildParent: "orang tua ",
}

// attended says at which hearings somebody came and at which not, oldest first.
func (d *dossier) attended(who ...hearing.Role) Sentence {
	var parts []string
	var ref Ref
	for _, h := range d.hearings {
		for i, s := range h.Record.Seats {
			if s.Presence == "" || !slices.Contains(who, s.Who) {
				continue
			}
			name := ""
			if len(who) > 1 {
				name = roleWords[s.Who]
			}
			parts = append(parts, fmt.Sprintf("sidang ke-%d: %s%s", h.Ordinal, name, presence(s)))
			ref = d.recorded(h, fmt.Sprintf("seats.%d.presence", i))
		}
	}
	if len(parts) == 0 {
		return Sentence{}
	}
	return say(ref, "%s", capital(strings.Join(parts, "; ")))
}

func presence(s hearing.Seat) string {
	words := strings.ToLower(s.Presence.Label())
	switch {
	case s.Presence == hearing.Prevented:
		return "tidak hadir (" + s.Why + ")"
	case s.Presence == hearing.Silent && s.Summons == hearing.Unserved:
		return "tidak hadir, panggilan belum sah"
	}
	return words
}

// saidBefore says at which hearings a group of Pasal 13 was heard, and how.
func (d *dossier) saidBefore(g hearing.Group) Sentence {
	var parts []string
	var ref Ref
	for _, h := range d.hearings {
		for i, s := range h.Record.Statements {
			if hearing.HeardAs(d.hearings, s.Who) != g {
				continue
			}
			how := "sendiri"
			if s.How == hearing.Together {
				how = "bersama " + s.With
			}
			parts = append(parts, fmt.Sprintf("sidang ke-%d: %sdidengar %s", h.Ordinal, roleWords[s.Who], how))
			ref = d.recorded(h, fmt.Sprintf("statements.%d.how", i))
		}
	}
	if len(parts) == 0 {
		return Sentence{}
	}
	return say(ref, "%s", capital(strings.Join(parts, "; ")))
}

// counted are the two counters of Pasal 10 in words.
func (d *dossier) counted() []Sentence {
	var out []Sentence
	last := 0
	for i, h := range d.hearings {
		if h.Status.Ended() {
			last = i
		}
	}
	for _, words := range hearing.Count(d.hearings).Words() {
		out = append(out, say(d.recorded(d.hearings[last], "seats"), "%s", words))
	}
	if d.serves != nil {
		out = append(out, d.awaited(d.hearings[last])...)
	}
	return out
}

// awaited says whom the petitioner was ordered to bring to the hearing that the
// brief is for.
func (d *dossier) awaited(from hearing.Hearing) []Sentence {
	var words []string
	for _, g := range hearing.Awaited(d.hearings, d.serves.Ordinal) {
		words = append(words, strings.ToLower(g.Label()))
	}
	if len(words) == 0 {
		return nil
	}
	return []Sentence{say(d.recorded(from, "ordered"), "Pemohon diperintahkan menghadirkan %s pada sidang ini.", strings.Join(words, ", "))}
}

// advised are the letters of Pasal 12 that each group was advised of, with the
// last hearing that did it.
func (d *dossier) advised() [4]Advised {
	var out [4]Advised
	for n, g := range hearing.Advising {
		for _, h := range d.hearings {
			for i, a := range h.Record.Advice {
				for _, item := range a.Items {
					if a.To == g {
						out[n].Given[item[0]-'a'] = true
						out[n].Ref = d.recorded(h, fmt.Sprintf("advice.%d.items", i))
					}
				}
			}
		}
	}
	return out
}

// found are the findings of Pasal 14 so far; the latest on each matter counts.
func (d *dossier) found() [3]Prompt {
	var out [3]Prompt
	for n, m := range hearing.Matters {
		for _, h := range d.hearings {
			i := slices.IndexFunc(h.Record.Findings, func(f hearing.Finding) bool { return f.Letter == m.Letter })
			if i < 0 {
				continue
			}
			f := h.Record.Findings[i]
			words := f.Words
			if f.Basis != "" {
				words = strings.TrimSuffix(words, ".") + " (dasar: " + strings.TrimSuffix(f.Basis, ".") + ")."
			}
			if f.Open {
				words = strings.TrimSpace(words + " Masih terbuka.")
			}
			out[n].SoFar = say(d.recorded(h, fmt.Sprintf("findings.%d", i)), "Sidang ke-%d: %s", h.Ordinal, words)
		}
	}
	return out
}

// spoke says which language the child used at the last hearing that recorded
// it.
func (d *dossier) spoke() Sentence {
	for _, h := range slices.Backward(d.hearings) {
		if h.Record.Language != "" {
			return say(d.recorded(h, "language"), "Anak memakai bahasa %s pada sidang ke-%d.", h.Record.Language, h.Ordinal)
		}
	}
	return Sentence{}
}

// sitting says what became of hearing i.
func (d *dossier) sitting(i int) Sentence {
	h := d.hearings[i]
	words := strings.ToLower(hearing.Word(d.hearings, i))
	if h.Status == hearing.Adjourned {
		return say(d.recorded(h, "reason"), "Sidang ke-%d, %s: %s ke %s. %s", h.Ordinal, h.Room, words, h.Record.Next.Indonesian(), h.Record.Reason)
	}
	return say(d.session(h, "on"), "Sidang ke-%d, %s: %s.", h.Ordinal, h.Room, words)
}
