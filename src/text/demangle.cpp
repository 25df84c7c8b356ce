#include <cstdlib>
#include <memory>

#include <cxxabi.h>

#include "text/names.hpp"

namespace memstrata {

std::string demangled(std::string_view name) {
  std::string text{name};
  if (!name.starts_with("_Z")) {
    return text;
  }
  struct Free {
    void operator()(char* memory) const {
      std::free(memory);
    }  // NOLINT: malloc'd by the ABI
  };
  int status = 0;
  const std::unique_ptr<char, Free> readable{
      abi::__cxa_demangle(text.c_str(), nullptr, nullptr, &status)};
  return status == 0 && readable ? std::string{readable.get()} : text;
}

}  // namespace memstrata
