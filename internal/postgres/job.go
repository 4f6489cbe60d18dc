package postgres

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/job"
	"timbang/internal/problem"
)

// AddJob implements job.Store.
func (db *DB) AddJob(ctx context.Context, j *job.Job) error {
	return worded(db.conn(ctx).Create(j).Error)
}

// Job implements job.Store.
func (db *DB) Job(ctx context.Context, id job.ID) (*job.Job, error) {
	return first[job.Job](db.conn(ctx).Where("id = ?", id))
}

// JobAbout implements job.Store.
func (db *DB) JobAbout(ctx context.Context, kind job.Kind, subject string) (*job.Job, error) {
	return first[job.Job](db.conn(ctx).Where("kind = ? and subject = ?", kind, subject))
}

// TakeJob implements job.Store.
func (db *DB) TakeJob(ctx context.Context, now, lease time.Time) (*job.Job, error) {
	var taken []job.Job
	err := db.conn(ctx).Raw(`update job set state = 'running', attempts = attempts + 1, lease_until = ?
		where id = (select id from job where state = 'waiting' and due_at <= ? or state = 'running' and lease_until < ?
			order by due_at, id for update skip locked limit 1) returning *`, lease, now, now).Scan(&taken).Error
	if err != nil {
		return nil, fmt.Errorf("take job: %w", worded(err))
	}
	if len(taken) == 0 {
		return nil, problem.Missing()
	}
	return &taken[0], nil
}

// CountJobs counts the jobs in a state.
func (db *DB) CountJobs(ctx context.Context, state job.State) (int64, error) {
	var n int64
	if err := db.conn(ctx).Table("job").Where("state = ?", state).Count(&n).Error; err != nil {
		return 0, fmt.Errorf("count jobs: %w", worded(err))
	}
	return n, nil
}

// KeepJob implements job.Store.
func (db *DB) KeepJob(ctx context.Context, j *job.Job, attempt int) error {
	r := db.conn(ctx).Exec(`update job set state = ?, attempts = ?, step = ?, steps = ?, fault = ?, due_at = ?, lease_until = ?
		where id = ? and attempts = ? and state <> 'done'`, j.State, j.Attempts, j.Step, j.Steps, j.Fault, j.DueAt, j.LeaseUntil, j.ID, attempt)
	switch {
	case r.Error != nil:
		return fmt.Errorf("keep job: %w", worded(r.Error))
	case r.RowsAffected == 0:
		return problem.Stale()
	}
	return nil
}
