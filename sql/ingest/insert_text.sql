-- Adds a spelling.
INSERT INTO text (target_id, text_id, hash, text) VALUES (:target, :id, :hash, :text)
