package browser

import (
	"fmt"
	"slices"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// console collects what the browser complains about.
type console struct {
	mu    sync.Mutex
	words []string
}

// all returns the complaints so far.
func (c *console) all() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.words)
}

// hear takes one event of the tab. The browser's own note about a failed
// request is left out: a form that comes back with 422 is no error, what a
// script asks for is the script's to judge, and a missing stylesheet is
// reported by its answer.
func (c *console) hear(event any) {
	words := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		words = (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error()
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			words = "console.error"
			for _, arg := range e.Args {
				words += fmt.Sprintf(" %s%s", arg.Value, arg.Description)
			}
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			words = fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventResponseReceived:
		if e.Type != network.ResourceTypeDocument && e.Type != network.ResourceTypeFetch && e.Response.Status >= 400 {
			words = fmt.Sprintf("%s %s: status %d", e.Type, e.Response.URL, e.Response.Status)
		}
	}
	if words != "" {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.words = append(c.words, words)
	}
}
