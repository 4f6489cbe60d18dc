// Package access decides who may do what. The table in policy.go is the whole
// policy; docs/access.md is printed from it.
//
// It is asked twice: by the route, whether the office may ever do this, and by
// the verb, whether this person may do it to this record. A record of another
// court, of another agency or of another judge does not exist for the asker:
// the answer is NotFound and never Forbidden.
package access

import (
	"slices"

	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Action is something a person can ask the system to do.
type Action string

// Scope says to whom a record belongs, and in a list for whom it is made.
// Empty fields do not bind.
type Scope struct {
	Court    identity.CourtID
	Judge    identity.AccountID
	Agency   identity.AgencyID
	Assignee identity.AccountID
}

// May reports whether the office may ever perform the action.
func May(o identity.Office, a Action) bool {
	return a == Public || slices.Contains(policy[a].offices, o)
}

// Check returns nil if the actor may perform the action on a record in scope.
// It returns Forbidden if the office never may, and NotFound if the record is
// somebody else's.
func Check(by identity.Actor, a Action, in Scope) error {
	switch {
	case !May(by.Office, a):
		return problem.New(problem.Forbidden, "Tindakan ini bukan wewenang %s. Hubungi petugas yang berwenang.", by.Office.Label())
	case !holds(by, in):
		return problem.Missing()
	}
	return nil
}

// holds reports whether a record in scope exists for the actor.
func holds(by identity.Actor, in Scope) bool {
	switch by.Office {
	case identity.Clerk, identity.Registrar:
		return in.Court == by.Court
	case identity.Judge:
		return in.Court == by.Court && in.Judge == by.ID
	case identity.Supervisor:
		return in.Agency != "" && in.Agency == by.Agency
	case identity.Assessor:
		return in.Agency != "" && in.Agency == by.Agency && in.Assignee == by.ID
	case identity.Operator:
		return true
	case identity.Monitor, identity.Admin:
		return in == Scope{}
	}
	return false
}

// Of returns the scope in which the actor sees lists: a clerk the court, a
// judge the petitions assigned to them, an assessor the referrals allocated to
// them.
func Of(by identity.Actor) Scope {
	s := Scope{Court: by.Court, Agency: by.Agency}
	if by.Office == identity.Judge {
		s.Judge = by.ID
	}
	if by.Office == identity.Assessor {
		s.Assignee = by.ID
	}
	return s
}
