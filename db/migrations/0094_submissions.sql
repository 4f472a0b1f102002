-- Why: for the online part of a test (网上申报) units hand in material by standard; every version and every review of it is kept, and whoever submitted does not review.
create schema submissions;

create table submissions.requests (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint requests__code_length check (length(code) between 1 and 60),
  name text not null constraint requests__name_length check (length(name) between 1 and 200),
  edition_id uuid not null,
  -- first and last day of what material may show
  starts_on date not null,
  ends_on date not null,
  due_on date not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (programme_id, id),
  constraint requests__code_unique unique (programme_id, code),
  constraint requests__edition foreign key (programme_id, edition_id) references frameworks.editions (programme_id, id),
  constraint requests__days_in_order check (starts_on <= ends_on and ends_on <= due_on)
);

-- What is asked: of a unit, for a standard, at least so many.
create table submissions.needs (
  programme_id uuid not null references places.programmes,
  request_id uuid not null,
  standard_id uuid not null,
  organisation_id uuid not null,
  documents_min integer not null,
  pictures_min integer not null,
  primary key (programme_id, request_id, standard_id, organisation_id),
  constraint needs__request foreign key (programme_id, request_id) references submissions.requests (programme_id, id),
  constraint needs__standard foreign key (programme_id, standard_id) references frameworks.nodes (programme_id, id),
  constraint needs__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint needs__asks_something check (documents_min between 0 and 100 and pictures_min between 0 and 100 and documents_min + pictures_min > 0)
);
create index needs__by_unit on submissions.needs (programme_id, organisation_id);
create index needs__by_standard on submissions.needs (programme_id, standard_id);

create table submissions.pieces (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  request_id uuid not null,
  organisation_id uuid not null,
  kind text not null constraint pieces__kind check (kind in ('document', 'picture')),
  state text not null constraint pieces__state check (state in ('waiting', 'accepted', 'returned')),
  -- the number of its newest version
  number integer not null default 1,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint pieces__request foreign key (programme_id, request_id) references submissions.requests (programme_id, id),
  constraint pieces__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id)
);
create index pieces__by_request on submissions.pieces (programme_id, request_id, organisation_id);
create index pieces__by_unit on submissions.pieces (programme_id, organisation_id, state);

create table submissions.piece_versions (
  programme_id uuid not null references places.programmes,
  piece_id uuid not null,
  number integer not null,
  shown_on date not null,
  place text not null,
  people text not null,
  theme text not null constraint piece_versions__theme_length check (length(theme) between 1 and 200),
  background text not null,
  occasion text not null,
  document_number text,
  file_ids uuid[] not null constraint piece_versions__has_files check (cardinality(file_ids) between 1 and 9),
  standard_ids uuid[] not null constraint piece_versions__serves check (cardinality(standard_ids) between 1 and 20),
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  primary key (programme_id, piece_id, number),
  constraint piece_versions__submitted unique (programme_id, piece_id, number, submitted_by),
  constraint piece_versions__piece foreign key (programme_id, piece_id) references submissions.pieces (programme_id, id)
);

-- One review for each version, by somebody other than who submitted it.
create table submissions.reviews (
  programme_id uuid not null references places.programmes,
  piece_id uuid not null,
  number integer not null,
  submitted_by uuid not null,
  accepted boolean not null,
  reason text constraint reviews__reason_length check (length(reason) between 2 and 500),
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  primary key (programme_id, piece_id, number),
  constraint reviews__version foreign key (programme_id, piece_id, number, submitted_by) references submissions.piece_versions (programme_id, piece_id, number, submitted_by),
  constraint reviews__by_another check (reviewed_by <> submitted_by),
  constraint reviews__return_says_why check (accepted or reason is not null)
);

create function submissions.keep_versions() returns trigger language plpgsql as $$
begin
  raise exception 'what was submitted and what was said of it is not changed' using errcode = 'restrict_violation';
end $$;
create trigger keep_versions before update or delete on submissions.piece_versions for each row execute function submissions.keep_versions();
create trigger keep_versions before update or delete on submissions.reviews for each row execute function submissions.keep_versions();

do $$
declare t text;
begin
  foreach t in array array['requests', 'needs', 'pieces', 'piece_versions', 'reviews'] loop
    execute format('alter table submissions.%I enable row level security', t);
    execute format('create policy programme on submissions.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
  -- Seen by the unit it is asked of.
  foreach t in array array['needs', 'pieces'] loop
    execute format($p$create policy scope on submissions.%I as restrictive for select using ((select platform.scope_everything()) or organisation_id = any (array(select unnest((select platform.scope_organisations())))))$p$, t);
  end loop;
  foreach t in array array['piece_versions', 'reviews'] loop
    execute format($p$create policy scope on submissions.%I as restrictive for select using ((select platform.scope_everything())
      or exists (select 1 from submissions.pieces p where p.programme_id = %I.programme_id and p.id = %I.piece_id))$p$, t, t, t);
  end loop;
end $$;
create policy scope on submissions.requests as restrictive for select using ((select platform.scope_everything())
  or exists (select 1 from submissions.needs n where n.programme_id = requests.programme_id and n.request_id = requests.id));

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('submissions.read', array['programmeOffice', 'leadingGroup', 'departmentCoordinator', 'liaison']),
      ('submissions.manage', array['programmeOffice']),
      ('submissions.submit', array['programmeOffice', 'departmentCoordinator', 'liaison'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
