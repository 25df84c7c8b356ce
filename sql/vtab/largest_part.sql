-- What symbols, objects, archives or regions come to in some builds: the largest first,
-- and in a last row what all others come to.  Bytes count as often as their region does
-- in that build; padding is left out.  Bytes of no object are part of their region, but
-- at other levels they have rows of their own.
CREATE TABLE largest_part (
  level       TEXT,     -- symbol, object, archive or region; data, stub, gap; others
  symbol_id   INTEGER,  -- founder of its alias group; 0: it is no symbol
  object_id   INTEGER,  -- 0: several, or none
  archive     TEXT,     -- '': several, or none
  region_id   INTEGER,  -- 0: several
  rows        INTEGER,  -- how many became others, else 1
  sizes       TEXT,     -- JSON array: in each build, null: not there; [] of others
  old_size    INTEGER,  -- in the first build: bytes that count; NULL: not there
  new_size    INTEGER,  -- in the last build
  delta       INTEGER,  -- between those two
  target      INTEGER HIDDEN,
  min_delta   INTEGER HIDDEN,  -- bytes; smaller changes are others
  row_limit   INTEGER HIDDEN,  -- what is behind it is others; 0: none
  loose_bytes INTEGER HIDDEN,  -- 1: bytes of no object have rows beside chosen symbols
  part        TEXT HIDDEN,     -- symbol, object, archive or region
  sort_by     TEXT HIDDEN,     -- change, growth (only that), size (of the last), nothing
  builds      TEXT HIDDEN,     -- JSON array: which (0 is the first), branch, ord, ...
  weights     TEXT HIDDEN,     -- JSON array: which build, region_id, how often, ...
  objects     TEXT HIDDEN,     -- JSON array of object_id; NULL: all
  symbols     TEXT HIDDEN      -- JSON array of symbol_id; NULL: all
)
