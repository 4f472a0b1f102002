-- Why: what a unit already submitted and another person accepted is offered when a linked standard asks for it (一次采集、多处使用). A piece that was
-- confirmed so says which piece it came from; one piece is taken into one request once.
alter table submissions.pieces add column taken_from uuid;
alter table submissions.pieces add constraint pieces__taken_from foreign key (programme_id, taken_from) references submissions.pieces (programme_id, id);
alter table submissions.pieces add constraint pieces__not_from_itself check (taken_from is distinct from id);
create unique index pieces__taken_once on submissions.pieces (programme_id, request_id, taken_from) where taken_from is not null and state <> 'withdrawn';

-- The same piece under two requests of one edition is one piece of evidence.
create or replace function submissions.accepted_by_standard(p_edition uuid, p_since date) returns table (standard_code text, piece_count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select s.code, count(distinct p.id)
    from submissions.pieces p
    join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number
    join frameworks.nodes s on s.programme_id = v.programme_id and s.id = any (v.standard_ids)
   where p.programme_id = (select platform.current_programme()) and p.state = 'accepted' and s.edition_id = p_edition and v.shown_on >= p_since
     and not exists (select 1 from submissions.pieces o join submissions.piece_versions w on w.programme_id = o.programme_id and w.piece_id = o.id and w.number = o.number
                      where o.programme_id = p.programme_id and o.id = p.taken_from and o.state = 'accepted' and s.id = any (w.standard_ids))
   group by s.code
$$;
