// Package smtp hands e-mails to the mail server of the installation. It is the
// only room that knows the mail library. Its errors name neither an address nor
// what the server said, which may repeat one.
package smtp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/wneessen/go-mail"

	"timbang/internal/notice"
)

// Security is how the way to the server is guarded.
type Security string

// The ways. Plain is for a server on this machine only.
const (
	StartTLS Security = "starttls"
	TLS      Security = "tls"
	Plain    Security = "none"
)

// Server is the mail server. User is empty where nobody signs in.
type Server struct {
	Host, User, Password string
	Port                 int
	From                 string // the sender, an address alone
	Security             Security
	Patience             time.Duration // for each answer; 15 seconds when zero
}

// ErrServer reports that an e-mail was not taken, but not for good.
var ErrServer = errors.New("smtp: not taken")

// Send implements notice.Post. The error wraps notice.ErrRefused when the
// server refused the recipient for good, and ErrServer for all else.
func (s *Server) Send(ctx context.Context, to, subject, body string) error {
	m := mail.NewMsg()
	if err := errors.Join(m.From(s.From), m.To(to)); err != nil {
		return fmt.Errorf("%w: an address cannot be written", ErrServer)
	}
	m.Subject(subject)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetBodyString(mail.TypeTextPlain, body)
	var line net.Conn
	defer func() {
		if line != nil {
			_ = line.Close() // the library leaves it open where the server falls silent
		}
	}()
	dial := func(ctx context.Context, network, address string) (net.Conn, error) {
		d := net.Dialer{Timeout: s.patience()}
		c, err := d.DialContext(ctx, network, address)
		line = c
		return s.guarded(c), err
	}
	c, err := mail.NewClient(s.Host, append(s.options(), mail.WithDialContextFunc(dial))...)
	if err != nil {
		return fmt.Errorf("%w: the settings do not serve", ErrServer)
	}
	if err := c.DialWithContext(ctx); err != nil {
		return outcome(err)
	}
	err = outcome(c.Send(m))
	_ = c.Close() // the e-mail is taken or not, however the goodbye goes
	return err
}

func (s *Server) patience() time.Duration {
	if s.Patience == 0 {
		return 15 * time.Second
	}
	return s.Patience
}

// guarded speaks TLS from the first word where that is asked for.
func (s *Server) guarded(c net.Conn) net.Conn {
	if c == nil || s.Security != TLS {
		return c
	}
	return tls.Client(c, &tls.Config{ServerName: s.Host, MinVersion: tls.VersionTLS12})
}

func (s *Server) options() []mail.Option {
	out := []mail.Option{mail.WithTimeout(s.patience()), mail.WithHELO("localhost"), mail.WithPort(s.Port)}
	switch s.Security {
	case TLS:
		out = append(out, mail.WithSSL())
	case Plain:
		out = append(out, mail.WithTLSPolicy(mail.NoTLS))
	default:
		out = append(out, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if s.User != "" {
		out = append(out, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.User), mail.WithPassword(s.Password))
	}
	return out
}

// outcome reads what became of an e-mail. Only an answer to the recipient or to
// the text says something about the address; a refused sender or password is
// the fault of the installation. Once the server took the text, the e-mail is
// sent, whatever it says afterwards.
func outcome(err error) error {
	if err == nil {
		return nil
	}
	e, ok := errors.AsType[*mail.SendError](err)
	if !ok {
		return fmt.Errorf("%w: the server was not reached", ErrServer)
	}
	code := e.ErrorCode()
	about := e.Reason == mail.ErrSMTPRcptTo || e.Reason == mail.ErrSMTPData || e.Reason == mail.ErrSMTPDataClose
	if e.Reason == mail.ErrSMTPReset {
		return nil
	}
	if about && code >= 500 && code < 600 {
		return fmt.Errorf("%w with code %d", notice.ErrRefused, code)
	}
	return fmt.Errorf("%w: code %d", ErrServer, code)
}
