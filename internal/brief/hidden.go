package brief

import (
	"slices"
	"strings"

	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/problem"
)

// shortest is how many letters words of the restricted lane must have to be
// looked for: fewer may stand anywhere.
const shortest = 24

// hidden lists what the file must not say: the identity numbers, and what was
// written in the restricted lane and nowhere in the open.
func (d *dossier) hidden() []string {
	var out, open []string
	for _, n := range d.numbers() {
		if n != "" {
			out = append(out, n.Digits())
		}
	}
	for _, a := range d.signed {
		for _, s := range a.written() {
			if s.Restricted {
				out = append(out, strings.TrimSpace(s.Words))
			} else {
				open = append(open, s.Words)
			}
		}
	}
	return slices.DeleteFunc(out, func(words string) bool {
		return slices.ContainsFunc(open, func(o string) bool { return strings.Contains(o, words) })
	})
}

// numbers are the identity numbers of everybody in the petition.
func (d *dossier) numbers() []identity.NIK {
	out := []identity.NIK{d.Child.NIK, d.Petition.Spouse.NIK, d.SpouseParents.Father.NIK, d.SpouseParents.Mother.NIK}
	for _, x := range d.Petitioners {
		out = append(out, x.NIK)
	}
	return out
}

// written are the statements of an assessment in the author's own words, but
// for short ones of the restricted lane.
func (a signed) written() []instrument.Statement {
	all := a.form.Safeguards(a.Answers).Statements
	for _, f := range a.form.FindingsByFactor(a.Answers) {
		all = append(all, f.Statements...)
	}
	if voice, ok := a.form.Voice(a.Answers); ok {
		all = append(all, voice.Statements...)
	}
	return slices.DeleteFunc(all, func(s instrument.Statement) bool {
		it, _ := a.form.Item(s.Field)
		return s.Restricted && (it == nil || it.Kind != instrument.Text && it.Kind != instrument.LongText || len([]rune(s.Words)) < shortest)
	})
}

// unproved tells the judge that nothing was issued, and the operator by the log
// what was wrong with the file.
func unproved(cause error) error {
	return problem.New(problem.Internal, "Ringkasan belum terbit: hasil cetaknya tidak lulus pemeriksaan. Versi sebelumnya tetap berlaku. Beri tahu pengelola aplikasi.").Because(cause)
}
