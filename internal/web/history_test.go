package web

import (
	"encoding"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"timbang/internal/audit"
	"timbang/internal/determination"
	"timbang/internal/followup"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/referral"
	"timbang/internal/repeat"
)

// audited lists one of each record whose changes the audit compares, by the
// kind that its entries have. A new noun adds its own here and names its fields
// in changedFields.
var audited = map[string][]any{
	"request": {repeat.Request{}},
	"petition": {petition.Petition{}, petition.Link{}, repeat.Decision{}, struct {
		Judge         string
		Determination determination.Determination
	}{}},
	"followup": {struct {
		Plan        followup.Plan
		Visits      []followup.Visit
		Commitments []followup.Commitment
	}{}, followup.Observation{}, struct {
		PetitionStatus string
	}{}},
	"reference": {petition.Reference{}},
	"document":  {petition.Document{}}, "referral": {referral.Referral{}}, "override": {determination.Override{}}, "appeal": {determination.Appeal{}},
	"hearing": {hearing.Hearing{}.Audited(), struct{ PetitionStatus string }{}},
	"custom": {struct {
		Source petition.CustomSource
		Facts  petition.Customary
	}{}},
	"impediment": {map[string]petition.Obstacle{}}, "attention": {map[string]determination.Heed{}},
	"commitment": {struct {
		Pledges map[string]determination.Pledge
		Paper   string
	}{}},
	"fallback": {struct{ NoOther, Words string }{}},
}

func TestTheHistoryNamesEveryFieldOfEveryRecord(t *testing.T) {
	t.Parallel()
	for kind, records := range audited {
		seen := map[string]bool{}
		for _, r := range records {
			for _, path := range paths(reflect.TypeOf(r), "") {
				seen[path] = true
				if _, ok := changedFields[kind][path]; !ok {
					t.Errorf("%s.%s has no Indonesian name: add it to changedFields in history_field.go, sealed when only the judge reads it", kind, path)
				}
			}
		}
		for path, c := range changedFields[kind] {
			if !slices.ContainsFunc(seenLike(seen), func(p string) bool { _, ok := matches(strings.Split(p, "."), strings.Split(path, ".")); return ok }) {
				t.Errorf("%s.%s names a field that there is not", kind, path)
			}
			if c.words == "" || strings.Count(c.words, "{}") > strings.Count(path, "*")+1 {
				t.Errorf("%s.%s is called %q", kind, path, c.words)
			}
		}
	}
}

func seenLike(seen map[string]bool) []string {
	out := make([]string, 0, len(seen))
	for p := range seen {
		out = append(out, p)
	}
	return out
}

var (
	textual = reflect.TypeFor[encoding.TextMarshaler]()
	instant = reflect.TypeFor[time.Time]()
)

// paths lists the fields of a type as the audit flattens it.
func paths(t reflect.Type, at string) []string {
	switch {
	case t.Kind() == reflect.Pointer:
		return paths(t.Elem(), at)
	case t == instant || t.Implements(textual):
		return []string{at}
	case t.Kind() == reflect.Slice || t.Kind() == reflect.Map:
		return paths(t.Elem(), strings.TrimPrefix(at+".*", "."))
	case t.Kind() != reflect.Struct:
		return []string{at}
	}
	var out []string
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || f.Anonymous || !f.IsExported() || shadowed(t, f) {
			continue
		}
		if at != "" {
			name = at + "." + f.Name
		} else {
			name = f.Name
		}
		out = append(out, paths(f.Type, name)...)
	}
	return out
}

// shadowed reports whether a field nearer to the top has the same name.
func shadowed(t reflect.Type, f reflect.StructField) bool {
	near, _ := t.FieldByName(f.Name)
	return !slices.Equal(near.Index, f.Index)
}

// entry is one of the audit by a clerk at noon.
func entry(kind, action string, changes ...audit.Change) audit.Entry {
	return audit.Entry{At: noon, ActorID: "c", Actor: "Baiq", Office: identity.Clerk, Action: action, Kind: kind, Changes: changes}
}

func TestTheHistorySaysFromWhatToWhat(t *testing.T) {
	t.Parallel()
	h := &historian{titles: map[string]string{"uptd": "UPTD PPA", "peksos": "Laporan sosial"}}
	for _, c := range []struct {
		kind string
		in   audit.Change
		want ChangeLine
	}{
		{"petition", audit.Change{Field: "Child.Born", From: "2009-07-01", To: "2009-07-11"}, ChangeLine{"Anak: tanggal lahir", "dari 1 Juli 2009 menjadi 11 Juli 2009"}},
		{"petition", audit.Change{Field: "Petitioners.1.Name", To: "Inaq Wangsa"}, ChangeLine{"Pemohon ke-2: nama lengkap", "Inaq Wangsa"}},
		{"petition", audit.Change{Field: "Child.NIK", From: "520201******9991", To: "520201******9992"}, ChangeLine{"Anak: NIK", "dari 520201******9991 menjadi 520201******9992"}},
		{"petition", audit.Change{Field: "Reason.Categories.0", From: "merarik", To: "hamil"}, ChangeLine{"Alasan mendesak: yang dikemukakan", "dari Merarik atau selarian menjadi Kehamilan"}},
		{"petition", audit.Change{Field: "Registration.Advance", From: "0", To: "250000"}, ChangeLine{"Pendaftaran: panjar", "dari Rp0 menjadi Rp250.000"}},
		{"petition", audit.Change{Field: "Spouse.Phone", From: "0819"}, ChangeLine{"Calon: telepon", "dikosongkan, sebelumnya 0819"}},
		{"petition", audit.Change{Field: "Status", From: "draft", To: "submitted"}, ChangeLine{"Tahap", "dari Draf menjadi Diserahkan"}},
		{"petition", audit.Change{Field: "Returns.0.Defects.2.Words", To: "Alamat."}, ChangeLine{"Pengembalian ke-1: kekurangan ke-3", "Alamat."}},
		{"petition", audit.Change{Field: "Determination.Kind", To: "dicabut"}, ChangeLine{"Penetapan: hasil", "Dicabut"}},
		{"hearing", audit.Change{Field: "Record.Seats.ayah_calon.Presence", From: "hadir", To: "berhalangan"}, ChangeLine{"Kehadiran ayah calon", "dari Hadir menjadi Tidak hadir, dengan alasan"}},
		{"hearing", audit.Change{Field: "Relaas.pemohon_1.ReceivedOn", To: "2026-11-25"}, ChangeLine{"Relaas Pemohon I diterima", "25 November 2026"}},
		{"hearing", audit.Change{Field: "Record.Statements.pemohon_1.Gist", To: "Khawatir."}, ChangeLine{"Keterangan Pemohon I", "Khawatir."}},
		{"referral", audit.Change{Field: "AgencyID", To: "uptd"}, ChangeLine{"Lembaga", "UPTD PPA"}},
		{"document", audit.Change{Field: "OriginalSeen", From: "false", To: "true"}, ChangeLine{"Aslinya diperlihatkan", "dari tidak menjadi ya"}},
		{"referral", audit.Change{Field: "Instrument", To: "peksos"}, ChangeLine{"Formulir", "Laporan sosial"}},
		{"custom", audit.Change{Field: "Source", From: "permohonan", To: "sidang"}, ChangeLine{"Sumber keterangan", "dari Keterangan pemohon saat pengajuan menjadi Keterangan di sidang"}},
		{"custom", audit.Change{Field: "Facts.Nights", From: "2", To: "3"}, ChangeLine{"Di luar rumah", "dari 2 malam menjadi 3 malam"}},
		{"custom", audit.Change{Field: "Facts.Belas.1.Result", To: "pulang"}, ChangeLine{"Upaya belas ke-2, hasil", "Anak kembali kepada keluarganya"}},
		{"impediment", audit.Change{Field: "susuan.State", From: "ada", To: "tidak_ada"}, ChangeLine{"Hubungan sesusuan: keadaan", "dari Ada menjadi Tidak ada"}},
		{"attention", audit.Change{Field: "a.Answer", From: "tidak", To: "ya"}, ChangeLine{"Permohonan dipelajari dengan teliti", "dari Tidak menjadi Ya"}},
		{"commitment", audit.Change{Field: "Pledges.ekonomi.Items.0.When", To: "setiap bulan"}, ChangeLine{"Bidang ekonomi, kesanggupan ke-1, kapan", "setiap bulan"}},
		{"fallback", audit.Change{Field: "NoOther", To: "ya"}, ChangeLine{"Tidak ada hakim lain yang memenuhi kualifikasi", "Ya"}},
	} {
		got := h.changes(entry(c.kind, "x", c.in))
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s.%s: got %q, want %q", c.kind, c.in.Field, got, c.want)
		}
	}
}

func TestTheHistoryNeverShowsWhatIsClosed(t *testing.T) {
	t.Parallel()
	h := &historian{}
	const secret = "kata anak yang tertutup"
	for kind, field := range map[string]string{"hearing": "Record.Statements.anak.Gist", "assessment": "pandangan_anak", "override": "Entah", "apa saja": "Apa"} {
		got := h.changes(entry(kind, "x", audit.Change{Field: field, From: secret, To: secret + "!"}))
		if len(got) != 1 || got[0].Words != "" || strings.Contains(got[0].Name, field) {
			t.Errorf("%s.%s: got %q, want a closed line", kind, field, got)
		}
	}
	for _, field := range []string{"Record.Statements.calon.Gist", "Record.Advice.anak.Response", "Record.Findings.c.Words", "Record.Findings.a.Basis"} {
		if c, _ := fieldOf("hearing", field); !c.closed {
			t.Errorf("%s is open", field)
		}
	}
	for _, field := range []string{"anak.Answer", "anak.Words", "calon.Answer", "calon.Words", "c.Words", "e.Answer", "e.Words", "g.Words", "h.Words", "i.Answer", "i.Words", "entah.Answer"} {
		if c, _ := fieldOf("attention", field); !c.closed {
			t.Errorf("%s of the attention is open", field)
		}
	}
	got := h.changes(entry("assessment", "assessment.write", audit.Change{Field: "a"}, audit.Change{Field: "b"}, audit.Change{Field: "Status", From: "draft", To: "submitted"}))
	if len(got) != 2 || got[0].Name != "Isi asesmen (2 isian)" || got[1].Words == "" {
		t.Errorf("got %q, want the answers as one closed line and the state", got)
	}
}

func TestTheHistoryFoldsReadingsAndLeavesOutTheMachine(t *testing.T) {
	t.Parallel()
	read := entry("petition", "petition.read")
	other := read
	other.ActorID, other.Actor = "d", "Lalu"
	h := &historian{}
	days := h.days([]audit.Entry{read, read, other, entry("petition", "petition.open", audit.Change{Field: "ID", To: "x"}, audit.Change{Field: "Registration.Prodeo", To: "false"}, audit.Change{Field: "Spouse.Income", To: "0"}, audit.Change{Field: "SubmittedAt", To: "0001-01-01T00:00:00Z"})})
	if len(days) != 1 || len(days[0].Lines) != 3 || days[0].Lines[0].Detail != "2 kali" {
		t.Fatalf("history = %+v, want one day of three lines", days)
	}
	if got := days[0].Lines[2]; got.Few != nil || got.Many != nil {
		t.Errorf("an empty draft shows %+v", got)
	}
	write := entry("assessment", "assessment.write", audit.Change{Field: "a"})
	open := entry("assessment", "assessment.write", audit.Change{Field: "Status", From: "draft", To: "submitted"})
	lines := h.days([]audit.Entry{write, write, open, open})[0].Lines
	if len(lines) != 3 || lines[0].Detail != "2 kali" || lines[0].Few[0].Name != "Isi asesmen (2 isian)" {
		t.Errorf("history = %+v, want what is closed in one line and what is open in two", lines)
	}
	long := strings.Repeat("a", 2*longestShown)
	if got := h.changes(entry("petition", "x", audit.Change{Field: "Reason.Words", To: long}))[0].Words; len(got) > longestShown+20 || !strings.HasSuffix(got, "(dipotong)") {
		t.Errorf("a long text is shown with %d letters", len(got))
	}
}
