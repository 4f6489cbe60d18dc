-- +goose Up

-- What happened at a hearing is kept with it: one record for each hearing.
-- Hearings that were held before keep an empty one.
alter table hearing add column record jsonb not null default '{}';
alter table hearing drop constraint hearing_status_known;
alter table hearing add constraint hearing_status_known check (status in ('scheduled', 'open', 'adjourned', 'closed'));
alter table hearing add constraint hearing_record_when_opened check (status <> 'scheduled' or coalesce(record->>'End', '') = '');
comment on column hearing.record is 'Attendance, advice, statements and findings (PERMA 5/2019 Pasal 10 to 14); what it said before is in the audit.';
