-- +goose Up

create table sign_in (
  id text not null,
  account_id text not null,
  device text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  constraint sign_in_pk primary key (id),
  constraint sign_in_account foreign key (account_id) references account (id)
);
create index sign_in_by_account on sign_in (account_id, seen_at);
comment on table sign_in is 'Where a person is signed in, so that they see it and end it. The device is a browser and a system, no address.';
grant select, insert on sign_in to timbang_app;
grant update (seen_at, ended_at) on sign_in to timbang_app;
