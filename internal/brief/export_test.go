package brief

import (
	"context"

	"timbang/internal/petition"
)

// Assemble gathers and assembles without issuing.
func (s *Service) Assemble(ctx context.Context, p *petition.Petition) (Brief, error) {
	d, err := s.gather(ctx, p)
	if err != nil {
		return Brief{}, err
	}
	return d.brief(), nil
}
