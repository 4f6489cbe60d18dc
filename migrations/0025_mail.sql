-- +goose Up

create table notice_address (
    account_id   text not null,
    email        text not null,
    token_hash   text not null default '',
    token_until  timestamptz,
    confirmed_at timestamptz,
    stale_at     timestamptz,
    last_mail_at timestamptz,
    version      integer not null,
    constraint notice_address_pk primary key (account_id),
    constraint notice_address_account_fk foreign key (account_id) references account (id),
    constraint notice_address_token_whole check ((token_hash = '') = (token_until is null)),
    constraint notice_address_empty_is_nothing check (email <> '' or (confirmed_at is null and stale_at is null and token_hash = ''))
);
comment on table notice_address is 'Where people want to be told by e-mail that there is something to see.';
comment on column notice_address.stale_at is 'When the server of the address refused it for good; nothing is sent there any more.';

create table notice_mail (
    seq           bigint generated always as identity,
    account_id    text not null,
    purpose       text not null,
    state         text not null default 'waiting',
    queued_at     timestamptz not null,
    due_at        timestamptz not null,
    attempts      integer not null default 0,
    claimed_until timestamptz,
    ended_at      timestamptz,
    constraint notice_mail_pk primary key (seq),
    constraint notice_mail_account_fk foreign key (account_id) references notice_address (account_id),
    constraint notice_mail_purpose_known check (purpose in ('notice', 'confirm')),
    constraint notice_mail_state_known check (state in ('waiting', 'sending', 'sent', 'refused', 'failed', 'dropped')),
    constraint notice_mail_claimed_while_sending check ((state = 'sending') = (claimed_until is not null)),
    constraint notice_mail_ended_whole check ((state in ('waiting', 'sending')) = (ended_at is null))
);
create unique index notice_mail_waiting_once on notice_mail (account_id, purpose) where state = 'waiting';
create unique index notice_mail_sending_once on notice_mail (account_id) where state = 'sending';
create index notice_mail_due on notice_mail (due_at) where state = 'waiting';
comment on table notice_mail is 'E-mails to be sent and what became of them. Neither text nor address: the text is the same for everybody.';

grant select, insert, update on notice_address, notice_mail to timbang_app;
