#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/named_query.hpp"

namespace memstrata {

/// A row of an answer, read by the names of its columns.
/// Throws Error{internal} for a column that the question does not have.
class AnswerRow {
 public:
  AnswerRow(const NamedQuery& query, const std::vector<Cell>& cells)
      : query_(query), cells_(cells) {}

  /// "" for NULL.
  [[nodiscard]] std::string text(std::string_view column) const;
  /// 0 for NULL.
  [[nodiscard]] std::int64_t integer(std::string_view column) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(std::string_view column) const;
  [[nodiscard]] std::optional<double> maybe_real(std::string_view column) const;
  /// The texts of a JSON array.
  [[nodiscard]] std::vector<std::string> texts(std::string_view column) const;
  /// The numbers of a JSON array, in which null means "not there".
  [[nodiscard]] std::vector<std::optional<std::int64_t>> sizes(
      std::string_view column) const;

 private:
  [[nodiscard]] const Cell& cell(std::string_view column) const;

  const NamedQuery& query_;
  const std::vector<Cell>& cells_;
  mutable std::size_t next_ = 0;  // columns are mostly read in their order
};

/// Asks the question called `query` and gives each row to `take`.
void ask(const Database& database, std::string_view query, const Arguments& arguments,
         const std::function<void(const AnswerRow&)>& take);

}  // namespace memstrata
