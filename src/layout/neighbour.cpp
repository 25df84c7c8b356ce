#include "layout/neighbour.hpp"

#include <algorithm>

#include "layout/checksum.hpp"
#include "layout/fields.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kWindow = 16;     // records to look at before giving up
constexpr unsigned kMissesToIndex = 8;  // new records in a row before an index pays
constexpr unsigned kContributionIdentity =
    4;                                   // fields: section, object, archive, object_id
constexpr unsigned kRegionIdentity = 2;  // fields: name, region_id

bool is_of_sort(std::string_view record, Neighbour::Sort sort) {
  const auto tag =
      static_cast<RecordTag>(static_cast<std::uint64_t>(record.front()) & kTagMask);
  if (sort == Neighbour::Sort::regions) {
    return tag == RecordTag::region;
  }
  return tag == RecordTag::contribution || tag == RecordTag::object_with_span;
}

std::string_view identity_of(std::string_view fields, unsigned count) {
  FieldReader reader(fields);
  for (unsigned i = 0; i < count; ++i) {
    reader.next();
  }
  return fields.substr(0, fields.size() - reader.rest().size());
}

}  // namespace

Neighbour::Neighbour(const Records* records, Sort sort) : records_(records), sort_(sort) {
  const std::size_t count = records == nullptr ? 0 : records->size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view record = (*records)[i];
    if (!record.empty() && is_of_sort(record, sort)) {
      places_.push_back(static_cast<std::uint32_t>(i));
    }
  }
}

// Gap code, identity, and what is behind.
std::string_view Neighbour::fields_at(std::size_t place) const {
  FieldReader reader((*records_)[places_[place]]);
  reader.next();  // tag, kind, flags
  return reader.rest();
}

bool Neighbour::is_at(std::size_t place, std::string_view identity) const {
  return fields_at(place).substr(1).starts_with(identity);
}

std::optional<Neighbour::Match> Neighbour::find(std::string_view identity) {
  if (places_.empty()) {
    return std::nullopt;
  }
  if (passed_) {
    next_ = static_cast<std::size_t>(std::ranges::upper_bound(places_, *passed_) -
                                     places_.begin());
    passed_.reset();
  }
  std::size_t place = find_ahead(identity);
  if (place == places_.size() && ++misses_ > kMissesToIndex) {
    place = find_anywhere(identity);
  }
  if (place == places_.size()) {
    return std::nullopt;
  }
  misses_ = 0;
  next_ = place + 1;
  const std::string_view fields = fields_at(place);
  const auto gap = static_cast<unsigned char>(fields.front());
  return Match{gap & ((1U << kCodeBits) - 1U), static_cast<Padding>(gap >> kCodeBits),
               fields.substr(1 + identity.size())};
}

std::size_t Neighbour::find_ahead(std::string_view identity) const {
  const std::size_t end = std::min(places_.size(), next_ + kWindow);
  for (std::size_t place = next_; place < end; ++place) {
    if (is_at(place, identity)) {
      return place;
    }
  }
  return places_.size();
}

std::size_t Neighbour::find_anywhere(std::string_view identity) {
  if (index_.empty()) {
    build_index();
  }
  const std::size_t mask = index_.size() - 1;
  for (std::size_t slot = checksum(identity) & mask; index_[slot] != 0;
       slot = (slot + 1) & mask) {
    if (is_at(index_[slot] - 1, identity)) {
      return index_[slot] - 1;
    }
  }
  return places_.size();
}

void Neighbour::build_index() {
  index_.assign(std::bit_ceil(2 * places_.size() + 2), 0);
  const std::size_t mask = index_.size() - 1;
  const unsigned count = sort_ == Sort::regions ? kRegionIdentity : kContributionIdentity;
  for (std::size_t place = 0; place < places_.size(); ++place) {
    const std::string_view identity = identity_of(fields_at(place).substr(1), count);
    std::size_t slot = checksum(identity) & mask;
    while (index_[slot] != 0 && !is_at(index_[slot] - 1, identity)) {
      slot = (slot + 1) & mask;
    }
    if (index_[slot] == 0) {  // of equal identities the first is enough
      index_[slot] = static_cast<std::uint32_t>(place + 1);
    }
  }
}

}  // namespace memstrata
