-- Heap snapshots of MicroPython.
--
-- The runs of heap_area are the truth; kinds, lengths and the largest free run
-- are derived from them and written in the same transaction.

CREATE TABLE heap_snapshot (            -- one dump of micropython.mem_info(1)
  target_id      INTEGER NOT NULL REFERENCES target (target_id) ON DELETE CASCADE,
  snapshot_id    INTEGER NOT NULL UNIQUE,  -- #N of the heap commands, of this database only
  build_id       INTEGER REFERENCES build (build_id)  -- NULL: of no build that is known
                 DEFERRABLE INITIALLY DEFERRED,       -- a build is replaced by deleting it first
  label          TEXT    NOT NULL CHECK (label <> ''),
  sequence       INTEGER NOT NULL,      -- place among the dumps of its file, from 1
  time           INTEGER NOT NULL,      -- seconds since 1970-01-01 UTC: the order of the snapshots of a label
  device_time    INTEGER,               -- what the dump says of itself; NULL: nothing
  line           INTEGER NOT NULL,      -- where it began in its file
  status         TEXT    NOT NULL CHECK (status IN ('ok', 'differs', 'damaged', 'header_only', 'table_only')),
  gc_block_bytes INTEGER,               -- NULL: not known, as in all that follow
  total          INTEGER,               -- bytes; of the header, else of the table
  used           INTEGER,               -- bytes
  free           INTEGER,               -- bytes
  max_new_split  INTEGER,               -- bytes by which the heap could still grow
  one_blocks     INTEGER,               -- chains of one GC block
  two_blocks     INTEGER,               -- chains of two
  max_block      INTEGER,               -- GC blocks of the longest chain
  max_free       INTEGER,               -- GC blocks of the longest free run
  stack_used     INTEGER,               -- bytes
  stack_total    INTEGER,               -- bytes
  mem_total      INTEGER,               -- bytes that malloc ever gave out, of the unix port
  mem_current    INTEGER,               -- bytes
  mem_peak       INTEGER,               -- bytes
  largest_free   INTEGER,               -- bytes of the longest free run
  content_checksum INTEGER NOT NULL,    -- of all of the above but place and time, and of the areas
  PRIMARY KEY (target_id, snapshot_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX heap_snapshot_by_label ON heap_snapshot (target_id, label, time);
CREATE INDEX heap_snapshot_by_build ON heap_snapshot (build_id);

CREATE TABLE heap_area (                -- one heap range
  target_id   INTEGER NOT NULL,
  snapshot_id INTEGER NOT NULL,
  area        INTEGER NOT NULL,         -- from 0, in the order of the dump
  address     INTEGER NOT NULL,         -- 64-bit pattern
  gc_blocks   INTEGER NOT NULL,
  runs        BLOB    NOT NULL,         -- letters and counts; docs/formats.md; carries its own checksum
  PRIMARY KEY (target_id, snapshot_id, area),
  FOREIGN KEY (target_id, snapshot_id) REFERENCES heap_snapshot (target_id, snapshot_id)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE heap_kind (                -- whole chains by the kind of their head
  target_id   INTEGER NOT NULL,
  snapshot_id INTEGER NOT NULL,
  kind        TEXT    NOT NULL,         -- letter of the head; '=': tails without one; '.': free
  chains      INTEGER NOT NULL,         -- of '.': free runs
  gc_blocks   INTEGER NOT NULL,         -- their sum is the areas'
  PRIMARY KEY (target_id, snapshot_id, kind),
  FOREIGN KEY (target_id, snapshot_id) REFERENCES heap_snapshot (target_id, snapshot_id)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE heap_length (              -- how many chains and free runs have a length
  target_id   INTEGER NOT NULL,
  snapshot_id INTEGER NOT NULL,
  of          TEXT    NOT NULL CHECK (of IN ('chain', 'free')),
  gc_blocks   INTEGER NOT NULL,         -- the length
  count       INTEGER NOT NULL,
  PRIMARY KEY (target_id, snapshot_id, of, gc_blocks),
  FOREIGN KEY (target_id, snapshot_id) REFERENCES heap_snapshot (target_id, snapshot_id)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE heap_diagnostic (          -- what was noticed when the dump was read
  target_id   INTEGER NOT NULL,
  snapshot_id INTEGER NOT NULL,
  position    INTEGER NOT NULL,         -- from 0
  severity    TEXT    NOT NULL CHECK (severity IN ('note', 'warning')),
  line        INTEGER NOT NULL,
  message     TEXT    NOT NULL,
  PRIMARY KEY (target_id, snapshot_id, position),
  FOREIGN KEY (target_id, snapshot_id) REFERENCES heap_snapshot (target_id, snapshot_id)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
