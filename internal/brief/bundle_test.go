package brief_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/job"
	"timbang/internal/pdf"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// worker does the jobs of the world.
func (w *world) worker() *job.Worker {
	return &job.Worker{Store: w.db, Works: map[job.Kind]job.Work{brief.Binding: w.briefs.Bind}, Now: w.briefs.Now}
}

// bundle asks for the bundle and makes it.
func (w *world) bundle(p *petition.Petition) *brief.IssuedBundle {
	w.Helper()
	j, err := w.briefs.AskBundle(w.Context(), w.judge, p.ID)
	must(w, err)
	_, err = w.worker().Next(w.Context())
	must(w, err)
	x, err := w.briefs.BundleFile(w.Context(), w.judge, brief.BundleID(j.ID))
	must(w, err)
	return x
}

// scan is an uploaded picture; another n gives another one.
func (w *world) scan(n int) *file.File {
	var b bytes.Buffer
	must(w, png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 200+n))))
	return &file.File{Type: "image/png", Size: b.Len(), Content: b.Bytes(), CreatedAt: w.now}
}

// put uploads a scan of another document.
func (w *world) put(p *petition.Petition, title string, ordinal int) {
	w.Helper()
	f := w.scan(ordinal)
	d := petition.Document{PetitionID: p.ID, Kind: petition.DocumentKind("lain"), Ordinal: ordinal, Title: title, Number: "1", IssuedOn: calendar.MustDate("2026-10-01")}
	_, err := w.petitions.PutDocument(w.Context(), w.clerk, d, f)
	must(w, err)
}

func TestABundleIsMadeOnceFrozenAndProved(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	w.put(p, "Surat keterangan desa", 1)
	x := w.bundle(p)
	words := text(t, x.Content)
	if x.Number != 1 || len(x.Places) == 0 || !strings.Contains(words, "Surat keterangan desa") || !strings.Contains(words, "Indeks lampiran") || !strings.Contains(words, x.Code) {
		t.Errorf("bundle %d with places %v lacks its parts", x.Number, x.Places)
	}
	again, err := w.briefs.AskBundle(t.Context(), w.judge, p.ID)
	must(t, err)
	if string(again.ID) != string(x.ID) || again.State != job.Done {
		t.Errorf("asked again: job %s is %s, want the same, done", again.ID, again.State)
	}
	proof, err := w.briefs.VerifyFile(t.Context(), x.Content)
	if err != nil || !proof.Bundle || proof.Code != x.Code || !proof.Newest {
		t.Errorf("VerifyFile = %+v, %v, want the bundle", proof, err)
	}
	if proof, err := w.briefs.Verify(t.Context(), x.Code); err != nil || proof.SHA256 != x.SHA256 {
		t.Errorf("Verify = %+v, %v, want the bundle", proof, err)
	}
	changed := bytes.Clone(x.Content)
	changed[len(changed)/2] ^= 1
	if _, err := w.briefs.VerifyFile(t.Context(), changed); !problem.Is(err, problem.NotFound) {
		t.Errorf("a changed byte: %v, want NotFound", err)
	}
}

func TestABundleHoldsWhatWasAttachedToAssessmentsAndNothingRestricted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	w.put(p, "Surat keterangan desa", 1)
	first := w.ask(p, "sentra-paramita")
	w.attached = []assessment.Attachment{
		{Kind: assessment.Letter, Title: "Surat sekolah rekaan", Factor: "F07"}, {Kind: assessment.Photo, Title: "Foto rumah tertutup", Restricted: true},
	}
	w.assess(first, paramita())
	x := w.bundle(p)
	words := strings.Join(strings.Fields(text(t, x.Content)), " ")
	if !strings.Contains(words, "Surat sekolah rekaan") || strings.Contains(words, "Foto rumah tertutup") {
		t.Errorf("the bundle shows the wrong attachments:\n%s", words)
	}
	if n := len(x.Places); n != 2 || x.Places[1].Pages != 1 || x.Places[1].From != x.Places[0].From+1 {
		t.Errorf("places %+v, want the paper and then the attachment", x.Places)
	}
}

func TestALaterPaperStandsAtTheEndAndTheOthersStay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	w.put(p, "Surat pertama", 1)
	first := w.bundle(p)
	w.put(p, "Surat kedua", 2)
	second := w.bundle(p)
	last := second.Places[len(second.Places)-1]
	if second.Number != 2 || len(second.Places) != len(first.Places)+1 || !last.Late || !strings.Contains(text(t, second.Content), "A-1 · Halaman") {
		t.Fatalf("bundle %d holds %v after %v, want one late paper more", second.Number, second.Places, first.Places)
	}
	for i, was := range first.Places {
		if second.Places[i] != was {
			t.Errorf("paper %d stands at %v, want %v as before", i+1, second.Places[i], was)
		}
	}
}

func TestABundleThatFailsSaysSoAndIsTriedAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.schedule(w.file("12/Pdt.P/2026/PA.Pra"), "2026-11-23")
	j, err := w.briefs.AskBundle(t.Context(), w.judge, p.ID)
	must(t, err)
	id := brief.BundleID(j.ID)
	w.briefs.Binder = func(brief.Bundle) ([]byte, int, []brief.Place, error) {
		return nil, 0, nil, errors.New("no more paper")
	}
	for range job.MostAttempts {
		if did, err := w.worker().Next(t.Context()); !did || err == nil {
			t.Fatalf("Next = %v, %v, want an attempt that fails", did, err)
		}
		w.later(1)
	}
	x, err := w.briefs.Progress(t.Context(), w.judge, id)
	if err != nil || x.State != job.Failed || x.Fault == "" || strings.Contains(x.Fault, "paper") || x.Bundle != nil {
		t.Fatalf("Progress = %+v, %v, want it failed with words for the judge", x, err)
	}
	if _, err := w.briefs.Progress(t.Context(), w.other, id); !problem.Is(err, problem.NotFound) {
		t.Errorf("another judge: %v, want NotFound", err)
	}
	if err := w.briefs.AgainBundle(t.Context(), w.away, id); !problem.Is(err, problem.NotFound) {
		t.Errorf("another court: %v, want NotFound", err)
	}
	if err := w.briefs.AgainBundle(t.Context(), w.clerk, id); !problem.Is(err, problem.Forbidden) {
		t.Errorf("the clerk: %v, want Forbidden", err)
	}
	must(t, w.briefs.AgainBundle(t.Context(), w.judge, id))
	if err := w.briefs.AgainBundle(t.Context(), w.judge, id); !problem.Is(err, problem.Conflict) {
		t.Errorf("again at once: %v, want Conflict", err)
	}
	w.briefs.Binder = pdf.Bundle
	_, err = w.worker().Next(t.Context())
	must(t, err)
	if _, err := w.briefs.BundleFile(t.Context(), w.judge, id); err != nil {
		t.Errorf("BundleFile = %v, want the file", err)
	}
	if _, err := w.briefs.BundleFile(t.Context(), w.other, id); !problem.Is(err, problem.NotFound) {
		t.Errorf("another judge: %v, want NotFound", err)
	}
}
