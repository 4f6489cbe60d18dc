-- +goose Up

create table petition (
    id             text not null,
    court_id       text not null,
    status         text not null,
    number         text,
    standing       jsonb not null,
    petitioners    jsonb not null,
    child          jsonb not null,
    spouse         jsonb not null,
    spouse_parents jsonb not null,
    domicile       jsonb not null,
    reason         jsonb not null,
    returns        jsonb not null,
    registration   jsonb not null,
    registered_on  date,
    judge_id       text,
    deputy         text not null default '',
    assigned_on    date,
    outcome        jsonb not null,
    decided_on     date,
    submitted_at   timestamptz,
    created_at     timestamptz not null,
    created_by     text not null,
    updated_at     timestamptz not null,
    version        integer not null,
    constraint petition_pk primary key (id),
    constraint petition_court_fk foreign key (court_id) references court (id),
    constraint petition_judge_fk foreign key (judge_id) references account (id),
    constraint petition_creator_fk foreign key (created_by) references account (id),
    constraint petition_number_once unique (court_id, number),
    constraint petition_status_known check (status in ('draft', 'submitted', 'returned', 'registered', 'assigned', 'scheduled', 'in_hearing', 'decided', 'follow_up', 'archived')),
    constraint petition_number_when_registered check ((number is null) = (status in ('draft', 'submitted', 'returned'))),
    constraint petition_number_form check (number ~ '^[1-9][0-9]{0,3}/Pdt\.P/20[0-9]{2}/PA\.[A-Za-z]{2,5}$'),
    constraint petition_registered_on check ((registered_on is null) = (number is null)),
    constraint petition_judge_when_assigned check (status not in ('assigned', 'scheduled', 'in_hearing') or judge_id is not null),
    constraint petition_decided_on check ((decided_on is null) = (status not in ('decided', 'follow_up', 'archived')))
);
create index petition_by_court on petition (court_id, updated_at desc, id);
create index petition_by_judge on petition (judge_id, updated_at desc, id) where judge_id is not null;
comment on table petition is 'Petitions for marriage dispensation, one child each.';
comment on column petition.number is 'The case number of the court''s own register, once a year and court; null before registration.';

create table file (
    hash       text not null,
    type       text not null,
    size       integer not null,
    content    bytea not null,
    created_at timestamptz not null,
    constraint file_pk primary key (hash),
    constraint file_size check (size > 0 and size <= 15728640)
);
comment on table file is 'Uploaded papers by the SHA-256 of their content; never changed.';

create table document (
    id            text not null,
    petition_id   text not null,
    kind          text not null,
    number        text not null default '',
    issuer        text not null default '',
    issued_on     date,
    original_seen boolean not null,
    substitute    boolean not null,
    why           text not null default '',
    file_hash     text,
    file_type     text not null default '',
    file_size     integer not null default 0,
    received_on   date not null,
    added_by      text not null,
    updated_at    timestamptz not null,
    version       integer not null,
    constraint document_pk primary key (id),
    constraint document_petition_fk foreign key (petition_id) references petition (id),
    constraint document_file_fk foreign key (file_hash) references file (hash),
    constraint document_once unique (petition_id, kind)
);
comment on table document is 'Papers of a petition: the letters of PERMA 5/2019 Pasal 5 ayat (1) and others.';

create table petition_link (
    petition_id text not null,
    other_id    text not null,
    why         text not null,
    linked_at   timestamptz not null,
    linked_by   text not null,
    constraint petition_link_pk primary key (petition_id, other_id),
    constraint petition_link_petition_fk foreign key (petition_id) references petition (id),
    constraint petition_link_other_fk foreign key (other_id) references petition (id),
    constraint petition_link_two check (petition_id <> other_id)
);
comment on table petition_link is 'Petitions that belong together (PERMA 5/2019 Pasal 8); one row each way.';

create table hearing (
    id          text not null,
    petition_id text not null,
    court_id    text not null,
    ordinal     integer not null,
    "on"        date not null,
    at          text not null,
    room        text not null,
    status      text not null,
    created_at  timestamptz not null,
    version     integer not null,
    constraint hearing_pk primary key (id),
    constraint hearing_petition_fk foreign key (petition_id) references petition (id),
    constraint hearing_court_fk foreign key (court_id) references court (id),
    constraint hearing_ordinal_once unique (petition_id, ordinal),
    constraint hearing_ordinal_counts check (ordinal >= 1),
    constraint hearing_status_known check (status in ('scheduled', 'open'))
);
create index hearing_by_day on hearing (court_id, "on");
comment on table hearing is 'Hearings of a petition, counted from 1.';

grant select, insert, update on petition, document, hearing to timbang_app;
grant select, insert on file, petition_link to timbang_app;
