-- +goose Up

-- A request can be scheduled, given back for mending, and taken back by the
-- court; a refusal has a code beside its words. An assessment can come before
-- the petition: such a referral has no petition and no court until a clerk
-- attaches it.
alter table referral
    add column came_first boolean not null default false,
    add column refusal text not null default '',
    add column answerer text not null default '',
    add column assessor text not null default '',
    add column assessor_title text not null default '',
    add column revoked_at timestamptz,
    add column revoked_by text,
    add column revoker text not null default '',
    add column revoked_why text not null default '',
    alter column petition_id drop not null,
    alter column court_id drop not null,
    alter column agreement_id drop not null,
    drop constraint referral_status_known,
    drop constraint referral_assignee_when_allocated,
    add constraint referral_status_known check (status in ('requested', 'accepted', 'declined', 'allocated', 'scheduled', 'submitted', 'returned', 'signed', 'revoked')),
    add constraint referral_assignee_when_allocated check (status not in ('allocated', 'scheduled', 'submitted', 'returned', 'signed') or assignee is not null),
    add constraint referral_refusal_known check (refusal in ('', 'konflik', 'kapasitas', 'kebijakan', 'lain')),
    add constraint referral_revoker_fk foreign key (revoked_by) references account (id),
    add constraint referral_revoked_whole check ((status = 'revoked') = (revoked_at is not null and revoked_by is not null and revoked_why <> '')),
    add constraint referral_asked_or_came_first check (came_first or (petition_id is not null and court_id is not null and agreement_id is not null)),
    add constraint referral_attached_whole check ((petition_id is null) = (court_id is null)),
    add constraint referral_open_once exclude using btree (petition_id with =, agency_id with =, instrument with =, visit with =)
        where (status in ('requested', 'accepted', 'allocated', 'scheduled', 'submitted', 'returned'));
comment on column referral.came_first is 'The agency recorded it before a petition existed; see intake.';
comment on column referral.assessor is 'The name and the profession of the assignee when it was allocated.';

-- An assessment that an agency returned under the old states is waiting for
-- its author.
update referral set status = 'returned'
    where status = 'allocated' and exists (select from assessment a where a.referral_id = referral.id and a.status = 'returned');
update referral set assessor = a.name, assessor_title = a.title from account a where a.id = referral.assignee;

create table referral_meeting (
    referral_id text not null,
    ordinal     integer not null,
    "on"        date not null,
    at          text not null,
    place       text not null,
    why         text not null default '',
    made_at     timestamptz not null,
    made_by     text not null,
    name        text not null,
    constraint referral_meeting_pk primary key (referral_id, ordinal),
    constraint referral_meeting_referral_fk foreign key (referral_id) references referral (id),
    constraint referral_meeting_maker_fk foreign key (made_by) references account (id),
    constraint referral_meeting_ordinal_counts check (ordinal >= 1),
    constraint referral_meeting_change_says_why check ((ordinal = 1) = (why = ''))
);
comment on table referral_meeting is 'When and where an assessor meets the child; another time is another row, the earlier ones stay.';
create trigger referral_meeting_append_only before update or delete on referral_meeting for each row execute function rows_stay();
create trigger referral_meeting_never_emptied before truncate on referral_meeting for each statement execute function rows_stay();

create table intake (
    referral_id    text not null,
    agency_id      text not null,
    name           text not null,
    born           date not null,
    basis          text not null,
    consent        text not null,
    assent         text not null,
    recorded_at    timestamptz not null,
    recorded_by    text not null,
    recorder       text not null,
    code           text,
    code_until     date,
    attached_at    timestamptz,
    attached_by    text,
    attacher       text not null default '',
    attached_basis text not null default '',
    difference     text not null default '',
    version        integer not null,
    constraint intake_pk primary key (referral_id),
    constraint intake_referral_fk foreign key (referral_id) references referral (id),
    constraint intake_agency_fk foreign key (agency_id) references agency (id),
    constraint intake_recorder_fk foreign key (recorded_by) references account (id),
    constraint intake_attacher_fk foreign key (attached_by) references account (id),
    constraint intake_code_once unique (code),
    constraint intake_code_whole check ((code is null) = (code_until is null)),
    constraint intake_basis_known check (basis in ('persetujuan', 'vital', 'tugas')),
    constraint intake_assent_known check (assent in ('setuju', 'tidak', 'belum')),
    constraint intake_consent_said check (basis <> 'persetujuan' or (consent <> '' and assent <> 'tidak')),
    constraint intake_attached_whole check ((attached_at is null) = (attached_by is null) and (attached_at is null) = (attached_basis = '')),
    constraint intake_attached_by_code check (attached_at is null or code is not null)
);
comment on table intake is 'Children whom an agency assessed before a petition existed; the code lets a court attach the assessment, once.';
comment on column intake.name is 'For the agency alone: a court that types the code sees initials.';

-- A signed assessment stays frozen; only the petition to which it is attached
-- is filled in, once, when it came first.
alter table assessment alter column petition_id drop not null, alter column court_id drop not null;
-- +goose StatementBegin
create or replace function assessment_is_frozen() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.petition_id is null and new.petition_id is not null
       and to_jsonb(new) - '{petition_id,court_id}'::text[] = to_jsonb(old) - '{petition_id,court_id}'::text[] then
        return new;
    end if;
    raise exception 'a signed assessment is frozen' using errcode = 'integrity_constraint_violation', constraint = 'assessment_frozen';
end $$;
-- +goose StatementEnd
comment on function assessment_is_frozen() is 'Refuses every change of a signed assessment but the petition to which it is attached, once.';

grant select, insert on referral_meeting to timbang_app;
grant select, insert, update on intake to timbang_app;
