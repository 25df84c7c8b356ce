-- When a symbol lived, by its change rows; no row when no build of the branch brings it.
SELECT min(ord) FILTER (WHERE size = delta) AS first_ord,
       CASE WHEN max(ord) = max(ord) FILTER (WHERE size IS NULL) THEN max(ord)
            ELSE 9223372036854775807 END AS gone_ord
FROM symbol_change
WHERE target_id = :target AND branch_id = :branch AND symbol_id = :symbol
GROUP BY target_id, branch_id, symbol_id
HAVING min(ord) FILTER (WHERE size = delta) IS NOT NULL
