-- +goose Up

create table protection (
    id          text not null,
    referral_id text not null,
    agency_id   text not null,
    handler_id  text,
    handler     text not null default '',
    status      text not null,
    raised_at   timestamptz not null,
    received_at timestamptz,
    closed_at   timestamptz,
    updated_at  timestamptz not null,
    version     integer not null,
    constraint protection_pk primary key (id),
    constraint protection_referral_fk foreign key (referral_id) references referral (id),
    constraint protection_agency_fk foreign key (agency_id) references agency (id),
    constraint protection_handler_fk foreign key (handler_id) references account (id),
    constraint protection_status_known check (status in ('raised', 'received', 'closed')),
    constraint protection_received_whole check ((status = 'raised') = (received_at is null) and (received_at is null) = (handler_id is null)),
    constraint protection_closed_whole check ((status = 'closed') = (closed_at is not null))
);
create index protection_by_agency on protection (agency_id, raised_at);
create index protection_by_referral on protection (referral_id);
comment on table protection is 'Children referred to a UPTD PPA because of what a signed assessment raised. Nothing in it is sent to anybody outside.';

create table protection_entry (
    protection_id text not null,
    seq           integer not null,
    kind          text not null,
    referral_id   text,
    writer_id     text not null,
    writer        text not null,
    at            timestamptz not null,
    sealed        bytea not null,
    constraint protection_entry_pk primary key (protection_id, seq),
    constraint protection_entry_protection_fk foreign key (protection_id) references protection (id),
    constraint protection_entry_referral_fk foreign key (referral_id) references referral (id),
    constraint protection_entry_writer_fk foreign key (writer_id) references account (id),
    constraint protection_entry_kind_known check (kind in ('signs', 'received', 'offered', 'answered', 'noted', 'handed', 'closed')),
    constraint protection_entry_signs_of_a_request check ((kind = 'signs') = (referral_id is not null))
);
create index protection_entry_by_referral on protection_entry (referral_id);
comment on table protection_entry is 'What was recorded about a protection referral, a line at a time.';
comment on column protection_entry.sealed is 'JSON of what the line says, sealed for the purpose protection.entry and this row.';

create trigger protection_entry_append_only before update or delete on protection_entry for each row execute function rows_stay();
create trigger protection_entry_never_emptied before truncate on protection_entry for each statement execute function rows_stay();
create trigger protection_never_removed before delete on protection for each row execute function rows_stay();
create trigger protection_never_emptied before truncate on protection for each statement execute function rows_stay();

grant select, insert, update on protection to timbang_app;
grant select, insert on protection_entry to timbang_app;

alter table notice drop constraint notice_page_known;
alter table notice add constraint notice_page_known check (page in ('petition', 'referral', 'assessment', 'request', 'repeats', 'followup', 'agreement', 'protection'));
