-- Says when a symbol lived.  One row: a statement that may insert several opens a journal of
-- its own, and ends it in a time that grows with all that the transaction has changed.
INSERT INTO symbol_life (target_id, branch_id, symbol_id, first_ord, gone_ord)
VALUES (:target, :branch, :symbol, :first, :gone)
