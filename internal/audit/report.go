package audit

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/vault"
)

// Report says where a chain stood on a day, signed by the installation. Who
// keeps a copy elsewhere can prove later that nothing before it was changed or
// removed. It holds no personal data.
type Report struct {
	Chain    identity.CourtID
	Day      calendar.Date `gorm:"type:date"`
	MadeAt   time.Time
	Position int64
	Content  string // the signed text, as it is handed out
}

// signing is what the reports are signed for.
const signing vault.Purpose = "audit.report"

// The lines of a report that are read again.
const (
	reportTitle = "Laporan harian jejak audit Timbang"
	lineChain   = "Rantai"
	lineDay     = "Hari"
	linePlace   = "Tempat terakhir"
	lineHead    = "Kepala rantai"
	lineKey     = "Versi kunci"
	linePublic  = "Kunci publik (Ed25519)"
	lineSigned  = "Tanda tangan"
	noCourt     = "(instalasi)"
)

// SignDay makes the report of today for every chain that has none yet and was
// lengthened since the last one, and returns how many it made.
func (s *Service) SignDay(ctx context.Context) (int, error) {
	chains, err := s.Store.Chains(ctx)
	if err != nil {
		return 0, err
	}
	made := 0
	for _, c := range chains {
		err := s.Store.InTx(ctx, func(ctx context.Context) error {
			r, err := s.due(ctx, c)
			if err != nil || r == nil {
				return err
			}
			made++
			return s.Store.SaveReport(ctx, r)
		})
		if err != nil {
			return made, err
		}
	}
	return made, nil
}

// due returns the report that a chain lacks, or nil.
func (s *Service) due(ctx context.Context, chain identity.CourtID) (*Report, error) {
	last, err := s.Store.LastLink(ctx, chain)
	if err != nil || last == nil {
		return nil, err
	}
	earlier, err := s.Store.Reports(ctx, chain, 1)
	if err != nil {
		return nil, err
	}
	today, from := calendar.Of(s.Now()), int64(0)
	if len(earlier) > 0 {
		from = earlier[0].Position
		if from == last.Position || !earlier[0].Day.Before(today) {
			return nil, nil
		}
	}
	urgent, err := s.Store.UrgentEntries(ctx, chain, from, last.Position)
	if err != nil {
		return nil, err
	}
	return s.sign(last, today, from, urgent)
}

func (s *Service) sign(last *Link, day calendar.Date, from int64, urgent int) (*Report, error) {
	r := &Report{Chain: last.Chain, Day: day, MadeAt: s.Now(), Position: last.Position}
	version := s.Keys.Version()
	key, err := s.Keys.Signer(signing, version)
	if err != nil {
		return nil, fmt.Errorf("sign report: %w", err)
	}
	var b strings.Builder
	b.WriteString(reportTitle + "\n\n")
	for _, line := range [][2]string{
		{lineChain, named(last.Chain)}, {lineDay, day.String()}, {"Dibuat", r.MadeAt.UTC().Format(time.RFC3339)},
		{"Catatan sejak laporan sebelumnya", strconv.FormatInt(last.Position-from, 10)}, {"Di antaranya akses darurat", strconv.Itoa(urgent)},
		{linePlace, strconv.FormatInt(last.Position, 10)}, {lineHead, hex.EncodeToString(last.Head)},
		{lineKey, strconv.Itoa(version)}, {linePublic, base64.StdEncoding.EncodeToString(key.Public().(ed25519.PublicKey))},
	} {
		fmt.Fprintf(&b, "%s: %s\n", line[0], line[1])
	}
	fmt.Fprintf(&b, "%s: %s\n", lineSigned, base64.StdEncoding.EncodeToString(ed25519.Sign(key, []byte(b.String()))))
	r.Content = b.String()
	return r, nil
}

// named is how a report calls a chain.
func named(chain identity.CourtID) string {
	if chain == "" {
		return noCourt
	}
	return string(chain)
}

// PublicKey is that by which reports are checked, in base64.
func (s *Service) PublicKey() (string, error) {
	key, err := s.Keys.Signer(signing, s.Keys.Version())
	if err != nil {
		return "", fmt.Errorf("find public key: %w", err)
	}
	return base64.StdEncoding.EncodeToString(key.Public().(ed25519.PublicKey)), nil
}

// longest is how long a file may be that is read as a report, in bytes.
const longest = 4 << 10

// ReadReport reads a report that was kept elsewhere. It returns Refused for a
// file that is none; whether it is genuine only Verify says.
func ReadReport(text []byte) (*Report, error) {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	if len(text) > longest || !bytes.HasPrefix(text, []byte(reportTitle+"\n")) {
		return nil, problem.New(problem.Invalid, "Berkas ini bukan laporan harian jejak audit. Pilih berkas yang diunduh dari halaman Jejak audit.")
	}
	r := &Report{Content: string(text)}
	day, err := calendar.ParseDate(r.line(lineDay))
	if err != nil {
		return nil, problem.New(problem.Invalid, "Laporan ini tidak menyebut harinya. Unduh lagi dari halaman Jejak audit.").Because(err)
	}
	r.Day = day
	if r.Position, err = strconv.ParseInt(r.line(linePlace), 10, 64); err != nil || r.Position < 1 {
		return nil, problem.New(problem.Invalid, "Laporan ini tidak menyebut tempat terakhirnya. Unduh lagi dari halaman Jejak audit.").Because(err)
	}
	if chain := r.line(lineChain); chain != noCourt {
		r.Chain = identity.CourtID(chain)
	}
	return r, nil
}

// line gives what a report says on the line of a name.
func (r *Report) line(name string) string {
	_, rest, _ := strings.Cut(r.Content, "\n"+name+": ")
	value, _, _ := strings.Cut(rest, "\n")
	return value
}

// genuine checks that the installation signed the report; the fault says why
// not.
func (r *Report) genuine(keys *vault.Ring) *Fault {
	fault := func(words string) *Fault {
		return &Fault{r.Chain, r.Position, 0, fmt.Sprintf("Laporan %s: %s", r.Day.Indonesian(), words)}
	}
	version, err := strconv.Atoi(r.line(lineKey))
	if err != nil {
		return fault("tidak menyebut kuncinya.")
	}
	key, err := keys.Signer(signing, version)
	if err != nil {
		return fault("kunci yang menandatanganinya tidak ada pada berkas kunci.")
	}
	at := strings.LastIndex(r.Content, lineSigned+": ")
	signature, err := base64.StdEncoding.DecodeString(r.line(lineSigned))
	if at < 0 || err != nil || !ed25519.Verify(key.Public().(ed25519.PublicKey), []byte(r.Content[:at]), signature) {
		return fault("tanda tangannya tidak cocok; isinya sudah diubah.")
	}
	if r.line(lineDay) != r.Day.String() || r.line(lineChain) != named(r.Chain) || r.line(linePlace) != strconv.FormatInt(r.Position, 10) {
		return fault("baris basis datanya tidak sama dengan isi yang ditandatangani.")
	}
	return nil
}

// compare checks the link at the place of a genuine report.
func (r *Report) compare(l *Link) []Fault {
	if r.line(lineHead) == hex.EncodeToString(l.Head) {
		return nil
	}
	return []Fault{{l.Chain, l.Position, l.Seq, fmt.Sprintf("Kepala rantai bukan yang ditandatangani pada %s: rantai sebelum tempat ini ditulis ulang.", r.Day.Indonesian())}}
}
