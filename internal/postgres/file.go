package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"

	"timbang/internal/file"
	"timbang/internal/problem"
)

// fileContent is what the keys of file contents are for.
const fileContent = "file.content"

// sealedFile is a file as it lies in the database.
type sealedFile struct {
	Hash       file.Hash `gorm:"primaryKey"`
	Type       string
	Size       int // bytes, before it was sealed
	Content    []byte
	CreatedAt  time.Time
	KeyVersion int // 0 for one that an earlier version kept readable
}

// TableName is the table of files.
func (sealedFile) TableName() string { return "file" }

// row is what the content of a file is bound to.
func row(h file.Hash) string { return "file/" + string(h) + "/content" }

// names are the hashes that a content can have, by each key, the newest first.
func (db *DB) names(content []byte) []file.Hash {
	sum := sha256.Sum256(content)
	var out []file.Hash
	for _, index := range db.Keys.Indexes(fileContent, hex.EncodeToString(sum[:])) {
		out = append(out, file.Hash(hex.EncodeToString(index)))
	}
	return out
}

// SaveFile implements petition.Store, mou.Store and assessment.Store: it gives
// the file its name and keeps it sealed. The same content is kept once. It
// returns Conflict when there is no room on the disk.
func (db *DB) SaveFile(ctx context.Context, f *file.File) error {
	names := db.names(f.Content)
	var known []file.Hash
	if err := db.conn(ctx).Table("file").Where("hash in ?", names).Limit(1).Pluck("hash", &known).Error; err != nil {
		return fmt.Errorf("look for file: %w", worded(err))
	}
	if len(known) > 0 {
		f.Hash = known[0]
		return nil
	}
	f.Hash = names[0]
	r := db.conn(ctx).Exec(`insert into file (hash, type, size, content, created_at, key_version) values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
		f.Hash, f.Type, f.Size, db.Keys.Seal(fileContent, row(f.Hash), f.Content), f.CreatedAt, db.Keys.Version())
	if r.Error != nil {
		return fmt.Errorf("save file: %w", worded(r.Error))
	}
	return nil
}

// errOtherContent means that a file is not what its name says.
var errOtherContent = errors.New("the content of the file is not that of its name")

// File implements petition.Store, mou.Store and assessment.Store. What comes
// back is what was kept, or an error.
func (db *DB) File(ctx context.Context, h file.Hash) (*file.File, error) {
	x, err := first[sealedFile](db.conn(ctx).Where("hash = ?", h))
	if err != nil {
		return nil, err
	}
	f := &file.File{Hash: x.Hash, Type: x.Type, Size: x.Size, CreatedAt: x.CreatedAt}
	if f.Content, err = db.opened(x); err != nil {
		return nil, fmt.Errorf("open file: %w", err)
	}
	return f, nil
}

// opened returns the content, once it is proved to be that of the name.
func (db *DB) opened(x *sealedFile) ([]byte, error) {
	if x.KeyVersion == 0 {
		if sum := sha256.Sum256(x.Content); hex.EncodeToString(sum[:]) != string(x.Hash) {
			return nil, errOtherContent
		}
		return x.Content, nil
	}
	content, err := db.Keys.Open(fileContent, row(x.Hash), x.Content)
	if err != nil {
		return nil, err
	}
	for _, n := range db.names(content) {
		if n == x.Hash {
			return content, nil
		}
	}
	return nil, errOtherContent
}

// SealFiles seals the files that an earlier version kept readable, one in each
// transaction, and returns how many. What names them follows; a file that is
// not what its name says stays as it is and is the error.
func (db *DB) SealFiles(ctx context.Context) (int, error) {
	for n := 0; ; n++ {
		more := false
		err := db.InTx(ctx, func(ctx context.Context) (err error) {
			more, err = db.sealOne(ctx)
			return err
		})
		if err != nil || !more {
			return n, err
		}
	}
}

func (db *DB) sealOne(ctx context.Context) (bool, error) {
	x := &sealedFile{}
	err := db.conn(ctx).Raw("select * from file where key_version = 0 order by hash limit 1 for update").Take(x).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("find readable file: %w", err)
	}
	content, err := db.opened(x)
	if err != nil {
		return false, problem.New(problem.Conflict, "Satu berkas unggahan di basis data sudah berubah isinya: pulihkan basis data dari cadangan.").Because(err)
	}
	name := db.names(content)[0]
	err = db.conn(ctx).Exec("update file set hash = ?, content = ?, key_version = ? where hash = ?",
		name, db.Keys.Seal(fileContent, row(name), content), db.Keys.Version(), x.Hash).Error
	if err != nil {
		return false, fmt.Errorf("seal file: %w", worded(err))
	}
	return true, nil
}

// ForgetReadable writes the table of files anew, so that nothing is left on the
// disk of what was readable in it before SealFiles. dsn is that of the owner.
func ForgetReadable(ctx context.Context, dsn string) error {
	c, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return fmt.Errorf("connect as owner: %w", err)
	}
	_, err = c.Exec(ctx, "vacuum full file")
	return errors.Join(err, c.Close(ctx))
}
