package browser

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

//go:embed find.js
var findJS string

// inPage is an action that returns nothing.
type inPage = chromedp.Action[chromedp.Void]

// Fill replaces what is in the control with this label by text, as pasting
// over it would.
func (p *Page) Fill(label, text string) {
	p.t.Helper()
	p.FillIn("", label, text)
}

// FillIn does it inside the part of the form with this legend.
func (p *Page) FillIn(legend, label, text string) {
	p.t.Helper()
	at := element("label", label, legend)
	insert := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.InsertText, input.InsertTextParams{Text: text})
		return err
	})
	empty := chromedp.Evaluate[chromedp.Void](`document.activeElement.select()`)
	if text == "" {
		insert = chromedp.KeyEvent("\b")
	}
	p.must(fmt.Sprintf("fill %q", label), chromedp.Focus(at), empty, insert)
	p.effort.Fields++
}

// Choose presses the radio button or checkbox with this label unless it is
// chosen already. ChooseIn does it where several questions have such an answer.
func (p *Page) Choose(label string) {
	p.t.Helper()
	p.ChooseIn("", label)
}

// ChooseIn presses the radio button or checkbox with this label inside the
// question with this legend.
func (p *Page) ChooseIn(legend, label string) {
	p.t.Helper()
	at := element("label", label, legend)
	what := fmt.Sprintf("choose %q", label)
	p.must(what, chromedp.WaitVisible(at))
	if !ask[bool](p, what, string(at)+".checked") {
		p.effort.Clicks++
		p.must(what, press(at), chromedp.WaitReady(chromedp.JSPath(fmt.Sprintf("(el => el?.checked ? el : null)(%s)", at))))
	}
}

// Select picks an option of the select with this label.
func (p *Page) Select(label, option string) {
	p.t.Helper()
	at := element("label", label, "")
	pick := fmt.Sprintf(`((select, words) => {
		const option = [...select.options].find((o) => o.text.trim() === words);
		if (!option) throw new Error("the options are: " + [...select.options].map((o) => o.text).join(", "));
		select.focus();
		select.value = option.value;
		select.dispatchEvent(new Event("input", {bubbles: true}));
		select.dispatchEvent(new Event("change", {bubbles: true}));
	})(%s, %s)`, at, quote(option))
	p.effort.Fields++
	p.must(fmt.Sprintf("select %q in %q", option, label), chromedp.WaitVisible(at), chromedp.Evaluate[chromedp.Void](pick))
}

// Attach puts the file at path into the file field with this label.
func (p *Page) Attach(label, path string) {
	p.t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		p.t.Fatal(err)
	}
	p.effort.Fields++
	p.must(fmt.Sprintf("attach %s to %q", path, label), chromedp.SetUploadFiles(element("label", label, ""), []string{abs}))
}

// Press presses the button with these words.
func (p *Page) Press(words string) {
	p.t.Helper()
	p.click("button", words)
}

// Follow follows the link with these words; one in the main part of the page
// is preferred.
func (p *Page) Follow(words string) {
	p.t.Helper()
	p.click("link", words)
}

// click marks the document as left, so that At does not mistake it for the
// next one, and presses the element.
func (p *Page) click(kind, words string) {
	p.t.Helper()
	at := element(kind, words, "")
	p.effort.Clicks++
	p.waited(func() {
		p.must(fmt.Sprintf("press %s %q", kind, words),
			chromedp.WaitVisible(at), chromedp.Evaluate[chromedp.Void](`void (document.left = true)`), press(at))
	})
}

// press clicks the middle of the first line of an element. The library's own
// click takes the first box of any part, which may be words that are only read
// aloud and lie clipped where nothing can be hit.
func press(at chromedp.JSPath) inPage {
	middle := fmt.Sprintf(`(el => {
		el.scrollIntoView({block: "center", behavior: "instant"});
		const line = el.getClientRects()[0];
		return [line.x + line.width / 2, line.y + line.height / 2];
	})(%s)`, at)
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		p, err := chromedp.Run(ctx, chromedp.Evaluate[[2]float64](middle))
		if err != nil {
			return err
		}
		return chromedp.Do(ctx, chromedp.MouseClickXY(p[0], p[1]))
	})
}

// At waits for the page with this name, the data-page of its body. After
// Press or Follow it waits for a new document even when the name is the same.
func (p *Page) At(name string) {
	p.t.Helper()
	p.AtOneOf(name)
}

// AtOneOf does it for several pages of which one comes, and returns which.
func (p *Page) AtOneOf(names ...string) string {
	p.t.Helper()
	const at = `(!document.left && document.readyState === "complete" && %s.includes(document.body?.dataset.page)) ? document.body : null`
	b, err := json.Marshal(names)
	if err != nil {
		p.t.Fatal(err)
	}
	p.waited(func() {
		p.must(fmt.Sprintf("be at %q", names), chromedp.WaitReady(chromedp.JSPath(fmt.Sprintf(at, b))))
	})
	return ask[string](p, "read the name of the page", "document.body.dataset.page")
}

// See waits until the page shows text, spaces and line breaks being equal.
func (p *Page) See(text string) {
	p.t.Helper()
	p.must(fmt.Sprintf("see %q", text), chromedp.WaitReady(chromedp.JSPath(shows(text)+" ? document.body : null")))
}

// NotSee fails when the page shows text now.
func (p *Page) NotSee(text string) {
	p.t.Helper()
	if ask[bool](p, "look for "+text, shows(text)) {
		p.t.Fatalf("the page shows %q", text)
	}
}

// Value returns what the control with this label holds.
func (p *Page) Value(label string) string {
	p.t.Helper()
	at := element("label", label, "")
	p.must(fmt.Sprintf("find %q", label), chromedp.WaitReady(at))
	return ask[string](p, "read "+label, string(at)+".value")
}

// Go opens another address in the same tab.
func (p *Page) Go(url string) {
	p.t.Helper()
	p.must("open "+url, chromedp.Navigate(url))
}

// Offline cuts the tab off from the network, or connects it again.
func (p *Page) Offline(off bool) {
	p.t.Helper()
	p.must("change the network", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		cut := []*network.Conditions{{Offline: off, DownloadThroughput: -1, UploadThroughput: -1}}
		if _, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			EmulateOfflineServiceWorker: &off, MatchedNetworkConditions: cut,
		}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, network.OverrideNetworkState, network.OverrideNetworkStateParams{
			Offline: off, DownloadThroughput: -1, UploadThroughput: -1,
		})
		return err
	}))
}

// Kept counts the entries that the site keeps in the storages of the device.
func (p *Page) Kept() int {
	p.t.Helper()
	return ask[int](p, "count what is kept", "localStorage.length + sessionStorage.length")
}

// Print returns the page as the browser prints it to a PDF file.
func (p *Page) Print() []byte {
	p.t.Helper()
	var out []byte
	p.must("print the page", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		r, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{})
		if err == nil {
			out = r.Data
		}
		return err
	}))
	return out
}

// Shot writes a picture of the whole page, NAME-WIDTH.png, into the folder
// TIMBANG_SHOTS when that is set, else among the artifacts of the test.
func (p *Page) Shot(name string) {
	p.t.Helper()
	var png []byte
	err := p.do(func(ctx context.Context) (err error) {
		png, err = chromedp.Run(ctx, chromedp.FullScreenshot(100))
		return err
	})
	if err == nil {
		err = os.WriteFile(filepath.Join(p.dir, fmt.Sprintf("%s-%d.png", name, p.width)), png, 0o644)
	}
	if err != nil {
		p.t.Errorf("take a picture: %v", err)
	}
}

// shotOfFailure keeps what the page looked like when the test failed.
func (p *Page) shotOfFailure() {
	p.Shot(strings.NewReplacer("/", "-", " ", "-").Replace(p.t.Name()) + "-failed")
}

// element returns the expression that finds an element, see find.js.
func element(kind, words, within string) chromedp.JSPath {
	return chromedp.JSPath(fmt.Sprintf("(\n%s\n)(%s, %s, %s)", strings.TrimSpace(findJS), quote(kind), quote(words), quote(within)))
}

// shows returns the expression that is true while the page shows text.
func shows(text string) string {
	return fmt.Sprintf(`(document.body?.innerText ?? "").replace(/\s+/g, " ").includes(%s)`, quote(strings.Join(strings.Fields(text), " ")))
}

// quote writes s as a string of JavaScript.
func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(b)
}

// ask evaluates an expression in the page.
func ask[T any](p *Page, what, expression string) T {
	p.t.Helper()
	var answer T
	if err := p.do(func(ctx context.Context) (err error) {
		answer, err = chromedp.Run(ctx, chromedp.Evaluate[T](expression))
		return err
	}); err != nil {
		p.fail(what, err)
	}
	return answer
}

// must runs actions and fails the test when one does not succeed in time.
func (p *Page) must(what string, actions ...inPage) {
	p.t.Helper()
	if err := p.do(func(ctx context.Context) error { return chromedp.Do(ctx, actions...) }); err != nil {
		p.fail(what, err)
	}
}

// do gives work a limited time. The first work of a tab must not be limited,
// because the tab lives as long as its context.
func (p *Page) do(work func(context.Context) error) error {
	if chromedp.FromContext(p.ctx).Target == nil {
		if err := chromedp.Do(p.ctx); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return work(ctx)
}

// fail ends the test with what the page shows instead.
func (p *Page) fail(what string, cause error) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 2*time.Second)
	defer cancel()
	seen, err := chromedp.Run(ctx, chromedp.Evaluate[string](`
		(document.unclear ? document.unclear + ", " : "") + location.pathname + " [" + document.body.dataset.page + "] " +
		document.querySelector("main, body").innerText.replace(/\s+/g, " ").slice(0, 600)`))
	if err != nil {
		seen = "nothing: " + err.Error()
	}
	p.t.Fatalf("cannot %s: %v\nthe page is %s", what, cause, seen)
}
