#include "store/statements.hpp"

#include "store/sql_catalog.hpp"

namespace memstrata {

SQLite::Statement& Statements::prepared(std::string_view path) {
  const auto found = by_path_.find(path);
  if (found != by_path_.end()) {
    return found->second;
  }
  return by_path_
      .emplace(std::string(path),
               SQLite::Statement(connection_, std::string(sql_text(path))))
      .first->second;
}

std::int64_t Query::integer(int column) const {
  return statement_.getColumn(column).getInt64();
}

std::optional<std::int64_t> Query::optional_integer(int column) const {
  const auto value = statement_.getColumn(column);
  return value.isNull() ? std::nullopt : std::optional(value.getInt64());
}

std::string Query::text(int column) const {
  return std::string(bytes(column));
}

std::string_view Query::bytes(int column) const {
  const auto value = statement_.getColumn(column);
  const void* data = value.getBlob();
  return data == nullptr ? std::string_view{}
                         : std::string_view{static_cast<const char*>(data),
                                            static_cast<std::size_t>(value.getBytes())};
}

void Query::bind(int index, const std::optional<std::int64_t>& value) {
  if (value) {
    statement_.bind(index, *value);
  } else {
    statement_.bind(index);
  }
}

void Query::bind(int index, std::string_view value) {
  statement_.bind(index, std::string(value));
}

void Query::bind(int index, Blob value) {
  // A null pointer would bind NULL, not an empty BLOB.
  const void* data = value.bytes.empty() ? "" : value.bytes.data();
  statement_.bindNoCopy(index, data, static_cast<int>(value.bytes.size()));
}

}  // namespace memstrata
