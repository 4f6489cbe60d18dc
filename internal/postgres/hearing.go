package postgres

import (
	"context"
	"fmt"

	"timbang/internal/calendar"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// Hearings implements hearing.Store.
func (db *DB) Hearings(ctx context.Context, id petition.ID) ([]hearing.Hearing, error) {
	var out []hearing.Hearing
	if err := db.conn(ctx).Where("petition_id = ?", id).Order("ordinal").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list hearings: %w", err)
	}
	var relaas []hearing.Relaas
	if err := db.conn(ctx).Where("petition_id = ?", id).Order("hearing_id, who").Find(&relaas).Error; err != nil {
		return nil, fmt.Errorf("list relaas: %w", err)
	}
	for i, h := range out {
		for _, r := range relaas {
			if r.HearingID == h.ID {
				out[i].Relaas = append(out[i].Relaas, r)
			}
		}
	}
	return out, nil
}

// SaveRelaas implements hearing.Store.
func (db *DB) SaveRelaas(ctx context.Context, r *hearing.Relaas) error {
	return save(db.conn(ctx), r, &r.Version)
}

// SaveHearing implements hearing.Store.
func (db *DB) SaveHearing(ctx context.Context, h *hearing.Hearing) error {
	return save(db.conn(ctx), h, &h.Version)
}

// Bookings implements hearing.Store. A hearing that a later one replaced takes
// up nothing.
func (db *DB) Bookings(ctx context.Context, court identity.CourtID, on calendar.Date) ([]hearing.Booking, error) {
	var out []hearing.Booking
	err := db.conn(ctx).Raw(`select h.petition_id, p.number, p.judge_id, h.at, h.room
		from hearing h join petition p on p.id = h.petition_id
		where h.court_id = ? and h."on" = ? and p.status in ('scheduled', 'in_hearing')
		  and not exists (select from hearing later where later.petition_id = h.petition_id and later.ordinal > h.ordinal)
		order by h.at, h.petition_id limit ?`, court, on, mostListed).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list bookings: %w", err)
	}
	return out, nil
}
