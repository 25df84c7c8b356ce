#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "layout/codec.hpp"
#include "layout/record_format.hpp"

namespace memstrata {

/// Finds, in the records of the build before, the record of the same region or
/// contribution, so that its way of saying a gap can be kept.
///
/// Builds are nearly alike: the record wanted is almost always the next one.
class Neighbour {
 public:
  struct Match {
    unsigned code = 0;  // of the gap
    Padding padding = Padding::none;
    std::string_view behind;  // the fields behind the identity
  };

  enum class Sort : std::uint8_t { regions, contributions };

  /// `records` may be null: nothing is found then.
  Neighbour(const Records* records, Sort sort);

  /// Of all records those of the sort, rising.
  [[nodiscard]] const std::vector<std::uint32_t>& places() const { return places_; }

  /// What is looked for from here on stands behind this record.
  void pass(std::uint32_t record) { passed_ = record; }

  /// `identity`: the fields behind the one that holds the gap code.
  std::optional<Match> find(std::string_view identity);

 private:
  [[nodiscard]] std::string_view fields_at(std::size_t place) const;
  [[nodiscard]] bool is_at(std::size_t place, std::string_view identity) const;
  [[nodiscard]] std::size_t find_ahead(std::string_view identity) const;
  [[nodiscard]] std::size_t find_anywhere(std::string_view identity);
  void build_index();

  const Records* records_;
  Sort sort_;
  std::vector<std::uint32_t> places_;    // the records of the sort
  std::size_t next_ = 0;                 // in places_
  std::optional<std::uint32_t> passed_;  // since next_ was set
  unsigned misses_ = 0;                  // in a row
  std::vector<std::uint32_t> index_;     // open addressing by identity: into places_, + 1
};

}  // namespace memstrata
