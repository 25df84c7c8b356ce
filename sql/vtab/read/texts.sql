-- What are all spellings of a target?
SELECT text_id, text
FROM main.text
WHERE target_id = :target
ORDER BY text_id
