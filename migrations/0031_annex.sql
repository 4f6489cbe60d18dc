-- +goose Up

create table annex (
    id          text not null,
    petition_id text not null,
    court_id    text not null,
    number      integer not null,
    code        text not null,
    sha256      text not null,
    content     bytea not null,
    issued_at   timestamptz not null,
    issued_by   text not null,
    constraint annex_pk primary key (id),
    constraint annex_petition_fk foreign key (petition_id, court_id) references petition (id, court_id),
    constraint annex_issuer_fk foreign key (issued_by) references account (id),
    constraint annex_number_once unique (petition_id, number),
    constraint annex_code_once unique (code),
    constraint annex_number_counts check (number >= 1)
);
create index annex_by_sha256 on annex (sha256);
comment on table annex is 'Sealed annexes: the restricted findings of a petition as a file that opens with a password, which is kept nowhere.';
comment on column annex.content is 'The encrypted file, sealed once more for the purpose annex.file and this row.';
create trigger annex_append_only before update or delete on annex for each row execute function rows_stay();
create trigger annex_never_emptied before truncate on annex for each statement execute function rows_stay();
grant select, insert on annex to timbang_app;
