-- +goose Up

-- What is open is little and what is over grows for ever: the lists of work find
-- the first without reading the second.
create index petition_by_status on petition (court_id, status, updated_at desc, id desc);
create index referral_open_by_agency on referral (agency_id, due, id) where status not in ('signed', 'declined', 'revoked');
create index referral_open_by_court on referral (court_id, due, id) where status not in ('signed', 'declined', 'revoked');
create index referral_by_court on referral (court_id, due);
create index referral_by_assignee on referral (assignee, due) where assignee is not null;
