#include "cli/revision.hpp"

#include "project/git.hpp"

namespace memstrata {

ResolveRevision resolve_in_current_folder() {
  return [](const std::string& revision) -> std::optional<std::string> {
    const auto checkout = Checkout::around(".");
    return checkout ? checkout->resolve(revision) : std::nullopt;
  };
}

}  // namespace memstrata
