#include "model/map_words.hpp"

namespace memstrata {

std::string_view to_string(ContributionKind kind) {
  switch (kind) {
    case ContributionKind::object:
      return "object";
    case ContributionKind::merged:
      return "merged";
    case ContributionKind::fill:
      return "fill";
    case ContributionKind::data:
      return "data";
    case ContributionKind::stub:
      return "stub";
    case ContributionKind::gap:
      break;
  }
  return "gap";
}

std::string_view to_string(Binding binding) {
  switch (binding) {
    case Binding::global:
      return "global";
    case Binding::local:
      return "local";
    case Binding::linker:
      return "linker";
    case Binding::none:
      break;
  }
  return "none";
}

std::string_view to_string(SizeFrom size_from) {
  switch (size_from) {
    case SizeFrom::exact:
      return "exact";
    case SizeFrom::common:
      return "common";
    case SizeFrom::section:
      return "section";
    case SizeFrom::next:
      return "next";
    case SizeFrom::suffix:
      return "suffix";
    case SizeFrom::padding:
      break;
  }
  return "padding";
}

}  // namespace memstrata
