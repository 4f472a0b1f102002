-- Why: registers of villages and units come as Excel files; those in which nothing acts by itself belong to a record as PDF and Word files do.
-- Locks: the check is made anew without a scan, then validated while people work. Expected rows: none.
alter table files.files drop constraint files__media_type;
alter table files.files add constraint files__media_type
  check (media_type in ('image/jpeg', 'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')) not valid;
alter table files.files validate constraint files__media_type;
