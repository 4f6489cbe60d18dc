-- +goose Up

create table notice (
    id          text not null,
    account_id  text not null,
    kind        text not null,
    page        text not null,
    subject     text not null,
    petition_id text,
    part        integer not null default 0,
    at          timestamptz not null,
    read_at     timestamptz,
    version     integer not null,
    constraint notice_pk primary key (id),
    constraint notice_account_fk foreign key (account_id) references account (id),
    constraint notice_petition_fk foreign key (petition_id) references petition (id),
    constraint notice_page_known check (page in ('petition', 'referral', 'assessment', 'request', 'repeats', 'followup', 'agreement')),
    constraint notice_says_of_what check (kind <> '' and subject <> ''),
    constraint notice_read_after_it_came check (read_at >= at)
);
create index notice_by_account on notice (account_id, (read_at is not null), at desc, id desc);
create unique index notice_reminded_once on notice (account_id, kind, subject, part)
    where kind in ('referral.late', 'agreement.ending', 'followup.due');
create index notice_by_subject on notice (kind, subject, part) where kind in ('referral.late', 'agreement.ending', 'followup.due');
comment on table notice is 'What people must know, written with the change that causes it: ids only, no person, no text.';
comment on column notice.part is 'Which visit, or how many days before the end of an agreement; 0 for what has no parts.';

grant select, insert, update on notice to timbang_app;
