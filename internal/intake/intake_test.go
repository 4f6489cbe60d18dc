package intake_test

import (
	"strings"
	"testing"

	"timbang/internal/access"
	"timbang/internal/identity"
	"timbang/internal/intake"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

const (
	heads = "Nomor Perkara\tTanggal Pendaftaran\tPemohon\tNIK Pemohon\tCalon Suami\tNIK Calon Suami\tTanggal Lahir Calon Suami\tCalon Istri\tNIK Calon Istri\tTanggal Lahir Calon Istri\tFaktor\n"
	sound = "51/Pdt.P/2026/PA.Pra\t20 Nopember 2026\tAmaq Rekaan\t5202010101809991\tLalu Rekaan\t5202010203049992\t02-03-2004\tBaiq Rekaan\t5202015706099993\t17 Juni 2009\tMenghindari Zina\n"
	other = "52/Pdt.P/2026/PA.Pra\t2026-11-20 00:00:00\tInaq Contoh\t\tLalu Contoh\t\t4/5/2003\tBaiq Contoh\t\t6/7/2009\t\n"
)

func open(t *testing.T) (*desk.Desk, *intake.Service) {
	d := desk.Open(t)
	return d, &intake.Service{Petitions: d.Petitions, Finder: d.Repeats, Now: d.Now}
}

func rows(t *testing.T, block string) []intake.Row {
	t.Helper()
	out, err := intake.Read([]byte(block))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSoundRowsBecomeDraftsOnce(t *testing.T) {
	d, s := open(t)
	in := rows(t, heads+sound+other)
	for range 2 { // the second click finds what the first made
		made, _, err := s.Import(t.Context(), desk.Clerk, in)
		if err != nil {
			t.Fatalf("%v: %+v", err, problem.Of(err).Fields)
		}
		if len(made) != 2 {
			t.Fatalf("%d petitions", len(made))
		}
	}
	all, err := d.Petitions.List(t.Context(), desk.Clerk, petition.Filter{Limit: 50})
	if err != nil || len(all) != 2 {
		t.Fatalf("%d petitions, %v", len(all), err)
	}
	p, err := d.Petitions.Show(t.Context(), desk.Clerk, in[0].Ticket)
	if err != nil {
		t.Fatal(err)
	}
	if p.Status != petition.Draft || p.Number != "" || p.Registration.SIPPNumber != "51/Pdt.P/2026/PA.Pra" || p.Registration.SIPPOn.String() != "2026-11-20" {
		t.Errorf("draft %s, number %q, noted %+v", p.Status, p.Number, p.Registration)
	}
	if p.Child.Name != "Baiq Rekaan" || p.Child.Sex != identity.Female || p.Child.Born.String() != "2009-06-17" || p.Spouse.Name != "Lalu Rekaan" || p.Petitioners[0].NIK != "5202010101809991" {
		t.Errorf("people: %+v", p.Child.Born)
	}
	if len(p.Reason.Categories) != 1 || p.Reason.Categories[0] != "zina" {
		t.Errorf("categories %v", p.Reason.Categories)
	}
}

func TestOneFaultKeepsEveryRowOut(t *testing.T) {
	d, s := open(t)
	in := rows(t, heads+sound+strings.Replace(other, "6/7/2009", "31/6/2009", 1))
	_, checked, err := s.Import(t.Context(), desk.Clerk, in)
	if !problem.Is(err, problem.Invalid) || problem.Of(err).At("r1.istri_tanggal_lahir") == "" {
		t.Fatalf("%v, %+v", err, problem.Of(err).Fields)
	}
	if len(checked) != 2 || len(checked[0].Faults) > 0 {
		t.Errorf("the sound row has faults: %+v", checked[0].Faults)
	}
	if all, _ := d.Petitions.List(t.Context(), desk.Clerk, petition.Filter{Limit: 50}); len(all) != 0 {
		t.Errorf("%d petitions were made", len(all))
	}
	in[1].Skip = true
	if made, _, err := s.Import(t.Context(), desk.Clerk, in); err != nil || len(made) != 1 {
		t.Errorf("without the faulty row: %d, %v", len(made), err)
	}
}

// TestNothingIsHalfImported lets the last of the entries fail in the store.
func TestNothingIsHalfImported(t *testing.T) {
	d, _ := open(t)
	d.Registered(t, 7)
	good, taken := petition.Entry{Ticket: desk.Ticket()}, petition.Entry{Ticket: desk.Ticket(), Parts: []petition.Part{petition.Noted{Number: "7/Pdt.P/2026/PA.Pra"}}}
	if _, err := d.Petitions.Import(t.Context(), desk.Clerk, []petition.Entry{good, taken}); !problem.Is(err, problem.Conflict) {
		t.Fatalf("a taken number: %v", err)
	}
	if _, err := d.Petitions.Show(t.Context(), desk.Clerk, good.Ticket); !problem.Is(err, problem.NotFound) {
		t.Errorf("the first entry stayed: %v", err)
	}
}

func TestWhatIsHereAlreadyIsShown(t *testing.T) {
	d, s := open(t)
	d.Registered(t, 51)
	p := d.Draft(t)
	in := rows(t, heads+sound+strings.Replace(other, "Baiq Contoh\t\t", "Baiq Contoh\t"+p.Child.NIK.Digits()+"\t", 1))
	checked, err := s.Check(t.Context(), desk.Clerk, in)
	if err != nil {
		t.Fatal(err)
	}
	if len(checked[0].Twins) == 0 || len(checked[0].Faults) != 1 || checked[0].Faults[0].Name != "nomor_perkara" {
		t.Errorf("by number: %d twins, %+v", len(checked[0].Twins), checked[0].Faults)
	}
	if len(checked[1].Twins) == 0 || len(checked[1].Faults) != 0 || len(checked[1].Warnings) == 0 {
		t.Errorf("by NIK: %d twins, %+v", len(checked[1].Twins), checked[1].Faults)
	}
}

func TestOnlyAClerkImports(t *testing.T) {
	d, s := open(t)
	in := rows(t, heads+sound)
	for _, by := range desk.Everybody {
		_, _, err := s.Import(t.Context(), by, rows(t, heads+strings.ReplaceAll(sound, "PA.Pra", string(by.Court))))
		if may := access.May(by.Office, access.OpenPetition); may != (err == nil) {
			t.Errorf("%s: %v", by.Office, err)
		}
	}
	entry := []petition.Entry{{Ticket: in[0].Ticket}}
	if _, err := d.Petitions.Import(t.Context(), desk.Judge, entry); err == nil {
		t.Error("a judge imported past the room")
	}
}

func TestWhatASpreadsheetDoesIsExplained(t *testing.T) {
	_, s := open(t)
	for _, c := range []struct{ name, old, new, column, says string }{
		{"NIK sebagai pangkat", "5202015706099993", "5,20202E+15", "istri_nik", "menjadi bilangan"},
		{"NIK berakhir nol", "5202015706099993", "5202015706090000", "istri_nik", "hilang menjadi 0"},
		{"NIK kurang angka", "5202015706099993", "520201570609", "istri_nik", ""},
		{"tanggal sebagai bilangan", "17 Juni 2009", "39981", "istri_tanggal_lahir", "menjadi bilangan"},
		{"sel digabung", "51/Pdt.P/2026/PA.Pra", "", "nomor_perkara", "digabung"},
		{"nomor pengadilan lain", "51/Pdt.P/2026/PA.Pra", "51/Pdt.P/2026/PA.Mtr", "nomor_perkara", "PA.Mtr"},
		{"keduanya dewasa", "17 Juni 2009", "17 Juni 2001", "anak", "sudah berusia 19"},
		{"keduanya anak", "02-03-2004", "02-03-2009", "anak", "Pilih orangnya"},
		{"tahun berbeda", "20 Nopember 2026", "20-11-2025", "nomor_perkara", "Tahun nomor"},
		{"belum tiba", "20 Nopember 2026", "20-12-2026", "tanggal_pendaftaran", "belum tiba"},
	} {
		t.Run(c.name, func(t *testing.T) {
			checked, err := s.Check(t.Context(), desk.Clerk, rows(t, heads+strings.Replace(sound, c.old, c.new, 1)))
			if err != nil {
				t.Fatal(err)
			}
			f := checked[0].Faults
			if len(f) != 1 || f[0].Name != c.column || !strings.Contains(f[0].Words, c.says) {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestTheSameRowTwiceIsFound(t *testing.T) {
	_, s := open(t)
	checked, err := s.Check(t.Context(), desk.Clerk, rows(t, heads+sound+sound))
	if err != nil || len(checked[0].Faults) != 0 || len(checked[1].Faults) != 2 {
		t.Errorf("%v: %+v", err, checked)
	}
}
