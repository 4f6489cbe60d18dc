package smtp_test

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"timbang/internal/notice"
	"timbang/internal/smtp"
)

// box is a small mail server. Answers replace what it says to a command; an
// answer of "hang" says nothing, and one of "drop" ends the connection.
type box struct {
	*smtp.Server
	answers map[string]string

	mu   sync.Mutex
	got  []string
	done chan struct{}
}

const hang, drop = "hang", "drop"

func open(t *testing.T, answers map[string]string) *box {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b := &box{answers: answers, done: make(chan struct{})}
	b.Server = &smtp.Server{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, From: "timbang@contoh.test", Security: smtp.Plain, Patience: 500 * time.Millisecond}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			open.Go(func() { b.serve(c) })
		}
	})
	t.Cleanup(func() {
		close(b.done)
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		open.Wait()
	})
	return b
}

// say answers a command and reports whether the talk goes on.
func (b *box) say(c net.Conn, command, usual string) bool {
	answer := usual
	if a := b.answers[command]; a != "" {
		answer = a
	}
	switch answer {
	case hang:
		<-b.done
		return false
	case drop:
		return false
	}
	_, err := fmt.Fprintf(c, "%s\r\n", answer)
	return err == nil
}

func (b *box) serve(c net.Conn) {
	defer func() { _ = c.Close() }()
	if err := c.SetDeadline(time.Now().Add(5 * time.Second)); err != nil {
		return
	}
	if !b.say(c, "HELLO", "220 ready") {
		return
	}
	usual := map[string]string{"DATA": "354 go on", "QUIT": "221 bye"}
	in := bufio.NewScanner(c)
	for in.Scan() {
		command := strings.ToUpper(strings.FieldsFunc(in.Text()+" ", func(r rune) bool { return r == ' ' || r == ':' })[0])
		answer := usual[command]
		if answer == "" {
			answer = "250 yes"
		}
		if !b.say(c, command, answer) {
			return
		}
		if command == "DATA" && b.answers["DATA"] == "" && !b.take(c, in) {
			return
		}
	}
}

// take reads the text of an e-mail.
func (b *box) take(c net.Conn, in *bufio.Scanner) bool {
	var text []string
	for in.Scan() && in.Text() != "." {
		text = append(text, in.Text())
	}
	if !b.say(c, ".", "250 taken") {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.got = append(b.got, strings.Join(text, "\n"))
	return true
}

func (b *box) taken() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.got
}

func TestAnEmailArrivesAsItIs(t *testing.T) {
	t.Parallel()
	b := open(t, nil)
	if err := b.Send(t.Context(), "asesor@contoh.test", "Ada yang perlu Anda lihat di Timbang", "Masuk untuk melihatnya."); err != nil {
		t.Fatal(err)
	}
	got := b.taken()
	if len(got) != 1 {
		t.Fatalf("%d e-mails, want 1", len(got))
	}
	for _, want := range []string{"Subject: Ada yang perlu Anda lihat di Timbang", "From: <timbang@contoh.test>", "To: <asesor@contoh.test>", "Auto-Submitted: auto-generated", "Masuk untuk melihatnya."} {
		if !strings.Contains(got[0], want) {
			t.Errorf("%q is missing from\n%s", want, got[0])
		}
	}
}

func TestOnlyARefusedAddressIsRefused(t *testing.T) {
	t.Parallel()
	for name, x := range map[string]struct {
		answers map[string]string
		want    error
	}{
		"no such mailbox":     {map[string]string{"RCPT": "550 5.1.1 <asesor@contoh.test> unknown"}, notice.ErrRefused},
		"text refused":        {map[string]string{".": "554 5.7.1 asesor@contoh.test"}, notice.ErrRefused},
		"mailbox busy":        {map[string]string{"RCPT": "450 4.2.1 asesor@contoh.test"}, smtp.ErrServer},
		"our sender refused":  {map[string]string{"MAIL": "550 who are you, asesor@contoh.test"}, smtp.ErrServer},
		"server is full":      {map[string]string{".": "452 4.3.1"}, smtp.ErrServer},
		"says nothing":        {map[string]string{"HELLO": hang}, smtp.ErrServer},
		"hangs at recipient":  {map[string]string{"RCPT": hang}, smtp.ErrServer},
		"drops at recipient":  {map[string]string{"RCPT": drop}, smtp.ErrServer},
		"drops after text":    {map[string]string{".": drop}, smtp.ErrServer},
		"no farewell":         {map[string]string{"QUIT": drop}, nil},
		"hangs when it parts": {map[string]string{"QUIT": hang}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := open(t, x.answers).Send(t.Context(), "asesor@contoh.test", "Subjek", "Isi")
			if !errors.Is(err, x.want) || (x.want == nil) != (err == nil) {
				t.Errorf("got %v, want %v", err, x.want)
			}
			if err != nil && strings.Contains(err.Error(), "asesor") {
				t.Errorf("the error names the address: %v", err)
			}
		})
	}
}

func TestNothingGoesOutUnguardedUnlessToldSo(t *testing.T) {
	t.Parallel()
	b := open(t, nil)
	b.Security = smtp.StartTLS
	if err := b.Send(t.Context(), "asesor@contoh.test", "Subjek", "Isi"); !errors.Is(err, smtp.ErrServer) || len(b.taken()) != 0 {
		t.Errorf("a server without TLS got %v, %v", b.taken(), err)
	}
}
