package web

import (
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// referralAgain shows the page of a refused step with what was typed.
func (s *Server) referralAgain(c echo.Context, refused error) error {
	if k := problem.Of(refused).Kind; k != problem.Invalid && k != problem.Conflict {
		return refused
	}
	r, err := s.Referrals.Show(c.Request().Context(), actor(c), referral.ID(c.Param("id")))
	if err != nil {
		return err
	}
	page, err := s.referralShow(c, r)
	if err != nil {
		return err
	}
	step := c.Path()[strings.LastIndex(c.Path(), "/"):]
	for _, f := range []*Form{page.Allocate, page.Decline, page.Schedule, page.Revoke, page.Drop} {
		if f != nil && strings.HasSuffix(f.Action, step) {
			f.Fieldsets = overlay(f.Fieldsets, typed(read(c)), problem.Of(refused))
			page.Open = step[1:]
		}
	}
	return s.again(c, refused, page)
}

// acceptReferral serves POST /referrals/:id/accept.
func (s *Server) acceptReferral(c echo.Context) error {
	r, err := s.Referrals.Accept(c.Request().Context(), actor(c), referral.ID(c.Param("id")), read(c).version())
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Permintaan diterima. Sekarang bagikan kepada asesor.", referralURL(r.ID))
}

// declineReferral serves POST /referrals/:id/decline.
func (s *Server) declineReferral(c echo.Context) error {
	in := read(c)
	r, err := s.Referrals.Decline(c.Request().Context(), actor(c), referral.ID(c.Param("id")), in.version(), referral.Refusal(in.text("refusal")), in.long("reason"))
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Permintaan ditolak; pengadilan membaca alasan Anda.", referralURL(r.ID))
}

// allocateReferral serves POST /referrals/:id/allocate.
func (s *Server) allocateReferral(c echo.Context) error {
	in := read(c)
	r, err := s.Referrals.Allocate(c.Request().Context(), actor(c), referral.ID(c.Param("id")), in.version(), identity.AccountID(in.text("assignee")))
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Permintaan dibagikan.", referralURL(r.ID))
}

// beginAssessment serves POST /referrals/:id/assessment.
func (s *Server) beginAssessment(c echo.Context) error {
	a, err := s.Assessments.Begin(c.Request().Context(), actor(c), referral.ID(c.Param("id")))
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "", assessmentURL(a.ID))
}

func referralAt(c echo.Context) referral.Revision {
	return referral.Revision{ID: referral.ID(c.Param("id")), Version: read(c).version()}
}

// scheduleMeeting serves POST /referrals/:id/schedule.
func (s *Server) scheduleMeeting(c echo.Context) error {
	in := read(c)
	meet := referral.Appointment{On: in.date("on"), At: in.text("at"), Place: in.text("place"), Why: in.long("why")}
	err := in.problem("Pertemuan belum dijadwalkan.", nil)
	if err == nil {
		_, err = s.Referrals.Schedule(c.Request().Context(), actor(c), referralAt(c), meet)
	}
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Pertemuan dengan anak dijadwalkan.", referralURL(referral.ID(c.Param("id"))))
}

// revokeReferral serves POST /referrals/:id/revoke.
func (s *Server) revokeReferral(c echo.Context) error {
	r, err := s.Referrals.Revoke(c.Request().Context(), actor(c), referralAt(c), read(c).long("reason"))
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Permintaan dicabut; lembaga membaca alasan Anda.", referralURL(r.ID))
}

// dropReferral serves POST /referrals/:id/drop.
func (s *Server) dropReferral(c echo.Context) error {
	r, err := s.Referrals.Drop(c.Request().Context(), actor(c), referralAt(c), read(c).long("reason"))
	if err != nil {
		return s.referralAgain(c, err)
	}
	return s.see(c, "Asesmen dihentikan; isian yang ada tetap dapat dibaca.", referralURL(r.ID))
}
