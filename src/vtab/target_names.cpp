#include "vtab/target_names.hpp"

#include "model/error.hpp"

namespace memstrata {
namespace {

// One name costs as much as reading a few in a row: a question for the largest
// symbols reads single names, one for all of them the whole table.
constexpr unsigned kMostSingleReads = 256;

[[noreturn]] void throw_unknown(const char* what) {
  throw Error(ErrorCode::database,
              std::string("a stored layout names ") + what + " that is not there");
}

}  // namespace

TargetNames::TargetNames(ModuleStatements& statements, std::int64_t target_id)
    : statements_(statements), target_id_(target_id) {}

std::string_view TargetNames::text(TextId id) {
  if (id < texts_.size() && texts_[id].data() != nullptr) {
    return texts_[id];
  }
  return read_text(id);
}

std::string_view TargetNames::read_text(TextId id) {
  if (id == 0) {
    return keep_text(0, "");
  }
  if (++single_reads_ == kMostSingleReads) {
    read_all_texts();
    if (id < texts_.size() && texts_[id].data() != nullptr) {
      return texts_[id];
    }
  }
  ModuleQuery query(statements_, "read/text.sql", {target_id_, id});
  if (!query.next()) {
    throw_unknown("a text");
  }
  return keep_text(id, query.bytes(0));
}

void TargetNames::read_all_texts() {
  ModuleQuery query(statements_, "read/texts.sql", {target_id_});
  while (query.next()) {
    const std::int64_t id = query.integer(0);
    if (id >= 0 && id < kNone) {
      keep_text(static_cast<TextId>(id), query.bytes(1));
    }
  }
}

std::string_view TargetNames::keep_text(TextId id, std::string_view text) {
  if (id >= texts_.size()) {
    texts_.resize(std::max<std::size_t>(std::size_t{id} + 1, 2 * texts_.size()));
  }
  if (texts_[id].data() == nullptr) {
    auto* const bytes = static_cast<char*>(bytes_.allocate(text.size() + 1, 1));
    text.copy(bytes, text.size());
    texts_[id] = {bytes, text.size()};
  }
  return texts_[id];
}

const TargetNames::Object& TargetNames::object(std::uint32_t object_id) {
  if (!objects_read_) {
    ModuleQuery query(statements_, "read/objects.sql", {target_id_});
    while (query.next()) {
      const auto id = static_cast<std::size_t>(query.integer(0));
      if (id < kNone) {
        objects_.resize(std::max(objects_.size(), id + 1));
        objects_[id] = {std::string(query.bytes(1)), std::string(query.bytes(2))};
      }
    }
    objects_read_ = true;
  }
  if (object_id >= objects_.size()) {
    throw_unknown("an object");
  }
  return objects_[object_id];
}

std::int64_t TargetNames::block_id(TextId name, std::int64_t ordinal) {
  if (!blocks_read_) {
    ModuleQuery query(statements_, "read/blocks.sql", {target_id_});
    while (query.next()) {
      blocks_[{std::string(query.bytes(1)), query.integer(2)}] = query.integer(0);
    }
    blocks_read_ = true;
  }
  const auto found = blocks_.find({std::string(text(name)), ordinal});
  return found == blocks_.end() ? 0 : found->second;
}

}  // namespace memstrata
