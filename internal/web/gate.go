package web

import (
	"net/netip"
	"time"

	"github.com/labstack/echo/v4/middleware"
	"golang.org/x/time/rate"

	"timbang/internal/identity"
	"timbang/internal/problem"
)

// gate slows down who guesses passwords: by address, and by address and name.
// Nobody can lock another person out from elsewhere. It also slows down who
// tries the codes of families or of a phone, by person.
type gate struct {
	address, person, codes, seconds, feeds *middleware.RateLimiterMemoryStore
}

func newGate() *gate {
	store := func(perMinute float64, burst int) *middleware.RateLimiterMemoryStore {
		return middleware.NewRateLimiterMemoryStoreWithConfig(middleware.RateLimiterMemoryStoreConfig{
			Rate: rate.Limit(perMinute / 60), Burst: burst, ExpiresIn: 30 * time.Minute,
		})
	}
	return &gate{address: store(30, 60), person: store(2, 8), codes: store(0.4, mostCodes), seconds: store(1, 8), feeds: store(60, 120)}
}

// pass returns TooMany when there were too many tries. Names are counted only
// for addresses that may still try, so that nobody can fill the memory.
func (g *gate) pass(address, username string) error {
	from := network(address)
	for _, try := range []struct {
		of  *middleware.RateLimiterMemoryStore
		key string
	}{{g.address, from}, {g.person, from + " " + username}} {
		ok, err := try.of.Allow(try.key)
		if err != nil {
			return err
		}
		if !ok {
			return problem.New(problem.TooMany, "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi. Bila lupa kata sandi, hubungi pengelola.")
		}
	}
	return nil
}

// mostCodes is how many codes a person may send in a row; after that, one
// every two and a half minutes.
const mostCodes = 20

// try returns TooMany when a person sent too many codes.
func (g *gate) try(who identity.AccountID) error {
	ok, err := g.codes.Allow(string(who))
	if err != nil {
		return err
	}
	if !ok {
		return problem.New(problem.TooMany, "Terlalu banyak kode yang dicoba. Tunggu beberapa menit, lalu cocokkan lagi dengan slipnya.")
	}
	return nil
}

// second returns TooMany when somebody who knows a password guesses the code of
// the phone. It counts by network and person: whoever guesses elsewhere does not
// keep the person out.
func (g *gate) second(address string, who identity.AccountID) error {
	ok, err := g.seconds.Allow(network(address) + " " + string(who))
	if err != nil {
		return err
	}
	if !ok {
		return problem.New(problem.TooMany, "Terlalu banyak kode yang salah. Tunggu beberapa menit, lalu ketik kode yang sedang ditampilkan ponsel.")
	}
	return nil
}

// feed returns TooMany when an address guesses the addresses of calendars. The
// phones of a whole office ask within what it allows.
func (g *gate) feed(address string) error {
	ok, err := g.feeds.Allow(network(address))
	if err != nil {
		return err
	}
	if !ok {
		return problem.New(problem.TooMany, "Terlalu banyak permintaan kalender. Tunggu beberapa menit.")
	}
	return nil
}

// network is what one subscriber has of the address space: an IPv4 address or
// the first 64 bits of an IPv6 address.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	p, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return p.String()
}
