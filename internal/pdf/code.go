package pdf

import (
	"fmt"

	qrcode "github.com/skip2/go-qrcode"
)

// QRCode gives the dots of a text as a QR code, row by row, with the margin that
// cameras need. It returns an error for a text that is too long.
func QRCode(text string) ([][]bool, error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return nil, fmt.Errorf("draw code: %w", err)
	}
	return code.Bitmap(), nil
}
