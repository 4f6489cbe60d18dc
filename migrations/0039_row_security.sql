-- +goose Up

-- A second wall behind the checks of the program: the role of the application
-- sees and writes only the rows of its asker. Who asks stands in the settings
-- timbang.account, timbang.court and timbang.agency of the connection; without
-- them no row of a person is there. timbang.held names the request whose code a
-- court was given, for one transaction. timbang.wide names the purpose of the few
-- questions that look past court and agency (docs/security.md).

create function asker(name text) returns text
    language sql stable parallel safe
    return nullif(current_setting('timbang.' || name, true), '');
comment on function asker is 'Who asks: account, court or agency, the request in hand or the purpose of a wide question; null when the connection does not say.';

-- The functions below look past the policies, for what they answer with is only
-- yes or no.
-- +goose StatementBegin
create function case_is_open(p text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
    c constant text := asker('court');
    a constant text := asker('agency');
begin
    if p is null then
        return false;
    elsif c is not null then
        return exists (select from petition where id = p and court_id = c)
            or exists (select from petition_link l join petition q on q.id = l.other_id where l.petition_id = p and q.court_id = c)
            or exists (select from petition_link l join petition q on q.id = l.petition_id where l.other_id = p and q.court_id = c)
            or exists (select from document_reference where owner_id = p and court_id = c)
            or exists (select from repeat_request where petition_id = p and c in (court_id, other_court_id))
            or exists (select from repeat_request where other_id = p and c in (court_id, other_court_id));
    elsif a is not null then
        return exists (select from referral where petition_id = p and agency_id = a)
            or exists (select from follow_up_plan where petition_id = p and agency_id = a)
            or exists (select from protection x join referral r on r.id = x.referral_id where r.petition_id = p and x.agency_id = a);
    end if;
    return false;
end $$;
-- +goose StatementEnd
comment on function case_is_open is 'Whether the petition is of the court of the asker or tied to one of its petitions, or the agency of the asker was asked in it.';

-- +goose StatementBegin
create function referral_is_open(r text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
    return r = asker('held') or exists (select from referral x where x.id = r
            and (x.court_id = asker('court') or x.agency_id = asker('agency') or case_is_open(x.petition_id) and asker('court') is not null))
        or exists (select from protection x where x.referral_id = r and x.agency_id = asker('agency'));
end $$;
-- +goose StatementEnd
comment on function referral_is_open is 'Whether the request is of the court or to the agency of the asker, the asker protects the child it is about or holds its code.';

-- +goose StatementBegin
create function assessment_is_open(s text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
    return exists (select from assessment x where x.id = s
        and (x.court_id = asker('court') or x.agency_id = asker('agency') or referral_is_open(x.referral_id)));
end $$;
-- +goose StatementEnd
comment on function assessment_is_open is 'Whether the assessment is of the agency of the asker, or answers a request that is open to the asker.';

-- +goose StatementBegin
create function protection_is_open(s text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
    return exists (select from protection x where x.id = s and (x.agency_id = asker('agency') or referral_is_open(x.referral_id)));
end $$;
-- +goose StatementEnd
comment on function protection_is_open is 'Whether the protection is in the hands of the agency of the asker, or belongs to a request that is open to the asker.';

create policy asker on petition
    using ((select asker('wide')) is not null or court_id = (select asker('court')) or case_is_open(id));

-- What belongs to a petition and names its court.
-- +goose StatementBegin
do $$
declare
    t text;
begin
    foreach t in array array['annex', 'appeal', 'assignment', 'attention', 'brief', 'bundle', 'commitment', 'custom', 'determination',
            'emergency', 'fallback', 'follow_up_commitment', 'follow_up_plan', 'impediment', 'override', 'relaas', 'repeat_decision',
            'follow_up_observation', 'hearing', 'document_reference'] loop
        execute format($p$create policy asker on %I
            using ((select asker('wide')) is not null or court_id = (select asker('court')) or case_is_open(petition_id))$p$, t);
    end loop;
    foreach t in array array['document', 'petition_link', 'follow_up_visit'] loop
        execute format($p$create policy asker on %I
            using ((select asker('wide')) is not null or case_is_open(petition_id))$p$, t);
    end loop;
    foreach t in array array['intake', 'authorship', 'referral_meeting'] loop
        execute format($p$create policy asker on %I
            using ((select asker('wide')) is not null or referral_is_open(referral_id))$p$, t);
    end loop;
    foreach t in array array['assessment_lane', 'attachment', 'certificate'] loop
        execute format($p$create policy asker on %I
            using ((select asker('wide')) is not null or assessment_is_open(assessment_id))$p$, t);
    end loop;
end $$;
-- +goose StatementEnd

create policy asker on repeat_request
    using ((select asker('wide')) is not null or (select asker('court')) in (court_id, other_court_id));
create policy asker on referral
    using ((select asker('wide')) is not null or court_id = (select asker('court')) or agency_id = (select asker('agency')) or referral_is_open(id));
create policy asker on assessment
    using ((select asker('wide')) is not null or court_id = (select asker('court')) or agency_id = (select asker('agency')) or referral_is_open(referral_id));
create policy asker on protection
    using ((select asker('wide')) is not null or agency_id = (select asker('agency')) or referral_is_open(referral_id));
create policy asker on protection_entry
    using ((select asker('wide')) is not null or protection_is_open(protection_id));
create policy asker on judge_note
    using ((select asker('wide')) is not null or account_id = (select asker('account')));

-- Anybody may be told something; only they read it.
create policy told on notice for insert with check (true);
create policy asker on notice
    using ((select asker('wide')) is not null or account_id = (select asker('account')));

-- Everybody writes the trail. Read it may who did it, their agency, and the court.
create policy written on audit for insert with check (true);
create policy asker on audit for select
    using ((select asker('wide')) is not null or actor_id = (select asker('account')) or court_id = (select asker('court'))
        or case_is_open("case")
        or exists (select from account a where a.id = actor_id and a.agency_id = (select asker('agency'))));

-- A file is there for whom the paper is there that names it.
create policy kept on file for insert with check (true);
create policy asker on file for select
    using ((select asker('wide')) is not null
        or exists (select from document d where d.file_hash = hash)
        or exists (select from attachment a where a.file_hash = hash)
        or (select asker('account')) is not null and exists (select from agreement m where m.file_hash = hash));
create policy turned on file for update using ((select asker('wide')) is not null);
create index document_file on document (file_hash) where file_hash is not null;
create index attachment_file on attachment (file_hash);

-- +goose StatementBegin
do $$
declare
    t text;
begin
    for t in select distinct tablename from pg_policies where schemaname = 'public' loop
        execute format('alter table %I enable row level security', t);
    end loop;
end $$;
-- +goose StatementEnd
