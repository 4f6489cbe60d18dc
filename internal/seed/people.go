package seed

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
)

// Words of which invented names are made.
var (
	given = strings.Fields(`Ahmad Muhammad Lalu Baiq Siti Nur Zainal Hasan Husni Rahmat Rizki Fitri Aulia Dewi Sri Indah Putri Wahyu Yusuf Ibrahim
		Ismail Salman Saiful Samsul Hidayat Halimah Aminah Khadijah Zahra Maulida Mariam Rohani Ratna Sukma Intan Permata Bulan Mentari Angin Samudra`)
	family = strings.Fields(`Rekaan Umpama Misalan Andaian Contohan Wangsa Samalas Segara Mandalika Tastura Bumbang Gerupuk Sekaroh Sembalun Rinjani Tangsi
		Selong Meno Trawangan Kenawa Aikan Nipah Senggigi Kuripan Batukliang Jonggat Pringgarata Kopang Janapria Pujut Ampenan Cakra Selaparang Sandubaya`)
	districts = []string{"520201", "520202", "520203", "520204", "520205", "520206", "520207", "520208", "520209", "520210", "520211", "520212"}
)

func pick(all []string, rnd *rand.Rand) string { return all[rnd.IntN(len(all))] }

// somebody is another invented person in the place of x, born in a year.
func somebody(x petition.Person, year int, rnd *rand.Rand) petition.Person {
	x.Name = pick(given, rnd) + " " + pick(given, rnd) + " " + pick(family, rnd)
	x.Father = pick(given, rnd) + " " + pick(family, rnd)
	x.Born = calendar.Date{Year: year, Month: 1, Day: 1}.AddDays(rnd.IntN(365))
	x.NIK = number(x, rnd)
	return x
}

// number is a NIK that belongs to nobody: its serial is 999x.
func number(x petition.Person, rnd *rand.Rand) identity.NIK {
	day := x.Born.Day
	if x.Sex == identity.Female {
		day += 40
	}
	return identity.NIK(fmt.Sprintf("%s%02d%02d%02d999%d", pick(districts, rnd), day, int(x.Born.Month), x.Born.Year%100, rnd.IntN(10)))
}
