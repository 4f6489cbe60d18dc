-- +goose Up

create table job (
    id          text not null,
    kind        text not null,
    subject     text not null,
    owner       text not null,
    state       text not null,
    attempts    integer not null,
    step        integer not null,
    steps       integer not null,
    fault       text not null,
    created_at  timestamptz not null,
    due_at      timestamptz not null,
    lease_until timestamptz not null,
    constraint job_pk primary key (id),
    constraint job_once unique (kind, subject),
    constraint job_state_known check (state in ('waiting', 'running', 'done', 'failed')),
    constraint job_counts check (attempts >= 0 and step >= 0 and steps >= 0)
);
create index job_due on job (due_at, id) where state in ('waiting', 'running');
comment on table job is 'Work that takes longer than a page may. A row holds ids and no personal data.';
comment on column job.subject is 'The id of what the work is about.';
comment on column job.lease_until is 'Until then the worker of a running job is believed to live.';
grant select, insert, update on job to timbang_app;

create table bundle (
    id          text not null,
    brief_id    text not null,
    petition_id text not null,
    court_id    text not null,
    number      integer not null,
    code        text not null,
    sha256      text not null,
    content     bytea not null,
    front       integer not null,
    places      jsonb not null,
    issued_at   timestamptz not null,
    issued_by   text not null,
    constraint bundle_pk primary key (id),
    constraint bundle_brief_fk foreign key (brief_id) references brief (id),
    constraint bundle_petition_fk foreign key (petition_id, court_id) references petition (id, court_id),
    constraint bundle_brief_once unique (brief_id),
    constraint bundle_number_once unique (petition_id, number),
    constraint bundle_code_once unique (code),
    constraint bundle_number_counts check (number >= 1 and front >= 1)
);
create index bundle_by_sha256 on bundle (sha256);
comment on table bundle is 'Issued bundles: a brief with its index and the uploaded papers, each an immutable file with its code and SHA-256.';
comment on column bundle.content is 'The file, sealed by the keys of the installation for this row.';
comment on column bundle.front is 'How many pages stand before the first paper.';
comment on column bundle.places is 'Which paper stands from which page on, by its id.';
create trigger bundle_append_only before update or delete on bundle for each row execute function rows_stay();
create trigger bundle_never_emptied before truncate on bundle for each statement execute function rows_stay();
grant select, insert on bundle to timbang_app;
