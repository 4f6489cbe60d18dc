package notice_test

import (
	"context"
	"errors"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"timbang/internal/identity"
	"timbang/internal/notice"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

// pouch is a post that keeps what it is given, or fails.
type pouch struct {
	mu     sync.Mutex
	bodies []string
	fails  error
}

func (p *pouch) Send(_ context.Context, to, subject, body string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.bodies = append(p.bodies, to+"\n"+subject+"\n"+body)
	return p.fails
}

func courier(d *desk.Desk, p *pouch) *notice.Courier {
	return &notice.Courier{Queue: d.DB, Post: p, Origin: "https://timbang.example", Now: d.Now, Log: slog.New(slog.DiscardHandler)}
}

// drain sends all that is due and returns how many tries that took.
func drain(t *testing.T, c *notice.Courier) int {
	t.Helper()
	for n := 0; ; n++ {
		more, err := c.Next(t.Context())
		if err != nil && !errors.Is(err, errLate) {
			t.Fatal(err)
		}
		if !more {
			return n
		}
	}
}

var link = regexp.MustCompile(`https://timbang\.example/account/email/([a-z2-7]{26})`)

// confirmed gives somebody an address that works.
func confirmed(t *testing.T, d *desk.Desk, by identity.Actor) {
	t.Helper()
	p := &pouch{}
	if err := d.Notices.SetAddress(t.Context(), by, 0, string(by.ID)+"@contoh.test"); err != nil {
		t.Fatal(err)
	}
	if n := drain(t, courier(d, p)); n != 1 {
		t.Fatalf("%d e-mails to confirm, want 1", n)
	}
	m := link.FindStringSubmatch(p.bodies[0])
	if m == nil {
		t.Fatalf("no link in %q", p.bodies[0])
	}
	if err := d.Notices.ConfirmAddress(t.Context(), desk.OtherJudge, m[1]); !problem.Is(err, problem.Invalid) {
		t.Errorf("somebody else confirms: got %v, want invalid", err)
	}
	if err := d.Notices.ConfirmAddress(t.Context(), by, m[1]); err != nil {
		t.Fatal(err)
	}
	if err := d.Notices.ConfirmAddress(t.Context(), by, m[1]); !problem.Is(err, problem.Invalid) {
		t.Errorf("the link works twice: %v", err)
	}
	d.Pass(1)
}

func TestAnEmailSaysOnlyThatThereIsSomething(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	confirmed(t, d, desk.Judge)
	p := d.Assigned(t, 7)
	d.Assigned(t, 8)
	post := &pouch{}
	if n := drain(t, courier(d, post)); n != 1 {
		t.Errorf("%d e-mails within an hour, want 1", n)
	}
	got := strings.Join(post.bodies, "")
	if !strings.Contains(got, "Ada yang perlu Anda lihat di Timbang") || !strings.Contains(got, "https://timbang.example/notices") {
		t.Errorf("got %q", got)
	}
	for _, secret := range []string{people(p, got), string(p.ID), "Pdt.P", "permohonan", "Perkara ditetapkan", desk.Judge.Name} {
		if secret != "" && strings.Contains(got, secret) {
			t.Errorf("the e-mail tells %q", secret)
		}
	}
}

func TestNothingIsSentWithoutAConfirmedAddress(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	if err := d.Notices.SetAddress(t.Context(), desk.Judge, 0, "hakim@contoh.test"); err != nil {
		t.Fatal(err)
	}
	post := &pouch{}
	c := courier(d, post)
	drain(t, c)
	d.Pass(1)
	d.Assigned(t, 1)
	if n := drain(t, c); n != 0 {
		t.Errorf("%d e-mails to an address that nobody confirmed", n)
	}
	token := link.FindStringSubmatch(post.bodies[0])[1]
	d.Pass(1)
	if err := d.Notices.ConfirmAddress(t.Context(), desk.Judge, token); !problem.Is(err, problem.Invalid) {
		t.Errorf("after two days: got %v, want invalid", err)
	}
}

func TestARefusedAddressIsStaleAndLeftAlone(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	confirmed(t, d, desk.Judge)
	d.Assigned(t, 1)
	c := courier(d, &pouch{fails: notice.ErrRefused})
	if n := drain(t, c); n != 1 {
		t.Errorf("%d tries, want 1", n)
	}
	a, err := d.Notices.Address(t.Context(), desk.Judge)
	if err != nil || a.StaleAt == nil {
		t.Fatalf("the address is not stale: %v, %v", a, err)
	}
	d.Pass(3)
	d.Assigned(t, 2)
	if n := drain(t, c); n != 0 {
		t.Errorf("%d tries to a stale address", n)
	}
	for _, x := range []struct {
		by   identity.Actor
		want int
	}{{desk.Registrar, 1}, {desk.OtherRegistrar, 0}, {desk.Supervisor, 0}} {
		if got, err := d.Notices.Unreachable(t.Context(), x.by); err != nil || len(got) != x.want {
			t.Errorf("%s reads %d stale addresses, %v, want %d", x.by.ID, len(got), err, x.want)
		}
	}
	if _, err := d.Notices.Unreachable(t.Context(), desk.Judge); !problem.Is(err, problem.Forbidden) {
		t.Errorf("the judge: got %v, want forbidden", err)
	}
	if err := d.Notices.SetAddress(t.Context(), desk.Judge, a.Version, "baru@contoh.test"); err != nil {
		t.Fatal(err)
	}
	if a, err = d.Notices.Address(t.Context(), desk.Judge); err != nil || a.StaleAt != nil {
		t.Errorf("a new address is stale: %v, %v", a, err)
	}
}

func TestWhatFailsIsTriedLaterAndThenGivenUp(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	confirmed(t, d, desk.Judge)
	d.Assigned(t, 1)
	post := &pouch{fails: errLate}
	c := courier(d, post)
	for range 9 {
		if n := drain(t, c); n > 1 {
			t.Fatalf("%d tries at once", n)
		}
		d.Pass(1)
	}
	if len(post.bodies) != 5 {
		t.Errorf("%d tries, want 5", len(post.bodies))
	}
	a, err := d.Notices.Address(t.Context(), desk.Judge)
	if err != nil || a.StaleAt != nil {
		t.Errorf("the fault of a server made the address stale: %v, %v", a, err)
	}
	post.fails = nil
	d.Assigned(t, 2)
	if n := drain(t, c); n != 1 {
		t.Errorf("%d e-mails afterwards, want 1", n)
	}
}

func TestManyCouriersSendEachEmailOnce(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	for _, by := range []identity.Actor{desk.Judge, desk.Supervisor, desk.Assessor} {
		confirmed(t, d, by)
	}
	d.Signed(t, d.Allocated(t, d.Assigned(t, 1)))
	post := &pouch{}
	var working sync.WaitGroup
	for range 4 {
		working.Go(func() {
			for range 5 {
				if _, err := courier(d, post).Next(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	working.Wait()
	var to []string
	for _, b := range post.bodies {
		to = append(to, strings.Split(b, "\n")[0])
	}
	slices.Sort(to)
	if want := []string{"assessor@contoh.test", "judge@contoh.test", "supervisor@contoh.test"}; !slices.Equal(to, want) {
		t.Errorf("got %v, want %v", to, want)
	}
}

func TestWhatACourierNeverAnsweredForIsNotSentAgain(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	confirmed(t, d, desk.Judge)
	d.Assigned(t, 1)
	now := d.Now()
	m, err := d.DB.TakeMail(t.Context(), now, now.Add(-notice.Pause), now.Add(time.Minute))
	if err != nil || m == nil {
		t.Fatalf("got %v, %v", m, err)
	}
	d.Pass(1)
	post := &pouch{}
	if n := drain(t, courier(d, post)); n != 0 {
		t.Errorf("%d e-mails that may have been sent were sent again", n)
	}
	d.Assigned(t, 2)
	if n := drain(t, courier(d, post)); n != 1 {
		t.Errorf("%d e-mails, want 1", n)
	}
}

func FuzzCheckEmail(f *testing.F) {
	for _, s := range []string{"", "a@b.id", "Nama <a@b.id>", "a@b.id\r\nBcc: c@d.id", "a b@c.id", `"x"@y.id`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(notice.CheckEmail(s)) == 0 && s != "" && (strings.ContainsAny(s, " \r\n<>,;\x00") || strings.Count(s, "@") != 1) {
			t.Errorf("%q is taken for an address", s)
		}
	})
}
