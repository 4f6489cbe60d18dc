package web

import (
	"github.com/labstack/echo/v4"

	"timbang/internal/assessment"
	"timbang/internal/petition"
	"timbang/internal/referral"
)

func (s *Server) newReferral(echo.Context) error      { return errNoPage }
func (s *Server) askReferral(echo.Context) error      { return errNoPage }
func (s *Server) showReferral(echo.Context) error     { return errNoPage }
func (s *Server) acceptReferral(echo.Context) error   { return errNoPage }
func (s *Server) declineReferral(echo.Context) error  { return errNoPage }
func (s *Server) allocateReferral(echo.Context) error { return errNoPage }
func (s *Server) beginAssessment(echo.Context) error  { return errNoPage }
func (s *Server) showAssessment(echo.Context) error   { return errNoPage }
func (s *Server) editSection(echo.Context) error      { return errNoPage }
func (s *Server) saveSection(echo.Context) error      { return errNoPage }
func (s *Server) submitAssessment(echo.Context) error { return errNoPage }
func (s *Server) returnAssessment(echo.Context) error { return errNoPage }
func (s *Server) signAssessment(echo.Context) error   { return errNoPage }

// ReferralNew is a page that follows.
type ReferralNew struct{ Base }

// Name implements Page.
func (ReferralNew) Name() string { return "referral/new" }

// ReferralShow is a page that follows.
type ReferralShow struct{ Base }

// Name implements Page.
func (ReferralShow) Name() string { return "referral/show" }

// AssessmentShow is a page that follows.
type AssessmentShow struct{ Base }

// Name implements Page.
func (AssessmentShow) Name() string { return "assessment/show" }

// AssessmentSection is a page that follows.
type AssessmentSection struct{ Base }

// Name implements Page.
func (AssessmentSection) Name() string { return "assessment/section" }

// AgencyHome is a page that follows.
type AgencyHome struct{ Base }

// Name implements Page.
func (AgencyHome) Name() string { return "home/agency" }

// ReferralLine is one referral as the petition page lists it.
type ReferralLine struct {
	Referral   referral.Referral
	Agency     string
	Assessment *assessment.Assessment // the newest revision without its answers, or nil
}

// referralLines lists the referrals of a petition.
func (s *Server) referralLines(echo.Context, *petition.Petition) ([]ReferralLine, error) {
	return nil, nil
}

// agencyPage is the first page of an agency.
func (s *Server) agencyPage(c echo.Context) (Page, error) { return nil, errNoPage }
