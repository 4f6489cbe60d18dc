// Package postgres keeps everything in PostgreSQL. It is the only room that
// knows GORM and SQL, and it implements the Store of every other room.
//
// The application works as the role timbang_app, which owns nothing and may do
// only what the migrations grant.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	driver "gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
	"gorm.io/gorm/schema"

	"timbang/internal/audit"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/vault"
)

// Role is the role in which the application works.
const Role = "timbang_app"

// DB is the memory of the courts.
type DB struct {
	// Keys seal what lies unreadable in the database. They are set before the
	// first use of what is sealed.
	Keys *vault.Ring

	// Unasked is who asks where a context names nobody: the zero Actor in the
	// program, who sees nothing.
	Unasked identity.Actor

	gorm *gorm.DB
	pool *pgxpool.Pool
}

// Open connects to the database at dsn with at most conns connections, each in
// the role of the application.
func Open(ctx context.Context, dsn string, conns int32) (*DB, error) {
	cfg, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, errors.New("alamat basis data (DATABASE_URL) tidak dapat dibaca")
	}
	cfg.MaxConns = conns
	cfg.AfterConnect = func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, "set role "+Role)
		return err
	}
	db := &DB{}
	cfg.PrepareConn = db.settle
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	schema.RegisterSerializer("blank", blank{})
	schema.RegisterSerializer("json", whole{})
	schema.RegisterSerializer("sealed", sealed{})
	g, err := gorm.Open(driver.New(driver.Config{Conn: stdlib.OpenDBFromPool(pool)}), &gorm.Config{
		Logger:                 logger.Discard,
		SkipDefaultTransaction: true,
		NamingStrategy:         schema.NamingStrategy{SingularTable: true},
	})
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("open database: %w", err)
	}
	db.gorm, db.pool = g, pool
	return db, nil
}

// Ping reports whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return db.pool.Ping(ctx) }

// Borrowed returns how many connections are used, how many wait, and how many
// there may be.
func (db *DB) Borrowed() (used, idle, most int32) {
	s := db.pool.Stat()
	return s.AcquiredConns(), s.IdleConns(), s.MaxConns()
}

// Close lets go of the connections.
func (db *DB) Close() { db.pool.Close() }

type txKey struct{}

// InTx runs fn in one transaction. Store calls made with fn's context join it;
// what was recorded in it is chained last.
// A nested call is a programmer's mistake.
func (db *DB) InTx(ctx context.Context, fn func(ctx context.Context) error) error {
	if ctx.Value(txKey{}) != nil {
		return errors.New("postgres: nested transaction")
	}
	err := db.gorm.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var said []*audit.Entry
		ctx := context.WithValue(context.WithValue(ctx, txKey{}, tx), saidKey{}, &said)
		if err := fn(ctx); err != nil {
			return err
		}
		return db.chain(ctx, said)
	})
	return worded(err)
}

func (db *DB) conn(ctx context.Context) *gorm.DB {
	ctx = context.WithValue(ctx, keysKey{}, db.Keys)
	if tx, ok := ctx.Value(txKey{}).(*gorm.DB); ok {
		return tx.WithContext(ctx)
	}
	return db.gorm.WithContext(ctx)
}

// first loads one row, or returns NotFound.
func first[T any](q *gorm.DB) (*T, error) {
	row := new(T)
	err := q.First(row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, problem.Missing()
	}
	if err != nil {
		return nil, fmt.Errorf("read %T: %w", row, worded(err))
	}
	return row, nil
}

// save inserts a row of version 0, and updates any other if the stored version
// is still the same. It returns Conflict otherwise. It skips GORM's hooks,
// which would put the machine's clock over the time that the verb gave.
func save[T any](q *gorm.DB, row *T, version *int) error {
	q = q.Session(&gorm.Session{SkipHooks: true})
	old := *version
	*version = old + 1
	var r *gorm.DB
	if old == 0 {
		r = q.Create(row)
	} else {
		r = q.Model(row).Where("version = ?", old).Select("*").Updates(row)
	}
	switch {
	case r.Error != nil:
		*version = old
		return worded(r.Error)
	case r.RowsAffected == 0:
		*version = old
		return problem.Stale()
	}
	return nil
}

// words are what a user reads when a constraint refuses a write.
var words = map[string]string{
	"petition_number_once":         "Nomor perkara ini sudah dipakai permohonan lain. Periksa nomornya di register.",
	"document_once":                "Dokumen ini baru saja disimpan oleh orang lain. Muat ulang halaman.",
	"hearing_ordinal_once":         "Sidang baru saja dijadwalkan oleh orang lain. Muat ulang halaman.",
	"account_username_once":        "Nama pengguna ini sudah dipakai. Pilih nama lain.",
	"agreement_number_once":        "Nomor nota kesepahaman ini sudah tercatat.",
	"agreement_renewed_once":       "Nota kesepahaman ini sudah diperpanjang. Muat ulang halaman.",
	"agency_name_pk":               "Nama lembaga ini baru saja diubah oleh orang lain. Muat ulang halaman.",
	"petition_link_pk":             "Kedua permohonan ini sudah tertaut.",
	"petition_link_once":           "Kedua permohonan ini sudah tertaut.",
	"document_reference_once":      "Dokumen ini sudah dirujuk dalam perkara ini.",
	"assessment_once":              "Asesmen untuk permintaan ini sudah dibuka. Muat ulang halaman.",
	"assessment_signer_not_author": "Penulis asesmen tidak dapat menandatanganinya sendiri. Minta penyelia lain.",
	"assessment_corrected_once":    "Koreksi atas asesmen ini sudah dibuka. Muat ulang halaman.",
	"assessment_one_draft":         "Draf lain untuk permintaan ini masih terbuka. Muat ulang halaman.",
	"authorship_pk":                "Asesmen ini baru saja dialihkan oleh orang lain. Muat ulang halaman.",
	"certificate_number_once":      "Nomor ini sudah dipakai lembaga Anda untuk surat lain dari jenis yang sama. Periksa nomornya di buku agenda.",
	"certificate_standing_once":    "Surat ini baru saja diterbitkan. Muat ulang halaman.",
	"assessment_frozen":            "Asesmen ini sudah ditandatangani dan tidak dapat diubah lagi.",
	"brief_number_once":            "Ringkasan baru saja diterbitkan oleh orang lain. Muat ulang halaman.",
	"job_once":                     "Pekerjaan ini baru saja diminta. Muat ulang halaman.",
	"annex_pk":                     "Lampiran Tertutup ini sudah dibuat dan kata sandinya sudah ditampilkan. Buat yang baru bila kata sandinya hilang.",
	"annex_number_once":            "Lampiran Tertutup lain baru saja dibuat. Muat ulang halaman.",
	"bundle_brief_once":            "Berkas gabungan ini baru saja terbit. Muat ulang halaman.",
	"petition_pk":                  "Permohonan ini sudah dibuka. Muat ulang Meja Kerja.",
	"override_once":                "Hal ini sudah dikesampingkan. Muat ulang halaman permohonan.",
	"determination_pk":             "Penetapan baru saja dicatat oleh orang lain. Muat ulang halaman.",
	"appeal_pk":                    "Upaya hukum baru saja dicatat oleh orang lain. Muat ulang halaman.",
	"follow_up_plan_pk":            "Permohonan ini sudah mempunyai rencana tindak lanjut. Muat ulang halaman.",
	"follow_up_observation_pk":     "Kesanggupan baru saja dicatat oleh orang lain. Muat ulang halaman.",
	"repeat_request_once":          "Permintaan keterangan sudah dikirim dan menunggu jawaban. Muat ulang halaman.",
	"repeat_decision_pk":           "Keputusan baru saja dicatat oleh orang lain. Muat ulang halaman.",
	"judge_note_pk":                "Catatan ini baru saja disimpan dari perangkat lain. Salin ketikan Anda, muat ulang halaman, lalu gabungkan.",
	"referral_pk":                  "Permintaan ini sudah dikirim. Muat ulang halaman permohonan.",
	"referral_open_once":           "Lembaga ini sudah diminta dengan instrumen yang sama dan belum selesai. Buka permintaan itu dari halaman permohonan, atau pilih lembaga lain.",
	"referral_meeting_pk":          "Pertemuan baru saja dijadwalkan oleh orang lain. Muat ulang halaman.",
}

// diskFull is the code of PostgreSQL for a disk without room.
const diskFull = "53100"

// worded turns a violated constraint into a Conflict with its words.
func worded(err error) error {
	pg, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return err
	}
	if pg.Code == diskFull {
		return problem.New(problem.Conflict, "Ruang penyimpanan server penuh, maka belum ada yang disimpan. Beri tahu administrator, lalu coba lagi.").Because(bare(pg))
	}
	if w := words[pg.ConstraintName]; w != "" {
		return problem.New(problem.Conflict, "%s", w).Because(bare(pg))
	}
	return bare(pg)
}

// bare is the error without its detail, which holds the values of the row. The
// message goes too where it repeats what was typed: in class 22, of values that
// fit no type.
func bare(pg *pgconn.PgError) error {
	if strings.HasPrefix(pg.Code, "22") {
		return fmt.Errorf("postgres %s: a value fits no type", pg.Code)
	}
	return fmt.Errorf("postgres %s: %s (%s)", pg.Code, pg.Message, pg.ConstraintName)
}

// CheckRole refuses a connection that could bypass the grants or the policies:
// the role must be neither superuser, nor exempt from row security, nor owner of
// the tables.
func (db *DB) CheckRole(ctx context.Context, log *slog.Logger) error {
	var super, owner bool
	err := db.pool.QueryRow(ctx, `select (select rolsuper or rolbypassrls from pg_roles where rolname = current_user),
		exists (select from pg_tables where schemaname = 'public' and tableowner = current_user)`).Scan(&super, &owner)
	if err != nil {
		return fmt.Errorf("check role: %w", err)
	}
	if super || owner {
		return fmt.Errorf("the application must not work as owner or superuser")
	}
	log.DebugContext(ctx, "database role checked", slog.String("role", Role))
	return nil
}
