package embedpg

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// openLog opens the server's log for appending and returns its size. A log of
// more than 4 MiB makes way for a new one; the last old one is kept.
func (h *home) openLog() (*os.File, int64, error) {
	path := filepath.Join(h.Dir, "postgres.log")
	if st, err := os.Lstat(path); err == nil && st.Size() > 4<<20 {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, 0, fmt.Errorf("turn log: %w", err)
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, 0, fmt.Errorf("open log: %w", err)
	}
	st, err := f.Stat()
	if err == nil {
		err = h.give(path)
	}
	if err != nil {
		_ = f.Close()
		return nil, 0, fmt.Errorf("open log: %w", err)
	}
	return f, st.Size(), nil
}

// tail returns what was written to path after from, at most the last 4 KiB.
func tail(path string, from int64) string {
	b, err := os.ReadFile(path)
	if err != nil || int64(len(b)) < from {
		return ""
	}
	b = b[from:]
	return string(b[max(0, len(b)-4<<10):])
}
