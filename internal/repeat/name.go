package repeat

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// rules is the edition of this file: rows of the index that were made by
// another one are made anew at the next start. Raise it with every change of
// what Variants returns.
const rules = 2

// titles are words before a name that are no part of it: of rank, of learning,
// of the pilgrimage. They are left out unless nothing else remains.
var titles = set("lalu lale baiq bq raden rd dende denda h hj haji hajah hajjah tgh tuan guru kyai kiai ust ustad ustadz ustadzah drs dra dr ir prof alm almh almarhum almarhumah")

// initial are letters that abbreviate a title or a name where they stand first.
var initial = map[string]string{"l": "", "b": "", "m": "muhamad"}

// alike gives one form to names that are written in many; the keys are what
// sounded makes of the ways of writing.
var alike = map[string]string{
	"muh": "muhamad", "moh": "muhamad", "mhd": "muhamad", "muhd": "muhamad", "mohd": "muhamad", "mohamad": "muhamad", "muhamed": "muhamad", "mohamed": "muhamad",
	"ahmed": "ahmad", "ahm": "ahmad", "st": "siti", "sti": "siti", "nor": "nur",
	"abd": "abdul", "abdu": "abdul", "abdur": "abdul", "abdus": "abdul", "abdun": "abdul", "abdut": "abdul", "abdud": "abdul",
}

// loose are first names that people often leave out.
var loose = set("muhamad siti")

// sounds takes together what sounds alike, the older spelling, and what people
// write by ear. One pass, so that nothing is taken twice.
var sounds = strings.NewReplacer(
	"oe", "u", "oo", "u", "dj", "j", "tj", "c", "sy", "s", "sj", "s", "sh", "s", "kh", "h", "ch", "h", "dh", "d", "th", "t", "ph", "f", "ae", "ai",
	"q", "k", "v", "f", "y", "i", "z", "s", "x", "ks",
)

var (
	descent    = regexp.MustCompile(`\s(bin|binti|binte|bt|b)\.?\s.*$`)
	endingY    = regexp.MustCompile(`y([^aeiouy]|$)`)
	assimilate = regexp.MustCompile(`abdul([dnrst])`)
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// Variants returns the ways in which a name is kept in the index, sorted: two
// names that share one of them may be the same name written differently. Case,
// signs, titles, degrees, the father's name and the order of words do not
// matter, nor does whether words are written together, nor whether Muhammad or
// Siti is written, shortened or left out. A name without a letter has none.
func Variants(name string) []string {
	words := wordsOf(name)
	if len(words) == 0 {
		return nil
	}
	out := map[string]bool{}
	for _, w := range [][]string{words, without(words, loose)} {
		out[strings.Join(slices.Sorted(slices.Values(w)), " ")] = true
		out[squeezed(assimilate.ReplaceAllString(strings.Join(w, ""), "abdu$1"))] = true
	}
	return slices.Sorted(maps.Keys(out))
}

// wordsOf returns the words of a name in their order, each as it sounds.
func wordsOf(name string) []string {
	name, _, _ = strings.Cut(name, ",") // degrees follow a comma
	name = strings.ToLower(name)
	if own := descent.ReplaceAllString(name, ""); strings.ContainsFunc(own, unicode.IsLetter) {
		name = own
	}
	words := without(strings.Fields(letters(name)), titles)
	out := []string{}
	for i, w := range words {
		if long, ok := initial[w]; ok && i == 0 && len(words) > 1 {
			w = long
		}
		if w = sounded(w); alike[w] != "" {
			w = alike[w]
		}
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// letters drops what joins a word, and makes a space of every other sign.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r):
			return r
		case r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´' || unicode.Is(unicode.Mn, r):
			return -1
		}
		return ' '
	}, s)
}

// without leaves out the words of a set, unless no other remains.
func without(words []string, these map[string]bool) []string {
	var out []string
	for _, w := range words {
		if !these[w] {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return words
	}
	return out
}

// sounded writes a word as it sounds: no letter doubled, no h at the end. A y
// that no vowel follows is an i, also after s.
func sounded(w string) string {
	w = squeezed(sounds.Replace(endingY.ReplaceAllString(w, "i$1")))
	if short := strings.TrimSuffix(w, "h"); len(short) >= 3 {
		return short
	}
	return w
}

func squeezed(w string) string {
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
