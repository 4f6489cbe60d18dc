package postgres

import (
	"context"
	"fmt"
	"time"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/report"
)

// Cases implements report.Store. It reads nothing that is sealed.
func (db *DB) Cases(ctx context.Context, court identity.CourtID, until calendar.Date) ([]report.Case, error) {
	var out []report.Case
	err := db.conn(ctx).Raw(`select p.id, p.number, p.registered_on, p.decided_on, coalesce(d.kind, '') as kind, a.filed_on as cassation_on
		from petition p
		left join lateral (select kind from determination d where d.petition_id = p.id order by ordinal desc limit 1) d on p.decided_on is not null
		left join appeal a on a.petition_id = p.id
		where p.court_id = ? and p.registered_on <= ? order by p.registered_on, length(p.number), p.number`, court, until).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	return out, nil
}

// Readers implements report.Store.
func (db *DB) Readers(ctx context.Context, id petition.ID) ([]report.Reader, error) {
	var out []report.Reader
	err := db.conn(ctx).Raw(`select e.actor_id, (array_agg(e.actor order by e.seq desc))[1] as actor, e.office,
			coalesce(min(c.name), min(y.name), '') as place,
			count(*) filter (where e.action in ?) as readings, count(*) filter (where e.action not in ?) as changes,
			count(*) filter (where e.action in ?) as urgent, min(e.at) as first_at, max(e.at) as last_at
		from audit e left join account a on a.id = e.actor_id left join court c on c.id = a.court_id
			left join lateral (select name from agency_name n where n.agency_id = a.agency_id order by n.ordinal desc limit 1) y on true
		where e."case" = ? group by e.actor_id, e.office order by last_at desc`, audit.Readings, audit.Readings, audit.Urgent, id).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list readers: %w", err)
	}
	return out, nil
}

// EntriesOf implements report.Store.
func (db *DB) EntriesOf(ctx context.Context, id petition.ID, who identity.AccountID, before int64, n int) ([]audit.Entry, error) {
	var out []audit.Entry
	q := db.conn(ctx).Table("audit").Select("seq, at, actor_id, actor, office, action, kind").Where(`"case" = ?`, id)
	if who != "" {
		q = q.Where("actor_id = ?", who)
	}
	if before > 0 {
		q = q.Where("seq < ?", before)
	}
	if err := q.Order("seq desc").Limit(n).Find(&out).Error; err != nil {
		return nil, fmt.Errorf("list entries: %w", err)
	}
	return out, nil
}

// Digest implements report.Store.
func (db *DB) Digest(ctx context.Context, court identity.CourtID, month report.Month) ([]report.DigestLine, error) {
	var out []report.DigestLine
	err := db.conn(ctx).Raw(`select office, count(distinct actor_id) as people,
			count(*) filter (where action in ?) as readings, count(*) filter (where action not in ?) as changes,
			count(*) filter (where action = 'petition.reveal') as reveals, count(*) filter (where action in ?) as urgent,
			count(*) filter (where extract(isodow from local) > 5 or extract(hour from local) not between 7 and 16) as late
		from (select *, at at time zone 'Asia/Makassar' as local from audit where court_id = ? and at >= ? and at < ?) e
		group by office order by office`, audit.Readings, audit.Readings, audit.Urgent, court, startOf(month.First()), startOf(month.Last().AddDays(1))).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("count entries: %w", err)
	}
	return out, nil
}

// startOf is when a day begins in Lombok.
func startOf(d calendar.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, calendar.WITA)
}

// Sittings implements report.Store.
func (db *DB) Sittings(ctx context.Context, in access.Scope, from, to calendar.Date) ([]report.Sitting, error) {
	var out []report.Sitting
	err := db.conn(ctx).Raw(`select h.petition_id, p.number, h.ordinal, h."on", h.at, h.room, p.judge_id, coalesce(j.name, '') as judge,
			h.status in ('adjourned', 'closed') as ended
		from hearing h join petition p on p.id = h.petition_id left join account j on j.id = p.judge_id
		where p.court_id = ? and (? = '' or p.judge_id = ?) and h."on" between ? and ?
			and not exists (select from hearing n where n.petition_id = h.petition_id and n.ordinal > h.ordinal and h.status = 'scheduled')
		order by h."on", h.at, h.room`, in.Court, in.Judge, in.Judge, from, to).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list hearings: %w", err)
	}
	if len(out) == 0 {
		return nil, nil
	}
	ids := make([]petition.ID, len(out))
	for i := range out {
		ids[i] = out[i].PetitionID
	}
	all, err := db.Petitions(ctx, in, petition.Filter{IDs: ids})
	if err != nil {
		return nil, err
	}
	initials := map[petition.ID]string{}
	for _, p := range all {
		initials[p.ID] = p.Initials
	}
	for i := range out {
		out[i].Initials = initials[out[i].PetitionID]
	}
	return out, nil
}

// SaveFeed implements report.Feeds.
func (db *DB) SaveFeed(ctx context.Context, id identity.AccountID, hash string, at time.Time) error {
	err := db.conn(ctx).Exec(`insert into calendar_feed (account_id, token_hash, made_at) values (?, ?, ?)
		on conflict on constraint calendar_feed_pk do update set token_hash = excluded.token_hash, made_at = excluded.made_at`, id, hash, at).Error
	if err != nil {
		return fmt.Errorf("keep feed: %w", worded(err))
	}
	return nil
}

// DropFeed implements report.Feeds.
func (db *DB) DropFeed(ctx context.Context, id identity.AccountID) error {
	if err := db.conn(ctx).Exec("delete from calendar_feed where account_id = ?", id).Error; err != nil {
		return fmt.Errorf("drop feed: %w", err)
	}
	return nil
}

// FeedSince implements report.Feeds.
func (db *DB) FeedSince(ctx context.Context, id identity.AccountID) (time.Time, error) {
	var at []time.Time
	if err := db.conn(ctx).Raw("select made_at from calendar_feed where account_id = ?", id).Scan(&at).Error; err != nil {
		return time.Time{}, fmt.Errorf("find feed: %w", err)
	}
	if len(at) == 0 {
		return time.Time{}, nil
	}
	return at[0], nil
}

// FeedOwner implements report.Feeds.
func (db *DB) FeedOwner(ctx context.Context, hash string) (*identity.Account, error) {
	return first[identity.Account](db.conn(ctx).Where("id = (select account_id from calendar_feed where token_hash = ?)", hash))
}
