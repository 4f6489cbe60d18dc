package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/protection"
)

func helpOffers(r *protection.Referral) []Option {
	var out []Option
	for _, o := range r.Offers() {
		said := "belum dijawab"
		if o.Answered != nil {
			said = lowerFirst(o.Answered.Content.Answer.Label())
		}
		out = append(out, Option{Value: strconv.Itoa(o.Seq), Text: o.Content.Service.Label() + ", " + o.Content.On.Indonesian() + " (" + said + ")"})
	}
	return out
}

// stepProtection answers a form of the page: with the page again and what was
// typed where it was refused.
func (s *Server) stepProtection(c echo.Context, in *input, which, done string, err error, rename map[string]string) error {
	id := protection.ID(c.Param("id"))
	if err == nil {
		return s.see(c, done, protectionURL(id))
	}
	if p := problem.Of(err); p.Kind == problem.Invalid {
		for i, f := range p.Fields {
			if to := rename[f.Name]; to != "" {
				p.Fields[i].Name = to
			}
		}
		err = p
	}
	page, failed := s.protectionPage(c, which, refused(in, err))
	if failed != nil {
		return failed
	}
	return s.again(c, err, page)
}

func protectionAt(c echo.Context, in *input) protection.Revision {
	return protection.Revision{ID: protection.ID(c.Param("id")), Version: in.version()}
}

// receiveProtection serves POST /protections/:id/receive.
func (s *Server) receiveProtection(c echo.Context) error {
	in := read(c)
	_, err := s.Protections.Receive(c.Request().Context(), actor(c), protectionAt(c, in), identity.AccountID(in.text("handler")))
	return s.stepProtection(c, in, "receive", "Rujukan diterima.", err, nil)
}

// offerProtection serves POST /protections/:id/offers.
func (s *Server) offerProtection(c echo.Context) error {
	in := read(c)
	x := protection.Content{Service: protection.Help(in.text("service")), On: in.date("on"), Words: in.long("words")}
	err := in.problem("Tawaran belum disimpan.", nil)
	if err == nil {
		_, err = s.Protections.Offer(c.Request().Context(), actor(c), protectionAt(c, in), x)
	}
	return s.stepProtection(c, in, "offers", "Tawaran dicatat.", err, nil)
}

// answerProtection serves POST /protections/:id/answers.
func (s *Server) answerProtection(c echo.Context) error {
	in := read(c)
	x := protection.Content{Of: in.count("of", 1_000_000), Answer: protection.Answer(in.text("answer")), On: in.date("answered_on"), Words: in.long("answer_words")}
	err := in.problem("Jawaban belum disimpan.", nil)
	if err == nil {
		_, err = s.Protections.Answer(c.Request().Context(), actor(c), protectionAt(c, in), x)
	}
	return s.stepProtection(c, in, "answers", "Jawaban dicatat.", err, map[string]string{"on": "answered_on", "words": "answer_words"})
}

// noteProtection serves POST /protections/:id/notes.
func (s *Server) noteProtection(c echo.Context) error {
	in := read(c)
	_, err := s.Protections.Note(c.Request().Context(), actor(c), protectionAt(c, in), in.long("note"))
	return s.stepProtection(c, in, "notes", "Catatan disimpan.", err, map[string]string{"words": "note"})
}

// handProtection serves POST /protections/:id/hand. Who handed it on can read it
// no longer.
func (s *Server) handProtection(c echo.Context) error {
	in := read(c)
	_, err := s.Protections.Hand(c.Request().Context(), actor(c), protectionAt(c, in), identity.AgencyID(in.text("to")), in.long("hand_why"))
	if err == nil {
		return s.see(c, "Rujukan dialihkan.", "/")
	}
	return s.stepProtection(c, in, "hand", "", err, map[string]string{"why": "hand_why"})
}

// closeProtection serves POST /protections/:id/close.
func (s *Server) closeProtection(c echo.Context) error {
	in := read(c)
	_, err := s.Protections.Close(c.Request().Context(), actor(c), protectionAt(c, in), in.long("why"))
	return s.stepProtection(c, in, "close", "Rujukan ditutup.", err, nil)
}
