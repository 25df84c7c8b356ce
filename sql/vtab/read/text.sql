-- What is one spelling?
SELECT text
FROM main.text
WHERE target_id = :target
  AND text_id = :text
