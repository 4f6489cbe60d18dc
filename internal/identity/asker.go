package identity

import "context"

type askerKey struct{}

// On returns a context in which who asks for everything. The database shows
// and takes only what is theirs; for the zero Actor that is nothing.
func On(ctx context.Context, who Actor) context.Context {
	return context.WithValue(ctx, askerKey{}, who)
}

// Asker returns who asks in ctx, and whether anybody was named.
func Asker(ctx context.Context) (Actor, bool) {
	who, ok := ctx.Value(askerKey{}).(Actor)
	return who, ok
}
