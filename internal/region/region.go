// Package region knows the coded regions of Nusa Tenggara Barat, the provinces
// of Indonesia, and which religious court has jurisdiction over a district.
//
// The register is wilayah.csv, made by gen/main.go; its source and licence are
// in LICENSE-wilayah.txt. Jurisdiction is yurisdiksi.csv, one court for every
// district (kecamatan) of the province.
package region

import (
	"slices"
	"strings"
)

// Code is a code of the Ministry of Home Affairs with dots: "52" is a
// province, "52.02" a regency or city, "52.02.01" a district (kecamatan) and
// "52.02.01.1001" a village (desa or kelurahan).
type Code string

// Kind is the level of an area.
type Kind string

// The four levels. Regency stands for kabupaten and kota, Village for desa
// and kelurahan.
const (
	Province Kind = "province"
	Regency  Kind = "regency"
	District Kind = "district"
	Village  Kind = "village"
)

// Area is one region of the register. Name is without the word for its level,
// except that a regency's begins with "Kabupaten" or "Kota".
type Area struct {
	Code Code
	Name string
	Kind Kind
}

// ntb is the province whose lower levels the register holds.
const ntb Code = "52"

// Kind returns the level that the length of the code gives, or nothing for
// text that has not the length of a code. It does not say that the area exists.
func (c Code) Kind() Kind {
	switch len(c) {
	case len("52"):
		return Province
	case len("52.02"):
		return Regency
	case len("52.02.01"):
		return District
	case len("52.02.01.1001"):
		return Village
	}
	return ""
}

// Parent returns the code of the area that holds c: the district of a
// village, the regency of a district, the province of a regency, or nothing.
func (c Code) Parent() Code {
	i := strings.LastIndexByte(string(c), '.')
	return c[:max(i, 0)]
}

// Lookup returns the area with code c, and whether the register holds it.
func Lookup(c Code) (Area, bool) {
	a, ok := register().areas[c]
	return a, ok
}

// Regencies returns the kabupaten and kota of Nusa Tenggara Barat by code.
func Regencies() []Area { return slices.Clone(register().inside[ntb]) }

// Districts returns the districts of a regency by code, or none if the
// register does not hold it.
func Districts(regency Code) []Area {
	if regency.Kind() != Regency {
		return nil
	}
	return slices.Clone(register().inside[regency])
}

// Villages returns the desa and kelurahan of a district by code, or none if
// the register does not hold it.
func Villages(district Code) []Area {
	if district.Kind() != District {
		return nil
	}
	return slices.Clone(register().inside[district])
}

// Name returns the name of an area as an address gives it, up to the regency:
// "Leneng, Kec. Praya, Kab. Lombok Tengah" for a village,
// "Kec. Praya, Kab. Lombok Tengah" for its district. It is empty when the
// register does not hold c.
func Name(c Code) string {
	a, ok := Lookup(c)
	if !ok {
		return ""
	}
	switch a.Kind {
	case Province:
		return "Provinsi " + a.Name
	case Regency:
		return strings.Replace(a.Name, "Kabupaten ", "Kab. ", 1)
	case District:
		return "Kec. " + a.Name + ", " + Name(c.Parent())
	default:
		return a.Name + ", " + Name(c.Parent())
	}
}

// CourtOf returns the court with jurisdiction over a district, as case numbers
// abbreviate it ("PA.Pra"), and how sure the source is ("tinggi", "sedang").
// A village is judged by its district. ok is false for every other code.
func CourtOf(district Code) (court, sure string, ok bool) {
	if district.Kind() == Village {
		district = district.Parent()
	}
	s, ok := register().seats[district]
	return s.court, s.sure, ok
}

// DistrictsOf returns the districts under a court ("PA.Mtr") by code, or none
// for a court that the register does not hold.
func DistrictsOf(court string) []Area {
	return slices.Clone(register().under[court])
}
