package brief

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"timbang/internal/access"
	"timbang/internal/assessment"
	"timbang/internal/calendar"
	"timbang/internal/determination"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/instrument"
	"timbang/internal/law"
	"timbang/internal/mou"
	"timbang/internal/petition"
	"timbang/internal/problem"
	"timbang/internal/referral"
	"timbang/internal/repeat"
)

// dossier is everything stored about one petition that its brief rests on.
type dossier struct {
	*petition.Petition
	court     *identity.Court
	judge     string
	documents []petition.Document
	links     []petition.Link
	earlier   []repeat.Sighting
	courts    map[identity.CourtID]string // of earlier petitions, short
	hearings  []hearing.Hearing
	serves    *hearing.Hearing // the hearing that the brief is for, or nil after the last has ended
	referrals []referral.Referral
	signed    []signed // those that stand first, then those that a later revision replaced
	agencies  []mou.Agency
	corrected []referral.ID // whose signed assessment the agency is correcting
	today     calendar.Date
	day       calendar.Date            // of the hearing, or today while none is scheduled
	overrides []determination.Override // that stand
	learned   determination.Marriage
	items     []law.Finding // what is open or due later and was not set aside
	findings  []law.Finding
}

// signed is one signed assessment with the form that it answers.
type signed struct {
	assessment.Assessment
	form         *instrument.Instrument
	agency       string
	replaced     int                    // by which revision; 0 while it stands
	by           *assessment.Assessment // the revision that took its place, or nil
	before       *assessment.Assessment // the revision that it corrects, or nil
	papers       []assessment.Attachment
	certificates []assessment.Certificate
}

// gather loads the dossier, inside the transaction of the caller and after its
// check.
func (s *Service) gather(ctx context.Context, p *petition.Petition) (*dossier, error) {
	d := &dossier{Petition: p, today: calendar.Of(s.Now())}
	for _, load := range []func(context.Context, *dossier) error{s.loadCourt, s.loadFile, s.loadAssessments, s.loadEarlier} {
		if err := load(ctx, d); err != nil {
			return nil, fmt.Errorf("gather brief: %w", err)
		}
	}
	d.day = d.today
	if last := hearing.Last(d.hearings); last != nil && !last.Status.Ended() {
		d.serves, d.day = last, last.On
	}
	d.guard()
	return d, nil
}

// guard asks the room that knows what is open.
func (d *dossier) guard() {
	c := determination.Case{Petition: d.Petition, Documents: d.documents, Links: d.links, Hearings: d.hearings, Overrides: d.overrides, Marriage: d.learned}
	for _, a := range d.signed {
		c.Signed = append(c.Signed, a.Assessment)
	}
	d.findings = c.Findings(d.today)
	for _, i := range c.Open(d.today) {
		if i.Override == nil {
			d.items = append(d.items, i.Finding)
		}
	}
	d.overrides = slices.DeleteFunc(d.overrides, func(o determination.Override) bool { return !o.Stands() })
}

func (s *Service) loadCourt(ctx context.Context, d *dossier) (err error) {
	if d.court, err = s.Store.Court(ctx, d.CourtID); err != nil || d.JudgeID == "" {
		return err
	}
	a, err := s.Store.Account(ctx, d.JudgeID)
	if err == nil {
		d.judge = a.Name
	}
	return err
}

func (s *Service) loadFile(ctx context.Context, d *dossier) (err error) {
	if d.documents, err = petition.Papers(ctx, s.Store, d.ID); err != nil {
		return err
	}
	slices.SortStableFunc(d.documents, func(a, b petition.Document) int { return cmp.Compare(a.Kind.Rank(), b.Kind.Rank()) })
	if d.links, err = s.Store.Links(ctx, d.ID); err != nil {
		return err
	}
	if d.hearings, err = s.Store.Hearings(ctx, d.ID); err != nil {
		return err
	}
	if d.overrides, err = s.Store.Overrides(ctx, d.ID); err != nil {
		return err
	}
	if d.learned, err = determination.LoadMarriage(ctx, s.Store, d.Petition); err != nil {
		return err
	}
	d.referrals, err = s.Store.Referrals(ctx, access.Scope{Court: d.CourtID}, d.ID)
	d.referrals = slices.DeleteFunc(d.referrals, func(r referral.Referral) bool { return r.Visit > 0 }) // after the decision
	slices.SortFunc(d.referrals, func(a, b referral.Referral) int {
		return cmp.Or(a.RequestedAt.Compare(b.RequestedAt), cmp.Compare(a.ID, b.ID))
	})
	return err
}

func (s *Service) loadAssessments(ctx context.Context, d *dossier) error {
	agencies, err := s.Store.Agencies(ctx)
	if err != nil {
		return err
	}
	d.agencies = agencies
	drafts, err := s.Store.Drafts(ctx, access.Scope{Court: d.CourtID}, d.ID)
	if err != nil {
		return err
	}
	d.corrected = assessment.Corrected(drafts)
	all, err := s.Store.SignedOf(ctx, d.ID)
	if err != nil {
		return err
	}
	for _, a := range all {
		x, err := s.read(ctx, d, a, all)
		if err != nil {
			return err
		}
		if x.form.FollowUp { // made after the determination, which a brief comes before
			continue
		}
		if x.papers, err = s.Store.AttachmentsOf(ctx, a.ID); err != nil {
			return err
		}
		if x.certificates, err = s.Store.CertificatesOf(ctx, a.ID); err != nil {
			return err
		}
		d.signed = append(d.signed, x)
	}
	slices.SortStableFunc(d.signed, func(a, b signed) int { return min(a.replaced, 1) - min(b.replaced, 1) })
	return nil
}

// read finds the form of an assessment, opens its lanes and says whether a later
// revision replaced it. The brief is the judge's copy: it holds the child's own
// words, and of the restricted lane only that something is there.
func (s *Service) read(ctx context.Context, d *dossier, a assessment.Assessment, all []assessment.Assessment) (signed, error) {
	form, err := s.Catalogue.Instrument(a.Instrument, a.InstrumentVersion)
	if err != nil {
		return signed{}, problem.New(problem.Internal, "Formulir sebuah asesmen tidak ditemukan. Hubungi pengelola aplikasi.").Because(err)
	}
	if err := assessment.Open(ctx, s.Store, s.Keys, form, &a, assessment.Lanes...); err != nil {
		return signed{}, err
	}
	x := signed{Assessment: a, form: form}
	x.agency = mou.NameOn(d.agencies, a.AgencyID, x.signedOn())
	if x.by = a.Replacement(all); x.by != nil {
		x.replaced = x.by.Revision
	}
	if i := slices.IndexFunc(all, func(b assessment.Assessment) bool { return a.Corrects != "" && b.ID == a.Corrects }); i >= 0 {
		before := all[i]
		x.before = &before
		err = assessment.Open(ctx, s.Store, s.Keys, form, x.before, assessment.Lanes...)
	}
	return x, err
}

// standing lists the assessments that no later revision replaced.
func (d *dossier) standing() []signed {
	n := slices.IndexFunc(d.signed, func(a signed) bool { return a.replaced > 0 })
	if n < 0 {
		return d.signed
	}
	return d.signed[:n]
}

// brief assembles the brief but for version, code, time and changes.
func (d *dossier) brief() Brief {
	b := Brief{
		Head: d.head(), Who: d.who(), WhyNow: d.whyNow(), Voices: d.voices(), Matrix: d.matrix(), Flags: d.flags(),
		Gaps: d.gaps(), Overrides: d.setAside(), Freshness: d.freshness(), Chronology: d.chronology(), Marriage: d.marriage(), Requests: d.requests(), Documents: d.list(),
	}
	for _, a := range d.signed {
		b.Agencies = append(b.Agencies, d.page(a))
	}
	b.Hearing = d.sheet(b)
	return b
}

func (d *dossier) head() Head {
	h := Head{F4: d.court.Paper == identity.F4, Court: d.court.Name, Address: []string{d.court.Address}, CaseNumber: string(d.Number), Judge: d.judge}
	if d.serves != nil {
		h.HearingDate, h.HearingTime, h.Room, h.HearingRef = d.serves.On, d.serves.At+" WITA", d.serves.Room, d.session(*d.serves, "")
	}
	return h
}

// from names the petition as a source.
func (d *dossier) from(field string) Ref {
	return Ref{Kind: FromPetition, ID: string(d.ID), Revision: d.Version, Field: field, Label: "Permohonan " + d.Name()}
}

// session names a hearing as a source.
func (d *dossier) session(h hearing.Hearing, field string) Ref {
	return Ref{Kind: FromHearing, ID: string(h.ID), Revision: h.Version, Field: field, Label: fmt.Sprintf("Sidang ke-%d", h.Ordinal)}
}

// recorded names the record of a hearing as a source.
func (d *dossier) recorded(h hearing.Hearing, field string) Ref {
	return Ref{Kind: FromHearing, ID: string(h.ID), Revision: h.Version, Field: "record." + field, Label: fmt.Sprintf("Sidang ke-%d", h.Ordinal)}
}

// paper names a document as a source.
func paper(x petition.Document, field string) Ref {
	return Ref{Kind: FromDocument, ID: string(x.ID), Revision: x.Version, Field: field, Label: plain(x.Source())}
}

// asked names a request for an assessment as a source.
func (d *dossier) asked(r referral.Referral, field string) Ref {
	label := "Permintaan asesmen kepada "
	if r.CameFirst {
		label = "Asesmen sebelum permohonan oleh "
	}
	label += d.name(r) + ", " + calendar.Of(r.RequestedAt).Indonesian()
	return Ref{Kind: FromReferral, ID: string(r.ID), Revision: r.Version, Field: field, Label: label}
}

// from names a field of the assessment as a source.
func (a signed) from(field string) Ref {
	label := fmt.Sprintf("Asesmen %s, revisi %d", a.agency, a.Revision)
	return Ref{Kind: FromAssessment, ID: string(a.ID), Revision: a.Revision, Field: field, Label: label}
}

// name gives the name that the agency bore when it was asked.
func (d *dossier) name(r referral.Referral) string {
	return mou.NameOn(d.agencies, r.AgencyID, calendar.Of(r.RequestedAt))
}

// shorter gives an agency the name that people use, for headings.
var shorter = strings.NewReplacer(
	"Kabupaten Lombok Tengah", "Loteng", "Provinsi Nusa Tenggara Barat", "NTB", "Nusa Tenggara Barat", "NTB",
	"Lembaga Perlindungan Anak", "LPA", "Pekerja Sosial Dinas Sosial", "Peksos Dinsos", "Sentra Paramita Mataram", "Sentra Paramita",
)

// plain makes words from the store fit to print: without blanks around them,
// and with every number that may be a NIK masked.
func plain(s string) string { return identity.HideNumbers(strings.TrimSpace(s)) }

// say states something with its source.
func say(r Ref, words string, args ...any) Sentence {
	if len(args) > 0 {
		words = fmt.Sprintf(words, args...)
	}
	return Sentence{Text: plain(words), Ref: r}
}

// list lists the documents of the file.
func (d *dossier) list() []Document {
	var out []Document
	for i, x := range d.documents {
		out = append(out, Document{
			Number: i + 1, Title: plain(x.Source()), Kind: askedBy(x.Kind), Uploaded: x.FileHash != "",
			Received: x.ReceivedOn, Note: plain(strings.TrimSuffix(identified(x)+", "+d.stated(x), ", ")), Ref: paper(x, ""),
		})
	}
	return out
}

// askedBy names the article that asks for a kind, or the list of the court.
func askedBy(k petition.DocumentKind) string {
	if k.Local() {
		return "daftar tambahan pengadilan"
	}
	return k.Pasal()
}

// identified says which paper a document is: number, date, issuer, and whether
// the court saw the original.
func identified(x petition.Document) string {
	var parts []string
	add := func(there bool, words string) {
		if there {
			parts = append(parts, words)
		}
	}
	add(x.Form != "", "formulir "+x.Form)
	add(x.Number != "", "nomor "+x.Number)
	add(!x.IssuedOn.IsZero(), "tanggal "+x.IssuedOn.Indonesian())
	add(x.Issuer != "", "dari "+x.Issuer)
	add(x.Substitute, "pengganti: "+x.Why)
	add(x.OriginalSeen, "asli sudah dilihat")
	add(!x.OriginalSeen, "asli belum dilihat")
	return strings.Join(parts, ", ")
}

// requests lists what was asked of agencies and how it stands.
func (d *dossier) requests() []Request {
	var out []Request
	for _, r := range d.referrals {
		out = append(out, Request{Agency: d.name(r), Asked: calendar.Of(r.RequestedAt), Due: r.Due, State: d.state(r)})
	}
	return out
}

// state says how a request stands. What goes on inside the agency until the
// signature is not the court's to read.
func (d *dossier) state(r referral.Referral) Sentence {
	late := ""
	if r.Late(d.today) {
		late = "; batas waktu sudah lewat"
	}
	switch r.Status {
	case referral.Requested:
		return say(d.asked(r, "status"), "belum dijawab%s", late)
	case referral.Declined:
		return say(d.asked(r, "reason"), "lembaga tidak dapat memenuhi permintaan: %s", r.Why())
	case referral.Revoked:
		return say(d.asked(r, "revokedwhy"), "dicabut pengadilan: %s", r.RevokedWhy)
	case referral.Signed:
		if slices.Contains(d.corrected, r.ID) {
			return say(d.asked(r, "status"), "asesmen sudah ditandatangani dan sedang dikoreksi lembaga")
		}
		return say(d.asked(r, "status"), "asesmen sudah ditandatangani")
	case referral.Accepted, referral.Allocated, referral.Scheduled, referral.Submitted, referral.Returned:
	}
	return say(d.asked(r, "status"), "diterima dan sedang dikerjakan%s", late)
}
