-- +goose Up

-- A signed assessment is corrected by the next revision, which names the one
-- that it corrects and the reason. A correction that nobody needed is dropped
-- and stays readable. A draft that was left alone is given notice: after that
-- day nobody writes in it until a supervisor opens it again; its text stays.
alter table assessment
    add column corrects text,
    add column reason text not null default '',
    add column requester text not null default '',
    add column expires_on date,
    drop constraint assessment_status_known,
    add constraint assessment_status_known check (status in ('draft', 'submitted', 'returned', 'signed', 'dropped')),
    add constraint assessment_corrects_fk foreign key (corrects) references assessment (id),
    add constraint assessment_corrects_whole check ((corrects is null) = (reason = '')),
    add constraint assessment_first_corrects_nothing check (revision > 1 or corrects is null),
    add constraint assessment_dropped_corrects check (status <> 'dropped' or corrects is not null),
    add constraint assessment_notice_while_open check (expires_on is null or status in ('draft', 'returned'));
create unique index assessment_corrected_once on assessment (corrects) where status <> 'dropped';
create unique index assessment_one_draft on assessment (referral_id) where status in ('draft', 'submitted', 'returned');
comment on column assessment.corrects is 'The signed revision that this one replaces once it is signed.';
comment on column assessment.reason is 'Why it is corrected; the court reads it.';
comment on column assessment.requester is 'Name and office of who asked for the correction.';
comment on column assessment.expires_on is 'The last day of the notice given for a draft that was left alone.';

-- What is signed or dropped stays; what is dropped was never signed.
create trigger assessment_dropped before update or delete on assessment
    for each row when (old.status = 'dropped') execute function rows_stay();

-- +goose StatementBegin
create or replace function assessment_lane_is_frozen() returns trigger language plpgsql as $$
begin
    if exists (select from assessment a where a.status in ('signed', 'dropped') and a.id in (old.assessment_id, new.assessment_id)) then
        raise exception 'a signed assessment is frozen'
            using errcode = 'integrity_constraint_violation', constraint = 'assessment_frozen', table = tg_table_name;
    end if;
    return coalesce(new, old);
end $$;
-- +goose StatementEnd
comment on function assessment_lane_is_frozen() is 'Refuses every change of the sealed answers of a signed assessment, and of a correction that was dropped.';

create table authorship (
    assessment_id text not null,
    ordinal       integer not null,
    referral_id   text not null,
    author_id     text not null,
    name          text not null,
    title         text not null,
    since         timestamptz not null,
    constraint authorship_pk primary key (assessment_id, ordinal),
    constraint authorship_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint authorship_referral_fk foreign key (referral_id) references referral (id),
    constraint authorship_author_fk foreign key (author_id) references account (id),
    constraint authorship_ordinal_counts check (ordinal >= 1)
);
create index authorship_by_referral on authorship (referral_id);
comment on table authorship is 'Who wrote at an assessment and since when: a draft that is handed on keeps its earlier authors.';
insert into authorship select id, 1, referral_id, author_id, author, author_title, created_at from assessment;
create trigger authorship_append_only before update or delete on authorship for each row execute function rows_stay();
create trigger authorship_never_emptied before truncate on authorship for each statement execute function rows_stay();

grant select, insert on authorship to timbang_app;
