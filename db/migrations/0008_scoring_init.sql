-- Why: a round's score kept as counted cells: what was observed and what was met, by every dimension it is read in.
-- One changed observation moves a handful of cells; no round is ever rescored for it.
-- Locks: none. Expected rows: some thousands of cells a round.

create schema scoring;

create table scoring.score_cells (
  programme_id uuid not null references places.programmes,
  round_id uuid not null,
  dimension text not null constraint score_cells__dimension check (dimension in
    ('overall', 'theme', 'standard', 'siteType', 'zone', 'organisation', 'site', 'zoneTheme')),
  key text not null,
  met_count bigint not null default 0,
  observed_count bigint not null default 0,
  item_count bigint not null default 0,
  not_applicable_count bigint not null default 0,
  primary key (programme_id, round_id, dimension, key),
  constraint score_cells__round foreign key (programme_id, round_id) references inspections.rounds (programme_id, id),
  constraint score_cells__counts check (met_count between 0 and observed_count and item_count >= 0 and not_applicable_count >= 0)
);
