-- Why: material and records come as PDF and Word files too, which have no thumbnail and no fingerprint.
-- Locks: a short exclusive lock on files to drop a not-null and add two checks, then a scan without one.

alter table files.files alter column thumbnail_sha256 drop not null;
alter table files.files add constraint files__media_type
  check (media_type in ('image/jpeg', 'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')) not valid;
alter table files.files add constraint files__photos_have_thumbnails check ((media_type = 'image/jpeg') = (thumbnail_sha256 is not null)) not valid;
alter table files.files validate constraint files__media_type;
alter table files.files validate constraint files__photos_have_thumbnails;
