-- Why: an evaluation of counties had to type their names, and the score of a linked system (minors) had to be typed though the programme had frozen it. A county is a place now, a typed area says by which document it takes part, and a linked system may be another frozen evaluation.
-- Locks: short exclusive locks on three small tables; each is scanned once. Expected rows: none.
alter table places.places drop constraint places__kind;
alter table places.places add constraint places__kind check (kind in ('city', 'county', 'zone', 'subdistrict', 'town', 'community', 'village', 'grid'));

alter table scoring.evaluations add column linked_evaluation_id uuid;
alter table scoring.evaluations add constraint evaluations__linked foreign key (programme_id, linked_evaluation_id) references scoring.evaluations (programme_id, id);

-- the document that lists an area which the programme does not hold; absent for those typed before this was asked
alter table scoring.evaluation_areas add column document text constraint evaluation_areas__document_length check (length(document) between 2 and 300);
alter table scoring.evaluation_areas add constraint evaluation_areas__document_of_named check (place_id is null or document is null);
