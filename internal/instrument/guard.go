package instrument

import "net/url"

// Guarded reports whether emptying the answer is an act of its own and not a
// field left blank: text that holds the child's own words, a restricted finding
// or the reasoned conclusion (F16).
func (it *Item) Guarded() bool {
	text := it.Kind == Text || it.Kind == LongText
	return text && (it.Block == VoiceBlock || it.Restricted || it.Factor == "F16")
}

// ClearField is the name of the form control that empties a guarded answer.
func (it *Item) ClearField() string { return "clear." + it.ID }

// Keep puts back into given the guarded answers of a section that would be
// emptied without that control, and says so in one fault each. Unchanged is not
// cleared, and cleared is never an oversight.
func (in *Instrument) Keep(section string, stored, given Answers, form url.Values) []Fault {
	s, ok := in.Section(section)
	if !ok {
		return nil
	}
	var out []Fault
	for _, it := range s.Items {
		now, sent := given[it.ID]
		if !it.Guarded() || !sent || !now.Empty() || stored[it.ID].Empty() || form.Get(it.ClearField()) != "" {
			continue
		}
		given[it.ID] = stored[it.ID]
		out = append(out, Fault{Section: section, Field: it.ID, Kept: true, Words: "Isian ini tidak dikosongkan; yang tersimpan tetap ada. Centang “Kosongkan isian ini” bila memang harus kosong."})
	}
	return out
}
