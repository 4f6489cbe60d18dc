package web

import (
	"fmt"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/file"
	"timbang/internal/testkit/browser"
	"timbang/internal/testkit/desk"
)

// TestThePapersOfAnAssessmentFitAPhone opens the form for a paper and the list
// that it adds to, at both widths.
func TestThePapersOfAnAssessmentFitAPhone(t *testing.T) {
	t.Parallel()
	h := openAgencyHouse(t)
	h.agree()
	a, err := h.Assessments.Begin(t.Context(), desk.Assessor, h.Allocated(t, h.petition).ID)
	h.must(err)
	for i, x := range []assessment.Attachment{
		{Kind: assessment.Health, Title: "Surat keterangan bidan tentang pemeriksaan pertama", Restricted: true},
		{Kind: assessment.Photo, Title: "Rumah tinggal", Factor: "F10"},
	} {
		f := &file.File{Type: "application/pdf", Size: 1, Content: fmt.Append(nil, i), CreatedAt: h.Now()}
		a, err = h.Assessments.Attach(t.Context(), desk.Assessor, desk.Of(a), x, f)
		h.must(err)
	}
	at := h.listen()
	for _, wide := range []int{390, 1280} {
		p := browser.Open(t, at+attachmentURL(a.ID)+"/new", wide, true, h.as(desk.Assessor)...)
		p.At("assessment/attachment")
		p.Fits()
		p.Axe()
		picture(p, "attachment-new")
		p.Follow("Kembali tanpa menyimpan")
		p.At("assessment/show")
		p.Fits()
		p.Axe()
		picture(p, "attachment-list")
	}
}
