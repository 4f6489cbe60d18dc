package web

import "timbang/internal/instrument"

// SectionRead is one section of an assessment in words.
type SectionRead struct {
	ID, Title, Factor string
	Href              string // where it is changed, while it can be
	Answers           []AnswerRead
}

// AnswerRead is one question with its answer in words; empty words mean that
// it was not answered.
type AnswerRead struct {
	Question, Words string
	Factor          string // where it is not the section's
	Asked           string // in which language, where that was recorded
	Restricted      bool
}

// VoiceRead is the child's own words, set apart.
type VoiceRead struct {
	Words, Language, Translation string
	Sasak                        bool
	Answers                      []AnswerRead // how, where and with whom
}

// readSections puts every question that is asked into words. The child's own
// words stand in VoiceRead only.
func readSections(x sheet) []SectionRead {
	var out []SectionRead
	for _, sec := range x.in.Sections {
		r := SectionRead{ID: sec.ID, Title: sec.Title}
		if sec.Factor != instrument.Procedure && sec.Factor != "" {
			r.Factor = factorName(sec.Factor)
		}
		for _, it := range sec.Items {
			if it.Block == instrument.VoiceBlock || !x.in.Visible(it, x.Answers) {
				continue
			}
			r.Answers = append(r.Answers, answerRead(it, sec, x.Answers))
		}
		if len(r.Answers) > 0 {
			out = append(out, r)
		}
	}
	return out
}

func answerRead(it *instrument.Item, sec *instrument.Section, a instrument.Answers) AnswerRead {
	r := AnswerRead{Question: it.Text, Words: it.Words(a), Asked: it.SpokenWords(a), Restricted: it.Restricted}
	if it.Kind == instrument.Choice || it.Kind == instrument.YesNo {
		r.Words = sentence(r.Words)
	}
	if it.Factor != sec.Factor {
		r.Factor = factorName(it.Factor)
	}
	return r
}

// readVoice gives the child's voice, or nil where the instrument does not ask
// for it or nobody said yet whether the child was heard.
func readVoice(x sheet) *VoiceRead {
	v, ok := x.in.Voice(x.Answers)
	if !ok {
		return nil
	}
	r := &VoiceRead{Words: v.Words, Language: v.Language, Translation: v.Translation, Sasak: x.Answers.Text("voice_language") == "sasak"}
	for _, st := range v.Statements {
		if st.Field != "voice_words" && st.Field != "voice_translation" {
			r.Answers = append(r.Answers, AnswerRead{Question: st.Question, Words: st.Words, Restricted: st.Restricted})
		}
	}
	return r
}

// silent lists the factors that the instrument does not cover.
func silent(in *instrument.Instrument) []string {
	var out []string
	for _, f := range in.Uncovered() {
		out = append(out, factorName(f.ID))
	}
	return out
}
