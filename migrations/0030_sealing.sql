-- +goose Up

create table sealing (
    "table"     text not null,
    columns     text not null,
    key_version integer not null,
    pages       integer not null,
    through     boolean not null,
    constraint sealing_pk primary key ("table"),
    constraint sealing_version_counts check (key_version >= 1),
    constraint sealing_pages_count check (pages >= 0)
);
comment on table sealing is 'How far each table is whose columns lie sealed: by which key, and up to which page while it is being sealed anew.';
grant select on sealing to timbang_app;
