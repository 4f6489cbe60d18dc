package notice

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Place is where a page of notices begins: behind the notice with this state,
// time and id. The zero value is the top.
type Place struct {
	Read bool
	At   time.Time
	ID   ID
}

var idForm = regexp.MustCompile(`^[a-z2-7]{26}$`)

// latest is the last moment that a place can name, in microseconds.
const latest = 1 << 53

// Place gives where the notice stands in the list.
func (n Notice) Place() Place { return Place{Read: n.ReadAt != nil, At: n.At, ID: n.ID} }

// String writes a place as addresses carry it, "u.1764149000000000.id".
func (p Place) String() string {
	if p.ID == "" {
		return ""
	}
	state := "u"
	if p.Read {
		state = "r"
	}
	return state + "." + strconv.FormatInt(p.At.UnixMicro(), 10) + "." + string(p.ID)
}

// ParsePlace reads what String wrote. Anything else is the top of the list.
func ParsePlace(s string) Place {
	parts := strings.Split(s, ".")
	if len(parts) != 3 || parts[0] != "u" && parts[0] != "r" || !idForm.MatchString(parts[2]) {
		return Place{}
	}
	at, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || at < 0 || at > latest || strconv.FormatInt(at, 10) != parts[1] {
		return Place{}
	}
	return Place{Read: parts[0] == "r", At: time.UnixMicro(at).UTC(), ID: ID(parts[2])}
}
