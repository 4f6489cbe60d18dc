// Package demo fills an empty database with invented people, so that a visitor
// can try the work of every office.
package demo

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"time"

	"timbang/internal/assessment"
	"timbang/internal/brief"
	"timbang/internal/identity"
	"timbang/internal/postgres"
)

// Deps are the rooms through whose verbs the demonstration is made.
type Deps struct {
	DB         *postgres.DB
	Identity   *identity.Service
	Catalogue  *assessment.Catalogue
	PrintBrief func(io.Writer, brief.Brief) error
	Origin     string
	Now        func() time.Time
	Log        *slog.Logger
}

// User is one demonstration user, as the program prints them.
type User struct {
	Username, Name string
	Office         identity.Office
	Institution    string
}

// Password opens the account of every demonstration user. It is no secret.
const Password = "peragaan-timbang"

type account struct {
	User
	court  identity.CourtID
	agency identity.AgencyID
}

var accounts = []account{
	{User{"petugas.praya", "Petugas Peragaan Praya", identity.Clerk, "Pengadilan Agama Praya"}, "PA.Pra", ""},
	{User{"panitera.praya", "Panitera Peragaan Praya", identity.Registrar, "Pengadilan Agama Praya"}, "PA.Pra", ""},
	{User{"hakim.praya", "Hakim Peragaan Praya", identity.Judge, "Pengadilan Agama Praya"}, "PA.Pra", ""},
	{User{"penyelia.paramita", "Penyelia Peragaan", identity.Supervisor, "Sentra Paramita Mataram"}, "", "sentra-paramita"},
	{User{"asesor.paramita", "Asesor Peragaan", identity.Assessor, "Sentra Paramita Mataram"}, "", "sentra-paramita"},
	{User{"pengelola", "Pengelola Peragaan", identity.Admin, ""}, "", ""},
}

// Users lists the demonstration users in the order of the work.
func Users() []User {
	out := make([]User, len(accounts))
	for i, a := range accounts {
		out[i] = a.User
	}
	return out
}

// Load makes the demonstration in an empty database.
func Load(ctx context.Context, d Deps) error {
	for _, a := range accounts {
		_, err := d.Identity.Add(ctx, identity.TheOperator, identity.Account{
			Username: a.Username, Name: a.Name, Office: a.Office, CourtID: a.court, AgencyID: a.agency,
		}, Password)
		if err != nil {
			return fmt.Errorf("add demonstration user: %w", err)
		}
	}
	return nil
}
