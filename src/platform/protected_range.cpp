#include "platform/protected_range.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>

#include <sys/mman.h>
#include <unistd.h>

namespace memstrata {
namespace {

struct Slot {
  std::atomic<bool> taken{false};
  std::atomic<bool> hit{false};
  std::atomic<std::uintptr_t> begin{0};
  std::atomic<std::uintptr_t> end{0};
};

// A signal handler can be given nothing, so what it needs is global: atomics
// without locks, the only ones a handler may touch.
constexpr std::size_t kSlots = 256;
// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables)
std::array<Slot, kSlots> slots;
struct sigaction previous_action;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

Slot* slot_of(std::uintptr_t address) {
  for (auto& slot : slots) {
    if (address >= slot.begin.load() && address < slot.end.load()) {
      return &slot;
    }
  }
  return nullptr;
}

// Everything from the missing page on is gone with it, so one mapping of zeros
// replaces the whole rest.
bool replace_by_zeros(std::uintptr_t address, std::uintptr_t end) {
  const auto page_size = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto page = address - address % page_size;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): the address came as a number of the fault
  void* const at = reinterpret_cast<void*>(page);
  return mmap(at, end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
              0) != MAP_FAILED;
}

void on_bus_error(int /*signal*/, siginfo_t* info, void* /*context*/) {
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  auto* const slot = slot_of(address);
  if (slot != nullptr && replace_by_zeros(address, slot->end.load())) {
    slot->hit.store(true);
    return;
  }
  // Not ours: the faulting instruction runs again and meets the handler before.
  sigaction(SIGBUS, &previous_action, nullptr);
}

bool install_handler() {
  struct sigaction action = {};
  action.sa_sigaction = on_bus_error;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  return sigaction(SIGBUS, &action, &previous_action) == 0;
}

}  // namespace

ProtectedRange::ProtectedRange(const void* begin, std::size_t size) {
  static const bool kInstalled = install_handler();
  if (!kInstalled) {
    return;
  }
  for (std::size_t i = 0; i < kSlots; ++i) {
    if (!slots[i].taken.exchange(true)) {
      slot_ = i;
      slots[i].hit.store(false);
      slots[i].begin.store(reinterpret_cast<std::uintptr_t>(begin));
      slots[i].end.store(reinterpret_cast<std::uintptr_t>(begin) + size);
      return;
    }
  }
}

ProtectedRange::~ProtectedRange() {
  if (slot_ != kNoSlot) {
    slots[slot_].end.store(0);
    slots[slot_].begin.store(0);
    slots[slot_].taken.store(false);
  }
}

bool ProtectedRange::hit() const {
  return slot_ != kNoSlot && slots[slot_].hit.load();
}

}  // namespace memstrata
