package browser

import (
	"encoding/json"

	"github.com/chromedp/chromedp"
)

// answerJS answers every question of the page that is shown and stays so: an
// answer may bring up further questions, so it goes on until nothing is new.
const answerJS = `((answers) => {
	const set = new Set();
	for (let more = true; more; ) {
		more = false;
		for (const el of document.querySelectorAll("main form [name]")) {
			const want = answers[el.name];
			const key = el.name + (el.type === "radio" || el.type === "checkbox" ? "=" + el.value : "");
			if (!want || set.has(key) || !el.checkVisibility()) continue;
			set.add(key);
			more = true;
			el.focus();
			if (el.type === "radio" || el.type === "checkbox") {
				if (want.includes(el.value) && !el.checked) el.click();
				continue;
			}
			el.value = want[0];
			el.dispatchEvent(new Event("input", {bubbles: true}));
			el.dispatchEvent(new Event("change", {bubbles: true}));
		}
	}
	return set.size;
})`

// Answer fills every control that is shown and named in answers, by the names
// that the form sends, and returns how many it found. It is for long forms
// whose words are tested elsewhere; Fill and Choose use a form as people do.
func (p *Page) Answer(answers map[string][]string) int {
	p.t.Helper()
	b, err := json.Marshal(answers)
	if err != nil {
		p.t.Fatal(err)
	}
	p.must("find a form", chromedp.WaitReady(chromedp.JSPath(`document.querySelector("main form")`)))
	n := ask[int](p, "answer the form", answerJS+"("+string(b)+")")
	p.effort.Fields += n
	return n
}
