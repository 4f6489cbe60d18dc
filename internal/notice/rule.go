package notice

import (
	"context"
	"slices"

	"timbang/internal/audit"
	"timbang/internal/identity"
)

// rule says who reads a notice, and to which page it leads.
type rule struct {
	to   Page
	read []group
}

// rules are the changes that somebody must know, by the name that the audit
// gives them, and what time alone brings.
var rules = map[Kind]rule{
	"petition.assign":  {Petition, []group{judge}},
	"petition.replace": {Petition, []group{judge}},
	"petition.return":  {Petition, []group{opener}},

	"referral.request":  {Referral, []group{supervisors}},
	"referral.accept":   {Referral, []group{judge, requester}},
	"referral.decline":  {Referral, []group{judge, requester}},
	"referral.allocate": {Referral, []group{assignee}},
	"referral.schedule": {Referral, []group{judge, requester, assignee}},
	"referral.revoke":   {Referral, []group{supervisors, assignee}},
	"referral.withdraw": {Referral, []group{supervisors, assignee}},
	"intake.attach":     {Referral, []group{judge, supervisors, assignee}},
	Late:                {Referral, []group{judge, requester, supervisors, assignee}},

	"assessment.submit": {Assessment, []group{supervisors}},
	"assessment.return": {Assessment, []group{author}},
	"assessment.sign":   {Referral, []group{judge, requester, author}},
	Superseded:          {Referral, []group{judge, requester, author}},

	"hearing.schedule": {Petition, []group{judge, opener}},
	"hearing.cancel":   {Petition, []group{judge, opener}},
	Adjourned:          {Petition, []group{judge, opener}},

	"repeat.ask":    {Request, []group{registrars}},
	"repeat.answer": {Repeats, []group{asker}},

	"protection.raise":   {Protection, []group{judge, supervisors}},
	"protection.add":     {Protection, []group{judge, supervisors, assignee}},
	"protection.hand":    {Protection, []group{judge, supervisors}},
	"protection.receive": {Protection, []group{judge, assignee}},
	"protection.close":   {Protection, []group{judge}},

	"agreement.end": {Agreement, []group{partners}},
	Ending:          {Agreement, []group{registrars, partners}},
	"brief.issue":   {Petition, []group{judge}},
	VisitDue:        {FollowUp, []group{opener, registrars}},
}

// Kinds that no audit entry bears as it is.
const (
	Late       Kind = "referral.late"
	Ending     Kind = "agreement.ending"
	VisitDue   Kind = "followup.due"
	Superseded Kind = "assessment.supersede"
	Adjourned  Kind = "hearing.adjourn"
)

// Kinds lists every kind of notice, in no order.
func Kinds() []Kind {
	out := make([]Kind, 0, len(rules))
	for k := range rules {
		out = append(out, k)
	}
	return out
}

// Teller keeps notices. internal/postgres implements it.
type Teller interface {
	Matter(ctx context.Context, kind, subject, petition string) (*Matter, error)
	Accounts(ctx context.Context, office identity.Office, court identity.CourtID, agency identity.AgencyID) ([]identity.Account, error)
	// AddNotices stores notices, all of one moment, and queues an e-mail for
	// each account that wants one. A reminder that was given already is left
	// out.
	AddNotices(ctx context.Context, all []Notice) error
}

// Hear is told of every audit entry inside the transaction of its change, and
// writes the notices that follow from it. Most entries concern nobody else.
func Hear(ctx context.Context, t Teller, e *audit.Entry) error {
	kind := kindOf(e)
	if _, ok := rules[kind]; !ok {
		return nil
	}
	m, err := t.Matter(ctx, e.Kind, e.Subject, e.Case)
	if err != nil {
		return err
	}
	if e.Kind == "request" && (e.Action == "repeat.ask") == (e.CourtID == m.Court) {
		return nil // both courts have an entry of it; one of them has to know
	}
	if kind == "assessment.sign" && m.Superseded {
		kind = Superseded
	}
	n := Notice{Kind: kind, At: e.At}
	return tell(ctx, t, n, m, e)
}

func kindOf(e *audit.Entry) Kind {
	adjourned := func(c audit.Change) bool { return c.Field == "Status" && c.To == "adjourned" }
	if e.Action == "hearing.record" && slices.ContainsFunc(e.Changes, adjourned) {
		return Adjourned
	}
	return Kind(e.Action)
}

// tell writes a notice to everybody who reads it but the one who did it.
func tell(ctx context.Context, t Teller, n Notice, m *Matter, e *audit.Entry) error {
	r := rules[n.Kind]
	n.Page, n.PetitionID, n.Subject = r.to, m.Petition, subject(r.to, m, e)
	var all []Notice
	told := []identity.AccountID{"", e.ActorID}
	for _, g := range r.read {
		ids, err := g.of(ctx, t, m, e.CourtID)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if !slices.Contains(told, id) {
				told = append(told, id)
				n.ID, n.AccountID = ID(identity.NewID()), id
				all = append(all, n)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	return t.AddNotices(ctx, all)
}

func subject(to Page, m *Matter, e *audit.Entry) string {
	switch to {
	case Petition, Repeats, FollowUp:
		return m.Petition
	case Referral:
		return m.Referral
	}
	return e.Subject
}

// of returns the accounts of a group.
func (g group) of(ctx context.Context, t Teller, m *Matter, court identity.CourtID) ([]identity.AccountID, error) {
	one := map[group]identity.AccountID{judge: m.Judge, opener: m.Opener, requester: m.Requester, assignee: m.Assignee, author: m.Author, asker: m.Asker}
	if id, ok := one[g]; ok {
		return []identity.AccountID{id}, nil
	}
	if g == registrars {
		return holders(ctx, t, identity.Registrar, court, "")
	}
	agencies := m.Partners
	if g == supervisors {
		agencies = []identity.AgencyID{m.Agency}
	}
	var out []identity.AccountID
	for _, y := range agencies {
		ids, err := holders(ctx, t, identity.Supervisor, "", y)
		if err != nil {
			return nil, err
		}
		out = append(out, ids...)
	}
	return out, nil
}

// holders returns who holds an office at a court or an agency. Without either
// it is nobody, and never everybody.
func holders(ctx context.Context, t Teller, o identity.Office, court identity.CourtID, agency identity.AgencyID) ([]identity.AccountID, error) {
	if court == "" && agency == "" {
		return nil, nil
	}
	all, err := t.Accounts(ctx, o, court, agency)
	if err != nil {
		return nil, err
	}
	out := make([]identity.AccountID, len(all))
	for i, a := range all {
		out[i] = a.ID
	}
	return out, nil
}
