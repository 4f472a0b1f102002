-- Why: a round that has begun is changed with a reason, and what was changed stays told: name, days, stages, seats, quotas of its own. A shortlist
-- narrows many candidates to as many as a jury or a ballot can be asked about, by a rule that was written down, with a reason for whoever is in or out against it.
-- Locks: briefly on honours.selection_rounds, round_titles, round_stages and candidates (columns without a value, constraints that read them). Expected rows: some changes a round; one row a candidate of a round with a shortlist.
alter table honours.round_stages drop constraint round_stages__kind;
alter table honours.round_stages add constraint round_stages__kind check (kind in ('nomination', 'groupReview', 'committee', 'eligibility', 'departmentCheck', 'review', 'jury', 'shortlist', 'publicVoice',
  'publicNotice', 'townshipApproval', 'decision', 'conferral', 'publication'));
alter table honours.candidates drop constraint candidates__state;
alter table honours.candidates add constraint candidates__state check (state in ('nominated', 'eligible', 'ineligible', 'removed', 'notShortlisted', 'chosen', 'notChosen', 'confirmed', 'declined', 'conferred'));

-- {size, per}: how many of each part come through; null where the round has no shortlist
alter table honours.selection_rounds add column shortlist jsonb;
-- quotas of this round alone, in place of those of the title; null where the title's hold
alter table honours.round_titles add column quotas jsonb;

create table honours.round_changes (
  programme_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  -- everybody may read it
  reason text not null constraint round_changes__reason_length check (length(reason) between 2 and 500),
  -- [{part, titleId, from, to}]
  parts jsonb not null,
  primary key (programme_id, id),
  constraint round_changes__round foreign key (programme_id, round_id) references honours.selection_rounds (programme_id, id)
);
create index round_changes__by_round on honours.round_changes (programme_id, round_id, changed_at);
alter table honours.round_changes enable row level security;
create policy programme on honours.round_changes using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

create table honours.shortlist_rows (
  programme_id uuid not null,
  candidate_id uuid not null,
  round_id uuid not null,
  title_id uuid not null,
  -- class or group by which it was shortlisted
  part text,
  place integer not null,
  -- a mean of hundredths of a point; none where nobody scored
  score_numerator bigint,
  score_denominator bigint,
  line text not null constraint shortlist_rows__line check (line in ('in', 'below', 'added', 'dropped')),
  reason text constraint shortlist_rows__reason_length check (length(reason) between 2 and 500),
  decided_at timestamptz not null,
  decided_by uuid not null,
  primary key (programme_id, candidate_id),
  constraint shortlist_rows__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id),
  constraint shortlist_rows__round_title foreign key (programme_id, round_id, title_id) references honours.round_titles (programme_id, round_id, title_id),
  constraint shortlist_rows__against_the_rule_with_reason check ((line in ('added', 'dropped')) = (reason is not null))
);
create index shortlist_rows__by_round on honours.shortlist_rows (programme_id, round_id, title_id, line, place);
alter table honours.shortlist_rows enable row level security;
create policy programme on honours.shortlist_rows using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
-- Seen by whoever sees the candidate.
create policy scope on honours.shortlist_rows as restrictive for select using (
  exists (select from honours.candidates c where c.programme_id = shortlist_rows.programme_id and c.id = shortlist_rows.candidate_id));

-- What everybody may read of a shortlist, once its stage is over: those who are in, by name where they may be named. Definer's rights, for this list alone.
create function honours.public_shortlist(p_round uuid, p_day date)
returns table (title_id uuid, part text, place integer, line text, label text)
language sql stable security definer set search_path = pg_catalog as $$
  select k.title_id, k.part, k.place, k.line,
      case when (s.kind not in ('household', 'person') or s.consent = 'given') and (s.kind <> 'person' or s.is_adult or s.born_on <= p_day - interval '14 years') then s.label end
    from honours.shortlist_rows k
    join honours.candidates c on c.programme_id = k.programme_id and c.id = k.candidate_id
    join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
   where k.programme_id = platform.current_programme() and k.round_id = p_round and k.line in ('in', 'added')
     and exists (select 1 from honours.round_stages g where g.programme_id = k.programme_id and g.round_id = k.round_id and g.kind = 'shortlist' and g.state = 'done')
$$;
