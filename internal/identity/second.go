package identity

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"net/url"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"timbang/internal/problem"
	"timbang/internal/vault"
)

// Codes are of six digits and last thirty seconds (RFC 6238 with SHA-1, which is
// what every app on a phone knows). The step before and after count too, because
// clocks differ.
const (
	stepSeconds = 30
	drift       = 1
)

var codeForm = totp.ValidateOpts{Period: stepSeconds, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}

// recovery is what recovery codes are hashed for.
const recovery vault.Purpose = "account.recovery"

// recoveryCodes is how many recovery codes a person gets.
const recoveryCodes = 10

// Enrolment is a second factor that is being set up.
type Enrolment struct {
	Secret string // in base32, without blanks
	URL    string // what the QR code says: otpauth://totp/...
}

// BeginSecond returns the secret that the person's app must learn; it counts
// only after ConfirmSecond. It returns Conflict for who has a second factor.
func (s *Service) BeginSecond(ctx context.Context, by Actor) (*Enrolment, error) {
	a, err := s.Store.Account(ctx, by.ID)
	switch {
	case err != nil:
		return nil, err
	case a.Enrolled():
		return nil, enrolled()
	case a.SecondSecret == "":
		if a, err = s.plant(ctx, by); err != nil {
			return nil, err
		}
	}
	q := url.Values{"secret": {a.SecondSecret}, "issuer": {"Timbang"}, "algorithm": {"SHA1"}, "digits": {"6"}, "period": {"30"}}
	return &Enrolment{Secret: a.SecondSecret, URL: "otpauth://totp/" + url.PathEscape("Timbang:"+a.Username) + "?" + q.Encode()}, nil
}

func enrolled() error {
	return problem.New(problem.Conflict, "Kode sekali pakai untuk akun ini sudah aktif. Bila ponselnya hilang, hubungi pengelola.")
}

// plant gives an account a new secret that does not count yet.
func (s *Service) plant(ctx context.Context, by Actor) (a *Account, err error) {
	err = s.Store.InTx(ctx, func(ctx context.Context) error {
		if a, err = s.Store.Account(ctx, by.ID); err != nil || a.SecondSecret != "" {
			return err
		}
		var secret [20]byte
		_, _ = rand.Read(secret[:]) // never fails: the program ends instead
		a.SecondSecret = base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(secret[:])
		if err := s.Store.SaveAccount(ctx, a); err != nil {
			return err
		}
		return s.Store.RecordAccount(ctx, s.Now(), by, "account.plant", a)
	})
	return a, err
}

// ConfirmSecond makes the secret count, when the app shows the right code, and
// returns the recovery codes, once. It returns Invalid for a wrong code.
func (s *Service) ConfirmSecond(ctx context.Context, by Actor, code string) (codes []string, err error) {
	err = s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.Store.Account(ctx, by.ID)
		switch {
		case err != nil:
			return err
		case a.Enrolled():
			return enrolled()
		}
		step, ok := a.step(code, s.Now())
		if !ok {
			return wrongCode()
		}
		now := s.Now()
		a.SecondSince, a.SecondStep = &now, step
		if codes, err = s.newCodes(ctx, a.ID); err != nil {
			return err
		}
		if err := s.Store.SaveAccount(ctx, a); err != nil {
			return err
		}
		return s.Store.RecordAccount(ctx, now, by, "account.second", a)
	})
	return codes, err
}

// newCodes replaces the recovery codes of an account. Each has fifty bits of
// chance; a hash is kept, by a key that does not lie in the database.
func (s *Service) newCodes(ctx context.Context, id AccountID) ([]string, error) {
	var codes []string
	var hashes [][]byte
	for range recoveryCodes {
		c := strings.ToLower(rand.Text()[:10])
		codes = append(codes, c[:5]+"-"+c[5:])
		hashes = append(hashes, s.Keys.Index(recovery, string(id)+"/"+c))
	}
	return codes, s.Store.ReplaceCodes(ctx, id, hashes)
}

func wrongCode() error {
	return problem.New(problem.Invalid, "Kode tidak cocok.").With("code", "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya di ponsel, lalu ketik lagi; periksa pula jam ponsel.")
}

// PassSecond takes the second step of a sign-in: a code of the app, which no
// other sign-in took, or a recovery code. It returns Invalid for any other.
func (s *Service) PassSecond(ctx context.Context, by Actor, code string) error {
	code = strings.ToLower(strings.Join(strings.FieldsFunc(code, func(r rune) bool { return r == ' ' || r == '-' }), ""))
	return s.Store.InTx(ctx, func(ctx context.Context) error {
		a, err := s.Store.Account(ctx, by.ID)
		if err != nil {
			return err
		}
		if step, ok := a.step(code, s.Now()); ok && a.Enrolled() {
			a.SecondStep = step
			if err := s.Store.SaveAccount(ctx, a); err != nil {
				return err
			}
			return s.Store.RecordAccount(ctx, s.Now(), by, "session.second", a)
		}
		for _, hash := range s.Keys.Indexes(recovery, string(a.ID)+"/"+code) {
			used, err := s.Store.UseCode(ctx, a.ID, hash, s.Now())
			if err != nil {
				return err
			}
			if used {
				return s.Store.RecordAccount(ctx, s.Now(), by, "session.recovery", a)
			}
		}
		return wrongCode()
	})
}

// step finds the step in which the app shows a code, unless a code of that step
// or a later one was taken.
func (a *Account) step(code string, now time.Time) (int64, bool) {
	if a.SecondSecret == "" || len(code) != 6 {
		return 0, false
	}
	for n := -drift; n <= drift; n++ {
		at := now.Add(time.Duration(n) * stepSeconds * time.Second)
		want, err := totp.GenerateCodeCustom(a.SecondSecret, at, codeForm)
		step := at.Unix() / stepSeconds
		if err == nil && step > a.SecondStep && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return step, true
		}
	}
	return 0, false
}

// DropSecond takes the second factor of somebody else away, so that they set up
// another. It returns NotFound for an account that is not the actor's to keep:
// nobody drops their own.
func (s *Service) DropSecond(ctx context.Context, by Actor, id AccountID, version int) error {
	return s.change(ctx, by, id, version, "account.unsecond", func(a *Account) error {
		a.SecondSecret, a.SecondSince, a.SecondStep = "", nil, 0
		return s.Store.ReplaceCodes(ctx, a.ID, nil)
	})
}
