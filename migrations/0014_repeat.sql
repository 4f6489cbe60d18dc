-- +goose Up

create table repeat_mark (
    petition_id text not null,
    who         text not null,
    basis       text not null,
    mark        bytea not null,
    mother      boolean not null,
    keys        integer not null,
    rules       integer not null,
    constraint repeat_mark_pk primary key (petition_id, who, mark),
    constraint repeat_mark_petition_fk foreign key (petition_id) references petition (id),
    constraint repeat_mark_who_known check (who in ('child', 'spouse')),
    constraint repeat_mark_basis_known check (basis in ('nik', 'mother', 'birth')),
    constraint repeat_mark_length check (length(mark) = 32)
);
create index repeat_mark_by_mark on repeat_mark (mark);
comment on table repeat_mark is 'Blind index over the child and the prospective spouse of each petition: keyed marks, from which nothing can be read back. Derived from the petition, so rows may be replaced.';
comment on column repeat_mark.mother is 'The mother of the person is known; then a match of name and birth date alone is not enough.';

create table repeat_request (
    id             text not null,
    petition_id    text not null,
    other_id       text not null,
    court_id       text not null,
    other_court_id text not null,
    reason         text not null,
    asked_at       timestamptz not null,
    asked_by       text not null,
    asker          text not null,
    status         text not null,
    answer         text not null default '',
    answered_at    timestamptz,
    answered_by    text,
    answerer       text not null default '',
    disclosed      jsonb not null,
    version        integer not null,
    constraint repeat_request_pk primary key (id),
    constraint repeat_request_petition_fk foreign key (petition_id) references petition (id),
    constraint repeat_request_other_fk foreign key (other_id) references petition (id),
    constraint repeat_request_court_fk foreign key (court_id) references court (id),
    constraint repeat_request_other_court_fk foreign key (other_court_id) references court (id),
    constraint repeat_request_asker_fk foreign key (asked_by) references account (id),
    constraint repeat_request_answerer_fk foreign key (answered_by) references account (id),
    constraint repeat_request_two_courts check (court_id <> other_court_id),
    constraint repeat_request_status_known check (status in ('asked', 'granted', 'refused')),
    constraint repeat_request_answered_by_somebody check ((status = 'asked') = (answered_at is null) and (answered_at is null) = (answered_by is null)),
    constraint repeat_request_with_a_reason check (length(reason) >= 20 and (status = 'asked' or length(answer) >= 20)),
    constraint repeat_request_once exclude using btree (petition_id with =, other_id with =) where (status = 'asked')
);
create index repeat_request_by_petition on repeat_request (petition_id, asked_at);
create index repeat_request_by_other on repeat_request (other_id, asked_at);
create index repeat_request_open on repeat_request (other_court_id, asked_at) where status = 'asked';
comment on table repeat_request is 'What a registrar asked the other court about an earlier petition, and the answer with what was told.';

-- +goose StatementBegin
create function repeat_request_only_answered() returns trigger language plpgsql as $$
begin
    if old.status <> 'asked'
       or (new.id, new.petition_id, new.other_id, new.court_id, new.other_court_id, new.reason, new.asked_at, new.asked_by, new.asker)
          is distinct from (old.id, old.petition_id, old.other_id, old.court_id, old.other_court_id, old.reason, old.asked_at, old.asked_by, old.asker) then
        raise exception 'a request is only ever answered'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;
-- +goose StatementEnd
comment on function repeat_request_only_answered() is 'Refuses every change of a request but its answer, once.';
create trigger repeat_request_kept before update on repeat_request for each row execute function repeat_request_only_answered();
create trigger repeat_request_never_removed before delete on repeat_request for each row execute function rows_stay();
create trigger repeat_request_never_emptied before truncate on repeat_request for each statement execute function rows_stay();

create table repeat_decision (
    petition_id text not null,
    other_id    text not null,
    ordinal     integer not null,
    court_id    text not null,
    verdict     text not null,
    why         text not null,
    made_at     timestamptz not null,
    made_by     text not null,
    name        text not null,
    office      text not null,
    constraint repeat_decision_pk primary key (petition_id, other_id, ordinal),
    constraint repeat_decision_petition_fk foreign key (petition_id) references petition (id),
    constraint repeat_decision_other_fk foreign key (other_id) references petition (id),
    constraint repeat_decision_court_fk foreign key (court_id) references court (id),
    constraint repeat_decision_maker_fk foreign key (made_by) references account (id),
    constraint repeat_decision_ordinal_counts check (ordinal >= 1),
    constraint repeat_decision_verdict_known check (verdict in ('sama', 'lain', 'belum_pasti')),
    constraint repeat_decision_with_a_reason check (length(why) >= 20)
);
comment on table repeat_decision is 'Whether an earlier petition concerns the same person, as people decided; a correction is another row with the next ordinal.';
create trigger repeat_decision_append_only before update or delete on repeat_decision for each row execute function rows_stay();
create trigger repeat_decision_never_emptied before truncate on repeat_decision for each statement execute function rows_stay();

grant select, insert, update, delete on repeat_mark to timbang_app;
grant select, insert, update on repeat_request to timbang_app;
grant select, insert on repeat_decision to timbang_app;
