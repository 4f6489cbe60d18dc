-- +goose Up

create table emergency (
    id            text not null,
    assessment_id text not null,
    petition_id   text not null,
    court_id      text not null,
    reason        text not null,
    opened_at     timestamptz not null,
    opened_by     text not null,
    opener        text not null,
    office        text not null,
    "until"       timestamptz not null,
    verdict       text not null default '',
    words         text not null default '',
    reviewed_at   timestamptz,
    reviewed_by   text,
    reviewer      text not null default '',
    version       integer not null,
    constraint emergency_pk primary key (id),
    constraint emergency_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint emergency_petition_fk foreign key (petition_id) references petition (id),
    constraint emergency_court_fk foreign key (court_id) references court (id),
    constraint emergency_opener_fk foreign key (opened_by) references account (id),
    constraint emergency_reviewer_fk foreign key (reviewed_by) references account (id),
    constraint emergency_with_a_reason check (length(reason) >= 20),
    constraint emergency_ends check ("until" > opened_at),
    constraint emergency_verdict_known check (verdict in ('', 'reviewed', 'questioned')),
    constraint emergency_reviewed_by_somebody check ((verdict = '') = (reviewed_at is null) and (reviewed_at is null) = (reviewed_by is null)),
    constraint emergency_not_reviewed_by_opener check (reviewed_by <> opened_by),
    constraint emergency_review_in_words check (verdict = '' or length(words) >= 20)
);
create index emergency_by_court on emergency (court_id, opened_at);
comment on table emergency is 'Openings of restricted findings by an officer of the court who may not read them otherwise, each with its reason and its review. The child''s own words are never among them.';

-- +goose StatementBegin
create function emergency_only_reviewed() returns trigger language plpgsql as $$
begin
    if old.verdict <> ''
       or (new.id, new.assessment_id, new.petition_id, new.court_id, new.reason, new.opened_at, new.opened_by, new.opener, new.office, new."until")
          is distinct from (old.id, old.assessment_id, old.petition_id, old.court_id, old.reason, old.opened_at, old.opened_by, old.opener, old.office, old."until") then
        raise exception 'an emergency is only ever reviewed'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;
-- +goose StatementEnd
comment on function emergency_only_reviewed() is 'Refuses every change of an emergency but its review, once.';
create trigger emergency_kept before update on emergency for each row execute function emergency_only_reviewed();
create trigger emergency_never_removed before delete on emergency for each row execute function rows_stay();
create trigger emergency_never_emptied before truncate on emergency for each statement execute function rows_stay();

grant select, insert, update on emergency to timbang_app;
