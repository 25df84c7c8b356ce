-- Adds a target, whose checksum follows.
INSERT INTO target (name, metadata_checksum) VALUES (:name, 0)
