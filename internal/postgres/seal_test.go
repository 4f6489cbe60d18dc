package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"timbang/internal/petition"
	"timbang/internal/postgres"
	"timbang/internal/testkit/desk"
	"timbang/internal/vault"
)

// readable writes a column of a petition as an earlier version kept it.
func readable(t *testing.T, d *desk.Desk, p *petition.Petition) {
	t.Helper()
	d.Exec(t, "update petition set reason = '{\"Words\": \"Kata yang terbaca\"}', version = version where id = $1", string(p.ID))
	d.Exec(t, "alter table audit disable trigger user")
	d.Exec(t, `update audit set note = 'Catatan yang terbaca', changes = '[{"f": "Status", "b": "terbaca"}]' where seq = (select max(seq) from audit)`)
	d.Exec(t, "alter table audit enable trigger user")
}

func TestWhatLayReadableIsSealedAndReadsTheSame(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Registered(t, 1)
	readable(t, d, p)
	before, history := d.Again(t, p.ID), d.Audit(t, p.ID)
	if before.Reason.Words != "Kata yang terbaca" || history[0].Note != "Catatan yang terbaca" {
		t.Fatalf("what lies readable reads %+v and %+v", before.Reason, history[0])
	}
	for _, want := range []int{2, 0} {
		n, err := postgres.SealRows(t.Context(), d.OwnerDSN, desk.Keys(t), false, func(string, int) {})
		if err != nil || n != want {
			t.Fatalf("SealRows = %d, %v, want %d", n, err, want)
		}
	}
	if n := count(t, d, "petition x where x::text ilike '%terbaca%'") + count(t, d, "audit x where x::text ilike '%terbaca%'"); n > 0 {
		t.Errorf("%d rows are still readable", n)
	}
	if after := d.Again(t, p.ID); !reflect.DeepEqual(after, before) {
		t.Errorf("sealing changed the petition to %+v", after)
	}
	if after := d.Audit(t, p.ID); !reflect.DeepEqual(after, history) {
		t.Errorf("sealing changed the history")
	}
	if _, err := d.AsOwner(t).Exec(t.Context(), "update audit set actor = 'x'"); err == nil {
		t.Error("the audit can be changed after the sealing")
	}
}

func TestRowsAreSealedByANewerKeyAlthoughItWasEndedOnTheWay(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Decided(t, d.InHearing(t, 1))
	before := d.Again(t, p.ID)
	both := desk.Keys(t).Add()
	d.DB.Keys = both
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	tables := 0
	_, err := postgres.SealRows(ctx, d.OwnerDSN, both, true, func(string, int) {
		if tables++; tables == 3 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || tables != 3 {
		t.Fatalf("SealRows = %v after %d tables, want it ended after 3", err, tables)
	}
	old := count(t, d, "petition where child::text like '%sealed:1:%'")
	if half := d.Again(t, p.ID); !reflect.DeepEqual(half, before) || old != 1 {
		t.Errorf("half way %d petitions lie under the old key and read %+v", old, half)
	}
	if _, err := postgres.SealRows(t.Context(), d.OwnerDSN, both, true, func(string, int) {}); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"petition", "document", "audit", "determination", "hearing"} {
		if n := count(t, d, table+" x where x::text like '%sealed:1:%'"); n > 0 {
			t.Errorf("%d rows of %s lie under the old key", n, table)
		}
	}
	if after := d.Again(t, p.ID); !reflect.DeepEqual(after, before) {
		t.Errorf("the newer key changed the petition to %+v", after)
	}
}

func TestASealOpensInItsOwnRowAndColumnOnly(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p, q := d.Registered(t, 1), d.Registered(t, 2)
	for name, sql := range map[string]string{
		"row":    "update petition x set child = y.child from petition y where x.id = '%s' and y.id = '%s'",
		"column": "update petition set child = spouse where id in ('%s', '%s')",
	} {
		d.Exec(t, fmt.Sprintf(sql, p.ID, q.ID))
		if _, err := d.DB.Petition(t.Context(), p.ID); !errors.Is(err, vault.ErrChanged) {
			t.Errorf("the seal of another %s: %v, want ErrChanged", name, err)
		}
	}
	if x := fmt.Sprint(vault.ErrChanged); strings.Contains(x, "Wangsa") {
		t.Errorf("the fault says %q", x)
	}
}
