package browser

import (
	"context"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Effort is what a piece of work cost a person: how often they pressed
// something, into how many fields they typed or picked, and how long they waited
// for pages.
type Effort struct {
	Clicks, Fields int
	Waited         time.Duration
}

// Spent returns the effort since it was asked the last time.
func (p *Page) Spent() Effort {
	e := p.effort
	p.effort = Effort{}
	return e
}

// waited times a step that waits for the site.
func (p *Page) waited(step func()) {
	start := time.Now()
	step()
	p.effort.Waited += time.Since(start)
}

// Slow gives the tab the line of a village: 3G with 400 kbit/s and 400 ms.
func (p *Page) Slow() {
	p.t.Helper()
	const bytesASecond, latency = 400_000 / 8, 400
	line := []*network.Conditions{{Latency: latency, DownloadThroughput: bytesASecond, UploadThroughput: bytesASecond}}
	p.must("slow the network", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: line})
		return err
	}))
}

// Contrast shows the page in the high-contrast colours of the device.
func (p *Page) Contrast() {
	p.t.Helper()
	p.must("ask for high contrast", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-contrast", Value: "more"}},
		})
		return err
	}))
}

// Loaded returns how many bytes the page and what it needs took on the line.
func (p *Page) Loaded() int {
	p.t.Helper()
	return ask[int](p, "count the bytes", `[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce((n, e) => n + e.transferSize, 0)`)
}

// Focusable walks the page with the tab key and returns, in their order, what got
// the focus, by its words; an element that shows no focus is a fault.
func (p *Page) Focusable(most int) (order []string) {
	p.t.Helper()
	p.must("begin at the top", chromedp.Evaluate[chromedp.Void](`void (document.activeElement?.blur(), window.scrollTo(0, 0))`))
	for range most {
		p.must("press tab", chromedp.KeyEvent("\t"))
		at := ask[struct {
			Words string
			Seen  bool
		}](p, "look at the focus", `(el => {
			if (!el || el === document.body) return {Words: "", Seen: true};
			const s = getComputedStyle(el);
			return {Words: (el.innerText || el.labels?.[0]?.innerText || el.name || "").trim().slice(0, 60), Seen: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none"};
		})(document.activeElement)`)
		if at.Words == "" && len(order) > 0 {
			return order
		}
		if !at.Seen {
			p.t.Errorf("%q has the focus and does not show it", at.Words)
		}
		order = append(order, at.Words)
	}
	return order
}
