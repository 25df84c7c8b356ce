#include "store/verify_names.hpp"

#include <set>

#include "layout/checksum.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

class NameCheck {
 public:
  NameCheck(const BuildLayout& layout, const VerifyTables& tables,
            const Complain& complain)
      : layout_(layout), tables_(tables), complain_(complain) {}

  void run() {
    check_head();
    check_blocks();
    check_regions();
    for (const LayoutContribution& contribution : layout_.contributions) {
      check_contribution(contribution);
    }
    for (const LayoutSymbol& symbol : layout_.symbols) {
      check_symbol(symbol, symbol.name, symbol.symbol_id);
      for (Index i = symbol.first_alias; i < symbol.first_alias + symbol.alias_count;
           ++i) {
        check_symbol(symbol, layout_.aliases[i], layout_.alias_symbol_ids[i]);
      }
    }
  }

 private:
  // Null: no such text, which is reported once.
  const std::string* text(TextId id, const std::string& region = {}) {
    const auto found = tables_.texts.find(id);
    if (found == tables_.texts.end()) {
      if (reported_.insert(id).second) {
        complain_(region, "text " + std::to_string(id) + " is missing");
      }
      return nullptr;
    }
    const std::string& spelling = found->second.text;
    if (checked_.insert(id).second &&
        found->second.hash != static_cast<std::int64_t>(checksum(spelling))) {
      complain_(region, "the hash of '" + spelling + "' is wrong");
    }
    return &spelling;
  }

  void check_head() {
    for (const TextId id : {TextId{0}, layout_.format, layout_.output_file,
                            layout_.output_format, layout_.toolchain}) {
      text(id);
    }
    for (const LayoutDiagnostic& diagnostic : layout_.diagnostics) {
      text(diagnostic.message);
    }
    const auto no_object = tables_.objects.find(0);
    const auto no_block = tables_.blocks.find(0);
    if (no_object == tables_.objects.end() ||
        no_object->second != VerifyTables::Named{"", ""} ||
        no_block == tables_.blocks.end() ||
        no_block->second != VerifyTables::Named{"", "0"}) {
      complain_("", "the rows of no object and no block are missing");
    }
  }

  void check_blocks() {
    std::map<std::string, int> seen;
    std::set<VerifyTables::Named> known;
    for (const auto& [id, name] : tables_.blocks) {
      known.insert(name);
    }
    for (const LayoutBlock& block : layout_.blocks) {
      text(block.attributes);
      const std::string* name = text(block.name);
      if (name != nullptr && !known.contains({*name, std::to_string(seen[*name]++)})) {
        complain_("", "block " + *name + " is missing");
      }
    }
  }

  void check_regions() {
    std::map<std::string, int> seen;
    for (const LayoutRegion& region : layout_.regions) {
      const std::string* name = text(region.name);
      if (name == nullptr) {
        continue;
      }
      const VerifyTables::Named expected{*name, std::to_string(seen[*name]++)};
      const auto row = tables_.regions.find(region.region_id);
      if (row == tables_.regions.end() || row->second != expected) {
        complain_(*name,
                  "region " + *name + " has another identity than its name calls for");
      }
    }
  }

  void check_contribution(const LayoutContribution& contribution) {
    const std::string region =
        tables_.region_name(layout_.regions[contribution.region].region_id);
    text(contribution.section, region);
    const std::string* path = text(contribution.object, region);
    const std::string* archive = text(contribution.archive, region);
    if (path == nullptr || archive == nullptr ||
        !checked_objects_
             .insert({contribution.object, contribution.archive, contribution.object_id})
             .second) {
      return;
    }
    const auto row = tables_.objects.find(contribution.object_id);
    if (row == tables_.objects.end() ||
        row->second !=
            VerifyTables::Named{normalised_object(*path), normalised_object(*archive)}) {
      complain_(region,
                "object '" + *path + "' has another identity than its path calls for");
    }
  }

  void check_symbol(const LayoutSymbol& symbol, TextId name, SymbolId id) {
    if (symbol.contribution == kNone) {
      text(name);
      return;
    }
    const LayoutContribution& contribution = layout_.contributions[symbol.contribution];
    const std::int64_t region_id = layout_.regions[contribution.region].region_id;
    const std::string region = tables_.region_name(region_id);
    const std::string* spelling = text(name, region);
    const auto row = tables_.symbols.find(id);
    if (spelling == nullptr || row == tables_.symbols.end()) {
      complain_(region, "symbol " + std::to_string(id) + " is missing");
      return;
    }
    const std::string* normalised =
        text(static_cast<TextId>(row->second.name_id), region);
    if (row->second.region_id != region_id ||
        row->second.object_id != contribution.object_id || normalised == nullptr ||
        *normalised != normalised_symbol(*spelling)) {
      complain_(region,
                "'" + *spelling + "' has another identity than its name calls for");
    }
    if (!tables_.symbols.contains(symbol.group_id)) {
      complain_(region, "symbol " + std::to_string(symbol.group_id) + " is missing");
    }
  }

  const BuildLayout& layout_;
  const VerifyTables& tables_;
  const Complain& complain_;
  std::set<TextId> reported_;
  std::set<TextId> checked_;
  std::set<std::tuple<TextId, TextId, std::uint32_t>> checked_objects_;
};

}  // namespace

void verify_names(const BuildLayout& layout, const VerifyTables& tables,
                  const Complain& complain) {
  NameCheck(layout, tables, complain).run();
}

}  // namespace memstrata
