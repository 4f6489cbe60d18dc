-- +goose Up

-- The application connects as timbang_app, which owns nothing. The role is
-- shared by the whole cluster, so that it may exist already; an owner that may
-- not make roles needs it made beforehand.
-- +goose StatementBegin
do $$ begin
    if not exists (select from pg_roles where rolname = 'timbang_app') then
        create role timbang_app nologin nosuperuser nocreatedb nocreaterole;
    end if;
exception when duplicate_object then null;
end $$;
-- +goose StatementEnd
grant usage on schema public to timbang_app;

create table court (
    id          text not null,
    name        text not null,
    city        text not null,
    address     text not null,
    regency     text not null,
    letter_code text not null,
    note        text not null default '',
    constraint court_pk primary key (id)
);
comment on table court is 'The religious courts that use this installation; the id is the code in case numbers.';

create table agency (
    id      text not null,
    name    text not null,
    kind    text not null,
    area    text not null,
    address text not null default '',
    role    text not null,
    policy  text not null default '',
    note    text not null default '',
    constraint agency_pk primary key (id),
    constraint agency_role_known check (role in ('asesmen', 'pendampingan', 'koordinasi'))
);
comment on table agency is 'Partner agencies: what is publicly known of them and the role they really have.';

create table account (
    id            text not null,
    username      text not null,
    name          text not null,
    office        text not null,
    title         text not null default '',
    court_id      text,
    agency_id     text,
    password_hash text not null,
    active        boolean not null,
    created_at    timestamptz not null,
    version       integer not null,
    constraint account_pk primary key (id),
    constraint account_username_once unique (username),
    constraint account_office_known check (office in ('clerk', 'judge', 'registrar', 'assessor', 'supervisor', 'monitor', 'admin')),
    constraint account_court_fk foreign key (court_id) references court (id),
    constraint account_agency_fk foreign key (agency_id) references agency (id),
    constraint account_court_office check ((court_id is not null) = (office in ('clerk', 'judge', 'registrar'))),
    constraint account_agency_office check ((agency_id is not null) = (office in ('assessor', 'supervisor')))
);
comment on table account is 'People who may sign in, with the office they hold.';

create table session (
    token_hash text not null,
    data       bytea not null,
    expires_at timestamptz not null,
    constraint session_pk primary key (token_hash)
);
create index session_expiry on session (expires_at);
comment on table session is 'Who is signed in; only a SHA-256 of the token is kept.';

create table audit (
    seq      bigint generated always as identity,
    at       timestamptz not null,
    actor_id text not null,
    actor    text not null,
    office   text not null,
    court_id text not null,
    action   text not null,
    kind     text not null,
    subject  text not null,
    "case"   text not null,
    changes  jsonb,
    note     text not null,
    constraint audit_pk primary key (seq)
);
create index audit_by_case on audit ("case", seq) where "case" <> '';
create index audit_by_actor on audit (actor_id, seq);
comment on table audit is 'What was done and read, by whom. The application may insert and select, and nothing else.';

grant select on court, agency to timbang_app;
grant select, insert, update on account to timbang_app;
grant select, insert, update, delete on session to timbang_app;
grant select, insert on audit to timbang_app;
