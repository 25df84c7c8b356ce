#include "cli/names.hpp"

#include "model/error.hpp"
#include "text/names.hpp"

namespace memstrata {

void check_name(const std::string& option, const std::string& name) {
  if (needs_escape(name)) {
    throw Error{ErrorCode::usage, option + ": '" + escaped_name(name) +
                                      "' holds control characters or is not valid UTF-8"};
  }
}

void check_names(const std::string& option, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (name.empty()) {
      throw Error{ErrorCode::usage, option + ": a name may not be empty"};
    }
    check_name(option, name);
  }
}

}  // namespace memstrata
