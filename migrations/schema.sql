-- What the migrations make of an empty database. Printed by a test of
-- internal/postgres from pg_dump; do not edit.

CREATE FUNCTION public.asker(name text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NULLIF(current_setting(('timbang.'::text || name), true), ''::text);

COMMENT ON FUNCTION public.asker(name text) IS 'Who asks: account, court or agency, the request in hand or the purpose of a wide question; null when the connection does not say.';

CREATE FUNCTION public.assessment_is_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op = 'UPDATE' and old.petition_id is null and new.petition_id is not null
       and to_jsonb(new) - '{petition_id,court_id}'::text[] = to_jsonb(old) - '{petition_id,court_id}'::text[] then
        return new;
    end if;
    raise exception 'a signed assessment is frozen' using errcode = 'integrity_constraint_violation', constraint = 'assessment_frozen';
end $$;

COMMENT ON FUNCTION public.assessment_is_frozen() IS 'Refuses every change of a signed assessment but the petition to which it is attached, once.';

CREATE FUNCTION public.assessment_is_open(s text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return exists (select from assessment x where x.id = s
        and (x.court_id = asker('court') or x.agency_id = asker('agency') or referral_is_open(x.referral_id)));
end $$;

COMMENT ON FUNCTION public.assessment_is_open(s text) IS 'Whether the assessment is of the agency of the asker, or answers a request that is open to the asker.';

CREATE FUNCTION public.assessment_lane_is_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from assessment a where a.status in ('signed', 'dropped') and a.id in (old.assessment_id, new.assessment_id)) then
        raise exception 'a signed assessment is frozen'
            using errcode = 'integrity_constraint_violation', constraint = 'assessment_frozen', table = tg_table_name;
    end if;
    return coalesce(new, old);
end $$;

COMMENT ON FUNCTION public.assessment_lane_is_frozen() IS 'Refuses every change of the sealed answers of a signed assessment, and of a correction that was dropped.';

CREATE FUNCTION public.attachment_only_taken_back() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from assessment where id = new.assessment_id and status = 'signed') then
        raise exception 'the papers of a signed assessment stay'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    if tg_op = 'UPDATE' and (old.removed_at is not null
       or (new.id, new.assessment_id, new.kind, new.title, new.factor, new.restricted, new.file_hash, new.file_type, new.file_size, new.added_by, new.added_at)
          is distinct from (old.id, old.assessment_id, old.kind, old.title, old.factor, old.restricted, old.file_hash, old.file_type, old.file_size, old.added_by, old.added_at)) then
        raise exception 'a paper is only ever taken back'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;

COMMENT ON FUNCTION public.attachment_only_taken_back() IS 'Refuses every change of an attachment but taking it back, once, before the signing.';

CREATE FUNCTION public.audit_last(asked text) RETURNS TABLE("position" bigint, head bytea)
    LANGUAGE plpgsql
    AS $$
begin
  perform pg_advisory_xact_lock(hashtextextended('audit/' || asked, 0));
  return query select l."position", l.head from audit_link l where l.chain = asked order by l."position" desc limit 1;
end
$$;

COMMENT ON FUNCTION public.audit_last(asked text) IS 'The last link of a chain, which nobody else lengthens until the transaction ends.';

CREATE FUNCTION public.case_is_open(p text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

COMMENT ON FUNCTION public.case_is_open(p text) IS 'Whether the petition is of the court of the asker or tied to one of its petitions, or the agency of the asker was asked in it.';

CREATE FUNCTION public.certificate_only_withdrawn() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.withdrawn_at is not null
       or (new.id, new.assessment_id, new.agency_id, new.kind, new.number, new.dated_on, new.place, new.held_on, new.present, new.position, new.content, new.sha256, new.issued_at, new.issued_by, new.issuer)
          is distinct from (old.id, old.assessment_id, old.agency_id, old.kind, old.number, old.dated_on, old.place, old.held_on, old.present, old.position, old.content, old.sha256, old.issued_at, old.issued_by, old.issuer) then
        raise exception 'a certificate is only ever withdrawn'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;

COMMENT ON FUNCTION public.certificate_only_withdrawn() IS 'Refuses every change of a certificate but its withdrawal, once.';

CREATE FUNCTION public.document_reference_only_withdrawn() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.withdrawn_at is not null
       or (new.id, new.petition_id, new.owner_id, new.court_id, new.document_id, new.used_as, new.their_child, new.referred_at, new.referred_by)
          is distinct from (old.id, old.petition_id, old.owner_id, old.court_id, old.document_id, old.used_as, old.their_child, old.referred_at, old.referred_by) then
        raise exception 'a reference is only ever withdrawn'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;

COMMENT ON FUNCTION public.document_reference_only_withdrawn() IS 'Refuses every change of a reference but withdrawing it, once.';

CREATE FUNCTION public.emergency_only_reviewed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.verdict <> ''
       or (new.id, new.assessment_id, new.petition_id, new.court_id, new.reason, new.opened_at, new.opened_by, new.opener, new.office, new."until")
          is distinct from (old.id, old.assessment_id, old.petition_id, old.court_id, old.reason, old.opened_at, old.opened_by, old.opener, old.office, old."until") then
        raise exception 'an emergency is only ever reviewed'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;

COMMENT ON FUNCTION public.emergency_only_reviewed() IS 'Refuses every change of an emergency but its review, once.';

CREATE FUNCTION public.follow_up_commitment_only_dropped() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.dropped <> ''
       or (new.petition_id, new.ordinal, new.court_id, new.field, new.what, new.who, new.until, new.made_at, new.made_by, new.maker)
          is distinct from (old.petition_id, old.ordinal, old.court_id, old.field, old.what, old.who, old.until, old.made_at, old.made_by, old.maker) then
        raise exception 'a commitment is only ever set aside'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;

COMMENT ON FUNCTION public.follow_up_commitment_only_dropped() IS 'Refuses every change of a commitment but setting it aside, once.';

CREATE FUNCTION public.override_only_revoked() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.revoked_at is not null
       or (new.id, new.petition_id, new.court_id, new.rule, new.pasal, new.words, new.reason, new.made_at, new.made_by, new.judge)
          is distinct from (old.id, old.petition_id, old.court_id, old.rule, old.pasal, old.words, old.reason, old.made_at, old.made_by, old.judge) then
        raise exception 'an override is only ever taken back'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;

COMMENT ON FUNCTION public.override_only_revoked() IS 'Refuses every change of an override but taking it back, once.';

CREATE FUNCTION public.petition_link_only_ended() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.unlinked_at is not null
       or (new.petition_id, new.other_id, new.why, new.linked_at, new.linked_by)
          is distinct from (old.petition_id, old.other_id, old.why, old.linked_at, old.linked_by) then
        raise exception 'a link is only ever ended'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;

COMMENT ON FUNCTION public.petition_link_only_ended() IS 'Refuses every change of a link but ending it, once.';

CREATE FUNCTION public.protection_is_open(s text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return exists (select from protection x where x.id = s and (x.agency_id = asker('agency') or referral_is_open(x.referral_id)));
end $$;

COMMENT ON FUNCTION public.protection_is_open(s text) IS 'Whether the protection is in the hands of the agency of the asker, or belongs to a request that is open to the asker.';

CREATE FUNCTION public.referral_is_open(r text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return r = asker('held') or exists (select from referral x where x.id = r
            and (x.court_id = asker('court') or x.agency_id = asker('agency') or case_is_open(x.petition_id) and asker('court') is not null))
        or exists (select from protection x where x.referral_id = r and x.agency_id = asker('agency'));
end $$;

COMMENT ON FUNCTION public.referral_is_open(r text) IS 'Whether the request is of the court or to the agency of the asker, the asker protects the child it is about or holds its code.';

CREATE FUNCTION public.repeat_request_only_answered() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if old.status <> 'asked'
       or (new.id, new.petition_id, new.other_id, new.court_id, new.other_court_id, new.reason, new.asked_at, new.asked_by, new.asker)
          is distinct from (old.id, old.petition_id, old.other_id, old.court_id, old.other_court_id, old.reason, old.asked_at, old.asked_by, old.asker) then
        raise exception 'a request is only ever answered'
            using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
    end if;
    return new;
end $$;

COMMENT ON FUNCTION public.repeat_request_only_answered() IS 'Refuses every change of a request but its answer, once.';

CREATE FUNCTION public.rows_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'rows of % are never changed or removed', tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
end $$;

COMMENT ON FUNCTION public.rows_stay() IS 'Refuses every change of a row that must stay as it was written.';

CREATE TABLE public.account (
    id text NOT NULL,
    username text NOT NULL,
    name text NOT NULL,
    office text NOT NULL,
    title text DEFAULT ''::text NOT NULL,
    court_id text,
    agency_id text,
    password_hash text NOT NULL,
    active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    must_change boolean DEFAULT false NOT NULL,
    second_secret text DEFAULT ''::text NOT NULL,
    second_since timestamp with time zone,
    second_step bigint DEFAULT 0 NOT NULL,
    CONSTRAINT account_agency_office CHECK (((agency_id IS NOT NULL) = (office = ANY (ARRAY['assessor'::text, 'supervisor'::text])))),
    CONSTRAINT account_court_office CHECK (((court_id IS NOT NULL) = (office = ANY (ARRAY['clerk'::text, 'judge'::text, 'registrar'::text])))),
    CONSTRAINT account_office_known CHECK ((office = ANY (ARRAY['clerk'::text, 'judge'::text, 'registrar'::text, 'assessor'::text, 'supervisor'::text, 'monitor'::text, 'admin'::text])))
);

COMMENT ON TABLE public.account IS 'People who may sign in, with the office they hold.';

COMMENT ON COLUMN public.account.must_change IS 'The password was given by somebody else and is changed at the next sign-in.';

COMMENT ON COLUMN public.account.second_secret IS 'Sealed: the secret of the one-time codes; it counts from second_since on.';

COMMENT ON COLUMN public.account.second_step IS 'The thirty seconds of the last code that was taken: no code is taken twice.';

CREATE TABLE public.agency (
    id text NOT NULL,
    kind text NOT NULL,
    role text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    also text DEFAULT ''::text NOT NULL,
    city text DEFAULT ''::text NOT NULL,
    site text DEFAULT ''::text NOT NULL,
    work text DEFAULT ''::text NOT NULL,
    regions jsonb DEFAULT '[]'::jsonb NOT NULL,
    source text DEFAULT ''::text NOT NULL,
    source_on date,
    confidence text DEFAULT ''::text NOT NULL,
    CONSTRAINT agency_confidence_known CHECK ((confidence = ANY (ARRAY[''::text, 'rendah'::text, 'sedang'::text, 'tinggi'::text]))),
    CONSTRAINT agency_role_known CHECK ((role = ANY (ARRAY['asesmen'::text, 'pendampingan'::text, 'koordinasi'::text])))
);

COMMENT ON TABLE public.agency IS 'Partner agencies: what is publicly known of them and the role they really have.';

COMMENT ON COLUMN public.agency.regions IS 'Codes of the province, regencies and cities that it serves; empty where that is not known.';

COMMENT ON COLUMN public.agency.confidence IS 'How sure the source is.';

CREATE TABLE public.agency_name (
    agency_id text NOT NULL,
    ordinal integer NOT NULL,
    name text NOT NULL,
    "from" date,
    basis text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text,
    CONSTRAINT agency_name_has_words CHECK (((length(name) >= 3) AND (basis <> ''::text))),
    CONSTRAINT agency_name_later_ones_have_a_day CHECK (((ordinal = 1) = ("from" IS NULL))),
    CONSTRAINT agency_name_ordinal_counts CHECK ((ordinal >= 1))
);

COMMENT ON TABLE public.agency_name IS 'Every name of an agency; a paper bears the name that held on its day.';

COMMENT ON COLUMN public.agency_name."from" IS 'The first day of the name; null for the first one known.';

CREATE TABLE public.agency_profile (
    agency_id text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    phone text DEFAULT ''::text NOT NULL,
    email text DEFAULT ''::text NOT NULL,
    open_days jsonb DEFAULT '[]'::jsonb NOT NULL,
    open_from text DEFAULT ''::text NOT NULL,
    open_to text DEFAULT ''::text NOT NULL,
    open_note text DEFAULT ''::text NOT NULL,
    slots jsonb DEFAULT '[]'::jsonb NOT NULL,
    recommendation text DEFAULT ''::text NOT NULL,
    policy text DEFAULT ''::text NOT NULL,
    updated_at timestamp with time zone,
    updated_by text,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT agency_profile_recommendation_known CHECK ((recommendation = ANY (ARRAY[''::text, 'menerbitkan'::text, 'pilihan'::text, 'menolak_menerbitkan'::text]))),
    CONSTRAINT agency_profile_updated_by_somebody CHECK (((updated_at IS NULL) = (updated_by IS NULL)))
);

COMMENT ON TABLE public.agency_profile IS 'What an agency says of itself: contact, opening days, assessment slots, and its policy on recommendations. No person is named.';

CREATE TABLE public.agreement (
    id text NOT NULL,
    court_id text NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    "from" date NOT NULL,
    "to" date NOT NULL,
    agencies jsonb NOT NULL,
    instruments jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    coverage jsonb DEFAULT '{}'::jsonb NOT NULL,
    parties jsonb DEFAULT '[]'::jsonb NOT NULL,
    scope text DEFAULT ''::text NOT NULL,
    renews text,
    ended_on date,
    ended_why text DEFAULT ''::text NOT NULL,
    ended_at timestamp with time zone,
    file_hash text,
    file_type text DEFAULT ''::text NOT NULL,
    file_size integer DEFAULT 0 NOT NULL,
    CONSTRAINT agreement_end_says_why CHECK ((((ended_on IS NULL) = (ended_why = ''::text)) AND ((ended_on IS NULL) = (ended_at IS NULL)))),
    CONSTRAINT agreement_ended_early CHECK ((ended_on < "to")),
    CONSTRAINT agreement_renews_another CHECK ((renews <> id)),
    CONSTRAINT agreement_span CHECK (("to" >= "from"))
);

COMMENT ON TABLE public.agreement IS 'Agreements (nota kesepahaman) of a court with partner agencies.';

COMMENT ON COLUMN public.agreement.coverage IS 'Which of the instruments each agency may be asked for: companions give no recommendation.';

COMMENT ON COLUMN public.agreement.parties IS 'The institutions that signed and the office that signed for each; no person is named.';

COMMENT ON COLUMN public.agreement.renews IS 'The agreement that this one follows; that one stays as it was.';

COMMENT ON COLUMN public.agreement.ended_on IS 'The last day on which it held, when the parties ended it early.';

CREATE TABLE public.annex (
    id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    number integer NOT NULL,
    code text NOT NULL,
    sha256 text NOT NULL,
    content bytea NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by text NOT NULL,
    CONSTRAINT annex_number_counts CHECK ((number >= 1))
);

COMMENT ON TABLE public.annex IS 'Sealed annexes: the restricted findings of a petition as a file that opens with a password, which is kept nowhere.';

COMMENT ON COLUMN public.annex.content IS 'The encrypted file, sealed once more for the purpose annex.file and this row.';

CREATE TABLE public.appeal (
    petition_id text NOT NULL,
    court_id text NOT NULL,
    filed_on date,
    result text DEFAULT ''::text NOT NULL,
    result_on date,
    final_on date,
    updated_at timestamp with time zone NOT NULL,
    updated_by text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT appeal_filed_first CHECK (((result = ''::text) OR (filed_on IS NOT NULL))),
    CONSTRAINT appeal_result_known CHECK ((result = ANY (ARRAY[''::text, 'dikabulkan'::text, 'ditolak'::text, 'tidak_dapat_diterima'::text, 'dicabut'::text]))),
    CONSTRAINT appeal_result_on CHECK (((result = ''::text) = (result_on IS NULL)))
);

COMMENT ON TABLE public.appeal IS 'What became of a decision: kasasi, and the day on which it became final.';

CREATE TABLE public.assessment (
    id text NOT NULL,
    referral_id text NOT NULL,
    petition_id text,
    court_id text,
    agency_id text NOT NULL,
    author_id text NOT NULL,
    author text NOT NULL,
    author_title text NOT NULL,
    instrument text NOT NULL,
    instrument_version integer NOT NULL,
    instrument_hash text NOT NULL,
    answers jsonb NOT NULL,
    status text NOT NULL,
    comment text DEFAULT ''::text NOT NULL,
    revision integer NOT NULL,
    submitted_at timestamp with time zone,
    signed_by text,
    signer text DEFAULT ''::text NOT NULL,
    signed_at timestamp with time zone,
    hash text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    corrects text,
    reason text DEFAULT ''::text NOT NULL,
    requester text DEFAULT ''::text NOT NULL,
    expires_on date,
    CONSTRAINT assessment_corrects_whole CHECK (((corrects IS NULL) = (reason = ''::text))),
    CONSTRAINT assessment_dropped_corrects CHECK (((status <> 'dropped'::text) OR (corrects IS NOT NULL))),
    CONSTRAINT assessment_first_corrects_nothing CHECK (((revision > 1) OR (corrects IS NULL))),
    CONSTRAINT assessment_notice_while_open CHECK (((expires_on IS NULL) OR (status = ANY (ARRAY['draft'::text, 'returned'::text])))),
    CONSTRAINT assessment_signed_whole CHECK (((status = 'signed'::text) = ((signed_by IS NOT NULL) AND (signed_at IS NOT NULL) AND (hash <> ''::text)))),
    CONSTRAINT assessment_signer_not_author CHECK ((signed_by <> author_id)),
    CONSTRAINT assessment_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'signed'::text, 'dropped'::text])))
);

COMMENT ON TABLE public.assessment IS 'Assessments by partner agencies: the answers to one version of one instrument.';

COMMENT ON COLUMN public.assessment.corrects IS 'The signed revision that this one replaces once it is signed.';

COMMENT ON COLUMN public.assessment.reason IS 'Why it is corrected; the court reads it.';

COMMENT ON COLUMN public.assessment.requester IS 'Name and office of who asked for the correction.';

COMMENT ON COLUMN public.assessment.expires_on IS 'The last day of the notice given for a draft that was left alone.';

CREATE TABLE public.assessment_lane (
    assessment_id text NOT NULL,
    lane text NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT assessment_lane_known CHECK ((lane = ANY (ARRAY['restricted'::text, 'voice'::text])))
);

COMMENT ON TABLE public.assessment_lane IS 'The answers of the restricted lane and the child''s own words, each sealed by the keys of the installation, apart from the other answers.';

COMMENT ON COLUMN public.assessment_lane.content IS 'JSON of the answers, sealed for the purpose assessment.<lane> and this row.';

CREATE TABLE public.assignment (
    petition_id text NOT NULL,
    ordinal integer NOT NULL,
    court_id text NOT NULL,
    judge_id text NOT NULL,
    judge text NOT NULL,
    deputy text NOT NULL,
    "on" date NOT NULL,
    why text DEFAULT ''::text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text,
    name text NOT NULL,
    CONSTRAINT assignment_ordinal_counts CHECK ((ordinal >= 1)),
    CONSTRAINT assignment_replacement_says_why CHECK (((ordinal = 1) = (why = ''::text)))
);

COMMENT ON TABLE public.assignment IS 'Every naming of a judge and a panitera pengganti; a replacement is another row with the next ordinal.';

CREATE TABLE public.attachment (
    id text NOT NULL,
    assessment_id text NOT NULL,
    kind text NOT NULL,
    title bytea NOT NULL,
    factor text DEFAULT ''::text NOT NULL,
    restricted boolean NOT NULL,
    file_hash text NOT NULL,
    file_type text NOT NULL,
    file_size integer NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT attachment_kind_known CHECK ((kind = ANY (ARRAY['surat'::text, 'kesehatan'::text, 'foto'::text, 'lain'::text])))
);

COMMENT ON TABLE public.attachment IS 'Papers attached to assessments, also those that were taken back before the signing.';

COMMENT ON COLUMN public.attachment.title IS 'Sealed: a title can tell what lies in the restricted lane.';

COMMENT ON COLUMN public.attachment.restricted IS 'For the assigned judge, the author and the supervisor only.';

CREATE TABLE public.attention (
    id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    ordinal integer NOT NULL,
    heeds jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    name text NOT NULL,
    office text NOT NULL,
    CONSTRAINT attention_ordinal_counts CHECK ((ordinal >= 1))
);

COMMENT ON TABLE public.attention IS 'What the judge recorded of the consent of both and of the matters of PERMA 5/2019 Pasal 16.';

CREATE TABLE public.audit (
    seq bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id text NOT NULL,
    actor text NOT NULL,
    office text NOT NULL,
    court_id text NOT NULL,
    action text NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    "case" text NOT NULL,
    changes jsonb,
    note text NOT NULL
);

COMMENT ON TABLE public.audit IS 'What was done and read, by whom. The application may insert and select, and nothing else.';

CREATE TABLE public.audit_link (
    chain text NOT NULL,
    "position" bigint NOT NULL,
    seq bigint NOT NULL,
    key_version integer NOT NULL,
    digest bytea NOT NULL,
    head bytea NOT NULL,
    CONSTRAINT audit_link_first CHECK (("position" > 0)),
    CONSTRAINT audit_link_sums CHECK (((length(digest) = 32) AND (length(head) = 32)))
);

COMMENT ON TABLE public.audit_link IS 'The place of each entry in the chain of its court; each head is made of the head before it.';

CREATE TABLE public.audit_origin (
    seq bigint NOT NULL
);

COMMENT ON TABLE public.audit_origin IS 'The last entry that was written before there were chains; a later one is in a chain from its transaction on.';

CREATE TABLE public.audit_report (
    chain text NOT NULL,
    day date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    "position" bigint NOT NULL,
    content text NOT NULL
);

COMMENT ON TABLE public.audit_report IS 'What was signed of each chain, once a day.';

ALTER TABLE public.audit ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.authorship (
    assessment_id text NOT NULL,
    ordinal integer NOT NULL,
    referral_id text NOT NULL,
    author_id text NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT authorship_ordinal_counts CHECK ((ordinal >= 1))
);

COMMENT ON TABLE public.authorship IS 'Who wrote at an assessment and since when: a draft that is handed on keeps its earlier authors.';

CREATE TABLE public.brief (
    id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    number integer NOT NULL,
    code text NOT NULL,
    facts text NOT NULL,
    sha256 text NOT NULL,
    content bytea NOT NULL,
    hearing_id text,
    issued_at timestamp with time zone NOT NULL,
    issued_by text NOT NULL,
    sealed bytea,
    CONSTRAINT brief_number_counts CHECK ((number >= 1))
);

COMMENT ON TABLE public.brief IS 'Issued briefs, each an immutable file with its version, code and SHA-256.';

COMMENT ON COLUMN public.brief.facts IS 'SHA-256 of the facts behind the file, to tell whether newer facts exist.';

COMMENT ON COLUMN public.brief.content IS 'The file, sealed for the purpose brief.file and this row where the column sealed is filled.';

COMMENT ON COLUMN public.brief.sealed IS 'What the file says, with the source of every sentence, sealed for the purpose brief.data and this row.';

CREATE TABLE public.bundle (
    id text NOT NULL,
    brief_id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    number integer NOT NULL,
    code text NOT NULL,
    sha256 text NOT NULL,
    content bytea NOT NULL,
    front integer NOT NULL,
    places jsonb NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by text NOT NULL,
    CONSTRAINT bundle_number_counts CHECK (((number >= 1) AND (front >= 1)))
);

COMMENT ON TABLE public.bundle IS 'Issued bundles: a brief with its index and the uploaded papers, each an immutable file with its code and SHA-256.';

COMMENT ON COLUMN public.bundle.content IS 'The file, sealed by the keys of the installation for this row.';

COMMENT ON COLUMN public.bundle.front IS 'How many pages stand before the first paper.';

COMMENT ON COLUMN public.bundle.places IS 'Which paper stands from which page on, by its id.';

CREATE TABLE public.calendar_feed (
    account_id text NOT NULL,
    token_hash text NOT NULL,
    made_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.calendar_feed IS 'Where a person subscribes to their own hearings; only a SHA-256 of the secret part of the address is kept.';

CREATE TABLE public.certificate (
    id text NOT NULL,
    assessment_id text NOT NULL,
    agency_id text NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    dated_on date NOT NULL,
    place text NOT NULL,
    held_on date,
    present text DEFAULT ''::text NOT NULL,
    "position" text DEFAULT ''::text NOT NULL,
    content bytea NOT NULL,
    sha256 text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by text NOT NULL,
    issuer text NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by text,
    withdrawer text DEFAULT ''::text NOT NULL,
    withdrawn_why text DEFAULT ''::text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT certificate_held_whole CHECK ((((kind = 'konseling'::text) = (held_on IS NOT NULL)) AND ((kind = 'rekomendasi'::text) = ("position" <> ''::text)))),
    CONSTRAINT certificate_kind_known CHECK ((kind = ANY (ARRAY['konseling'::text, 'rekomendasi'::text]))),
    CONSTRAINT certificate_withdrawn_whole CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_why = ''::text))))
);

COMMENT ON TABLE public.certificate IS 'Papers that an agency issued for a signed assessment: that the family was counselled, or what the agency recommends. Each is frozen as it was printed.';

COMMENT ON COLUMN public.certificate.content IS 'The printed file, sealed for the purpose certificate.file and this row.';

CREATE TABLE public.commitment (
    id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    ordinal integer NOT NULL,
    pledges jsonb NOT NULL,
    paper text DEFAULT ''::text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    name text NOT NULL,
    office text NOT NULL,
    CONSTRAINT commitment_ordinal_counts CHECK ((ordinal >= 1))
);

COMMENT ON TABLE public.commitment IS 'What the parents committed themselves to (PERMA 5/2019 Pasal 16 huruf j), by field and item.';

CREATE TABLE public.court (
    id text NOT NULL,
    name text NOT NULL,
    city text NOT NULL,
    address text NOT NULL,
    regency text NOT NULL,
    letter_code text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    paper text DEFAULT 'A4'::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT court_paper_known CHECK ((paper = ANY (ARRAY['A4'::text, 'F4'::text])))
);

COMMENT ON TABLE public.court IS 'The religious courts that use this installation; the id is the code in case numbers.';

COMMENT ON COLUMN public.court.paper IS 'The size of paper on which the court prints.';

COMMENT ON COLUMN public.court.version IS 'Of what the court may set itself.';

CREATE TABLE public.custom (
    id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    ordinal integer NOT NULL,
    source text NOT NULL,
    facts jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    name text NOT NULL,
    office text NOT NULL,
    CONSTRAINT custom_ordinal_counts CHECK ((ordinal >= 1)),
    CONSTRAINT custom_source_known CHECK ((source = ANY (ARRAY['permohonan'::text, 'dokumen'::text, 'sidang'::text, 'asesmen'::text])))
);

COMMENT ON TABLE public.custom IS 'Local custom around a petition, as facts: merarik, belas, akad, denda and pisuke, with where it was learned.';

CREATE TABLE public.determination (
    petition_id text NOT NULL,
    ordinal integer NOT NULL,
    court_id text NOT NULL,
    kind text NOT NULL,
    "on" date NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    withdrawal text DEFAULT ''::text NOT NULL,
    reasons jsonb NOT NULL,
    weighed jsonb NOT NULL,
    why text DEFAULT ''::text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    name text NOT NULL,
    CONSTRAINT determination_correction_says_why CHECK (((ordinal = 1) = (why = ''::text))),
    CONSTRAINT determination_kind_known CHECK ((kind = ANY (ARRAY['dikabulkan'::text, 'ditolak'::text, 'tidak_dapat_diterima'::text, 'gugur'::text, 'dicabut'::text, 'dicoret'::text]))),
    CONSTRAINT determination_ordinal_counts CHECK ((ordinal >= 1)),
    CONSTRAINT determination_withdrawal_known CHECK (((withdrawal = ANY (ARRAY[''::text, 'kehendak_pemohon'::text, 'setelah_nasihat'::text, 'anak_genap_19'::text])) AND ((withdrawal = ''::text) OR (kind = 'dicabut'::text))))
);

COMMENT ON TABLE public.determination IS 'Every record of the decision on a petition; a correction is another row with the next ordinal.';

CREATE TABLE public.document (
    id text NOT NULL,
    petition_id text NOT NULL,
    kind text NOT NULL,
    number text DEFAULT ''::text NOT NULL,
    issuer text DEFAULT ''::text NOT NULL,
    issued_on date,
    original_seen boolean NOT NULL,
    substitute boolean NOT NULL,
    why text DEFAULT ''::text NOT NULL,
    file_hash text,
    file_type text DEFAULT ''::text NOT NULL,
    file_size integer DEFAULT 0 NOT NULL,
    received_on date NOT NULL,
    added_by text NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    ordinal integer DEFAULT 1 NOT NULL,
    title text DEFAULT ''::text NOT NULL,
    form text DEFAULT ''::text NOT NULL,
    child_born date,
    child_name text DEFAULT ''::text NOT NULL,
    spouse_born date,
    spouse_name text DEFAULT ''::text NOT NULL,
    CONSTRAINT document_ordinal_counts CHECK (((ordinal >= 1) AND (ordinal <= 30)))
);

COMMENT ON TABLE public.document IS 'Papers of a petition: the letters of PERMA 5/2019 Pasal 5 ayat (1) and others.';

COMMENT ON COLUMN public.document.ordinal IS 'Which of several papers of one kind, from 1.';

COMMENT ON COLUMN public.document.form IS 'The name of the form as it is printed, "N7"; forms are numbered differently from place to place.';

COMMENT ON COLUMN public.document.child_born IS 'The birth date of the child according to this paper; the petition has its own.';

COMMENT ON COLUMN public.document.child_name IS 'The name of the child as this paper spells it, where it differs.';

COMMENT ON COLUMN public.document.spouse_born IS 'The birth date of the prospective spouse according to this paper.';

COMMENT ON COLUMN public.document.spouse_name IS 'The name of the prospective spouse as this paper spells it, where it differs.';

CREATE TABLE public.document_reference (
    id text NOT NULL,
    petition_id text NOT NULL,
    owner_id text NOT NULL,
    court_id text NOT NULL,
    document_id text NOT NULL,
    used_as text NOT NULL,
    their_child text NOT NULL,
    referred_at timestamp with time zone NOT NULL,
    referred_by text NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by text,
    withdrawn_why text DEFAULT ''::text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT document_reference_their_child_known CHECK ((their_child = ANY (ARRAY['anak'::text, 'calon'::text, 'lain'::text]))),
    CONSTRAINT document_reference_two CHECK ((petition_id <> owner_id)),
    CONSTRAINT document_reference_withdrawn_by_somebody CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
    CONSTRAINT document_reference_withdrawn_with_a_reason CHECK (((withdrawn_at IS NULL) = (withdrawn_why = ''::text)))
);

COMMENT ON TABLE public.document_reference IS 'Papers of a linked petition of the same court that a petition refers to as evidence, also references that were withdrawn. The paper is never copied.';

COMMENT ON COLUMN public.document_reference.owner_id IS 'The petition on whose file the paper lies.';

COMMENT ON COLUMN public.document_reference.used_as IS 'The kind of paper that it stands for in the petition that refers to it.';

COMMENT ON COLUMN public.document_reference.their_child IS 'Who the child of the owner is in the petition that refers to it.';

CREATE TABLE public.emergency (
    id text NOT NULL,
    assessment_id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    reason text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by text NOT NULL,
    opener text NOT NULL,
    office text NOT NULL,
    until timestamp with time zone NOT NULL,
    verdict text DEFAULT ''::text NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    reviewed_at timestamp with time zone,
    reviewed_by text,
    reviewer text DEFAULT ''::text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT emergency_ends CHECK ((until > opened_at)),
    CONSTRAINT emergency_not_reviewed_by_opener CHECK ((reviewed_by <> opened_by)),
    CONSTRAINT emergency_review_in_words CHECK (((verdict = ''::text) OR (length(words) >= 20))),
    CONSTRAINT emergency_reviewed_by_somebody CHECK ((((verdict = ''::text) = (reviewed_at IS NULL)) AND ((reviewed_at IS NULL) = (reviewed_by IS NULL)))),
    CONSTRAINT emergency_verdict_known CHECK ((verdict = ANY (ARRAY[''::text, 'reviewed'::text, 'questioned'::text]))),
    CONSTRAINT emergency_with_a_reason CHECK ((length(reason) >= 20))
);

COMMENT ON TABLE public.emergency IS 'Openings of restricted findings by an officer of the court who may not read them otherwise, each with its reason and its review. The child''s own words are never among them.';

CREATE TABLE public.fallback (
    id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    ordinal integer NOT NULL,
    judge_id text NOT NULL,
    no_other text NOT NULL,
    words text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    name text NOT NULL,
    office text NOT NULL,
    CONSTRAINT fallback_answer_known CHECK ((no_other = ANY (ARRAY['ya'::text, 'tidak'::text]))),
    CONSTRAINT fallback_ordinal_counts CHECK ((ordinal >= 1))
);

COMMENT ON TABLE public.fallback IS 'Whether no other judge was qualified when one without qualification got a case (PERMA 5/2019 Pasal 20 huruf b).';

CREATE TABLE public.file (
    hash text NOT NULL,
    type text NOT NULL,
    size integer NOT NULL,
    content bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    key_version integer NOT NULL,
    CONSTRAINT file_key_version_counts CHECK ((key_version >= 0)),
    CONSTRAINT file_size CHECK (((size > 0) AND (size <= 15728640)))
);

COMMENT ON TABLE public.file IS 'Uploaded papers, sealed, by a keyed hash of their content; never changed.';

COMMENT ON COLUMN public.file.key_version IS 'The key that sealed the content; 0 for a readable one, which is sealed at the next start.';

CREATE TABLE public.follow_up_commitment (
    petition_id text NOT NULL,
    ordinal integer NOT NULL,
    court_id text NOT NULL,
    field text NOT NULL,
    what text NOT NULL,
    who text NOT NULL,
    until date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    maker text NOT NULL,
    dropped text DEFAULT ''::text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT follow_up_commitment_field_known CHECK ((field = ANY (ARRAY['ekonomi'::text, 'sosial'::text, 'kesehatan'::text, 'pendidikan'::text]))),
    CONSTRAINT follow_up_commitment_ordinal_counts CHECK ((ordinal >= 1)),
    CONSTRAINT follow_up_commitment_who_known CHECK ((who = ANY (ARRAY['orang_tua'::text, 'ayah'::text, 'ibu'::text, 'wali'::text, 'orang_tua_calon'::text, 'calon'::text])))
);

COMMENT ON TABLE public.follow_up_commitment IS 'What was promised for the child (PERMA 5/2019 Pasal 16 huruf j), to be asked after at the visits.';

CREATE TABLE public.follow_up_observation (
    petition_id text NOT NULL,
    visit integer NOT NULL,
    revision integer NOT NULL,
    court_id text NOT NULL,
    agency_id text NOT NULL,
    answers jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    maker text NOT NULL,
    CONSTRAINT follow_up_observation_revision_counts CHECK ((revision >= 1))
);

COMMENT ON TABLE public.follow_up_observation IS 'What an agency found at a visit of each commitment; a later revision replaces an earlier one, and both stay.';

CREATE TABLE public.follow_up_plan (
    petition_id text NOT NULL,
    court_id text NOT NULL,
    agency_id text NOT NULL,
    contact text NOT NULL,
    earlier jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    maker text NOT NULL,
    ended_on date,
    end_kind text DEFAULT ''::text NOT NULL,
    end_words text DEFAULT ''::text NOT NULL,
    ender text DEFAULT ''::text NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT follow_up_plan_end_known CHECK ((end_kind = ANY (ARRAY[''::text, 'genap_19'::text, 'pindah'::text, 'menolak'::text, 'tidak_relevan'::text, 'meninggal'::text, 'lain'::text]))),
    CONSTRAINT follow_up_plan_ended_whole CHECK ((((ended_on IS NULL) = (end_kind = ''::text)) AND ((ended_on IS NULL) = (ender = ''::text))))
);

COMMENT ON TABLE public.follow_up_plan IS 'How a child is accompanied after the decision: one plan of a petition, with the agency that visits.';

COMMENT ON COLUMN public.follow_up_plan.earlier IS 'The agencies that visited before, each with the day until which and why.';

CREATE TABLE public.follow_up_visit (
    petition_id text NOT NULL,
    ordinal integer NOT NULL,
    court_id text NOT NULL,
    due date NOT NULL,
    referral_id text,
    missed text DEFAULT ''::text NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    closed_on date,
    closer text DEFAULT ''::text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT follow_up_visit_missed_known CHECK ((missed = ANY (ARRAY[''::text, 'pindah'::text, 'menolak'::text, 'tidak_ditemukan'::text, 'lain'::text]))),
    CONSTRAINT follow_up_visit_missed_whole CHECK ((((missed = ''::text) = (closed_on IS NULL)) AND ((missed = ''::text) = (words = ''::text)))),
    CONSTRAINT follow_up_visit_ordinal_known CHECK (((ordinal >= 1) AND (ordinal <= 3)))
);

COMMENT ON TABLE public.follow_up_visit IS 'The visits of a plan; whether one was made is read from its referral.';

CREATE TABLE public.hearing (
    id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    ordinal integer NOT NULL,
    "on" date NOT NULL,
    at text NOT NULL,
    room text NOT NULL,
    status text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    record jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT hearing_ordinal_counts CHECK ((ordinal >= 1)),
    CONSTRAINT hearing_record_when_opened CHECK (((status <> 'scheduled'::text) OR (COALESCE((record ->> 'End'::text), ''::text) = ''::text))),
    CONSTRAINT hearing_status_known CHECK ((status = ANY (ARRAY['scheduled'::text, 'open'::text, 'adjourned'::text, 'closed'::text])))
);

COMMENT ON TABLE public.hearing IS 'Hearings of a petition, counted from 1.';

COMMENT ON COLUMN public.hearing.record IS 'Attendance, advice, statements and findings (PERMA 5/2019 Pasal 10 to 14); what it said before is in the audit.';

CREATE TABLE public.impediment (
    id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    kind text NOT NULL,
    ordinal integer NOT NULL,
    state text NOT NULL,
    basis text DEFAULT ''::text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    name text NOT NULL,
    office text NOT NULL,
    CONSTRAINT impediment_has_a_basis CHECK (((state = 'tidak_diketahui'::text) OR (basis <> ''::text))),
    CONSTRAINT impediment_kind_known CHECK ((kind = ANY (ARRAY['nasab'::text, 'semenda'::text, 'susuan'::text, 'terikat'::text, 'idah'::text, 'beda_agama'::text, 'memadu'::text, 'empat_istri'::text, 'talak_lian'::text]))),
    CONSTRAINT impediment_ordinal_counts CHECK ((ordinal >= 1)),
    CONSTRAINT impediment_state_known CHECK ((state = ANY (ARRAY['tidak_ada'::text, 'ada'::text, 'tidak_diketahui'::text])))
);

COMMENT ON TABLE public.impediment IS 'Impediments to the marriage (KHI, UU 1/1974): none, exists or unknown, with the basis.';

CREATE TABLE public.intake (
    referral_id text NOT NULL,
    agency_id text NOT NULL,
    name text NOT NULL,
    born date NOT NULL,
    basis text NOT NULL,
    consent text NOT NULL,
    assent text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    recorder text NOT NULL,
    code text,
    code_until date,
    attached_at timestamp with time zone,
    attached_by text,
    attacher text DEFAULT ''::text NOT NULL,
    attached_basis text DEFAULT ''::text NOT NULL,
    difference text DEFAULT ''::text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT intake_assent_known CHECK ((assent = ANY (ARRAY['setuju'::text, 'tidak'::text, 'belum'::text]))),
    CONSTRAINT intake_attached_by_code CHECK (((attached_at IS NULL) OR (code IS NOT NULL))),
    CONSTRAINT intake_attached_whole CHECK ((((attached_at IS NULL) = (attached_by IS NULL)) AND ((attached_at IS NULL) = (attached_basis = ''::text)))),
    CONSTRAINT intake_basis_known CHECK ((basis = ANY (ARRAY['persetujuan'::text, 'vital'::text, 'tugas'::text]))),
    CONSTRAINT intake_code_whole CHECK (((code IS NULL) = (code_until IS NULL))),
    CONSTRAINT intake_consent_said CHECK (((basis <> 'persetujuan'::text) OR ((consent <> ''::text) AND (assent <> 'tidak'::text))))
);

COMMENT ON TABLE public.intake IS 'Children whom an agency assessed before a petition existed; the code lets a court attach the assessment, once.';

COMMENT ON COLUMN public.intake.name IS 'For the agency alone: a court that types the code sees initials.';

CREATE TABLE public.job (
    id text NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    owner text NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    step integer NOT NULL,
    steps integer NOT NULL,
    fault text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone NOT NULL,
    CONSTRAINT job_counts CHECK (((attempts >= 0) AND (step >= 0) AND (steps >= 0))),
    CONSTRAINT job_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

COMMENT ON TABLE public.job IS 'Work that takes longer than a page may. A row holds ids and no personal data.';

COMMENT ON COLUMN public.job.subject IS 'The id of what the work is about.';

COMMENT ON COLUMN public.job.lease_until IS 'Until then the worker of a running job is believed to live.';

CREATE TABLE public.judge_note (
    petition_id text NOT NULL,
    account_id text NOT NULL,
    words text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    version integer NOT NULL
);

COMMENT ON TABLE public.judge_note IS 'Sealed: what a judge writes down for themselves about a petition. Nobody else reads it and it is in no brief.';

CREATE TABLE public.key_proof (
    version integer NOT NULL,
    sum bytea NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT key_proof_length CHECK ((length(sum) = 32)),
    CONSTRAINT key_proof_version_counts CHECK ((version >= 1))
);

COMMENT ON TABLE public.key_proof IS 'Tells the keys apart by which data are sealed, without telling anything of a key.';

CREATE TABLE public.name_token (
    petition_id text NOT NULL,
    who text NOT NULL,
    tokens bigint[] NOT NULL,
    keys integer NOT NULL,
    rules integer NOT NULL
);

COMMENT ON TABLE public.name_token IS 'By which a person of a petition is found: keyed tokens of the words of the name, of their beginnings and of how they sound, from which nothing can be read back. Derived from the petition, so rows may be replaced.';

CREATE TABLE public.notice (
    id text NOT NULL,
    account_id text NOT NULL,
    kind text NOT NULL,
    page text NOT NULL,
    subject text NOT NULL,
    petition_id text,
    part integer DEFAULT 0 NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT notice_page_known CHECK ((page = ANY (ARRAY['petition'::text, 'referral'::text, 'assessment'::text, 'request'::text, 'repeats'::text, 'followup'::text, 'agreement'::text, 'protection'::text]))),
    CONSTRAINT notice_read_after_it_came CHECK ((read_at >= at)),
    CONSTRAINT notice_says_of_what CHECK (((kind <> ''::text) AND (subject <> ''::text)))
);

COMMENT ON TABLE public.notice IS 'What people must know, written with the change that causes it: ids only, no person, no text.';

COMMENT ON COLUMN public.notice.part IS 'Which visit, or how many days before the end of an agreement; 0 for what has no parts.';

CREATE TABLE public.notice_address (
    account_id text NOT NULL,
    email text NOT NULL,
    token_hash text DEFAULT ''::text NOT NULL,
    token_until timestamp with time zone,
    confirmed_at timestamp with time zone,
    stale_at timestamp with time zone,
    last_mail_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT notice_address_empty_is_nothing CHECK (((email <> ''::text) OR ((confirmed_at IS NULL) AND (stale_at IS NULL) AND (token_hash = ''::text)))),
    CONSTRAINT notice_address_token_whole CHECK (((token_hash = ''::text) = (token_until IS NULL)))
);

COMMENT ON TABLE public.notice_address IS 'Where people want to be told by e-mail that there is something to see.';

COMMENT ON COLUMN public.notice_address.stale_at IS 'When the server of the address refused it for good; nothing is sent there any more.';

CREATE TABLE public.notice_mail (
    seq bigint NOT NULL,
    account_id text NOT NULL,
    purpose text NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    claimed_until timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT notice_mail_claimed_while_sending CHECK (((state = 'sending'::text) = (claimed_until IS NOT NULL))),
    CONSTRAINT notice_mail_ended_whole CHECK (((state = ANY (ARRAY['waiting'::text, 'sending'::text])) = (ended_at IS NULL))),
    CONSTRAINT notice_mail_purpose_known CHECK ((purpose = ANY (ARRAY['notice'::text, 'confirm'::text]))),
    CONSTRAINT notice_mail_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'refused'::text, 'failed'::text, 'dropped'::text])))
);

COMMENT ON TABLE public.notice_mail IS 'E-mails to be sent and what became of them. Neither text nor address: the text is the same for everybody.';

ALTER TABLE public.notice_mail ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.notice_mail_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.override (
    id text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    rule text NOT NULL,
    pasal text NOT NULL,
    words text NOT NULL,
    reason text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    judge text NOT NULL,
    revoked_at timestamp with time zone,
    revoked_by text,
    version integer NOT NULL,
    CONSTRAINT override_revoked_by_somebody CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
    CONSTRAINT override_with_a_reason CHECK ((length(reason) >= 20))
);

COMMENT ON TABLE public.override IS 'Open items that a judge set aside with a written reason, also those taken back.';

CREATE TABLE public.petition (
    id text NOT NULL,
    court_id text NOT NULL,
    status text NOT NULL,
    number text,
    standing jsonb NOT NULL,
    petitioners jsonb NOT NULL,
    child jsonb NOT NULL,
    spouse jsonb NOT NULL,
    spouse_parents jsonb NOT NULL,
    domicile jsonb NOT NULL,
    reason jsonb NOT NULL,
    returns jsonb NOT NULL,
    registration jsonb NOT NULL,
    registered_on date,
    judge_id text,
    deputy text DEFAULT ''::text NOT NULL,
    assigned_on date,
    outcome jsonb NOT NULL,
    decided_on date,
    submitted_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT petition_decided_on CHECK (((decided_on IS NULL) = (status <> ALL (ARRAY['decided'::text, 'follow_up'::text, 'archived'::text])))),
    CONSTRAINT petition_judge_when_assigned CHECK (((status <> ALL (ARRAY['assigned'::text, 'scheduled'::text, 'in_hearing'::text])) OR (judge_id IS NOT NULL))),
    CONSTRAINT petition_number_form CHECK ((number ~ '^[1-9][0-9]{0,3}/Pdt\.P/20[0-9]{2}/PA\.[A-Za-z]{2,5}$'::text)),
    CONSTRAINT petition_number_when_registered CHECK (((number IS NULL) = (status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text])))),
    CONSTRAINT petition_registered_on CHECK (((registered_on IS NULL) = (number IS NULL))),
    CONSTRAINT petition_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'registered'::text, 'assigned'::text, 'scheduled'::text, 'in_hearing'::text, 'decided'::text, 'follow_up'::text, 'archived'::text])))
);

COMMENT ON TABLE public.petition IS 'Petitions for marriage dispensation, one child each.';

COMMENT ON COLUMN public.petition.number IS 'The case number of the court''s own register, once a year and court; null before registration.';

CREATE TABLE public.petition_link (
    petition_id text NOT NULL,
    other_id text NOT NULL,
    why text NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    linked_by text NOT NULL,
    unlinked_at timestamp with time zone,
    unlinked_by text,
    unlink_why text DEFAULT ''::text NOT NULL,
    CONSTRAINT petition_link_two CHECK ((petition_id <> other_id)),
    CONSTRAINT petition_link_unlinked_by_somebody CHECK (((unlinked_at IS NULL) = (unlinked_by IS NULL))),
    CONSTRAINT petition_link_unlinked_with_a_reason CHECK (((unlinked_at IS NULL) = (unlink_why = ''::text)))
);

COMMENT ON TABLE public.petition_link IS 'Petitions that belong together (PERMA 5/2019 Pasal 8), one row each way, also those whose link was ended.';

CREATE TABLE public.protection (
    id text NOT NULL,
    referral_id text NOT NULL,
    agency_id text NOT NULL,
    handler_id text,
    handler text DEFAULT ''::text NOT NULL,
    status text NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone,
    closed_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT protection_closed_whole CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL))),
    CONSTRAINT protection_received_whole CHECK ((((status = 'raised'::text) = (received_at IS NULL)) AND ((received_at IS NULL) = (handler_id IS NULL)))),
    CONSTRAINT protection_status_known CHECK ((status = ANY (ARRAY['raised'::text, 'received'::text, 'closed'::text])))
);

COMMENT ON TABLE public.protection IS 'Children referred to a UPTD PPA because of what a signed assessment raised. Nothing in it is sent to anybody outside.';

CREATE TABLE public.protection_entry (
    protection_id text NOT NULL,
    seq integer NOT NULL,
    kind text NOT NULL,
    referral_id text,
    writer_id text NOT NULL,
    writer text NOT NULL,
    at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT protection_entry_kind_known CHECK ((kind = ANY (ARRAY['signs'::text, 'received'::text, 'offered'::text, 'answered'::text, 'noted'::text, 'handed'::text, 'closed'::text]))),
    CONSTRAINT protection_entry_signs_of_a_request CHECK (((kind = 'signs'::text) = (referral_id IS NOT NULL)))
);

COMMENT ON TABLE public.protection_entry IS 'What was recorded about a protection referral, a line at a time.';

COMMENT ON COLUMN public.protection_entry.sealed IS 'JSON of what the line says, sealed for the purpose protection.entry and this row.';

CREATE TABLE public.qualification (
    id text NOT NULL,
    account_id text NOT NULL,
    court_id text NOT NULL,
    ordinal integer NOT NULL,
    basis text NOT NULL,
    number text DEFAULT ''::text NOT NULL,
    issued_on date,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    name text NOT NULL,
    CONSTRAINT qualification_basis_known CHECK ((basis = ANY (ARRAY['sk_hakim_anak'::text, 'pelatihan_pbh'::text, 'sertifikat_sppa'::text, 'pengalaman'::text, 'tidak_ada'::text]))),
    CONSTRAINT qualification_ordinal_counts CHECK ((ordinal >= 1))
);

COMMENT ON TABLE public.qualification IS 'On what a judge is qualified for dispensation cases (PERMA 5/2019 Pasal 20 huruf a), kept by the registrar.';

CREATE TABLE public.recovery_code (
    account_id text NOT NULL,
    hash bytea NOT NULL,
    used_at timestamp with time zone
);

COMMENT ON TABLE public.recovery_code IS 'Codes that stand in once each for the one-time codes; only a keyed hash is kept.';

CREATE TABLE public.referral (
    id text NOT NULL,
    petition_id text,
    court_id text,
    agency_id text NOT NULL,
    agreement_id text,
    instrument text NOT NULL,
    questions text NOT NULL,
    due date NOT NULL,
    "case" jsonb NOT NULL,
    status text NOT NULL,
    assignee text,
    reason text DEFAULT ''::text NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    requested_by text NOT NULL,
    requester text NOT NULL,
    answered_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    visit integer DEFAULT 0 NOT NULL,
    came_first boolean DEFAULT false NOT NULL,
    refusal text DEFAULT ''::text NOT NULL,
    answerer text DEFAULT ''::text NOT NULL,
    assessor text DEFAULT ''::text NOT NULL,
    assessor_title text DEFAULT ''::text NOT NULL,
    revoked_at timestamp with time zone,
    revoked_by text,
    revoker text DEFAULT ''::text NOT NULL,
    revoked_why text DEFAULT ''::text NOT NULL,
    CONSTRAINT referral_asked_or_came_first CHECK ((came_first OR ((petition_id IS NOT NULL) AND (court_id IS NOT NULL) AND (agreement_id IS NOT NULL)))),
    CONSTRAINT referral_assignee_when_allocated CHECK (((status <> ALL (ARRAY['allocated'::text, 'scheduled'::text, 'submitted'::text, 'returned'::text, 'signed'::text])) OR (assignee IS NOT NULL))),
    CONSTRAINT referral_attached_whole CHECK (((petition_id IS NULL) = (court_id IS NULL))),
    CONSTRAINT referral_reason_when_declined CHECK (((status <> 'declined'::text) OR (reason <> ''::text))),
    CONSTRAINT referral_refusal_known CHECK ((refusal = ANY (ARRAY[''::text, 'konflik'::text, 'kapasitas'::text, 'kebijakan'::text, 'lain'::text]))),
    CONSTRAINT referral_revoked_whole CHECK (((status = 'revoked'::text) = ((revoked_at IS NOT NULL) AND (revoked_by IS NOT NULL) AND (revoked_why <> ''::text)))),
    CONSTRAINT referral_status_known CHECK ((status = ANY (ARRAY['requested'::text, 'accepted'::text, 'declined'::text, 'allocated'::text, 'scheduled'::text, 'submitted'::text, 'returned'::text, 'signed'::text, 'revoked'::text]))),
    CONSTRAINT referral_visit_known CHECK (((visit >= 0) AND (visit <= 3)))
);

COMMENT ON TABLE public.referral IS 'Requests of a court to an agency for an assessment (PERMA 5/2019 Pasal 15 huruf d).';

COMMENT ON COLUMN public.referral."case" IS 'The minimum about the case that the agency learns: no name and no NIK.';

COMMENT ON COLUMN public.referral.visit IS 'The ordinal of the visit after the decision; 0 for an assessment before it.';

COMMENT ON COLUMN public.referral.came_first IS 'The agency recorded it before a petition existed; see intake.';

COMMENT ON COLUMN public.referral.assessor IS 'The name and the profession of the assignee when it was allocated.';

CREATE TABLE public.referral_meeting (
    referral_id text NOT NULL,
    ordinal integer NOT NULL,
    "on" date NOT NULL,
    at text NOT NULL,
    place text NOT NULL,
    why text DEFAULT ''::text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    name text NOT NULL,
    CONSTRAINT referral_meeting_change_says_why CHECK (((ordinal = 1) = (why = ''::text))),
    CONSTRAINT referral_meeting_ordinal_counts CHECK ((ordinal >= 1))
);

COMMENT ON TABLE public.referral_meeting IS 'When and where an assessor meets the child; another time is another row, the earlier ones stay.';

CREATE TABLE public.relaas (
    hearing_id text NOT NULL,
    who text NOT NULL,
    petition_id text NOT NULL,
    court_id text NOT NULL,
    number text DEFAULT ''::text NOT NULL,
    manner text DEFAULT ''::text NOT NULL,
    sent_on date,
    received_on date,
    received_by text DEFAULT ''::text NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    updated_by text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT relaas_manner_known CHECK ((manner = ANY (ARRAY[''::text, 'jurusita'::text, 'surat_tercatat'::text, 'e_summons'::text]))),
    CONSTRAINT relaas_received_by_somebody CHECK (((received_on IS NULL) = (received_by = ''::text))),
    CONSTRAINT relaas_sent_first CHECK (((received_on IS NULL) OR ((sent_on IS NOT NULL) AND (sent_on <= received_on))))
);

COMMENT ON TABLE public.relaas IS 'The summons of each person to a hearing; what a row said before is in the audit.';

CREATE TABLE public.repeat_decision (
    petition_id text NOT NULL,
    other_id text NOT NULL,
    ordinal integer NOT NULL,
    court_id text NOT NULL,
    verdict text NOT NULL,
    why text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    name text NOT NULL,
    office text NOT NULL,
    CONSTRAINT repeat_decision_ordinal_counts CHECK ((ordinal >= 1)),
    CONSTRAINT repeat_decision_verdict_known CHECK ((verdict = ANY (ARRAY['sama'::text, 'lain'::text, 'belum_pasti'::text]))),
    CONSTRAINT repeat_decision_with_a_reason CHECK ((length(why) >= 20))
);

COMMENT ON TABLE public.repeat_decision IS 'Whether an earlier petition concerns the same person, as people decided; a correction is another row with the next ordinal.';

CREATE TABLE public.repeat_mark (
    petition_id text NOT NULL,
    who text NOT NULL,
    basis text NOT NULL,
    mark bytea NOT NULL,
    mother boolean NOT NULL,
    keys integer NOT NULL,
    rules integer NOT NULL,
    CONSTRAINT repeat_mark_basis_known CHECK ((basis = ANY (ARRAY['nik'::text, 'mother'::text, 'birth'::text]))),
    CONSTRAINT repeat_mark_length CHECK ((length(mark) = 32)),
    CONSTRAINT repeat_mark_who_known CHECK ((who = ANY (ARRAY['child'::text, 'spouse'::text])))
);

COMMENT ON TABLE public.repeat_mark IS 'Blind index over the child and the prospective spouse of each petition: keyed marks, from which nothing can be read back. Derived from the petition, so rows may be replaced.';

COMMENT ON COLUMN public.repeat_mark.mother IS 'The mother of the person is known; then a match of name and birth date alone is not enough.';

CREATE TABLE public.repeat_request (
    id text NOT NULL,
    petition_id text NOT NULL,
    other_id text NOT NULL,
    court_id text NOT NULL,
    other_court_id text NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by text NOT NULL,
    asker text NOT NULL,
    status text NOT NULL,
    answer text DEFAULT ''::text NOT NULL,
    answered_at timestamp with time zone,
    answered_by text,
    answerer text DEFAULT ''::text NOT NULL,
    disclosed jsonb NOT NULL,
    version integer NOT NULL,
    CONSTRAINT repeat_request_answered_by_somebody CHECK ((((status = 'asked'::text) = (answered_at IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL)))),
    CONSTRAINT repeat_request_status_known CHECK ((status = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text]))),
    CONSTRAINT repeat_request_two_courts CHECK ((court_id <> other_court_id)),
    CONSTRAINT repeat_request_with_a_reason CHECK (((length(reason) >= 20) AND ((status = 'asked'::text) OR (length(answer) >= 20))))
);

COMMENT ON TABLE public.repeat_request IS 'What a registrar asked the other court about an earlier petition, and the answer with what was told.';

CREATE TABLE public.sealing (
    "table" text NOT NULL,
    columns text NOT NULL,
    key_version integer NOT NULL,
    pages integer NOT NULL,
    through boolean NOT NULL,
    CONSTRAINT sealing_pages_count CHECK ((pages >= 0)),
    CONSTRAINT sealing_version_counts CHECK ((key_version >= 1))
);

COMMENT ON TABLE public.sealing IS 'How far each table is whose columns lie sealed: by which key, and up to which page while it is being sealed anew.';

CREATE TABLE public.session (
    token_hash text NOT NULL,
    data bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE public.session IS 'Who is signed in; only a SHA-256 of the token is kept.';

CREATE TABLE public.sign_in (
    id text NOT NULL,
    account_id text NOT NULL,
    device text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);

COMMENT ON TABLE public.sign_in IS 'Where a person is signed in, so that they see it and end it. The device is a browser and a system, no address.';

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_username_once UNIQUE (username);

ALTER TABLE ONLY public.agency_name
    ADD CONSTRAINT agency_name_pk PRIMARY KEY (agency_id, ordinal);

ALTER TABLE ONLY public.agency
    ADD CONSTRAINT agency_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.agency_profile
    ADD CONSTRAINT agency_profile_pk PRIMARY KEY (agency_id);

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_number_once UNIQUE (court_id, number);

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_renewed_once UNIQUE (renews);

ALTER TABLE ONLY public.annex
    ADD CONSTRAINT annex_code_once UNIQUE (code);

ALTER TABLE ONLY public.annex
    ADD CONSTRAINT annex_number_once UNIQUE (petition_id, number);

ALTER TABLE ONLY public.annex
    ADD CONSTRAINT annex_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.appeal
    ADD CONSTRAINT appeal_pk PRIMARY KEY (petition_id);

ALTER TABLE ONLY public.assessment_lane
    ADD CONSTRAINT assessment_lane_pk PRIMARY KEY (assessment_id, lane);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_once UNIQUE (referral_id, revision);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_pk PRIMARY KEY (petition_id, ordinal);

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.attention
    ADD CONSTRAINT attention_ordinal_once UNIQUE (petition_id, ordinal);

ALTER TABLE ONLY public.attention
    ADD CONSTRAINT attention_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_link
    ADD CONSTRAINT audit_link_once UNIQUE (seq);

ALTER TABLE ONLY public.audit_link
    ADD CONSTRAINT audit_link_pk PRIMARY KEY (chain, "position");

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pk PRIMARY KEY (seq);

ALTER TABLE ONLY public.audit_report
    ADD CONSTRAINT audit_report_pk PRIMARY KEY (chain, day);

ALTER TABLE ONLY public.authorship
    ADD CONSTRAINT authorship_pk PRIMARY KEY (assessment_id, ordinal);

ALTER TABLE ONLY public.brief
    ADD CONSTRAINT brief_code_once UNIQUE (code);

ALTER TABLE ONLY public.brief
    ADD CONSTRAINT brief_number_once UNIQUE (petition_id, number);

ALTER TABLE ONLY public.brief
    ADD CONSTRAINT brief_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.bundle
    ADD CONSTRAINT bundle_brief_once UNIQUE (brief_id);

ALTER TABLE ONLY public.bundle
    ADD CONSTRAINT bundle_code_once UNIQUE (code);

ALTER TABLE ONLY public.bundle
    ADD CONSTRAINT bundle_number_once UNIQUE (petition_id, number);

ALTER TABLE ONLY public.bundle
    ADD CONSTRAINT bundle_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_pk PRIMARY KEY (account_id);

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_token UNIQUE (token_hash);

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_number_once UNIQUE (agency_id, kind, number);

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.commitment
    ADD CONSTRAINT commitment_ordinal_once UNIQUE (petition_id, ordinal);

ALTER TABLE ONLY public.commitment
    ADD CONSTRAINT commitment_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.court
    ADD CONSTRAINT court_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.custom
    ADD CONSTRAINT custom_ordinal_once UNIQUE (petition_id, ordinal);

ALTER TABLE ONLY public.custom
    ADD CONSTRAINT custom_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.determination
    ADD CONSTRAINT determination_pk PRIMARY KEY (petition_id, ordinal);

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_of_petition UNIQUE (id, petition_id);

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_once UNIQUE (petition_id, kind, ordinal);

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.document_reference
    ADD CONSTRAINT document_reference_once EXCLUDE USING btree (petition_id WITH =, document_id WITH =) WHERE ((withdrawn_at IS NULL));

ALTER TABLE ONLY public.document_reference
    ADD CONSTRAINT document_reference_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.emergency
    ADD CONSTRAINT emergency_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.fallback
    ADD CONSTRAINT fallback_ordinal_once UNIQUE (petition_id, ordinal);

ALTER TABLE ONLY public.fallback
    ADD CONSTRAINT fallback_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pk PRIMARY KEY (hash);

ALTER TABLE ONLY public.follow_up_commitment
    ADD CONSTRAINT follow_up_commitment_pk PRIMARY KEY (petition_id, ordinal);

ALTER TABLE ONLY public.follow_up_observation
    ADD CONSTRAINT follow_up_observation_pk PRIMARY KEY (petition_id, visit, revision);

ALTER TABLE ONLY public.follow_up_plan
    ADD CONSTRAINT follow_up_plan_pk PRIMARY KEY (petition_id);

ALTER TABLE ONLY public.follow_up_visit
    ADD CONSTRAINT follow_up_visit_pk PRIMARY KEY (petition_id, ordinal);

ALTER TABLE ONLY public.follow_up_visit
    ADD CONSTRAINT follow_up_visit_referral_once UNIQUE (referral_id);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_ordinal_once UNIQUE (petition_id, ordinal);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.impediment
    ADD CONSTRAINT impediment_ordinal_once UNIQUE (petition_id, kind, ordinal);

ALTER TABLE ONLY public.impediment
    ADD CONSTRAINT impediment_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.intake
    ADD CONSTRAINT intake_code_once UNIQUE (code);

ALTER TABLE ONLY public.intake
    ADD CONSTRAINT intake_pk PRIMARY KEY (referral_id);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_once UNIQUE (kind, subject);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.judge_note
    ADD CONSTRAINT judge_note_pk PRIMARY KEY (petition_id, account_id);

ALTER TABLE ONLY public.key_proof
    ADD CONSTRAINT key_proof_pk PRIMARY KEY (version);

ALTER TABLE ONLY public.name_token
    ADD CONSTRAINT name_token_pk PRIMARY KEY (petition_id, who);

ALTER TABLE ONLY public.notice_address
    ADD CONSTRAINT notice_address_pk PRIMARY KEY (account_id);

ALTER TABLE ONLY public.notice_mail
    ADD CONSTRAINT notice_mail_pk PRIMARY KEY (seq);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.override
    ADD CONSTRAINT override_once EXCLUDE USING btree (petition_id WITH =, rule WITH =) WHERE ((revoked_at IS NULL));

ALTER TABLE ONLY public.override
    ADD CONSTRAINT override_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.petition_link
    ADD CONSTRAINT petition_link_once EXCLUDE USING btree (petition_id WITH =, other_id WITH =) WHERE ((unlinked_at IS NULL));

ALTER TABLE ONLY public.petition_link
    ADD CONSTRAINT petition_link_pk PRIMARY KEY (petition_id, other_id, linked_at);

ALTER TABLE ONLY public.petition
    ADD CONSTRAINT petition_number_once UNIQUE (court_id, number);

ALTER TABLE ONLY public.petition
    ADD CONSTRAINT petition_of_court UNIQUE (id, court_id);

ALTER TABLE ONLY public.petition
    ADD CONSTRAINT petition_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.protection_entry
    ADD CONSTRAINT protection_entry_pk PRIMARY KEY (protection_id, seq);

ALTER TABLE ONLY public.protection
    ADD CONSTRAINT protection_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.qualification
    ADD CONSTRAINT qualification_ordinal_once UNIQUE (account_id, ordinal);

ALTER TABLE ONLY public.qualification
    ADD CONSTRAINT qualification_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pk PRIMARY KEY (account_id, hash);

ALTER TABLE ONLY public.referral_meeting
    ADD CONSTRAINT referral_meeting_pk PRIMARY KEY (referral_id, ordinal);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_open_once EXCLUDE USING btree (petition_id WITH =, agency_id WITH =, instrument WITH =, visit WITH =) WHERE ((status = ANY (ARRAY['requested'::text, 'accepted'::text, 'allocated'::text, 'scheduled'::text, 'submitted'::text, 'returned'::text])));

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.relaas
    ADD CONSTRAINT relaas_pk PRIMARY KEY (hearing_id, who);

ALTER TABLE ONLY public.repeat_decision
    ADD CONSTRAINT repeat_decision_pk PRIMARY KEY (petition_id, other_id, ordinal);

ALTER TABLE ONLY public.repeat_mark
    ADD CONSTRAINT repeat_mark_pk PRIMARY KEY (petition_id, who, mark);

ALTER TABLE ONLY public.repeat_request
    ADD CONSTRAINT repeat_request_once EXCLUDE USING btree (petition_id WITH =, other_id WITH =) WHERE ((status = 'asked'::text));

ALTER TABLE ONLY public.repeat_request
    ADD CONSTRAINT repeat_request_pk PRIMARY KEY (id);

ALTER TABLE ONLY public.sealing
    ADD CONSTRAINT sealing_pk PRIMARY KEY ("table");

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pk PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_pk PRIMARY KEY (id);

CREATE INDEX annex_by_sha256 ON public.annex USING btree (sha256);

CREATE INDEX assessment_by_petition ON public.assessment USING btree (petition_id);

CREATE UNIQUE INDEX assessment_corrected_once ON public.assessment USING btree (corrects) WHERE (status <> 'dropped'::text);

CREATE UNIQUE INDEX assessment_one_draft ON public.assessment USING btree (referral_id) WHERE (status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text]));

CREATE INDEX attachment_by_assessment ON public.attachment USING btree (assessment_id, added_at);

CREATE INDEX attachment_file ON public.attachment USING btree (file_hash);

CREATE INDEX audit_by_actor ON public.audit USING btree (actor_id, seq);

CREATE INDEX audit_by_case ON public.audit USING btree ("case", seq) WHERE ("case" <> ''::text);

CREATE INDEX audit_by_day ON public.audit USING btree (court_id, at);

CREATE INDEX authorship_by_referral ON public.authorship USING btree (referral_id);

CREATE INDEX brief_by_sha256 ON public.brief USING btree (sha256);

CREATE INDEX bundle_by_sha256 ON public.bundle USING btree (sha256);

CREATE UNIQUE INDEX certificate_standing_once ON public.certificate USING btree (assessment_id, kind) WHERE (withdrawn_at IS NULL);

CREATE INDEX document_file ON public.document USING btree (file_hash) WHERE (file_hash IS NOT NULL);

CREATE INDEX document_reference_by_owner ON public.document_reference USING btree (owner_id);

CREATE INDEX document_reference_by_petition ON public.document_reference USING btree (petition_id, referred_at);

CREATE INDEX emergency_by_court ON public.emergency USING btree (court_id, opened_at);

CREATE INDEX follow_up_visit_by_due ON public.follow_up_visit USING btree (court_id, due) WHERE (missed = ''::text);

CREATE INDEX hearing_by_day ON public.hearing USING btree (court_id, "on");

CREATE INDEX job_due ON public.job USING btree (due_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE INDEX name_token_by_token ON public.name_token USING gin (tokens);

CREATE INDEX notice_by_account ON public.notice USING btree (account_id, ((read_at IS NOT NULL)), at DESC, id DESC);

CREATE INDEX notice_by_subject ON public.notice USING btree (kind, subject, part) WHERE (kind = ANY (ARRAY['referral.late'::text, 'agreement.ending'::text, 'followup.due'::text]));

CREATE INDEX notice_mail_due ON public.notice_mail USING btree (due_at) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX notice_mail_sending_once ON public.notice_mail USING btree (account_id) WHERE (state = 'sending'::text);

CREATE UNIQUE INDEX notice_mail_waiting_once ON public.notice_mail USING btree (account_id, purpose) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX notice_reminded_once ON public.notice USING btree (account_id, kind, subject, part) WHERE (kind = ANY (ARRAY['referral.late'::text, 'agreement.ending'::text, 'followup.due'::text]));

CREATE INDEX override_by_petition ON public.override USING btree (petition_id, made_at);

CREATE INDEX petition_by_court ON public.petition USING btree (court_id, updated_at DESC, id);

CREATE INDEX petition_by_judge ON public.petition USING btree (judge_id, updated_at DESC, id) WHERE (judge_id IS NOT NULL);

CREATE INDEX petition_by_status ON public.petition USING btree (court_id, status, updated_at DESC, id DESC);

CREATE INDEX protection_by_agency ON public.protection USING btree (agency_id, raised_at);

CREATE INDEX protection_by_referral ON public.protection USING btree (referral_id);

CREATE INDEX protection_entry_by_referral ON public.protection_entry USING btree (referral_id);

CREATE INDEX referral_by_agency ON public.referral USING btree (agency_id, due);

CREATE INDEX referral_by_assignee ON public.referral USING btree (assignee, due) WHERE (assignee IS NOT NULL);

CREATE INDEX referral_by_court ON public.referral USING btree (court_id, due);

CREATE INDEX referral_by_petition ON public.referral USING btree (petition_id);

CREATE INDEX referral_open_by_agency ON public.referral USING btree (agency_id, due, id) WHERE (status <> ALL (ARRAY['signed'::text, 'declined'::text, 'revoked'::text]));

CREATE INDEX referral_open_by_court ON public.referral USING btree (court_id, due, id) WHERE (status <> ALL (ARRAY['signed'::text, 'declined'::text, 'revoked'::text]));

CREATE INDEX relaas_by_petition ON public.relaas USING btree (petition_id);

CREATE INDEX repeat_mark_by_mark ON public.repeat_mark USING btree (mark);

CREATE INDEX repeat_request_by_other ON public.repeat_request USING btree (other_id, asked_at);

CREATE INDEX repeat_request_by_petition ON public.repeat_request USING btree (petition_id, asked_at);

CREATE INDEX repeat_request_open ON public.repeat_request USING btree (other_court_id, asked_at) WHERE (status = 'asked'::text);

CREATE INDEX session_expiry ON public.session USING btree (expires_at);

CREATE INDEX sign_in_by_account ON public.sign_in USING btree (account_id, seen_at);

CREATE TRIGGER agency_name_append_only BEFORE DELETE OR UPDATE ON public.agency_name FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER agency_name_never_emptied BEFORE TRUNCATE ON public.agency_name FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER agreement_never_emptied BEFORE TRUNCATE ON public.agreement FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER annex_append_only BEFORE DELETE OR UPDATE ON public.annex FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER annex_never_emptied BEFORE TRUNCATE ON public.annex FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER assessment_dropped BEFORE DELETE OR UPDATE ON public.assessment FOR EACH ROW WHEN ((old.status = 'dropped'::text)) EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER assessment_frozen BEFORE DELETE OR UPDATE ON public.assessment FOR EACH ROW WHEN ((old.status = 'signed'::text)) EXECUTE FUNCTION public.assessment_is_frozen();

CREATE TRIGGER assessment_lane_frozen BEFORE INSERT OR DELETE OR UPDATE ON public.assessment_lane FOR EACH ROW EXECUTE FUNCTION public.assessment_lane_is_frozen();

CREATE TRIGGER assessment_lane_never_emptied BEFORE TRUNCATE ON public.assessment_lane FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER assessment_never_emptied BEFORE TRUNCATE ON public.assessment FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER assignment_append_only BEFORE DELETE OR UPDATE ON public.assignment FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER assignment_never_emptied BEFORE TRUNCATE ON public.assignment FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER attachment_kept BEFORE INSERT OR UPDATE ON public.attachment FOR EACH ROW EXECUTE FUNCTION public.attachment_only_taken_back();

CREATE TRIGGER attachment_never_emptied BEFORE TRUNCATE ON public.attachment FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER attachment_never_removed BEFORE DELETE ON public.attachment FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER attention_append_only BEFORE DELETE OR UPDATE ON public.attention FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER attention_never_emptied BEFORE TRUNCATE ON public.attention FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER audit_link_append_only BEFORE DELETE OR UPDATE ON public.audit_link FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER audit_link_never_emptied BEFORE TRUNCATE ON public.audit_link FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER audit_origin_append_only BEFORE INSERT OR DELETE OR UPDATE ON public.audit_origin FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER audit_origin_never_emptied BEFORE TRUNCATE ON public.audit_origin FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER audit_report_append_only BEFORE DELETE OR UPDATE ON public.audit_report FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER audit_report_never_emptied BEFORE TRUNCATE ON public.audit_report FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER authorship_append_only BEFORE DELETE OR UPDATE ON public.authorship FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER authorship_never_emptied BEFORE TRUNCATE ON public.authorship FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER brief_append_only BEFORE DELETE OR UPDATE ON public.brief FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER brief_never_emptied BEFORE TRUNCATE ON public.brief FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER bundle_append_only BEFORE DELETE OR UPDATE ON public.bundle FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER bundle_never_emptied BEFORE TRUNCATE ON public.bundle FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER certificate_kept BEFORE UPDATE ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.certificate_only_withdrawn();

CREATE TRIGGER certificate_never_emptied BEFORE TRUNCATE ON public.certificate FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER certificate_never_removed BEFORE DELETE ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER commitment_append_only BEFORE DELETE OR UPDATE ON public.commitment FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER commitment_never_emptied BEFORE TRUNCATE ON public.commitment FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER custom_append_only BEFORE DELETE OR UPDATE ON public.custom FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER custom_never_emptied BEFORE TRUNCATE ON public.custom FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER determination_append_only BEFORE DELETE OR UPDATE ON public.determination FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER determination_never_emptied BEFORE TRUNCATE ON public.determination FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER document_reference_kept BEFORE UPDATE ON public.document_reference FOR EACH ROW EXECUTE FUNCTION public.document_reference_only_withdrawn();

CREATE TRIGGER document_reference_never_emptied BEFORE TRUNCATE ON public.document_reference FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER document_reference_never_removed BEFORE DELETE ON public.document_reference FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER emergency_kept BEFORE UPDATE ON public.emergency FOR EACH ROW EXECUTE FUNCTION public.emergency_only_reviewed();

CREATE TRIGGER emergency_never_emptied BEFORE TRUNCATE ON public.emergency FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER emergency_never_removed BEFORE DELETE ON public.emergency FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER fallback_append_only BEFORE DELETE OR UPDATE ON public.fallback FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER fallback_never_emptied BEFORE TRUNCATE ON public.fallback FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER file_append_only BEFORE UPDATE ON public.file FOR EACH ROW WHEN ((old.key_version > 0)) EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER file_never_emptied BEFORE TRUNCATE ON public.file FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER file_never_removed BEFORE DELETE ON public.file FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER follow_up_commitment_kept BEFORE UPDATE ON public.follow_up_commitment FOR EACH ROW EXECUTE FUNCTION public.follow_up_commitment_only_dropped();

CREATE TRIGGER follow_up_commitment_never_emptied BEFORE TRUNCATE ON public.follow_up_commitment FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER follow_up_commitment_never_removed BEFORE DELETE ON public.follow_up_commitment FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER follow_up_observation_append_only BEFORE DELETE OR UPDATE ON public.follow_up_observation FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER follow_up_observation_never_emptied BEFORE TRUNCATE ON public.follow_up_observation FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER impediment_append_only BEFORE DELETE OR UPDATE ON public.impediment FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER impediment_never_emptied BEFORE TRUNCATE ON public.impediment FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER key_proof_append_only BEFORE DELETE OR UPDATE ON public.key_proof FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER key_proof_never_emptied BEFORE TRUNCATE ON public.key_proof FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER override_kept BEFORE UPDATE ON public.override FOR EACH ROW EXECUTE FUNCTION public.override_only_revoked();

CREATE TRIGGER override_never_emptied BEFORE TRUNCATE ON public.override FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER override_never_removed BEFORE DELETE ON public.override FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER petition_link_kept BEFORE UPDATE ON public.petition_link FOR EACH ROW EXECUTE FUNCTION public.petition_link_only_ended();

CREATE TRIGGER petition_link_never_emptied BEFORE TRUNCATE ON public.petition_link FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER petition_link_never_removed BEFORE DELETE ON public.petition_link FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER protection_entry_append_only BEFORE DELETE OR UPDATE ON public.protection_entry FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER protection_entry_never_emptied BEFORE TRUNCATE ON public.protection_entry FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER protection_never_emptied BEFORE TRUNCATE ON public.protection FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER protection_never_removed BEFORE DELETE ON public.protection FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER qualification_append_only BEFORE DELETE OR UPDATE ON public.qualification FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER qualification_never_emptied BEFORE TRUNCATE ON public.qualification FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER referral_meeting_append_only BEFORE DELETE OR UPDATE ON public.referral_meeting FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER referral_meeting_never_emptied BEFORE TRUNCATE ON public.referral_meeting FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER relaas_never_emptied BEFORE TRUNCATE ON public.relaas FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER relaas_never_removed BEFORE DELETE ON public.relaas FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER repeat_decision_append_only BEFORE DELETE OR UPDATE ON public.repeat_decision FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER repeat_decision_never_emptied BEFORE TRUNCATE ON public.repeat_decision FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER repeat_request_kept BEFORE UPDATE ON public.repeat_request FOR EACH ROW EXECUTE FUNCTION public.repeat_request_only_answered();

CREATE TRIGGER repeat_request_never_emptied BEFORE TRUNCATE ON public.repeat_request FOR EACH STATEMENT EXECUTE FUNCTION public.rows_stay();

CREATE TRIGGER repeat_request_never_removed BEFORE DELETE ON public.repeat_request FOR EACH ROW EXECUTE FUNCTION public.rows_stay();

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.agency_name
    ADD CONSTRAINT agency_name_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.agency_name
    ADD CONSTRAINT agency_name_recorder_fk FOREIGN KEY (recorded_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.agency_profile
    ADD CONSTRAINT agency_profile_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.agency_profile
    ADD CONSTRAINT agency_profile_keeper_fk FOREIGN KEY (updated_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_file_fk FOREIGN KEY (file_hash) REFERENCES public.file(hash) ON UPDATE CASCADE;

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_renews_fk FOREIGN KEY (renews) REFERENCES public.agreement(id);

ALTER TABLE ONLY public.annex
    ADD CONSTRAINT annex_issuer_fk FOREIGN KEY (issued_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.annex
    ADD CONSTRAINT annex_petition_fk FOREIGN KEY (petition_id, court_id) REFERENCES public.petition(id, court_id);

ALTER TABLE ONLY public.appeal
    ADD CONSTRAINT appeal_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.appeal
    ADD CONSTRAINT appeal_keeper_fk FOREIGN KEY (updated_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.appeal
    ADD CONSTRAINT appeal_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_author_fk FOREIGN KEY (author_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_corrects_fk FOREIGN KEY (corrects) REFERENCES public.assessment(id);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.assessment_lane
    ADD CONSTRAINT assessment_lane_assessment_fk FOREIGN KEY (assessment_id) REFERENCES public.assessment(id);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_referral_fk FOREIGN KEY (referral_id) REFERENCES public.referral(id);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_signer_fk FOREIGN KEY (signed_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_judge_fk FOREIGN KEY (judge_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_assessment_fk FOREIGN KEY (assessment_id) REFERENCES public.assessment(id);

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_author_fk FOREIGN KEY (added_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_file_fk FOREIGN KEY (file_hash) REFERENCES public.file(hash) ON UPDATE CASCADE;

ALTER TABLE ONLY public.attention
    ADD CONSTRAINT attention_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.attention
    ADD CONSTRAINT attention_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.attention
    ADD CONSTRAINT attention_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.audit_link
    ADD CONSTRAINT audit_link_entry FOREIGN KEY (seq) REFERENCES public.audit(seq);

ALTER TABLE ONLY public.audit_report
    ADD CONSTRAINT audit_report_chain FOREIGN KEY (chain, "position") REFERENCES public.audit_link(chain, "position");

ALTER TABLE ONLY public.authorship
    ADD CONSTRAINT authorship_assessment_fk FOREIGN KEY (assessment_id) REFERENCES public.assessment(id);

ALTER TABLE ONLY public.authorship
    ADD CONSTRAINT authorship_author_fk FOREIGN KEY (author_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.authorship
    ADD CONSTRAINT authorship_referral_fk FOREIGN KEY (referral_id) REFERENCES public.referral(id);

ALTER TABLE ONLY public.brief
    ADD CONSTRAINT brief_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.brief
    ADD CONSTRAINT brief_hearing_fk FOREIGN KEY (hearing_id) REFERENCES public.hearing(id);

ALTER TABLE ONLY public.brief
    ADD CONSTRAINT brief_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.bundle
    ADD CONSTRAINT bundle_brief_fk FOREIGN KEY (brief_id) REFERENCES public.brief(id);

ALTER TABLE ONLY public.bundle
    ADD CONSTRAINT bundle_petition_fk FOREIGN KEY (petition_id, court_id) REFERENCES public.petition(id, court_id);

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_account FOREIGN KEY (account_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_assessment_fk FOREIGN KEY (assessment_id) REFERENCES public.assessment(id);

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_issuer_fk FOREIGN KEY (issued_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_withdrawer_fk FOREIGN KEY (withdrawn_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.commitment
    ADD CONSTRAINT commitment_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.commitment
    ADD CONSTRAINT commitment_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.commitment
    ADD CONSTRAINT commitment_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.custom
    ADD CONSTRAINT custom_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.custom
    ADD CONSTRAINT custom_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.custom
    ADD CONSTRAINT custom_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.determination
    ADD CONSTRAINT determination_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.determination
    ADD CONSTRAINT determination_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.determination
    ADD CONSTRAINT determination_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_file_fk FOREIGN KEY (file_hash) REFERENCES public.file(hash) ON UPDATE CASCADE;

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.document_reference
    ADD CONSTRAINT document_reference_document_fk FOREIGN KEY (document_id, owner_id) REFERENCES public.document(id, petition_id);

ALTER TABLE ONLY public.document_reference
    ADD CONSTRAINT document_reference_owner_fk FOREIGN KEY (owner_id, court_id) REFERENCES public.petition(id, court_id);

ALTER TABLE ONLY public.document_reference
    ADD CONSTRAINT document_reference_petition_fk FOREIGN KEY (petition_id, court_id) REFERENCES public.petition(id, court_id);

ALTER TABLE ONLY public.document_reference
    ADD CONSTRAINT document_reference_referrer_fk FOREIGN KEY (referred_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.document_reference
    ADD CONSTRAINT document_reference_withdrawer_fk FOREIGN KEY (withdrawn_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.emergency
    ADD CONSTRAINT emergency_assessment_fk FOREIGN KEY (assessment_id) REFERENCES public.assessment(id);

ALTER TABLE ONLY public.emergency
    ADD CONSTRAINT emergency_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.emergency
    ADD CONSTRAINT emergency_opener_fk FOREIGN KEY (opened_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.emergency
    ADD CONSTRAINT emergency_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.emergency
    ADD CONSTRAINT emergency_reviewer_fk FOREIGN KEY (reviewed_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.fallback
    ADD CONSTRAINT fallback_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.fallback
    ADD CONSTRAINT fallback_judge_fk FOREIGN KEY (judge_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.fallback
    ADD CONSTRAINT fallback_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.fallback
    ADD CONSTRAINT fallback_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.follow_up_commitment
    ADD CONSTRAINT follow_up_commitment_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.follow_up_commitment
    ADD CONSTRAINT follow_up_commitment_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.follow_up_commitment
    ADD CONSTRAINT follow_up_commitment_plan_fk FOREIGN KEY (petition_id) REFERENCES public.follow_up_plan(petition_id);

ALTER TABLE ONLY public.follow_up_observation
    ADD CONSTRAINT follow_up_observation_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.follow_up_observation
    ADD CONSTRAINT follow_up_observation_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.follow_up_observation
    ADD CONSTRAINT follow_up_observation_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.follow_up_observation
    ADD CONSTRAINT follow_up_observation_visit_fk FOREIGN KEY (petition_id, visit) REFERENCES public.follow_up_visit(petition_id, ordinal);

ALTER TABLE ONLY public.follow_up_plan
    ADD CONSTRAINT follow_up_plan_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.follow_up_plan
    ADD CONSTRAINT follow_up_plan_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.follow_up_plan
    ADD CONSTRAINT follow_up_plan_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.follow_up_plan
    ADD CONSTRAINT follow_up_plan_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.follow_up_visit
    ADD CONSTRAINT follow_up_visit_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.follow_up_visit
    ADD CONSTRAINT follow_up_visit_plan_fk FOREIGN KEY (petition_id) REFERENCES public.follow_up_plan(petition_id);

ALTER TABLE ONLY public.follow_up_visit
    ADD CONSTRAINT follow_up_visit_referral_fk FOREIGN KEY (referral_id) REFERENCES public.referral(id);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.impediment
    ADD CONSTRAINT impediment_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.impediment
    ADD CONSTRAINT impediment_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.impediment
    ADD CONSTRAINT impediment_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.intake
    ADD CONSTRAINT intake_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.intake
    ADD CONSTRAINT intake_attacher_fk FOREIGN KEY (attached_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.intake
    ADD CONSTRAINT intake_recorder_fk FOREIGN KEY (recorded_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.intake
    ADD CONSTRAINT intake_referral_fk FOREIGN KEY (referral_id) REFERENCES public.referral(id);

ALTER TABLE ONLY public.judge_note
    ADD CONSTRAINT judge_note_account FOREIGN KEY (account_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.judge_note
    ADD CONSTRAINT judge_note_petition FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.name_token
    ADD CONSTRAINT name_token_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_account_fk FOREIGN KEY (account_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.notice_address
    ADD CONSTRAINT notice_address_account_fk FOREIGN KEY (account_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.notice_mail
    ADD CONSTRAINT notice_mail_account_fk FOREIGN KEY (account_id) REFERENCES public.notice_address(account_id);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.override
    ADD CONSTRAINT override_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.override
    ADD CONSTRAINT override_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.override
    ADD CONSTRAINT override_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.override
    ADD CONSTRAINT override_revoker_fk FOREIGN KEY (revoked_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.petition
    ADD CONSTRAINT petition_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.petition
    ADD CONSTRAINT petition_creator_fk FOREIGN KEY (created_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.petition
    ADD CONSTRAINT petition_judge_fk FOREIGN KEY (judge_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.petition_link
    ADD CONSTRAINT petition_link_other_fk FOREIGN KEY (other_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.petition_link
    ADD CONSTRAINT petition_link_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.petition_link
    ADD CONSTRAINT petition_link_unlinker_fk FOREIGN KEY (unlinked_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.protection
    ADD CONSTRAINT protection_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.protection_entry
    ADD CONSTRAINT protection_entry_protection_fk FOREIGN KEY (protection_id) REFERENCES public.protection(id);

ALTER TABLE ONLY public.protection_entry
    ADD CONSTRAINT protection_entry_referral_fk FOREIGN KEY (referral_id) REFERENCES public.referral(id);

ALTER TABLE ONLY public.protection_entry
    ADD CONSTRAINT protection_entry_writer_fk FOREIGN KEY (writer_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.protection
    ADD CONSTRAINT protection_handler_fk FOREIGN KEY (handler_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.protection
    ADD CONSTRAINT protection_referral_fk FOREIGN KEY (referral_id) REFERENCES public.referral(id);

ALTER TABLE ONLY public.qualification
    ADD CONSTRAINT qualification_account_fk FOREIGN KEY (account_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.qualification
    ADD CONSTRAINT qualification_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.qualification
    ADD CONSTRAINT qualification_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_account FOREIGN KEY (account_id) REFERENCES public.account(id);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_agency_fk FOREIGN KEY (agency_id) REFERENCES public.agency(id);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_agreement_fk FOREIGN KEY (agreement_id) REFERENCES public.agreement(id);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_assignee_fk FOREIGN KEY (assignee) REFERENCES public.account(id);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.referral_meeting
    ADD CONSTRAINT referral_meeting_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.referral_meeting
    ADD CONSTRAINT referral_meeting_referral_fk FOREIGN KEY (referral_id) REFERENCES public.referral(id);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_revoker_fk FOREIGN KEY (revoked_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.relaas
    ADD CONSTRAINT relaas_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.relaas
    ADD CONSTRAINT relaas_hearing_fk FOREIGN KEY (hearing_id) REFERENCES public.hearing(id);

ALTER TABLE ONLY public.relaas
    ADD CONSTRAINT relaas_keeper_fk FOREIGN KEY (updated_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.relaas
    ADD CONSTRAINT relaas_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.repeat_decision
    ADD CONSTRAINT repeat_decision_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.repeat_decision
    ADD CONSTRAINT repeat_decision_maker_fk FOREIGN KEY (made_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.repeat_decision
    ADD CONSTRAINT repeat_decision_other_fk FOREIGN KEY (other_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.repeat_decision
    ADD CONSTRAINT repeat_decision_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.repeat_mark
    ADD CONSTRAINT repeat_mark_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.repeat_request
    ADD CONSTRAINT repeat_request_answerer_fk FOREIGN KEY (answered_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.repeat_request
    ADD CONSTRAINT repeat_request_asker_fk FOREIGN KEY (asked_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.repeat_request
    ADD CONSTRAINT repeat_request_court_fk FOREIGN KEY (court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.repeat_request
    ADD CONSTRAINT repeat_request_other_court_fk FOREIGN KEY (other_court_id) REFERENCES public.court(id);

ALTER TABLE ONLY public.repeat_request
    ADD CONSTRAINT repeat_request_other_fk FOREIGN KEY (other_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.repeat_request
    ADD CONSTRAINT repeat_request_petition_fk FOREIGN KEY (petition_id) REFERENCES public.petition(id);

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_account FOREIGN KEY (account_id) REFERENCES public.account(id);

ALTER TABLE public.annex ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.appeal ENABLE ROW LEVEL SECURITY;

CREATE POLICY asker ON public.annex USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.appeal USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.assessment USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR (agency_id = ( SELECT public.asker('agency'::text) AS asker)) OR public.referral_is_open(referral_id)));

CREATE POLICY asker ON public.assessment_lane USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.assessment_is_open(assessment_id)));

CREATE POLICY asker ON public.assignment USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.attachment USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.assessment_is_open(assessment_id)));

CREATE POLICY asker ON public.attention USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.audit FOR SELECT USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (actor_id = ( SELECT public.asker('account'::text) AS asker)) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open("case") OR (EXISTS ( SELECT
   FROM public.account a
  WHERE ((a.id = audit.actor_id) AND (a.agency_id = ( SELECT public.asker('agency'::text) AS asker)))))));

CREATE POLICY asker ON public.authorship USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.referral_is_open(referral_id)));

CREATE POLICY asker ON public.brief USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.bundle USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.certificate USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.assessment_is_open(assessment_id)));

CREATE POLICY asker ON public.commitment USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.custom USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.determination USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.document USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.document_reference USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.emergency USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.fallback USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.file FOR SELECT USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.document d
  WHERE (d.file_hash = file.hash))) OR (EXISTS ( SELECT
   FROM public.attachment a
  WHERE (a.file_hash = file.hash))) OR ((( SELECT public.asker('account'::text) AS asker) IS NOT NULL) AND (EXISTS ( SELECT
   FROM public.agreement m
  WHERE (m.file_hash = file.hash))))));

CREATE POLICY asker ON public.follow_up_commitment USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.follow_up_observation USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.follow_up_plan USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.follow_up_visit USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.hearing USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.impediment USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.intake USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.referral_is_open(referral_id)));

CREATE POLICY asker ON public.judge_note USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (account_id = ( SELECT public.asker('account'::text) AS asker))));

CREATE POLICY asker ON public.notice USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (account_id = ( SELECT public.asker('account'::text) AS asker))));

CREATE POLICY asker ON public.override USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.petition USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(id)));

CREATE POLICY asker ON public.petition_link USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.protection USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (agency_id = ( SELECT public.asker('agency'::text) AS asker)) OR public.referral_is_open(referral_id)));

CREATE POLICY asker ON public.protection_entry USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.protection_is_open(protection_id)));

CREATE POLICY asker ON public.referral USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR (agency_id = ( SELECT public.asker('agency'::text) AS asker)) OR public.referral_is_open(id)));

CREATE POLICY asker ON public.referral_meeting USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR public.referral_is_open(referral_id)));

CREATE POLICY asker ON public.relaas USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.repeat_decision USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR (court_id = ( SELECT public.asker('court'::text) AS asker)) OR public.case_is_open(petition_id)));

CREATE POLICY asker ON public.repeat_request USING (((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL) OR ((( SELECT public.asker('court'::text) AS asker) = court_id) OR (( SELECT public.asker('court'::text) AS asker) = other_court_id))));

ALTER TABLE public.assessment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.assessment_lane ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.assignment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.attachment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.attention ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.authorship ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.brief ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.bundle ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.certificate ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commitment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.custom ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.determination ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.document ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.document_reference ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.emergency ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.fallback ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.file ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.follow_up_commitment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.follow_up_observation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.follow_up_plan ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.follow_up_visit ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.hearing ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.impediment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.intake ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.judge_note ENABLE ROW LEVEL SECURITY;

CREATE POLICY kept ON public.file FOR INSERT WITH CHECK (true);

ALTER TABLE public.notice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.override ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.petition ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.petition_link ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.protection ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.protection_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.referral ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.referral_meeting ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.relaas ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.repeat_decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.repeat_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY told ON public.notice FOR INSERT WITH CHECK (true);

CREATE POLICY turned ON public.file FOR UPDATE USING ((( SELECT public.asker('wide'::text) AS asker) IS NOT NULL));

CREATE POLICY written ON public.audit FOR INSERT WITH CHECK (true);

GRANT USAGE ON SCHEMA public TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.account TO timbang_app;

GRANT SELECT ON TABLE public.agency TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.agency_name TO timbang_app;

GRANT SELECT,UPDATE ON TABLE public.agency_profile TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.agreement TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.annex TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.appeal TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.assessment TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.assessment_lane TO timbang_app;

GRANT UPDATE(content) ON TABLE public.assessment_lane TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.assignment TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.attachment TO timbang_app;

GRANT UPDATE(removed_at) ON TABLE public.attachment TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.attention TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.audit TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.audit_link TO timbang_app;

GRANT SELECT ON TABLE public.audit_origin TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.audit_report TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.authorship TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.brief TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.bundle TO timbang_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.calendar_feed TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.certificate TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.commitment TO timbang_app;

GRANT SELECT ON TABLE public.court TO timbang_app;

GRANT UPDATE(paper) ON TABLE public.court TO timbang_app;

GRANT UPDATE(version) ON TABLE public.court TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.custom TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.determination TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.document TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.document_reference TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.emergency TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.fallback TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.file TO timbang_app;

GRANT UPDATE(hash) ON TABLE public.file TO timbang_app;

GRANT UPDATE(content) ON TABLE public.file TO timbang_app;

GRANT UPDATE(key_version) ON TABLE public.file TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.follow_up_commitment TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.follow_up_observation TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.follow_up_plan TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.follow_up_visit TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.hearing TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.impediment TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.intake TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.job TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.judge_note TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.key_proof TO timbang_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.name_token TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.notice TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.notice_address TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.notice_mail TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.override TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.petition TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.petition_link TO timbang_app;

GRANT UPDATE(unlinked_at) ON TABLE public.petition_link TO timbang_app;

GRANT UPDATE(unlinked_by) ON TABLE public.petition_link TO timbang_app;

GRANT UPDATE(unlink_why) ON TABLE public.petition_link TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.protection TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.protection_entry TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.qualification TO timbang_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.recovery_code TO timbang_app;

GRANT UPDATE(used_at) ON TABLE public.recovery_code TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.referral TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.referral_meeting TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.relaas TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.repeat_decision TO timbang_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.repeat_mark TO timbang_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.repeat_request TO timbang_app;

GRANT SELECT ON TABLE public.sealing TO timbang_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session TO timbang_app;

GRANT SELECT,INSERT ON TABLE public.sign_in TO timbang_app;

GRANT UPDATE(seen_at) ON TABLE public.sign_in TO timbang_app;

GRANT UPDATE(ended_at) ON TABLE public.sign_in TO timbang_app;
