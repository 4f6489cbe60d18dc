package file

import (
	"bytes"
	"errors"
	"maps"
	"regexp"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// MostPages is how many pages one PDF may have. Ten times as many are read in
// a second but stamped in a minute.
const MostPages = 200

// Why a PDF is not taken, and what to do.
const (
	brokenPDF  = "Berkas PDF ini rusak atau terpotong. Pindai atau simpan ulang, lalu unggah lagi."
	lockedPDF  = "Berkas PDF ini terkunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi."
	longPDF    = "Berkas PDF ini lebih dari 200 halaman. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
	scripted   = "Berkas PDF ini memuat perintah yang berjalan sendiri. Cetak ulang ke PDF ('Cetak', lalu 'Simpan sebagai PDF'), dan unggah hasilnya."
	launching  = "Berkas PDF ini memuat tautan yang membuka program atau berkas lain. Cetak ulang ke PDF ('Cetak', lalu 'Simpan sebagai PDF'), dan unggah hasilnya."
	fillable   = "Berkas PDF ini berupa formulir elektronik yang mengirim atau menyusun isiannya sendiri. Cetak ulang ke PDF ('Cetak', lalu 'Simpan sebagai PDF'), dan unggah hasilnya."
	carrying   = "Berkas PDF ini membawa berkas lain di dalamnya. Cetak ulang ke PDF ('Cetak', lalu 'Simpan sebagai PDF'), dan unggah lampirannya sendiri-sendiri."
	multimedia = "Berkas PDF ini memuat suara, video atau gambar tiga dimensi. Cetak ulang ke PDF ('Cetak', lalu 'Simpan sebagai PDF'), dan unggah hasilnya."
)

// keys are entries of any dictionary that make a PDF more than pages.
var keys = map[string]string{
	"JS": scripted, "JavaScript": scripted, "AA": scripted, "XFA": fillable,
	"EmbeddedFiles": carrying, "EF": carrying, "RichMediaContent": multimedia, "RichMediaSettings": multimedia,
}

// kindsOfObject are values of S, Subtype and Type that make it so.
var kindsOfObject = map[string]string{
	"JavaScript": scripted, "Launch": launching, "GoToR": launching, "GoToE": launching, "SubmitForm": fillable, "ImportData": fillable,
	"EmbeddedFile": carrying, "FileAttachment": carrying, "Rendition": multimedia, "RichMedia": multimedia, "RichMediaExecute": multimedia,
	"Screen": multimedia, "Movie": multimedia, "Sound": multimedia, "3D": multimedia, "GoTo3DView": multimedia, "U3D": multimedia, "PRC": multimedia,
}

// named are the words that are looked for in the bytes as well: a reader that
// repairs a file may find objects that its table does not list.
var named = regexp.MustCompile(`/(JavaScript|Launch|SubmitForm|ImportData|EmbeddedFile|RichMedia)\b`)

// faultOfPDF says why a PDF is not taken, or nothing.
func faultOfPDF(content []byte) string {
	if words := soundPDF(content); words != "" {
		return words
	}
	if name := named.Find(content); name != nil {
		return kindsOfObject[string(name[1:])]
	}
	api.DisableConfigDir()
	doc, err := api.ReadContext(bytes.NewReader(content), model.NewDefaultConfiguration())
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		return lockedPDF
	case err != nil:
		return brokenPDF
	}
	return (&walk{doc: doc}).everything()
}

// walk looks at every object of a PDF.
type walk struct {
	doc   *model.Context
	depth int
	size  int64 // bytes of all streams, unpacked
}

// deepest is how far objects may lie in each other.
const deepest = 200

func (w *walk) everything() string {
	if words := w.pages(); words != "" {
		return words
	}
	for _, n := range slices.Sorted(maps.Keys(w.doc.Table)) {
		e := w.doc.Table[n]
		if e == nil || e.Free || e.Object == nil {
			continue
		}
		if words := w.object(e.Object); words != "" {
			return words
		}
	}
	return w.opening()
}

// object looks at one object and at all that lies in it.
func (w *walk) object(o types.Object) string {
	if w.depth++; w.depth > deepest {
		return tooMuch
	}
	defer func() { w.depth-- }()
	switch o := o.(type) {
	case types.Dict:
		return w.dict(o)
	case types.Array:
		return w.array(o)
	case types.StreamDict:
		return w.stream(&o)
	case *types.StreamDict:
		return w.stream(o)
	case types.ObjectStreamDict:
		return w.dict(o.Dict)
	case types.XRefStreamDict:
		return w.dict(o.Dict)
	}
	return ""
}

func (w *walk) array(a types.Array) string {
	for _, o := range a {
		if words := w.object(o); words != "" {
			return words
		}
	}
	return ""
}

func (w *walk) dict(d types.Dict) string {
	for _, key := range slices.Sorted(maps.Keys(d)) {
		name := spelled(key)
		if words := keys[name]; words != "" && !w.empty(d[key]) {
			return words
		}
		if v, ok := d[key].(types.Name); ok && (name == "S" || name == "Subtype" || name == "Type") {
			if words := kindsOfObject[spelled(string(v))]; words != "" {
				return words
			}
		}
		if words := w.object(d[key]); words != "" {
			return words
		}
	}
	return ""
}

// empty reports whether a value says nothing: null, or what holds only such
// values, as some writers leave behind.
func (w *walk) empty(o types.Object) bool {
	if w.depth++; w.depth > deepest {
		return false
	}
	defer func() { w.depth-- }()
	o, err := w.doc.Dereference(o)
	if err != nil || o == nil {
		return err == nil
	}
	full := func(o types.Object) bool { return !w.empty(o) }
	switch o := o.(type) {
	case types.Dict:
		return !slices.ContainsFunc(slices.Collect(maps.Values(o)), full)
	case types.Array:
		return !slices.ContainsFunc(o, full)
	}
	return false
}

// spelled gives a name as it is meant: #4C for L.
func spelled(name string) string {
	s, err := types.DecodeName(name)
	if err != nil {
		return name
	}
	return s
}

// opening looks at what happens when the file is opened. Going to a page is all
// that may.
func (w *walk) opening() string {
	root, err := w.doc.Catalog()
	if err != nil {
		return brokenPDF
	}
	o, err := w.doc.Dereference(root["OpenAction"])
	if err != nil {
		return brokenPDF
	}
	if d, ok := o.(types.Dict); ok {
		if s := d.NameEntry("S"); s == nil || spelled(*s) != "GoTo" {
			return scripted
		}
	}
	return ""
}
