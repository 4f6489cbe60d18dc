package demo

import (
	"context"
	"maps"
	"slices"

	"timbang/internal/notice"
)

// unseen is how many working days of notices nobody has read yet.
const unseen = 4

// catchUp lets everybody have read what they were told before the last days.
func (t *teller) catchUp(ctx context.Context) error {
	t.clock.set(t.clock.day(-unseen), 6*60)
	notices := &notice.Service{Store: t.db, Now: t.clock.now}
	for _, name := range slices.Sorted(maps.Keys(t.actors)) {
		if _, err := notices.ReadAll(ctx, t.actors[name], t.clock.now()); err != nil {
			return err
		}
	}
	return nil
}
