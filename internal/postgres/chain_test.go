package postgres_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/testkit/desk"
)

// chained sets up a desk with a chain of some length and a report of its day.
func chained(t *testing.T) (*desk.Desk, *audit.Service) {
	t.Helper()
	d := desk.Open(t)
	d.Agree(t, "2027-11-23")
	d.Signed(t, d.Allocated(t, d.Assigned(t, 1)))
	s := &audit.Service{Store: d.DB, Keys: d.DB.Keys, Now: d.Now}
	if n, err := s.SignDay(t.Context()); err != nil || n == 0 {
		t.Fatalf("SignDay = %d, %v, want a report for each chain", n, err)
	}
	return d, s
}

// ask reads one value as the owner.
func ask(t *testing.T, d *desk.Desk, to any, sql string) {
	t.Helper()
	if err := d.AsOwner(t).QueryRow(t.Context(), sql).Scan(to); err != nil {
		t.Fatal(err)
	}
}

// found is every fault of a verification, as text.
func found(t *testing.T, s *audit.Service, kept ...audit.Report) string {
	t.Helper()
	all, err := s.Verify(t.Context(), kept)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, w := range all {
		for _, f := range w.Faults {
			fmt.Fprintf(&b, "%s/%d/%d: %s\n", f.Chain, f.Position, f.Seq, f.What)
		}
	}
	return b.String()
}

func TestEveryEntryIsInTheChainOfItsCourt(t *testing.T) {
	t.Parallel()
	d, s := chained(t)
	if got := found(t, s); got != "" {
		t.Errorf("faults in a chain that nobody touched:\n%s", got)
	}
	var entries, links, chains int
	ask(t, d, &entries, "select count(*) from audit")
	ask(t, d, &links, "select count(*) from audit_link")
	ask(t, d, &chains, "select count(distinct chain) from audit_link")
	if entries != links || entries < 10 || chains < 2 {
		t.Errorf("%d entries, %d links in %d chains, want as many links as entries in two chains at least", entries, links, chains)
	}
}

// TestWhatWasDoneToAChainIsNamed does to the tables, as a superuser without
// triggers, what somebody with the database but without the keys could do.
func TestWhatWasDoneToAChainIsNamed(t *testing.T) {
	t.Parallel()
	const at = "(select seq from audit_link where chain = 'PA.Pra' and position = 5)"
	for name, c := range map[string]struct{ sql, where, want string }{
		"an actor":             {"update audit set actor = 'Orang Lain' where seq = " + at, "PA.Pra/5/", "Isi catatannya sudah diubah."},
		"a time":               {"update audit set at = at + interval '1 microsecond' where seq = " + at, "PA.Pra/5/", "Isi catatannya sudah diubah."},
		"a petition":           {"update audit set \"case\" = 'lain' where seq = " + at, "PA.Pra/5/", "Isi catatannya"},
		"changes emptied":      {"update audit set changes = null where seq = " + at, "PA.Pra/5/", "Isi catatannya sudah diubah."},
		"a note in clear":      {"update audit set note = 'diganti' where seq = " + at, "PA.Pra/5/", "Isi catatannya sudah diubah."},
		"an entry removed":     {"delete from audit where seq = " + at, "PA.Pra/5/", "Catatannya sudah dihapus."},
		"entry and link":       {"with gone as (delete from audit_link where chain = 'PA.Pra' and position = 5 returning seq) delete from audit where seq in (select seq from gone)", "PA.Pra/6/", "Tempat 5 sampai 5 hilang dari rantai."},
		"the end cut off":      {"with gone as (delete from audit_link where chain = 'PA.Pra' and position > 5 returning seq) delete from audit where seq in (select seq from gone)", "PA.Pra/", "Rantai berakhir sebelum tempat yang ditandatangani"},
		"two links swapped":    {"update audit_link a set seq = b.seq, digest = b.digest from audit_link b where a.chain = 'PA.Pra' and b.chain = 'PA.Pra' and (a.position, b.position) in ((5, 6), (6, 5))", "PA.Pra/5/", "Tidak menyambung pada catatan sebelumnya"},
		"a link of another":    {"update audit_link set head = (select head from audit_link where chain = 'PA.Pra' and position = 4) where chain = 'PA.Pra' and position = 5", "PA.Pra/5/", "Tidak menyambung"},
		"an entry put in":      {"insert into audit (at, actor_id, actor, office, court_id, action, kind, subject, \"case\", note) select at, actor_id, actor, office, court_id, action, kind, subject, \"case\", '' from audit where seq = " + at, "PA.Pra/", "Catatan ini tidak berada di rantai mana pun"},
		"links removed":        {"delete from audit_link where chain = 'PA.Pra' and position > 5", "PA.Pra/", "Catatan ini tidak berada di rantai mana pun"},
		"a report rewritten":   {"update audit_report set content = replace(content, 'Tempat terakhir: ', 'Tempat terakhir: 1') where chain = 'PA.Pra'", "PA.Pra/", "tanda tangannya tidak cocok"},
		"a report's row moved": {"update audit_report set position = 5 where chain = 'PA.Pra'", "PA.Pra/", "baris basis datanya tidak sama"},
		"another report's key": {"update audit_report set content = regexp_replace(content, 'Versi kunci: .', 'Versi kunci: 7') where chain = 'PA.Pra'", "PA.Pra/", "tidak ada pada berkas kunci"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, s := chained(t)
			o := d.AsOwner(t)
			for _, sql := range []string{"set session_replication_role = replica", "alter table audit_link drop constraint audit_link_once", c.sql} {
				if _, err := o.Exec(t.Context(), sql); err != nil {
					t.Fatal(err)
				}
			}
			got := found(t, s)
			named := slices.ContainsFunc(strings.Split(got, "\n"), func(line string) bool {
				return strings.HasPrefix(line, c.where) && strings.Contains(line, c.want)
			})
			if !named {
				t.Errorf("got:\n%swant %q at %s", got, c.want, c.where)
			}
		})
	}
}

// TestAReportThatWasKeptElsewhereProvesTheBeginning rewrites everything in the
// database, reports too, as only who has the keys could.
func TestAReportThatWasKeptElsewhereProvesTheBeginning(t *testing.T) {
	t.Parallel()
	d, s := chained(t)
	before, err := d.DB.Reports(t.Context(), desk.Praya, 1)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := audit.ReadReport([]byte(strings.ReplaceAll(before[0].Content, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	if got := found(t, s, *kept); got != "" {
		t.Errorf("faults beside a report that was kept:\n%s", got)
	}
	o := d.AsOwner(t)
	for _, sql := range []string{
		"set session_replication_role = replica", "delete from audit_report", "delete from audit_link",
		"update audit set actor = 'Orang Lain' where seq = 3", "update audit_origin set seq = (select max(seq) from audit)",
	} {
		if _, err := o.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := s.Join(t.Context()); err != nil || n == 0 {
		t.Fatalf("Join = %d, %v", n, err)
	}
	if got := found(t, s); got != "" {
		t.Fatalf("the chain made anew has faults:\n%s", got)
	}
	if got := found(t, s, *kept); !strings.Contains(got, "ditulis ulang") {
		t.Errorf("got:\n%swant that the chain was written anew", got)
	}
}

func TestOldEntriesAreTiedOnceAndOnlyThey(t *testing.T) {
	t.Parallel()
	d, s := chained(t)
	if n, err := s.Join(t.Context()); err != nil || n != 0 {
		t.Errorf("Join = %d, %v, want nothing to do", n, err)
	}
	var entries, links int
	ask(t, d, &entries, "select count(*) from audit")
	ask(t, d, &links, "select count(*) from audit_link")
	if entries != links {
		t.Errorf("%d entries and %d links", entries, links)
	}
}

func TestTheDayIsSignedOnceAndWithoutANewEntryNotAtAll(t *testing.T) {
	t.Parallel()
	d, s := chained(t)
	if n, err := s.SignDay(t.Context()); err != nil || n != 0 {
		t.Errorf("the same day: SignDay = %d, %v, want none", n, err)
	}
	next := d.Now().Add(24 * time.Hour)
	s.Now = func() time.Time { return next }
	if n, err := s.SignDay(t.Context()); err != nil || n != 0 {
		t.Errorf("a day without entries: SignDay = %d, %v, want none", n, err)
	}
	d.Assigned(t, 2)
	if n, err := s.SignDay(t.Context()); err != nil || n != 1 {
		t.Errorf("the next day: SignDay = %d, %v, want that of the court", n, err)
	}
	r, err := d.DB.Reports(t.Context(), desk.Praya, 0)
	if err != nil || len(r) != 2 || r[0].Day != calendar.Of(next) {
		t.Errorf("reports: %v, %v, want two, that of %v first", r, err, calendar.Of(next))
	}
}

// BenchmarkChain records by eight at a time: into a chain each, and all into one,
// which is what a busy court does.
func BenchmarkChain(b *testing.B) {
	for name, chains := range map[string]int{"eight": 8, "one": 1} {
		b.Run(name, func(b *testing.B) {
			d := desk.Open(b)
			var n atomic.Int64
			b.SetParallelism(8)
			b.RunParallel(func(pb *testing.PB) {
				court := identity.CourtID(fmt.Sprintf("PA.%d", n.Add(1)%int64(chains)))
				for pb.Next() {
					err := d.DB.InTx(b.Context(), func(ctx context.Context) error {
						return d.DB.Record(ctx, audit.Of(d.Now(), desk.Clerk, "petition.read").On("petition", "x", court, ""))
					})
					if err != nil {
						b.Error(err)
						return
					}
				}
			})
		})
	}
}
