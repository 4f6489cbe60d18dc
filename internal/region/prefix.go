package region

// Prefix says which levels of the region digits of a NIK or KK number the
// register holds. Checked is whether it can tell below the province at all;
// without it Regency and District are false and mean nothing.
type Prefix struct {
	Province, Regency, District bool
	Checked                     bool
}

// KnownPrefix looks up the first six of digits: two for the province, two for
// the regency, two for the district. Missing digits count as unknown. Numbers
// issued before a region was split start with codes that are in no current
// register, so an unknown level is never a proof of a mistake.
func KnownPrefix(digits string) Prefix {
	d := digits[:min(len(digits), 6)]
	var p Prefix
	if len(d) < 2 {
		return p
	}
	province := Code(d[:2])
	_, p.Province = Lookup(province)
	p.Checked = province == ntb
	if !p.Checked || len(d) < 4 {
		return p
	}
	regency := province + "." + Code(d[2:4])
	_, p.Regency = Lookup(regency)
	if len(d) == 6 {
		_, p.District = Lookup(regency + "." + Code(d[4:]))
	}
	return p
}
