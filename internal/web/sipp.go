package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"timbang/internal/determination"
	"timbang/internal/hearing"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// SIPPCopy shows a petition in the fields of SIPP, in its order, to be copied:
// what was typed here is not typed there a second time. The names of the fields
// are those of its tables as seen in public code [S1].
type SIPPCopy struct {
	Base
	URL   string
	Parts []SIPPPart
	Whole string // every field and its value, parted by a tab, one a line
}

// SIPPPart is one table of SIPP.
type SIPPPart struct {
	Table  string
	Fields []SIPPField
}

// SIPPField is one field. ID tells the button what to copy.
type SIPPField struct{ ID, Name, Value string }

// Name implements Page.
func (SIPPCopy) Name() string { return "petition/sipp" }

// copyToSIPP serves POST /petitions/:id/sipp. It shows whole NIK, so it is a
// revealing and recorded as one.
func (s *Server) copyToSIPP(c echo.Context) error {
	ctx, by := c.Request().Context(), actor(c)
	p, err := s.Petitions.Reveal(ctx, by, petition.ID(c.Param("id")))
	if err != nil {
		return err
	}
	x, err := s.Rulings.Of(ctx, by, p)
	if err != nil {
		return err
	}
	page := &SIPPCopy{Base: s.base(c, "Salin untuk SIPP", stopped(draftName(p))+" Isian menurut urutan SIPP; memuat NIK lengkap, maka penampilan ini dicatat."), URL: petitionURL(p.ID)}
	page.Trail = []Link{{Text: "Meja kerja", Href: "/"}, {Text: draftName(p), Href: petitionURL(p.ID)}, {Text: page.Title}}
	page.Parts = sippParts(p, x.Hearings)
	var lines []string
	n := 0
	for i := range page.Parts {
		for j := range page.Parts[i].Fields {
			f := &page.Parts[i].Fields[j]
			n++
			f.ID = fmt.Sprintf("isian-%d", n)
			lines = append(lines, f.Name+"\t"+f.Value)
		}
	}
	page.Whole = strings.Join(lines, "\n")
	return s.render(c, http.StatusOK, page)
}

// sippParts lists the fields that have a value, table by table.
func sippParts(p *petition.Petition, hearings []hearing.Hearing) []SIPPPart {
	parts := []SIPPPart{{"Perkara", sippFields("Nomor perkara", string(p.Number), "Tanggal pendaftaran", p.RegisteredOn.Short(), "Jenis perkara", "Dispensasi Kawin")}}
	for i, x := range p.Petitioners {
		parts = append(parts, SIPPPart{petition.PetitionerTitle(i, len(p.Petitioners)) + " (pihak 1)", sippFields("Nama", x.FullName(), "Nomor identitas", x.NIK.Digits(), "Tempat lahir", x.BirthPlace, "Tanggal lahir", x.Born.Short(), "Agama", x.Religion, "Pekerjaan", x.Occupation, "Pendidikan", x.Education, "Alamat", x.Address, "Telepon", x.Phone)})
	}
	parts = append(parts, bride("Anak (mempelai)", p.Child.Person), bride("Calon pasangan (mempelai)", p.Spouse.Person))
	factors, _, _ := determination.Schemes[0].Counted(p.Reason.Categories)
	parts = append(parts, SIPPPart{"Dispensasi kawin", sippFields("Faktor dispensasi kawin", strings.Join(factors, "; "), "Alasan nikah", p.Reason.Words, "KUA tempat nikah", p.Reason.KUA)})
	for _, h := range hearings {
		parts = append(parts, SIPPPart{fmt.Sprintf("Jadwal sidang ke-%d", h.Ordinal), sippFields("Tanggal sidang", h.On.Short(), "Jam", h.At, "Ruang", h.Room)})
	}
	if !p.DecidedOn.IsZero() {
		parts = append(parts, SIPPPart{"Putusan", sippFields("Status putusan", p.Outcome.Kind.Label(), "Tanggal putusan", p.DecidedOn.Short())})
	}
	return parts
}

// bride is a table of one of the two who would marry. SIPP writes a man as 1 and
// a woman as 2.
func bride(title string, x petition.Person) SIPPPart {
	kind := map[identity.Sex]string{identity.Male: "1 (laki-laki)", identity.Female: "2 (perempuan)"}[x.Sex]
	return SIPPPart{title, sippFields("Jenis mempelai", kind, "Nama", x.FullName(), "NIK", x.NIK.Digits(), "Tempat lahir", x.BirthPlace, "Tanggal lahir", x.Born.Short())}
}

// sippFields pairs names with values and leaves out what is empty.
func sippFields(pairs ...string) []SIPPField {
	var out []SIPPField
	for i := 0; i+1 < len(pairs); i += 2 {
		if v := strings.Join(strings.Fields(pairs[i+1]), " "); v != "" {
			out = append(out, SIPPField{Name: pairs[i], Value: v})
		}
	}
	return out
}
