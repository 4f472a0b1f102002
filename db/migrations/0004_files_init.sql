-- Why: attachments and photos by content, with the fingerprint that later finds a reused one.
-- Locks: none. Expected rows: hundreds of thousands a programme.

create schema files;

create table files.files (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  -- of the bytes as uploaded: what a phone compares before it may forget its copy
  sha256 text not null,
  stored_sha256 text not null,
  thumbnail_sha256 text not null,
  media_type text not null,
  original_name text not null,
  byte_size integer not null constraint files__size_positive check (byte_size > 0),
  width integer,
  height integer,
  perceptual_hash bit(64),
  captured_at timestamptz,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  -- who may see it: what its uploader said it shows, and every record it was attached to since
  place_ids uuid[] not null,
  site_ids uuid[] not null,
  organisation_ids uuid[] not null,
  -- what it was uploaded for: the same photo of the same person for the same subject is one file
  subject_key text not null,
  primary key (programme_id, id),
  constraint files__once_per_subject unique (programme_id, uploaded_by, sha256, subject_key)
);

create policy scope on files.files as restrictive for select using (
  (select platform.scope_everything())
  or place_ids && (select platform.scope_places())
  or site_ids && (select platform.scope_sites())
  or organisation_ids && (select platform.scope_organisations()));
create index files__sha256 on files.files (programme_id, sha256);
create index files__perceptual_hash on files.files (programme_id, perceptual_hash) where perceptual_hash is not null;

-- Photos of the whole programme that look like this one. Definer's rights: reuse must show across areas; what is told
-- about a photo out of reach is that it exists and when.
create function files.similar_photos(p_programme uuid, p_hash bit(64), p_except uuid, p_distance_max integer)
returns table (id uuid, distance integer, uploaded_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select f.id, bit_count(f.perceptual_hash # p_hash)::integer, f.uploaded_at
    from files.files f
   where f.programme_id = p_programme and f.programme_id = platform.current_programme()
     and f.perceptual_hash is not null and f.id <> p_except and bit_count(f.perceptual_hash # p_hash) <= p_distance_max
   order by 2, 3, 1
   limit 50
$$;
