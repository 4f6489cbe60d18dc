package pdf

import (
	"bytes"
	"testing"
	"time"

	"timbang/internal/assessment"
	"timbang/internal/instrument"
	"timbang/internal/testkit/golden"
)

func certificateSample(kind assessment.CertificateKind) assessment.CertificatePaper {
	l := requestSample()
	return assessment.CertificatePaper{
		Certificate: assessment.Certificate{Kind: kind, Number: "441/PPA/XI/2026", DatedOn: day("23-11-2026"), Place: "Praya", HeldOn: day("20-11-2026"), Present: "anak, ibu, dan calon suami", Position: instrument.Postponed, Issuer: "Contoh Gerupuk, S.Sos."},
		Agency:      l.Agency, Case: l.Referral.Case, Conditions: "Anak menyelesaikan kelas XI dan orang tua kedua pihak mengikuti konseling.",
		Assessed: day("21-11-2026"), Assessor: "Contoh Sekaroh, S.Tr.Sos., Pekerja sosial", Instrument: "Laporan sosial pekerja sosial",
	}
}

func TestTheCertificatesReadAndLookAsTheyDid(t *testing.T) {
	t.Parallel()
	for kind, name := range map[assessment.CertificateKind]string{assessment.Counselling: "counselling", assessment.Recommendation: "recommendation"} {
		var w bytes.Buffer
		if err := Certificate(&w, certificateSample(kind)); err != nil {
			t.Fatal(err)
		}
		golden.PDF(t, "testdata/"+name, w.Bytes())
	}
}

// printoutSample is a draft with one answer of each sort.
func printoutSample() assessment.Printout {
	l := requestSample()
	return assessment.Printout{
		Assessment: assessment.Assessment{
			Author: "Contoh Sekaroh, S.Tr.Sos.", AuthorTitle: "Pekerja sosial", Instrument: "peksos-laporan-sosial", InstrumentVersion: 2, InstrumentHash: "9f2c51d0", Revision: 1,
			Status: assessment.Submitted,
		},
		Agency: l.Agency, Case: l.Referral.Case, Title: "Laporan sosial pekerja sosial profesional", Reader: "Contoh Gerupuk, S.Sos.", At: day("23-11-2026"),
		Voice: &instrument.ChildVoice{Words: "Tiang masih mele sekolah.", Translation: "Saya masih ingin sekolah.", Statements: []instrument.Statement{{Question: "Anak didengar sendiri", Words: "ya"}}},
		Sections: []assessment.PrintedSection{
			{Title: "Pendidikan", Factor: "F07", Answers: []assessment.PrintedAnswer{
				{Question: "Keadaan sekolah anak", Words: "Kelas XI, hadir setiap hari.", Asked: "bahasa Sasak"}, {Question: "Jawaban sekolah", Words: ""},
			}},
			{Title: "Paksaan", Factor: "F03", Answers: []assessment.PrintedAnswer{{Question: "Apakah ada ancaman", Words: "Tidak diketahui", Restricted: true}}},
		},
		Silent: []instrument.Factor{{ID: "F05", Name: "Kesehatan"}},
	}
}

func TestAPrintedAssessmentReadsAndLooksAsItDid(t *testing.T) {
	t.Parallel()
	x := printoutSample()
	var w bytes.Buffer
	if err := Assessment(&w, x); err != nil {
		t.Fatal(err)
	}
	golden.PDF(t, "testdata/printout-draft", w.Bytes())
	signed := time.Date(2026, 11, 22, 2, 0, 0, 0, time.UTC)
	x.Status, x.SignedAt, x.Signer, x.Hash = assessment.Signed, &signed, "Contoh Gerupuk, S.Sos.", "ab12"
	w.Reset()
	if err := Assessment(&w, x); err != nil {
		t.Fatal(err)
	}
	golden.PDF(t, "testdata/printout-signed", w.Bytes())
}
