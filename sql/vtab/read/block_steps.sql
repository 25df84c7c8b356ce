-- What did the builds of a branch do to a block, from one up to another, oldest first?
SELECT ord, delta, all_used, length, all_high_water
FROM main.block_change
WHERE target_id = :target
  AND branch_id = :branch
  AND block_id = :block
  AND ord >= :first
  AND ord <= :last
ORDER BY ord
