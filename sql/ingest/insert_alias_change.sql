-- Says in which group a name is from a build on.
INSERT INTO alias_change (target_id, branch_id, symbol_id, ord, group_id)
VALUES (:target, :branch, :symbol, :ord, :group)
