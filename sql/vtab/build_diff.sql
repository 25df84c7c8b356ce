-- How the spans of two builds differ: rows of those whose size, region, object or
-- origin of size differs, or that one build lacks, by symbol_id.
CREATE TABLE build_diff (
  symbol_id   INTEGER,  -- founder of its alias group
  change      TEXT,     -- added, removed, grew, shrank or moved
  size_a      INTEGER,  -- bytes; NULL: not there
  size_b      INTEGER,
  delta       INTEGER,  -- bytes: b - a, 0 for what is not there
  address_a   INTEGER,  -- 64-bit pattern
  address_b   INTEGER,
  region_id_a INTEGER,
  region_id_b INTEGER,
  object_id_a INTEGER,
  object_id_b INTEGER,
  size_from_a TEXT,
  size_from_b TEXT,
  name        TEXT,     -- this and what follows: in b, in a when it is removed
  aliases     TEXT,     -- JSON array; NULL: none
  region      TEXT,
  object      TEXT,
  archive     TEXT,
  target      INTEGER HIDDEN,
  branch_a    INTEGER HIDDEN,
  ord_a       INTEGER HIDDEN,
  branch_b    INTEGER HIDDEN,
  ord_b       INTEGER HIDDEN
)
