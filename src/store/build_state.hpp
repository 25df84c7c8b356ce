#pragma once

#include <memory>

#include "layout/build_layout.hpp"
#include "layout/codec.hpp"
#include "store/build_facts.hpp"
#include "store/layout_chain.hpp"

namespace memstrata {

/// One build, decoded, as writing its neighbours needs it.
struct BuildState {
  BuildLayout layout;
  Records records;  // what its script is made for and what scripts are made from
  BuildFacts facts;
  ChainLength chain;  // up to here
};

using BuildStatePointer = std::shared_ptr<const BuildState>;

}  // namespace memstrata
