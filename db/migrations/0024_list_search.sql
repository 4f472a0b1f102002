-- Why: lists of cases, rounds, bulletins, notices, organisations and check items are searched by pinyin and its initials.
-- Locks: adding a nullable column rewrites nothing. Old rows are filled by the job platform.fillSearchTexts, since SQL knows no
-- pinyin; until then they are found by their names.

alter table cases.cases add column search_text text;
alter table inspections.rounds add column search_text text;
alter table bulletins.bulletins add column search_text text;
alter table notices.notices add column search_text text;
alter table places.organisations add column search_text text;
alter table frameworks.check_items add column search_text text;

-- What is still to be filled, so that the job asks an empty index and not two hundred thousand rows.
create index cases__unsearchable on cases.cases (programme_id) where search_text is null;
create index check_items__unsearchable on frameworks.check_items (programme_id) where search_text is null;
