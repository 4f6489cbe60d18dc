package repeat

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"

	"timbang/internal/petition"
	"timbang/internal/vault"
)

// nameToken is what the keys of name tokens are for.
const nameToken vault.Purpose = "name.token"

// Prefixes of a word have from three to twelve letters; a whole word has a
// token however short or long it is.
const (
	shortestBeginning = 3
	longestBeginning  = 12
)

// mostWords is how many words of a search are heeded.
const mostWords = 8

// Named is the tokens of one person of a petition: eight bytes of a keyed index
// each, of every word of the name and of the father's, of its beginnings, of
// both as they sound, and of the NIK. Nothing is read back from them without the key.
type Named struct {
	PetitionID petition.ID
	Who        string // "petitioner.1", "child", "spouse", "father", "mother"
	Tokens     []int64
	Keys       int
	Rules      int
}

// named returns the tokens of everybody a petition names.
func (s *Service) named(p *petition.Petition) []Named {
	var out []Named
	add := func(who string, x petition.Person) {
		var tokens []int64
		all := forms(x.Name + " " + x.Father)
		if x.NIK != "" {
			all = append(all, numbered(x.NIK.Digits()))
		}
		for _, f := range all {
			tokens = append(tokens, token(s.Keys.Index(nameToken, f)))
		}
		if slices.Sort(tokens); len(tokens) > 0 {
			out = append(out, Named{PetitionID: p.ID, Who: who, Tokens: slices.Compact(tokens), Keys: s.Keys.Version(), Rules: rules})
		}
	}
	for i, x := range p.Petitioners {
		add("petitioner."+string(rune('1'+i)), x)
	}
	add("child", p.Child.Person)
	add("spouse", p.Spouse.Person)
	add("father", p.SpouseParents.Father)
	add("mother", p.SpouseParents.Mother)
	return out
}

func token(index []byte) int64 { return int64(binary.BigEndian.Uint64(index)) }

// forms returns the forms of a name under which it is found.
func forms(name string) []string {
	var out []string
	words := strings.Fields(letters(strings.ToLower(name)))
	for _, w := range words {
		out = append(out, beginnings("w:", w)...)
		out = append(out, beginnings("s:", heard(w))...)
	}
	if len(words) > 1 {
		out = append(out, "s:"+sounded(strings.Join(words, "")))
		for i := range words[1:] {
			out = append(out, "s:"+sounded(words[i]+words[i+1]))
		}
	}
	return out
}

// beginnings returns a word and its beginnings.
func beginnings(kind, w string) []string {
	if w == "" {
		return nil
	}
	out := []string{kind + w}
	letters := []rune(w)
	for n := shortestBeginning; n < len(letters) && n <= longestBeginning; n++ {
		out = append(out, kind+string(letters[:n]))
	}
	return out
}

// heard writes a word as it sounds, a name that is written in many forms in one
// of them.
func heard(w string) string {
	w = sounded(w)
	if alike[w] != "" {
		return alike[w]
	}
	return w
}

// sought returns for each word of a search the forms of which a person has one:
// as written or as it sounds, whole or as a beginning. Titles do not count
// beside other words.
func sought(text string) [][]string {
	var out [][]string
	for _, w := range without(strings.Fields(letters(strings.ToLower(text))), titles) {
		if len(out) == mostWords {
			break
		}
		any := []string{"w:" + w}
		if utf8.RuneCountInString(heard(w)) >= shortestBeginning {
			any = append(any, "s:"+heard(w))
		}
		out = append(out, any)
	}
	return out
}

// joinedForms takes the words of a search for one word that was written apart.
func joinedForms(words [][]string) [][]string {
	var b strings.Builder
	for _, any := range words {
		b.WriteString(strings.TrimPrefix(any[0], "w:"))
	}
	return [][]string{{"w:" + b.String(), "s:" + heard(b.String())}}
}

// tokens turns forms into the tokens by each key.
func (s *Service) tokens(words [][]string) [][]int64 {
	out := make([][]int64, len(words))
	for i, any := range words {
		for _, f := range any {
			for _, x := range s.Keys.Indexes(nameToken, f) {
				out[i] = append(out[i], token(x))
			}
		}
	}
	return out
}
