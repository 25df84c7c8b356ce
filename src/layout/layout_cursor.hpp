#pragma once

#include "layout/build_layout.hpp"
#include "layout/record_format.hpp"

namespace memstrata {

/// Where the next thing would lie if nothing stood between.  Encoder and
/// decoder move it in the same way, which is why records need no address.
struct LayoutCursor {
  Index region = kNone;        // said last
  Index contribution = kNone;  // said last
  Address region_end = 0;      // end of the region's last contribution, or of the region
  Address end = 0;             // end of the last contribution, else start of the region
  Address load_end = 0;        // end of the last load image
  Address span_end = 0;        // end of the last span of the contribution
  Index aliases = 0;           // how many alias names were said

  void open_region(Index index, const LayoutRegion& opened) {
    region = index;
    contribution = kNone;
    region_end = end = opened.address;
  }
  void close_region(const LayoutRegion& closed) {
    region_end = closed.address + closed.size;
    if (load_size(closed) != 0) {
      load_end = closed.load_address + closed.size;
    }
  }
  void pass(const LayoutContribution& passed) {
    end = passed.address + passed.size;
    if (passed.region == region) {
      region_end = end;
    }
  }
};

}  // namespace memstrata
