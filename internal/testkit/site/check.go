package site

import (
	"regexp"
	"strconv"
	"strings"
)

// check compares the last answer with one line.
func (p *player) check(s step) {
	p.t.Helper()
	got := p.subject(s.verb, s.name)
	op, wrong := strings.CutPrefix(s.op, "!")
	if op == "=" {
		op = "=="
	}
	if p.holds(op, got, s.rest) == wrong {
		p.errorf("%s: %s %s %s, got %s", p.answer.request, strings.TrimSpace(s.verb+" "+s.name), s.op, p.expand(s.rest, nil), p.excerpt(got))
	}
}

// holds reports whether got op value, for an operator without negation.
func (p *player) holds(op, got, value string) bool {
	p.t.Helper()
	switch op {
	case "==":
		return got == p.expand(value, nil)
	case "contains":
		return strings.Contains(got, p.expand(value, nil))
	}
	return p.pattern(value).MatchString(got)
}

// capture returns the first group of the pattern in the answer.
func (p *player) capture(s step) string {
	p.t.Helper()
	re := p.pattern(s.rest)
	if re.NumSubexp() != 1 {
		p.fatalf("let needs a pattern with one group, got %q", s.rest)
	}
	got := p.subject(s.let, "")
	m := re.FindStringSubmatch(got)
	if m == nil {
		p.fatalf("%s: no %s in %s", p.answer.request, s.rest, p.excerpt(got))
	}
	return m[1]
}

// pattern compiles an expression in which known values stand for themselves.
func (p *player) pattern(value string) *regexp.Regexp {
	p.t.Helper()
	re, err := regexp.Compile(p.expand(value, regexp.QuoteMeta))
	if err != nil {
		p.fatalf("%v", err)
	}
	return re
}

// subject returns one part of the last answer.
func (p *player) subject(verb, name string) string {
	p.t.Helper()
	a := p.last()
	switch verb {
	case "code":
		return strconv.Itoa(a.code)
	case "redirect":
		return a.header.Get("Location")
	case "header":
		return strings.Join(a.header.Values(name), ", ")
	case "html":
		return a.html
	}
	return a.body
}

// last returns the answer to the last request of this person.
func (p *player) last() *answer {
	p.t.Helper()
	if p.answer == nil {
		p.fatalf("nothing was asked yet")
	}
	return p.answer
}

// excerpt returns the code of the answer and the start of got, or of what the
// person would read.
func (p *player) excerpt(got ...string) string {
	text := p.answer.body
	if len(got) > 0 {
		text = got[0]
	}
	if r := []rune(text); len(r) > 1200 {
		text = string(r[:1200]) + "…"
	}
	return strconv.Itoa(p.answer.code) + " " + strconv.Quote(text)
}

// expand replaces ${NAME} by what is known under that name, quoted by quote if
// there is one.
func (p *player) expand(s string, quote func(string) string) string {
	p.t.Helper()
	return varName.ReplaceAllStringFunc(s, func(ref string) string {
		value, ok := p.known[ref[2:len(ref)-1]]
		if !ok {
			p.fatalf("%s is not known", ref)
		}
		if quote != nil {
			value = quote(value)
		}
		return value
	})
}
