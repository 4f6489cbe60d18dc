// Package problem holds the one error type whose words a user may read.
//
// A problem has two faces: an Indonesian sentence that says what to do next,
// and a cause that only the log sees. An error that is not a problem is an
// internal one, and its words never leave the program.
package problem

import (
	"errors"
	"fmt"
)

// Kind says what sort of thing went wrong.
type Kind int

// The kinds of problem. Internal is the zero value: an error nobody classified.
const (
	Internal Kind = iota
	Invalid
	Unauthenticated
	Forbidden
	NotFound
	Conflict
	Unlawful
	TooMany
)

// Field is what is wrong with one field of a form. Name is the name of the
// field as the form sends it.
type Field struct{ Name, Words string }

// Problem is an error with words for the user and a cause for the log.
type Problem struct {
	Kind   Kind
	Words  string  // what the user reads, in Indonesian
	Fields []Field // in the order of the form, for Invalid
	Pasal  string  // the article broken, for Unlawful
	cause  error
}

// New returns a problem with words for the user.
func New(k Kind, words string, args ...any) *Problem {
	return &Problem{Kind: k, Words: fmt.Sprintf(words, args...)}
}

// Missing returns the NotFound problem that every room gives for a record that
// is absent or belongs to somebody else: the two must not be told apart.
func Missing() *Problem {
	return New(NotFound, "Data tidak ditemukan. Periksa kembali alamat halaman atau kembali ke halaman awal.")
}

// Stale returns the Conflict problem for a record that somebody else changed
// since the user opened it.
func Stale() *Problem {
	return New(Conflict, "Data ini baru saja diubah oleh orang lain. Muat ulang halaman, lalu ulangi perubahan Anda.")
}

// Because records the cause, which only the log sees.
func (p *Problem) Because(cause error) *Problem {
	q := *p
	q.cause = cause
	return &q
}

// With adds what is wrong with one field.
func (p *Problem) With(name, words string) *Problem {
	p.Fields = append(p.Fields, Field{name, words})
	return p
}

// At returns the words about one field, or nothing.
func (p *Problem) At(name string) string {
	if p == nil {
		return ""
	}
	for _, f := range p.Fields {
		if f.Name == name {
			return f.Words
		}
	}
	return ""
}

// Error gives the words and the cause; it is for logs.
func (p *Problem) Error() string {
	if p.cause != nil {
		return p.Words + ": " + p.cause.Error()
	}
	return p.Words
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.cause }

// Of returns the problem in err's chain, or an Internal one that hides err.
func Of(err error) *Problem {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p
	}
	return New(Internal, "Terjadi gangguan pada sistem. Isian Anda yang sudah tersimpan tetap aman; silakan coba lagi sebentar lagi.").Because(err)
}

// Is reports whether err is a problem of kind k.
func Is(err error, k Kind) bool {
	p, ok := errors.AsType[*Problem](err)
	return ok && p.Kind == k
}
