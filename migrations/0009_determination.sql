-- +goose Up

create table determination (
    petition_id text not null,
    ordinal     integer not null,
    court_id    text not null,
    kind        text not null,
    "on"        date not null,
    note        text not null default '',
    withdrawal  text not null default '',
    reasons     jsonb not null,
    weighed     jsonb not null,
    why         text not null default '',
    made_at     timestamptz not null,
    made_by     text not null,
    name        text not null,
    constraint determination_pk primary key (petition_id, ordinal),
    constraint determination_petition_fk foreign key (petition_id) references petition (id),
    constraint determination_court_fk foreign key (court_id) references court (id),
    constraint determination_maker_fk foreign key (made_by) references account (id),
    constraint determination_ordinal_counts check (ordinal >= 1),
    constraint determination_kind_known check (kind in ('dikabulkan', 'ditolak', 'tidak_dapat_diterima', 'gugur', 'dicabut', 'dicoret')),
    constraint determination_withdrawal_known check (withdrawal in ('', 'kehendak_pemohon', 'setelah_nasihat') and (withdrawal = '' or kind = 'dicabut')),
    constraint determination_correction_says_why check ((ordinal = 1) = (why = ''))
);
comment on table determination is 'Every record of the decision on a petition; a correction is another row with the next ordinal.';
create trigger determination_append_only before update or delete on determination for each row execute function rows_stay();
create trigger determination_never_emptied before truncate on determination for each statement execute function rows_stay();

create table appeal (
    petition_id text not null,
    court_id    text not null,
    filed_on    date,
    result      text not null default '',
    result_on   date,
    final_on    date,
    updated_at  timestamptz not null,
    updated_by  text not null,
    version     integer not null,
    constraint appeal_pk primary key (petition_id),
    constraint appeal_petition_fk foreign key (petition_id) references petition (id),
    constraint appeal_court_fk foreign key (court_id) references court (id),
    constraint appeal_keeper_fk foreign key (updated_by) references account (id),
    constraint appeal_result_known check (result in ('', 'dikabulkan', 'ditolak', 'tidak_dapat_diterima', 'dicabut')),
    constraint appeal_result_on check ((result = '') = (result_on is null)),
    constraint appeal_filed_first check (result = '' or filed_on is not null)
);
comment on table appeal is 'What became of a decision: kasasi, and the day on which it became final.';

grant select, insert on determination to timbang_app;
grant select, insert, update on appeal to timbang_app;
