package identity

import "regexp"

// looksLikeNumber finds what may be a NIK or the number of a family card, as
// people write it, also in the middle of other words.
var looksLikeNumber = regexp.MustCompile(`\d{16}|\b(?:\d{4}([ .-])\d{4}[ .-]\d{4}[ .-]\d{4}|\d{6}[ .-]?\d{6}[ .-]?\d{4}|\d{2}[ .]\d{2}[ .]\d{2}[ .]\d{6}[ .]\d{4})\b`)

var notDigit = regexp.MustCompile(`\D`)

// HideNumbers masks every number in a text that may be the NIK or the KK number
// of a person.
func HideNumbers(text string) string {
	return looksLikeNumber.ReplaceAllStringFunc(text, func(n string) string {
		return masked(notDigit.ReplaceAllString(n, ""))
	})
}
