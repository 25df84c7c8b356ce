-- Which symbols seem to have another name in one build than in another?
--
-- Of the same size between the same neighbours, with a name that begins with the same
-- three or ends with the same four letters.  `memstrata rename OLD NEW` confirms one.
--
-- @param  old       build           the build before
-- @param  new       build = latest  the build after
-- @column old       text            name in the build before, as written
-- @column new       text            name in the build after, as written
-- @column object    text            normalised path in the build after
-- @column old_object text           normalised path in the build before
-- @column archive   text            archive of the object
-- @column region    text            where it lies
-- @column size      bytes           the same in both
-- @column old_id    count           key of the symbol in the build before
-- @column new_id    count           key of the symbol in the build after
WITH
pair AS MATERIALIZED (
  SELECT
    new.target_id,
    old.branch_id AS old_branch_id,
    old.ord AS old_ord,
    new.branch_id AS new_branch_id,
    new.ord AS new_ord
  FROM build AS old
  JOIN build AS new
    ON new.target_id = old.target_id
  WHERE old.build_id = :old
    AND new.build_id = :new
),
guess AS MATERIALIZED (
  SELECT became.was_id, became.symbol_id
  FROM pair
  CROSS JOIN build_change(
    pair.target_id, pair.old_branch_id, pair.old_ord, pair.new_branch_id, pair.new_ord
  ) AS became
  WHERE became.is_guess
    AND became.is_renamed
)
SELECT
  was.name AS old,
  now.name AS new,
  now.object AS object,
  was.object AS old_object,
  now.archive AS archive,
  now.region AS region,
  now.size AS size,
  guess.was_id AS old_id,
  guess.symbol_id AS new_id
FROM pair
CROSS JOIN guess
CROSS JOIN build_symbol(pair.target_id, pair.old_branch_id, pair.old_ord) AS was
  ON was.symbol_id = guess.was_id
CROSS JOIN build_symbol(pair.target_id, pair.new_branch_id, pair.new_ord) AS now
  ON now.symbol_id = guess.symbol_id
ORDER BY now.size DESC, was.name, now.name;
