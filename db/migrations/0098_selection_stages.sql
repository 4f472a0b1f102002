-- Why: a round with a file review and a jury keeps both: a sheet belongs to the stage it was handed in at. And a title that is held against an
-- edition of a framework is reviewed by the standards of that edition, as they stood when the round was started.
-- Locks: exclusive on score_sheets and round_titles while they are rewritten. Expected rows: some thousand sheets a round, some titles.
alter table honours.score_sheets add column stage text constraint score_sheets__stage check (stage in ('review', 'jury'));
-- Handed in before the jury opened, a sheet is one of the review, where the round has one; there was no other way to tell them apart.
update honours.score_sheets k set stage = case
  when not exists (select from honours.round_stages s where s.programme_id = k.programme_id and s.round_id = k.round_id and s.kind = 'review') then 'jury'
  when exists (select from honours.round_stages s where s.programme_id = k.programme_id and s.round_id = k.round_id and s.kind = 'jury' and s.opened_at <= k.submitted_at) then 'jury'
  else 'review' end;
alter table honours.score_sheets alter column stage set not null;
alter table honours.score_sheets drop constraint score_sheets_pkey;
alter table honours.score_sheets add primary key (programme_id, round_id, stage, person_id, candidate_id);
create index score_sheets__by_candidate on honours.score_sheets (programme_id, candidate_id, stage);

-- [{code, zh, en, scoreMax}] of the standards of the title's edition; null where the title names none, and the criteria of the round hold.
alter table honours.round_titles add column criteria jsonb;
-- Which edition they were taken from.
alter table honours.round_titles add column edition_code text;
