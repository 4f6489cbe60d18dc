-- +goose Up

-- What was recorded, issued or handed in stays as it was. The application may
-- not change these rows by its grants; the triggers hold for the owner as well,
-- against a slip at the console.
-- +goose StatementBegin
create function rows_stay() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or removed', tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
end $$;
-- +goose StatementEnd
comment on function rows_stay() is 'Refuses every change of a row that must stay as it was written.';
comment on function assessment_is_frozen() is 'Refuses every change of a signed assessment.';

create trigger audit_append_only before update or delete on audit for each row execute function rows_stay();
create trigger audit_never_emptied before truncate on audit for each statement execute function rows_stay();
create trigger brief_append_only before update or delete on brief for each row execute function rows_stay();
create trigger brief_never_emptied before truncate on brief for each statement execute function rows_stay();
create trigger file_append_only before update or delete on file for each row execute function rows_stay();
create trigger file_never_emptied before truncate on file for each statement execute function rows_stay();
create trigger assessment_never_emptied before truncate on assessment for each statement execute function rows_stay();
