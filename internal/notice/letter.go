package notice

import (
	"context"
	"strings"

	"timbang/internal/identity"
)

// letter gives the subject and the text of an e-mail. They are the same for
// everybody but for the address of the site and, to confirm an address, the
// token of the link, of which only a hash is kept.
func (c *Courier) letter(ctx context.Context, m *Mail) (subject, body string, err error) {
	if m.Purpose != Confirm {
		return subjectLine, strings.NewReplacer("%ORIGIN%", c.Origin).Replace(tellText), nil
	}
	token := identity.NewID()
	if err := c.Queue.SetToken(ctx, m.AccountID, hashOf(token), c.Now().Add(tokenLife)); err != nil {
		return "", "", err
	}
	return subjectLine, strings.NewReplacer("%ORIGIN%", c.Origin, "%TOKEN%", token).Replace(confirmText), nil
}
