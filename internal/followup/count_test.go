package followup

import (
	"strconv"
	"testing"
)

// FuzzNoSmallFigureCanBeWorkedOut knows the sum of the visits, as somebody does
// who knows the plans, and every figure that is shown. Of what is hidden it
// must not be able to say a single number below Fewest.
func FuzzNoSmallFigureCanBeWorkedOut(f *testing.F) {
	for _, x := range [][5]uint8{{}, {9, 9, 9, 9, 9}, {30, 20, 3, 6, 40}, {30, 20, 0, 0, 0}, {5, 5, 5, 5, 4}, {1, 1, 1, 1, 90}, {0, 7, 7, 7, 7}} {
		f.Add(x[0], x[1], x[2], x[3], x[4])
	}
	f.Fuzz(func(t *testing.T, done, coming, late, missed, dropped uint8) {
		c := Count{Plans: 60, Done: int(done), Coming: int(coming), Late: int(late), Missed: int(missed), Dropped: int(dropped)}
		ns := []int{c.Done, c.Coming, c.Late, c.Missed, c.Dropped}
		hidden, rest, all := 0, 0, 0
		for i, v := range c.Figures().Visits {
			all += ns[i]
			switch n, err := strconv.Atoi(v.Words); {
			case err == nil && (n != ns[i] || n < Fewest):
				t.Errorf("%s of %+v is shown as %d", v.Label, c, n)
			case err != nil && v.Words != Few && v.Words != Hidden:
				t.Errorf("%s of %+v reads %q", v.Label, c, v.Words)
			case (v.Words == Few) != (ns[i] < Fewest):
				t.Errorf("%s of %+v reads %q", v.Label, c, v.Words)
			case err != nil:
				hidden, rest = hidden+1, rest+ns[i]
			}
		}
		if hidden == 1 {
			t.Errorf("%+v hides one figure, which is the sum less the others", c)
		}
		if hidden > 0 && rest < Fewest && all >= Fewest {
			t.Errorf("%+v hides %d together, so that each is below %d", c, rest, Fewest)
		}
	})
}

func TestFewChildrenAreNotCounted(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: Few, 4: Few, 5: "5", 12: "12"} {
		if got := (Count{Plans: n}).Figures().Plans.Words; got != want {
			t.Errorf("%d plans read %q, want %q", n, got, want)
		}
	}
}
