-- +goose Up

create table assessment_lane (
    assessment_id text not null,
    lane          text not null,
    content       bytea not null,
    constraint assessment_lane_pk primary key (assessment_id, lane),
    constraint assessment_lane_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint assessment_lane_known check (lane in ('restricted', 'voice'))
);
comment on table assessment_lane is 'The answers of the restricted lane and the child''s own words, each sealed by the keys of the installation, apart from the other answers.';
comment on column assessment_lane.content is 'JSON of the answers, sealed for the purpose assessment.<lane> and this row.';

-- +goose StatementBegin
create function assessment_lane_is_frozen() returns trigger language plpgsql as $$
begin
    if exists (select from assessment a where a.status = 'signed' and a.id in (old.assessment_id, new.assessment_id)) then
        raise exception 'a signed assessment is frozen'
            using errcode = 'integrity_constraint_violation', constraint = 'assessment_frozen', table = tg_table_name;
    end if;
    return coalesce(new, old);
end $$;
-- +goose StatementEnd
comment on function assessment_lane_is_frozen() is 'Refuses every change of the sealed answers of a signed assessment.';
create trigger assessment_lane_frozen before insert or update or delete on assessment_lane for each row execute function assessment_lane_is_frozen();
create trigger assessment_lane_never_emptied before truncate on assessment_lane for each statement execute function rows_stay();

-- A brief holds the child's own words. What it says is kept sealed from now on;
-- briefs of before keep their file as it was and lose the data behind it.
alter table brief drop column data;
alter table brief add column sealed bytea;
comment on column brief.content is 'The file, sealed for the purpose brief.file and this row where the column sealed is filled.';
comment on column brief.sealed is 'What the file says, with the source of every sentence, sealed for the purpose brief.data and this row.';

grant select, insert on assessment_lane to timbang_app;
grant update (content) on assessment_lane to timbang_app;
