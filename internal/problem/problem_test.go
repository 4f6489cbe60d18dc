package problem_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"timbang/internal/problem"
)

func TestTheCauseIsForTheLogAndTheWordsForTheUser(t *testing.T) {
	t.Parallel()
	cause := errors.New("pq: duplicate key")
	base := problem.New(problem.Conflict, "Nomor %d sudah dipakai.", 7)
	p := base.Because(cause)
	if p.Words != "Nomor 7 sudah dipakai." || p.Error() != "Nomor 7 sudah dipakai.: pq: duplicate key" || !errors.Is(p, cause) {
		t.Errorf("got %q, %q", p.Words, p.Error())
	}
	if base.Error() != "Nomor 7 sudah dipakai." {
		t.Error("the cause went into the problem that others hold")
	}
}

func TestAnErrorThatIsNoProblemHidesItsWords(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("read petition: %w", errors.New("dial tcp 10.0.0.1"))
	p := problem.Of(err)
	if p.Kind != problem.Internal || strings.Contains(p.Words, "dial") || !errors.Is(p, err) {
		t.Errorf("got kind %d, %q", p.Kind, p.Words)
	}
	if problem.Is(err, problem.Internal) {
		t.Error("an error that nobody classified is no problem of a kind")
	}
}

func TestAProblemIsFoundUnderItsWraps(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("open page: %w", problem.Missing())
	if !problem.Is(err, problem.NotFound) || problem.Is(err, problem.Forbidden) || problem.Of(err).Words != problem.Missing().Words {
		t.Errorf("got %v", problem.Of(err))
	}
	if problem.Is(nil, problem.NotFound) {
		t.Error("no error is no problem")
	}
}

func TestFieldsKeepTheOrderOfTheForm(t *testing.T) {
	t.Parallel()
	p := problem.New(problem.Invalid, "Belum disimpan.").With("b", "Isi b.").With("a", "Isi a.")
	if p.Fields[0].Name != "b" || p.At("a") != "Isi a." || p.At("c") != "" {
		t.Errorf("got %v", p.Fields)
	}
	var none *problem.Problem
	if none.At("a") != "" {
		t.Error("no problem says something")
	}
}
