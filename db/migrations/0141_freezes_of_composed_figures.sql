-- Why: a published sum or change of other figures kept its value alone, so that its drift could name no row. Now every figure with rows of its own that it is made of is a part of the freeze, as above and below the line of a ratio; a sum has terms, and either side of a ratio may be several.
-- Locks: a short exclusive lock on one table; its key is built anew. Expected rows: hundreds.
alter table figures.freeze_parts add column part_no smallint not null default 0;
alter table figures.freeze_parts drop constraint freeze_parts_pkey;
alter table figures.freeze_parts add constraint freeze_parts_pkey primary key (programme_id, freeze_id, role, part_no);
alter table figures.freeze_parts drop constraint freeze_parts__role;
alter table figures.freeze_parts add constraint freeze_parts__role check (role in ('numerator', 'denominator', 'term'));
