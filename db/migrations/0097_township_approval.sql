-- Why: titles of households are approved by their township after the public notice: a stage of its own, one answer for each town, by whoever answers
-- for that town alone. A household says in a sentence why it claims a star; what it said comes with it from the public form.
-- Locks: briefly on honours.round_stages, candidates and nominations (columns with a constant default). Expected rows: one a town and round.
alter table honours.round_stages drop constraint round_stages__kind;
alter table honours.round_stages add constraint round_stages__kind check (kind in ('nomination', 'groupReview', 'committee', 'eligibility', 'departmentCheck', 'review', 'jury', 'publicVoice',
  'publicNotice', 'townshipApproval', 'decision', 'conferral', 'publication'));

create table honours.township_approvals (
  programme_id uuid not null,
  round_id uuid not null,
  -- the town, subdistrict or zone whose households it is about
  place_id uuid not null,
  approved boolean not null,
  document text constraint township_approvals__document_length check (length(document) <= 200),
  -- why the list as a whole was not approved; of single households the reason stands sealed with the candidate
  reason text constraint township_approvals__reason_length check (length(reason) <= 500),
  decided_at timestamptz not null,
  decided_by uuid not null,
  primary key (programme_id, round_id, place_id),
  constraint township_approvals__round foreign key (programme_id, round_id) references honours.selection_rounds (programme_id, id),
  constraint township_approvals__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint township_approvals__refused_with_reason check (approved or reason is not null)
);
alter table honours.township_approvals enable row level security;
create policy programme on honours.township_approvals using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
-- A village reads the answer of its town, too: it is the one that answers for a household that was sent back.
create policy scope on honours.township_approvals as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places()))))
  or exists (select from places.places u where u.programme_id = township_approvals.programme_id and u.id = any (array(select unnest((select platform.scope_places())))) and u.ancestor_ids @> array[township_approvals.place_id]));

-- The town that answers for a place: the nearest town or subdistrict it lies in, a zone where there is none, the whole programme where there is neither.
create function honours.town_of(p_place uuid) returns uuid
language sql stable set search_path = pg_catalog as $$
  select coalesce(
      (select a.id from places.places a where a.programme_id = p.programme_id and a.id = any (p.ancestor_ids) and a.kind in ('town', 'subdistrict', 'zone')
        order by (a.kind = 'zone'), array_position(p.ancestor_ids, a.id) desc limit 1),
      p.ancestor_ids[1], p.id)
    from places.places p where p.programme_id = platform.current_programme() and p.id = p_place
$$;

-- star code to a sentence of whoever claims it
alter table honours.candidates add column claim_words jsonb not null default '{}';
alter table honours.nominations add column claimed_stars text[] not null default '{}';
alter table honours.nominations add column claim_words jsonb not null default '{}';

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'honours.approve' from people.roles r where r.code = 'zoneCoordinator'
  on conflict do nothing;
