package web

import (
	"context"

	"timbang/internal/identity"
	"timbang/internal/mou"
)

// agencyName gives the name of an agency, or its id when it is not known.
func (s *Server) agencyName(ctx context.Context, id identity.AgencyID) string {
	all, err := s.Directory.Agencies(ctx)
	if err != nil {
		return string(id)
	}
	return nameOf(all, id)
}

func nameOf(all []mou.Agency, id identity.AgencyID) string {
	for _, y := range all {
		if y.ID == id {
			return y.Name
		}
	}
	return string(id)
}

// courtNames gives the names of the courts by their ids.
func (s *Server) courtNames(ctx context.Context) (map[identity.CourtID]string, error) {
	all, err := s.Directory.Courts(ctx)
	if err != nil {
		return nil, err
	}
	names := map[identity.CourtID]string{}
	for _, x := range all {
		names[x.ID] = x.Name
	}
	return names, nil
}
