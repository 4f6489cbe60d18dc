-- +goose Up

create table agreement (
    id          text not null,
    court_id    text not null,
    number      text not null,
    title       text not null,
    "from"      date not null,
    "to"        date not null,
    agencies    jsonb not null,
    instruments jsonb not null,
    created_at  timestamptz not null,
    version     integer not null,
    constraint agreement_pk primary key (id),
    constraint agreement_court_fk foreign key (court_id) references court (id),
    constraint agreement_number_once unique (court_id, number),
    constraint agreement_span check ("to" >= "from")
);
comment on table agreement is 'Agreements (nota kesepahaman) of a court with partner agencies.';

create table referral (
    id           text not null,
    petition_id  text not null,
    court_id     text not null,
    agency_id    text not null,
    agreement_id text not null,
    instrument   text not null,
    questions    text not null,
    due          date not null,
    "case"       jsonb not null,
    status       text not null,
    assignee     text,
    reason       text not null default '',
    requested_at timestamptz not null,
    requested_by text not null,
    requester    text not null,
    answered_at  timestamptz,
    updated_at   timestamptz not null,
    version      integer not null,
    constraint referral_pk primary key (id),
    constraint referral_petition_fk foreign key (petition_id) references petition (id),
    constraint referral_court_fk foreign key (court_id) references court (id),
    constraint referral_agency_fk foreign key (agency_id) references agency (id),
    constraint referral_agreement_fk foreign key (agreement_id) references agreement (id),
    constraint referral_assignee_fk foreign key (assignee) references account (id),
    constraint referral_status_known check (status in ('requested', 'accepted', 'declined', 'allocated', 'submitted', 'signed')),
    constraint referral_assignee_when_allocated check (status not in ('allocated', 'submitted', 'signed') or assignee is not null),
    constraint referral_reason_when_declined check (status <> 'declined' or reason <> '')
);
create index referral_by_petition on referral (petition_id);
create index referral_by_agency on referral (agency_id, due);
comment on table referral is 'Requests of a court to an agency for an assessment (PERMA 5/2019 Pasal 15 huruf d).';
comment on column referral."case" is 'The minimum about the case that the agency learns: no name and no NIK.';

create table assessment (
    id                 text not null,
    referral_id        text not null,
    petition_id        text not null,
    court_id           text not null,
    agency_id          text not null,
    author_id          text not null,
    author             text not null,
    author_title       text not null,
    instrument         text not null,
    instrument_version integer not null,
    instrument_hash    text not null,
    answers            jsonb not null,
    status             text not null,
    comment            text not null default '',
    revision           integer not null,
    submitted_at       timestamptz,
    signed_by          text,
    signer             text not null default '',
    signed_at          timestamptz,
    hash               text not null default '',
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    version            integer not null,
    constraint assessment_pk primary key (id),
    constraint assessment_referral_fk foreign key (referral_id) references referral (id),
    constraint assessment_petition_fk foreign key (petition_id) references petition (id),
    constraint assessment_court_fk foreign key (court_id) references court (id),
    constraint assessment_agency_fk foreign key (agency_id) references agency (id),
    constraint assessment_author_fk foreign key (author_id) references account (id),
    constraint assessment_signer_fk foreign key (signed_by) references account (id),
    constraint assessment_once unique (referral_id, revision),
    constraint assessment_status_known check (status in ('draft', 'submitted', 'returned', 'signed')),
    constraint assessment_signed_whole check ((status = 'signed') = (signed_by is not null and signed_at is not null and hash <> '')),
    constraint assessment_signer_not_author check (signed_by <> author_id)
);
create index assessment_by_petition on assessment (petition_id);
comment on table assessment is 'Assessments by partner agencies: the answers to one version of one instrument.';

-- A signed assessment is evidence: nobody changes it, not even the owner of
-- the table by a slip. A correction is a new revision.
-- +goose StatementBegin
create function assessment_is_frozen() returns trigger language plpgsql as $$
begin
    raise exception 'a signed assessment is frozen' using errcode = 'integrity_constraint_violation', constraint = 'assessment_frozen';
end $$;
-- +goose StatementEnd
create trigger assessment_frozen before update or delete on assessment
    for each row when (old.status = 'signed') execute function assessment_is_frozen();

create table brief (
    id          text not null,
    petition_id text not null,
    court_id    text not null,
    number      integer not null,
    code        text not null,
    facts       text not null,
    sha256      text not null,
    content     bytea not null,
    hearing_id  text,
    issued_at   timestamptz not null,
    issued_by   text not null,
    constraint brief_pk primary key (id),
    constraint brief_petition_fk foreign key (petition_id) references petition (id),
    constraint brief_court_fk foreign key (court_id) references court (id),
    constraint brief_hearing_fk foreign key (hearing_id) references hearing (id),
    constraint brief_number_once unique (petition_id, number),
    constraint brief_code_once unique (code),
    constraint brief_number_counts check (number >= 1)
);
create index brief_by_sha256 on brief (sha256);
comment on table brief is 'Issued briefs, each an immutable file with its version, code and SHA-256.';
comment on column brief.facts is 'SHA-256 of the facts behind the file, to tell whether newer facts exist.';

grant select, insert, update on agreement, referral, assessment to timbang_app;
grant select, insert on brief to timbang_app;
