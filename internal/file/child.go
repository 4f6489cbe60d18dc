package file

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"time"
)

// childEnv asks a process of this program to examine one file and to end.
const childEnv = "TIMBANG_EXAMINE"

// What a child may take. A file of 15 MiB that needs more is refused.
const (
	childMemory = 1 << 30 // bytes, beyond what the program itself takes
	childCPU    = 20      // seconds of one processor
	childTime   = 40 * time.Second
)

// seats are how many files are examined at the same time; longest is how long
// an upload waits for a seat.
const (
	seats   = 2
	longest = 30 * time.Second
)

var seat = make(chan struct{}, seats)

// verdict is what a child says of a file: a line of JSON, and behind it the
// content when that is another one now.
type verdict struct {
	Type    string
	Refused string // why, and what to do
	Note    string // what was changed
	Changed bool
}

// Child examines the file on in and writes the verdict to out, if this process
// was started for that, and reports whether it was. The program calls it before
// anything else and then ends. It limits its own process first: memory,
// processor, no file to write.
func Child(in io.Reader, out io.Writer) (bool, error) {
	if os.Getenv(childEnv) == "" {
		return false, nil
	}
	if err := limit(); err != nil {
		return true, fmt.Errorf("limit the child: %w", err)
	}
	content, err := io.ReadAll(io.LimitReader(in, Largest+1))
	if err != nil {
		return true, fmt.Errorf("read the file: %w", err)
	}
	v, changed := examine(content)
	v.Changed = changed != nil
	line, err := json.Marshal(v)
	if err != nil {
		return true, fmt.Errorf("write the verdict: %w", err)
	}
	_, err = out.Write(append(append(line, '\n'), changed...))
	return true, err
}

// ask has a child examine the content. It returns Invalid when the file was too
// much for the child, TooMany when there was no seat for it, and the error of
// the context when nobody waits any more.
func ask(ctx context.Context, content []byte) (verdict, []byte, error) {
	if os.Getenv(childEnv) != "" {
		return verdict{}, nil, errors.New("a child examines no files by children")
	}
	wait, stop := context.WithTimeout(ctx, longest)
	defer stop()
	select {
	case seat <- struct{}{}:
		defer func() { <-seat }()
	case <-wait.Done():
		return verdict{}, nil, cmp.Or(ctx.Err(), busy())
	}
	return run(ctx, content)
}

func run(ctx context.Context, content []byte) (verdict, []byte, error) {
	dir, err := os.MkdirTemp("", "timbang-berkas-")
	if err != nil {
		return verdict{}, nil, fmt.Errorf("make a folder for the child: %w", err)
	}
	defer func() { _ = os.Remove(dir) }() // empty; the child can write nothing
	self, err := os.Executable()
	if err != nil {
		return verdict{}, nil, fmt.Errorf("find the program: %w", err)
	}
	limited, stop := context.WithTimeout(ctx, childTime)
	defer stop()
	var out bytes.Buffer
	c := exec.CommandContext(limited, self)
	c.Dir, c.Env = dir, []string{childEnv + "=1", "GOMAXPROCS=2", "GOTRACEBACK=none"}
	c.Stdin, c.Stdout = bytes.NewReader(content), &capped{b: &out}
	c.SysProcAttr, c.WaitDelay = alone(), 2*time.Second
	runtime.LockOSThread() // the child ends with the thread that made it
	err = c.Run()
	runtime.UnlockOSThread()
	if ctx.Err() != nil {
		return verdict{}, nil, ctx.Err()
	}
	if c.Process == nil {
		return verdict{}, nil, fmt.Errorf("start the child: %w", err)
	}
	v, changed, ok := heard(&out)
	if err != nil || !ok {
		return verdict{}, nil, refuse(tooMuch)
	}
	return v, changed, nil
}

const tooMuch = "Berkas ini terlalu rumit untuk diperiksa. Pindai atau foto ulang dokumennya, lalu unggah hasilnya."

// heard reads what a child wrote.
func heard(out *bytes.Buffer) (v verdict, changed []byte, ok bool) {
	r := bufio.NewReader(out)
	line, err := r.ReadBytes('\n')
	if err != nil || json.Unmarshal(line, &v) != nil || (kinds[v.Type] == "") == (v.Refused == "") {
		return v, nil, false
	}
	if !v.Changed {
		return v, nil, true
	}
	changed, err = io.ReadAll(r)
	return v, changed, err == nil && len(changed) > 0 && len(changed) <= Largest
}

// capped keeps at most what a verdict can have; a child that writes more is
// stopped by the broken pipe.
type capped struct{ b *bytes.Buffer }

// Write implements io.Writer.
func (c *capped) Write(p []byte) (int, error) {
	if c.b.Len()+len(p) > Largest+1<<16 {
		return 0, errors.New("the child says too much")
	}
	return c.b.Write(p)
}
