-- Says how large a span is from a build on.
INSERT INTO symbol_change (target_id, branch_id, symbol_id, ord, size, delta)
VALUES (:target, :branch, :symbol, :ord, :size, :delta)
