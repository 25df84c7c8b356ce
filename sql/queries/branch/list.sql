-- Which branches does a target have?
--
-- @param  target    target = ""     board and variant
-- @column branch    text            line of builds, the main one first
-- @column builds    count           how many builds it has
-- @column releases  count           how many of them have a tag
-- @column newest    count           id of its newest build
SELECT
  branch.name AS branch,
  count(*) AS builds,
  (
    SELECT count(DISTINCT tag.ord)
    FROM tag
    WHERE tag.target_id = branch.target_id
      AND tag.branch_id = branch.branch_id
  ) AS releases,
  (
    SELECT newest.build_id
    FROM build AS newest
    WHERE newest.target_id = branch.target_id
      AND newest.branch_id = branch.branch_id
    ORDER BY newest.ord DESC
    LIMIT 1
  ) AS newest
FROM target
JOIN branch
  ON branch.target_id = target.target_id
JOIN build
  ON build.target_id = branch.target_id
  AND build.branch_id = branch.branch_id
WHERE target.name = :target
GROUP BY branch.target_id, branch.branch_id
ORDER BY
  branch.name = 'main' DESC,
  branch.name = 'master' DESC,
  max(build.ord) DESC;
