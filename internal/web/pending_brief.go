package web

import (
	"github.com/labstack/echo/v4"
)

func (s *Server) issueBrief(echo.Context) error       { return errNoPage }
func (s *Server) downloadBrief(echo.Context) error    { return errNoPage }
func (s *Server) askVerification(echo.Context) error  { return errNoPage }
func (s *Server) showVerification(echo.Context) error { return errNoPage }

// VerificationShow is a page that follows.
type VerificationShow struct{ Base }

// Name implements Page.
func (VerificationShow) Name() string { return "verification/show" }
