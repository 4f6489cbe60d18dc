package postgres

import (
	"context"
	"fmt"

	"timbang/internal/petition"
	"timbang/internal/problem"
)

// SaveLink implements petition.Store.
func (db *DB) SaveLink(ctx context.Context, l *petition.Link) error {
	return worded(db.conn(ctx).Table("petition_link").Create(l).Error)
}

// EndLink implements petition.Store.
func (db *DB) EndLink(ctx context.Context, l *petition.Link) error {
	r := db.conn(ctx).Table("petition_link").
		Where("petition_id = ? and other_id = ? and unlinked_at is null", l.PetitionID, l.OtherID).
		Updates(map[string]any{"unlinked_at": l.UnlinkedAt, "unlinked_by": l.UnlinkedBy, "unlink_why": sealText(db.Keys, "petition_link", "unlink_why", []string{string(l.PetitionID), string(l.OtherID)}, []byte(l.UnlinkWhy))})
	if r.Error == nil && r.RowsAffected == 0 {
		return problem.Stale()
	}
	return worded(r.Error)
}

// Links implements petition.Store.
func (db *DB) Links(ctx context.Context, id petition.ID) ([]petition.Link, error) {
	return db.links(ctx, id, "l.unlinked_at is null")
}

// EndedLinks implements petition.Store.
func (db *DB) EndedLinks(ctx context.Context, id petition.ID) ([]petition.Link, error) {
	return db.links(ctx, id, "l.unlinked_at is not null")
}

func (db *DB) links(ctx context.Context, id petition.ID, which string) ([]petition.Link, error) {
	var out []petition.Link
	err := db.conn(ctx).Raw(`select l.*, coalesce(p.number, '') as other_number, coalesce(p.judge_id, '') as other_judge from petition_link l
		join petition p on p.id = l.other_id where l.petition_id = ? and `+which+` order by l.linked_at, l.other_id`, id).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list links: %w", err)
	}
	return out, nil
}

// References implements petition.Store.
func (db *DB) References(ctx context.Context, id petition.ID) ([]petition.Reference, error) {
	var out []petition.Reference
	if err := db.conn(ctx).Table("document_reference").Where("petition_id = ?", id).Order("referred_at, id").Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list references: %w", err)
	}
	for i := range out {
		d, err := first[petition.Document](db.conn(ctx).Where("id = ?", out[i].DocumentID))
		if err != nil {
			return nil, err
		}
		owner, err := db.Petition(ctx, out[i].OwnerID)
		if err != nil {
			return nil, err
		}
		out[i].Document, out[i].OwnerNumber = *d, owner.Number
	}
	return out, nil
}

// SaveReference implements petition.Store.
func (db *DB) SaveReference(ctx context.Context, r *petition.Reference) error {
	return save(db.conn(ctx).Table("document_reference"), r, &r.Version)
}
