// Command timbang serves the courts and works for the operator on the machine
// itself.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"timbang/internal/app"
	"timbang/internal/file"
	"timbang/internal/identity"
)

// The exit codes.
const (
	done   = 0
	no     = 1 // a fault, or the answer is no
	faulty = 2 // the command or the file could not be read
)

// world is what a command sees of the outside.
type world struct {
	env      []string
	in       io.Reader
	out, err io.Writer
}

func main() {
	if asked, err := file.Child(os.Stdin, os.Stdout); asked {
		if err != nil {
			os.Exit(no)
		}
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	code := run(ctx, os.Args[1:], world{os.Environ(), os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// cli is every command.
type cli struct {
	Serve   serveCmd   `cmd:"" default:"withargs" help:"Menjalankan situs (perintah bawaan)."`
	Migrate migrateCmd `cmd:"" help:"Memperbarui susunan basis data."`
	User    struct {
		Add    userAddCmd    `cmd:"" help:"Menambah akun; kata sandinya dibuatkan dan dicetak sekali."`
		Reset  userResetCmd  `cmd:"" help:"Memberi akun kata sandi baru."`
		Second userSecondCmd `cmd:"" help:"Mencabut langkah kedua akun yang ponselnya hilang."`
	} `cmd:"" help:"Mengurus akun."`
	Brief  briefCmd  `cmd:"" help:"Menulis ringkasan perkara sebagai berkas PDF."`
	Verify verifyCmd `cmd:"" help:"Memeriksa apakah berkas PDF adalah ringkasan yang diterbitkan."`
	Forms  struct {
		Lint lintCmd `cmd:"" help:"Memeriksa formulir asesmen."`
	} `cmd:"" help:"Mengurus formulir."`
	Keys struct {
		New    keysNewCmd    `cmd:"" help:"Membuat berkas kunci untuk data yang disandikan."`
		Renew  keysRenewCmd  `cmd:"" help:"Menambah kunci baru ke berkas kunci; yang lama tetap membuka."`
		Backup keysBackupCmd `cmd:"" help:"Membuat berkas kunci yang membuka cadangan, dan mencetak penerimanya."`
		Rotate keysRotateCmd `cmd:"" help:"Menyandikan data lama dengan kunci terbaru selagi situs melayani; dapat dihentikan dan dilanjutkan."`
	} `cmd:"" help:"Mengurus kunci."`
	Audit struct {
		Verify auditVerifyCmd `cmd:"" help:"Memeriksa apakah catatan jejak audit ada yang diubah, dihapus, atau ditukar."`
		Key    auditKeyCmd    `cmd:"" help:"Mencetak kunci publik yang memeriksa laporan harian."`
	} `cmd:"" help:"Memeriksa jejak audit."`
	Backup  backupCmd  `cmd:"" help:"Menulis cadangan tersandi seluruh instalasi selagi situs melayani."`
	Restore restoreCmd `cmd:"" help:"Memulihkan cadangan ke instalasi yang masih kosong."`
	Seed    seedCmd    `cmd:"" help:"Memperbanyak data peragaan pada basis data bawaan, untuk mengukur."`
	Check   checkCmd   `cmd:"" help:"Memeriksa berkas fakta menurut aturan; mencetak temuan sebagai JSON."`
	Version versionCmd `cmd:"" help:"Mencetak versi program."`
}

// coded is an error that ends the program with a code of its own.
type coded struct {
	error
	code int
}

// Unwrap returns the error itself.
func (c coded) Unwrap() error { return c.error }

// run carries out one command line and returns the exit code.
func run(ctx context.Context, args []string, w world) int {
	var asked *kong.Context
	helped := false
	parser, err := kong.New(&cli{}, kong.Name("timbang"), kong.Writers(w.out, w.err),
		kong.Exit(func(int) { helped = true }), kong.Help(help))
	if err == nil {
		asked, err = parser.Parse(args)
	}
	if helped {
		return done
	}
	if err != nil {
		fmt.Fprintln(w.err, misread(err))
		return faulty
	}
	asked.BindTo(identity.On(ctx, identity.TheOperator), (*context.Context)(nil))
	return w.ended(ctx, asked.Run(&w))
}

// ended says what went wrong and returns the exit code. What nobody can mend
// is for the log.
func (w world) ended(ctx context.Context, err error) int {
	if err == nil {
		return done
	}
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return no // asked to stop while starting
	}
	log := app.NewLog(w.err, slog.LevelInfo)
	if words := app.Words(err); words != "" {
		log.DebugContext(ctx, "command refused", slog.Any("error", err))
		fmt.Fprintln(w.err, words)
	} else {
		log.ErrorContext(ctx, "command failed", slog.Any("error", err))
		fmt.Fprintln(w.err, "Terjadi gangguan yang tidak dikenal; penyebabnya tertulis di baris log di atas.")
	}
	if c, ok := errors.AsType[coded](err); ok {
		return c.code
	}
	return no
}

// open builds the program for one command.
func (w world) open(ctx context.Context) (*app.App, error) {
	cfg, err := app.Read(w.env)
	if err != nil {
		return nil, err
	}
	return app.New(ctx, cfg, app.Options{Command: true, Log: app.NewLog(w.err, max(cfg.LogLevel, slog.LevelWarn))})
}
