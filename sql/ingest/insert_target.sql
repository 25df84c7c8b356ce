-- Adds a target.
INSERT INTO target (name) VALUES (:name)
