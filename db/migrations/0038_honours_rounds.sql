-- Why: selection rounds: stages with dates, candidates with what was found about them, sheets of judges, and the guard that nobody
-- is confirmed while an objection is open.
-- Locks: none, new objects only. Expected rows: tens of rounds a year, tens of thousands of candidates in a round of households.

create table honours.selection_rounds (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint selection_rounds__code_length check (length(code) between 1 and 60),
  name text not null constraint selection_rounds__name_length check (length(name) between 2 and 120),
  edition integer constraint selection_rounds__edition check (edition between 1 and 999),
  state text not null constraint selection_rounds__state check (state in ('planned', 'running', 'closed', 'cancelled')),
  conditions text not null constraint selection_rounds__conditions_length check (length(conditions) between 2 and 4000),
  -- departments that must sign for each candidate: [{code, zh, en}]
  departments jsonb not null default '[]',
  -- criteria of the sheets: [{code, zh, en, scoreMax}], method, trim, tie rule, seed of the lot, written down before anybody scores
  jury jsonb not null,
  -- weight of the public voice: advice alone unless the programme says otherwise
  voice_percent integer not null default 0 constraint selection_rounds__voice check (voice_percent between 0 and 60),
  notice_calendar_days integer not null default 7 constraint selection_rounds__notice_days check (notice_calendar_days between 1 and 60),
  notice_working_days integer not null default 5 constraint selection_rounds__notice_working_days check (notice_working_days between 0 and 30),
  notice_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint selection_rounds__code_unique unique (programme_id, code),
  constraint selection_rounds__notice foreign key (programme_id, notice_id) references notices.notices (programme_id, id)
);

create table honours.round_titles (
  programme_id uuid not null,
  round_id uuid not null,
  title_id uuid not null,
  seats integer constraint round_titles__seats check (seats between 1 and 1000000),
  primary key (programme_id, round_id, title_id),
  constraint round_titles__round foreign key (programme_id, round_id) references honours.selection_rounds (programme_id, id),
  constraint round_titles__title foreign key (programme_id, title_id) references honours.titles (programme_id, id)
);

create table honours.round_stages (
  programme_id uuid not null,
  round_id uuid not null,
  position integer not null,
  kind text not null constraint round_stages__kind check (kind in ('nomination', 'groupReview', 'committee', 'eligibility', 'departmentCheck', 'review', 'jury', 'publicVoice',
    'publicNotice', 'decision', 'conferral', 'publication')),
  state text not null default 'waiting' constraint round_stages__state check (state in ('waiting', 'open', 'done')),
  starts_on date not null,
  ends_on date not null constraint round_stages__dates check (ends_on >= starts_on),
  opened_at timestamptz,
  done_at timestamptz,
  done_by uuid,
  note text,
  primary key (programme_id, round_id, position),
  constraint round_stages__kind_once unique (programme_id, round_id, kind),
  constraint round_stages__round foreign key (programme_id, round_id) references honours.selection_rounds (programme_id, id)
);
-- one stage of a round is open at a time
create unique index round_stages__one_open on honours.round_stages (programme_id, round_id) where state = 'open';

create table honours.candidates (
  programme_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  title_id uuid not null,
  subject_id uuid not null,
  place_id uuid,
  organisation_id uuid,
  class_code text,
  -- county, industry, belonging, village: what quotas group by
  groups jsonb not null default '{}',
  source text not null constraint candidates__source check (source in ('organisation', 'self', 'resident', 'feeder')),
  fed_by uuid,
  -- by which judges know it, and nothing else
  blind_number integer not null,
  summary text constraint candidates__summary_length check (length(summary) <= 4000),
  claimed_stars text[],
  state text not null constraint candidates__state check (state in ('nominated', 'eligible', 'ineligible', 'removed', 'chosen', 'notChosen', 'confirmed', 'declined', 'conferred')),
  -- why, for those who decide; never shown outside
  reason_sealed text,
  award_id uuid,
  nominated_at timestamptz not null,
  nominated_by uuid not null,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint candidates__round_title foreign key (programme_id, round_id, title_id) references honours.round_titles (programme_id, round_id, title_id),
  constraint candidates__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint candidates__award foreign key (programme_id, award_id) references honours.awards (programme_id, id),
  constraint candidates__once unique (programme_id, round_id, title_id, subject_id),
  constraint candidates__blind_once unique (programme_id, round_id, blind_number),
  constraint candidates__conferred_has_award check ((state = 'conferred') = (award_id is not null))
);
create index candidates__round on honours.candidates (programme_id, round_id, state, blind_number);
create index candidates__subject on honours.candidates (programme_id, subject_id);

-- What those who check said of a candidate: a department's yes or no, a condition declared, a negative item with its day.
create table honours.candidate_checks (
  programme_id uuid not null,
  candidate_id uuid not null,
  kind text not null constraint candidate_checks__kind check (kind in ('department', 'declared', 'negative')),
  code text not null,
  said boolean not null,
  happened_on date,
  signed_on date not null,
  signed_by uuid not null,
  note_sealed text,
  primary key (programme_id, candidate_id, kind, code),
  constraint candidate_checks__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id)
);

-- A condition or a quota set aside by name and with a reason: of a candidate, or of the list as a whole.
create table honours.overrides (
  programme_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  candidate_id uuid,
  finding_key text not null,
  reason text not null constraint overrides__reason_length check (length(reason) between 2 and 500),
  at timestamptz not null,
  person_id uuid not null,
  primary key (programme_id, id),
  constraint overrides__round foreign key (programme_id, round_id) references honours.selection_rounds (programme_id, id),
  constraint overrides__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id)
);
create unique index overrides__once on honours.overrides (programme_id, round_id, coalesce(candidate_id, '00000000-0000-0000-0000-000000000000'::uuid), finding_key);

create table honours.judges (
  programme_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  appointed_at timestamptz not null,
  primary key (programme_id, round_id, person_id),
  constraint judges__round foreign key (programme_id, round_id) references honours.selection_rounds (programme_id, id),
  constraint judges__person foreign key (programme_id, person_id) references people.persons (programme_id, id)
);

-- A judge who is close to a candidate does not score it.
create table honours.conflicts (
  programme_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  candidate_id uuid not null,
  reason text not null constraint conflicts__reason_length check (length(reason) between 2 and 300),
  declared_at timestamptz not null,
  primary key (programme_id, round_id, person_id, candidate_id),
  constraint conflicts__judge foreign key (programme_id, round_id, person_id) references honours.judges (programme_id, round_id, person_id),
  constraint conflicts__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id)
);

create table honours.score_sheets (
  programme_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  candidate_id uuid not null,
  -- points by criterion, in hundredths
  scores jsonb not null,
  total integer not null constraint score_sheets__total check (total >= 0),
  submitted_at timestamptz not null,
  primary key (programme_id, round_id, person_id, candidate_id),
  constraint score_sheets__judge foreign key (programme_id, round_id, person_id) references honours.judges (programme_id, round_id, person_id),
  constraint score_sheets__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id)
);

-- Star by star: what the group and then the village found of a household.
create table honours.star_findings (
  programme_id uuid not null,
  candidate_id uuid not null,
  stage text not null constraint star_findings__stage check (stage in ('groupReview', 'committee')),
  star_code text not null,
  met boolean not null,
  votes_for integer not null constraint star_findings__votes_for check (votes_for >= 0),
  votes_against integer not null constraint star_findings__votes_against check (votes_against >= 0),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (programme_id, candidate_id, stage, star_code),
  constraint star_findings__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id)
);

-- The meeting at which a village looked at its households, with its minutes.
create table honours.village_meetings (
  programme_id uuid not null,
  round_id uuid not null,
  place_id uuid not null,
  held_on date not null,
  present_count integer not null constraint village_meetings__present check (present_count between 1 and 10000),
  minutes text not null constraint village_meetings__minutes_length check (length(minutes) between 2 and 4000),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (programme_id, round_id, place_id),
  constraint village_meetings__round foreign key (programme_id, round_id) references honours.selection_rounds (programme_id, id),
  constraint village_meetings__place foreign key (programme_id, place_id) references places.places (programme_id, id)
);

-- The seam to the public ballot: what it counted, written once when it is closed. A round without it has no public voice.
create table honours.voice_results (
  programme_id uuid not null,
  round_id uuid not null,
  candidate_id uuid not null,
  voices integer not null constraint voice_results__voices check (voices >= 0),
  closed_at timestamptz not null,
  primary key (programme_id, round_id, candidate_id),
  constraint voice_results__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['selection_rounds', 'round_titles', 'round_stages', 'candidates', 'candidate_checks', 'overrides', 'judges', 'conflicts', 'score_sheets', 'voice_results', 'star_findings', 'village_meetings'] loop
    execute format('alter table honours.%I enable row level security', t);
    execute format('create policy programme on honours.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on honours.candidates as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or organisation_id = any (array(select unnest((select platform.scope_organisations())))));

create policy scope on honours.village_meetings as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));

-- What a judge is shown of the candidates of a round, wherever they lie: a number and a summary, and no name. Definer's rights,
-- for judges of that round alone.
create function honours.blind_candidates(p_round uuid, p_person uuid)
returns table (candidate_id uuid, blind_number integer, title_id uuid, class_code text, summary text, has_conflict boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.blind_number, c.title_id, c.class_code, c.summary,
      exists (select 1 from honours.conflicts k where k.programme_id = c.programme_id and k.round_id = c.round_id and k.person_id = p_person and k.candidate_id = c.id)
    from honours.candidates c
   where c.programme_id = platform.current_programme() and c.round_id = p_round and c.state = 'eligible'
     and exists (select 1 from honours.judges j where j.programme_id = c.programme_id and j.round_id = c.round_id and j.person_id = p_person)
$$;

-- Who the candidates are, for a judge to say whom they are close to: names without their numbers.
create function honours.candidates_to_declare(p_round uuid, p_person uuid)
returns table (candidate_id uuid, label text, place_zh text)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, s.label, p.name_zh
    from honours.candidates c join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
    left join places.places p on p.programme_id = c.programme_id and p.id = c.place_id
   where c.programme_id = platform.current_programme() and c.round_id = p_round and c.state = 'eligible'
     and exists (select 1 from honours.judges j where j.programme_id = c.programme_id and j.round_id = c.round_id and j.person_id = p_person)
$$;

-- Nobody is confirmed before the notice of the round is closed, nor while an objection to it is open, whatever asked for it.
create function honours.guard_confirmation() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare notice record;
begin
  select n.id, n.state into notice from honours.selection_rounds r join notices.notices n on n.programme_id = r.programme_id and n.id = r.notice_id
   where r.programme_id = new.programme_id and r.id = new.round_id for share of n;
  if notice.id is null or notice.state <> 'closed' then
    raise exception 'the notice of the round is not closed' using errcode = '23514', constraint = 'candidates__notice_closed';
  end if;
  if exists (select 1 from notices.objections o where o.programme_id = new.programme_id and o.notice_id = notice.id and o.state = 'open') then
    raise exception 'an objection is open' using errcode = '23514', constraint = 'candidates__no_objection_open';
  end if;
  return new;
end $$;
create trigger guard_confirmation before insert or update of state on honours.candidates
  for each row when (new.state in ('confirmed', 'conferred')) execute function honours.guard_confirmation();

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('honours.nominate', array['programmeOffice', 'departmentCoordinator', 'communityOfficer', 'zoneCoordinator']),
      ('honours.runRounds', array['programmeOffice']),
      ('honours.check', array['programmeOffice', 'departmentCoordinator']),
      ('honours.judge', array['programmeOffice', 'leadingGroup', 'departmentCoordinator', 'zoneCoordinator', 'communityOfficer', 'inspector', 'resident', 'volunteer']),
      ('honours.decide', array['leadingGroup']),
      ('honours.override', array['leadingGroup'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
