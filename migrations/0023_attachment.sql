-- +goose Up

-- Papers that an assessor puts to an assessment. They are taken back until the
-- assessment is handed in, and frozen once it is signed.
create table attachment (
    id            text not null,
    assessment_id text not null,
    kind          text not null,
    title         bytea not null,
    factor        text not null default '',
    restricted    boolean not null,
    file_hash     text not null,
    file_type     text not null,
    file_size     integer not null,
    added_by      text not null,
    added_at      timestamptz not null,
    removed_at    timestamptz,
    constraint attachment_pk primary key (id),
    constraint attachment_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint attachment_file_fk foreign key (file_hash) references file (hash) on update cascade,
    constraint attachment_author_fk foreign key (added_by) references account (id),
    constraint attachment_kind_known check (kind in ('surat', 'kesehatan', 'foto', 'lain'))
);
create index attachment_by_assessment on attachment (assessment_id, added_at);
comment on table attachment is 'Papers attached to assessments, also those that were taken back before the signing.';
comment on column attachment.title is 'Sealed: a title can tell what lies in the restricted lane.';
comment on column attachment.restricted is 'For the assigned judge, the author and the supervisor only.';

-- +goose StatementBegin
create function attachment_only_taken_back() returns trigger language plpgsql as $$
begin
    if exists (select from assessment where id = new.assessment_id and status = 'signed') then
        raise exception 'the papers of a signed assessment stay'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    if tg_op = 'UPDATE' and (old.removed_at is not null
       or (new.id, new.assessment_id, new.kind, new.title, new.factor, new.restricted, new.file_hash, new.file_type, new.file_size, new.added_by, new.added_at)
          is distinct from (old.id, old.assessment_id, old.kind, old.title, old.factor, old.restricted, old.file_hash, old.file_type, old.file_size, old.added_by, old.added_at)) then
        raise exception 'a paper is only ever taken back'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;
-- +goose StatementEnd
comment on function attachment_only_taken_back() is 'Refuses every change of an attachment but taking it back, once, before the signing.';
create trigger attachment_kept before insert or update on attachment for each row execute function attachment_only_taken_back();
create trigger attachment_never_removed before delete on attachment for each row execute function rows_stay();
create trigger attachment_never_emptied before truncate on attachment for each statement execute function rows_stay();

grant select, insert on attachment to timbang_app;
grant update (removed_at) on attachment to timbang_app;
