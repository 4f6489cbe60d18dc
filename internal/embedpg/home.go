package embedpg

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// home is the folder of a server, locked by this process.
type home struct {
	Options
	data, sock string
	cred       *syscall.Credential // nil: the server runs as we do
	lock       *os.File
}

// open makes the folder of o, takes its lock and finds the binaries and the
// user for it.
func open(o Options) (*home, error) {
	if o.MaxConns == 0 {
		o.MaxConns = 50
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	dir, err := makeDir(o.Dir)
	if err != nil {
		return nil, &Advice{Words: fmt.Sprintf("Folder %s tidak dapat dibuat atau dibuka: pilih folder lain dengan TIMBANG_DATA.", o.Dir), Cause: err}
	}
	o.Dir = dir
	if o.BinDir == "" {
		if o.BinDir, err = FindBin(dir); err != nil {
			return nil, err
		}
	}
	h := &home{Options: o, data: filepath.Join(dir, "data"), sock: socketDir(dir)}
	if h.lock, err = takeLock(filepath.Join(dir, "owner.lock")); err != nil {
		return nil, err
	}
	if err := h.settle(); err != nil {
		_ = h.lock.Close()
		return nil, err
	}
	return h, nil
}

// makeDir makes dir and returns its path without links. Root's folder lets
// others pass, but not look: the server's user must reach its data.
func makeDir(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	mode := fs.FileMode(0o700)
	if os.Geteuid() == 0 {
		mode = 0o711
	}
	if err := makeAll(dir, mode); err != nil {
		return "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil || mode == 0o700 {
		return dir, err
	}
	st, err := os.Stat(dir)
	if err != nil {
		return "", err
	}
	return dir, os.Chmod(dir, st.Mode().Perm()|0o011)
}

// makeAll makes dir and the missing folders above it with exactly this mode,
// whatever the umask is.
func makeAll(dir string, mode fs.FileMode) error {
	if exists(dir) {
		return nil
	}
	if err := makeAll(filepath.Dir(dir), mode); err != nil {
		return err
	}
	if err := os.Mkdir(dir, mode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Chmod(dir, mode)
}

// settle chooses the server's user and makes what it owns.
func (h *home) settle() error {
	h.cred = h.serverUser()
	if err := h.folder(h.sock); err != nil {
		return err
	}
	return h.give(h.lock.Name())
}

// serverUser returns the user that root drops to: the owner of the data, else
// postgres, else nobody. It returns nil when we are not root.
func (h *home) serverUser() *syscall.Credential {
	if os.Geteuid() != 0 {
		return nil
	}
	if st, err := os.Stat(h.data); err == nil {
		if s, ok := st.Sys().(*syscall.Stat_t); ok && s.Uid != 0 {
			return &syscall.Credential{Uid: s.Uid, Gid: s.Gid}
		}
	}
	for _, name := range []string{"postgres", "nobody"} {
		if c, ok := lookup(name); ok {
			return c
		}
	}
	return &syscall.Credential{Uid: 65534, Gid: 65534}
}

func lookup(name string) (*syscall.Credential, bool) {
	u, err := user.Lookup(name)
	if err != nil {
		return nil, false
	}
	uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, err1 == nil && err2 == nil
}

// folder makes path, or checks that nobody else did, for the server's user only.
func (h *home) folder(path string) error {
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make folder: %w", err)
	}
	st, err := os.Lstat(path)
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	s, ok := st.Sys().(*syscall.Stat_t)
	mine := ok && (s.Uid == uint32(os.Geteuid()) || h.cred != nil && (s.Uid == h.cred.Uid || filepath.Dir(path) == h.Dir))
	if !st.IsDir() || !mine {
		return &Advice{Words: fmt.Sprintf("Folder %s milik pengguna lain: hapus folder itu, atau pilih folder data lain dengan TIMBANG_DATA.", path)}
	}
	if err := os.Chmod(path, 0o700); err != nil {
		return fmt.Errorf("close folder: %w", err)
	}
	return h.give(path)
}

// give hands path to the server's user.
func (h *home) give(path string) error {
	if h.cred == nil {
		return nil
	}
	if err := os.Lchown(path, int(h.cred.Uid), int(h.cred.Gid)); err != nil {
		return fmt.Errorf("hand to server's user: %w", err)
	}
	return nil
}

// forbidden explains why a program of the server could not be started in
// folder: either the folder or the program is out of reach for the user.
func (h *home) forbidden(ctx context.Context, folder string, cause error) error {
	if !errors.Is(cause, fs.ErrPermission) {
		return fmt.Errorf("run postgres: %w", cause)
	}
	who := "ini"
	if h.cred != nil {
		who = strconv.FormatUint(uint64(h.cred.Uid), 10)
		if u, err := user.LookupId(who); err == nil {
			who = u.Username
		}
	}
	if h.command(ctx, "postgres", "/", []string{"--version"}).Run() == nil {
		return &Advice{Words: fmt.Sprintf("Folder %s tidak dapat dilalui oleh pengguna %s: pilih folder lain dengan TIMBANG_DATA.", folder, who), Cause: cause}
	}
	return &Advice{Words: fmt.Sprintf("Program PostgreSQL di %s tidak dapat dijalankan oleh pengguna %s: "+
		"pilih folder program lain dengan PG_BIN.", h.BinDir, who), Cause: cause}
}

// socketDir returns the folder of the socket. A socket's path is limited to 107
// bytes on Linux and 103 elsewhere, so a deep folder gets a short one that is
// named after it.
func socketDir(dir string) string {
	const most = 103 - len("/.s.PGSQL."+port)
	if s := filepath.Join(dir, "run"); len(s) <= most {
		return s
	}
	name := fmt.Sprintf("timbang-%x", sha256.Sum256([]byte(dir)))[:24]
	if s := filepath.Join(os.TempDir(), name); len(s) <= most {
		return s
	}
	return filepath.Join("/tmp", name)
}

// takeLock locks the file at path for this process. Attach takes a shared lock
// for an instant, hence the short patience.
func takeLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, &Advice{Words: fmt.Sprintf("Berkas %s tidak dapat dibuka: jalankan sebagai pemilik folder itu, atau pilih folder lain dengan TIMBANG_DATA.", path), Cause: err}
	}
	for range 10 {
		if err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err == nil {
			return f, nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	_ = f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, ErrBusy
	}
	return nil, fmt.Errorf("lock %s: %w", path, err)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
