package identity

import (
	"context"
	"errors"
	"regexp"
	"time"

	"timbang/internal/problem"
	"timbang/internal/vault"
)

// Store keeps accounts. internal/postgres implements it.
type Store interface {
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
	Account(ctx context.Context, id AccountID) (*Account, error)
	AccountByName(ctx context.Context, username string) (*Account, error)
	SaveAccount(ctx context.Context, a *Account) error
	RecordAccount(ctx context.Context, at time.Time, by Actor, action string, a *Account) error
	// EveryAccount lists all accounts, the active ones first, by name.
	EveryAccount(ctx context.Context) ([]Account, error)
	// OpenWork counts what still waits for a person: cases and requests.
	OpenWork(ctx context.Context, id AccountID) (Work, error)
	AddSignedIn(ctx context.Context, x *SignedIn) error
	SignedIn(ctx context.Context, id string) (*SignedIn, error)
	SeeSignedIn(ctx context.Context, id string, at time.Time) error
	// SignedInAt lists the places of an account that were opened and seen after
	// some times and are not ended, the latest first.
	SignedInAt(ctx context.Context, id AccountID, openedAfter, seenAfter time.Time) ([]SignedIn, error)
	// EndSignedIn ends one place of an account, or all but one, and returns how
	// many.
	EndSignedIn(ctx context.Context, id AccountID, place, kept string, at time.Time) (int, error)
	// ReplaceCodes gives an account other recovery codes, by their hashes.
	ReplaceCodes(ctx context.Context, id AccountID, hashes [][]byte) error
	// UseCode takes a recovery code that was not used, and reports whether there
	// was one.
	UseCode(ctx context.Context, id AccountID, hash []byte, at time.Time) (bool, error)
}

// Service lets people in and keeps their accounts.
type Service struct {
	Store  Store
	Hasher *Hasher
	Keys   *vault.Ring // for the hashes of recovery codes
	Now    func() time.Time
}

// refused is the one sentence for every failed sign-in, so that nobody learns
// which usernames exist.
func refused() *problem.Problem {
	return problem.New(problem.Unauthenticated, "Nama pengguna atau kata sandi tidak cocok. Periksa lagi, lalu coba sekali lagi.").
		With("username", "Nama pengguna atau kata sandi tidak cocok.")
}

// SignIn returns the account behind a username and password. It returns
// Unauthenticated with the same sentence, after the same work, whether the
// username is unknown, the password wrong or the account closed.
func (s *Service) SignIn(ctx context.Context, username, password string) (*Account, error) {
	a, err := s.byName(ctx, username)
	if err != nil && !problem.Is(err, problem.NotFound) {
		return nil, err
	}
	hash := s.Hasher.decoy()
	if a != nil && a.Active {
		hash = a.PasswordHash
	}
	ok, err := s.Hasher.Match(ctx, password, hash)
	if err != nil {
		return nil, err
	}
	if !ok || a == nil || !a.Active {
		return nil, refused()
	}
	err = s.Store.InTx(ctx, func(ctx context.Context) error {
		return s.Store.RecordAccount(ctx, s.Now(), a.Actor(), "session.open", a)
	})
	return a, err
}

// byName returns the account with a username. What can be no username is never
// asked of the database, which refuses some texts.
func (s *Service) byName(ctx context.Context, username string) (*Account, error) {
	if !usernameForm.MatchString(username) {
		return nil, problem.Missing()
	}
	return s.Store.AccountByName(ctx, username)
}

// SignOut ends the place where a person is signed in, and records that they left.
func (s *Service) SignOut(ctx context.Context, by Actor, place string) error {
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		if place != "" {
			if _, err := s.Store.EndSignedIn(ctx, by.ID, place, "", s.Now()); err != nil {
				return err
			}
		}
		return s.Store.RecordAccount(ctx, s.Now(), by, "session.close", &Account{ID: by.ID, CourtID: by.Court})
	})
}

// Who returns the active account with the id. It returns Unauthenticated when
// the account was closed since the person signed in.
func (s *Service) Who(ctx context.Context, id AccountID) (*Account, error) {
	a, err := s.Store.Account(ctx, id)
	if problem.Is(err, problem.NotFound) || err == nil && !a.Active {
		return nil, problem.New(problem.Unauthenticated, "Silakan masuk kembali.")
	}
	return a, err
}

var usernameForm = regexp.MustCompile(`^[a-z][a-z0-9._-]{2,31}$`)

// Add creates an account with a password. The operator of the machine may, and
// the admin for every office but their own, so that nobody grants themselves or
// their like anything. It returns Forbidden for anybody else, Invalid for a
// faulty username, office or password, and Conflict for a username in use.
func (s *Service) Add(ctx context.Context, by Actor, a Account, password string) (*Account, error) {
	if !by.keeps(a) {
		return nil, notYours()
	}
	if err := checkAccount(a, password); err != nil {
		return nil, err
	}
	hash, err := s.Hasher.Hash(ctx, password)
	if err != nil {
		return nil, err
	}
	a.ID, a.PasswordHash, a.Active, a.CreatedAt, a.Version = AccountID(NewID()), hash, true, s.Now(), 0
	err = s.Store.InTx(ctx, func(ctx context.Context) error {
		if err := s.Store.SaveAccount(ctx, &a); err != nil {
			return err
		}
		return s.Store.RecordAccount(ctx, s.Now(), by, "account.add", &a)
	})
	if err != nil {
		return nil, err
	}
	return &a, nil
}

func notYours() error {
	return problem.New(problem.Forbidden, "Akun ini tidak dapat Anda urus. Hubungi pengelola atau operator sistem di kantor Anda.")
}

// Reset gives an account a new password, which its owner changes at the next
// sign-in. Who keeps accounts may; it returns Forbidden for anybody else.
func (s *Service) Reset(ctx context.Context, by Actor, username, password string) error {
	return s.setPassword(ctx, by, username, password, true)
}

// setPassword gives an account a password, its own or one to be changed.
func (s *Service) setPassword(ctx context.Context, by Actor, username, password string, passing bool) error {
	if err := checkPassword(password); err != nil {
		return err
	}
	hash, err := s.Hasher.Hash(ctx, password)
	if err != nil {
		return err
	}
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.byName(ctx, username)
		if err != nil {
			return err
		}
		if by.ID == a.ID == passing || by.ID != a.ID && !by.keeps(*a) {
			return notYours()
		}
		a.PasswordHash, a.MustChange = hash, passing
		if err := s.Store.SaveAccount(ctx, a); err != nil {
			return err
		}
		return s.Store.RecordAccount(ctx, s.Now(), by, "account.reset", a)
	})
}

// ChangePassword lets a person choose a new password. It returns Invalid when
// the old one is wrong or the new one too short.
func (s *Service) ChangePassword(ctx context.Context, by Actor, old, password string) error {
	a, err := s.Store.Account(ctx, by.ID)
	if err != nil {
		return err
	}
	ok, err := s.Hasher.Match(ctx, old, a.PasswordHash)
	if err != nil {
		return err
	}
	if !ok {
		return problem.New(problem.Invalid, "Kata sandi belum diganti.").With("old", "Kata sandi lama tidak cocok.")
	}
	if old == password {
		return problem.New(problem.Invalid, "Kata sandi belum diganti.").With("password", "Kata sandi baru harus lain dari yang lama.")
	}
	return s.setPassword(ctx, by, a.Username, password, false)
}

// Again asks a person who is signed in for the password once more, before what
// nobody at an unlocked desk may do for them. It returns Invalid when it is
// wrong, and records that it was asked for.
func (s *Service) Again(ctx context.Context, by Actor, password string) error {
	a, err := s.Store.Account(ctx, by.ID)
	if err != nil {
		return err
	}
	ok, err := s.Hasher.Match(ctx, password, a.PasswordHash)
	if err != nil {
		return err
	}
	if !ok {
		return problem.New(problem.Invalid, "Kata sandi tidak cocok.").With("password", "Ketik kata sandi Anda sendiri sekali lagi.")
	}
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		return s.Store.RecordAccount(ctx, s.Now(), by, "session.again", a)
	})
}

func checkAccount(a Account, password string) error {
	p := problem.New(problem.Invalid, "Akun belum dapat dibuat.")
	if !usernameForm.MatchString(a.Username) {
		p.With("username", "Nama pengguna terdiri atas 3 sampai 32 huruf kecil, angka, titik atau garis, dan dimulai dengan huruf.")
	}
	if a.Name == "" {
		p.With("name", "Isi nama lengkap.")
	}
	switch {
	case officeNames[a.Office] == "" || a.Office == Operator:
		p.With("office", "Pilih jabatan yang ada.")
	case a.Office.AtCourt() != (a.CourtID != ""):
		p.With("court", "Petugas, hakim dan panitera harus terikat pada satu pengadilan; jabatan lain tidak.")
	case a.Office.AtAgency() != (a.AgencyID != ""):
		p.With("agency", "Asesor dan penyelia harus terikat pada satu lembaga; jabatan lain tidak.")
	}
	if err := checkPassword(password); err != nil {
		p.Fields = append(p.Fields, problem.Of(err).Fields...)
	}
	if len(p.Fields) > 0 {
		return p
	}
	return nil
}

func checkPassword(password string) error {
	if n := len([]rune(password)); n < 12 || n > 128 {
		return problem.New(problem.Invalid, "Kata sandi belum dapat dipakai.").
			With("password", "Kata sandi terdiri atas 12 sampai 128 huruf. Beberapa kata acak mudah diingat dan sulit ditebak.")
	}
	return nil
}

// ErrBusy reports that too many passwords are being checked at once.
var ErrBusy = errors.New("identity: too many sign-ins at once")
