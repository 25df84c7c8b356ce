-- How full is each block of a build?
--
-- All with the blocks nested in it, but own_used.
--
-- @param  build     build = latest  whose blocks
-- @column name      text            block
-- @column parent    text            block it is nested in; null: none
-- @column same_range_as text        first declared block of the same range; null: itself
-- @column origin    address         first address
-- @column length    bytes           null: unknown
-- @column run       bytes           regions that run there
-- @column load      bytes           load images that lie there
-- @column overlap   bytes           sum of the sizes - used
-- @column used      bytes           run + load
-- @column high_water bytes          highest end - origin
-- @column holes     bytes           high_water - used
-- @column free      delta           length - high_water
-- @column overflow  bytes           how much is too much
-- @column own_used  bytes           used without the nested blocks
SELECT
  block.name AS name,
  outer.name AS parent,
  first.name AS same_range_as,
  block.origin AS origin,
  block.length AS length,
  block.all_run AS run,
  block.all_load AS load,
  block.all_overlap AS overlap,
  block.all_used AS used,
  block.all_high_water AS high_water,
  block.all_holes AS holes,
  block.all_free AS free,
  block.all_overflow AS overflow,
  block.used AS own_used
FROM build
CROSS JOIN build_block(build.target_id, build.branch_id, build.ord) AS block
LEFT JOIN block AS outer
  ON outer.target_id = build.target_id
  AND outer.block_id = nullif(block.parent_block_id, 0)
LEFT JOIN block AS first
  ON first.target_id = build.target_id
  AND first.block_id = nullif(block.same_range_id, 0)
WHERE build.build_id = :build
ORDER BY block.position;
