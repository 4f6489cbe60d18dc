package referral

import (
	"crypto/rand"
	"math/big"
	"strings"
)

// Code is what a family carries from the agency to the court, "A7KM-3XPT-9WHC":
// eleven letters that nobody guesses (49 bits) and one that checks them.
type Code string

// letters are the letters of a code. No two of them look alike when written by
// hand: 0 O D Q, 1 I L, 5 S, 2 Z, 8 B, 6 G, U V and Y V are either one letter
// or none. Their number is prime, which is why the check catches what it does.
const letters = "23456789ACEFHJKMNPRTVWX"

// alike are letters that are not used, as the one they are taken for.
var alike = strings.NewReplacer("S", "5", "Z", "2", "B", "8", "G", "6", "U", "V", "Y", "V")

const codeLength, groupLength = 12, 4

// NewCode returns an unguessable code.
func NewCode() Code {
	b := make([]byte, codeLength)
	for i := range codeLength - 1 {
		n, _ := rand.Int(rand.Reader, big.NewInt(int64(len(letters)))) // never fails, by contract
		b[i] = letters[n.Int64()]
	}
	for _, last := range []byte(letters) {
		if b[codeLength-1] = last; balanced(string(b)) {
			break
		}
	}
	return grouped(string(b))
}

// balanced reports whether the check letter fits the others. Every place has a
// weight of its own and the number of letters is prime, so that one wrong
// letter, or two that changed places, never fit.
func balanced(code string) bool {
	sum := 0
	for i, r := range []byte(code) {
		sum += (i + 1) * strings.IndexByte(letters, r)
	}
	return sum%len(letters) == 0
}

func grouped(code string) Code {
	return Code(code[:groupLength] + "-" + code[groupLength:2*groupLength] + "-" + code[2*groupLength:])
}

// ParseCode reads a code as people type it: case, spaces, dots and dashes do
// not matter, and letters that are not used are taken for the one they look
// like. It reports false for what cannot be a code.
func ParseCode(typed string) (Code, bool) {
	code := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(" \t\r\n\u00a0-–—.", r):
			return -1
		case strings.ContainsRune(letters, r):
			return r
		}
		return '?'
	}, alike.Replace(strings.ToUpper(typed)))
	if len(code) != codeLength || strings.Contains(code, "?") || !balanced(code) {
		return "", false
	}
	return grouped(code), true
}
