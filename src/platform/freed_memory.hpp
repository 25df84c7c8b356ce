#pragma once

namespace memstrata {

/// Lets this process use again what it freed, up to 64 MiB, rather than give it back to
/// the system and have each page of it cleared anew: a question decodes several builds
/// of a megabyte one after the other.  Does nothing where the C library has no say.
void keep_freed_memory();

}  // namespace memstrata
