-- Why: registers of villages and units come as Excel files; those in which nothing acts by itself belong to a record as PDF and Word files do.
-- Locks: access exclusive on files.files while its rows are scanned once (a second for a million). Expected rows: none.
alter table files.files drop constraint files__media_type;
alter table files.files add constraint files__media_type
  check (media_type in ('image/jpeg', 'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'));
