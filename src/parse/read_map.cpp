#include "parse/read_map.hpp"

#include "model/error.hpp"
#include "parse/first_bytes.hpp"
#include "parse/gnu_ld/read_gnu_ld.hpp"
#include "parse/gold/read_gold.hpp"
#include "parse/lld/read_lld.hpp"
#include "parse/mold/read_mold.hpp"

namespace memstrata {
namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
  throw Error{ErrorCode::bad_input, path + ": " + reason};
}

MemoryMap read_kind(FileKind kind, std::string_view text, const std::string& path) {
  switch (kind) {
    case FileKind::gnu_ld:
      return read_gnu_ld(text, path);
    case FileKind::lld:
      return read_lld(text, path);
    case FileKind::gold:
      return read_gold(text, path);
    case FileKind::mold:
      return read_mold(text, path);
    case FileKind::heap_dump:
      refuse(path, "a MicroPython heap dump, not a linker map");
  }
  throw Error{ErrorCode::internal, "unknown kind of file"};
}

}  // namespace

MemoryMap read_map(const std::shared_ptr<const Input>& input, const std::string& path) {
  const auto text = input->bytes();
  const auto kind = detect(text, path);
  // A file that is still being written makes other errors too: its own comes first.
  input->check_unchanged();
  auto map = read_kind(kind, without_byte_order_mark(text), path);
  input->check_unchanged();
  map.storage.push_back(input);
  return map;
}

}  // namespace memstrata
