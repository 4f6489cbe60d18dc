package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"timbang/internal/brief"
	"timbang/internal/calendar"
)

// Annex writes the sealed annex as a PDF file that is encrypted with AES-256 and
// opens with the password. It returns an error when it cannot be printed or
// locked, or w fails.
func Annex(w io.Writer, x brief.Annex, password string) error {
	var open bytes.Buffer
	if err := build(&open, func() (*paper, info) {
		size := a4
		if x.F4 {
			size = f4
		}
		p := newPaper(size)
		p.letterhead(x.Court, nil)
		p.titled("Lampiran Tertutup", joined(" · ", x.Case, fmt.Sprintf("nomor %d", x.Number), "kode "+x.Code))
		p.para(say("Hanya untuk hakim perkara ini. Memuat temuan terbatas; jangan disalin, jangan diletakkan dalam berkas perkara, dan jangan disampaikan kepada orang tua, keluarga atau lembaga lain.", strong), bodyLead)
		p.y += 2
		p.pairs(p.measure(), 34, tableLead, []pair{{"Hakim", say(orWords(x.Judge, "belum ditetapkan"), table)}, {"Disegel", say(x.FrozenAt.In(calendar.WITA).Format("02-01-2006 15.04")+" WITA", table)}})
		for _, part := range x.Parts {
			p.annexPart(part)
		}
		p.foot(joined(" · ", "Lampiran Tertutup", x.Case, fmt.Sprintf("nomor %d", x.Number), "kode "+x.Code))
		return p, info{title: "Lampiran Tertutup", author: x.Court, subject: "kode " + x.Code, at: x.FrozenAt}
	}); err != nil {
		return err
	}
	return locked(w, open.Bytes(), password)
}

// annexPart sets what one assessment holds in the restricted lane.
func (p *paper) annexPart(x brief.AnnexPart) {
	p.head(x.Agency)
	p.para(say("Ditandatangani "+x.Signed+".", aside), tableLead)
	p.y++
	g := p.grid(column{"Pertanyaan", 68}, column{"Jawaban", p.measure() - 68})
	for _, l := range x.Lines {
		g.row(cell(say(l.Label, table)), cell(annexWords(l)))
	}
	for _, l := range x.Papers {
		g.row(cell(say("Lampiran: "+l.Label, table)), cell(annexWords(l)))
	}
	p.y += 2
}

// annexWords sets the sentences of a line without marks: the line itself names the
// question, and the heading the assessment.
func annexWords(l brief.Line) []span {
	var out []span
	for _, s := range l.Said {
		out = append(out, say(s.Text, table)...)
	}
	return out
}

// locked encrypts a file with AES-256 for one password; printing is allowed,
// changing and copying is not.
func locked(w io.Writer, content []byte, password string) error {
	quiet()
	c := model.NewAESConfiguration(password, password+"#", 256)
	c.Permissions = model.PermissionsPrint
	if err := api.Encrypt(bytes.NewReader(content), w, c); err != nil {
		return fmt.Errorf("lock annex: %w", err)
	}
	return nil
}
