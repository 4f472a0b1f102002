-- Why: the seven days for which service is posted can be a notice of the programme, with objections and an end of its own, instead of a sheet on a wall.
-- Locks: volunteering.certificates for an instant; some thousand rows are read for the new constraint.
alter table volunteering.certificates
  add column notice_id uuid,
  alter column posted_on drop not null,
  alter column posted_where drop not null,
  add constraint certificates__notice foreign key (programme_id, notice_id) references notices.notices (programme_id, id),
  add constraint certificates__posted_somewhere check ((posted_on is null) = (posted_where is null)),
  drop constraint certificates__posted_seven_days,
  add constraint certificates__posted_seven_days check (issued_on is null or (posted_on is not null and issued_on >= posted_on + 7));
create index certificates__by_notice on volunteering.certificates (notice_id) where notice_id is not null;
