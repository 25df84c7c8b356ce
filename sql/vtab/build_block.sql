-- How full the blocks of a build are, in the order of the map.
CREATE TABLE build_block (
  position        INTEGER,  -- from 0
  block_id        INTEGER,
  name            TEXT,
  origin          INTEGER,  -- 64-bit pattern
  length          INTEGER,  -- bytes, as all numbers; NULL: unknown
  attributes      TEXT,
  parent_block_id INTEGER,  -- 0: none
  same_range_id   INTEGER,  -- first declared block of an identical range; 0: none other
  run             INTEGER,
  load            INTEGER,
  overlap         INTEGER,
  used            INTEGER,
  high_water      INTEGER,
  holes           INTEGER,
  free            INTEGER,  -- NULL: length unknown
  overflow        INTEGER,
  all_run         INTEGER,  -- all_*: with the blocks nested in it
  all_load        INTEGER,
  all_overlap     INTEGER,
  all_used        INTEGER,
  all_high_water  INTEGER,
  all_holes       INTEGER,
  all_free        INTEGER,
  all_overflow    INTEGER,
  target          INTEGER HIDDEN,
  branch          INTEGER HIDDEN,
  ord             INTEGER HIDDEN
)
