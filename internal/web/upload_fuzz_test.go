package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"testing"

	"timbang/internal/testkit/desk"
)

// FuzzUpload sends bodies of any shape to the page that takes an attachment: it
// answers in words, breaks nothing, and keeps nothing that the author did not
// see accepted.
func FuzzUpload(f *testing.F) {
	h := openAgencyHouse(f)
	a := h.draft()
	at, cookies := attachmentURL(a.ID), h.as(desk.Assessor)
	whole := func(fields map[string]string, name string, content []byte) ([]byte, string) {
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		_ = w.SetBoundary("batas")
		for k, v := range fields {
			_ = w.WriteField(k, v)
		}
		part, _ := w.CreateFormFile("file", name)
		_, _ = part.Write(content)
		_ = w.Close()
		return b.Bytes(), w.FormDataContentType()
	}
	good := map[string]string{"kind": "surat", "title": "Surat sekolah", "version": "1"}
	for _, content := range [][]byte{nil, []byte("%PDF-1.7\n%%EOF"), {0xff, 0xd8, 0xff}, []byte("<script>"), []byte("\x89PNG\r\n\x1a\n"), []byte("....ftypheic")} {
		body, kind := whole(good, "../../etc/passwd.pdf", content)
		f.Add(body, kind)
		f.Add(body[:len(body)/2], kind)
	}
	f.Add([]byte("--batas\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--batas--"), "multipart/form-data; boundary=batas")
	f.Add([]byte("x"), "multipart/form-data")
	f.Add([]byte("kind=surat"), "application/x-www-form-urlencoded")
	f.Add([]byte{}, "text/plain; charset=\xff")
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://timbang.test"+at, bytes.NewReader(body))
		req.Header.Set("Sec-Fetch-Site", "same-origin")
		req.Header.Set("Content-Type", kind)
		for _, c := range cookies {
			req.AddCookie(c)
		}
		w := httptest.NewRecorder()
		h.site.ServeHTTP(w, req)
		if w.Code >= http.StatusInternalServerError || w.Code == http.StatusOK {
			t.Fatalf("status %d for %d bytes of %q", w.Code, len(body), kind)
		}
		kept, err := h.DB.AttachmentsOf(t.Context(), a.ID)
		if err != nil || w.Code != http.StatusSeeOther && len(kept) > 0 {
			t.Fatalf("status %d and %d attachments, %v", w.Code, len(kept), err)
		}
	})
}
