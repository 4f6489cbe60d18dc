-- +goose Up

-- What is new in a version is computed from the data of the version before, so
-- that each version keeps what it says beside its file. A database that already
-- holds briefs keeps them with empty data.
alter table brief add column data jsonb not null default '{}';
comment on column brief.data is 'What the file says, with the source of every sentence: printed again it gives the same bytes.';
