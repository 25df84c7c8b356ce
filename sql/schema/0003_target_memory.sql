-- The memories of targets whose maps have no memory table (LLD, gold, mold), as
-- someone gave them at an ingest.

CREATE TABLE target_memory (            -- blocks for the maps of a target that come later
  target_id  INTEGER NOT NULL REFERENCES target (target_id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,          -- from 0, in the order they were given
  name       TEXT    NOT NULL CHECK (name <> ''),
  origin     INTEGER NOT NULL,          -- 64-bit pattern
  length     INTEGER NOT NULL,          -- bytes, 64-bit pattern
  attributes TEXT    NOT NULL DEFAULT '',  -- as in a linker script, 'rx'; '': not said
  PRIMARY KEY (target_id, position),
  UNIQUE (target_id, name)
) STRICT, WITHOUT ROWID;
