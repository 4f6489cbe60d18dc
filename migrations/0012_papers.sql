-- +goose Up

-- A court asks for papers of its own list, several other papers may lie on one
-- file, and a paper says what it says of the two prospective spouses.
alter table document
    add column ordinal integer not null default 1,
    add column title text not null default '',
    add column form text not null default '',
    add column child_born date,
    add column child_name text not null default '',
    add column spouse_born date,
    add column spouse_name text not null default '',
    drop constraint document_once,
    add constraint document_once unique (petition_id, kind, ordinal),
    add constraint document_ordinal_counts check (ordinal between 1 and 30),
    add constraint document_of_petition unique (id, petition_id);
comment on column document.ordinal is 'Which of several papers of one kind, from 1.';
comment on column document.form is 'The name of the form as it is printed, "N7"; forms are numbered differently from place to place.';
comment on column document.child_born is 'The birth date of the child according to this paper; the petition has its own.';
comment on column document.child_name is 'The name of the child as this paper spells it, where it differs.';
comment on column document.spouse_born is 'The birth date of the prospective spouse according to this paper.';
comment on column document.spouse_name is 'The name of the prospective spouse as this paper spells it, where it differs.';

-- A link is ended with a reason and stays on record; a pair can be linked anew.
alter table petition_link
    add column unlinked_at timestamptz,
    add column unlinked_by text,
    add column unlink_why text not null default '',
    drop constraint petition_link_pk,
    add constraint petition_link_pk primary key (petition_id, other_id, linked_at),
    add constraint petition_link_once exclude using btree (petition_id with =, other_id with =) where (unlinked_at is null),
    add constraint petition_link_unlinker_fk foreign key (unlinked_by) references account (id),
    add constraint petition_link_unlinked_by_somebody check ((unlinked_at is null) = (unlinked_by is null)),
    add constraint petition_link_unlinked_with_a_reason check ((unlinked_at is null) = (unlink_why = ''));
comment on table petition_link is 'Petitions that belong together (PERMA 5/2019 Pasal 8), one row each way, also those whose link was ended.';

-- +goose StatementBegin
create function petition_link_only_ended() returns trigger language plpgsql as $$
begin
    if old.unlinked_at is not null
       or (new.petition_id, new.other_id, new.why, new.linked_at, new.linked_by)
          is distinct from (old.petition_id, old.other_id, old.why, old.linked_at, old.linked_by) then
        raise exception 'a link is only ever ended'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;
-- +goose StatementEnd
comment on function petition_link_only_ended() is 'Refuses every change of a link but ending it, once.';
create trigger petition_link_kept before update on petition_link for each row execute function petition_link_only_ended();
create trigger petition_link_never_removed before delete on petition_link for each row execute function rows_stay();
create trigger petition_link_never_emptied before truncate on petition_link for each statement execute function rows_stay();

alter table petition add constraint petition_of_court unique (id, court_id);

create table document_reference (
    id            text not null,
    petition_id   text not null,
    owner_id      text not null,
    court_id      text not null,
    document_id   text not null,
    used_as       text not null,
    their_child   text not null,
    referred_at   timestamptz not null,
    referred_by   text not null,
    withdrawn_at  timestamptz,
    withdrawn_by  text,
    withdrawn_why text not null default '',
    version       integer not null,
    constraint document_reference_pk primary key (id),
    constraint document_reference_petition_fk foreign key (petition_id, court_id) references petition (id, court_id),
    constraint document_reference_owner_fk foreign key (owner_id, court_id) references petition (id, court_id),
    constraint document_reference_document_fk foreign key (document_id, owner_id) references document (id, petition_id),
    constraint document_reference_referrer_fk foreign key (referred_by) references account (id),
    constraint document_reference_withdrawer_fk foreign key (withdrawn_by) references account (id),
    constraint document_reference_two check (petition_id <> owner_id),
    constraint document_reference_their_child_known check (their_child in ('anak', 'calon', 'lain')),
    constraint document_reference_withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null)),
    constraint document_reference_withdrawn_with_a_reason check ((withdrawn_at is null) = (withdrawn_why = '')),
    constraint document_reference_once exclude using btree (petition_id with =, document_id with =) where (withdrawn_at is null)
);
create index document_reference_by_petition on document_reference (petition_id, referred_at);
create index document_reference_by_owner on document_reference (owner_id);
comment on table document_reference is 'Papers of a linked petition of the same court that a petition refers to as evidence, also references that were withdrawn. The paper is never copied.';
comment on column document_reference.owner_id is 'The petition on whose file the paper lies.';
comment on column document_reference.used_as is 'The kind of paper that it stands for in the petition that refers to it.';
comment on column document_reference.their_child is 'Who the child of the owner is in the petition that refers to it.';

-- +goose StatementBegin
create function document_reference_only_withdrawn() returns trigger language plpgsql as $$
begin
    if old.withdrawn_at is not null
       or (new.id, new.petition_id, new.owner_id, new.court_id, new.document_id, new.used_as, new.their_child, new.referred_at, new.referred_by)
          is distinct from (old.id, old.petition_id, old.owner_id, old.court_id, old.document_id, old.used_as, old.their_child, old.referred_at, old.referred_by) then
        raise exception 'a reference is only ever withdrawn'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;
-- +goose StatementEnd
comment on function document_reference_only_withdrawn() is 'Refuses every change of a reference but withdrawing it, once.';
create trigger document_reference_kept before update on document_reference for each row execute function document_reference_only_withdrawn();
create trigger document_reference_never_removed before delete on document_reference for each row execute function rows_stay();
create trigger document_reference_never_emptied before truncate on document_reference for each statement execute function rows_stay();

grant update (unlinked_at, unlinked_by, unlink_why) on petition_link to timbang_app;
grant select, insert, update on document_reference to timbang_app;
