package access

import "slices"

// Sorted lists the actions of the policy by name.
func Sorted() []Action {
	all := Actions()
	slices.Sort(all)
	return all
}

// Why says what an action is for.
func Why(a Action) string { return policy[a].why }
