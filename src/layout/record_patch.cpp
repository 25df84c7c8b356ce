#include "layout/record_patch.hpp"

#include <array>
#include <cstdint>

namespace memstrata {
namespace {

constexpr std::size_t kMostFields = 32;  // of a record that is said by its differences

struct Fields {
  std::array<std::uint64_t, kMostFields> values{};
  std::size_t count = 0;
  bool fit = true;  // false: there are more
};

Fields fields_of(std::string_view record) {
  Fields fields;
  FieldReader reader(record);
  while (!reader.at_end()) {
    if (fields.count == kMostFields) {
      fields.fit = false;
      return fields;
    }
    fields.values[fields.count++] = reader.next();
  }
  return fields;
}

}  // namespace

// A record as it stands is twice its size in bytes and one, then the bytes; a
// patch is twice the mask of the fields that differ, then the differences:
// the last but one field of seven grew by 4: 40 08, two bytes
void append_patch(std::string& script, std::string_view reference,
                  std::string_view record) {
  const Fields old_fields = fields_of(reference);
  const Fields new_fields = fields_of(record);
  if (!old_fields.fit || !new_fields.fit || old_fields.count != new_fields.count) {
    append_field(script, (record.size() << 1) | 1);
    script.append(record);
    return;
  }
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < new_fields.count; ++i) {
    if (new_fields.values[i] != old_fields.values[i]) {
      mask |= std::uint64_t{1} << i;
    }
  }
  append_field(script, mask << 1);
  for (std::size_t i = 0; i < new_fields.count; ++i) {
    if (new_fields.values[i] != old_fields.values[i]) {
      append_field(script, zigzag(new_fields.values[i] - old_fields.values[i]));
    }
  }
}

void read_patch(FieldReader& script, std::string_view reference, std::string& record) {
  const std::uint64_t head = script.next();
  if ((head & 1) != 0) {
    record.assign(script.take(head >> 1));
    return;
  }
  const Fields fields = fields_of(reference);
  const std::uint64_t mask = head >> 1;
  if (!fields.fit || (mask >> fields.count) != 0) {
    throw_damaged("a change does not fit what it changes");
  }
  record.clear();
  for (std::size_t i = 0; i < fields.count; ++i) {
    std::uint64_t value = fields.values[i];
    if (((mask >> i) & 1) != 0) {
      value += unzigzag(script.next());
    }
    append_field(record, value);
  }
}

}  // namespace memstrata
