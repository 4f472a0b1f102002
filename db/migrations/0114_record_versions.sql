-- Why: a covenant is adopted, revised and repealed: each text is kept with the day it was adopted, the days it held and the vote; and a record has documents beside photos as its evidence.
-- Locks: a check on records.record_events is replaced; it is read through once, some seconds for a million events. Expected rows: a handful of versions for each covenant, a few documents for some records.

create table records.versions (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  record_id uuid not null,
  adopted_on date not null,
  in_force_from date not null,
  -- nothing holds from that day on
  is_repeal boolean not null default false,
  body text not null constraint versions__body_length check (length(body) <= 20000),
  change_note text constraint versions__change_note_length check (length(change_note) between 1 and 1000),
  attended integer constraint versions__attended check (attended between 0 and 100000),
  in_favour integer constraint versions__in_favour check (in_favour >= 0 and (attended is null or in_favour <= attended)),
  -- what was said at the meeting, in short; the minutes themselves are attached
  minutes text constraint versions__minutes_length check (length(minutes) between 1 and 4000),
  -- what was looked at before the text could be published
  legality text[] not null default '{}',
  is_synthetic boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_reason text constraint versions__withdrawn_reason_length check (length(withdrawn_reason) between 2 and 300),
  primary key (programme_id, id),
  constraint versions__record foreign key (programme_id, record_id) references records.records (programme_id, id),
  constraint versions__force_after_adoption check (in_force_from >= adopted_on),
  constraint versions__text_or_repeal check (is_repeal = (body = '')),
  constraint versions__withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index versions__first_day_unique on records.versions (programme_id, record_id, in_force_from) where withdrawn_at is null;
create index versions__by_adoption on records.versions (programme_id, adopted_on desc, id);

create table records.documents (
  programme_id uuid not null references places.programmes,
  record_id uuid not null,
  file_id uuid not null,
  -- the version whose minutes it is
  version_id uuid,
  note text constraint documents__note_length check (length(note) between 1 and 200),
  at timestamptz not null,
  primary key (programme_id, record_id, file_id),
  constraint documents__record foreign key (programme_id, record_id) references records.records (programme_id, id),
  constraint documents__version foreign key (programme_id, version_id) references records.versions (programme_id, id),
  constraint documents__file foreign key (programme_id, file_id) references files.files (programme_id, id)
);
create index documents__by_version on records.documents (programme_id, version_id) where version_id is not null;
create index documents__by_file on records.documents (programme_id, file_id);

-- A text that was adopted is not rewritten: it is withdrawn with a reason and entered anew.
create function records.keep_versions() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null or (new.record_id, new.adopted_on, new.in_force_from, new.is_repeal, new.body, new.attended, new.in_favour, new.minutes, new.legality) is distinct from (old.record_id, old.adopted_on, old.in_force_from, old.is_repeal, old.body, old.attended, old.in_favour, old.minutes, old.legality) then
    raise exception 'a version is not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_versions before update or delete on records.versions for each row execute function records.keep_versions();

alter table records.record_events drop constraint record_events__act;
alter table records.record_events add constraint record_events__act check (act in ('entered', 'corrected', 'withdrawn', 'attached', 'detached', 'versionAdded', 'versionWithdrawn'));
alter table records.record_events drop constraint record_events__reason;
alter table records.record_events add constraint record_events__reason check (act in ('entered', 'attached', 'versionAdded') or reason is not null);

do $$
declare t text;
begin
  foreach t in array array['versions', 'documents'] loop
    execute format('alter table records.%I enable row level security', t);
    execute format('create policy programme on records.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
    execute format($p$
      create policy scope on records.%I as restrictive for select using (
        (select platform.scope_everything())
        or exists (select 1 from records.records r where r.programme_id = %I.programme_id and r.id = %I.record_id))$p$, t, t, t);
  end loop;
end $$;

-- What everybody may read: registers whose definition names public fields, their records without those who entered them, and texts whose
-- legality was looked at. Asked by people without a login, so with the rights of the owner.
create function records.public_registers() returns table (id uuid, code text, name_zh text, name_en text, about text, definition jsonb, record_count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select g.id, g.code, g.name_zh, g.name_en, g.about, g.definition, (select count(*) from records.records r where r.programme_id = g.programme_id and r.register_id = g.id and r.withdrawn_at is null)
    from records.registers g where g.programme_id = (select platform.current_programme()) and jsonb_array_length(coalesce(g.definition -> 'publicFields', '[]')) > 0
$$;

create function records.public_records(p_register uuid) returns table (id uuid, code text, title text, on_date date, place_id uuid, place_zh text, place_en text, fields jsonb, is_synthetic boolean, search_text text)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.code, r.title, r.on_date, r.place_id, p.name_zh, p.name_en,
      (select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(r.fields) f where g.definition -> 'publicFields' ? f.key), r.is_synthetic, r.search_text
    from records.registers g join records.records r on r.programme_id = g.programme_id and r.register_id = g.id and r.withdrawn_at is null
    left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id
   where g.programme_id = (select platform.current_programme()) and g.id = p_register and jsonb_array_length(coalesce(g.definition -> 'publicFields', '[]')) > 0
$$;

create function records.public_versions(p_record uuid) returns table (id uuid, adopted_on date, in_force_from date, is_repeal boolean, body text, is_checked boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select v.id, v.adopted_on, v.in_force_from, v.is_repeal, case when cardinality(v.legality) >= 4 then v.body else '' end, cardinality(v.legality) >= 4
    from records.versions v join records.records r on r.programme_id = v.programme_id and r.id = v.record_id and r.withdrawn_at is null
    join records.registers g on g.programme_id = r.programme_id and g.id = r.register_id
   where v.programme_id = (select platform.current_programme()) and v.record_id = p_record and v.withdrawn_at is null
     and (g.definition ->> 'keepsVersions')::boolean and jsonb_array_length(coalesce(g.definition -> 'publicFields', '[]')) > 0
$$;
