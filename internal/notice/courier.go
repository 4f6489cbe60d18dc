package notice

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"timbang/internal/identity"
)

// Purpose is why an e-mail is sent.
type Purpose string

// The purposes.
const (
	Tell    Purpose = "notice"  // there is something to see
	Confirm Purpose = "confirm" // is this your address
)

// Mail is an e-mail that a courier took from the queue.
type Mail struct {
	Seq       int64
	AccountID identity.AccountID
	Purpose   Purpose
	Attempts  int // this one included
	Email     string
}

// Outcome is how an attempt to send an e-mail ended.
type Outcome string

// The outcomes.
const (
	Sent    Outcome = "sent"
	Later   Outcome = "waiting" // it will be tried again
	Refused Outcome = "refused" // for good: the address is stale
	Failed  Outcome = "failed"  // given up; the address may be good
)

// ErrRefused is wrapped by what a Post returns when the server refused the
// address for good.
var ErrRefused = errors.New("notice: address refused")

// Post hands an e-mail to a server. The error names no address.
type Post interface {
	Send(ctx context.Context, to, subject, body string) error
}

// Queue keeps e-mails until they are sent. internal/postgres implements it.
type Queue interface {
	// TakeMail takes the next e-mail that is due and no other courier has, for
	// an account that got none since a moment; nil when there is none. What an
	// earlier courier never answered for is given up.
	TakeMail(ctx context.Context, now, since, lease time.Time) (*Mail, error)
	SetToken(ctx context.Context, id identity.AccountID, hash string, until time.Time) error
	// EndMail keeps how an attempt ended, and marks the address as stale when
	// it was refused.
	EndMail(ctx context.Context, m *Mail, how Outcome, now, again time.Time) error
}

// The patience of the courier.
const (
	Pause       = time.Hour        // between two e-mails to one account, tries included
	lookEvery   = 20 * time.Second // how often the queue is looked at
	sendTimeout = 30 * time.Second // for one e-mail
	leaseTime   = 5 * time.Minute  // after which an e-mail without an answer is given up
	mostTries   = 5
)

// Courier sends what is in the queue. Any number of couriers may work on one
// queue; each e-mail is taken by one of them.
type Courier struct {
	Queue  Queue
	Post   Post
	Origin string // the address of the site
	Now    func() time.Time
	Log    *slog.Logger
}

// Run sends e-mails until ctx ends.
func (c *Courier) Run(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		more, err := c.Next(ctx)
		if err != nil && ctx.Err() == nil {
			c.Log.ErrorContext(ctx, "e-mail failed", slog.Any("error", err))
		}
		if more && err == nil && ctx.Err() == nil {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Next sends one e-mail and reports whether there was one. What the server
// says about it is kept with the e-mail; the error is of the queue or of the
// way to the server.
func (c *Courier) Next(ctx context.Context) (bool, error) {
	now := c.Now()
	m, err := c.Queue.TakeMail(ctx, now, now.Add(-Pause), now.Add(leaseTime))
	if err != nil || m == nil {
		return false, err
	}
	subject, body, err := c.letter(ctx, m)
	if err == nil {
		sending, cancel := context.WithTimeout(ctx, sendTimeout)
		err = c.Post.Send(sending, m.Email, subject, body)
		cancel()
	}
	how := Sent
	switch {
	case errors.Is(err, ErrRefused):
		how, err = Refused, nil
	case err != nil && m.Attempts >= mostTries:
		how = Failed
	case err != nil:
		how = Later
	}
	// What happened is kept also when the program is to end.
	ended := c.Queue.EndMail(context.WithoutCancel(ctx), m, how, c.Now(), c.Now().Add(wait(m.Attempts)))
	return true, errors.Join(err, ended)
}

// wait is how long to wait after a number of attempts: one hour, then twice as
// long each time.
func wait(attempts int) time.Duration { return Pause << max(0, attempts-1) }

const (
	subjectLine = "Ada yang perlu Anda lihat di Timbang"
	tellText    = "Ada yang perlu Anda lihat di Timbang.\n\nMasuk untuk melihatnya: %ORIGIN%/notices\n\nE-mail ini dikirim sistem dan tidak memuat data perkara.\nUntuk berhenti menerimanya, kosongkan alamat e-mail pada halaman Akun.\n"
	confirmText = "Alamat ini diisikan untuk menerima pemberitahuan dari Timbang.\n\nBila benar, buka tautan ini dalam 24 jam dan masuk dengan akun Anda:\n%ORIGIN%/account/email/%TOKEN%\n\nBila bukan Anda, abaikan e-mail ini.\n"
)
