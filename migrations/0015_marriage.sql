-- +goose Up

-- What the court learned about the marriage itself. A row is never changed: a
-- correction is another row with the next ordinal, and the latest counts.

create table custom (
    id          text not null,
    petition_id text not null,
    court_id    text not null,
    ordinal     integer not null,
    source      text not null,
    facts       jsonb not null,
    made_at     timestamptz not null,
    made_by     text not null,
    name        text not null,
    office      text not null,
    constraint custom_pk primary key (id),
    constraint custom_petition_fk foreign key (petition_id) references petition (id),
    constraint custom_court_fk foreign key (court_id) references court (id),
    constraint custom_maker_fk foreign key (made_by) references account (id),
    constraint custom_ordinal_once unique (petition_id, ordinal),
    constraint custom_ordinal_counts check (ordinal >= 1),
    constraint custom_source_known check (source in ('permohonan', 'dokumen', 'sidang', 'asesmen'))
);
comment on table custom is 'Local custom around a petition, as facts: merarik, belas, akad, denda and pisuke, with where it was learned.';
create trigger custom_append_only before update or delete on custom for each row execute function rows_stay();
create trigger custom_never_emptied before truncate on custom for each statement execute function rows_stay();

create table impediment (
    id          text not null,
    petition_id text not null,
    court_id    text not null,
    kind        text not null,
    ordinal     integer not null,
    state       text not null,
    basis       text not null default '',
    made_at     timestamptz not null,
    made_by     text not null,
    name        text not null,
    office      text not null,
    constraint impediment_pk primary key (id),
    constraint impediment_petition_fk foreign key (petition_id) references petition (id),
    constraint impediment_court_fk foreign key (court_id) references court (id),
    constraint impediment_maker_fk foreign key (made_by) references account (id),
    constraint impediment_ordinal_once unique (petition_id, kind, ordinal),
    constraint impediment_ordinal_counts check (ordinal >= 1),
    constraint impediment_kind_known check (kind in ('nasab', 'semenda', 'susuan', 'terikat', 'idah', 'beda_agama', 'memadu', 'empat_istri', 'talak_lian')),
    constraint impediment_state_known check (state in ('tidak_ada', 'ada', 'tidak_diketahui')),
    constraint impediment_has_a_basis check (state = 'tidak_diketahui' or basis <> '')
);
comment on table impediment is 'Impediments to the marriage (KHI, UU 1/1974): none, exists or unknown, with the basis.';
create trigger impediment_append_only before update or delete on impediment for each row execute function rows_stay();
create trigger impediment_never_emptied before truncate on impediment for each statement execute function rows_stay();

create table attention (
    id          text not null,
    petition_id text not null,
    court_id    text not null,
    ordinal     integer not null,
    heeds       jsonb not null,
    made_at     timestamptz not null,
    made_by     text not null,
    name        text not null,
    office      text not null,
    constraint attention_pk primary key (id),
    constraint attention_petition_fk foreign key (petition_id) references petition (id),
    constraint attention_court_fk foreign key (court_id) references court (id),
    constraint attention_maker_fk foreign key (made_by) references account (id),
    constraint attention_ordinal_once unique (petition_id, ordinal),
    constraint attention_ordinal_counts check (ordinal >= 1)
);
comment on table attention is 'What the judge recorded of the consent of both and of the matters of PERMA 5/2019 Pasal 16.';
create trigger attention_append_only before update or delete on attention for each row execute function rows_stay();
create trigger attention_never_emptied before truncate on attention for each statement execute function rows_stay();

create table commitment (
    id          text not null,
    petition_id text not null,
    court_id    text not null,
    ordinal     integer not null,
    pledges     jsonb not null,
    paper       text not null default '',
    made_at     timestamptz not null,
    made_by     text not null,
    name        text not null,
    office      text not null,
    constraint commitment_pk primary key (id),
    constraint commitment_petition_fk foreign key (petition_id) references petition (id),
    constraint commitment_court_fk foreign key (court_id) references court (id),
    constraint commitment_maker_fk foreign key (made_by) references account (id),
    constraint commitment_ordinal_once unique (petition_id, ordinal),
    constraint commitment_ordinal_counts check (ordinal >= 1)
);
comment on table commitment is 'What the parents committed themselves to (PERMA 5/2019 Pasal 16 huruf j), by field and item.';
create trigger commitment_append_only before update or delete on commitment for each row execute function rows_stay();
create trigger commitment_never_emptied before truncate on commitment for each statement execute function rows_stay();

create table qualification (
    id         text not null,
    account_id text not null,
    court_id   text not null,
    ordinal    integer not null,
    basis      text not null,
    number     text not null default '',
    issued_on  date,
    made_at    timestamptz not null,
    made_by    text not null,
    name       text not null,
    constraint qualification_pk primary key (id),
    constraint qualification_account_fk foreign key (account_id) references account (id),
    constraint qualification_court_fk foreign key (court_id) references court (id),
    constraint qualification_maker_fk foreign key (made_by) references account (id),
    constraint qualification_ordinal_once unique (account_id, ordinal),
    constraint qualification_ordinal_counts check (ordinal >= 1),
    constraint qualification_basis_known check (basis in ('sk_hakim_anak', 'pelatihan_pbh', 'sertifikat_sppa', 'pengalaman', 'tidak_ada'))
);
comment on table qualification is 'On what a judge is qualified for dispensation cases (PERMA 5/2019 Pasal 20 huruf a), kept by the registrar.';
create trigger qualification_append_only before update or delete on qualification for each row execute function rows_stay();
create trigger qualification_never_emptied before truncate on qualification for each statement execute function rows_stay();

create table fallback (
    id          text not null,
    petition_id text not null,
    court_id    text not null,
    ordinal     integer not null,
    judge_id    text not null,
    no_other    text not null,
    words       text not null,
    made_at     timestamptz not null,
    made_by     text not null,
    name        text not null,
    office      text not null,
    constraint fallback_pk primary key (id),
    constraint fallback_petition_fk foreign key (petition_id) references petition (id),
    constraint fallback_court_fk foreign key (court_id) references court (id),
    constraint fallback_judge_fk foreign key (judge_id) references account (id),
    constraint fallback_maker_fk foreign key (made_by) references account (id),
    constraint fallback_ordinal_once unique (petition_id, ordinal),
    constraint fallback_ordinal_counts check (ordinal >= 1),
    constraint fallback_answer_known check (no_other in ('ya', 'tidak'))
);
comment on table fallback is 'Whether no other judge was qualified when one without qualification got a case (PERMA 5/2019 Pasal 20 huruf b).';
create trigger fallback_append_only before update or delete on fallback for each row execute function rows_stay();
create trigger fallback_never_emptied before truncate on fallback for each statement execute function rows_stay();

grant select, insert on custom, impediment, attention, commitment, qualification, fallback to timbang_app;
