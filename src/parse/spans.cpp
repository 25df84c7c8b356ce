#include "parse/spans.hpp"

#include <algorithm>
#include <tuple>

#include "parse/section_names.hpp"

namespace memstrata {
namespace {

bool in_order(const NamedAddress& a, const NamedAddress& b) {
  return std::tuple{a.address(), a.name(), a.binding()} <
         std::tuple{b.address(), b.name(), b.binding()};
}

bool same_name(const NamedAddress& a, const NamedAddress& b) {
  return a.address() == b.address() && a.name() == b.name();
}

// The order ld prints names of one address in is arbitrary and changes from
// host to host, so it never decides: the name of the section, else the first in
// byte order that does not look internal, else the first.
const NamedAddress& primary_of(std::span<const NamedAddress> group,
                               std::string_view suffix) {
  const auto named_by_section =
      std::find_if(group.begin(), group.end(),
                   [suffix](const NamedAddress& each) { return each.name() == suffix; });
  if (named_by_section != group.end()) {
    return *named_by_section;
  }
  const auto outward = std::find_if(
      group.begin(), group.end(),
      [](const NamedAddress& each) { return !each.name().starts_with('_'); });
  return outward != group.end() ? *outward : group.front();
}

bool has_global(std::span<const NamedAddress> group) {
  return std::any_of(group.begin(), group.end(), [](const NamedAddress& each) {
    return each.binding() == Binding::global;
  });
}

std::size_t group_end(std::span<const NamedAddress> names, std::size_t begin) {
  auto end = begin + 1;
  while (end < names.size() && names[end].address() == names[begin].address()) {
    ++end;
  }
  return end;
}

bool inside(Address address, const Contribution& contribution) {
  return address >= contribution.address &&
         address - contribution.address < contribution.size;
}

Address end_of(const Contribution& contribution) {
  return contribution.address + contribution.size;
}

// Where the piece of the group that ends at `next` ends.
Address piece_end(std::span<const NamedAddress> names, std::size_t next,
                  const Contribution& contribution) {
  return next < names.size() && inside(names[next].address(), contribution)
             ? names[next].address()
             : end_of(contribution);
}

Bytes largest_size(std::span<const NamedAddress> group) {
  Bytes size = 0;
  for (const auto& each : group) {
    size = std::max(size, each.size().value_or(0));
  }
  return size;
}

std::size_t next_sized(std::span<const NamedAddress> names, std::size_t from) {
  const auto found =
      std::find_if(names.begin() + static_cast<std::ptrdiff_t>(from), names.end(),
                   [](const NamedAddress& each) { return each.size() > 0U; });
  return static_cast<std::size_t>(found - names.begin());
}

SizeFrom size_source(const Contribution& contribution, Address address, Bytes size) {
  return address == contribution.address && size == contribution.size ? SizeFrom::section
                                                                      : SizeFrom::next;
}

}  // namespace

void SpanWriter::write(Index index, std::span<const NamedAddress> names,
                       std::string_view file) {
  const auto contribution = map_.contributions[index];  // a copy: pushes may move it
  if (names.empty()) {
    if (contribution.size > 0) {
      write_nameless_start(contribution, index, contribution.size);
    }
    return;
  }
  names_at_ = in_address_order(names);
  if (names_at_.front().size()) {
    write_exact_groups(contribution, index);
  } else if (is_common(contribution.section)) {
    write_commons(contribution, index, file);
  } else {
    write_groups(contribution, index);
  }
}

// Nearly all maps print them in order, each once.
std::span<const NamedAddress> SpanWriter::in_address_order(
    std::span<const NamedAddress> names) {
  const auto misplaced = std::adjacent_find(
      names.begin(), names.end(), [](const NamedAddress& a, const NamedAddress& b) {
        return !in_order(a, b) || same_name(a, b);
      });
  if (misplaced == names.end()) {
    return names;
  }
  sorted_.assign(names.begin(), names.end());
  std::sort(sorted_.begin(), sorted_.end(), in_order);
  sorted_.erase(std::unique(sorted_.begin(), sorted_.end(), same_name), sorted_.end());
  return sorted_;
}

// A static function or table: no line names it, but its section may.
void SpanWriter::write_nameless_start(const Contribution& contribution, Index index,
                                      Bytes size) {
  const auto suffix = contribution.kind == ContributionKind::object
                          ? section_suffix(contribution.section)
                          : std::string_view{};
  const bool named = !suffix.empty();
  push({.name = suffix,
        .region = contribution.region,
        .contribution = index,
        .address = contribution.address,
        .size = size,
        .binding = named ? Binding::local : Binding::none,
        .size_from = named ? SizeFrom::suffix
                           : size_source(contribution, contribution.address, size)});
}

// Names below the contribution have no bytes in it; the first inside decides how
// much of its start is nameless.  Returns where that first one stands.
std::size_t SpanWriter::write_start(const Contribution& contribution, Index index) {
  std::size_t begin = 0;
  while (begin < names_at_.size() && names_at_[begin].address() < contribution.address) {
    const auto end = group_end(names_at_, begin);
    write_group(contribution, index, names_at_.subspan(begin, end - begin), 0);
    begin = end;
  }
  const auto first = piece_end(names_at_, begin, contribution);
  if (first > contribution.address) {
    write_nameless_start(contribution, index, first - contribution.address);
  }
  return begin;
}

void SpanWriter::write_groups(const Contribution& contribution, Index index) {
  for (auto begin = write_start(contribution, index); begin < names_at_.size();) {
    const auto end = group_end(names_at_, begin);
    const auto address = names_at_[begin].address();
    const auto size = inside(address, contribution)
                          ? piece_end(names_at_, end, contribution) - address
                          : 0;
    write_group(contribution, index, names_at_.subspan(begin, end - begin), size);
    begin = end;
  }
}

//  8000818      21c         libgcc.a(_arm_addsubsf3.o):(.text)
//  8000819      16c                 __aeabi_frsub
//  8000821      164                 __subsf3
//
// LLD prints the sizes of symbols.  Hand-written code has entries within entries:
// each gets what is before the next, and keeps its true size.  A label without a
// size names what follows it, unless a symbol with a size covers it already.
void SpanWriter::write_exact_groups(const Contribution& contribution, Index index) {
  auto dot = contribution.address;
  for (std::size_t begin = 0; begin < names_at_.size();) {
    const auto end = group_end(names_at_, begin);
    const auto group = names_at_.subspan(begin, end - begin);
    const auto address = group.front().address();
    const auto printed = largest_size(group);
    const bool covered = !inside(address, contribution) || address < dot;
    const auto next = printed > 0 ? next_sized(names_at_, end) : end;
    auto size = covered ? 0 : piece_end(names_at_, next, contribution) - address;
    if (printed > 0) {
      size = std::min(size, printed);
    }
    if (size > 0) {
      write_nameless(contribution, index, dot, address);
      dot = address + size;
    }
    write_group(contribution, index, group, size);
    auto& symbol = map_.symbols.back();
    symbol.size_from = printed > 0 ? SizeFrom::exact : symbol.size_from;
    symbol.true_size = size == printed ? std::nullopt : std::optional{printed};
    begin = end;
  }
  write_nameless(contribution, index, dot, end_of(contribution));
}

// What no symbol covers.  Only the start of a section can be what its name tells.
void SpanWriter::write_nameless(const Contribution& contribution, Index index,
                                Address from, Address to) {
  if (from == to) {
    return;
  }
  if (from == contribution.address) {
    write_nameless_start(contribution, index, to - from);
    return;
  }
  push({.region = contribution.region,
        .contribution = index,
        .address = from,
        .size = to - from,
        .binding = Binding::none,
        .size_from = SizeFrom::next});
}

void SpanWriter::write_group(const Contribution& contribution, Index index,
                             std::span<const NamedAddress> group, Bytes size) {
  const auto& primary = group.size() == 1
                            ? group.front()
                            : primary_of(group, section_suffix(contribution.section));
  Symbol symbol{.name = names_.clean(primary.name()),
                .region = contribution.region,
                .contribution = index,
                .address = primary.address(),
                .size = size,
                .binding = has_global(group) ? Binding::global : Binding::local,
                .size_from = size_source(contribution, primary.address(), size)};
  if (group.size() > 1) {
    symbol.first_alias = static_cast<Index>(map_.aliases.size());
    symbol.alias_count = static_cast<Index>(group.size() - 1);
    for (const auto& each : group) {
      if (&each != &primary) {
        map_.aliases.push_back(names_.clean(each.name()));
      }
    }
  }
  push(symbol);
}

// COMMON          0x20000150       0x71 o/a.o
//                 0x20000150                shared_common
//                 0x20000190                common_c
//
// The table says how large each is; what is left before the next is alignment.
void SpanWriter::write_commons(const Contribution& contribution, Index index,
                               std::string_view file) {
  for (auto begin = write_start(contribution, index); begin < names_at_.size();) {
    const auto end = group_end(names_at_, begin);
    const auto address = names_at_[begin].address();
    const auto piece = inside(address, contribution)
                           ? piece_end(names_at_, end, contribution) - address
                           : 0;
    write_common_group(contribution, index, names_at_.subspan(begin, end - begin), piece,
                       file);
    begin = end;
  }
}

// A common array of no elements shares the address of the next symbol, not its bytes.
void SpanWriter::write_common_group(const Contribution& contribution, Index index,
                                    std::span<const NamedAddress> group, Bytes piece,
                                    std::string_view file) {
  sized_.clear();
  Bytes size = 0;
  bool known = false;
  for (const auto& each : group) {
    const auto own = commons_.size_of(each.name(), file);
    if (own == Bytes{0}) {
      write_group(contribution, index, std::span{&each, 1}, 0);
      continue;
    }
    sized_.push_back(each);
    known = known || own.has_value();
    size = std::max(size, own.value_or(0));
  }
  size = known ? std::min(size, piece) : piece;
  if (!sized_.empty()) {
    write_group(contribution, index, sized_, size);
    if (known) {
      map_.symbols.back().size_from = SizeFrom::common;
    }
  } else {
    size = 0;
  }
  if (size < piece) {
    push({.region = contribution.region,
          .contribution = index,
          .address = group.front().address() + size,
          .size = piece - size,
          .binding = Binding::none,
          .size_from = SizeFrom::padding});
  }
}

}  // namespace memstrata
