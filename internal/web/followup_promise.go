package web

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"timbang/internal/access"
	"timbang/internal/calendar"
	"timbang/internal/followup"
	"timbang/internal/identity"
	"timbang/internal/problem"
	"timbang/internal/referral"
)

// FollowUpObserve is where an assessor says at a visit how each commitment was
// kept, and where the agency reads what was said.
type FollowUpObserve struct {
	Base
	Form   *Form // nil where nothing can be said any more
	Fields []PromiseField
	Said   string // who said it, and when
}

// Name implements Page.
func (FollowUpObserve) Name() string { return "followup/observe" }

// pledgedLines lists what was promised at the hearing, each with a link that
// copies it into the form until it was taken over.
func pledgedLines(f *followup.File) []PledgedLine {
	var out []PledgedLine
	for i, p := range f.Pledges() {
		line := PledgedLine{Text: p.Field.Label() + ": " + p.What, Note: commas(p.Who, p.When)}
		if !p.Taken {
			line.Href = followUpURL(f.ID) + "/commitments?from=" + strconv.Itoa(i+1)
		}
		out = append(out, line)
	}
	return out
}

// copied is the promise of the hearing that the address names, or none.
func copied(c echo.Context, f *followup.File) (x followup.Pledged, until string) {
	n, err := strconv.Atoi(c.QueryParam("from"))
	all := f.Pledges()
	if err != nil || n < 1 || n > len(all) {
		return x, ""
	}
	x = all[n-1]
	if d, err := calendar.ParseDate(x.When); err == nil {
		until = d.Short()
	}
	return x, until
}

func (s *Server) commitmentForm(c echo.Context, f *followup.File) (planForm, error) {
	var fields, who []Option
	for _, x := range followup.Fields {
		fields = append(fields, Option{Value: string(x.Kind), Text: x.Label})
	}
	for _, x := range followup.Promisers {
		who = append(who, Option{Value: string(x.Kind), Text: x.Label})
	}
	from, until := copied(c, f)
	return planForm{path: "/commitments", title: "Catat kesanggupan", pledged: pledgedLines(f), submit: "Catat kesanggupan",
		says: "Satu hal satu catatan. Catatan tidak dapat diubah, hanya dibatalkan dengan alasan; lembaga menanyakannya pada setiap kunjungan.",
		sets: []Fieldset{{Hint: "Kesanggupan menurut penetapan atau surat pernyataan di sidang (PERMA 5/2019 Pasal 16 huruf j).", Fields: []Field{
			{Name: "field", Label: "Bidang", Kind: "choice", Required: true, Options: fields, Value: string(from.Field)},
			{Name: "what", Label: "Apa yang disanggupi", Kind: "longtext", Rows: 2, Required: true, Value: from.What, Hint: "Misalnya: membiayai sekolah anak sampai tamat SMA. Jangan tulis nama atau NIK; lembaga membacanya."},
			{Name: "who", Label: "Siapa yang menyanggupi", Kind: "choice", Required: true, Options: who},
			{Name: "until", Label: "Sampai kapan", Kind: "date", Required: true, Value: until, Hint: "Contoh " + f.DecidedOn.AddMonths(12).Short()},
		}}}}, nil
}

// newCommitment serves GET /petitions/:id/follow-up/commitments.
func (s *Server) newCommitment(c echo.Context) error { return s.editPlan(c, nil, s.commitmentForm) }

// saveCommitment serves POST /petitions/:id/follow-up/commitments.
func (s *Server) saveCommitment(c echo.Context) error {
	in := read(c)
	k := followup.Commitment{Field: followup.Field(in.text("field")), What: in.long("what"), Who: followup.Promiser(in.text("who")), Until: in.date("until")}
	_, err := s.FollowUps.Commit(c.Request().Context(), actor(c), revision(c), k)
	if what := problem.Of(err); err != nil && what.Kind == problem.Invalid {
		err = in.problem(what.Words, what.Fields)
	}
	return s.savePlan(c, in, err, "Kesanggupan dicatat.", s.commitmentForm)
}

func (s *Server) dropForm(_ echo.Context, f *followup.File) (planForm, error) {
	var options []Option
	for _, k := range f.Standing() {
		options = append(options, Option{Value: strconv.Itoa(k.Ordinal), Text: k.What, Hint: k.Field.Label() + ", " + k.Who.Label() + ", sampai " + k.Until.Indonesian() + "."})
	}
	return planForm{path: "/commitments/drop", title: "Batalkan catatan kesanggupan", submit: "Batalkan catatan",
		says: "Catatan tetap tersimpan sebagai dibatalkan; lembaga tidak menanyakannya lagi.",
		sets: []Fieldset{{Fields: []Field{
			{Name: "ordinal", Label: "Kesanggupan", Kind: "choice", Required: true, Options: options},
			{Name: "why", Label: "Alasan", Kind: "longtext", Rows: 2, Required: true, Hint: "Misalnya salah tulis."},
		}}}}, nil
}

// editCommitmentDrop serves GET /petitions/:id/follow-up/commitments/drop.
func (s *Server) editCommitmentDrop(c echo.Context) error { return s.editPlan(c, nil, s.dropForm) }

// saveCommitmentDrop serves POST /petitions/:id/follow-up/commitments/drop.
func (s *Server) saveCommitmentDrop(c echo.Context) error {
	in := read(c)
	_, err := s.FollowUps.Drop(c.Request().Context(), actor(c), revision(c), in.count("ordinal", 1000), in.long("why"))
	return s.savePlan(c, in, err, "Catatan kesanggupan dibatalkan.", s.dropForm)
}

func promisedURL(id referral.ID) string { return referralURL(id) + "/commitments" }

// showPromised serves GET /referrals/:id/commitments.
func (s *Server) showPromised(c echo.Context) error {
	r, err := s.Referrals.Show(c.Request().Context(), actor(c), referral.ID(c.Param("id")))
	if err != nil {
		return err
	}
	if r.Visit == 0 {
		return s.see(c, "Permintaan ini bukan kunjungan tindak lanjut.", referralURL(r.ID))
	}
	x, err := s.FollowUps.Promised(c.Request().Context(), actor(c), r.ID)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.promisedPage(c, x, nil))
}

func (s *Server) promisedPage(c echo.Context, x *followup.Promised, back *refusal) *FollowUpObserve {
	r := x.Referral
	page := &FollowUpObserve{Base: s.base(c, "Kesanggupan orang tua", fmt.Sprintf("Kunjungan tindak lanjut ke-%d. %s", r.Visit, childLine(r.Case)))}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: "Permintaan", Href: referralURL(r.ID)}, {Text: page.Title}}
	if x.Said.Revision > 0 {
		page.Said = "Dicatat " + x.Said.Maker + ", " + moment(x.Said.MadeAt) + "."
	}
	if r.Status.Working() && access.May(actor(c).Office, access.ObserveCommitment) && len(x.Commitments) > 0 {
		page.Form = &Form{
			Action: promisedURL(r.ID), CSRF: page.CSRF, Version: back.at(x.Said.Revision), Fieldsets: back.over(promisedSets(x)), Submit: "Simpan catatan",
			Cancel: &Link{Text: "Kembali tanpa menyimpan", Href: referralURL(r.ID)}, Says: "Catatan dapat diperbarui selama kunjungan dikerjakan; pengadilan membacanya.",
		}
		return page
	}
	page.Fields = promiseFields(&followup.File{Commitments: x.Commitments, Observations: []followup.Observation{x.Said}})
	return page
}

// promisedSets asks of each commitment how it was kept.
func promisedSets(x *followup.Promised) []Fieldset {
	said := map[int]followup.Answer{}
	for _, a := range x.Said.Answers {
		said[a.Commitment] = a
	}
	var hows []Option
	for _, h := range followup.Hows {
		hows = append(hows, Option{Value: string(h.Kind), Text: h.Label})
	}
	var out []Fieldset
	for _, k := range x.Commitments {
		a := said[k.Ordinal]
		out = append(out, Fieldset{Legend: k.What, Hint: k.Field.Label() + ". " + k.Who.Label() + ", sampai " + k.Until.Indonesian() + ".", Fields: []Field{
			{Name: followup.HowField(k.Ordinal), Label: "Keadaan", Kind: "choice", Required: true, Options: hows, Value: string(a.How)},
			{Name: followup.WordsField(k.Ordinal), Label: "Keterangan", Kind: "longtext", Rows: 2, Value: a.Words, Hint: "Diperlukan bila tidak atau hanya sebagian dijalankan."},
		}})
	}
	return out
}

// observePromised serves POST /referrals/:id/commitments.
func (s *Server) observePromised(c echo.Context) error {
	ctx, by, id, in := c.Request().Context(), actor(c), referral.ID(c.Param("id")), read(c)
	r, err := s.Referrals.Show(ctx, by, id)
	if err != nil {
		return err
	}
	if r.Visit == 0 {
		return s.see(c, "Permintaan ini bukan kunjungan tindak lanjut.", referralURL(id))
	}
	x, err := s.FollowUps.Promised(ctx, by, id)
	if err != nil {
		return err
	}
	var answers []followup.Answer
	for _, k := range x.Commitments {
		answers = append(answers, followup.Answer{Commitment: k.Ordinal, How: followup.How(in.text(followup.HowField(k.Ordinal))), Words: in.long(followup.WordsField(k.Ordinal))})
	}
	if _, err = s.FollowUps.Observe(ctx, by, id, in.version(), answers); err != nil {
		back := refused(in, err)
		return s.again(c, back.what, s.promisedPage(c, x, back))
	}
	return s.see(c, "Catatan tentang kesanggupan disimpan, "+calendar.Of(s.Now()).Indonesian()+".", referralURL(id))
}

// visit puts on the page of a request what is special about a visit.
func (p *ReferralShow) visit(by identity.Actor, r *referral.Referral) {
	if r.Visit == 0 {
		return
	}
	if by.Office.AtAgency() {
		p.Promised = &Link{Text: "Kesanggupan orang tua", Href: promisedURL(r.ID)}
	}
	if by.Office.AtCourt() && (r.Status == referral.Declined || r.Status == referral.Revoked) {
		p.Next = "Kunjungan ini tidak jadi dilakukan. Lihat langkah berikutnya pada rencana tindak lanjut."
	}
}
