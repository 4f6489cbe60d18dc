package petition_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"timbang/internal/calendar"
	"timbang/internal/law"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func TestCustomIsFactsThatDoNotContradictThemselves(t *testing.T) {
	t.Parallel()
	today, later := calendar.MustDate("2026-11-23"), calendar.MustDate("2026-11-24")
	nought, many := 0, 731
	for name, c := range map[string]struct {
		custom petition.Customary
		field  string // the first that is refused; empty for none
	}{
		"kosong":                          {petition.Customary{}, "merarik"},
		"tidak diketahui":                 {petition.Customary{Merarik: petition.Unknown}, ""},
		"dibawa, nol malam":               {petition.Customary{Merarik: petition.ToldYes, Nights: &nought}, ""},
		"terlalu banyak malam":            {petition.Customary{Merarik: petition.ToldYes, Nights: &many}, "nights"},
		"tidak merarik tetapi bertanggal": {petition.Customary{Merarik: petition.ToldNo, TakenOn: today}, "merarik"},
		"dibawa besok":                    {petition.Customary{Merarik: petition.ToldYes, TakenOn: later}, "taken_on"},
		"jawaban lain":                    {petition.Customary{Merarik: "mungkin"}, "merarik"},
		"desa bukan kecamatan":            {petition.Customary{District: "52.02.01.1001"}, "stays"},
		"kecamatan":                       {petition.Customary{District: "52.02.01"}, ""},
		"belas tanpa hasil":               {petition.Customary{Belas: []petition.Belas{{By: "kepala dusun"}}}, "belas.1.result"},
		"belas besok":                     {petition.Customary{Belas: []petition.Belas{{Result: "pulang"}, {On: later, Result: "tetap"}}}, "belas.2.on"},
		"belas berhasil":                  {petition.Customary{Belas: []petition.Belas{{On: today, By: "kepala dusun", Result: "pulang"}}}, ""},
		"akad tidak diketahui oleh siapa": {petition.Customary{Akad: petition.Unknown, AkadBy: "tokoh agama"}, "akad"},
		"akad besok":                      {petition.Customary{Akad: petition.ToldYes, AkadOn: later}, "akad_on"},
		"pisuke yang tidak disepakati":    {petition.Customary{Agreed: petition.ToldNo, Pisuke: 1}, "agreed"},
		"denda di bawah nol":              {petition.Customary{Agreed: petition.ToldYes, Denda: -1}, "denda"},
		"keterangan yang panjang":         {petition.Customary{Words: strings.Repeat("a", 4001)}, "words"},
	} {
		got := c.custom.Faults(today)
		if c.field == "" && len(got) > 0 || c.field != "" && (len(got) == 0 || got[0].Name != c.field) {
			t.Errorf("%s: got %v, want %q", name, got, c.field)
		}
	}
}

func TestALaterStatementOfCustomCountsAndTheEarlierStays(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	p, err := d.Petitions.NoteCustom(t.Context(), desk.Clerk, desk.At(p), "permohonan", petition.Customary{Merarik: petition.Unknown})
	must(t, err)
	_, err = d.Petitions.NoteCustom(t.Context(), desk.Clerk, petition.Revision{ID: p.ID, Version: p.Version - 1}, "permohonan", petition.Customary{Merarik: petition.ToldNo})
	if problem.Of(err).Kind != problem.Conflict {
		t.Errorf("an old revision: got %v", err)
	}
	_, err = d.Petitions.NoteCustom(t.Context(), desk.Clerk, desk.At(p), "kabar", petition.Customary{Merarik: petition.ToldNo})
	if got := problem.Of(err); got.Kind != problem.Invalid || got.At("source") == "" {
		t.Errorf("an unknown source: got %v", err)
	}
	_, err = d.Petitions.NoteCustom(t.Context(), desk.Clerk, desk.At(p), "dokumen", petition.Customary{Merarik: petition.ToldYes})
	must(t, err)
	all, err := d.DB.Customs(t.Context(), p.ID)
	must(t, err)
	if len(all) != 2 || petition.Latest(all).Facts.Merarik != petition.ToldYes || all[0].Facts.Merarik != petition.Unknown || all[1].Ordinal != 2 {
		t.Errorf("got %+v", all)
	}
	for _, table := range []string{"custom", "impediment", "attention", "commitment", "qualification", "fallback"} {
		for _, sql := range []string{"update " + table + " set name = 'x'", "delete from " + table, "truncate " + table} {
			if _, err := d.AsApp(t).Exec(t.Context(), sql); err == nil {
				t.Errorf("the application may %s", sql)
			}
		}
	}
	for _, sql := range []string{"update custom set name = 'x'", "delete from custom", "truncate custom"} {
		if _, err := d.AsOwner(t).Exec(t.Context(), sql); err == nil {
			t.Errorf("the owner may %s", sql)
		}
	}
}

func TestOfImpedimentsTheLatestCountsWhateverTheOrder(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	said := map[string]petition.Obstacle{}
	kept := 0
	rapid.Check(t, func(r *rapid.T) {
		k := rapid.SampledFrom(law.ImpedimentKinds).Draw(r, "kind").Kind
		o := petition.Obstacle{
			Kind: k, State: rapid.SampledFrom([]petition.ImpedimentState{petition.NoImpediment, petition.ImpedimentExists, petition.ImpedimentUnknown}).Draw(r, "state"),
			Basis: rapid.SampledFrom([]string{"", "Kartu keluarga", "Keterangan KUA"}).Draw(r, "basis"),
		}
		_, err := d.Petitions.NoteImpediments(t.Context(), desk.Clerk, desk.At(d.Again(t, p.ID)), []petition.Obstacle{o})
		refused := o == said[k] || o.Basis == "" && o.State != petition.ImpedimentUnknown
		if refused != (err != nil) || err != nil && problem.Of(err).Kind != problem.Invalid {
			r.Fatalf("%+v after %+v: got %v", o, said[k], err)
		}
		if err == nil {
			said[k], kept = o, kept+1
		}
		all, err := d.DB.Impediments(t.Context(), p.ID)
		must(t, err)
		if len(all) != kept {
			r.Fatalf("%d statements are stored, %d were made", len(all), kept)
		}
		f := d.Again(t, p.ID).Facts(nil, false, calendar.MustDate("2026-11-23"))
		petition.Impede(&f, all)
		for k, o := range said {
			if got := f.Impediments[k]; got != (law.Impediment{State: string(o.State), Basis: o.Basis}) {
				r.Fatalf("the law sees %+v of %s, want %+v", got, k, o)
			}
		}
	})
}

func TestCustomAndImpedimentsBelongToTheirCourt(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Assigned(t, 1)
	obstacle := []petition.Obstacle{{Kind: "nasab", State: petition.NoImpediment, Basis: "Kartu keluarga"}}
	for _, by := range desk.Everybody {
		_, custom := d.Petitions.NoteCustom(t.Context(), by, desk.At(d.Again(t, p.ID)), "permohonan", petition.Customary{Akad: petition.ToldNo})
		_, impediment := d.Petitions.NoteImpediments(t.Context(), by, desk.At(d.Again(t, p.ID)), obstacle)
		obstacle[0].Basis += "." // so that the next statement differs
		want := problem.Forbidden
		switch by {
		case desk.Clerk, desk.Judge:
			must(t, custom)
			must(t, impediment)
			continue
		case desk.SecondJudge, desk.OtherJudge, desk.OtherClerk:
			want = problem.NotFound
		}
		if problem.Of(custom).Kind != want || problem.Of(impediment).Kind != want {
			t.Errorf("%s: got %v and %v, want %v", by.Name, custom, impediment, want)
		}
	}
}

func TestAnUnknownKindOfImpedimentIsRefused(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	p := d.Draft(t)
	_, err := d.Petitions.NoteImpediments(t.Context(), desk.Clerk, desk.At(p), []petition.Obstacle{{Kind: "umur", State: petition.ImpedimentExists, Basis: "x"}})
	if problem.Of(err).Kind != problem.Invalid {
		t.Errorf("got %v", err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
