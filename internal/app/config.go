package app

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"

	"github.com/caarlos0/env/v11"

	"timbang/internal/problem"
)

// Config is everything that an installation chooses. It comes from the
// environment only, and every setting has a value that works. docs/config.md
// is printed from it.
type Config struct {
	DatabaseURL      string     `env:"DATABASE_URL" doc:"Address of a PostgreSQL server, 15 or later: postgres://user:password@host/database. The user owns the database and may take the role timbang_app. When it is set, Timbang starts no server of its own and refuses demonstration data. Not printed anywhere."`
	DatabaseURLFile  string     `env:"DATABASE_URL_FILE" doc:"A file that holds DATABASE_URL, for services that hand over secrets as files. Only one of the two may be set."`
	Listen           string     `env:"TIMBANG_LISTEN" envDefault:"127.0.0.1:8080" doc:"Where HTTP is served. TLS is the work of a reverse proxy."`
	Metrics          string     `env:"TIMBANG_METRICS" doc:"An address such as 127.0.0.1:9464 on which figures for Prometheus are served, apart from the site and about nobody. None are served while it is empty."`
	Origin           string     `env:"TIMBANG_ORIGIN" doc:"The public address of the site, https://timbang.example, without a path: the QR code of a brief leads there, and https makes cookies secure. http is allowed for this machine only. Default: http:// and the address of TIMBANG_LISTEN."`
	Data             string     `env:"TIMBANG_DATA" doc:"The folder of the embedded database. Default: /var/lib/timbang as root, otherwise $XDG_DATA_HOME/timbang or ~/.local/share/timbang."`
	KeysFile         string     `env:"TIMBANG_KEYS_FILE" doc:"The file of the keys that seal data and make blind indexes; timbang keys new makes one. Keep a copy apart from copies of the database: without it sealed data cannot be read. Default: timbang.keys in the folder of the embedded database, made when nothing is sealed yet. Needed with DATABASE_URL."`
	PGBin            string     `env:"PG_BIN" doc:"The folder that holds initdb and postgres, for the embedded database. Default: the newest that the system has."`
	Proxy            bool       `env:"TIMBANG_PROXY" envDefault:"false" doc:"true when a reverse proxy on this machine sets X-Forwarded-For. Otherwise that header is not believed."`
	Files            string     `env:"TIMBANG_FILES" doc:"For development: a folder from which pages and styles are read at the start in place of those in the program."`
	LogLevel         slog.Level `env:"TIMBANG_LOG" envDefault:"info" doc:"The least that is logged: debug, info, warn or error."`
	Connections      int        `env:"TIMBANG_CONNECTIONS" envDefault:"10" doc:"The most connections to the database, 2 to 500."`
	SMTPHost         string     `env:"TIMBANG_SMTP_HOST" doc:"The mail server through which people are told that there is something to see. No e-mail is sent while it is empty."`
	SMTPPort         int        `env:"TIMBANG_SMTP_PORT" envDefault:"587" doc:"The port of the mail server."`
	SMTPSecurity     string     `env:"TIMBANG_SMTP_SECURITY" envDefault:"starttls" doc:"How the way to the mail server is guarded: starttls, tls, or none for a server on this machine."`
	SMTPUser         string     `env:"TIMBANG_SMTP_USER" doc:"The user at the mail server; empty where nobody signs in."`
	SMTPPasswordFile string     `env:"TIMBANG_SMTP_PASSWORD_FILE" doc:"A file that holds the password of TIMBANG_SMTP_USER."`
	SMTPFrom         string     `env:"TIMBANG_SMTP_FROM" doc:"The address that e-mails come from, nama@contoh.go.id. Needed with TIMBANG_SMTP_HOST."`
	BackupRecipient  []string   `env:"TIMBANG_BACKUP_RECIPIENT" doc:"Whose keys open what timbang backup writes: age1..., more than one with commas between them. timbang keys backup makes a key and prints its recipient; the key itself is kept away from this machine."`
	ArgonMemory      uint32     `env:"TIMBANG_ARGON_MEMORY" envDefault:"19456" doc:"KiB that one password check takes, 19456 to 1048576. Accounts keep the cost at which their password was set."`

	smtpPassword string // from the file
	bound        string // the address that Bind opened
}

// Read reads the settings from an environment, as os.Environ gives it. It
// returns Invalid with one sentence about the first setting that is wrong.
func Read(environ []string) (Config, error) {
	c, err := env.ParseAsWithOptions[Config](env.Options{Environment: env.ToMap(environ)})
	if err != nil {
		return c, unreadable(err)
	}
	if err := c.readSecret(); err != nil {
		return c, err
	}
	if err := c.readSMTP(); err != nil {
		return c, err
	}
	return c, c.check()
}

func fault(words string, args ...any) error { return problem.New(problem.Invalid, words, args...) }

// unreadable puts into words that a value has the wrong form.
func unreadable(err error) error {
	e, ok := errors.AsType[env.ParseError](err)
	if !ok {
		return fmt.Errorf("read settings: %w", err)
	}
	f, _ := reflect.TypeFor[Config]().FieldByName(e.Name)
	want := map[reflect.Kind]string{reflect.Bool: "true atau false", reflect.Int: "sebuah angka bulat", reflect.Uint32: "sebuah angka bulat"}[f.Type.Kind()]
	if f.Type == reflect.TypeFor[slog.Level]() {
		want = "debug, info, warn atau error"
	}
	return fault("Nilai %s tidak dikenal: isi dengan %s.", f.Tag.Get("env"), want)
}

func (c *Config) readSecret() error {
	if c.DatabaseURLFile == "" {
		return nil
	}
	if c.DatabaseURL != "" {
		return fault("DATABASE_URL dan DATABASE_URL_FILE terisi keduanya: kosongkan salah satu.")
	}
	b, err := os.ReadFile(c.DatabaseURLFile)
	if err != nil {
		return problem.New(problem.Invalid, "Berkas yang ditunjuk DATABASE_URL_FILE tidak dapat dibaca: periksa letak dan izinnya.").Because(err)
	}
	if c.DatabaseURL = strings.TrimSpace(string(b)); c.DatabaseURL == "" {
		return fault("Berkas yang ditunjuk DATABASE_URL_FILE kosong: isi dengan alamat basis data.")
	}
	return nil
}

// bindable reports whether an address has a port to listen on.
func bindable(address string) bool {
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

func (c *Config) check() error {
	if !bindable(c.Listen) {
		return fault("TIMBANG_LISTEN bukan alamat yang dapat dipakai: isi misalnya 127.0.0.1:8080.")
	}
	if c.Metrics != "" && !bindable(c.Metrics) {
		return fault("TIMBANG_METRICS bukan alamat yang dapat dipakai: isi misalnya 127.0.0.1:9464.")
	}
	if !postgresAddress(c.DatabaseURL) {
		return fault("DATABASE_URL bukan alamat PostgreSQL: isi misalnya postgres://pengguna:sandi@host/timbang.")
	}
	if c.Origin != "" && !origin(c.Origin) {
		return fault("TIMBANG_ORIGIN bukan alamat situs: isi misalnya https://timbang.example, tanpa garis miring di akhir.")
	}
	if c.Data != "" && !filepath.IsAbs(c.Data) {
		return fault("TIMBANG_DATA harus berupa jalur lengkap: awali dengan garis miring.")
	}
	if c.KeysFile != "" && !filepath.IsAbs(c.KeysFile) {
		return fault("TIMBANG_KEYS_FILE harus berupa jalur lengkap: awali dengan garis miring.")
	}
	if _, err := os.Stat(filepath.Join(c.Files, "layout.html")); c.Files != "" && err != nil {
		return fault("TIMBANG_FILES tidak memuat layout.html: isi dengan folder templates dari kode sumber, atau kosongkan.")
	}
	if c.Connections < 2 || c.Connections > 500 {
		return fault("TIMBANG_CONNECTIONS harus 2 sampai 500.")
	}
	if c.ArgonMemory < 19456 || c.ArgonMemory > 1<<20 {
		return fault("TIMBANG_ARGON_MEMORY harus 19456 sampai 1048576 (KiB).")
	}
	return nil
}

// postgresAddress reports whether s is empty or looks like an address, as a URL
// or as words "host=… dbname=…".
func postgresAddress(s string) bool {
	if s == "" {
		return true
	}
	if u, err := url.Parse(s); err == nil && (u.Scheme == "postgres" || u.Scheme == "postgresql") {
		return true
	}
	return !strings.Contains(s, "://") && strings.Contains(s, "=")
}

// origin reports whether s is a scheme and a host and nothing more.
func origin(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && s == u.Scheme+"://"+u.Host
}

// guarded reports whether what travels between people and the site cannot be
// read on the way: by https, or because it stays on this machine.
func (c *Config) guarded() bool {
	u, err := url.Parse(c.Origin)
	if c.Origin == "" || err != nil {
		host, _, _ := net.SplitHostPort(c.Listen)
		return loopback(host)
	}
	return u.Scheme == "https" || loopback(u.Hostname())
}

func loopback(host string) bool {
	a, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && a.IsLoopback()
}
