#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/build_layout.hpp"

namespace memstrata {

/// A layout as a list of records, bytes that hold no address.
///
/// A record is a header, a block, a region, a contribution (with its first
/// span), a further span, an assignment or a diagnostic.  Where a thing lies is
/// said by a gap code: 0..15 = the end before, aligned up to 2^code; else an
/// explicit signed gap.  So when a function grows, the records behind it stay.
/// Every record is a sequence of fields (layout/fields.hpp); docs/layout.md.
class Records {
 public:
  Records() = default;
  /// All records one behind the other, and where each of them ends.
  Records(std::string_view bytes, std::vector<std::uint32_t> ends);

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::size_t start = i == 0 ? 0 : ends_[i - 1];
    return {bytes_.data() + start, ends_[i] - start};
  }
  /// Bytes of its content.
  [[nodiscard]] std::size_t content_bytes() const {
    return bytes_.size() + ends_.size() * sizeof(ends_.front());
  }
  void reserve(std::size_t records, std::size_t bytes);
  void append(std::string_view record);
  void append(const Records& other, std::size_t first, std::size_t count);
  /// Whether `count` records from `first` are those of `other` from `other_first`.
  [[nodiscard]] bool equal_run(std::size_t first, const Records& other,
                               std::size_t other_first, std::size_t count) const;
  /// 64 bits over all records and where they end.
  [[nodiscard]] std::uint64_t content_checksum() const;

  bool operator==(const Records&) const = default;

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

/// `before` is the neighbour that the records will be scripted against: where a
/// gap can be said in several ways, the way it is said there is kept.  The
/// layout that comes out of decode_records is the same whatever `before` is.
Records encode_records(const BuildLayout& layout, const Records* before = nullptr);

/// A build with its records, and which of its symbols those of another build are.
struct EncodedBuild {
  const BuildLayout& layout;
  const Records& records;
  const std::vector<Index>& twins;  // of each symbol of the other; kNone: none
};

/// The same beside a neighbour whose layout is known as well: the records of what
/// only moved are copied.
Records encode_records(const BuildLayout& layout, const EncodedBuild& before);

/// Throws Error{database} when the records make no layout.
BuildLayout decode_records(const Records& records);

/// A whole table, compressed; carries a checksum of its content.
std::string encode_keyframe(const Records& records);
/// Throws Error{database} when the bytes are damaged.
Records decode_keyframe(std::string_view bytes);

/// How to make `to` out of `from`; carries checksums of itself and of `to`.
std::string encode_script(const Records& from, const Records& to);
/// Throws Error{database} when the bytes are damaged or not made for `from`.
Records apply_script(const Records& from, std::string_view script);

/// keyframe, then scripts in order: the last table.  Cheaper than applying one
/// after the other.
Records replay(std::string_view keyframe, std::span<const std::string_view> scripts);
/// The same from a table that is known.
Records replay(const Records& from, std::span<const std::string_view> scripts);

}  // namespace memstrata
