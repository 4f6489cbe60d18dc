package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// probes are asked by machines, every few seconds: they have no session and
// set no cookie.
var probes = map[string]bool{"/healthz": true, "/readyz": true}

// healthz serves GET /healthz: the process runs.
func (s *Server) healthz(c echo.Context) error {
	return c.String(http.StatusOK, "ok")
}

// readyz serves GET /readyz: the database answers with the right schema. What
// is wrong with it is for the log.
func (s *Server) readyz(c echo.Context) error {
	if err := s.Ready(c.Request().Context()); err != nil {
		s.Log.WarnContext(c.Request().Context(), "not ready", "error", err)
		return c.String(http.StatusServiceUnavailable, "not ready")
	}
	return c.String(http.StatusOK, "ok")
}
