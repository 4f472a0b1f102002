-- Why: written accounts beside the bulletins of rounds, in one table and one life: templates as data, drafts whose numbers stay bound, review, freeze and correction.
-- Locks: bulletins.bulletins, tens of rows a year. Expected rows: some dozens of templates, tens of accounts a year.

create table bulletins.templates (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint templates__code_shape check (code ~ '^[a-z][a-z0-9-]{0,59}$'),
  version integer not null,
  is_retired boolean not null default false,
  primary key (programme_id, id),
  constraint templates__code_unique unique (programme_id, code)
);

-- What a template said; a version is never changed, so that a draft can tell what it was made from.
create table bulletins.template_versions (
  programme_id uuid not null references places.programmes,
  template_id uuid not null,
  version integer not null,
  kind text not null constraint template_versions__kind check (kind in ('briefing', 'circular', 'publicNotice', 'chronicle', 'annualSummary', 'redHead')),
  name_zh text not null constraint template_versions__name_length check (length(name_zh) between 1 and 80),
  name_en text not null,
  title text not null constraint template_versions__title_length check (length(title) between 1 and 400),
  -- in the language of accounts: figures and conditions by name, lines
  body text not null constraint template_versions__body_length check (length(body) between 1 and 60000),
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (programme_id, template_id, version),
  constraint template_versions__template foreign key (programme_id, template_id) references bulletins.templates (programme_id, id)
);

alter table bulletins.bulletins
  drop constraint bulletins__kind,
  add constraint bulletins__kind check (kind in ('inspection', 'briefing', 'circular', 'publicNotice', 'chronicle', 'annualSummary', 'redHead')),
  drop constraint bulletins__state,
  add constraint bulletins__state check (state in ('draft', 'review', 'approved', 'published', 'withdrawn')),
  alter column round_id drop not null,
  add column template_id uuid,
  add column template_version integer,
  -- title and text as written, with figures by name; of an account alone
  add column title_source text,
  add column content text,
  add column version integer not null default 1,
  -- everybody who wrote any of it: none of them approves
  add column editors uuid[] not null default '{}',
  -- why it was given back, until it is handed in again
  add column remark text constraint bulletins__remark_length check (length(remark) <= 500),
  add column withdrawal_reason text,
  -- the withdrawn one that this one puts right
  add column corrects_id uuid,
  add constraint bulletins__origin check (case when kind = 'inspection' then round_id is not null and content is null else round_id is null and content is not null and title_source is not null end),
  add constraint bulletins__template foreign key (programme_id, template_id, template_version) references bulletins.template_versions (programme_id, template_id, version),
  add constraint bulletins__corrects foreign key (programme_id, corrects_id) references bulletins.bulletins (programme_id, id),
  add constraint bulletins__approver_did_not_write check (approved_by is null or approved_by <> all (editors));

create or replace function bulletins.refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'withdrawn') and
     (new.title, new.figures, new.figures_hash, new.model, new.document_number, new.as_of, new.title_source, new.content, new.corrects_id)
       is distinct from (old.title, old.figures, old.figures_hash, old.model, old.document_number, old.as_of, old.title_source, old.content, old.corrects_id) then
    raise exception 'a published bulletin is frozen' using errcode = 'check_violation', constraint = 'bulletins__published_is_frozen';
  end if;
  return new;
end $$;

do $$
declare t text;
begin
  foreach t in array array['templates', 'template_versions'] loop
    execute format('alter table bulletins.%I enable row level security', t);
    execute format('create policy programme on bulletins.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;

create function bulletins.keep_template_version() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a template is not changed' using errcode = 'restrict_violation';
end $$;
create trigger keep_template_version before update or delete on bulletins.template_versions for each row execute function bulletins.keep_template_version();

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'bulletins.template' from people.roles r where r.code = 'programmeOffice' on conflict do nothing;
