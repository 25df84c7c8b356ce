#include "model/accounting.hpp"

namespace memstrata {
namespace {

bool same_range(const Block& a, const Block& b) {
  return a.length && a.length == b.length && a.origin == b.origin;
}

// Written without `origin + length`: a block may end at the top of the address space.
bool contains(const Block& outer, const Block& inner) {
  return outer.length && inner.length && *outer.length > *inner.length &&
         inner.origin >= outer.origin &&
         inner.origin - outer.origin <= *outer.length - *inner.length;
}

Index first_of_same_range(const std::vector<Block>& blocks, Index of) {
  for (Index i = 0; i < of; ++i) {
    if (same_range(blocks[i], blocks[of])) {
      return i;
    }
  }
  return kNone;
}

Index parent_of(const std::vector<Block>& blocks, const Block& block) {
  Index parent = kNone;
  for (Index i = 0; i < blocks.size(); ++i) {
    if (contains(blocks[i], block) &&
        (parent == kNone || *blocks[i].length < *blocks[parent].length)) {
      parent = i;
    }
  }
  return parent;
}

}  // namespace

std::vector<BlockAccount> block_hierarchy(const std::vector<Block>& blocks) {
  std::vector<BlockAccount> accounts(blocks.size());
  for (Index i = 0; i < blocks.size(); ++i) {
    accounts[i].parent = parent_of(blocks, blocks[i]);
    accounts[i].same_range_as = first_of_same_range(blocks, i);
  }
  return accounts;
}

}  // namespace memstrata
