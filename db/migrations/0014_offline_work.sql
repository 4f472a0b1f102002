-- Why: work done without a network. A device asks which of its photos the server really has, and an observation keeps when
-- the device said it was made, by which device, and how far that device's clock was off.
-- Locks: short exclusive ones to add nullable columns. Expected rows: as many as there are observations.

-- A person's own uploads by content, also where the site has since gone to somebody else: otherwise a device would send a photo
-- for ever that the server has. Definer's rights; the programme is the one of the request.
create function files.own_uploads(p_programme uuid, p_person uuid, p_sha256s text[])
returns table (
  id uuid, sha256 text, stored_sha256 text, thumbnail_sha256 text, media_type text, original_name text, byte_size integer, width integer, height integer,
  captured_at timestamptz, uploaded_at timestamptz, uploaded_by uuid, fingerprint text)
language sql stable security definer set search_path = pg_catalog as $$
  select f.id, f.sha256, f.stored_sha256, f.thumbnail_sha256, f.media_type, f.original_name, f.byte_size, f.width, f.height,
         f.captured_at, f.uploaded_at, f.uploaded_by, f.perceptual_hash::text
    from files.files f
   where f.programme_id = p_programme and f.programme_id = platform.current_programme() and f.uploaded_by = p_person and f.sha256 = any (p_sha256s)
   order by f.uploaded_at, f.id
$$;

-- observed_at is what counts; claimed_at is what the device said, where its clock was corrected.
alter table inspections.observations
  add column claimed_at timestamptz,
  add column device_id uuid,
  add column clock_offset_ms integer;
