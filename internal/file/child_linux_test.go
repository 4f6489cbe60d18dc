package file_test

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// limitsOf reads the soft limits of a process by their names, in bytes or
// seconds; what has none is left out.
func limitsOf(t testing.TB, pid int) map[string]int {
	t.Helper()
	text := read(t, fmt.Sprintf("/proc/%d/limits", pid))
	out := map[string]int{}
	for _, m := range regexp.MustCompile(`(?m)^Max ([a-z ]+?) +(\d+) `).FindAllStringSubmatch(string(text), -1) {
		n, err := strconv.Atoi(m[2])
		if err != nil {
			t.Fatal(err)
		}
		out[m[1]] = n
	}
	return out
}

// TestTheChildIsLimitedBeforeItReads holds the file back from a child and looks
// at what the system lets it do.
func TestTheChildIsLimitedBeforeItReads(t *testing.T) {
	t.Parallel()
	c := exec.CommandContext(t.Context(), os.Args[0])
	c.Env = []string{"TIMBANG_EXAMINE=1"}
	in, err := c.StdinPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = in.Close(), c.Wait() }()
	var got map[string]int
	for range 100 {
		if got = limitsOf(t, c.Process.Pid); got["cpu time"] > 0 && got["open files"] == 16 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	size, limited := got["address space"]
	if !limited || size > 8<<30 {
		t.Errorf("address space: %d bytes, want a limit of a few GiB at most", size)
	}
	for name, want := range map[string]int{"cpu time": 20, "file size": 0, "open files": 16, "core file size": 0} {
		if n, ok := got[name]; !ok || n != want {
			t.Errorf("%s: %d, %t, want %d", name, n, ok, want)
		}
	}
}
