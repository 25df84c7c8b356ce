-- Every target.
SELECT target_id FROM target ORDER BY target_id
