-- +goose Up

-- Uploads lie sealed in the database, under a name that nobody can compute
-- without the key. Those that lie there readable are sealed at the next start;
-- what names them follows.
alter table file
    add column key_version integer not null default 0,
    add constraint file_key_version_counts check (key_version >= 0);
alter table file alter column key_version drop default;
comment on table file is 'Uploaded papers, sealed, by a keyed hash of their content; never changed.';
comment on column file.key_version is 'The key that sealed the content; 0 for a readable one, which is sealed at the next start.';

drop trigger file_append_only on file;
create trigger file_append_only before update on file for each row when (old.key_version > 0) execute function rows_stay();
create trigger file_never_removed before delete on file for each row execute function rows_stay();

alter table document drop constraint document_file_fk;
alter table document add constraint document_file_fk foreign key (file_hash) references file (hash) on update cascade;
alter table agreement drop constraint agreement_file_fk;
alter table agreement add constraint agreement_file_fk foreign key (file_hash) references file (hash) on update cascade;

grant update (hash, content, key_version) on file to timbang_app;
