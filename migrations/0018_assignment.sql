-- +goose Up

create table assignment (
    petition_id text not null,
    ordinal     integer not null,
    court_id    text not null,
    judge_id    text not null,
    judge       text not null,
    deputy      text not null,
    "on"        date not null,
    why         text not null default '',
    made_at     timestamptz not null,
    made_by     text,
    name        text not null,
    constraint assignment_pk primary key (petition_id, ordinal),
    constraint assignment_petition_fk foreign key (petition_id) references petition (id),
    constraint assignment_court_fk foreign key (court_id) references court (id),
    constraint assignment_judge_fk foreign key (judge_id) references account (id),
    constraint assignment_maker_fk foreign key (made_by) references account (id),
    constraint assignment_ordinal_counts check (ordinal >= 1),
    constraint assignment_replacement_says_why check ((ordinal = 1) = (why = ''))
);
comment on table assignment is 'Every naming of a judge and a panitera pengganti; a replacement is another row with the next ordinal.';

-- Judges that were named before: who named them is in the audit.
insert into assignment (petition_id, ordinal, court_id, judge_id, judge, deputy, "on", made_at, name)
select p.id, 1, p.court_id, p.judge_id, a.name, p.deputy, p.assigned_on, p.updated_at, ''
from petition p join account a on a.id = p.judge_id
where p.assigned_on is not null;

create trigger assignment_append_only before update or delete on assignment for each row execute function rows_stay();
create trigger assignment_never_emptied before truncate on assignment for each statement execute function rows_stay();

grant select, insert on assignment to timbang_app;
