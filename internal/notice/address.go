package notice

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"log/slog"
	"net/mail"
	"strings"
	"time"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// Address is where an account wants to be told by e-mail that there is
// something to see. Nothing is sent before it is confirmed, nor after it was
// refused for good.
type Address struct {
	AccountID   identity.AccountID `gorm:"primaryKey"`
	Email       string             `json:"-"`
	TokenHash   string             `json:"-"` // of the link that confirms the address
	TokenUntil  *time.Time
	ConfirmedAt *time.Time
	StaleAt     *time.Time // when the server of the address refused it for good
	LastMailAt  *time.Time
	Version     int
}

// LogValue keeps the address out of logs.
func (a Address) LogValue() slog.Value { return slog.StringValue(string(a.AccountID)) }

// longestEmail is what an address may have at most (RFC 5321).
const longestEmail = 254

// tokenLife is how long the link that confirms an address can be used.
const tokenLife = 24 * time.Hour

// CheckEmail lists what is wrong with an address; an empty one ends e-mails.
func CheckEmail(s string) []problem.Field {
	if s == "" {
		return nil
	}
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || a.Name != "" || len(s) > longestEmail || strings.ContainsFunc(s, outside) {
		return []problem.Field{{Name: "email", Words: "Tulis satu alamat e-mail, misalnya nama@contoh.go.id."}}
	}
	return nil
}

// outside reports whether a character is outside of plain addresses.
func outside(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`"<>(),;:\[]`, r) }

// Address returns the address of the actor; it is empty where none was given.
func (s *Service) Address(ctx context.Context, by identity.Actor) (*Address, error) {
	if err := access.Check(by, access.OwnAccount, access.Of(by)); err != nil {
		return nil, err
	}
	return s.Store.Address(ctx, by.ID)
}

// SetAddress keeps another address of the actor and queues an e-mail with the
// link that confirms it; an empty address ends e-mails. It returns Invalid for
// what is no address, and Conflict when it was changed meanwhile.
func (s *Service) SetAddress(ctx context.Context, by identity.Actor, version int, email string) error {
	if faults := CheckEmail(email); len(faults) > 0 {
		return &problem.Problem{Kind: problem.Invalid, Words: "Alamat e-mail belum disimpan.", Fields: faults}
	}
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.Address(ctx, by)
		if err != nil {
			return err
		}
		if a.Version != version {
			return problem.Stale()
		}
		a.Email, a.TokenHash, a.TokenUntil, a.ConfirmedAt, a.StaleAt = email, "", nil, nil, nil
		if err := s.Store.SaveAddress(ctx, a); err != nil {
			return err
		}
		if err := s.Store.DropMail(ctx, by.ID, s.Now()); err != nil {
			return err
		}
		if email != "" {
			if err := s.Store.QueueMail(ctx, by.ID, Confirm, s.Now()); err != nil {
				return err
			}
		}
		return s.Store.RecordAccount(ctx, s.Now(), by, "account.address", &identity.Account{ID: by.ID, CourtID: by.Court})
	})
}

// ConfirmAddress confirms the address of the actor with the token of the link.
// It returns Invalid for a token that was never given, is too old or belongs
// to an earlier address.
func (s *Service) ConfirmAddress(ctx context.Context, by identity.Actor, token string) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.Address(ctx, by)
		if err != nil {
			return err
		}
		now := s.Now()
		if a.TokenUntil == nil || !now.Before(*a.TokenUntil) || subtle.ConstantTimeCompare([]byte(hashOf(token)), []byte(a.TokenHash)) != 1 {
			return problem.New(problem.Invalid, "Tautan ini tidak berlaku lagi. Simpan alamat e-mail Anda sekali lagi untuk menerima tautan baru.")
		}
		a.ConfirmedAt, a.TokenHash, a.TokenUntil = &now, "", nil
		if err := s.Store.SaveAddress(ctx, a); err != nil {
			return err
		}
		return s.Store.RecordAccount(ctx, now, by, "account.confirm", &identity.Account{ID: by.ID, CourtID: by.Court})
	})
}

// Unreachable lists the colleagues of the actor, at the same court or agency,
// whose address was refused for good.
func (s *Service) Unreachable(ctx context.Context, by identity.Actor) ([]identity.Account, error) {
	if err := access.Check(by, access.ReadStale, access.Of(by)); err != nil {
		return nil, err
	}
	return s.Store.Unreachable(ctx, by.Court, by.Agency)
}

func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
