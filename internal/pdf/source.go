package pdf

import (
	"fmt"
	"slices"
	"strings"

	"timbang/internal/brief"
)

// letters begin the mark of a source, by kind.
var letters = map[brief.SourceKind]string{
	brief.FromPetition: "P", brief.FromDocument: "D", brief.FromHearing: "S",
	brief.FromReferral: "R", brief.FromAssessment: "A", brief.FromRegister: "B", brief.FromOverride: "K",
	brief.FromRepeat: "T", brief.FromCertificate: "L",
	brief.FromNote: "C",
}

// source is one stored record that the document rests on.
type source struct {
	ref    brief.Ref // without the field
	mark   string    // "A1"
	fields []string  // those quoted, in the order of the document
	anchor anchor
}

// sources collects the records in the order in which they are first quoted.
type sources struct {
	index map[brief.Ref]int
	list  []source
	count [128]int // by letter
}

// unsourced marks a sentence that came without a source, so that it is seen.
const unsourced = "[tanpa sumber]"

// marked sets a sentence with the mark of its source behind it.
func (p *paper) marked(s brief.Sentence, st style) []span {
	return append(say(s.Text+" ", st), p.mark(s.Ref))
}

// mark sets the mark of a source, "[A1·F07]", which links to the list of
// sources.
func (p *paper) mark(r brief.Ref) span {
	if r.IsZero() {
		return span{text: strings.ReplaceAll(unsourced, " ", "\u00a0"), style: fine, glued: true}
	}
	s := p.source(r)
	if r.Field != "" && !slices.Contains(s.fields, r.Field) {
		s.fields = append(s.fields, r.Field)
	}
	text := s.mark
	if at := within(r.Field); at != "" {
		text += "·" + at
	}
	return span{text: "[" + strings.ReplaceAll(text, " ", "\u00a0") + "]", style: fine, target: s.anchor, glued: true}
}

// source finds the record of r in the list or adds it.
func (p *paper) source(r brief.Ref) *source {
	key := brief.Ref{Kind: r.Kind, ID: r.ID, Revision: r.Revision}
	i, ok := p.sources.index[key]
	if !ok {
		letter := letters[r.Kind]
		if letter == "" {
			letter = "X"
		}
		p.sources.count[letter[0]]++
		i = len(p.sources.list)
		p.sources.index[key] = i
		key.Label = r.Label
		p.sources.list = append(p.sources.list, source{
			ref: key, anchor: p.anchor(), mark: fmt.Sprintf("%s%d", letter, p.sources.count[letter[0]]),
		})
	}
	return &p.sources.list[i]
}

// within shortens a field to what a mark has room for: the factor, the page,
// the child's voice, the procedure. Other fields stand in the list only.
func within(field string) string {
	switch {
	case len(field) >= 3 && (field[0] == 'f' || field[0] == 'F') && digit(field[1]) && digit(field[2]):
		return strings.ToUpper(field[:3])
	case strings.HasPrefix(field, "hlm"):
		return field
	case strings.HasPrefix(field, "voice_"):
		return "suara"
	case strings.HasPrefix(field, "sg_"):
		return "prosedur"
	}
	return ""
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// listSources prints what the marks stand for.
func (p *paper) listSources() {
	p.chapter("Daftar sumber", "Daftar sumber")
	if len(p.sources.list) == 0 {
		p.none("Ringkasan ini tidak mengutip sumber apa pun.")
		return
	}
	p.para(say("Tanda dalam kurung siku menunjuk ke rekaman di bawah ini; huruf sesudah titik tengah menunjuk ke faktor atau halaman di dalamnya.", aside), tableLead)
	p.y += 2
	g := p.grid(column{"Tanda", 16}, column{"Rekaman", p.measure() - 16 - 70}, column{"Bagian yang dikutip", 70})
	for _, s := range p.sources.sorted() {
		slices.Sort(s.fields)
		g.rise(1)
		p.drop(s.anchor)
		g.row(cell(say(s.mark, tableB)), record(s.ref), cell(say(strings.Join(parts(s), ", "), fine)))
	}
}

// partNames are the Indonesian names of the parts of a record that are cited.
// The fields of an assessment and the pages of a document name themselves.
var partNames = map[string]string{
	"child": "anak", "child.religion": "agama anak", "child.marital": "riwayat perkawinan anak", "spouse.marital": "riwayat perkawinan calon", "spouse": "calon", "petitioners.0": "pemohon I", "petitioners.1": "pemohon II", "standing": "kedudukan",
	"spouseparents": "orang tua calon", "reason": "alasan mendesak", "reason.wedding": "rencana perkawinan", "reason.refusedon": "penolakan KUA",
	"registeredon": "tanggal pendaftaran", "assignedon": "penetapan hakim", "submittedat": "penyerahan", "issuedon": "tanggal surat",
	"disclosed": "keterangan", "verdict": "keputusan",
	"on": "hari sidang", "status": "keadaan", "requestedat": "tanggal permintaan", "signedat": "tanda tangan",
}

// parts names the fields of a source that are cited.
func parts(s source) []string {
	var out []string
	if s.ref.Kind == brief.FromNote {
		return nil // its label says what it is
	}
	for _, f := range s.fields {
		name := f
		switch n, known := partNames[f]; {
		case s.ref.Kind == brief.FromReferral && f == "reason":
			name = "alasan lembaga"
		case strings.HasPrefix(f, "link."):
			name = "tautan " + strings.TrimPrefix(f, "link.")
		case strings.HasPrefix(f, "returns."):
			name = "pengembalian"
		case strings.HasPrefix(f, "record."):
			name = recordPart(f)
		case known:
			name = n
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// recordPart names the part of the record of a hearing.
func recordPart(field string) string {
	part, _, _ := strings.Cut(strings.TrimPrefix(field, "record."), ".")
	return map[string]string{
		"seats": "kehadiran", "language": "bahasa", "advice": "nasihat", "statements": "keterangan", "findings": "temuan hakim", "reason": "penundaan",
	}[part]
}

// sorted gives the records by kind, each kind in the order of its marks.
func (s *sources) sorted() []source {
	const order = "PDSRABKTC"
	out := slices.Clone(s.list)
	slices.SortStableFunc(out, func(a, b source) int {
		return strings.IndexByte(order, a.mark[0]) - strings.IndexByte(order, b.mark[0])
	})
	return out
}

// record describes a stored record with its identity.
func record(r brief.Ref) cell {
	words := r.Label
	if words == "" {
		words = string(r.Kind)
	}
	id := r.ID
	if r.Revision > 0 {
		id += fmt.Sprintf(", revisi %d", r.Revision)
	}
	return cell{{text: words + " ", style: table}, {text: id, style: fine}}
}
