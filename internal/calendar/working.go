package calendar

// WorkingDay reports whether the courts work on d: from Monday to Friday, and
// not on a national holiday or joint leave. In a year whose holidays are not in
// the list (see HolidaysKnown) only the weekends are known.
func WorkingDay(d Date) bool {
	return !d.IsZero() && !d.Weekend() && Holiday(d) == ""
}

// NextWorkingDay returns d when the courts work on it, else the first working
// day after it: where a term runs to that ends on a day off.
func NextWorkingDay(d Date) Date {
	for !d.IsZero() && !WorkingDay(d) {
		d = d.AddDays(1)
	}
	return d
}

// AddWorkingDays returns the nth working day after d, or before it when n is
// negative; d itself does not count. For 0 it returns d.
func AddWorkingDays(d Date, n int) Date {
	step := 1
	if n < 0 {
		n, step = -n, -1
	}
	for n > 0 && !d.IsZero() {
		if d = d.AddDays(step); WorkingDay(d) {
			n--
		}
	}
	return d
}

// WorkingDaysUntil returns how many working days follow d up to and including
// e, negative when e is earlier. It is 0 when either date is unknown.
func WorkingDaysUntil(d, e Date) int {
	if d.IsZero() || e.IsZero() {
		return 0
	}
	if e.Before(d) {
		return -WorkingDaysUntil(e.AddDays(-1), d.AddDays(-1))
	}
	n := 0
	for d.Before(e) {
		if d = d.AddDays(1); WorkingDay(d) {
			n++
		}
	}
	return n
}
