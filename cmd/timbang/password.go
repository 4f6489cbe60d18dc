package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"timbang/internal/identity"
)

// password reads a line, or makes a password and says so.
func (w *world) password(stdin bool) (password string, made bool, err error) {
	if !stdin {
		return identity.NewPassword(), true, nil
	}
	line, err := bufio.NewReader(io.LimitReader(w.in, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", false, unread("masukan baku", err)
	}
	return strings.TrimRight(line, "\r\n"), false, nil
}

// tell prints a password that was made, once.
func (w *world) tell(password string, made bool) error {
	if !made {
		return nil
	}
	_, err := fmt.Fprintf(w.out, "Kata sandi: %s\nCatat sekarang: kata sandi ini tidak dapat ditampilkan lagi. Pemiliknya diminta menggantinya saat masuk.\n", password)
	return err
}
