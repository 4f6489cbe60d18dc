package app_test

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"timbang/internal/identity"
)

// kills is how often TestWhatWasAcknowledgedSurvivesEveryKill kills; make kill
// asks for a few hundred.
func kills(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(cmp.Or(os.Getenv("TIMBANG_KILLS"), "6"))
	must(t, err)
	return n
}

// clerk is a browser of a clerk, which keeps its cookies over a restart.
type clerk struct {
	*http.Client
	address string
}

// send posts a form, or gets a page without one, and does not follow.
func (c *clerk) send(path string, form url.Values) (code int, to, body string, err error) {
	method := http.MethodPost
	if form == nil {
		method = http.MethodGet
	}
	r, err := http.NewRequest(method, c.address+path, strings.NewReader(form.Encode()))
	if err != nil {
		return 0, "", "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	res, err := c.Do(r)
	if err != nil {
		return 0, "", "", err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	return res.StatusCode, res.Header.Get("Location"), string(b), err
}

// draft is a petition that one writer fills without end.
type draft struct {
	id           identity.AccountID // the ticket of the button, and then its id
	acked, tried int                // the last number that was acknowledged, and sent
}

var (
	versionOf = regexp.MustCompile(`name="version" value="(\d+)"`)
	writtenOf = regexp.MustCompile(`name="proof_number"[^>]*value="No\. (\d+)"|value="No\. (\d+)"[^>]*name="proof_number"`)
)

// stands reads which number a draft holds, and its version.
func (d *draft) stands(c *clerk) (written, version int, err error) {
	code, _, body, err := c.send("/petitions/"+string(d.id)+"/steps/proof", nil)
	if err != nil {
		return 0, 0, err
	}
	v := versionOf.FindStringSubmatch(body)
	if code != http.StatusOK || v == nil {
		return 0, 0, fmt.Errorf("the page of a draft answers %d", code)
	}
	version, _ = strconv.Atoi(v[1])
	if w := writtenOf.FindStringSubmatch(body); w != nil {
		written, _ = strconv.Atoi(w[1] + w[2])
	}
	return written, version, nil
}

// write goes on with a draft until the site is gone.
func (d *draft) write(c *clerk) error {
	_, version, err := d.stands(c)
	for ; err == nil; version++ {
		d.tried++
		var code int
		code, _, _, err = c.send("/petitions/"+string(d.id)+"/steps/proof", url.Values{"version": {strconv.Itoa(version)}, "proof_number": {fmt.Sprintf("No. %d", d.tried)}, "later": {"1"}})
		if err == nil && code != http.StatusSeeOther {
			return fmt.Errorf("a change of version %d answers %d", version, code)
		}
		if err == nil {
			d.acked = d.tried
		}
	}
	return nil
}

// opened signs a clerk in and opens drafts, each button pressed twice.
func opened(t *testing.T, exe, data, address string, n int) (*clerk, []*draft) {
	t.Helper()
	add := command(t, exe, data, "user", "add", "--username", "petugas", "--name", "Ani Uji", "--office", "petugas", "--court", "PA.Pra", "--password-stdin")
	add.Stdin = strings.NewReader("kata sandi yang panjang\n")
	if out, err := add.CombinedOutput(); err != nil {
		t.Fatalf("user add: %v\n%s", err, out)
	}
	jar, err := cookiejar.New(nil)
	must(t, err)
	c := &clerk{&http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, address}
	step := func(path string, form url.Values) {
		t.Helper()
		if code, _, body, err := c.send(path, form); err != nil || code != http.StatusSeeOther {
			t.Fatalf("POST %s: %d, %v\n%.300s", path, code, err, body)
		}
	}
	step("/sign-in", url.Values{"username": {"petugas"}, "password": {"kata sandi yang panjang"}})
	step("/account", url.Values{"old": {"kata sandi yang panjang"}, "password": {"padi jagung kacang"}})
	var all []*draft
	for range n {
		d := &draft{id: identity.AccountID(identity.NewID())}
		step("/petitions", url.Values{"ticket": {string(d.id)}})
		step("/petitions", url.Values{"ticket": {string(d.id)}})
		step("/petitions/"+string(d.id)+"/steps/standing", url.Values{"version": {"1"}, "standing": {"wali"}})
		all = append(all, d)
	}
	return c, all
}

// strike lets every draft be written and kills meanwhile: the program, or the
// database under it.
func strike(t *testing.T, cmd *exec.Cmd, data string, c *clerk, all []*draft, database bool) {
	t.Helper()
	var writers sync.WaitGroup
	faults := make(chan error, len(all))
	for _, d := range all {
		writers.Go(func() { faults <- d.write(c) })
	}
	time.Sleep(time.Duration(50+rand.IntN(250)) * time.Millisecond)
	pid := postmaster(t, data)
	if database {
		n, err := strconv.Atoi(pid)
		must(t, errors.Join(err, syscall.Kill(n, syscall.SIGKILL)))
		untilGone(t, pid)
	}
	must(t, cmd.Process.Kill())
	_ = cmd.Wait()
	untilGone(t, pid)
	writers.Wait()
	for range all {
		if err := <-faults; err != nil && !database {
			t.Error(err) // a site without its database says so; one that was killed says nothing wrong
		}
	}
}

// TestWhatWasAcknowledgedSurvivesEveryKill writes drafts without end, kills the
// program and the database in turn, starts again and compares: what was
// acknowledged is there, nothing is there that was not sent, nobody must sign in
// again, no draft is there twice, and the audit is whole.
func TestWhatWasAcknowledgedSurvivesEveryKill(t *testing.T) {
	t.Parallel()
	exe, data := program(t)
	cmd, address := started(t, exe, data)
	c, all := opened(t, exe, data, address, 4)
	for n := range kills(t) {
		strike(t, cmd, data, c, all, n%2 == 1)
		cmd, c.address = started(t, exe, data)
		for _, d := range all {
			written, _, err := d.stands(c)
			if err != nil || written < d.acked || written > d.tried {
				t.Fatalf("kill %d: a draft holds %d (%v), %d was acknowledged and %d sent", n+1, written, err, d.acked, d.tried)
			}
		}
	}
	total := 0
	for _, d := range all {
		total += d.acked
	}
	t.Logf("%d kills, %d changes acknowledged", kills(t), total)
	if total < len(all)*kills(t) {
		t.Errorf("only %d changes were acknowledged: the drafts were hardly written", total)
	}
	if _, _, body, err := c.send("/?state=draft", nil); err != nil || strings.Count(body, `href="/petitions/`) != len(all) {
		t.Errorf("%d drafts are listed (%v), want %d", strings.Count(body, `href="/petitions/`), err, len(all))
	}
	if out, err := command(t, exe, data, "audit", "verify").CombinedOutput(); err != nil || !strings.Contains(string(out), "UTUH") {
		t.Errorf("audit verify: %v\n%s", err, out)
	}
	must(t, cmd.Process.Signal(syscall.SIGTERM))
	_ = cmd.Wait()
}
