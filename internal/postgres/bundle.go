package postgres

import (
	"context"
	"fmt"

	"timbang/internal/brief"
	"timbang/internal/petition"
)

// bundleContent is what the keys of bundles are for.
const bundleContent = "bundle.content"

// bundleColumns are those of a bundle without its file.
const bundleColumns = "id, brief_id, petition_id, court_id, number, code, sha256, front, places, issued_at, issued_by"

// Bundles implements brief.Store.
func (db *DB) Bundles(ctx context.Context, id petition.ID) ([]brief.IssuedBundle, error) {
	var out []brief.IssuedBundle
	err := db.conn(ctx).Table("bundle").Select(bundleColumns).Where("petition_id = ?", id).Order("number desc").Limit(mostListed).Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list bundles: %w", err)
	}
	return out, nil
}

// BundleWith implements brief.Store.
func (db *DB) BundleWith(ctx context.Context, code, sha256 string) (*brief.IssuedBundle, error) {
	return widely(ctx, db, toVerify, func(ctx context.Context) (*brief.IssuedBundle, error) {
		return first[brief.IssuedBundle](db.conn(ctx).Table("bundle").Select(bundleColumns).Where("code = ? or sha256 = ?", code, sha256))
	})
}

// Bundle implements brief.Store. The file lies sealed.
func (db *DB) Bundle(ctx context.Context, id brief.BundleID) (*brief.IssuedBundle, error) {
	x, err := first[brief.IssuedBundle](db.conn(ctx).Table("bundle").Where("id = ?", id))
	if err != nil {
		return nil, err
	}
	if x.Content, err = db.Keys.Open(bundleContent, bundleRow(id), x.Content); err != nil {
		return nil, fmt.Errorf("open bundle: %w", err)
	}
	return x, nil
}

// SaveBundle implements brief.Store. A bundle is never changed.
func (db *DB) SaveBundle(ctx context.Context, x *brief.IssuedBundle) error {
	sealed := *x
	sealed.Content = db.Keys.Seal(bundleContent, bundleRow(x.ID), x.Content)
	return worded(db.conn(ctx).Table("bundle").Create(&sealed).Error)
}

func bundleRow(id brief.BundleID) string { return "bundle/" + string(id) + "/content" }
