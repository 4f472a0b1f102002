-- Why: what expires at the end of a year after a published warning, line by line, and the quarters whose board everybody may see.
-- Locks: none, new tables. Expected rows: one settlement a year, a line for each household with points; four boards a year.

create table points.settlements (
  programme_id uuid not null,
  id uuid not null,
  year integer not null constraint settlements__year check (year between 2000 and 2999),
  ends_on date not null,
  -- of the book on the day of the warning: a later book changes nothing here
  book_id uuid not null,
  keep_percent integer not null constraint settlements__keep_percent check (keep_percent between 0 and 100),
  keep_most integer constraint settlements__keep_most check (keep_most >= 0),
  notice text not null constraint settlements__notice_length check (length(notice) between 10 and 2000),
  state text not null constraint settlements__state check (state in ('warned', 'posted', 'withdrawn')),
  warned_on date not null,
  warned_at timestamptz not null,
  warned_by uuid not null,
  not_before date not null,
  posted_by uuid,
  posted_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawal_reason text constraint settlements__withdrawal_reason_length check (length(withdrawal_reason) between 2 and 300),
  primary key (programme_id, id),
  constraint settlements__book foreign key (programme_id, book_id) references points.rule_books (programme_id, id),
  constraint settlements__warned_sixty_days_before check (not_before >= warned_on + 60 and not_before > ends_on),
  constraint settlements__posted_says_who check ((state = 'posted') = (posted_by is not null)),
  constraint settlements__another_posts check (posted_by is null or posted_by <> warned_by),
  constraint settlements__withdrawn_says_why check ((state = 'withdrawn') = (withdrawn_by is not null and withdrawal_reason is not null))
);
create unique index settlements__one_a_year on points.settlements (programme_id, year) where state <> 'withdrawn';

create table points.settlement_lines (
  programme_id uuid not null,
  settlement_id uuid not null,
  subject_id uuid not null,
  subject_kind text not null constraint settlement_lines__subject_kind check (subject_kind in ('household', 'person')),
  place_id uuid,
  balance integer not null constraint settlement_lines__balance check (balance >= 0),
  spent integer not null constraint settlement_lines__spent check (spent >= 0),
  expired integer not null constraint settlement_lines__expired check (expired >= 0),
  carried integer not null constraint settlement_lines__carried check (carried >= 0),
  transfer_id uuid,
  reversed_at timestamptz,
  reversed_by uuid,
  reversal_reason text constraint settlement_lines__reversal_reason_length check (length(reversal_reason) between 2 and 300),
  primary key (programme_id, settlement_id, subject_id),
  constraint settlement_lines__settlement foreign key (programme_id, settlement_id) references points.settlements (programme_id, id),
  constraint settlement_lines__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint settlement_lines__adds_up check (balance = spent + expired + carried),
  constraint settlement_lines__expired_names_transfer check ((expired > 0) = (transfer_id is not null)),
  constraint settlement_lines__reversed_says_why check ((reversed_at is null) = (reversal_reason is null))
);

create table points.public_boards (
  programme_id uuid not null,
  quarter text not null constraint public_boards__quarter check (quarter ~ '^20[0-9]{2}-[1-4]$'),
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (programme_id, quarter)
);

do $$
declare t text;
begin
  foreach t in array array['settlements', 'settlement_lines', 'public_boards'] loop
    execute format('alter table points.%I enable row level security', t);
    execute format('create policy programme on points.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on points.settlement_lines as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));
create index deeds__by_place on points.deeds (place_id, happened_on);
