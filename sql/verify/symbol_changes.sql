-- The rows of symbol_change of a target.
SELECT branch_id, ord, symbol_id, size, delta FROM symbol_change WHERE target_id = :target
