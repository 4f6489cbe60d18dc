package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/instrument"
	"timbang/internal/referral"
)

// What is kept first where there are more events than lines.
const (
	always  = iota // the case before the court, and what happened to the child
	usually        // what came of requests, and the papers that weigh most
	perhaps        // other papers, and what is listed elsewhere too
)

// dated is an event and how readily it is left out.
type dated struct {
	Event
	spare int
}

// chronology lists what happened, oldest first, the most important where there
// is not room for all; of two as important the later stays.
func (d *dossier) chronology() []Event {
	all := slices.Concat(d.proceedings(), d.lived(), d.papers(), d.asking(), d.assessed())
	all = slices.DeleteFunc(all, func(e dated) bool { return e.On.IsZero() })
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Or(a.spare-b.spare, b.On.Compare(a.On)) })
	all = all[:min(len(all), MaxEvents)]
	var out []Event
	for _, e := range all {
		out = append(out, e.Event)
	}
	slices.SortStableFunc(out, func(a, b Event) int { return a.On.Compare(b.On) })
	return out
}

func on(day calendar.Date, spare int, what Sentence) dated {
	return dated{Event{On: day, What: what}, spare}
}

// proceedings is the way of the petition through the court.
func (d *dossier) proceedings() []dated {
	out := []dated{
		on(d.RegisteredOn, always, say(d.from("registeredon"), "Permohonan didaftarkan dengan nomor %s.", d.Number)),
		on(d.AssignedOn, perhaps, say(d.from("assignedon"), "Hakim dan panitera pengganti ditetapkan.")),
		on(d.Reason.Wedding, always, say(d.from("reason.wedding"), "Rencana perkawinan menurut Pemohon.")),
	}
	if d.SubmittedAt != nil {
		out = append(out, on(calendar.Of(*d.SubmittedAt), perhaps, say(d.from("submittedat"), "Permohonan diserahkan untuk diperiksa kelengkapannya.")))
	}
	for i, r := range d.Returns {
		out = append(out, on(r.On, usually, say(d.from(fmt.Sprintf("returns.%d", i)), "Permohonan dikembalikan untuk dilengkapi, %d hal.", len(r.Defects))))
	}
	for i, h := range d.hearings {
		spare := always
		if h.Status == hearing.Scheduled && i < len(d.hearings)-1 {
			spare = perhaps // another took its place
		}
		out = append(out, on(h.On, spare, d.sitting(i)))
	}
	return out
}

// papers are the dated papers; the refusal of the KUA comes from the petition
// where its paper is not there.
func (d *dossier) papers() []dated {
	var out []dated
	for _, x := range d.documents {
		spare := perhaps
		if x.Kind == "penolakan" || x.Kind == "kesehatan" {
			spare = usually
		}
		if !x.Kind.Statutory() || x.Kind == "f" {
			out = append(out, on(x.IssuedOn, spare, say(paper(x, "issuedon"), "%s%s.", x.Kind.Label(), from(x.Issuer))))
		}
	}
	if d.lacks("penolakan") {
		out = append(out, on(d.Reason.RefusedOn, usually, say(d.from("reason.refusedon"), "Penolakan KUA menurut permohonan%s.", from(d.Reason.KUA))))
	}
	return out
}

func from(whom string) string {
	if whom == "" {
		return ""
	}
	return " dari " + whom
}

// asking is what the court asked of agencies and what they answered.
func (d *dossier) asking() []dated {
	var out []dated
	for _, r := range d.referrals {
		name := shorter.Replace(d.name(r))
		words := fmt.Sprintf("Asesmen diminta kepada %s, batas waktu %s.", name, r.Due.Indonesian())
		if r.CameFirst {
			words = fmt.Sprintf("Anak datang ke %s sebelum permohonan diajukan; asesmen dimulai atas nama lembaga.", name)
		}
		out = append(out, on(calendar.Of(r.RequestedAt), perhaps, say(d.asked(r, "requestedat"), "%s", words)))
		if r.Status == referral.Declined && r.AnsweredAt != nil {
			out = append(out, on(calendar.Of(*r.AnsweredAt), usually, say(d.asked(r, "reason"), "%s tidak dapat memenuhi permintaan asesmen: %s", name, r.Why())))
		}
	}
	return out
}

// assessed is what the assessments date: events of the child's life, when the
// child was seen, and the signature.
func (d *dossier) assessed() []dated {
	var out []dated
	for _, a := range d.standing() {
		name := shorter.Replace(a.agency)
		out = append(out, on(a.signedOn(), usually, say(a.from("signedat"), "Asesmen %s ditandatangani.", name)))
		if seen := a.form.Safeguards(a.Answers).ChildLastSeen; !seen.IsZero() {
			out = append(out, on(seen, usually, say(a.from("sg_child_last_seen"), "Anak terakhir ditemui %s.", name)))
		}
		out = append(out, a.lived(name)...)
	}
	return out
}

// lived are the dated answers to the form's own questions in the open lane.
func (a signed) lived(name string) []dated {
	var out []dated
	answers := a.form.Relevant(a.Answers)
	for _, s := range a.form.Sections {
		for _, it := range s.Items {
			switch {
			case it.Block != instrument.OwnBlock || it.Restricted:
			case it.Kind == instrument.Day:
				out = append(out, on(answers.Date(it.ID), always, say(a.from(it.ID), "%s (menurut %s).", it.Text, name)))
			case it.Kind == instrument.Table:
				out = append(out, a.rows(it, answers, name)...)
			}
		}
	}
	return out
}

// rows are the lines of a table that have a date.
func (a signed) rows(it *instrument.Item, answers instrument.Answers, name string) []dated {
	var out []dated
	for row := range slices.Chunk(it.Cells(), max(1, len(it.Columns))) {
		var day calendar.Date
		var parts []string
		for _, c := range row {
			if c.Column.Kind == instrument.Day {
				day = answers.Date(c.Name)
			} else if v := answers.Text(c.Name); v != "" {
				parts = append(parts, v)
			}
		}
		spare := perhaps
		if it.Factor != "F15" {
			spare = always
		}
		out = append(out, on(day, spare, say(a.from(it.ID), "%s: %s (menurut %s).", it.Text, strings.Join(parts, "; "), name)))
	}
	return out
}
