package browser

import (
	"context"
	_ "embed"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// axeJS is axe-core 4.14.1, the accessibility checker of Deque Systems, under
// the Mozilla Public License 2.0; see axe.LICENSE.txt.
//
//go:embed axe.min.js
var axeJS string

// violation is a rule of accessibility that the page breaks, and where.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct {
		Target         []any
		FailureSummary string
	}
}

const runAxe = `axe.run(document, {resultTypes: ["violations"]})
	.then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical"))`

// Axe fails the test when the page breaks a rule of accessibility seriously or
// critically. It also runs where the scripts of the page are off.
func (p *Page) Axe() {
	p.t.Helper()
	var broken []violation
	err := p.do(func(ctx context.Context) (err error) {
		if err := p.scripts(ctx, true); err != nil {
			return err
		}
		if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axeJS+";void 0")); err != nil {
			return fmt.Errorf("load axe: %w", err)
		}
		broken, err = chromedp.Run(ctx, chromedp.Evaluate[[]violation](runAxe, chromedp.EvalAwaitPromise))
		if err != nil {
			return err
		}
		return p.scripts(ctx, p.js)
	})
	if err != nil {
		p.fail("check accessibility", err)
	}
	for _, v := range broken {
		var at strings.Builder
		for _, n := range v.Nodes {
			fmt.Fprintf(&at, "\n  %v: %s", n.Target, strings.ReplaceAll(n.FailureSummary, "\n", " "))
		}
		p.t.Errorf("accessibility, %s: %s (%s)%s", v.Impact, v.Help, v.ID, at.String())
	}
}

// Fits fails the test when the page is wider than the tab, so that a person
// on a phone would have to scroll sideways.
func (p *Page) Fits() {
	p.t.Helper()
	wide := ask[[]string](p, "measure the page", `[...document.querySelectorAll("body *")]
		.filter((el) => el.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !el.closest(".wide-table, .unseen"))
		.slice(0, 5).map((el) => el.tagName.toLowerCase() + "." + el.className)`)
	overflow := ask[bool](p, "measure the page", `document.documentElement.scrollWidth > document.documentElement.clientWidth`)
	if overflow {
		p.t.Errorf("the page is wider than %d pixels because of %v", p.width, wide)
	}
}
