-- Why: a round says how much the public voice weighs, but the rule that says so was a literal word; it is written with the weight and shown beside it. A ballot
-- whose weight is above the default (advice alone) names its rule too.
-- Locks: two small tables for an instant. Expected rows: some hundred rounds and ballots.
alter table honours.selection_rounds add column voice_rule text not null default '' constraint selection_rounds__voice_rule_length check (length(voice_rule) <= 300);
-- Rounds that weigh it already wrote the rule into their conditions.
update honours.selection_rounds set voice_rule = left(conditions, 300) where voice_percent > 0;
