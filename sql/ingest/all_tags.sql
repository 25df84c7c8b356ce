-- The tags of every build, or of those of one target.
SELECT tag.target_id, tag.branch_id, tag.ord, tag.name
FROM tag JOIN target USING (target_id)
WHERE :target = '' OR target.name = :target
ORDER BY tag.target_id, tag.branch_id, tag.ord, tag.name
