package app

import (
	"errors"
	"strings"

	"timbang/internal/embedpg"
	"timbang/internal/instrument"
	"timbang/internal/problem"
)

// Words are what a person at the command line reads of an error, or nothing
// when only the log can tell.
func Words(err error) string {
	if p := problem.Of(err); p.Kind != problem.Internal {
		return sentence(p)
	}
	return advice(err)
}

// sentence joins the words of a problem with those about its fields.
func sentence(p *problem.Problem) string {
	out := []string{p.Words}
	for _, f := range p.Fields {
		out = append(out, f.Words)
	}
	return strings.Join(out, " ")
}

// advice returns the words of an error that is not a problem but was written
// for people, or nothing.
func advice(err error) string {
	if a, ok := errors.AsType[*embedpg.Advice](err); ok {
		return a.Words
	}
	if ff, ok := errors.AsType[instrument.Faults](err); ok {
		return ff.Error()
	}
	return ""
}
