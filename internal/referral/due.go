package referral

import (
	"fmt"

	"timbang/internal/calendar"
)

// usualDays is how many working days an agency usually gets.
const usualDays = 10

// Grace is how many working days a late referral stays a matter of the
// agency's supervisor: one to notice, one to reach the assessor and one to
// read and sign. After them the court's registrar sees it too.
const Grace = 3

// UsualDue proposes when an assessment should be ready: ten working days from
// today, or the last working day before the next hearing when that is sooner.
// It is never today or earlier; hearing may be the zero date.
func UsualDue(today, hearing calendar.Date) calendar.Date {
	due := calendar.AddWorkingDays(today, usualDays)
	if hearing.IsZero() || due.Before(hearing) {
		return due
	}
	if due = calendar.AddWorkingDays(hearing, -1); due.After(today) {
		return due
	}
	return calendar.AddWorkingDays(today, 1)
}

// Late reports whether the referral is overdue on a day.
func (r *Referral) Late(on calendar.Date) bool { return !r.Status.Closed() && on.After(r.Due) }

// Escalated reports whether the referral is so late that the registrar of the
// court must see it. What has no court yet is never escalated.
func (r *Referral) Escalated(on calendar.Date) bool {
	return r.Attached() && r.Late(on) && calendar.WorkingDaysUntil(r.Due, on) > Grace
}

// Clock says how many working days are left, "3 hari kerja lagi", or how many
// have passed, "terlambat 2 hari kerja"; nothing once there is nothing to wait
// for.
func (r *Referral) Clock(on calendar.Date) string {
	left, late := calendar.WorkingDaysUntil(on, r.Due), calendar.WorkingDaysUntil(r.Due, on)
	switch {
	case r.Status.Closed():
		return ""
	case on == r.Due:
		return "hari ini"
	case on.After(r.Due) && late > 0:
		return fmt.Sprintf("terlambat %d hari kerja", late)
	case on.After(r.Due):
		return "batas waktu sudah lewat"
	case left > 0:
		return fmt.Sprintf("%d hari kerja lagi", left)
	default:
		return "kurang dari satu hari kerja lagi"
	}
}
