package hearing

// Audited is a hearing as the audit compares it: what is recorded of each
// person, group and matter stands under its name and not under its place in a
// list, so that the history reads well. Who saved it is said by the entry.
func (h Hearing) Audited() any {
	r := h.Record
	out := view{Hearing: h, Relaas: map[Role]Relaas{}, Record: recordView{
		Record: r, Seats: map[Role]Seat{}, Advice: map[Group]Advice{}, Statements: map[Role]Statement{}, Findings: map[string]Finding{},
	}}
	for _, x := range h.Relaas {
		out.Relaas[x.Who] = x.said()
	}
	for _, x := range r.Seats {
		out.Record.Seats[x.Who] = x
	}
	for _, x := range r.Advice {
		out.Record.Advice[x.To] = x
	}
	for _, x := range r.Statements {
		out.Record.Statements[x.Who] = x
	}
	for _, x := range r.Findings {
		out.Record.Findings[x.Letter] = x
	}
	return out
}

// view replaces lists of a hearing by maps of the same name.
type view struct {
	Hearing
	Relaas map[Role]Relaas
	Record recordView
}

type recordView struct {
	Record
	Seats      map[Role]Seat
	Advice     map[Group]Advice
	Statements map[Role]Statement
	Findings   map[string]Finding
	Saves      []Save `json:",omitempty"`
}
