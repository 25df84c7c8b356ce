-- The rows of alias_change of a target.
SELECT branch_id, ord, symbol_id, group_id FROM alias_change WHERE target_id = :target
