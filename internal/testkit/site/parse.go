package site

import (
	"fmt"
	"regexp"
	"strings"
)

// step is one line of a script, with the fields of a form below it.
type step struct {
	line   int
	verb   string // as, given, GET, POST, follow, let, or the subject of a check
	rest   string // what follows the verb; of a check and of let, the value
	name   string // of the header, or of what let keeps
	op     string
	let    string // the subject of let
	fields []field
}

// field is one part of what is sent: kind is empty, "file" or "header".
type field struct{ kind, name, value string }

var (
	checkLine = regexp.MustCompile(`^(code|redirect|body|html|header +(\S+)) +(==|!=|~|!~|contains|!contains)(?: +(.*))?$`)
	letLine   = regexp.MustCompile(`^let +(\w+) *= *(.*)$`)
	fieldLine = regexp.MustCompile(`^(?:(file|header) +)?(\S+) *= ?(.*)$`)
)

// parse reads a script. Its errors start with the number of the line.
func parse(text string) ([]step, error) {
	var steps []step
	checks := 0
	for i, raw := range strings.Split(text, "\n") {
		raw = strings.TrimRight(raw, " \t\r")
		line := strings.TrimSpace(raw)
		if line == "" || line[0] == '#' {
			continue
		}
		if raw[0] == ' ' || raw[0] == '\t' {
			if err := addField(steps, line); err != nil {
				return nil, fmt.Errorf("%d: %w", i+1, err)
			}
			continue
		}
		s, err := parseStep(line)
		if err != nil {
			return nil, fmt.Errorf("%d: %w", i+1, err)
		}
		if s.op != "" {
			checks++
		}
		s.line = i + 1
		steps = append(steps, s)
	}
	if checks == 0 {
		return nil, fmt.Errorf("1: the script checks nothing")
	}
	return steps, nil
}

// parseStep reads a line that is not indented.
func parseStep(line string) (step, error) {
	if m := letLine.FindStringSubmatch(line); m != nil {
		s, err := parseCheck(m[2])
		if err != nil || s.op != "~" || s.verb == "header" {
			return step{}, fmt.Errorf("%q: let needs NAME = SUBJECT ~ PATTERN", line)
		}
		return step{verb: "let", name: m[1], let: s.verb, op: s.op, rest: s.rest}, nil
	}
	verb, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch verb {
	case "as", "given", "GET", "POST":
		if rest == "" {
			return step{}, fmt.Errorf("%q needs a word after it", verb)
		}
		return step{verb: verb, rest: rest}, nil
	case "follow":
		return step{verb: verb}, nil
	}
	return parseCheck(line)
}

// parseCheck reads SUBJECT OP VALUE.
func parseCheck(line string) (step, error) {
	m := checkLine.FindStringSubmatch(line)
	if m == nil {
		return step{}, fmt.Errorf("cannot read %q", line)
	}
	verb, _, _ := strings.Cut(m[1], " ")
	if strings.Contains(m[3], "contains") && m[4] == "" {
		return step{}, fmt.Errorf("%q: everything contains nothing", line)
	}
	return step{verb: verb, name: m[2], op: m[3], rest: m[4]}, nil
}

// addField adds an indented line to the form above it.
func addField(steps []step, line string) error {
	m := fieldLine.FindStringSubmatch(line)
	if m == nil || len(steps) == 0 {
		return fmt.Errorf("cannot read the field %q", line)
	}
	last := &steps[len(steps)-1]
	if last.verb != "POST" && (last.verb != "GET" || m[1] != "header") {
		return fmt.Errorf("%s takes no field", last.verb)
	}
	last.fields = append(last.fields, field{m[1], m[2], m[3]})
	return nil
}
