-- Why: points left a household by a free text, beside shops, stock and budget; that road is closed. Every night each entry on an account of points has to be explained by a deed, a slip or a
-- settlement, also of households that no shop serves, of persons and of teams, whose tie-out is of no shop.
-- Locks: a moment on shops.tie_outs. Expected rows: at most one more a night.
alter table shops.tie_outs alter column shop_id drop not null;
create unique index tie_outs__rest_once on shops.tie_outs (programme_id, day) where shop_id is null;
create index deeds__by_posting_day on points.deeds (posted_on) where posted_on is not null;

delete from people.role_permissions where permission = 'points.redeem';
