#include "store/content_hash.hpp"

#include <array>
#include <bit>
#include <optional>

#include "layout/checksum.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

std::uint64_t little_endian(std::uint64_t word) {
  return std::endian::native == std::endian::little ? word : __builtin_bswap64(word);
}

// 64 bits: contents are compared with that of one build alone, the one of the
// same name.
class Digest {
 public:
  void add(std::uint64_t word) {
    words_[count_++] = little_endian(word);
    if (count_ == words_.size()) {
      fold();
    }
  }
  void add(std::string_view text) { add(checksum(text)); }
  void add(const std::optional<Bytes>& bytes) {
    add(static_cast<std::uint64_t>(bytes.has_value()));
    add(bytes.value_or(0));
  }

  std::string bytes() {
    fold();
    std::string result;
    for (unsigned shift = 0; shift < 64; shift += 8) {
      result += static_cast<char>(state_ >> shift & 0xffU);
    }
    return result;
  }

 private:
  // Many words at once: one after the other would wait for each product.
  void fold() {
    state_ = checksum(
        {reinterpret_cast<const char*>(words_.data()), count_ * sizeof words_[0]},
        state_);
    count_ = 0;
  }

  std::array<std::uint64_t, 256> words_{};
  std::size_t count_ = 0;
  std::uint64_t state_ = 0;
};

// The hash of a path without folders and random parts; the same path often
// comes many times in a row.
class Paths {
 public:
  std::uint64_t hash(std::string_view path) {
    if (path.empty()) {
      return 0;  // as of the fill between two functions of one object
    }
    if (path.data() != last_.data() || path.size() != last_.size()) {
      hash_ = path == last_ ? hash_ : checksum(normalised_object(path));
      last_ = path;
    }
    return hash_;
  }

 private:
  std::string_view last_;
  std::uint64_t hash_ = 0;
};

void add_blocks(Digest& digest, const MemoryMap& map) {
  digest.add(std::uint64_t{map.blocks.size()});
  for (const Block& block : map.blocks) {
    digest.add(block.name);
    digest.add(block.attributes);
    digest.add(block.origin);
    digest.add(block.length);
  }
}

void add_regions(Digest& digest, const MemoryMap& map) {
  digest.add(std::uint64_t{map.regions.size()});
  for (const Region& region : map.regions) {
    digest.add(region.name);
    digest.add((region.loaded ? 1U : 0U) | (region.nobits ? 2U : 0U) |
               (region.tls ? 4U : 0U));
    if (region.loaded) {
      digest.add(region.address);
      digest.add(region.load_address);
      digest.add(region.size);
      digest.add(std::uint64_t{region.block} << 32U | region.load_block);
    }
  }
}

void add_contributions(Digest& digest, const MemoryMap& map) {
  digest.add(std::uint64_t{map.contributions.size()});
  Paths objects;
  Paths archives;
  for (const Contribution& contribution : map.contributions) {
    digest.add(std::uint64_t{contribution.region} << 8U |
               static_cast<std::uint64_t>(contribution.kind));
    digest.add(contribution.address);
    digest.add(contribution.size);
    digest.add(objects.hash(contribution.object));
    digest.add(archives.hash(contribution.archive));
    digest.add(contribution.section);
  }
}

void add_symbols(Digest& digest, const MemoryMap& map) {
  digest.add(std::uint64_t{map.symbols.size()});
  for (const Symbol& symbol : map.symbols) {
    digest.add(symbol.name);
    digest.add(std::uint64_t{symbol.alias_count});
    for (Index i = 0; i < symbol.alias_count; ++i) {
      digest.add(map.aliases[symbol.first_alias + i]);
    }
    digest.add(std::uint64_t{symbol.region} << 32U | symbol.contribution);
    digest.add(symbol.address);
    digest.add(symbol.size);
    digest.add(symbol.true_size);
    digest.add(static_cast<std::uint64_t>(symbol.binding) << 8U |
               static_cast<std::uint64_t>(symbol.size_from));
  }
}

}  // namespace

std::string content_hash(const MemoryMap& map) {
  Digest digest;
  digest.add(map.format);
  digest.add(map.output_format);
  digest.add(normalised_object(map.output_file));
  add_blocks(digest, map);
  add_regions(digest, map);
  add_contributions(digest, map);
  add_symbols(digest, map);
  return digest.bytes();
}

}  // namespace memstrata
