-- Why: bulletins with frozen figures; a published one can never say another number.
-- Locks: none. Expected rows: tens a year.

create schema bulletins;

create table bulletins.number_counters (
  programme_id uuid not null references places.programmes,
  kind text not null,
  year integer not null,
  last_number integer not null,
  primary key (programme_id, kind, year)
);

create table bulletins.bulletins (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  kind text not null constraint bulletins__kind check (kind in ('inspection')),
  round_id uuid not null,
  state text not null constraint bulletins__state check (state in ('draft', 'approved', 'published', 'withdrawn')),
  title text not null,
  document_number text,
  issue_number integer,
  -- the figures as they stood, each with its definition, numerator and denominator
  figures jsonb not null,
  figures_hash text not null,
  model jsonb not null,
  as_of timestamptz not null,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  approved_at timestamptz,
  approved_by uuid,
  published_at timestamptz,
  published_by uuid,
  primary key (programme_id, id),
  constraint bulletins__round foreign key (programme_id, round_id) references inspections.rounds (programme_id, id),
  constraint bulletins__approver_is_not_drafter check (approved_by is null or approved_by <> drafted_by),
  constraint bulletins__published_was_approved check (state <> 'published' or (approved_by is not null and published_at is not null))
);
create unique index bulletins__document_number on bulletins.bulletins (programme_id, document_number) where document_number is not null;

-- What was frozen stays: a published bulletin's words and numbers cannot be changed, only withdrawn.
create function bulletins.refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'withdrawn') and
     (new.figures, new.figures_hash, new.model, new.document_number, new.as_of)
       is distinct from (old.figures, old.figures_hash, old.model, old.document_number, old.as_of) then
    raise exception 'a published bulletin is frozen' using errcode = 'check_violation', constraint = 'bulletins__published_is_frozen';
  end if;
  return new;
end $$;
create trigger bulletins__frozen before update on bulletins.bulletins
  for each row execute function bulletins.refuse_change_of_published();
