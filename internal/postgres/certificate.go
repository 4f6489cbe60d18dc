package postgres

import (
	"context"
	"fmt"

	"timbang/internal/assessment"
)

// CertificatesOf implements assessment.Store.
func (db *DB) CertificatesOf(ctx context.Context, id assessment.ID) ([]assessment.Certificate, error) {
	var out []assessment.Certificate
	if err := db.conn(ctx).Omit("content").Where("assessment_id = ?", id).Order("issued_at, id").Limit(mostListed).Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list certificates: %w", err)
	}
	return out, nil
}

// Certificate implements assessment.Store.
func (db *DB) Certificate(ctx context.Context, id assessment.CertificateID) (*assessment.Certificate, error) {
	return first[assessment.Certificate](db.conn(ctx).Where("id = ?", id))
}

// SaveCertificate implements assessment.Store.
func (db *DB) SaveCertificate(ctx context.Context, x *assessment.Certificate) error {
	return save(db.conn(ctx), x, &x.Version)
}
