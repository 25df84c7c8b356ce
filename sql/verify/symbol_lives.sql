-- The rows of symbol_life of a target.
SELECT branch_id, symbol_id, first_ord, gone_ord FROM symbol_life WHERE target_id = :target
