package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// quiet keeps the reader from writing a folder of settings, once.
var quiet = sync.OnceFunc(api.DisableConfigDir)

// Sound reads a file of this package back: it is a sound PDF, its page tree
// leads to every page that was written, and every font is embedded.
func Sound(file []byte) error {
	_, err := reread(file)
	return err
}

// reread opens a sound file for more questions.
func reread(file []byte) (*model.Context, error) {
	quiet()
	doc, err := api.ReadValidateAndOptimize(bytes.NewReader(file), model.NewDefaultConfiguration())
	if err != nil {
		return nil, fmt.Errorf("read the file back: %w", err)
	}
	if written := pagesIn(doc); doc.PageCount < 1 || doc.PageCount != written {
		return nil, fmt.Errorf("read the file back: %d pages, %d were written", doc.PageCount, written)
	}
	if len(doc.Optimize.FontObjects) == 0 {
		return nil, errors.New("read the file back: no fonts")
	}
	for _, f := range doc.Optimize.FontObjects {
		if !embedded(doc, f.FontDict) {
			return nil, fmt.Errorf("read the file back: font %s is not embedded", f.FontName)
		}
	}
	return doc, nil
}

// pagesIn counts the pages among the objects of a file, whatever its tree says.
func pagesIn(doc *model.Context) (n int) {
	for _, entry := range doc.Table {
		if d, ok := entry.Object.(types.Dict); ok && d.Type() != nil && *d.Type() == "Page" {
			n++
		}
	}
	return n
}

// embedded reports whether the file of a font is in the document.
func embedded(doc *model.Context, font types.Dict) bool {
	inner := font
	if below, err := doc.DereferenceArray(font["DescendantFonts"]); err == nil && len(below) == 1 { // a composite font
		if inner, err = doc.DereferenceDict(below[0]); err != nil || inner == nil {
			return false
		}
	}
	about, err := doc.DereferenceDict(inner["FontDescriptor"])
	if err != nil || about == nil {
		return false
	}
	program, _, err := doc.DereferenceStreamDict(about["FontFile2"])
	return err == nil && program != nil && len(program.Raw) > 0
}
