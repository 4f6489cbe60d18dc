-- +goose Up

alter table account
  add column must_change boolean not null default false,
  add column second_secret text not null default '',
  add column second_since timestamptz,
  add column second_step bigint not null default 0;
comment on column account.must_change is 'The password was given by somebody else and is changed at the next sign-in.';
comment on column account.second_secret is 'Sealed: the secret of the one-time codes; it counts from second_since on.';
comment on column account.second_step is 'The thirty seconds of the last code that was taken: no code is taken twice.';

create table recovery_code (
  account_id text not null,
  hash bytea not null,
  used_at timestamptz,
  constraint recovery_code_pk primary key (account_id, hash),
  constraint recovery_code_account foreign key (account_id) references account (id)
);
comment on table recovery_code is 'Codes that stand in once each for the one-time codes; only a keyed hash is kept.';
grant select, insert, delete on recovery_code to timbang_app;
grant update (used_at) on recovery_code to timbang_app;
