package pdf

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/mou"
	"timbang/internal/referral"
	"timbang/internal/testkit/golden"
)

// requestSample is the letter of an invented request.
func requestSample() referral.Letter {
	answered := time.Date(2026, 10, 22, 2, 0, 0, 0, time.UTC)
	return referral.Letter{
		Court:      identity.Court{Name: "Pengadilan Agama Praya", City: "Praya", Address: "Jalan Contoh Nomor 9, Praya, Lombok Tengah"},
		Agency:     mou.Agency{Name: "UPTD PPA Kabupaten Lombok Tengah", Profile: mou.Profile{Address: "Jalan Rekaan Nomor 4, Praya"}},
		Agreement:  mou.Agreement{Number: "W22-A3/9/HM.01/2023"},
		Instrument: "Laporan sosial pekerja sosial",
		Referral: referral.Referral{
			Questions: "Apakah anak bebas memilih dan memahami akibat perkawinan bagi sekolahnya?\n\nDukungan apa yang ada di keluarga bila permohonan tidak dikabulkan?",
			Due:       day("03-11-2026"), Status: referral.Allocated,
			Case:        referral.Case{Court: "Pengadilan Agama Praya", Initials: "S.W.", Sex: identity.Female, Age: "16 tahun 2 bulan", District: "Praya, Kabupaten Lombok Tengah", Contact: "Pemohon, telepon 0800-0000-101"},
			RequestedAt: time.Date(2026, 10, 20, 2, 0, 0, 0, time.UTC), Requester: "Dra. Hj. Contoh Laila, M.H., Hakim",
			AnsweredAt: &answered, Answerer: "Contoh Gerupuk, S.Sos.", Assessor: "Contoh Sekaroh, S.Tr.Sos.", AssessorTitle: "Pekerja sosial",
		},
		Meeting: &referral.Meeting{On: day("26-10-2026"), At: "09.30", Place: "Balai Dusun Contoh"},
	}
}

func referralPaper(t *testing.T, l referral.Letter) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := ReferralLetter(&w, l); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func TestTheRequestLetterReadsAndLooksAsItDid(t *testing.T) {
	t.Parallel()
	golden.PDF(t, "testdata/request", referralPaper(t, requestSample()))
}

func TestTheReplyThatAcceptsReadsAndLooksAsItDid(t *testing.T) {
	t.Parallel()
	l := requestSample()
	l.Reply = true
	golden.PDF(t, "testdata/reply-accepted", referralPaper(t, l))
}

func TestTheReplyThatDeclinesReadsAndLooksAsItDid(t *testing.T) {
	t.Parallel()
	l := requestSample()
	l.Reply, l.Meeting, l.Referral.Status, l.Referral.Refusal = true, nil, referral.Declined, referral.NoCapacity
	l.Referral.Reason = "Kedua pekerja sosial kami sedang menangani tanggap bencana sampai akhir bulan."
	golden.PDF(t, "testdata/reply-declined", referralPaper(t, l))
}

func TestALongRequestKeepsSignatureAndNameTogether(t *testing.T) {
	t.Parallel()
	for n := range 24 {
		l := requestSample()
		l.Referral.Questions += strings.Repeat("\nPertanyaan lain yang perlu dijawab lembaga?", n)
		pages := leaves(t, referralPaper(t, l))
		if last := pages[len(pages)-1]; !strings.Contains(last, "Hakim\n") || !strings.Contains(last, "Contoh Laila") {
			t.Errorf("%d questions: the last page is\n%s", n+2, last)
		}
	}
}

func TestTheSlipReadsAndLooksAsItDid(t *testing.T) {
	t.Parallel()
	var w bytes.Buffer
	slip := referral.Slip{Agency: mou.Agency{Name: "Sentra Paramita Mataram"}, Initials: "S.W.", Code: "2222-2222-2222", Until: calendar.MustDate("18-01-2027")}
	if err := CodeSlip(&w, slip); err != nil {
		t.Fatal(err)
	}
	if n := len(leaves(t, w.Bytes())); n != 1 {
		t.Errorf("%d pages, want one", n)
	}
	golden.PDF(t, "testdata/slip", w.Bytes())
}

func TestTheOfficeOfWhoAskedIsSetApartFromTheName(t *testing.T) {
	t.Parallel()
	for who, want := range map[string][2]string{
		"Dra. Hj. Contoh Laila, M.H., Hakim": {"Dra. Hj. Contoh Laila, M.H.", "Hakim"},
		"Baiq Contoh, Petugas":               {"Baiq Contoh", "Petugas, atas nama hakim"},
		"Contoh":                             {"Contoh", ""},
	} {
		if name, office := named(who); name != want[0] || office != want[1] {
			t.Errorf("%q: got %q, %q", who, name, office)
		}
	}
}
