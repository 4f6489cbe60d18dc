package instrument

// Languages lists in which language a question with a Sasak prompt was asked.
var Languages = []Option{{"indonesia", "Indonesia"}, {"sasak", "Sasak"}, {"keduanya", "Indonesia dan Sasak"}}

// SpokenField names the answer that says in which language an item was asked,
// "f07_status.spoken". It is empty for an item without a Sasak prompt.
func (it *Item) SpokenField() string {
	if it.Sasak == "" {
		return ""
	}
	return it.ID + ".spoken"
}

// spoken is the question behind SpokenField: answered by choice, never needed.
func (it *Item) spoken() *Item { return &Item{Kind: Choice, Options: Languages} }

// SpokenWords says in which language an item was asked, or nothing where that
// was not recorded.
func (it *Item) SpokenWords(a Answers) string {
	said := a.Text(it.SpokenField())
	if it.Sasak == "" || said == "" {
		return ""
	}
	return "Ditanyakan dalam bahasa " + label(Languages, said) + "."
}
