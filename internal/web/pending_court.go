package web

import (
	"context"
	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
)

func (s *Server) showHome(echo.Context) error          { return errNoPage }
func (s *Server) showHelp(echo.Context) error          { return errNoPage }
func (s *Server) healthz(echo.Context) error           { return errNoPage }
func (s *Server) readyz(echo.Context) error            { return errNoPage }
func (s *Server) newHearing(echo.Context) error        { return errNoPage }
func (s *Server) scheduleHearing(echo.Context) error   { return errNoPage }
func (s *Server) beginHearing(echo.Context) error      { return errNoPage }
func (s *Server) editDecision(echo.Context) error      { return errNoPage }
func (s *Server) saveDecision(echo.Context) error      { return errNoPage }
func (s *Server) followPetition(echo.Context) error    { return errNoPage }
func (s *Server) archivePetition(echo.Context) error   { return errNoPage }
func (s *Server) listAgreements(echo.Context) error    { return errNoPage }
func (s *Server) newAgreement(echo.Context) error      { return errNoPage }
func (s *Server) concludeAgreement(echo.Context) error { return errNoPage }

// CourtHome is a page that follows.
type CourtHome struct{ Base }

// Name implements Page.
func (CourtHome) Name() string { return "home/court" }

// InstallationHome is a page that follows.
type InstallationHome struct{ Base }

// Name implements Page.
func (InstallationHome) Name() string { return "home/installation" }

// HelpShow is a page that follows.
type HelpShow struct{ Base }

// Name implements Page.
func (HelpShow) Name() string { return "help/show" }

// HearingNew is a page that follows.
type HearingNew struct{ Base }

// Name implements Page.
func (HearingNew) Name() string { return "hearing/new" }

// DecisionEdit is a page that follows.
type DecisionEdit struct{ Base }

// Name implements Page.
func (DecisionEdit) Name() string { return "petition/decision" }

// AgreementIndex is a page that follows.
type AgreementIndex struct{ Base }

// Name implements Page.
func (AgreementIndex) Name() string { return "agreement/index" }

// AgreementNew is a page that follows.
type AgreementNew struct{ Base }

// Name implements Page.
func (AgreementNew) Name() string { return "agreement/new" }

// agencyName gives the name of an agency, or its id when it is not known.
func (s *Server) agencyName(ctx context.Context, id identity.AgencyID) string { return string(id) }
