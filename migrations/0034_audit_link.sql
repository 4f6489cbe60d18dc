-- +goose Up

create table audit_origin (
  seq bigint not null
);
insert into audit_origin select coalesce(max(seq), 0) from audit;
comment on table audit_origin is 'The last entry that was written before there were chains; a later one is in a chain from its transaction on.';

create table audit_link (
  chain text not null,
  position bigint not null,
  seq bigint not null,
  key_version integer not null,
  digest bytea not null,
  head bytea not null,
  constraint audit_link_pk primary key (chain, position),
  constraint audit_link_once unique (seq),
  constraint audit_link_entry foreign key (seq) references audit (seq),
  constraint audit_link_first check (position > 0),
  constraint audit_link_sums check (length(digest) = 32 and length(head) = 32)
);
comment on table audit_link is 'The place of each entry in the chain of its court; each head is made of the head before it.';

create table audit_report (
  chain text not null,
  day date not null,
  made_at timestamptz not null,
  position bigint not null,
  content text not null,
  constraint audit_report_pk primary key (chain, day),
  constraint audit_report_chain foreign key (chain, position) references audit_link (chain, position)
);
comment on table audit_report is 'What was signed of each chain, once a day.';

create index audit_by_day on audit (court_id, at);

-- +goose StatementBegin
create function audit_last(asked text) returns table ("position" bigint, head bytea)
language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('audit/' || asked, 0));
  return query select l."position", l.head from audit_link l where l.chain = asked order by l."position" desc limit 1;
end
$$;
-- +goose StatementEnd
comment on function audit_last is 'The last link of a chain, which nobody else lengthens until the transaction ends.';

create trigger audit_link_append_only before delete or update on audit_link for each row execute function rows_stay();
create trigger audit_link_never_emptied before truncate on audit_link for each statement execute function rows_stay();
create trigger audit_report_append_only before delete or update on audit_report for each row execute function rows_stay();
create trigger audit_report_never_emptied before truncate on audit_report for each statement execute function rows_stay();
create trigger audit_origin_append_only before insert or delete or update on audit_origin for each row execute function rows_stay();
create trigger audit_origin_never_emptied before truncate on audit_origin for each statement execute function rows_stay();

grant select, insert on audit_link, audit_report to timbang_app;
grant select on audit_origin to timbang_app;
