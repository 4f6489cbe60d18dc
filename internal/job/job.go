// Package job keeps work that takes longer than a page may: who asked for it,
// how far it is, and what failed.
//
//	waiting ──taken──▶ running ──▶ done
//	   ▲                  │
//	   └──── again ───────┴──▶ failed (after MostAttempts, or for good)
//
// A job is added in the transaction of the change that asks for it and taken by
// one worker at a time; a worker that dies loses it when its lease ends. A job
// holds ids and no personal data.
package job

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/identity"
	"timbang/internal/problem"
)

// ID names a job.
type ID string

// Kind says what is to be done.
type Kind string

// State is where a job stands.
type State string

// The states.
const (
	Waiting State = "waiting"
	Running State = "running"
	Done    State = "done"
	Failed  State = "failed"
)

// Lease is how long a worker may keep silent before another takes its job.
const Lease = 2 * time.Minute

// MostAttempts is how often a job is tried before it fails.
const MostAttempts = 3

// pause is how long a job rests after an attempt that failed.
const pause = 5 * time.Second

// Job is one piece of work.
type Job struct {
	ID         ID `gorm:"primaryKey"`
	Kind       Kind
	Subject    string // the id of what it is about
	Owner      identity.AccountID
	State      State
	Attempts   int
	Step       int    // how many of the steps are done
	Steps      int    // 0 while it is not known
	Fault      string // what failed, for the owner
	CreatedAt  time.Time
	DueAt      time.Time
	LeaseUntil time.Time
}

// Over reports whether nothing more will happen by itself.
func (j Job) Over() bool { return j.State == Done || j.State == Failed }

// New is a job that is due at once.
func New(kind Kind, subject string, owner identity.AccountID, now time.Time) *Job {
	return &Job{ID: ID(identity.NewID()), Kind: kind, Subject: subject, Owner: owner, State: Waiting, CreatedAt: now, DueAt: now, LeaseUntil: now}
}

// Again lets a failed job be tried anew. It returns Conflict for any other.
func (j *Job) Again(now time.Time) error {
	if j.State != Failed {
		return problem.New(problem.Conflict, "Pekerjaan ini masih berjalan atau sudah selesai. Muat ulang halaman.")
	}
	j.State, j.Attempts, j.Step, j.Fault, j.DueAt = Waiting, 0, 0, "", now
	return nil
}

// Store keeps jobs. internal/postgres implements it.
type Store interface {
	// AddJob returns Conflict when the same was asked for already.
	AddJob(ctx context.Context, j *Job) error
	// Job returns NotFound for an unknown id.
	Job(ctx context.Context, id ID) (*Job, error)
	// JobAbout returns the job of a kind about a subject, or NotFound.
	JobAbout(ctx context.Context, kind Kind, subject string) (*Job, error)
	// TakeJob makes the caller the only worker of the job that is due longest,
	// until the lease ends, and returns NotFound when there is none.
	TakeJob(ctx context.Context, now, lease time.Time) (*Job, error)
	// KeepJob saves the job unless it has gone into an attempt other than the
	// one before; then it returns Conflict.
	KeepJob(ctx context.Context, j *Job, attempt int) error
}

// Work does a job. It tells after each step how many of how many are done, and
// ends when step returns an error: the job has another worker then.
type Work func(ctx context.Context, j Job, step func(n, of int) error) error

// Worker does the jobs of the kinds that it knows.
type Worker struct {
	Store Store
	Works map[Kind]Work
	Now   func() time.Time
}

// Next does the job that is due longest, and reports whether there was one. The
// error is for the log; the owner reads the fault in the job.
func (w *Worker) Next(ctx context.Context) (bool, error) {
	now := w.Now()
	j, err := w.Store.TakeJob(ctx, now, now.Add(Lease))
	if problem.Is(err, problem.NotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("take job: %w", err)
	}
	failed := w.do(ctx, j)
	if ctx.Err() != nil { // the program ends: the lease does, too
		return true, ctx.Err()
	}
	j.end(failed, w.Now())
	if err := w.Store.KeepJob(ctx, j, j.Attempts); err != nil {
		return true, fmt.Errorf("end job %s: %w", j.ID, err)
	}
	if failed != nil {
		return true, fmt.Errorf("job %s, attempt %d: %w", j.ID, j.Attempts, failed)
	}
	return true, nil
}

// do works on the job, unless its workers died too often.
func (w *Worker) do(ctx context.Context, j *Job) (err error) {
	work := w.Works[j.Kind]
	switch {
	case work == nil:
		return fmt.Errorf("nobody does %q", j.Kind)
	case j.Attempts > MostAttempts:
		return problem.New(problem.Conflict, "Pekerjaan ini berulang kali berhenti di tengah jalan. Beri tahu pengelola aplikasi.")
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return work(ctx, *j, func(n, of int) error {
		j.Step, j.Steps, j.LeaseUntil = n, of, w.Now().Add(Lease)
		return w.Store.KeepJob(ctx, j, j.Attempts)
	})
}

// end says how an attempt ended. What a user can mend is not tried again.
func (j *Job) end(failed error, now time.Time) {
	j.LeaseUntil = now
	if failed == nil {
		j.State, j.Fault = Done, ""
		return
	}
	said := problem.Of(failed)
	j.Fault, j.State = said.Words, Failed
	if said.Kind == problem.Internal && j.Attempts < MostAttempts {
		j.State, j.DueAt = Waiting, now.Add(pause)
	}
}
