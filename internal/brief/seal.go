package brief

import (
	"encoding/json"
	"fmt"

	"timbang/internal/problem"
	"timbang/internal/vault"
)

// What the keys of the brief are for: it holds the child's own words.
const (
	filePurpose  vault.Purpose = "brief.file"
	dataPurpose  vault.Purpose = "brief.data"
	annexPurpose vault.Purpose = "annex.file"
)

// sealed returns the version as it is kept: nothing that it says can be read
// without the keys of the installation.
func (s *Service) sealed(x *Issued) (*Issued, error) {
	data, err := json.Marshal(x.Data)
	if err != nil {
		return nil, fmt.Errorf("seal brief: %w", err)
	}
	y := *x
	y.Content = s.Keys.Seal(filePurpose, "brief.content."+string(x.ID), x.Content)
	y.Sealed = s.Keys.Seal(dataPurpose, "brief.sealed."+string(x.ID), data)
	return &y, nil
}

// unseal makes a version that was read from the store readable, its data and,
// where it was read, its file.
func (s *Service) unseal(x *Issued) (err error) {
	if x.Sealed == nil { // issued before briefs were sealed
		return nil
	}
	unreadable := problem.New(problem.Internal, "Ringkasan ini tidak dapat dibuka. Hubungi pengelola aplikasi; berkas kunci perlu diperiksa.")
	data, err := s.Keys.Open(dataPurpose, "brief.sealed."+string(x.ID), x.Sealed)
	if err != nil {
		return unreadable.Because(err)
	}
	if err := json.Unmarshal(data, &x.Data); err != nil {
		return unreadable.Because(err)
	}
	if x.Content == nil {
		return nil
	}
	if x.Content, err = s.Keys.Open(filePurpose, "brief.content."+string(x.ID), x.Content); err != nil {
		return unreadable.Because(err)
	}
	return nil
}
