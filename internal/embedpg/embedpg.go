// Package embedpg runs a private PostgreSQL for a court that has none.
//
// The server belongs to one process: it starts with it, listens only on a
// socket that nobody else can reach, and ends with it, even when that process
// is killed. Everything lives below one folder:
//
//	Dir/
//	├── data/         the database, 0700, owned by the server's user
//	├── run/          the socket, 0700 (elsewhere when the path is too long)
//	├── postgres.log  what the server says; no SQL text, no row contents
//	└── owner.lock    held by the process that owns the server
//
// PostgreSQL refuses to run as root, so root drops to another user for it.
package embedpg

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	owner = "timbang_owner" // the superuser that initdb makes
	port  = "5432"          // only part of the socket's name: nothing listens on TCP
	grace = 10 * time.Second
)

// ErrBusy is returned by Start when another process owns the server of the same
// folder. Its words are Indonesian and may be shown.
var ErrBusy error = &Advice{Words: "Folder data sedang dipakai oleh proses timbang yang lain: " +
	"hentikan proses itu dahulu, atau pilih folder lain dengan TIMBANG_DATA."}

// Advice is an error that a person can mend. Words is one Indonesian sentence
// that says what to do next; Cause, which may be nil, is for the log.
type Advice struct {
	Words string
	Cause error
}

// Error returns the words, followed by the cause when there is one.
func (a *Advice) Error() string {
	if a.Cause == nil {
		return a.Words
	}
	return fmt.Sprintf("%s (%v)", a.Words, a.Cause)
}

// Unwrap returns the cause.
func (a *Advice) Unwrap() error { return a.Cause }

// Options say where and how the server runs. Only Dir is required.
type Options struct {
	Dir      string       // holds data, socket, log and lock; made when missing
	BinDir   string       // holds initdb and postgres; FindBin(Dir) when empty
	Fsync    bool         // false loses the last second when the server crashes, all when the machine does: for tests
	MaxConns int          // connections the server accepts; 0 means 50
	Extra    []string     // further settings, "name=value"
	Log      *slog.Logger // hears of start, stop and stale servers; may be nil
}

// Server is a running PostgreSQL, owned by this process or attached to.
type Server struct {
	sock  string
	cmd   *exec.Cmd // nil when attached
	log   *slog.Logger
	ended chan struct{} // closed when the process has ended
	done  chan struct{} // closed when its folder is free, too
	exit  error         // how the process ended; read it after ended only
}

// DefaultDir returns the folder for the data of this user: /var/lib/timbang for
// root, otherwise $XDG_DATA_HOME/timbang or ~/.local/share/timbang. It fails
// when the user has no home. The folder need not exist.
func DefaultDir() (string, error) {
	if os.Geteuid() == 0 {
		return "/var/lib/timbang", nil
	}
	if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "timbang"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find home folder: %w", err)
	}
	return filepath.Join(home, ".local", "share", "timbang"), nil
}

// DSN returns the keyword/value connection string for a database of s. There is
// no password: whoever reaches the socket is trusted.
func (s *Server) DSN(user, db string) string {
	return fmt.Sprintf("host=%s port=%s user=%s dbname=%s sslmode=disable", quote(s.sock), port, quote(user), quote(db))
}

// quote makes v one value of a connection string, whatever it contains.
func quote(v string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(v) + "'"
}

// Done returns a channel that is closed when the server has ended, asked to or
// not. The channel of an attached server is never closed.
func (s *Server) Done() <-chan struct{} { return s.done }

// Stop ends the server: open transactions are rolled back and clients are
// disconnected. After ten seconds, or when ctx ends, the server is told to give
// up at once and recovers at the next start. Stop may be called again, and does
// nothing for an attached server. It returns an error when the server did not
// end cleanly.
func (s *Server) Stop(ctx context.Context) error {
	if s.cmd == nil {
		return nil
	}
	s.halt(ctx)
	<-s.done
	if s.exit != nil {
		return fmt.Errorf("stop postgres: %w", s.exit)
	}
	s.log.InfoContext(ctx, "postgres stopped")
	return nil
}

// halt ends the process and waits for its end.
func (s *Server) halt(ctx context.Context) {
	_ = s.cmd.Process.Signal(syscall.SIGINT) // it may have ended already
	select {
	case <-s.ended:
	case <-ctx.Done():
	case <-time.After(grace):
	}
	_ = s.cmd.Process.Signal(syscall.SIGQUIT)
	<-s.ended
}

// ready reports whether the server answers.
func (s *Server) ready(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	c, err := pgx.Connect(ctx, s.DSN(owner, "postgres"))
	if err != nil {
		return false
	}
	_ = c.Close(ctx)
	return true
}
