package brief_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"timbang/internal/brief"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

func TestTheSealedAnnexOpensForItsJudgeAndPasswordOnly(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	x, err := w.briefs.SealAnnex(t.Context(), w.judge, p.ID, "satu")
	must(t, err)
	if len(x.Password) != 24 || bytes.Contains(x.Content, []byte("%PDF")) {
		t.Fatalf("password %q, and the store holds %d bytes", x.Password, len(x.Content))
	}
	file, err := w.briefs.AnnexFile(t.Context(), w.judge, x.ID)
	must(t, err)
	if file.Password != "" {
		t.Error("the password was kept")
	}
	at := filepath.Join(t.TempDir(), "annex.pdf")
	must(t, os.WriteFile(at, file.Content, 0o600))
	if out, err := exec.CommandContext(t.Context(), "qpdf", "--password="+x.Password, "--check", at).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %s", out)
	}
	if out, _ := exec.CommandContext(t.Context(), "qpdf", "--password="+x.Password, "--show-encryption", at).CombinedOutput(); !strings.Contains(string(out), "AESv3") {
		t.Errorf("not AES-256: %s", out)
	}
	open, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", "-upw", x.Password, at, "-").Output()
	must(t, err)
	for _, words := range []string{"LAMPIRAN TERTUTUP", x.Code, "Pertanyaan"} {
		if !strings.Contains(string(open), words) {
			t.Errorf("the annex lacks %q:\n%s", words, open)
		}
	}
	for _, wrong := range []string{"", "kunci", x.Password + "x"} {
		if out, err := exec.CommandContext(t.Context(), "pdftotext", "-upw", wrong, at, "-").Output(); err == nil {
			t.Errorf("it opens with %q: %s", wrong, out)
		}
	}
}

func TestTheSealedAnnexHoldsEveryRestrictedAnswerAndTheBriefNone(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	var got brief.Annex
	w.briefs.PrintAnnex = func(out io.Writer, x brief.Annex, _ string) error {
		got = x
		_, err := out.Write([]byte("x"))
		return err
	}
	_, err := w.briefs.SealAnnex(t.Context(), w.judge, p.ID, "satu")
	must(t, err)
	lines := 0
	for _, part := range got.Parts {
		lines += len(part.Lines)
	}
	store := w.stored(string(p.ID))
	printed := text(t, w.issue(p).Content)
	for _, part := range got.Parts {
		for _, l := range part.Lines {
			if words := store.fault(l.Said[0].Ref); words != "" {
				t.Error(words)
			}
			if said := l.Said[0].Text; len(said) > 12 && strings.Contains(printed, said) {
				t.Errorf("the brief prints %q", said)
			}
		}
	}
	if lines == 0 {
		t.Error("the annex is empty")
	}
}

func TestNobodyElseMakesOrReadsASealedAnnex(t *testing.T) {
	t.Parallel()
	w, p := whole(t)
	x, err := w.briefs.SealAnnex(t.Context(), w.judge, p.ID, "satu")
	must(t, err)
	for _, who := range []identity.Actor{w.clerk, w.panitera, w.other, w.away, w.seats["sentra-paramita"][1], identity.TheOperator} {
		if _, err := w.briefs.SealAnnex(t.Context(), who, p.ID, "dua"); err == nil {
			t.Errorf("%s sealed one", who.Name)
		}
		if _, err := w.briefs.AnnexFile(t.Context(), who, x.ID); err == nil {
			t.Errorf("%s reads it", who.Name)
		}
		if all, some, err := w.briefs.AnnexesOf(t.Context(), who, p); err != nil || some || len(all) > 0 {
			t.Errorf("%s is told of %d, %v", who.Name, len(all), err)
		}
	}
	if _, err := w.briefs.SealAnnex(t.Context(), w.judge, p.ID, "satu"); !problem.Is(err, problem.Conflict) {
		t.Errorf("a second click: %v", err)
	}
	proof, err := w.briefs.Verify(t.Context(), x.Code)
	if err != nil || !proof.Annex || proof.SHA256 != x.SHA256 || !proof.Newest {
		t.Errorf("its code proves %+v, %v", proof, err)
	}
	if _, err := w.briefs.SealAnnex(t.Context(), w.judge, p.ID, "dua"); err != nil {
		t.Errorf("a new one after a lost password: %v", err)
	}
	if proof, err = w.briefs.Verify(t.Context(), x.Code); err != nil || proof.Newest {
		t.Errorf("the first is still the newest: %+v, %v", proof, err)
	}
}

func TestWithoutRestrictedFindingsNothingIsSealed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.file("12/Pdt.P/2026/PA.Pra")
	if _, err := w.briefs.SealAnnex(t.Context(), w.judge, p.ID, "satu"); !problem.Is(err, problem.Conflict) {
		t.Errorf("got %v", err)
	}
}
