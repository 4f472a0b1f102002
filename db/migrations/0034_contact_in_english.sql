-- Why: the public site is read in English too, and how to reach the office stood there in Chinese.
-- Locks: a short exclusive one on public_sites to add an empty column. Expected rows: one a programme.

alter table places.public_sites
  add column contact_en text,
  add constraint public_sites__contact_en_length check (length(contact_en) <= 300);
