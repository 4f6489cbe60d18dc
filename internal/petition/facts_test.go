package petition_test

import (
	"testing"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// found gives what a rule says about a petition to PA Praya of which only that
// is recorded which change adds.
func found(t *testing.T, rule string, change func(*petition.Petition)) law.Finding {
	t.Helper()
	p := &petition.Petition{CourtID: identity.CourtID("PA.Pra"), Status: petition.Registered, RegisteredOn: calendar.MustDate("2026-11-23")}
	change(p)
	for _, f := range law.Evaluate(p.Facts(nil, false, calendar.MustDate("2026-11-25"))) {
		if f.Rule.ID == rule {
			return f
		}
	}
	t.Fatalf("there is no rule %s", rule)
	return law.Finding{}
}

// young makes both under 19.
func young(p *petition.Petition) {
	p.Child.Born, p.Spouse.Born = calendar.MustDate("2010-01-01"), calendar.MustDate("2009-01-01")
}

func TestARuleSeesWhatThePetitionRecords(t *testing.T) {
	t.Parallel()
	nothing := func(*petition.Petition) {}
	for name, c := range map[string]struct {
		rule   string
		change func(*petition.Petition)
		want   law.Status
	}{
		"pemohon tinggal di Praya":                      {"perma5-8-wilayah", func(p *petition.Petition) { p.Domicile.District = "52.02.01" }, law.Fulfilled},
		"pemohon tinggal di Mataram":                    {"perma5-8-wilayah", func(p *petition.Petition) { p.Domicile.District = "52.71.01" }, law.Unfulfilled},
		"tempat tinggal pemohon kosong":                 {"perma5-8-wilayah", nothing, law.Unknown},
		"nomor penolakan KUA disebut dalam alasan":      {"daftar-penolakan", func(p *petition.Petition) { p.Reason.Refusal = "N7 nomor 12" }, law.Fulfilled},
		"penolakan KUA tidak ada":                       {"daftar-penolakan", nothing, law.Unfulfilled},
		"N1 belum ada":                                  {"daftar-n1", nothing, law.Unfulfilled},
		"surat LPA belum ada di PA Praya":               {"daftar-lpa", nothing, law.Unfulfilled},
		"surat LPA tidak diminta PA Mataram":            {"daftar-lpa", func(p *petition.Petition) { p.CourtID = "PA.Mtr" }, law.NotApplicable},
		"keduanya di bawah umur tanpa tautan":           {"perma5-8", young, law.Unfulfilled},
		"keduanya di bawah umur, permohonan tersendiri": {"perma5-8", func(p *petition.Petition) { young(p); p.Spouse.AlsoAsks = petition.Apart }, law.Unfulfilled},
		"keduanya di bawah umur, permohonan bersama":    {"perma5-8", func(p *petition.Petition) { young(p); p.Spouse.AlsoAsks = petition.Together }, law.Fulfilled},
		"permohonan bersama padahal calon sudah dewasa": {"perma5-8", func(p *petition.Petition) {
			young(p)
			p.Spouse.AlsoAsks, p.Spouse.Born = petition.Together, calendar.MustDate("2004-01-01")
		}, law.NotApplicable},
		"kedua anak di bawah umur, orang tua calon di Praya": {"perma5-8-wilayah", func(p *petition.Petition) {
			p.Domicile.District, p.SpouseParents.District = "52.71.01", "52.02.01"
			p.Child.Born, p.Spouse.Born = calendar.MustDate("2010-01-01"), calendar.MustDate("2009-01-01")
		}, law.Fulfilled},
		"calon dewasa, orang tua calon di Praya": {"perma5-8-wilayah", func(p *petition.Petition) {
			p.Domicile.District, p.SpouseParents.District = "52.71.01", "52.02.01"
			p.Child.Born, p.Spouse.Born = calendar.MustDate("2010-01-01"), calendar.MustDate("2001-01-01")
		}, law.Unfulfilled},
		"calon masih terikat perkawinan":                  {"khi-terikat", func(p *petition.Petition) { p.Spouse.Marital = petition.MarriedNow }, law.Unfulfilled},
		"riwayat perkawinan bukan bukti tidak ada ikatan": {"khi-terikat", func(p *petition.Petition) { p.Spouse.Marital = petition.Never }, law.Unknown},
		"agama calon sama":                                {"khi-beda_agama", func(p *petition.Petition) { p.Child.Religion, p.Spouse.Religion = "Islam", "Islam" }, law.Fulfilled},
		"agama calon berbeda":                             {"khi-beda_agama", func(p *petition.Petition) { p.Child.Religion, p.Spouse.Religion = "Islam", "Hindu" }, law.Unfulfilled},
		"kuasa tanpa pemberi kuasa":                       {"perma5-6-5-halangan", func(p *petition.Petition) { p.Standing.Kind = petition.Proxy }, law.Unfulfilled},
		"kuasa dengan pemberi kuasa dan halangannya": {"perma5-6-5-halangan", func(p *petition.Petition) {
			p.Standing = petition.Standing{Kind: petition.Proxy, Principal: "Ayah Contoh", Why: "Bekerja di luar negeri."}
		}, law.Fulfilled},
		"satu pemohon untuk kedua orang tua": {"perma5-6-1", func(p *petition.Petition) {
			p.Standing.Kind, p.Petitioners = petition.BothParents, make([]petition.Person, 1)
		}, law.Unfulfilled},
		"prodeo tanpa nomor surat":             {"perma5-9-5", func(p *petition.Petition) { p.Registration.Prodeo = true }, law.Unfulfilled},
		"prodeo dengan nomor surat":            {"perma5-9-5", func(p *petition.Petition) { p.Registration.Prodeo, p.Registration.Receipt = true, "470/1" }, law.Fulfilled},
		"terdaftar berarti diperiksa panitera": {"perma5-9-2", nothing, law.Fulfilled},
		"genap 19 tahun sebelum perkawinan": {"uu16-7-1-nikah", func(p *petition.Petition) {
			p.Child.Born, p.Reason.Wedding = calendar.MustDate("2007-12-01"), calendar.MustDate("2027-01-01")
		}, law.Unfulfilled},
		"sidang belum dicatat": {"perma5-10-3", nothing, law.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := found(t, c.rule, c.change); got.Status != c.want {
				t.Errorf("got %s (%s), want %s", got.Status, got.Message(), c.want)
			}
		})
	}
}
