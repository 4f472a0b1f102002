-- Why: help in a time of need: who is on the list and by which situation, what was bought and given, handed over once and signed
-- for, reconciled to the last unit. Nothing here says of anybody what they believe, where they come from or what they earn.
-- Locks: none; a new schema.
create schema care;

-- Situations are rows: what somebody is in, and never what they are.
create table care.situations (
  programme_id uuid not null references places.programmes,
  code text not null constraint situations__code_length check (length(code) between 1 and 40),
  name_zh text not null,
  name_en text not null,
  -- how an officer tells it: a contract, a word of the landlord
  told_by_zh text not null default '',
  told_by_en text not null default '',
  sort_order integer not null default 0,
  primary key (programme_id, code)
);

create table care.schemes (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint schemes__code_length check (length(code) between 1 and 60),
  name text not null constraint schemes__name_length check (length(name) between 1 and 120),
  purpose text not null,
  period daterange not null constraint schemes__period check (not isempty(period) and lower(period) is not null and upper(period) is not null),
  -- in words, for whoever asks
  who_text text not null,
  ask_text text not null,
  -- as a rule over situations: each of these, and one of those when there are any
  needs_all text[] not null default '{}',
  needs_any text[] not null default '{}',
  by_household boolean not null,
  notice_days integer not null constraint schemes__notice_days check (notice_days between 1 and 60),
  budget_fen bigint not null constraint schemes__budget check (budget_fen >= 0),
  thanks_text text not null,
  is_public boolean not null default true,
  state text not null default 'draft' constraint schemes__state check (state in ('draft', 'open', 'closed')),
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint schemes__code_unique unique (programme_id, code),
  constraint schemes__rule_says_something check (cardinality(needs_all) + cardinality(needs_any) > 0)
);
create index schemes__unsearchable on care.schemes (programme_id) where search_text is null;

create table care.benefits (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  scheme_id uuid not null,
  kind text not null constraint benefits__kind check (kind in ('phoneCredit', 'data', 'giftPack', 'goods')),
  name text not null constraint benefits__name_length check (length(name) between 1 and 80),
  unit text not null constraint benefits__unit_length check (length(unit) between 1 and 20),
  value_fen integer not null constraint benefits__value check (value_fen >= 0),
  quantity_each integer not null constraint benefits__quantity_each check (quantity_each between 1 and 1000),
  -- what the moves add up to, kept by their trigger
  on_hand integer not null default 0 constraint benefits__never_below_zero check (on_hand >= 0),
  sort_order integer not null default 0,
  primary key (programme_id, id),
  constraint benefits__name_unique unique (programme_id, scheme_id, name),
  constraint benefits__scheme foreign key (programme_id, scheme_id) references care.schemes (programme_id, id)
);

-- Those who go into one public notice together.
create table care.lists (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  scheme_id uuid not null,
  notice_id uuid not null,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  primary key (programme_id, id),
  constraint lists__scheme foreign key (programme_id, scheme_id) references care.schemes (programme_id, id),
  constraint lists__notice foreign key (programme_id, notice_id) references notices.notices (programme_id, id)
);
create index lists__by_scheme on care.lists (programme_id, scheme_id);

create table care.recipients (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  scheme_id uuid not null,
  number text not null constraint recipients__number_length check (length(number) between 1 and 40),
  label text not null constraint recipients__label_length check (length(label) between 1 and 60),
  place_id uuid,
  organisation_id uuid,
  situations text[] not null,
  -- house number, contact, identity number: sealed with the installation's secret
  details_sealed text,
  -- keyed hashes, by which the same person or household is told without telling who
  identity_key text,
  household_key text,
  contact_key text,
  -- the one of them that this scheme goes by
  match_key text,
  is_under_14 boolean not null default false,
  agrees_to_name boolean not null default false,
  -- of the slip that is printed: a keyed hash of its code, and which slip it is
  slip_serial integer not null default 1,
  slip_key text not null,
  state text not null default 'proposed' constraint recipients__state check (state in ('proposed', 'confirmed', 'declined', 'withdrawn')),
  list_id uuid,
  reason_sealed text,
  registered_at timestamptz not null,
  registered_by uuid not null,
  confirmed_by uuid,
  search_text text,
  primary key (programme_id, id),
  constraint recipients__number_unique unique (programme_id, scheme_id, number),
  constraint recipients__slip_unique unique (programme_id, slip_key),
  constraint recipients__scheme foreign key (programme_id, scheme_id) references care.schemes (programme_id, id),
  constraint recipients__list foreign key (programme_id, list_id) references care.lists (programme_id, id),
  constraint recipients__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint recipients__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint recipients__lies_somewhere check (place_id is not null or organisation_id is not null),
  constraint recipients__child_never_named check (not (is_under_14 and agrees_to_name)),
  constraint recipients__second_person check (confirmed_by is null or confirmed_by <> registered_by)
);
-- The same person or household stands on one list once, whoever registered it and wherever.
create unique index recipients__once on care.recipients (programme_id, scheme_id, match_key) where match_key is not null and state in ('proposed', 'confirmed');
create index recipients__by_identity on care.recipients (programme_id, identity_key) where identity_key is not null;
create index recipients__by_household on care.recipients (programme_id, household_key) where household_key is not null;
create index recipients__by_contact on care.recipients (programme_id, contact_key) where contact_key is not null;
create index recipients__by_state on care.recipients (programme_id, scheme_id, state);
create index recipients__unsearchable on care.recipients (programme_id) where search_text is null;

create table care.number_lines (
  programme_id uuid not null references places.programmes,
  scheme_id uuid not null,
  last integer not null,
  primary key (programme_id, scheme_id)
);

create table care.deliveries (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  scheme_id uuid not null,
  recipient_id uuid not null,
  proof text not null constraint deliveries__proof check (proof in ('signature', 'slip')),
  spot text not null constraint deliveries__spot check (spot in ('home', 'desk')),
  -- who took it in their place: how they belong to each other, and their name, sealed
  proxy_relation text constraint deliveries__relation check (proxy_relation in ('family', 'neighbour', 'colleague', 'officer')),
  proxy_sealed text,
  signature_file_id uuid,
  -- it had happened when the server heard of it
  was_reported_after boolean not null,
  claimed_at timestamptz not null,
  received_at timestamptz not null,
  delivered_by uuid not null,
  state text not null constraint deliveries__state check (state in ('stands', 'flagged', 'undone', 'explained')),
  reason_sealed text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (programme_id, id),
  constraint deliveries__recipient foreign key (programme_id, recipient_id) references care.recipients (programme_id, id),
  constraint deliveries__scheme foreign key (programme_id, scheme_id) references care.schemes (programme_id, id),
  constraint deliveries__proxy_whole check ((proxy_relation is null) = (proxy_sealed is null)),
  constraint deliveries__signature_drawn check ((proof = 'signature') = (signature_file_id is not null)),
  constraint deliveries__second_person check (decided_by is null or decided_by <> delivered_by),
  constraint deliveries__decided check ((state in ('undone', 'explained')) = (decided_by is not null))
);
create index deliveries__recent on care.deliveries (programme_id, received_at desc, id);
create index deliveries__by_recipient on care.deliveries (programme_id, recipient_id);
create index deliveries__open on care.deliveries (programme_id, scheme_id) where state = 'flagged';

create table care.delivery_lines (
  programme_id uuid not null references places.programmes,
  delivery_id uuid not null,
  benefit_id uuid not null,
  recipient_id uuid not null,
  kind text not null,
  quantity integer not null constraint delivery_lines__quantity check (quantity > 0),
  value_fen integer not null,
  match_key text,
  period daterange not null,
  state text not null constraint delivery_lines__state check (state in ('stands', 'flagged', 'undone', 'explained')),
  primary key (programme_id, delivery_id, benefit_id),
  constraint delivery_lines__delivery foreign key (programme_id, delivery_id) references care.deliveries (programme_id, id),
  constraint delivery_lines__benefit foreign key (programme_id, benefit_id) references care.benefits (programme_id, id),
  -- Nobody is handed the same kind twice in the same time, through whichever scheme and by whichever route; two things of one kind in one scheme are its own gift.
  constraint delivery_lines__once_across exclude using gist (programme_id with =, match_key with =, kind with =, period with &&, recipient_id with <>) where (state = 'stands' and match_key is not null)
);
create unique index delivery_lines__once on care.delivery_lines (programme_id, recipient_id, benefit_id) where state = 'stands';
create index delivery_lines__by_benefit on care.delivery_lines (programme_id, benefit_id);

-- What came and went; never edited. received - delivered - returned - damaged = on hand.
create table care.stock_moves (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  benefit_id uuid not null,
  kind text not null constraint stock_moves__kind check (kind in ('bought', 'donated', 'delivered', 'cameBack', 'returned', 'damaged')),
  quantity integer not null constraint stock_moves__quantity check (quantity > 0),
  effect integer not null generated always as (case when kind in ('bought', 'donated', 'cameBack') then quantity else -quantity end) stored,
  -- invoice, donation receipt, order, minute of damage
  document text,
  delivery_id uuid,
  moved_at timestamptz not null,
  moved_by uuid not null,
  primary key (programme_id, id),
  constraint stock_moves__benefit foreign key (programme_id, benefit_id) references care.benefits (programme_id, id),
  constraint stock_moves__delivery foreign key (programme_id, delivery_id) references care.deliveries (programme_id, id),
  constraint stock_moves__says_where_from check ((kind in ('delivered', 'cameBack')) = (delivery_id is not null) and (kind in ('delivered', 'cameBack') or document is not null))
);
create index stock_moves__by_benefit on care.stock_moves (programme_id, benefit_id, moved_at desc, id);
create unique index stock_moves__once_a_delivery on care.stock_moves (programme_id, delivery_id, benefit_id, kind) where delivery_id is not null;

create function care.move_stock() returns trigger language plpgsql as $$
begin
  update care.benefits set on_hand = on_hand + new.effect where programme_id = new.programme_id and id = new.benefit_id;
  return null;
end $$;
create trigger move_stock after insert on care.stock_moves for each row execute function care.move_stock();

create function care.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'care.% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on care.stock_moves for each row execute function care.refuse_change();
create trigger append_only_whole before truncate on care.stock_moves for each statement execute function care.refuse_change();

-- Counted by two, who do not see each other's figure before both are there.
create table care.counts (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  benefit_id uuid not null,
  state text not null constraint counts__state check (state in ('waiting', 'agreed', 'differs')),
  first_quantity integer not null constraint counts__first check (first_quantity >= 0),
  first_by uuid not null,
  first_at timestamptz not null,
  second_quantity integer constraint counts__second check (second_quantity >= 0),
  second_by uuid,
  second_at timestamptz,
  -- what the moves said when the second had counted
  book_quantity integer,
  primary key (programme_id, id),
  constraint counts__benefit foreign key (programme_id, benefit_id) references care.benefits (programme_id, id),
  constraint counts__two_people check (second_by is null or second_by <> first_by),
  constraint counts__whole check ((state = 'waiting') = (second_by is null) and (second_by is null) = (second_quantity is null) and (second_by is null) = (book_quantity is null))
);
create unique index counts__one_waiting on care.counts (programme_id, benefit_id) where state = 'waiting';
create index counts__latest on care.counts (programme_id, benefit_id, first_at desc);

do $$
declare t text;
begin
  foreach t in array array['situations', 'schemes', 'benefits', 'lists', 'recipients', 'number_lines', 'deliveries', 'delivery_lines', 'stock_moves', 'counts'] loop
    execute format('alter table care.%I enable row level security', t);
    execute format('create policy programme on care.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on care.recipients as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or organisation_id = any (array(select unnest((select platform.scope_organisations())))));
create policy scope on care.deliveries as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from care.recipients r where r.programme_id = deliveries.programme_id and r.id = deliveries.recipient_id));
create policy scope on care.delivery_lines as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from care.recipients r where r.programme_id = delivery_lines.programme_id and r.id = delivery_lines.recipient_id));

-- What was handed over already to the same person or household, also out of the asker's reach: two routes meet here. Definer's
-- rights; it tells kind, scheme and day, and neither who nor where.
create function care.handed_over(p_programme uuid, p_recipient uuid, p_kinds text[], p_period daterange)
returns table (basis text, kind text, scheme_name text, on_at timestamptz, same_scheme boolean, waits_for_decision boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select case when o.id = r.id then 'self' when o.match_key = r.match_key and so.by_household = sr.by_household then 'same'
              when o.identity_key = r.identity_key then 'identity' when o.household_key = r.household_key then 'household' else 'contact' end,
         l.kind, so.name, d.claimed_at, so.id = sr.id, l.state = 'flagged'
    from care.recipients r
    join care.schemes sr on sr.programme_id = r.programme_id and sr.id = r.scheme_id
    join care.recipients o on o.programme_id = r.programme_id
     and (o.id = r.id or o.match_key = r.match_key or o.identity_key = r.identity_key or o.household_key = r.household_key or o.contact_key = r.contact_key)
    join care.schemes so on so.programme_id = o.programme_id and so.id = o.scheme_id
    join care.delivery_lines l on l.programme_id = o.programme_id and l.recipient_id = o.id and l.state in ('stands', 'flagged', 'explained')
    join care.deliveries d on d.programme_id = l.programme_id and d.id = l.delivery_id
   where r.programme_id = p_programme and p_programme = platform.current_programme() and r.id = p_recipient and l.kind = any (p_kinds) and l.period && p_period
   order by d.claimed_at, l.kind
   limit 50
$$;

-- Which numbers and keys a list has already, out of the asker's reach too: whether, never who.
create function care.taken(p_programme uuid, p_scheme uuid, p_numbers text[], p_keys text[])
returns table (number text, match_key text)
language sql stable security definer set search_path = pg_catalog as $$
  select case when r.number = any (p_numbers) then r.number end, case when r.match_key = any (p_keys) and r.state in ('proposed', 'confirmed') then r.match_key end
    from care.recipients r
   where r.programme_id = p_programme and p_programme = platform.current_programme() and r.scheme_id = p_scheme and (r.number = any (p_numbers) or r.match_key = any (p_keys))
$$;

-- The letter of thanks that a slip leads to: the scheme's words, and nothing of whom it is for.
create function care.thanks(p_programme uuid, p_slip_key text) returns table (name text, thanks_text text)
language sql stable security definer set search_path = pg_catalog as $$
  select s.name, s.thanks_text from care.recipients r join care.schemes s on s.programme_id = r.programme_id and s.id = r.scheme_id
   where r.programme_id = p_programme and p_programme = platform.current_programme() and r.slip_key = p_slip_key and r.state = 'confirmed'
$$;

-- Totals of a scheme for everybody: counts and sums alone.
create function care.totals(p_programme uuid, p_scheme uuid)
returns table (listed integer, received integer, complete integer, value_fen bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select (select count(*)::integer from care.recipients r where r.programme_id = p_programme and r.scheme_id = p_scheme and r.state = 'confirmed'),
         count(*) filter (where g.kinds > 0)::integer, count(*) filter (where g.kinds > 0 and g.kinds >= b.kinds)::integer, coalesce(sum(g.value_fen), 0)::bigint
    from (select l.recipient_id, count(distinct l.benefit_id) as kinds, sum(l.quantity::bigint * l.value_fen) as value_fen
            from care.delivery_lines l join care.benefits n on n.programme_id = l.programme_id and n.id = l.benefit_id
           where l.programme_id = p_programme and n.scheme_id = p_scheme and l.state in ('stands', 'explained') group by l.recipient_id) g
    cross join (select count(*) as kinds from care.benefits where programme_id = p_programme and scheme_id = p_scheme) b
   where p_programme = platform.current_programme()
$$;

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('care.read', array['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer', 'liaison']),
      ('care.register', array['programmeOffice', 'communityOfficer', 'liaison']),
      ('care.deliver', array['programmeOffice', 'communityOfficer', 'liaison']),
      ('care.readDetails', array['programmeOffice', 'communityOfficer', 'liaison']),
      ('care.manage', array['programmeOffice'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
