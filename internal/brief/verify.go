package brief

import (
	"context"
	"crypto/rand"
	"strings"
	"time"

	"timbang/internal/problem"
)

// Proof is what the public may know of an issued brief: nothing about a person.
type Proof struct {
	Code     string
	Court    string
	Number   int
	IssuedAt time.Time
	SHA256   string
	Newest   bool // no later version was issued
	Bundle   bool // the file is the bundle of that version
	Annex    bool // the file is a sealed annex
}

// Verify returns what the public may know of the version with a code, typed
// with or without its dash, in any case. It returns NotFound for a code that
// was never given.
func (s *Service) Verify(ctx context.Context, code string) (*Proof, error) {
	code, ok := ParseCode(code)
	if !ok {
		return nil, unknownCode()
	}
	x, err := s.Store.BriefByCode(ctx, code)
	if problem.Is(err, problem.NotFound) {
		return s.bundleProof(ctx, code, "", unknownCode())
	}
	if err != nil {
		return nil, err
	}
	return s.proof(ctx, x)
}

// bundleProof is the proof of a bundle by its code or its hash, or otherwise.
func (s *Service) bundleProof(ctx context.Context, code, hash string, otherwise error) (*Proof, error) {
	x, err := s.Store.BundleWith(ctx, code, hash)
	if problem.Is(err, problem.NotFound) {
		return s.annexProof(ctx, code, hash, otherwise)
	}
	if err != nil {
		return nil, err
	}
	b, err := s.Store.BriefBound(ctx, x.BriefID)
	if err != nil {
		return nil, err
	}
	out, err := s.proof(ctx, b)
	if err == nil {
		out.Bundle, out.Code, out.IssuedAt, out.SHA256 = true, x.Code, x.IssuedAt, x.SHA256
	}
	return out, err
}

func unknownCode() error {
	return problem.New(problem.NotFound, "Tidak ada ringkasan dengan kode ini. Ketik kembali kode yang tercetak di kaki halaman.")
}

// VerifyFile returns the same for the content of a file; a changed byte gives
// NotFound.
func (s *Service) VerifyFile(ctx context.Context, content []byte) (*Proof, error) {
	x, err := s.Store.BriefByHash(ctx, sum(content))
	if problem.Is(err, problem.NotFound) {
		return s.bundleProof(ctx, "", sum(content), problem.New(problem.NotFound, "Berkas ini bukan ringkasan yang diterbitkan di sini, atau isinya sudah berubah."))
	}
	if err != nil {
		return nil, err
	}
	return s.proof(ctx, x)
}

func (s *Service) proof(ctx context.Context, x *Issued) (*Proof, error) {
	court, err := s.Store.Court(ctx, x.CourtID)
	if err != nil {
		return nil, err
	}
	last, err := s.Store.LastBrief(ctx, x.PetitionID)
	if err != nil {
		return nil, err
	}
	return &Proof{
		Code: x.Code, Court: court.Name, Number: x.Number, IssuedAt: x.IssuedAt, SHA256: x.SHA256,
		Newest: last == x.ID,
	}, nil
}

// letters are those of a code: Crockford's 32, without I, L, O and U.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// codeLength is how many letters a code has: 50 bits that nobody guesses.
const codeLength = 10

// newCode returns an unguessable code, "7KQM2-F9D4X".
func newCode() string {
	b := make([]byte, codeLength)
	_, _ = rand.Read(b) // never fails, by contract
	for i := range b {
		b[i] = letters[int(b[i])%len(letters)]
	}
	return grouped(string(b))
}

func grouped(code string) string { return code[:codeLength/2] + "-" + code[codeLength/2:] }

// ParseCode reads a code as people type it: case, spaces and dashes do not
// matter, and letters that look like digits are taken for them.
func ParseCode(s string) (string, bool) {
	s = strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(s))
	code := strings.Map(func(r rune) rune {
		switch {
		case r == '-' || r == '–' || r == '—' || r == '.' || r == ' ' || r == '\t' || r == '\u00a0':
			return -1
		case strings.ContainsRune(letters, r):
			return r
		}
		return '?'
	}, s)
	if len(code) != codeLength || strings.Contains(code, "?") {
		return "", false
	}
	return grouped(code), true
}
