package web

import (
	"net/http"
	"testing"

	"timbang/internal/testkit/desk"
	"timbang/internal/testkit/site"
)

func TestTheScriptsOfRevisions(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"asesmen-koreksi", "asesmen-ditinggalkan"} {
		site.Run(t, "testdata/"+name+".txt", func(t *testing.T) *site.Site {
			h := openAgencyHouse(t)
			s := h.referralSite()
			s.SignIn = func(_ testing.TB, username string) []*http.Cookie { return h.as(who(username)) }
			s.Given["a signed assessment"] = func(t testing.TB) map[string]string {
				a := h.Signed(t, h.Allocated(t, h.petition))
				return map[string]string{"A": string(a.ID), "R": string(a.ReferralID), "ID": string(h.petition.ID)}
			}
			s.Given["a draft"] = func(t testing.TB) map[string]string {
				a := h.Written(t, h.Allocated(t, h.petition))
				return map[string]string{"A": string(a.ID), "R": string(a.ReferralID)}
			}
			s.Given["the correction is signed"] = func(t testing.TB) map[string]string {
				drafts, err := h.Assessments.Drafts(t.Context(), desk.Assessor)
				h.must(err)
				a, err := h.DB.Assessment(t.Context(), drafts[0].ID)
				h.must(err)
				a, err = h.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(h.fill(a)))
				h.must(err)
				_, err = h.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(a))
				h.must(err)
				return nil
			}
			s.Given["three weeks"] = func(testing.TB) map[string]string { h.Pass(21); return nil }
			s.Given["31 days"] = func(testing.TB) map[string]string { h.Pass(31); return nil }
			s.Given["everybody signed in again"] = func(testing.TB) map[string]string { clear(h.cookies); return nil }
			return s
		})
	}
}

func TestACorrectionShowsWhatItChanges(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.agree()
	a := h.Signed(t, h.Allocated(t, h.petition))
	b, err := h.Assessments.Correct(t.Context(), desk.Supervisor, desk.Of(a), "Nomor izin keliru.")
	h.must(err)
	h.get(desk.Assessor, "/")
	h.want(http.StatusOK, "Koreksi", "Revisi 2: draf")
	h.get(desk.Assessor, assessmentURL(b.ID))
	h.want(http.StatusOK, "Mengoreksi", "Nomor izin keliru.", "Belum ada jawaban yang berubah.", assessmentURL(a.ID))
	h.get(desk.Judge, petitionURL(h.petition.ID))
	h.want(http.StatusOK, "sedang dikoreksi lembaga", assessmentURL(a.ID), "!"+assessmentURL(b.ID))
}
