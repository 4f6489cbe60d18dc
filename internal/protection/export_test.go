package protection

// The parts that decide alone.
var (
	SignsOf = signsOf
	UnitFor = unitFor
)
