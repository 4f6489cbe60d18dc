package postgres_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"timbang/internal/job"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func TestTwoWorkersNeverHaveTheSameJob(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	const n = 8
	for i := range n {
		if err := d.DB.AddJob(t.Context(), job.New("x", string(rune('a'+i)), "judge", d.Now())); err != nil {
			t.Fatal(err)
		}
	}
	var (
		mu    sync.Mutex
		taken = map[job.ID]int{}
		wg    sync.WaitGroup
	)
	for range 4 {
		wg.Go(func() {
			for {
				j, err := d.DB.TakeJob(t.Context(), d.Now(), d.Now().Add(job.Lease))
				if problem.Is(err, problem.NotFound) {
					return
				}
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				taken[j.ID]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(taken) != n {
		t.Errorf("%d jobs were taken, want %d", len(taken), n)
	}
	for id, times := range taken {
		if times != 1 {
			t.Errorf("job %s was taken %d times", id, times)
		}
	}
}

func TestAJobWhoseWorkerDiedIsTakenAfterItsLeaseAndTheDeadCannotEndIt(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	if err := d.DB.AddJob(t.Context(), job.New("x", "a", "judge", d.Now())); err != nil {
		t.Fatal(err)
	}
	dead, err := d.DB.TakeJob(t.Context(), d.Now(), d.Now().Add(job.Lease))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.DB.TakeJob(t.Context(), d.Now().Add(job.Lease-time.Second), d.Now()); !problem.Is(err, problem.NotFound) {
		t.Errorf("within the lease: %v, want NotFound", err)
	}
	after := d.Now().Add(job.Lease + time.Second)
	heir, err := d.DB.TakeJob(t.Context(), after, after.Add(job.Lease))
	if err != nil || heir.ID != dead.ID || heir.Attempts != 2 {
		t.Fatalf("after the lease: %+v, %v, want the job in its second attempt", heir, err)
	}
	dead.State = job.Done
	if err := d.DB.KeepJob(t.Context(), dead, dead.Attempts); !problem.Is(err, problem.Conflict) {
		t.Errorf("the dead end it: %v, want Conflict", err)
	}
	heir.State = job.Done
	if err := d.DB.KeepJob(t.Context(), heir, heir.Attempts); err != nil {
		t.Error(err)
	}
}

func TestAJobIsAddedWithTheChangeThatAsksForItOrNotAtAll(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	j := job.New("x", "a", "judge", d.Now())
	err := d.DB.InTx(t.Context(), func(ctx context.Context) error {
		if err := d.DB.AddJob(ctx, j); err != nil {
			return err
		}
		return problem.Stale()
	})
	if _, missing := d.DB.Job(t.Context(), j.ID); err == nil || !problem.Is(missing, problem.NotFound) {
		t.Errorf("after %v: %v, want NotFound", err, missing)
	}
}
