package web

import (
	"testing"

	"timbang/internal/notice"
	"timbang/internal/testkit/site"
)

func TestTheScriptOfNotices(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/pemberitahuan.txt", func(t *testing.T) *site.Site { return openAgencyHouse(t).referralSite() })
}

func TestTheScriptOfEmails(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/surel.txt", func(t *testing.T) *site.Site {
		h := openAgencyHouse(t)
		h.s.Settings.Mail = true
		return h.referralSite()
	})
}

func TestEveryNoticeHasWords(t *testing.T) {
	t.Parallel()
	for _, k := range notice.Kinds() {
		if told[k] == "" {
			t.Errorf("nothing is said of %s", k)
		}
	}
	if len(told) != len(notice.Kinds()) {
		t.Errorf("%d words for %d kinds", len(told), len(notice.Kinds()))
	}
}
