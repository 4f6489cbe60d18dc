package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/audit"
	"timbang/internal/testkit/desk"
)

func TestTheAuditIsVerified(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Submitted(t)
	s := &audit.Service{Store: d.DB, Keys: d.DB.Keys, Now: d.Now}
	if _, err := s.SignDay(t.Context()); err != nil {
		t.Fatal(err)
	}
	r, err := d.DB.Reports(t.Context(), desk.Praya, 1)
	if err != nil || len(r) != 1 {
		t.Fatalf("reports: %v, %v", r, err)
	}
	kept := filepath.Join(t.TempDir(), "laporan.txt")
	if err := os.WriteFile(kept, []byte(r[0].Content), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, fault := call(t, d.OwnerDSN, "", "audit", "verify", "--report", kept)
	if code != done || !strings.Contains(out, "PA.Pra") || !strings.Contains(out, "UTUH") {
		t.Errorf("untouched: %d, %q, %q", code, out, fault)
	}
	if code, out, fault := call(t, d.OwnerDSN, "", "audit", "key"); code != done || !strings.Contains(r[0].Content, strings.TrimSpace(out)) {
		t.Errorf("key: %d, %q, %q, want the key of the report", code, out, fault)
	}
	d.Exec(t, "set session_replication_role = replica")
	d.Exec(t, "update audit set actor = 'Orang Lain' where seq = (select seq from audit_link where chain = 'PA.Pra' and position = 1)")
	code, out, fault = call(t, d.OwnerDSN, "", "audit", "verify")
	if code != no || !strings.Contains(out, "tempat 1, catatan") || !strings.Contains(fault, "TIDAK UTUH: 1 kejanggalan") {
		t.Errorf("altered: %d, %q, %q", code, out, fault)
	}
	if err := os.WriteFile(kept, []byte("bukan laporan"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{kept, kept + ".tidak-ada"} {
		if code, out, fault := call(t, d.OwnerDSN, "", "audit", "verify", "--report", path); code != faulty || out != "" || fault == "" {
			t.Errorf("%s: %d, %q, %q", path, code, out, fault)
		}
	}
}
