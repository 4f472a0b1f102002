-- Why: attachments and photos by content, with the fingerprint that later finds a reused one.
-- Locks: none. Expected rows: hundreds of thousands a programme.

create schema files;

create table files.files (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  -- of the bytes as uploaded: what a phone compares before it may forget its copy
  sha256 text not null,
  stored_sha256 text not null,
  media_type text not null,
  original_name text not null,
  byte_size integer not null constraint files__size_positive check (byte_size > 0),
  width integer,
  height integer,
  perceptual_hash bit(64),
  captured_at timestamptz,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  -- who may see it: the scope of what it belongs to
  place_id uuid,
  site_id uuid,
  organisation_id uuid,
  primary key (programme_id, id)
);
create index files__sha256 on files.files (programme_id, sha256);
create index files__perceptual_hash on files.files (programme_id, perceptual_hash) where perceptual_hash is not null;
