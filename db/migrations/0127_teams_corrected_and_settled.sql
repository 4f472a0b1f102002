-- Why: a deed of a team can be wrong as a household's can, and is corrected by a reversal; and what a team did not use by the end of the year expires by the same rule as a household's points.
-- Locks: short, for the changed constraints; both tables are small. Expected rows: none new.
alter table volunteering.team_deeds
  add column corrected_by uuid,
  add column corrected_at timestamptz,
  add column correction_reason text constraint team_deeds__correction_reason_length check (length(correction_reason) between 2 and 300),
  drop constraint team_deeds__state, drop constraint team_deeds__noticed_until, drop constraint team_deeds__posted_is_in_the_ledger,
  add constraint team_deeds__state check (state in ('recorded', 'noticed', 'posted', 'declined', 'corrected')),
  add constraint team_deeds__noticed_until check ((state in ('noticed', 'posted', 'corrected')) = (notice_until is not null)),
  add constraint team_deeds__posted_is_in_the_ledger check (case state when 'posted' then transfer_id is not null when 'corrected' then true else transfer_id is null end),
  add constraint team_deeds__another_corrects check (corrected_by is null or corrected_by <> recorded_by),
  add constraint team_deeds__corrected_says_why check ((state = 'corrected') = (corrected_by is not null) and (corrected_by is null) = (correction_reason is null));

-- A line may be of a team, which no register of subjects knows; lines of households and persons name one as before.
alter table points.settlement_lines
  drop constraint settlement_lines__subject, drop constraint settlement_lines__subject_kind,
  add constraint settlement_lines__subject_kind check (subject_kind in ('household', 'person', 'team')),
  add column registered_id uuid generated always as (case when subject_kind <> 'team' then subject_id end) stored,
  add constraint settlement_lines__subject foreign key (programme_id, registered_id) references honours.subjects (programme_id, id);
