-- +goose Up

create table judge_note (
  petition_id text not null,
  account_id text not null,
  words text not null,
  saved_at timestamptz not null,
  version integer not null,
  constraint judge_note_pk primary key (petition_id, account_id),
  constraint judge_note_petition foreign key (petition_id) references petition (id),
  constraint judge_note_account foreign key (account_id) references account (id)
);
comment on table judge_note is 'Sealed: what a judge writes down for themselves about a petition. Nobody else reads it and it is in no brief.';
grant select, insert, update on judge_note to timbang_app;
