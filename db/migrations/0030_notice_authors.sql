-- Why: whoever changed a word of a notice must not be the one who publishes it, also when somebody else changed it later.
-- Locks: an exclusive one on notices.notices while a short table is filled. Expected rows: tens a year.

alter table notices.notices add column authors uuid[] not null default '{}';

-- Of drafts the audit tells who else wrote; what was published is judged by the rule it was published under.
update notices.notices n set authors = array(
  select n.drafted_by
  union
  select a.actor_person_id from platform.audit_entries a
   where n.state = 'draft' and a.programme_id = n.programme_id and a.subject_kind = 'notice' and a.subject_id = n.id::text
     and a.actor_person_id is not null and a.operation in ('notices.draftNotice', 'notices.updateNotice'));

alter table notices.notices
  drop constraint notices__publisher_is_not_drafter,
  add constraint notices__publisher_is_no_author check (published_by is null or published_by <> all (authors)),
  add constraint notices__drafter_is_author check (drafted_by = any (authors));
