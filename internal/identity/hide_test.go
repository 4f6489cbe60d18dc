package identity_test

import (
	"testing"

	"timbang/internal/identity"
)

func TestNumbersAreHiddenInAnyText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"NIK 5202011309109991 milik ibu":    "NIK 520201******9991 milik ibu",
		"KK5202011309109991,":               "KK520201******9991,",
		"5202 0113 0910 9991":               "520201******9991",
		"520201-130910-9991 dan 12/2026":    "520201******9991 dan 12/2026",
		"52.02.01.130910.9991":              "520201******9991",
		"Nomor 474/99/2024, telepon 081234": "Nomor 474/99/2024, telepon 081234",
		"":                                  "",
	} {
		if got := identity.HideNumbers(text); got != want {
			t.Errorf("HideNumbers(%q) = %q, want %q", text, got, want)
		}
	}
}
