-- +goose Up

create table name_token (
    petition_id text not null,
    who         text not null,
    tokens      bigint[] not null,
    keys        integer not null,
    rules       integer not null,
    constraint name_token_pk primary key (petition_id, who),
    constraint name_token_petition_fk foreign key (petition_id) references petition (id)
);
create index name_token_by_token on name_token using gin (tokens);
comment on table name_token is 'By which a person of a petition is found: keyed tokens of the words of the name, of their beginnings and of how they sound, from which nothing can be read back. Derived from the petition, so rows may be replaced.';
grant select, insert, update, delete on name_token to timbang_app;
