package web

import (
	"cmp"
	"slices"
	"strings"

	"timbang/internal/hearing"
	"timbang/internal/law"
)

// everyItem ticks the letters a to e at once.
const everyItem = "semua"

// sheetParts are the articles of the hearing sheet with what is recorded.
func sheetParts(h *hearing.Hearing, seats []hearing.Summoned) []SheetPart {
	r := h.Record
	parts := []SheetPart{attendancePart(r, seats), mannerPart(r)}
	return append(append(parts, adviceParts(r)...), statementPart(r, seats), endPart(h))
}

func attendancePart(r hearing.Record, seats []hearing.Summoned) SheetPart {
	p := SheetPart{Columns: []string{"Kehadiran", "Panggilan", "Alasan tidak hadir"}}
	p.Legend, p.Hint = "Pasal 10: kehadiran", "Anak, calon, dan orang tua calon boleh hadir pada hari yang berbeda."
	for _, x := range seats {
		name, s := "seat."+string(x.Who), r.Seat(x.Who)
		p.Heads = append(p.Heads, x.Line())
		p.Fields = append(p.Fields,
			Field{Name: name + ".presence", Label: "Kehadiran", Kind: "select", Value: string(s.Presence), Options: presences()},
			Field{Name: name + ".summons", Label: "Panggilan", Kind: "select", Value: string(s.Summons), Options: summonses()},
			Field{Name: name + ".why", Label: "Alasan tidak hadir", Value: s.Why})
	}
	return p
}

func presences() []Option {
	var out []Option
	for _, o := range hearing.PresenceOptions {
		out = append(out, Option{Value: string(o.Value), Text: o.Label})
	}
	return out
}

func summonses() []Option {
	var out []Option
	for _, o := range hearing.SummonsOptions {
		out = append(out, Option{Value: string(o.Value), Text: o.Label})
	}
	return out
}

func manners() []Option {
	var out []Option
	for _, o := range hearing.MannerOptions {
		out = append(out, Option{Value: string(o.Value), Text: o.Label})
	}
	return out
}

func mannerPart(r hearing.Record) SheetPart {
	kept := Field{Name: "manner", Label: "Yang dijaga", Kind: "several", Options: []Option{
		{Value: "understood", Text: "Bahasa dan cara yang mudah dimengerti anak"},
		{Value: "plain", Text: "Hakim dan panitera pengganti tanpa atribut persidangan"},
	}}
	if r.Understood {
		kept.Values = append(kept.Values, "understood")
	}
	if r.Plain {
		kept.Values = append(kept.Values, "plain")
	}
	return SheetPart{Fieldset: Fieldset{Legend: "Pasal 11 dan 15: bahasa, suasana, dan pendamping", Fields: []Field{
		kept,
		{Name: "language", Label: "Bahasa yang dipakai anak", Width: "medium", Value: r.Language, Hint: "Misalnya Sasak"},
		{Name: "companion", Label: "Pendamping anak", Value: r.Companion},
		{Name: "interpreter", Label: "Juru bahasa", Value: r.Interpreter},
	}}}
}

// adviceParts are the four groups by the five letters, and how each took it.
func adviceParts(r hearing.Record) []SheetPart {
	boxes := SheetPart{Matrix: true}
	boxes.Legend, boxes.Hint = "Pasal 12: nasihat tentang risiko", "Tanpa nasihat, penetapan batal demi hukum."
	said := SheetPart{Heads: []string{"Tanggapan"}}
	for _, g := range hearing.Advising {
		a := r.AdviceTo(g)
		f := Field{Name: "advice." + string(g), Label: g.Label(), Kind: "several", Values: a.Items, Options: []Option{{Value: everyItem, Text: "Semua, huruf a sampai e"}}}
		for _, i := range law.AdviceItems {
			f.Options = append(f.Options, Option{Value: i.Letter, Text: i.Letter + ". " + i.Words})
		}
		boxes.Columns, boxes.Fields = append(boxes.Columns, g.Label()), append(boxes.Fields, f)
		said.Columns = append(said.Columns, g.Label())
		said.Fields = append(said.Fields, Field{Name: f.Name + ".response", Label: "Tanggapan " + lowerFirst(g.Label()), Kind: "longtext", Rows: 2, Value: a.Response})
	}
	return []SheetPart{boxes, said}
}

func statementPart(r hearing.Record, seats []hearing.Summoned) SheetPart {
	p := SheetPart{Columns: []string{"Cara didengar", "Bersama siapa", "Pokok keterangan"}}
	p.Legend, p.Hint = "Pasal 13: yang didengar", "Kosongkan bagi yang tidak didengar hari ini. Tanpa mendengar mereka, penetapan batal demi hukum."
	for _, x := range seats {
		name, s := "said."+string(x.Who), r.Statement(x.Who)
		p.Heads = append(p.Heads, x.Line())
		p.Fields = append(p.Fields,
			Field{Name: name + ".how", Label: "Cara didengar", Kind: "select", Value: string(s.How), Options: manners()},
			Field{Name: name + ".with", Label: "Bersama siapa", Value: s.With},
			Field{Name: name + ".gist", Label: "Pokok keterangan", Kind: "longtext", Rows: 2, Value: s.Gist})
	}
	return p
}

func endPart(h *hearing.Hearing) SheetPart {
	r := h.Record
	end := Field{Name: "end", Label: "Sidang hari ini", Kind: "choice", Required: true}
	for _, o := range hearing.EndOptions {
		end.Options = append(end.Options, Option{Value: cmp.Or(string(o.Value), unfinished), Text: o.Label})
	}
	if len(r.Saves) > 0 {
		end.Value = cmp.Or(string(r.End), unfinished)
	}
	p := SheetPart{Fieldset: Fieldset{Legend: "Akhir sidang", Fields: []Field{
		end,
		{Name: "reason", Label: "Alasan ditunda", Kind: "longtext", Rows: 2, Value: r.Reason, Hint: "Bila sidang ditunda."},
		{Name: "next", Label: "Tanggal sidang berikutnya", Kind: "date", Value: r.Next.Short(), Hint: "Bila sidang ditunda. Contoh 30-11-2026"},
		{Name: "ordered", Label: "Pemohon diperintahkan menghadirkan", Kind: "several", Hint: "Bila sidang ditunda: yang harus dihadirkan pada sidang berikutnya (PERMA 5/2019 Pasal 10 ayat (4)).", Values: orderedGroups(r), Options: bringingOptions()},
	}}}
	if r.End != "" {
		p.Fields = append(p.Fields, Field{Name: "why", Label: "Apa yang dikoreksi dan mengapa", Required: true})
	}
	return p
}

func bringingOptions() []Option {
	var out []Option
	for _, g := range hearing.Bringing {
		out = append(out, Option{Value: string(g), Text: g.Label()})
	}
	return out
}

func orderedGroups(r hearing.Record) []string {
	var out []string
	for _, g := range r.Ordered {
		out = append(out, string(g))
	}
	return out
}

// unfinished is how the form says that the record has no end yet.
const unfinished = "belum"

// readRecord reads the hearing sheet.
func readRecord(in *input, seats []hearing.Summoned) hearing.Record {
	manner := in.several("manner")
	r := hearing.Record{
		Language: in.text("language"), Companion: in.text("companion"), Interpreter: in.text("interpreter"),
		Understood: slices.Contains(manner, "understood"), Plain: slices.Contains(manner, "plain"),
		Reason: in.long("reason"), Next: in.date("next"),
	}
	for _, x := range seats {
		if s := readSeat(in, x.Who); !x.Spare || s != (hearing.Seat{Who: x.Who}) {
			r.Seats = append(r.Seats, s)
		}
		if s := readStatement(in, x.Who); s != (hearing.Statement{Who: x.Who}) {
			r.Statements = append(r.Statements, s)
		}
	}
	for _, g := range hearing.Advising {
		if a := readAdvice(in, g); len(a.Items) > 0 || a.Response != "" {
			r.Advice = append(r.Advice, a)
		}
	}
	r.Ordered = []hearing.Group{} // it was asked
	for _, g := range in.several("ordered") {
		r.Ordered = append(r.Ordered, hearing.Group(g))
	}
	switch end := in.text("end"); end {
	case unfinished:
	case "":
		in.fault("end", "Pilih bagaimana sidang hari ini berakhir, atau belum selesai dicatat.")
	default:
		r.End = hearing.End(end)
	}
	return r
}

func readSeat(in *input, who hearing.Role) hearing.Seat {
	name := "seat." + string(who)
	return hearing.Seat{
		Who: who, Summons: hearing.Summons(in.text(name + ".summons")),
		Presence: hearing.Presence(in.text(name + ".presence")), Why: in.text(name + ".why"),
	}
}

func readStatement(in *input, who hearing.Role) hearing.Statement {
	name := "said." + string(who)
	return hearing.Statement{Who: who, How: hearing.Manner(in.text(name + ".how")), With: in.text(name + ".with"), Gist: in.long(name + ".gist")}
}

// readAdvice reads the letters in their order, all of them for "semua".
func readAdvice(in *input, g hearing.Group) hearing.Advice {
	name := "advice." + string(g)
	ticked := in.several(name)
	a := hearing.Advice{To: g, Response: in.long(name + ".response")}
	for _, i := range law.AdviceItems {
		if slices.Contains(ticked, i.Letter) || slices.Contains(ticked, everyItem) {
			a.Items = append(a.Items, i.Letter)
		}
	}
	for _, v := range ticked {
		if v != everyItem && !slices.Contains(a.Items, v) {
			a.Items = append(a.Items, strings.TrimSpace(v)) // refused by its check
		}
	}
	return a
}
