-- +goose Up

create table relaas (
    hearing_id  text not null,
    who         text not null,
    petition_id text not null,
    court_id    text not null,
    number      text not null default '',
    manner      text not null default '',
    sent_on     date,
    received_on date,
    received_by text not null default '',
    updated_at  timestamptz not null,
    updated_by  text not null,
    version     integer not null,
    constraint relaas_pk primary key (hearing_id, who),
    constraint relaas_hearing_fk foreign key (hearing_id) references hearing (id),
    constraint relaas_petition_fk foreign key (petition_id) references petition (id),
    constraint relaas_court_fk foreign key (court_id) references court (id),
    constraint relaas_keeper_fk foreign key (updated_by) references account (id),
    constraint relaas_manner_known check (manner in ('', 'jurusita', 'surat_tercatat', 'e_summons')),
    constraint relaas_sent_first check (received_on is null or sent_on is not null and sent_on <= received_on),
    constraint relaas_received_by_somebody check ((received_on is null) = (received_by = ''))
);
create index relaas_by_petition on relaas (petition_id);
comment on table relaas is 'The summons of each person to a hearing; what a row said before is in the audit.';
create trigger relaas_never_removed before delete on relaas for each row execute function rows_stay();
create trigger relaas_never_emptied before truncate on relaas for each statement execute function rows_stay();

grant select, insert, update on relaas to timbang_app;
