-- +goose Up

create table certificate (
    id            text not null,
    assessment_id text not null,
    agency_id     text not null,
    kind          text not null,
    number        text not null,
    dated_on      date not null,
    place         text not null,
    held_on       date,
    present       text not null default '',
    position      text not null default '',
    content       bytea not null,
    sha256        text not null,
    issued_at     timestamptz not null,
    issued_by     text not null,
    issuer        text not null,
    withdrawn_at  timestamptz,
    withdrawn_by  text,
    withdrawer    text not null default '',
    withdrawn_why text not null default '',
    version       integer not null,
    constraint certificate_pk primary key (id),
    constraint certificate_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint certificate_agency_fk foreign key (agency_id) references agency (id),
    constraint certificate_issuer_fk foreign key (issued_by) references account (id),
    constraint certificate_withdrawer_fk foreign key (withdrawn_by) references account (id),
    constraint certificate_kind_known check (kind in ('konseling', 'rekomendasi')),
    constraint certificate_number_once unique (agency_id, kind, number),
    constraint certificate_held_whole check ((kind = 'konseling') = (held_on is not null) and (kind = 'rekomendasi') = (position <> '')),
    constraint certificate_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why = ''))
);
create unique index certificate_standing_once on certificate (assessment_id, kind) where withdrawn_at is null;
comment on table certificate is 'Papers that an agency issued for a signed assessment: that the family was counselled, or what the agency recommends. Each is frozen as it was printed.';
comment on column certificate.content is 'The printed file, sealed for the purpose certificate.file and this row.';

-- +goose StatementBegin
create function certificate_only_withdrawn() returns trigger language plpgsql as $$
begin
    if old.withdrawn_at is not null
       or (new.id, new.assessment_id, new.agency_id, new.kind, new.number, new.dated_on, new.place, new.held_on, new.present, new.position, new.content, new.sha256, new.issued_at, new.issued_by, new.issuer)
          is distinct from (old.id, old.assessment_id, old.agency_id, old.kind, old.number, old.dated_on, old.place, old.held_on, old.present, old.position, old.content, old.sha256, old.issued_at, old.issued_by, old.issuer) then
        raise exception 'a certificate is only ever withdrawn'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;
-- +goose StatementEnd
comment on function certificate_only_withdrawn() is 'Refuses every change of a certificate but its withdrawal, once.';
create trigger certificate_kept before update on certificate for each row execute function certificate_only_withdrawn();
create trigger certificate_never_removed before delete on certificate for each row execute function rows_stay();
create trigger certificate_never_emptied before truncate on certificate for each statement execute function rows_stay();

grant select, insert, update on certificate to timbang_app;
