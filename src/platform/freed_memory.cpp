#include "platform/freed_memory.hpp"

#include <cstdlib>  // defines __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace memstrata {

void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int kMostKept = 64 << 20;  // bytes
  mallopt(M_MMAP_THRESHOLD, kMostKept);
  mallopt(M_TRIM_THRESHOLD, kMostKept);
#endif
}

}  // namespace memstrata
