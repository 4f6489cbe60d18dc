package web_test

import (
	"strings"
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/testkit/site"
	"timbang/internal/web"
)

func TestTheScriptOfRepeats(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/repeat.txt", func(t *testing.T) *site.Site {
		h := openCourt(t, web.Settings{})
		return h.site(map[string]func(testing.TB) map[string]string{
			"a child filed again in Mataram": func(testing.TB) map[string]string { return h.filedAgain() },
		})
	})
}

// filedAgain refuses a petition at Praya and brings another for the same child,
// written differently, before a judge at Mataram.
func (h *courthouse) filedAgain() map[string]string {
	h.t.Helper()
	judge, err := h.server.Identity.Add(h.t.Context(), identity.TheOperator, identity.Account{Username: "hakim.mataram", Name: "Putu Rekaan", Office: identity.Judge, Title: "Hakim", CourtID: "PA.Mtr"}, everyonesPassword)
	if err != nil {
		h.t.Fatal(err)
	}
	h.on("2026-03-02")
	earlier := h.refused(h.begin(h.hear(h.petition(petition.Assigned, "Siti Nur Aini", "2009-05-04"), "2026-03-02", "9.00", "Ruang Sidang 1")))
	h.on("2026-11-24")
	ctx, s, clerk := h.t.Context(), h.server.Petitions, h.who["petugas.mataram"]
	later := h.step(s.Submit(ctx, clerk, seen(h.draft(clerk, "ST. NURAINI", "2009-05-04"))))
	later = h.step(s.Register(ctx, clerk, seen(later), petition.Enrolment{Number: "9/Pdt.P/2026/PA.Mtr", On: calendar.Of(h.now), Advance: 350_000, Receipt: "SKUM-rekaan"}))
	later = h.step(s.Assign(ctx, h.who["panitera.mataram"], seen(later), judge.ID, "Nyoman Rekaan"))
	h.on("2026-11-25")
	return map[string]string{"EARLIER": string(earlier.ID), "LATER": string(later.ID), "NUMBER": string(earlier.Number)}
}

// refused records a refusal; what blocks it is set aside.
func (h *courthouse) refused(p *petition.Petition) *petition.Petition {
	h.t.Helper()
	ctx, judge := h.t.Context(), h.who["hakim.praya"]
	c, err := h.server.Rulings.Of(ctx, judge, p)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, i := range c.Blocking(calendar.Of(h.now)) {
		p = h.step(h.db.Petition(ctx, p.ID))
		if _, err := h.server.Rulings.Override(ctx, judge, seen(p), i.Rule.ID, "Sudah dilakukan dalam sidang; berita acara menyusul."); err != nil {
			h.t.Fatal(err)
		}
	}
	p = h.step(h.db.Petition(ctx, p.ID))
	ruling := determination.Ruling{Reasons: []string{"merarik"}, Ruling: petition.Ruling{Kind: petition.Refused, On: calendar.Of(h.now), Note: "Ditolak."}}
	if _, err := h.server.Rulings.Decide(ctx, judge, seen(p), ruling); err != nil {
		h.t.Fatal(err)
	}
	return h.step(h.db.Petition(ctx, p.ID))
}

func TestTheCheckSaysThatAnEarlierPetitionMayExist(t *testing.T) {
	t.Parallel()
	h := openCourt(t, web.Settings{})
	h.on("2026-03-02")
	h.petition(petition.Submitted, "Siti Nur Aini", "2009-05-04")
	h.on("2026-11-25")
	again := h.petition(petition.Submitted, "Aini Nur", "2009-05-04")
	draft := h.petition(petition.Draft, "Nur Aini", "2009-05-04")
	mine := h.signIn(t, "petugas.praya")
	for _, path := range []string{"/petitions/" + string(again.ID) + "/check", "/petitions/" + string(draft.ID)} {
		if page := body(t, h.get(path, mine...)); !strings.Contains(page, "Mungkin pernah ada permohonan terdahulu: PA Praya, 02-03-2026") {
			t.Errorf("%s does not say that an earlier petition may exist", strings.Split(path, "/")[1])
		}
	}
}
