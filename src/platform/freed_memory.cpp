#include "platform/freed_memory.hpp"

#include <cstdlib>  // defines __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace memstrata {

void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int kMostArenas = 2;       // each keeps what its threads freed
  constexpr int kMostKept = 32 << 20;  // bytes an arena
  mallopt(M_ARENA_MAX, kMostArenas);
  mallopt(M_MMAP_THRESHOLD, kMostKept);
  mallopt(M_TRIM_THRESHOLD, kMostKept);
#endif
}

}  // namespace memstrata
