-- What the regions of a build are, in the order of the map.
CREATE TABLE build_region (
  position      INTEGER,  -- from 0
  region_id     INTEGER,
  name          TEXT,
  address       INTEGER,  -- 64-bit pattern
  load_address  INTEGER,  -- 64-bit pattern
  size          INTEGER,  -- bytes, as all sizes
  load_size     INTEGER,  -- of its separate load image; 0: none
  fill          INTEGER,
  gap           INTEGER,
  overflow      INTEGER,  -- outside its block
  block_id      INTEGER,  -- where it runs; 0: not loaded
  block         TEXT,
  load_block_id INTEGER,  -- where its load image lies; 0: none
  load_block    TEXT,
  loaded        INTEGER,  -- 0: debug data, counted nowhere
  nobits        INTEGER,
  tls           INTEGER,
  takes_space   INTEGER,  -- 0: counted nowhere
  target        INTEGER HIDDEN,
  branch        INTEGER HIDDEN,
  ord           INTEGER HIDDEN
)
