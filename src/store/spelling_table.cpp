#include "store/spelling_table.hpp"

#include <algorithm>

#include "layout/checksum.hpp"
#include "model/error.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

constexpr TextId kUnknown = 0xffffffff;

}  // namespace

SpellingTable::SpellingTable(Statements& statements, std::int64_t target_id)
    : statements_(statements), target_id_(target_id), slots_(1024, kUnknown) {
  for (Query rows(statements, "ingest/texts.sql", target_id); rows.next();) {
    add(static_cast<TextId>(rows.integer(0)), static_cast<std::uint64_t>(rows.integer(1)),
        rows.bytes(2));
  }
}

TextId SpellingTable::id_of(std::string_view text) {
  const std::uint64_t hash = checksum(text);
  const TextId known = slots_[slot_of(hash, text)];
  if (known != kUnknown) {
    return known;
  }
  const auto id = static_cast<TextId>(texts_.size());
  execute(statements_, "ingest/insert_text.sql", target_id_, id,
          static_cast<std::int64_t>(hash), text);
  add(id, hash, text);
  return id;
}

std::string_view SpellingTable::text(TextId id) const {
  if (id >= texts_.size()) {
    throw Error{ErrorCode::database, "text " + std::to_string(id) + " is missing"};
  }
  return texts_[id];
}

TextId SpellingTable::normalised(TextId id) {
  if (normalised_[id] == kUnknown) {
    const TextId found = id_of(normalised_symbol(text(id)));
    normalised_[id] = found;
  }
  return normalised_[id];
}

void SpellingTable::add(TextId id, std::uint64_t hash, std::string_view text) {
  if (texts_.size() * 2 >= slots_.size()) {
    grow_slots();
  }
  auto* copy = static_cast<char*>(bytes_.allocate(text.size() + 1, 1));
  std::copy(text.begin(), text.end(), copy);
  if (id >= texts_.size()) {
    texts_.resize(id + 1);
    hashes_.resize(id + 1);
    normalised_.resize(id + 1, kUnknown);
  }
  texts_[id] = {copy, text.size()};
  hashes_[id] = hash;
  slots_[slot_of(hash, texts_[id])] = id;
}

void SpellingTable::grow_slots() {
  slots_.assign(slots_.size() * 2, kUnknown);
  for (TextId id = 0; id < texts_.size(); ++id) {
    slots_[slot_of(hashes_[id], texts_[id])] = id;
  }
}

std::size_t SpellingTable::slot_of(std::uint64_t hash, std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash) & mask;
  while (slots_[slot] != kUnknown) {
    const TextId id = slots_[slot];
    if (hashes_[id] == hash && texts_[id] == text) {
      break;
    }
    slot = (slot + 1) & mask;
  }
  return slot;
}

}  // namespace memstrata
