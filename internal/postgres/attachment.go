package postgres

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/assessment"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/instrument"
)

// attachmentTitle is what the keys of titles are for.
const attachmentTitle = "attachment.title"

// attachmentRow is an attachment as it lies in the database.
type attachmentRow struct {
	ID           assessment.AttachmentID
	AssessmentID assessment.ID
	Kind         assessment.AttachmentKind
	Title        []byte // sealed
	Factor       instrument.FactorID
	Restricted   bool
	FileHash     file.Hash
	FileType     string
	FileSize     int
	AddedBy      identity.AccountID
	AddedAt      time.Time
	RemovedAt    *time.Time
}

// TableName is the table of attachments.
func (attachmentRow) TableName() string { return "attachment" }

func titleOf(id assessment.AttachmentID) string { return "attachment/" + string(id) + "/title" }

// AttachmentsOf implements assessment.Store.
func (db *DB) AttachmentsOf(ctx context.Context, id assessment.ID) ([]assessment.Attachment, error) {
	var rows []attachmentRow
	err := db.conn(ctx).Where("assessment_id = ? and removed_at is null", id).Order("added_at, id").Limit(mostListed).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("list attachments: %w", err)
	}
	var out []assessment.Attachment
	for _, r := range rows {
		title, err := db.Keys.Open(attachmentTitle, titleOf(r.ID), r.Title)
		if err != nil {
			return nil, fmt.Errorf("open title of attachment %s: %w", r.ID, err)
		}
		out = append(out, assessment.Attachment{
			ID: r.ID, AssessmentID: r.AssessmentID, Kind: r.Kind, Title: string(title), Factor: r.Factor, Restricted: r.Restricted,
			FileHash: r.FileHash, FileType: r.FileType, FileSize: r.FileSize, AddedBy: r.AddedBy, AddedAt: r.AddedAt, RemovedAt: r.RemovedAt,
		})
	}
	return out, nil
}

// AddAttachment implements assessment.Store.
func (db *DB) AddAttachment(ctx context.Context, a assessment.Attachment) error {
	r := attachmentRow{
		ID: a.ID, AssessmentID: a.AssessmentID, Kind: a.Kind, Title: db.Keys.Seal(attachmentTitle, titleOf(a.ID), []byte(a.Title)), Factor: a.Factor,
		Restricted: a.Restricted, FileHash: a.FileHash, FileType: a.FileType, FileSize: a.FileSize, AddedBy: a.AddedBy, AddedAt: a.AddedAt,
	}
	if err := db.conn(ctx).Create(&r).Error; err != nil {
		return fmt.Errorf("add attachment: %w", worded(err))
	}
	return nil
}

// RemoveAttachment implements assessment.Store.
func (db *DB) RemoveAttachment(ctx context.Context, id assessment.AttachmentID, at time.Time) error {
	err := db.conn(ctx).Exec("update attachment set removed_at = ? where id = ? and removed_at is null", at, id).Error
	if err != nil {
		return fmt.Errorf("remove attachment: %w", worded(err))
	}
	return nil
}
