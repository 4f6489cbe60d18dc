package pdf

import (
	"fmt"

	qrcode "github.com/skip2/go-qrcode"
)

// QRCode draws a text as a QR code in PNG, with the margin that cameras need. It
// returns an error for a text that is too long.
func QRCode(text string) ([]byte, error) {
	b, err := qrcode.Encode(text, qrcode.Medium, -6)
	if err != nil {
		return nil, fmt.Errorf("draw code: %w", err)
	}
	return b, nil
}
