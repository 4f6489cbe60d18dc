package backup

import (
	"bytes"
	"fmt"
	"strings"

	"filippo.io/age"

	"timbang/internal/problem"
)

// NewKey makes a key: the text of the key file, which opens backups and must be
// kept away from them, and the recipient, which only closes them.
func NewKey() (file []byte, recipient string, err error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, "", fmt.Errorf("make key: %w", err)
	}
	recipient = id.Recipient().String()
	return fmt.Appendf(nil, "# Kunci cadangan Timbang; penerima: %s\n%s\n", recipient, id), recipient, nil
}

// Keys reads a key file.
func Keys(file []byte) ([]age.Identity, error) {
	ids, err := age.ParseIdentities(bytes.NewReader(file))
	if err != nil {
		return nil, problem.New(problem.Invalid, "Berkas ini bukan berkas kunci cadangan. Pilih berkas yang dibuat dengan timbang keys backup.").Because(err)
	}
	return ids, nil
}

// RecipientOf gives the recipient of a key file.
func RecipientOf(file []byte) (string, error) {
	ids, err := Keys(file)
	if err != nil {
		return "", err
	}
	id, ok := ids[0].(*age.X25519Identity)
	if !ok {
		return "", fmt.Errorf("a key of the kind %T", ids[0])
	}
	return id.Recipient().String(), nil
}

// Recipients reads the recipients of a backup, "age1...".
func Recipients(texts []string) ([]age.Recipient, error) {
	var out []age.Recipient
	for _, s := range texts {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		r, err := age.ParseX25519Recipient(s)
		if err != nil {
			return nil, problem.New(problem.Invalid, "Penerima cadangan tidak dikenal: isi dengan age1… yang dicetak timbang keys backup.").Because(err)
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil, problem.New(problem.Invalid, "Penerima cadangan belum diisi: buat kunci dengan timbang keys backup, lalu isi --recipient atau TIMBANG_BACKUP_RECIPIENT.")
	}
	return out, nil
}
