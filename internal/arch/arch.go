// Package arch holds the drawing of the house and tests that the code keeps
// it: what a compiler cannot see.
package arch

// Module is the import path of the house, with its slash.
const Module = "timbang/"

// Testkit is where the rooms live that only tests may enter.
const Testkit = "internal/testkit/"

// Floors lists every room, ground floor first. A room imports only rooms on
// lower floors; the rooms of one floor are strangers to each other.
//
// Two floors were added to the first drawing: dates (calendar) lie under the
// law, which counts ages by them, and the demonstration (demo) lies between
// the doors and the app, because it walks through the rooms' own verbs and
// prints its uploads on the paper kit.
var Floors = [][]string{
	{"internal/calendar", "internal/problem", "internal/embedpg", "forms", "templates", "migrations"},
	{"internal/law", "internal/region", "internal/file", "internal/instrument", "internal/vault"},
	{"internal/identity"},
	{"internal/audit", "internal/access", "internal/job", "internal/backup"},
	{"internal/petition", "internal/mou", "internal/notice"},
	{"internal/referral", "internal/hearing", "internal/repeat"},
	{"internal/assessment", "internal/intake", "internal/seed"},
	{"internal/determination", "internal/protection"},
	{"internal/brief", "internal/followup", "internal/report"},
	{"internal/web", "internal/postgres", "internal/pdf", "internal/sheet", "internal/smtp", "internal/metric"},
	{"internal/demo"},
	{"internal/app"},
	{"cmd/timbang"},
}

// Doors names the only rooms that may open a third-party package. A package
// without a door belongs to nobody, and nobody may import it.
var Doors = map[string][]string{
	"github.com/labstack/echo/":          {"internal/web"},
	"github.com/alexedwards/scs/":        {"internal/web"},
	"golang.org/x/time/":                 {"internal/web"},
	"gorm.io/":                           {"internal/postgres"},
	"github.com/jackc/pgx/":              {"internal/postgres", "internal/embedpg"},
	"github.com/pressly/goose/":          {"internal/postgres"},
	"github.com/jung-kurt/gofpdf":        {"internal/pdf"},
	"github.com/skip2/go-qrcode":         {"internal/pdf"},
	"github.com/xuri/excelize/":          {"internal/sheet"},
	"github.com/pdfcpu/pdfcpu":           {"internal/file", "internal/pdf"},
	"golang.org/x/image/":                {"internal/demo", "internal/file", "internal/pdf"},
	"github.com/alexedwards/argon2id":    {"internal/identity"},
	"github.com/arran4/golang-ical":      {"internal/report"},
	"github.com/pquerna/otp":             {"internal/identity"},
	"github.com/gabriel-vasile/mimetype": {"internal/file"},
	"go.yaml.in/yaml/":                   {"internal/instrument"},
	"github.com/caarlos0/env/":           {"internal/app"},
	"github.com/wneessen/go-mail":        {"internal/smtp"},
	"github.com/prometheus/":             {"internal/metric"},
	"github.com/alecthomas/kong":         {"cmd/timbang"},
	"filippo.io/age":                     {"internal/backup", "internal/app"},
}

// Bare lists the rooms that import nothing but the standard library and the
// rooms named beside them.
var Bare = map[string][]string{
	"internal/problem":  {},
	"internal/calendar": {},
	"internal/law":      {"internal/calendar"},
	"internal/vault":    {"internal/problem"},
}

// MaxLines is how long a file of code may be; a longer one holds two thoughts.
// Tests may be longer.
const MaxLines = 350

// MaxFiles is how many files of code a room may have.
const MaxFiles = 11

// Wide lists the rooms that may have more files than MaxFiles, and how many:
// in these a file is a drawer with the label of a noun or an article, and one
// more noun is one more drawer, not one more thought.
var Wide = map[string]int{
	"internal/determination": 14,  // a drawer for each thing that is recorded about the decision
	"internal/app":           14,  // a drawer for each thing that the whole program does
	"internal/web":           104, // a drawer for each noun and each part of a page
	"cmd/timbang":            12,  // a file for each noun of the command line
	"internal/postgres":      36,  // a drawer for each noun's queries
	"internal/law":           27,  // a drawer for each article
	"internal/petition":      19,  // a drawer for each part of the intake
	"internal/instrument":    14,  // a drawer for each step from the file to the answer
	"internal/brief":         22,  // a drawer for each part of the paper that is gathered, and the bundle of it
	"internal/pdf":           33,  // a drawer for each document and each part of the paper that is set
	"internal/demo":          20,  // a drawer for each court's cases and each noun's steps
}

// Clocks lists the rooms that may ask what time it is; all others are given a
// clock.
var Clocks = []string{"cmd/timbang", "internal/app"}

// Meaningless are names that say nothing of what a package holds.
var Meaningless = []string{"util", "utils", "common", "helper", "helpers", "misc", "models", "types", "services"}
