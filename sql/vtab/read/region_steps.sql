-- Where did the regions of a branch lie from one of its builds up to another?  One that
-- is gone lies nowhere: the bytes that go with it count as they did while it was there.
SELECT region_id, ord, takes_space, block_id, load_size, load_block_id
FROM main.region_change
WHERE target_id = :target
  AND branch_id = :branch
  AND ord >= :first
  AND ord <= :last
  AND size IS NOT NULL
ORDER BY region_id, ord
