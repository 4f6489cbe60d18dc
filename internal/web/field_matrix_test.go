package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"timbang/forms"
	"timbang/internal/assessment"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/golden"
)

// reader is somebody of the desk by what they have to do with an assessment.
type reader struct {
	who  identity.Actor
	part string
}

var readers = []reader{
	{desk.Assessor, "penulis"}, {desk.Supervisor, "penyelianya"}, {desk.Judge, "hakim perkara"},
	{desk.SecondAssessor, "asesor lain"}, {desk.SecondJudge, "hakim lain"}, {desk.Clerk, "petugas"}, {desk.Registrar, "panitera"},
	{desk.OtherSupervisor, "lembaga lain"}, {desk.OtherJudge, "pengadilan lain"}, {desk.Monitor, "pemantau"}, {desk.Admin, "pengelola"},
}

// TestWhoSeesWhichFieldIsPrinted marks every text of every instrument, opens the
// assessment as everybody before and after the signature, counts the marks by
// lane, and prints what was seen.
func TestWhoSeesWhichFieldIsPrinted(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	all, err := instrument.Load(forms.FS)
	h.must(err)
	var ids []string
	for _, in := range all.All() {
		if last, err := all.Latest(in.ID); err == nil && last == in {
			ids = append(ids, in.ID)
		}
	}
	h.covered(ids...)
	var b strings.Builder
	b.WriteString("# Siapa melihat isian apa\n\nBerkas ini dicetak oleh pengujian yang menandai setiap isian teks setiap instrumen dan membuka asesmennya sebagai setiap orang; jangan disunting. Angka adalah banyaknya isian teks yang tampak pada halaman asesmen; garis berarti halaman itu tidak ada bagi orang tersebut.\n")
	for i, id := range ids {
		in, err := all.Latest(id)
		h.must(err)
		h.petition = h.Assigned(t, 10+i)
		a, marks := h.marked(h.fill(h.begun(id)), in)
		if marks[""] == 0 {
			t.Errorf("%s has no open text", id)
		}
		fmt.Fprintf(&b, "\n## %s\n", id)
		h.seen(&b, "draf", a, in, marks)
		at := assessmentURL(a.ID)
		h.get(desk.Assessor, at)
		h.post(desk.Assessor, at+"/submit", h.hidden())
		h.want(http.StatusSeeOther)
		h.get(desk.Supervisor, at)
		h.post(desk.Supervisor, at+"/sign", h.hidden())
		h.want(http.StatusSeeOther)
		h.seen(&b, "ditandatangani", a, in, marks)
	}
	golden.Text(t, "../../docs/fields.md", []byte(b.String()))
}

func laneOf(it *instrument.Item) assessment.Lane {
	switch {
	case it.Block == instrument.VoiceBlock:
		return assessment.VoiceLane
	case it.Restricted:
		return assessment.RestrictedLane
	}
	return ""
}

func mark(it *instrument.Item) string { return "zq" + it.ID + "zq" }

// marked replaces every visible text of a filled draft by a mark of its field,
// and counts the marks by lane.
func (h *agencyHouse) marked(a *assessment.Assessment, in *instrument.Instrument) (*assessment.Assessment, map[assessment.Lane]int) {
	h.t.Helper()
	count := map[assessment.Lane]int{}
	for _, sec := range in.Sections {
		form := map[string][]string{}
		for _, it := range sec.Items {
			if it.Kind == instrument.Several {
				form[it.ID] = a.Answers[it.ID]
			}
			if (it.Kind == instrument.Text || it.Kind == instrument.LongText) && in.Visible(it, a.Answers) {
				form[it.ID] = []string{mark(it)}
				count[laneOf(it)]++
			}
		}
		var err error
		a, _, err = h.Assessments.Write(h.t.Context(), desk.Assessor, desk.Of(a), sec.ID, form)
		h.must(err)
	}
	return a, count
}

// seen opens the page of an assessment as every reader and prints which marks
// stand on it.
func (h *agencyHouse) seen(b *strings.Builder, state string, a *assessment.Assessment, in *instrument.Instrument, marks map[assessment.Lane]int) {
	h.t.Helper()
	b.WriteString("\n| " + state + " |")
	for _, r := range readers {
		b.WriteString(" " + r.part + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(readers)))
	saw := map[string]map[assessment.Lane]int{}
	for _, r := range readers {
		if h.get(r.who, assessmentURL(a.ID)); h.out.code != http.StatusOK {
			continue
		}
		saw[r.part] = map[assessment.Lane]int{}
		for _, sec := range in.Sections {
			for _, it := range sec.Items {
				if strings.Contains(h.out.html, mark(it)) {
					saw[r.part][laneOf(it)]++
				}
			}
		}
	}
	for _, lane := range []assessment.Lane{"", assessment.RestrictedLane, assessment.VoiceLane} {
		name := lane.Label()
		if name == "" {
			name = "terbuka"
		}
		fmt.Fprintf(b, "\n| %s (%d) |", name, marks[lane])
		for _, r := range readers {
			if saw[r.part] == nil {
				b.WriteString(" – |")
			} else {
				fmt.Fprintf(b, " %d |", saw[r.part][lane])
			}
		}
	}
	b.WriteString("\n")
}
