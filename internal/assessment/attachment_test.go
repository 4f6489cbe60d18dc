package assessment_test

import (
	"bytes"
	"context"
	"testing"

	"timbang/internal/assessment"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/testkit/desk"
)

func paperOf(d *desk.Desk, words string) *file.File {
	return &file.File{Type: "application/pdf", Size: len(words), Content: []byte(words), CreatedAt: d.Now()}
}

func TestAPaperIsReadByThoseWhoMayReadTheAssessment(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-12-31")
	a := d.Written(t, d.Allocated(t, d.Assigned(t, 1)))
	in := assessment.Attachment{Kind: assessment.Health, Title: "Hasil visum", Restricted: true}
	a, err := d.Assessments.Attach(t.Context(), desk.Assessor, desk.Of(a), in, paperOf(d, "isi"))
	if err != nil {
		t.Fatal(err, problem.Of(err).Fields)
	}
	all, err := d.Assessments.Attachments(t.Context(), desk.Assessor, a)
	if err != nil || len(all) != 1 || all[0].Title != in.Title || !all[0].Restricted {
		t.Fatalf("Attachments = %v, %v, want the one", all, err)
	}
	readers := func(want ...identity.AccountID) {
		t.Helper()
		may := map[identity.AccountID]bool{}
		for _, id := range want {
			may[id] = true
		}
		for _, by := range desk.Everybody {
			f, _, err := d.Assessments.AttachedFile(t.Context(), by, a.ID, all[0].ID)
			if (err == nil) != may[by.ID] {
				t.Errorf("%s: got %v, want read %t", by.ID, err, may[by.ID])
			}
			if err == nil && !bytes.Equal(f.Content, []byte("isi")) {
				t.Errorf("%s: another content", by.ID)
			}
		}
	}
	readers(desk.Assessor.ID, desk.Supervisor.ID)
	if a, err = d.Assessments.Submit(t.Context(), desk.Assessor, desk.Of(a)); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"attach": failed(d.Assessments.Attach(t.Context(), desk.Assessor, desk.Of(a), in, paperOf(d, "lain"))),
		"detach": failed(d.Assessments.Detach(t.Context(), desk.Assessor, desk.Of(a), all[0].ID)),
	} {
		if !problem.Is(err, problem.Conflict) {
			t.Errorf("%s after it was handed in: %v, want Conflict", name, err)
		}
	}
	if _, err = d.Assessments.Sign(t.Context(), desk.Supervisor, desk.Of(a)); err != nil {
		t.Fatal(err)
	}
	readers(desk.Assessor.ID, desk.Supervisor.ID, desk.Judge.ID)
	entries := d.Added(t, func(context.Context) {
		if _, _, err := d.Assessments.AttachedFile(t.Context(), desk.Judge, a.ID, all[0].ID); err != nil {
			t.Error(err)
		}
	})
	if len(entries) != 1 || entries[0].Action != "attachment.read" || entries[0].ActorID != desk.Judge.ID {
		t.Errorf("the reading left %v", entries)
	}
}

func failed[T any](_ T, err error) error { return err }

func TestThePapersAreWithinTheSealAndFrozen(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-12-31")
	a := d.Written(t, d.Allocated(t, d.Assigned(t, 1)))
	ctx := t.Context()
	for _, title := range []string{"Surat sekolah", "Salah unggah"} {
		var err error
		if a, err = d.Assessments.Attach(ctx, desk.Assessor, desk.Of(a), assessment.Attachment{Kind: assessment.Letter, Title: title}, paperOf(d, title)); err != nil {
			t.Fatal(err)
		}
	}
	all, err := d.DB.AttachmentsOf(ctx, a.ID)
	if err != nil || len(all) != 2 {
		t.Fatalf("%v, %v, want two", all, err)
	}
	if a, err = d.Assessments.Detach(ctx, desk.Assessor, desk.Of(a), all[1].ID); err != nil {
		t.Fatal(err)
	}
	if err := failed(d.Assessments.Detach(ctx, desk.Assessor, desk.Of(a), all[1].ID)); !problem.Is(err, problem.NotFound) {
		t.Errorf("taken back twice: %v, want NotFound", err)
	}
	if a, err = d.Assessments.Submit(ctx, desk.Assessor, desk.Of(a)); err != nil {
		t.Fatal(err)
	}
	if a, err = d.Assessments.Sign(ctx, desk.Supervisor, desk.Of(a)); err != nil {
		t.Fatal(err)
	}
	if a.Attachments, err = d.DB.AttachmentsOf(ctx, a.ID); err != nil || len(a.Attachments) != 1 {
		t.Fatalf("%v, %v, want one", a.Attachments, err)
	}
	seal, err := a.Seal()
	if err != nil || seal != a.Hash {
		t.Errorf("the seal is %s, %v, want %s", seal, err, a.Hash)
	}
	a.Attachments[0].FileHash = "another"
	if seal, err := a.Seal(); err != nil || seal == a.Hash {
		t.Errorf("another file has the same seal, %v", err)
	}
	late := a.Attachments[0]
	late.ID = "late"
	for name, change := range map[string]func(context.Context) error{
		"added": func(ctx context.Context) error {
			late.FileHash = all[0].FileHash
			return d.DB.AddAttachment(ctx, late)
		},
		"removed": func(ctx context.Context) error { return d.DB.RemoveAttachment(ctx, all[0].ID, d.Now()) },
	} {
		if err := d.DB.InTx(ctx, change); err == nil {
			t.Errorf("a paper was %s after the signing", name)
		}
	}
}

func TestAFaultyPaperIsNotAttached(t *testing.T) {
	t.Parallel()
	d := desk.Open(t)
	d.Agree(t, "2027-12-31")
	a := d.Written(t, d.Allocated(t, d.Assigned(t, 1)))
	good := assessment.Attachment{Kind: assessment.Photo, Title: "Rumah tinggal"}
	for field, change := range map[string]func(*assessment.Attachment) *file.File{
		"kind":   func(x *assessment.Attachment) *file.File { x.Kind = "film"; return paperOf(d, "x") },
		"title":  func(x *assessment.Attachment) *file.File { x.Title = " "; return paperOf(d, "x") },
		"factor": func(x *assessment.Attachment) *file.File { x.Factor = "F99"; return paperOf(d, "x") },
		"file":   func(*assessment.Attachment) *file.File { return nil },
	} {
		in := good
		upload := change(&in)
		err := failed(d.Assessments.Attach(t.Context(), desk.Assessor, desk.Of(a), in, upload))
		if !problem.Is(err, problem.Invalid) || problem.Of(err).At(field) == "" {
			t.Errorf("%s: %v, want Invalid about it", field, err)
		}
	}
	for _, by := range []identity.Actor{desk.SecondAssessor, desk.OtherAssessor} {
		if err := failed(d.Assessments.Attach(t.Context(), by, desk.Of(a), good, paperOf(d, "x"))); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s: %v, want NotFound", by.ID, err)
		}
	}
	old := desk.Of(a)
	if _, err := d.Assessments.Attach(t.Context(), desk.Assessor, old, good, paperOf(d, "x")); err != nil {
		t.Fatal(err)
	}
	if err := failed(d.Assessments.Attach(t.Context(), desk.Assessor, old, good, paperOf(d, "x"))); !problem.Is(err, problem.Conflict) {
		t.Errorf("from an old page: %v, want Conflict", err)
	}
}
