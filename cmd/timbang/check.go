package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"strings"

	"timbang/internal/law"
	"timbang/internal/problem"
	"timbang/internal/region"
)

type checkCmd struct {
	File string `arg:"" help:"Berkas fakta menurut docs/facts.schema.json, atau - untuk masukan baku."`
}

// longestFacts is how large a file of facts may be, in bytes.
const longestFacts = 1 << 20

// finding is one line of the answer.
type finding struct {
	Rule        string          `json:"rule"`
	Source      string          `json:"source"`
	Pasal       string          `json:"pasal"`
	Status      law.Status      `json:"status"`
	Consequence law.Consequence `json:"consequence"`
	Message     string          `json:"message"`
}

// Run evaluates every rule on a file of facts and prints the findings as JSON.
func (c *checkCmd) Run(_ context.Context, w *world) error {
	text, err := c.read(w)
	if err != nil {
		return err
	}
	facts, faults := law.Read(text)
	if len(faults) == 0 {
		faults = locate(&facts)
	}
	if len(faults) > 0 {
		return misused("%s", sentences(faults))
	}
	out := []finding{}
	for _, f := range law.Evaluate(facts) {
		out = append(out, finding{f.Rule.ID, f.Rule.Source, f.Rule.Pasal, f.Status, f.Rule.Consequence, f.Message()})
	}
	e := json.NewEncoder(w.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func (c *checkCmd) read(w *world) ([]byte, error) {
	in := w.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return nil, unread(c.File, err)
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, longestFacts+1))
	if err != nil {
		return nil, coded{problem.New(problem.Invalid, "Berkas fakta tidak dapat dibaca: periksa nama dan izinnya.").Because(err), faulty}
	}
	if len(text) > longestFacts {
		return nil, misused("Berkas fakta terlalu besar; paling besar 1 MB.")
	}
	return text, nil
}

// locate finds the courts over the districts. Outside Nusa Tenggara Barat they
// are not known; inside, a code that is in no register is a slip.
func locate(f *law.Facts) []law.Fault {
	var out []law.Fault
	for _, x := range []struct {
		field, code string
		court       *string
	}{{"kecamatan_pemohon", f.District, &f.HomeCourt}, {"kecamatan_orang_tua_calon", f.SpouseDistrict, &f.SpouseCourt}} {
		court, _, ok := region.CourtOf(region.Code(x.code))
		if !ok && strings.HasPrefix(x.code, "52.") {
			out = append(out, law.Fault{Field: x.field, Words: "Isian “" + x.field + "” bukan kode kecamatan di Nusa Tenggara Barat."})
		}
		*x.court = court
	}
	return out
}

// sentences joins the faults, one a line.
func sentences(faults []law.Fault) string {
	var all []string
	for _, f := range faults {
		all = append(all, f.Words)
	}
	return strings.Join(all, "\n")
}
