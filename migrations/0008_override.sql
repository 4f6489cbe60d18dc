-- +goose Up

create table override (
    id          text not null,
    petition_id text not null,
    court_id    text not null,
    rule        text not null,
    pasal       text not null,
    words       text not null,
    reason      text not null,
    made_at     timestamptz not null,
    made_by     text not null,
    judge       text not null,
    revoked_at  timestamptz,
    revoked_by  text,
    version     integer not null,
    constraint override_pk primary key (id),
    constraint override_petition_fk foreign key (petition_id) references petition (id),
    constraint override_court_fk foreign key (court_id) references court (id),
    constraint override_maker_fk foreign key (made_by) references account (id),
    constraint override_revoker_fk foreign key (revoked_by) references account (id),
    constraint override_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null)),
    constraint override_with_a_reason check (length(reason) >= 20),
    constraint override_once exclude using btree (petition_id with =, rule with =) where (revoked_at is null)
);
create index override_by_petition on override (petition_id, made_at);
comment on table override is 'Open items that a judge set aside with a written reason, also those taken back.';

-- +goose StatementBegin
create function override_only_revoked() returns trigger language plpgsql as $$
begin
    if old.revoked_at is not null
       or (new.id, new.petition_id, new.court_id, new.rule, new.pasal, new.words, new.reason, new.made_at, new.made_by, new.judge)
          is distinct from (old.id, old.petition_id, old.court_id, old.rule, old.pasal, old.words, old.reason, old.made_at, old.made_by, old.judge) then
        raise exception 'an override is only ever taken back'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;
-- +goose StatementEnd
comment on function override_only_revoked() is 'Refuses every change of an override but taking it back, once.';
create trigger override_kept before update on override for each row execute function override_only_revoked();
create trigger override_never_removed before delete on override for each row execute function rows_stay();
create trigger override_never_emptied before truncate on override for each statement execute function rows_stay();

grant select, insert, update on override to timbang_app;
