-- Why: two frameworks are worked for at once; which standards of theirs ask the same is decided by people, link by link.
-- Locks: none. Expected rows: some hundred a pair of editions. The lesser edition id stands on the left, so that a pair of standards has one row.
create table frameworks.crosswalk_links (
  programme_id uuid not null,
  id uuid not null,
  left_edition_id uuid not null,
  left_code text not null,
  right_edition_id uuid not null,
  right_code text not null,
  -- how the left standard stands to the right one
  relation text not null constraint crosswalk_links__relation check (relation in ('same', 'part', 'whole', 'related', 'unrelated')),
  note text constraint crosswalk_links__note_length check (length(note) <= 500),
  decided_at timestamptz not null,
  decided_by uuid not null,
  primary key (programme_id, id),
  constraint crosswalk_links__order check (left_edition_id < right_edition_id),
  constraint crosswalk_links__pair_unique unique (programme_id, left_edition_id, left_code, right_edition_id, right_code),
  constraint crosswalk_links__left foreign key (programme_id, left_edition_id, left_code) references frameworks.nodes (programme_id, edition_id, code) on delete cascade,
  constraint crosswalk_links__right foreign key (programme_id, right_edition_id, right_code) references frameworks.nodes (programme_id, edition_id, code) on delete cascade
);
create index crosswalk_links__right on frameworks.crosswalk_links (programme_id, right_edition_id, right_code);

alter table frameworks.crosswalk_links enable row level security;
create policy programme on frameworks.crosswalk_links using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

-- Observations of closed rounds by standard, of the whole programme whatever the reader reaches: sums tell nothing of a site. Definer's rights.
create function inspections.observations_by_standard(p_edition uuid, p_since date)
returns table (standard_code text, observation_count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select s.code, count(*)
    from inspections.rounds r
    join inspections.observations o on o.programme_id = r.programme_id and o.round_id = r.id and not o.not_applicable
    join frameworks.check_items k on k.programme_id = o.programme_id and k.id = o.check_item_id
    join frameworks.nodes s on s.programme_id = k.programme_id and s.id = k.standard_id
   where r.programme_id = platform.current_programme() and r.edition_id = p_edition and r.state = 'closed' and r.ends_on >= p_since
   group by s.code
$$;
