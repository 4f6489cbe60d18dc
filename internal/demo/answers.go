package demo

import (
	"context"
	"embed"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"timbang/internal/assessment"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/referral"
)

// The reports are texts of "field: answer" lines. A day is a working day
// counted from the day of loading, a table has one line for each row with its
// cells between bars, " // " starts a new line, and "F07" stands for the closing
// group of a factor: polarity, finding, evidence, source.
//
//go:embed reports/*.txt
var reports embed.FS

// script gathers the forms of an assessment by section, as a browser would send
// them.
type script struct {
	in    *instrument.Instrument
	clock *clock
	forms map[string]url.Values
	rows  map[string]int // how many rows of a table are filled
}

// script reads the common answers of an agency and then those of a report.
func (t *teller) script(in *instrument.Instrument, agency identity.AgencyID, report string) (*script, error) {
	s := &script{in, t.clock, map[string]url.Values{}, map[string]int{}}
	common := "agency-" + string(agency)
	for _, name := range []string{common, report} {
		text, err := reports.ReadFile("reports/" + name + ".txt")
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(text)) {
			if name == common && !s.asks(line) {
				continue
			}
			if err := s.line(strings.TrimSpace(line)); err != nil {
				return nil, fmt.Errorf("report %s: %w", name, err)
			}
		}
	}
	return s, nil
}

// asks reports whether the form asks for the field of a line: what an agency
// always answers is more than a form after the determination asks.
func (s *script) asks(line string) bool {
	name, _, _ := strings.Cut(line, ":")
	_, ok := s.in.Item(name)
	return ok
}

func (s *script) line(text string) error {
	if text == "" || text[0] == '#' {
		return nil
	}
	key, value, ok := strings.Cut(text, ": ")
	if !ok {
		return fmt.Errorf("bad line %q", text)
	}
	if _, is := instrument.FactorOf(instrument.FactorID(key)); is {
		return s.closing(instrument.FactorID(key), strings.Split(value, " | "))
	}
	name, row, _ := strings.Cut(key, ".")
	it, ok := s.in.Item(name)
	if !ok {
		return fmt.Errorf("no field %q", name)
	}
	if it.Kind == instrument.Table {
		return s.table(it, row, strings.Split(value, " | "))
	}
	s.put(it, it.ID, it.Kind, value)
	return nil
}

// closing fills the closing group of a factor.
func (s *script) closing(id instrument.FactorID, cells []string) error {
	parts := []string{"polarity", "finding", "evidence", "source", "method", "seen_alone"}
	if cells[0] == string(instrument.NotAssessed) {
		parts = []string{"polarity", "not_assessed_why"}
	}
	for i, c := range cells {
		it, ok := s.in.Item(id.Field(parts[i]))
		if !ok {
			return fmt.Errorf("factor %s is not covered", id)
		}
		s.put(it, it.ID, it.Kind, c)
	}
	return nil
}

// table fills the next row, or the row of that name.
func (s *script) table(it *instrument.Item, row string, cells []string) error {
	if row == "" {
		row = it.Rows[s.rows[it.ID]].Value
		s.rows[it.ID]++
	}
	if len(cells) > len(it.Columns) {
		return fmt.Errorf("too many cells for %s", it.ID)
	}
	for i, c := range cells {
		s.put(it, it.ID+"."+row+"."+it.Columns[i].Value, it.Columns[i].Kind, c)
	}
	return nil
}

func (s *script) put(it *instrument.Item, name string, kind instrument.Kind, value string) {
	if s.forms[it.Section] == nil {
		s.forms[it.Section] = url.Values{}
	}
	values := []string{strings.ReplaceAll(value, " // ", "\n")}
	switch kind {
	case instrument.Several:
		values = strings.Split(value, ", ")
	case instrument.Day:
		if n, err := strconv.Atoi(value); err == nil {
			values = []string{s.clock.day(n).Short()}
		}
	}
	s.forms[it.Section][name] = values
}

// compose begins the assessment for an agency and writes its sections, all of
// them or the first few.
func compose(agency identity.AgencyID, report string, sections ...int) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		by := t.actors[assessors[agency]]
		a, err := t.assessments.Begin(ctx, by, s.asked[agency])
		if err != nil {
			return err
		}
		in, err := t.assessments.Instrument(a)
		if err != nil {
			return err
		}
		script, err := t.script(in, agency, report)
		if err != nil {
			return err
		}
		for i, section := range in.Sections {
			if len(sections) > 0 && i >= sections[0] {
				break
			}
			at := assessment.Revision{ID: a.ID, Version: a.Version}
			var faults []instrument.Fault
			if a, faults, err = t.assessments.Write(ctx, by, at, section.ID, script.forms[section.ID]); err != nil {
				return err
			}
			if len(faults) > 0 {
				return fmt.Errorf("report %s: %v", report, faults)
			}
		}
		return nil
	}
}

// report makes a verb of what is done with the newest revision of a report.
func report(agency identity.AgencyID, fn func(context.Context, *teller, assessment.Revision) error) verb {
	return func(ctx context.Context, t *teller, s *tale) error {
		all, err := t.db.AssessmentsOf(ctx, referral.ID(s.asked[agency]))
		if err != nil {
			return err
		}
		return fn(ctx, t, assessment.Revision{ID: all[0].ID, Version: all[0].Version})
	}
}

func handOver(agency identity.AgencyID) verb {
	return report(agency, func(ctx context.Context, t *teller, at assessment.Revision) error {
		_, err := t.assessments.Submit(ctx, t.actors[assessors[agency]], at)
		return err
	})
}

func giveBack(agency identity.AgencyID, comment string) verb {
	return report(agency, func(ctx context.Context, t *teller, at assessment.Revision) error {
		_, err := t.assessments.Return(ctx, t.actors[supervisors[agency]], at, comment)
		return err
	})
}

func sign(agency identity.AgencyID) verb {
	return report(agency, func(ctx context.Context, t *teller, at assessment.Revision) error {
		_, err := t.assessments.Sign(ctx, t.actors[supervisors[agency]], at)
		return err
	})
}

// breakGlass lets another officer of the court open the restricted findings of
// an agency, with a reason.
func breakGlass(by string, agency identity.AgencyID, reason string) verb {
	return report(agency, func(ctx context.Context, t *teller, at assessment.Revision) error {
		a, err := t.db.Assessment(ctx, at.ID)
		if err != nil {
			return err
		}
		p, err := t.db.Petition(ctx, a.PetitionID)
		if err != nil {
			return err
		}
		_, err = t.assessments.BreakGlass(ctx, t.actors[by], assessment.Call{Number: p.Number, Assessment: at.ID, Reason: reason})
		return err
	})
}
