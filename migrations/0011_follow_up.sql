-- +goose Up

create table follow_up_plan (
    petition_id text not null,
    court_id    text not null,
    agency_id   text not null,
    contact     text not null,
    earlier     jsonb not null,
    made_at     timestamptz not null,
    made_by     text not null,
    maker       text not null,
    ended_on    date,
    end_kind    text not null default '',
    end_words   text not null default '',
    ender       text not null default '',
    updated_at  timestamptz not null,
    version     integer not null,
    constraint follow_up_plan_pk primary key (petition_id),
    constraint follow_up_plan_petition_fk foreign key (petition_id) references petition (id),
    constraint follow_up_plan_court_fk foreign key (court_id) references court (id),
    constraint follow_up_plan_agency_fk foreign key (agency_id) references agency (id),
    constraint follow_up_plan_maker_fk foreign key (made_by) references account (id),
    constraint follow_up_plan_end_known check (end_kind in ('', 'genap_19', 'pindah', 'menolak', 'tidak_relevan', 'meninggal', 'lain')),
    constraint follow_up_plan_ended_whole check ((ended_on is null) = (end_kind = '') and (ended_on is null) = (ender = ''))
);
comment on table follow_up_plan is 'How a child is accompanied after the decision: one plan of a petition, with the agency that visits.';
comment on column follow_up_plan.earlier is 'The agencies that visited before, each with the day until which and why.';

create table follow_up_visit (
    petition_id text not null,
    ordinal     integer not null,
    court_id    text not null,
    due         date not null,
    referral_id text,
    missed      text not null default '',
    words       text not null default '',
    closed_on   date,
    closer      text not null default '',
    version     integer not null,
    constraint follow_up_visit_pk primary key (petition_id, ordinal),
    constraint follow_up_visit_plan_fk foreign key (petition_id) references follow_up_plan (petition_id),
    constraint follow_up_visit_court_fk foreign key (court_id) references court (id),
    constraint follow_up_visit_referral_fk foreign key (referral_id) references referral (id),
    constraint follow_up_visit_referral_once unique (referral_id),
    constraint follow_up_visit_ordinal_known check (ordinal between 1 and 3),
    constraint follow_up_visit_missed_known check (missed in ('', 'pindah', 'menolak', 'tidak_ditemukan', 'lain')),
    constraint follow_up_visit_missed_whole check ((missed = '') = (closed_on is null) and (missed = '') = (words = ''))
);
create index follow_up_visit_by_due on follow_up_visit (court_id, due) where missed = '';
comment on table follow_up_visit is 'The visits of a plan; whether one was made is read from its referral.';

create table follow_up_commitment (
    petition_id text not null,
    ordinal     integer not null,
    court_id    text not null,
    field       text not null,
    what        text not null,
    who         text not null,
    until       date not null,
    made_at     timestamptz not null,
    made_by     text not null,
    maker       text not null,
    dropped     text not null default '',
    version     integer not null,
    constraint follow_up_commitment_pk primary key (petition_id, ordinal),
    constraint follow_up_commitment_plan_fk foreign key (petition_id) references follow_up_plan (petition_id),
    constraint follow_up_commitment_court_fk foreign key (court_id) references court (id),
    constraint follow_up_commitment_maker_fk foreign key (made_by) references account (id),
    constraint follow_up_commitment_ordinal_counts check (ordinal >= 1),
    constraint follow_up_commitment_field_known check (field in ('ekonomi', 'sosial', 'kesehatan', 'pendidikan')),
    constraint follow_up_commitment_who_known check (who in ('orang_tua', 'ayah', 'ibu', 'wali', 'orang_tua_calon', 'calon'))
);
comment on table follow_up_commitment is 'What was promised for the child (PERMA 5/2019 Pasal 16 huruf j), to be asked after at the visits.';

-- +goose StatementBegin
create function follow_up_commitment_only_dropped() returns trigger language plpgsql as $$
begin
    if old.dropped <> ''
       or (new.petition_id, new.ordinal, new.court_id, new.field, new.what, new.who, new.until, new.made_at, new.made_by, new.maker)
          is distinct from (old.petition_id, old.ordinal, old.court_id, old.field, old.what, old.who, old.until, old.made_at, old.made_by, old.maker) then
        raise exception 'a commitment is only ever set aside'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;
-- +goose StatementEnd
comment on function follow_up_commitment_only_dropped() is 'Refuses every change of a commitment but setting it aside, once.';
create trigger follow_up_commitment_kept before update on follow_up_commitment for each row execute function follow_up_commitment_only_dropped();
create trigger follow_up_commitment_never_removed before delete on follow_up_commitment for each row execute function rows_stay();
create trigger follow_up_commitment_never_emptied before truncate on follow_up_commitment for each statement execute function rows_stay();

create table follow_up_observation (
    petition_id text not null,
    visit       integer not null,
    revision    integer not null,
    court_id    text not null,
    agency_id   text not null,
    answers     jsonb not null,
    made_at     timestamptz not null,
    made_by     text not null,
    maker       text not null,
    constraint follow_up_observation_pk primary key (petition_id, visit, revision),
    constraint follow_up_observation_visit_fk foreign key (petition_id, visit) references follow_up_visit (petition_id, ordinal),
    constraint follow_up_observation_court_fk foreign key (court_id) references court (id),
    constraint follow_up_observation_agency_fk foreign key (agency_id) references agency (id),
    constraint follow_up_observation_maker_fk foreign key (made_by) references account (id),
    constraint follow_up_observation_revision_counts check (revision >= 1)
);
comment on table follow_up_observation is 'What an agency found at a visit of each commitment; a later revision replaces an earlier one, and both stay.';
create trigger follow_up_observation_append_only before update or delete on follow_up_observation for each row execute function rows_stay();
create trigger follow_up_observation_never_emptied before truncate on follow_up_observation for each statement execute function rows_stay();

alter table referral add column visit integer not null default 0;
alter table referral add constraint referral_visit_known check (visit between 0 and 3);
comment on column referral.visit is 'The ordinal of the visit after the decision; 0 for an assessment before it.';

grant select, insert, update on follow_up_plan, follow_up_visit, follow_up_commitment to timbang_app;
grant select, insert on follow_up_observation to timbang_app;
