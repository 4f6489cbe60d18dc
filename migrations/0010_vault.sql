-- +goose Up

create table key_proof (
    version integer not null,
    sum     bytea not null,
    since   timestamptz not null,
    constraint key_proof_pk primary key (version),
    constraint key_proof_version_counts check (version >= 1),
    constraint key_proof_length check (length(sum) = 32)
);
comment on table key_proof is 'Tells the keys apart by which data are sealed, without telling anything of a key.';
create trigger key_proof_append_only before update or delete on key_proof for each row execute function rows_stay();
create trigger key_proof_never_emptied before truncate on key_proof for each statement execute function rows_stay();

grant select, insert on key_proof to timbang_app;
