-- Why: whether a list names persons is answered by somebody, never assumed; names do not go out because a box was left alone.
-- Locks: briefly on notices.notices, a small table.
alter table notices.notices alter column has_names drop default;
alter table notices.notices alter column has_names drop not null;
alter table notices.notices add constraint notices__names_answered check (state in ('draft', 'withdrawn') or list is null or has_names is not null);
