package referral

import "timbang/internal/calendar"

// workingDays is how long an agency usually gets.
const workingDays = 10

// UsualDue proposes when an assessment should be ready: ten working days from
// today, or the last working day before the next hearing when that is sooner.
// It is never today or earlier. Holidays are not known and count as working
// days; hearing may be the zero date.
func UsualDue(today, hearing calendar.Date) calendar.Date {
	due := today
	for range workingDays {
		due = workday(due.AddDays(1), 1)
	}
	if hearing.IsZero() || due.Before(hearing) {
		return due
	}
	due = workday(hearing.AddDays(-1), -1)
	if !due.After(today) {
		return today.AddDays(1)
	}
	return due
}

// workday returns d, or where that is a weekend the nearest working day in the
// direction of step.
func workday(d calendar.Date, step int) calendar.Date {
	for d.Weekday() == "Sabtu" || d.Weekday() == "Minggu" {
		d = d.AddDays(step)
	}
	return d
}
