-- Which branch is meant where none is said?
--
-- @param  target    target = ""     board and variant
-- @column branch    text            main, else master, else the one with the newest build
SELECT branch.name AS branch
FROM target
JOIN branch
  ON branch.target_id = target.target_id
WHERE target.name = :target
  AND EXISTS (
    SELECT 1
    FROM build
    WHERE build.target_id = branch.target_id
      AND build.branch_id = branch.branch_id
  )
ORDER BY
  branch.name = 'main' DESC,
  branch.name = 'master' DESC,
  (
    SELECT max(build.ord)
    FROM build
    WHERE build.target_id = branch.target_id
      AND build.branch_id = branch.branch_id
  ) DESC
LIMIT 1;
