// Package browser lets a test use the pages as a person does: by the words on
// labels, buttons and links, in a real Chromium.
//
// Every page opened has its own cookies and storage. The browser itself is
// shared by the tests that run at the same time and ends with the last of
// them; Keep holds it open between tests. Waiting is for things that appear,
// never for time to pass: after a step that leads to another page, say At.
package browser

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// patience is how long a step waits for what it needs before the test fails.
const patience = 15 * time.Second

// shared is the one browser of a test binary and how many tests use it.
var shared struct {
	sync.Mutex
	users int
	ctx   context.Context
	stop  func()
}

// Page is one tab with its own cookies. Its methods fail the test when they
// cannot do what they say.
type Page struct {
	t       testing.TB
	ctx     context.Context
	width   int
	js      bool
	dir     string // for pictures
	console console
	effort  Effort
}

// Open starts a tab of the given width in CSS pixels and goes to url; js false
// switches the scripts of the page off. Below 600 pixels the tab behaves as a
// phone. The cookies are set before the first request. An error in the
// console, an exception or a broken stylesheet, script or image fails the
// test. Without Chromium the test is skipped, or fails when CI is true.
func Open(t testing.TB, url string, width int, js bool, cookies ...*http.Cookie) *Page {
	t.Helper()
	Keep(t)
	ctx, cancel := chromedp.NewContext(shared.ctx, chromedp.WithNewBrowserContext())
	p := &Page{t: t, ctx: ctx, width: width, js: js, dir: cmp.Or(os.Getenv("TIMBANG_SHOTS"), t.ArtifactDir())}
	t.Cleanup(func() {
		if t.Failed() {
			p.shotOfFailure()
		}
		for _, words := range p.console.all() {
			t.Errorf("the browser reported: %s", words)
		}
		cancel()
	})
	p.must("open a tab", p.tab(url, cookies))
	p.must("open "+url, chromedp.Navigate(url))
	return p
}

// Keep starts the browser if it is not running and keeps it until t ends. A
// test with many parts calls it once, so that no part waits for a start.
func Keep(t testing.TB) {
	t.Helper()
	path := find(t)
	shared.Lock()
	defer shared.Unlock()
	if shared.users == 0 {
		if err := start(path); err != nil {
			t.Fatalf("start %s: %v", path, err)
		}
	}
	shared.users++
	t.Cleanup(func() {
		shared.Lock()
		defer shared.Unlock()
		if shared.users--; shared.users == 0 {
			shared.stop()
		}
	})
}

// Path is the Chromium of this machine, for who starts one of their own.
func Path(t testing.TB) string {
	t.Helper()
	return find(t)
}

// find returns the Chromium of this machine.
func find(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("Chromium is missing; on Debian: apt-get install chromium")
	}
	t.Skip("Chromium is missing; on Debian: apt-get install chromium")
	return ""
}

// start launches the browser for shared, which the caller has locked.
func start(path string) error {
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "id-ID"),
	)
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, stopBrowser := chromedp.NewContext(alloc)
	shared.ctx, shared.stop = ctx, func() { stopBrowser(); stopAlloc() }
	if err := chromedp.Do(ctx); err != nil {
		shared.stop()
		return err
	}
	return nil
}

// tab makes the fresh tab what the test asked for.
func (p *Page) tab(url string, cookies []*http.Cookie) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		if err := chromedp.Listen(p.ctx, p.console.hear); err != nil {
			return err
		}
		height, opts := int64(900), []chromedp.EmulateViewportOption(nil)
		if p.width < 600 {
			height, opts = 844, append(opts, chromedp.EmulateMobile, chromedp.EmulateTouch)
		}
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(int64(p.width), height, opts...)); err != nil {
			return err
		}
		for _, c := range cookies {
			set := network.SetCookieParams{URL: url, Name: c.Name, Value: c.Value, HTTPOnly: new(c.HttpOnly)}
			if _, err := chromedp.Call(ctx, network.SetCookie, set); err != nil {
				return fmt.Errorf("set cookie %s: %w", c.Name, err)
			}
		}
		return p.scripts(ctx, p.js)
	})
}

// scripts switches the scripts of the page on or off.
func (p *Page) scripts(ctx context.Context, on bool) error {
	_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	return err
}
