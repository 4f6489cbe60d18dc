package calendar

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// MarshalText returns the ISO form, or nothing for the zero date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form and, because forms arrive this way too,
// everything else that ParseDate reads. Empty text gives the zero date. The
// error is the one of ParseDate.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	e, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = e
	return nil
}

// Value returns the ISO form for a column of type date, or null for the zero
// date. It is text, so that no time zone can move the day.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a column of type date, as text or as midnight in any zone; null
// gives the zero date. It refuses an instant with a time of day, since that
// has a date only in a zone: use Of for it.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case time.Time:
		return d.scanTime(v)
	case string:
		return d.scanText(v)
	case []byte:
		return d.scanText(string(v))
	}
	return fmt.Errorf("scan date: unexpected %T", src)
}

func (d *Date) scanTime(t time.Time) error {
	if t.Hour() != 0 || t.Minute() != 0 || t.Second() != 0 || t.Nanosecond() != 0 {
		return fmt.Errorf("scan date: %s has a time of day", t.Format(time.RFC3339))
	}
	*d = fromTime(t)
	return nil
}

func (d *Date) scanText(s string) error {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return fmt.Errorf("scan date: %w", err)
	}
	*d = fromTime(t)
	return nil
}

// GormDataType names the column type: a date without a time of day.
func (Date) GormDataType() string { return "date" }
