-- Why: a title is withdrawn by one proceeding everywhere: proposed, told to the holder, heard, confirmed by another person, open to an appeal that a third decides. Until now a re-review had its own and an office could withdraw by one hand.
-- Locks: access exclusive on honours.re_review_items, briefly. Expected rows: tens a year; what a re-review has proposed and not settled goes over.

create table honours.withdrawals (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  award_id uuid not null,
  review_item_id uuid,
  place_id uuid,
  organisation_id uuid,
  state text not null constraint withdrawals__state check (state in ('proposed', 'notified', 'heard', 'confirmed', 'appealed', 'final', 'refused', 'upheld', 'lapsed')),
  -- the ground with its times, as the rules of the title said on the day
  ground_code text not null constraint withdrawals__ground_code_length check (length(ground_code) between 1 and 60),
  ground_zh text not null constraint withdrawals__ground_zh_length check (length(ground_zh) between 1 and 120),
  ground_en text not null constraint withdrawals__ground_en_length check (length(ground_en) between 1 and 200),
  answer_days integer not null constraint withdrawals__answer_days check (answer_days between 0 and 90),
  appeal_days integer not null constraint withdrawals__appeal_days check (appeal_days between 0 and 90),
  evidence text not null constraint withdrawals__evidence_length check (length(evidence) between 2 and 4000),
  file_ids uuid[] not null default '{}' constraint withdrawals__files check (cardinality(file_ids) <= 10),
  reason_sealed text,
  proposed_at timestamptz not null,
  proposed_on date not null,
  proposed_by uuid not null,
  notified_on date,
  notice_way text constraint withdrawals__notice_way_length check (length(notice_way) between 2 and 200),
  answer_by date,
  heard_on date,
  has_spoken boolean,
  hearing_sealed text,
  decided_on date,
  decided_by uuid,
  document text constraint withdrawals__document_length check (length(document) between 1 and 200),
  decision_sealed text,
  appeal_until date,
  appealed_on date,
  appeal_sealed text,
  appeal_decided_on date,
  appeal_decided_by uuid,
  appeal_document text constraint withdrawals__appeal_document_length check (length(appeal_document) between 1 and 200),
  appeal_decision_sealed text,
  ended_on date,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint withdrawals__award foreign key (programme_id, award_id) references honours.awards (programme_id, id),
  constraint withdrawals__review_item foreign key (programme_id, review_item_id) references honours.re_review_items (programme_id, id),
  -- nobody loses a title unheard
  constraint withdrawals__heard check (state not in ('heard', 'confirmed', 'appealed', 'final', 'upheld') or (notified_on is not null and answer_by is not null and heard_on is not null and has_spoken is not null)),
  constraint withdrawals__silence_waits check (has_spoken is distinct from false or answer_days = 0 or heard_on > answer_by),
  -- nor by the hand of whoever proposed it; an appeal goes to a third
  constraint withdrawals__confirmed check (state not in ('confirmed', 'appealed', 'final', 'upheld') or (decided_by is not null and decided_on is not null and appeal_until is not null)),
  constraint withdrawals__another_confirms check (decided_by is null or decided_by <> proposed_by),
  constraint withdrawals__a_third_decides check (appeal_decided_by is null or (appeal_decided_by <> proposed_by and appeal_decided_by <> decided_by)),
  constraint withdrawals__after_appeal check (state <> 'final' or (ended_on is not null and (appeal_days = 0 or ended_on > appeal_until or (appealed_on is not null and appeal_decided_by is not null))))
);
create unique index withdrawals__one_at_a_time on honours.withdrawals (programme_id, award_id) where state in ('proposed', 'notified', 'heard', 'confirmed', 'appealed');
create index withdrawals__by_state on honours.withdrawals (programme_id, state, id);
create index withdrawals__of_review on honours.withdrawals (programme_id, review_item_id) where review_item_id is not null;
create index withdrawals__of_award on honours.withdrawals (programme_id, award_id);

alter table honours.withdrawals enable row level security;
create policy programme on honours.withdrawals using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on honours.withdrawals as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or organisation_id = any (array(select unnest((select platform.scope_organisations())))));

-- What a re-review proposed and did not settle: its holder was heard; whoever appealed before a decision has said something to it.
insert into honours.withdrawals (programme_id, id, award_id, review_item_id, place_id, organisation_id, state, ground_code, ground_zh, ground_en, answer_days, appeal_days, evidence, file_ids, reason_sealed, proposed_at, proposed_on, proposed_by, notified_on, notice_way, answer_by, heard_on, has_spoken)
  select distinct on (i.programme_id, i.award_id) i.programme_id, uuidv7(), i.award_id, i.id, i.place_id, i.organisation_id, 'heard', 'standards', '复查不达标', 'Below its standards in a re-review', 7, 7, case when length(i.evidence) >= 2 then left(i.evidence, 4000) else '——' end, i.file_ids, i.reason_sealed, r.created_at, i.heard_on, i.proposed_by, i.heard_on, '复查中告知', i.heard_on, i.heard_on, true
    from honours.re_review_items i join honours.re_reviews r on r.programme_id = i.programme_id and r.id = i.re_review_id where i.state in ('proposed', 'appealed')
   order by i.programme_id, i.award_id, r.created_at desc;
-- An award in two re-reviews at once has one proceeding; the other asks again.
update honours.re_review_items i set state = 'open' where i.state in ('proposed', 'appealed') and not exists (select from honours.withdrawals w where w.programme_id = i.programme_id and w.review_item_id = i.id);
update honours.re_review_items set state = 'proposed' where state = 'appealed';
alter table honours.re_review_items drop constraint re_review_items__heard,
  add constraint re_review_items__heard check (state not in ('proposed', 'appealed', 'withdrawn') or (proposed_by is not null and (state <> 'withdrawn' or (heard_on is not null and appeal_until is not null))));

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'honours.decideAppeals' from people.roles r where r.code = 'leadingGroup'
  on conflict do nothing;
