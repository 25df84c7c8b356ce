-- Says when a symbol lived, from its change rows; nothing when no build of the branch brings it.
INSERT INTO symbol_life (target_id, branch_id, symbol_id, first_ord, gone_ord)
SELECT target_id, branch_id, symbol_id, min(ord) FILTER (WHERE size = delta),
       CASE WHEN max(ord) = max(ord) FILTER (WHERE size IS NULL) THEN max(ord)
            ELSE 9223372036854775807 END
FROM symbol_change
WHERE target_id = :target AND branch_id = :branch AND symbol_id = :symbol
GROUP BY target_id, branch_id, symbol_id
HAVING min(ord) FILTER (WHERE size = delta) IS NOT NULL
