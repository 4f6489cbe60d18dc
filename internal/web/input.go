package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"timbang/internal/calendar"
	"timbang/internal/file"
	"timbang/internal/identity"
	"timbang/internal/problem"
)

// input reads a form and collects what cannot be read, so that one answer
// names every fault.
type input struct {
	c      echo.Context
	faults []problem.Field
	saved  int // the version that a part of the form was saved as, or 0
}

func read(c echo.Context) *input { return &input{c: c} }

func (in *input) fault(name, words string) {
	in.faults = append(in.faults, problem.Field{Name: name, Words: words})
}

// text gives a value with its outer space and doubled inner space removed.
func (in *input) text(name string) string {
	return strings.Join(strings.Fields(in.c.FormValue(name)), " ")
}

// long gives a text of several lines.
func (in *input) long(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(in.c.FormValue(name), "\r\n", "\n"))
}

func (in *input) yes(name string) bool { return in.c.FormValue(name) != "" }

func (in *input) several(name string) []string {
	if _, err := in.c.FormParams(); err != nil {
		return nil
	}
	return in.c.Request().Form[name]
}

func (in *input) date(name string) calendar.Date {
	s := in.text(name)
	if s == "" {
		return calendar.Date{}
	}
	d, err := calendar.ParseDate(s)
	if err != nil {
		in.fault(name, err.Error())
	}
	return d
}

func (in *input) nik(name string) identity.NIK {
	s := in.text(name)
	if s == "" {
		return ""
	}
	n, err := identity.ParseNIK(s)
	if err != nil {
		in.fault(name, err.Error())
	}
	return n
}

// rupiah reads an amount as people write it: 1.250.000, Rp 1250000.
func (in *input) rupiah(name string) int64 {
	s := strings.NewReplacer(".", "", " ", "", "Rp", "", "rp", "", ",00", "").Replace(in.text(name))
	if s == "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > 1_000_000_000_000 {
		in.fault(name, "Tulis jumlah rupiah dengan angka, misalnya 350.000.")
		return 0
	}
	return n
}

func (in *input) count(name string, most int) int {
	s := in.text(name)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > most {
		in.fault(name, "Tulis angka bulat antara 0 dan "+strconv.Itoa(most)+".")
		return 0
	}
	return n
}

// version gives the version of the record that the form was made from, or
// that a part of it was saved as.
func (in *input) version() int {
	if in.saved > 0 {
		return in.saved
	}
	n, err := strconv.Atoi(in.c.FormValue("version"))
	if err != nil {
		return 0
	}
	return n
}

// upload gives the uploaded file, or nil when none was chosen or it cannot be
// kept; that is then one of the faults.
func (in *input) upload(name string, now time.Time) (*file.File, error) {
	f, err := in.inspect(in.c.Request().Context(), name, now)
	if problem.Is(err, problem.Invalid) || problem.Is(err, problem.TooMany) {
		in.faults = append(in.faults, problem.Of(err).Fields...)
		return nil, nil
	}
	return f, err
}

// inspect reads the uploaded file and looks at its content.
func (in *input) inspect(ctx context.Context, name string, now time.Time) (*file.File, error) {
	h, err := in.c.FormFile(name)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) || h != nil && h.Size == 0 && h.Filename == "" {
		return nil, nil
	}
	if err != nil {
		return nil, problem.New(problem.Invalid, "Berkas belum terkirim utuh. Unggah sekali lagi.").With(name, "Berkas belum terkirim utuh. Unggah sekali lagi.").Because(err)
	}
	f, err := h.Open()
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(f, file.Largest+1))
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return nil, err
	}
	return file.Inspect(ctx, content, now)
}

// problem joins what could not be read with what is missing, or gives nil.
func (in *input) problem(words string, missing []problem.Field) error {
	all := slices.Clone(in.faults)
	for _, m := range missing {
		if !names(all, m.Name) {
			all = append(all, m)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return &problem.Problem{Kind: problem.Invalid, Words: words, Fields: all}
}

func names(fields []problem.Field, name string) bool {
	for _, f := range fields {
		if f.Name == name {
			return true
		}
	}
	return false
}
