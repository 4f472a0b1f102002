-- Why: whoever takes back their consent while a notice shows them is out of the public page at once; the notice itself stays as it was published.
-- Locks: none on what is used (a new table, a column without a value on honours.candidates).
create table notices.withheld_names (
  programme_id uuid not null,
  notice_id uuid not null,
  name text not null constraint withheld_names__length check (length(name) between 1 and 120),
  since timestamptz not null,
  primary key (programme_id, notice_id, name),
  constraint withheld_names__notice foreign key (programme_id, notice_id) references notices.notices (programme_id, id)
);
alter table notices.withheld_names enable row level security;
create policy programme on notices.withheld_names using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
-- read with the notice it belongs to, so that the page of everybody can leave the name out
create policy scope on notices.withheld_names as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from notices.notices n where n.programme_id = withheld_names.programme_id and n.id = withheld_names.notice_id));

-- under which name a candidate stands in the notice of its round; null where it is not named there
alter table honours.candidates add column listed_as text constraint candidates__listed_as_length check (length(listed_as) <= 120);
