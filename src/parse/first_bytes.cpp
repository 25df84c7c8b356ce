#include "parse/first_bytes.hpp"

#include <algorithm>
#include <array>

namespace memstrata {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view refusal;
};

constexpr std::array kSignatures = {
    Signature{"\x7f"
              "ELF"sv,
              "this is an ELF file, not a map: link with -Wl,-Map=FILE and give FILE"},
    Signature{
        "!<arch>\n"sv,
        "this is a static library, not a map: link with -Wl,-Map=FILE and give FILE"},
    Signature{
        "!<thin>\n"sv,
        "this is a static library, not a map: link with -Wl,-Map=FILE and give FILE"},
    Signature{"MZ"sv,
              "this is a Windows executable, not a map: link with -Wl,-Map=FILE and "
              "give FILE"},
    Signature{"\x1f\x8b"sv, "compressed twice (gzip): unpack it first"},
    Signature{"\xfd"
              "7zXZ\0"sv,
              "compressed twice (xz): unpack it first"},
    Signature{"\x28\xb5\x2f\xfd"sv, "compressed twice (zstd): unpack it first"},
    Signature{"BZh"sv, "compressed (bzip2): unpack it first"},
    Signature{"PK\x03\x04"sv, "compressed (zip): unpack it first"},
    Signature{"SQLite f"sv, "this is a history database, not a map: give it with --db"},
    Signature{"\xff\xfe"sv,
              "UTF-16 text, as PowerShell's > writes it: convert it to UTF-8"},
    Signature{"\xfe\xff"sv, "UTF-16 text: convert it to UTF-8"},
};

/// The refusal of a binary format that begins with a line of its own behind a log:
/// shorter signatures than these come about by chance.
std::optional<std::string> refusal_behind_log(std::string_view head) {
  constexpr std::size_t kTelling = 4;
  for (auto at = head.find('\n'); at != std::string_view::npos;
       at = head.find('\n', at + 1)) {
    for (const auto& signature : kSignatures) {
      if (signature.bytes.size() >= kTelling &&
          head.substr(at + 1).starts_with(signature.bytes)) {
        return std::string{signature.refusal};
      }
    }
  }
  return std::nullopt;
}

// Text of UTF-16 without a mark has a zero in every other byte.
bool alternates_with_zero(std::string_view head) {
  constexpr std::size_t kLooked = 64;
  const auto pairs = std::min(head.size(), kLooked) / 2;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    even += head[2 * i] == '\0' ? 1U : 0U;
    odd += head[2 * i + 1] == '\0' ? 1U : 0U;
  }
  return pairs > 1 && ((even == pairs && odd == 0) || (odd == pairs && even == 0));
}

}  // namespace

std::optional<std::string> refusal_by_first_bytes(std::string_view bytes) {
  constexpr std::size_t kTextBegins = std::size_t{64} << 10;
  if (bytes.empty()) {
    return "empty file";
  }
  for (const auto& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) {
      return std::string{signature.refusal};
    }
  }
  const auto head = bytes.substr(0, kTextBegins);
  if (alternates_with_zero(head)) {
    return "UTF-16 text without a byte order mark: convert it to UTF-8";
  }
  if (head.find('\0') != std::string_view::npos) {
    return refusal_behind_log(head).value_or(
        "binary file: give a linker map (link with -Wl,-Map=FILE)");
  }
  return std::nullopt;
}

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

}  // namespace memstrata
