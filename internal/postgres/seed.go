package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/repeat"
	"timbang/internal/seed"
)

// atOnce is how many rows of a table one statement of Multiply writes.
const atOnce = 250

// Grown implements seed.Store.
func (db *DB) Grown(ctx context.Context, until calendar.Date) (int, error) {
	var n int64
	if err := db.conn(ctx).Table("petition").Where("registered_on <= ?", until).Count(&n).Error; err != nil {
		return 0, fmt.Errorf("count petitions: %w", err)
	}
	return int(n), nil
}

// Multiply implements seed.Store.
func (db *DB) Multiply(ctx context.Context, b seed.Batch) error {
	if err := db.conn(ctx).CreateInBatches(&b.Petitions, atOnce).Error; err != nil {
		return fmt.Errorf("multiply petitions: %w", worded(err))
	}
	if err := db.conn(ctx).Table("repeat_mark").CreateInBatches(&b.Marks, atOnce).Error; err != nil {
		return fmt.Errorf("multiply marks: %w", worded(err))
	}
	if err := db.multiplyNames(ctx, b.Names); err != nil {
		return err
	}
	if len(b.Referrals) == 0 {
		return nil
	}
	if err := db.conn(ctx).CreateInBatches(&b.Referrals, atOnce).Error; err != nil {
		return fmt.Errorf("multiply requests: %w", worded(err))
	}
	return nil
}

func (db *DB) multiplyNames(ctx context.Context, all []repeat.Named) error {
	for len(all) > 0 {
		part := all[:min(atOnce, len(all))]
		all = all[len(part):]
		var values []any
		for _, n := range part {
			values = append(values, n.PetitionID, n.Who, array(n.Tokens), n.Keys, n.Rules)
		}
		places := strings.Repeat(", (?, ?, cast(? as bigint[]), ?, ?)", len(part))[2:]
		if err := db.conn(ctx).Exec("insert into name_token (petition_id, who, tokens, keys, rules) values "+places, values...).Error; err != nil {
			return fmt.Errorf("multiply name tokens: %w", worded(err))
		}
	}
	return nil
}

// AddCourts makes invented courts in the database at dsn, unless they are there.
func AddCourts(ctx context.Context, dsn string, all []identity.Court) error {
	return asOwner(ctx, dsn, func(c *pgx.Conn) error {
		for _, x := range all {
			_, err := c.Exec(ctx, `insert into court (id, name, city, address, regency, letter_code, note)
				values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`, x.ID, x.Name, x.City, x.Address, x.Regency, x.LetterCode, x.Note)
			if err != nil {
				return err
			}
		}
		return nil
	})
}
