-- +goose Up

alter table court add column paper text not null default 'A4';
alter table court add column version integer not null default 1;
alter table court add constraint court_paper_known check (paper in ('A4', 'F4'));
comment on column court.paper is 'The size of paper on which the court prints.';
comment on column court.version is 'Of what the court may set itself.';
grant update (paper, version) on court to timbang_app;
