-- What lies at an address in a build?
--
-- An address in a load image means what is copied from there.  Padding and other bytes
-- without a name are found too.
--
-- @param  build     build   = latest  of which build
-- @param  address   address           0x0800abcd
-- @column role      text              run: it runs there; load: its load image lies there
-- @column kind      text              object, merged, fill, data, stub or gap
-- @column symbol_id count             key of the span; null: it has no name
-- @column name      text              primary name; null: none
-- @column aliases   text              JSON array of the other names
-- @column object    text              normalised path
-- @column archive   text              archive of the object
-- @column section   text              input section
-- @column region    text              output section
-- @column block     text              memory that the address lies in
-- @column address   address           first byte of the span, where it runs
-- @column size      bytes             of the span
-- @column offset    bytes             how far the address lies behind the first byte
WITH
loaded AS MATERIALIZED (
  SELECT
    build.target_id,
    build.branch_id,
    build.ord,
    region.region_id,
    region.block,
    region.load_block,
    region.address,
    region.size,
    region.load_size,
    :address - region.address AS run_offset,
    :address - region.load_address AS load_offset
  FROM build
  CROSS JOIN build_region(build.target_id, build.branch_id, build.ord) AS region
  WHERE build.build_id = :build
    AND region.takes_space
),
place AS (  -- what covers the address, and where that byte runs
  SELECT
    loaded.target_id,
    loaded.branch_id,
    loaded.ord,
    loaded.region_id,
    'run' AS role,
    loaded.block,
    :address AS wanted
  FROM loaded
  WHERE loaded.run_offset BETWEEN 0 AND loaded.size - 1
  UNION ALL
  SELECT
    loaded.target_id,
    loaded.branch_id,
    loaded.ord,
    loaded.region_id,
    'load',
    loaded.load_block,
    loaded.address + loaded.load_offset
  FROM loaded
  WHERE loaded.load_offset BETWEEN 0 AND loaded.load_size - 1
),
part AS MATERIALIZED (
  SELECT
    place.target_id,
    place.branch_id,
    place.ord,
    place.role,
    place.block,
    place.wanted,
    part.symbol_id,
    part.kind,
    part.object,
    part.archive,
    part.section,
    part.region,
    part.address,
    part.size
  FROM place
  CROSS JOIN build_contribution(place.target_id, place.branch_id, place.ord) AS part
  WHERE part.covers = place.wanted
    AND part.region_id = place.region_id
)
SELECT
  part.role AS role,
  part.kind AS kind,
  span.symbol_id AS symbol_id,
  span.name AS name,
  coalesce(span.aliases, '[]') AS aliases,
  part.object AS object,
  part.archive AS archive,
  part.section AS section,
  part.region AS region,
  part.block AS block,
  coalesce(span.address, part.address) AS address,
  coalesce(span.size, part.size) AS size,
  part.wanted - coalesce(span.address, part.address) AS offset
FROM part
LEFT JOIN build_symbol(part.target_id, part.branch_id, part.ord) AS span
  ON span.symbol_id = part.symbol_id
ORDER BY part.role DESC, part.region, span.symbol_id;
