-- +goose Up

create table calendar_feed (
  account_id text not null,
  token_hash text not null,
  made_at timestamptz not null,
  constraint calendar_feed_pk primary key (account_id),
  constraint calendar_feed_token unique (token_hash),
  constraint calendar_feed_account foreign key (account_id) references account (id)
);
comment on table calendar_feed is 'Where a person subscribes to their own hearings; only a SHA-256 of the secret part of the address is kept.';
grant select, insert, update, delete on calendar_feed to timbang_app;
