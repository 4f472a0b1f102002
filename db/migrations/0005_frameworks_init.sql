-- Why: frameworks as versioned trees of data; a new edition is an import, never a code change.
-- Locks: none. Expected rows: a few editions of some hundred nodes and check items.

create schema frameworks;

create table frameworks.editions (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null,
  family text not null,
  level text not null,
  year integer not null constraint editions__year check (year between 2000 and 2100),
  version text not null,
  title_zh text not null,
  title_en text not null,
  synthetic boolean not null,
  source text not null,
  state text not null constraint editions__state check (state in ('draft', 'inForce', 'retired')),
  effective_from date not null,
  effective_to date,
  method_weights jsonb not null,
  year_weights jsonb not null,
  grading_schemes jsonb not null,
  site_types jsonb not null,
  negative_items jsonb not null,
  mapping jsonb,
  document_hash text not null,
  -- how many inspection rounds were planned with it
  round_count integer not null default 0,
  imported_at timestamptz not null,
  imported_by uuid not null,
  primary key (programme_id, id),
  constraint editions__code_unique unique (programme_id, code)
);

create table frameworks.nodes (
  programme_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  parent_id uuid,
  level text not null constraint nodes__level check (level in ('theme', 'content', 'standard')),
  code text not null,
  name_zh text not null,
  name_en text not null,
  -- hundredths of a score point
  score_max_hundredths integer not null constraint nodes__score_not_negative check (score_max_hundredths >= 0),
  methods jsonb,
  grading_scheme text,
  lead_organisation_code text,
  sort_order integer not null,
  primary key (programme_id, id),
  constraint nodes__edition foreign key (programme_id, edition_id) references frameworks.editions (programme_id, id) on delete cascade,
  constraint nodes__parent foreign key (programme_id, parent_id) references frameworks.nodes (programme_id, id) on delete cascade,
  constraint nodes__code_unique unique (programme_id, edition_id, code)
);

create table frameworks.check_items (
  programme_id uuid not null,
  edition_id uuid not null,
  id uuid not null,
  standard_id uuid not null,
  theme_id uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  rule jsonb not null,
  exceptions_zh text,
  exceptions_en text,
  case_category text not null,
  photo_on_unmet boolean not null,
  weight_hundredths integer not null constraint check_items__weight_positive check (weight_hundredths > 0),
  site_type_codes text[] not null,
  sort_order integer not null,
  primary key (programme_id, id),
  constraint check_items__edition foreign key (programme_id, edition_id) references frameworks.editions (programme_id, id) on delete cascade,
  constraint check_items__standard foreign key (programme_id, standard_id) references frameworks.nodes (programme_id, id) on delete cascade,
  constraint check_items__theme foreign key (programme_id, theme_id) references frameworks.nodes (programme_id, id) on delete cascade,
  constraint check_items__code_unique unique (programme_id, edition_id, code)
);
create index check_items__site_types on frameworks.check_items using gin (site_type_codes);
