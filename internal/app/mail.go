package app

import (
	"net/mail"
	"os"
	"strings"

	"timbang/internal/notice"
	"timbang/internal/problem"
	"timbang/internal/smtp"
)

// readSMTP checks the settings of the mail server and reads its password.
func (c *Config) readSMTP() error {
	if c.SMTPHost == "" {
		return nil
	}
	if a, err := mail.ParseAddress(c.SMTPFrom); err != nil || a.Address != c.SMTPFrom {
		return fault("TIMBANG_SMTP_FROM bukan alamat e-mail: isi misalnya timbang@contoh.go.id.")
	}
	if c.SMTPPort < 1 || c.SMTPPort > 65535 {
		return fault("TIMBANG_SMTP_PORT harus 1 sampai 65535.")
	}
	switch smtp.Security(c.SMTPSecurity) {
	case smtp.StartTLS, smtp.TLS:
	case smtp.Plain:
		if !loopback(c.SMTPHost) {
			return fault("TIMBANG_SMTP_SECURITY=none hanya untuk server surat pada mesin ini: isi starttls atau tls.")
		}
	default:
		return fault("TIMBANG_SMTP_SECURITY tidak dikenal: isi starttls, tls, atau none.")
	}
	return c.readSMTPPassword()
}

func (c *Config) readSMTPPassword() error {
	if c.SMTPUser == "" {
		return nil
	}
	b, err := os.ReadFile(c.SMTPPasswordFile)
	if err != nil {
		return problem.New(problem.Invalid, "Berkas yang ditunjuk TIMBANG_SMTP_PASSWORD_FILE tidak dapat dibaca: periksa letak dan izinnya.").Because(err)
	}
	c.smtpPassword = strings.TrimSpace(string(b))
	return nil
}

// courier returns who sends e-mails, or nil where none are sent.
func (a *App) courier() *notice.Courier {
	if a.cfg.SMTPHost == "" {
		return nil
	}
	post := &smtp.Server{
		Host: a.cfg.SMTPHost, Port: a.cfg.SMTPPort, User: a.cfg.SMTPUser, Password: a.cfg.smtpPassword,
		From: a.cfg.SMTPFrom, Security: smtp.Security(a.cfg.SMTPSecurity),
	}
	return &notice.Courier{Queue: a.DB, Post: post, Origin: a.Origin(), Now: a.opt.Now, Log: a.opt.Log}
}
