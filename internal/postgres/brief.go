package postgres

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"timbang/internal/brief"
	"timbang/internal/petition"
)

// briefColumns are those of a brief without its file and its data.
const briefColumns = "id, petition_id, court_id, number, code, facts, sha256, hearing_id, issued_at, issued_by"

func (db *DB) briefs(ctx context.Context, columns string) *gorm.DB {
	return db.conn(ctx).Table("brief").Select(columns)
}

// Briefs implements brief.Store.
func (db *DB) Briefs(ctx context.Context, id petition.ID) ([]brief.Issued, error) {
	var out []brief.Issued
	err := db.briefs(ctx, briefColumns).Where("petition_id = ?", id).Order("number desc").Limit(mostListed).Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list briefs: %w", err)
	}
	return out, nil
}

// LastBrief implements brief.Store.
func (db *DB) LastBrief(ctx context.Context, id petition.ID) (brief.ID, error) {
	return widely(ctx, db, toVerify, func(ctx context.Context) (last brief.ID, err error) {
		if err = db.briefs(ctx, "id").Where("petition_id = ?", id).Order("number desc").Limit(1).Scan(&last).Error; err != nil {
			return "", fmt.Errorf("find last brief: %w", err)
		}
		return last, nil
	})
}

// BriefBound implements brief.Store.
func (db *DB) BriefBound(ctx context.Context, id brief.ID) (*brief.Issued, error) {
	return widely(ctx, db, toVerify, func(ctx context.Context) (*brief.Issued, error) {
		return first[brief.Issued](db.briefs(ctx, briefColumns).Where("id = ?", id))
	})
}

// NewestBrief implements brief.Store.
func (db *DB) NewestBrief(ctx context.Context, id petition.ID) (*brief.Issued, error) {
	return first[brief.Issued](db.briefs(ctx, briefColumns+", sealed").
		Where("petition_id = ? and number = (select max(number) from brief where petition_id = ?)", id, id))
}

// Brief implements brief.Store.
func (db *DB) Brief(ctx context.Context, id brief.ID) (*brief.Issued, error) {
	return first[brief.Issued](db.briefs(ctx, briefColumns+", content, sealed").Where("id = ?", id))
}

// BriefByCode implements brief.Store.
func (db *DB) BriefByCode(ctx context.Context, code string) (*brief.Issued, error) {
	return widely(ctx, db, toVerify, func(ctx context.Context) (*brief.Issued, error) {
		return first[brief.Issued](db.briefs(ctx, briefColumns).Where("code = ?", code))
	})
}

// BriefByHash implements brief.Store.
func (db *DB) BriefByHash(ctx context.Context, sha256 string) (*brief.Issued, error) {
	return widely(ctx, db, toVerify, func(ctx context.Context) (*brief.Issued, error) {
		return first[brief.Issued](db.briefs(ctx, briefColumns).Where("sha256 = ?", sha256))
	})
}

// SaveBrief implements brief.Store. A brief is never changed.
func (db *DB) SaveBrief(ctx context.Context, x *brief.Issued) error {
	return worded(db.conn(ctx).Table("brief").Create(x).Error)
}
