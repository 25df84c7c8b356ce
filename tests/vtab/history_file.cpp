#include "vtab/history_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "support/folders.hpp"
#include "vtab/table_functions.hpp"

namespace memstrata::testing {
namespace {

std::string schema_text(const std::string& name) {
  std::ifstream file(MEMSTRATA_SOURCE_DIR "/sql/schema/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string row_text(sqlite3_stmt* statement) {
  std::string text;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    const void* bytes = sqlite3_column_text(statement, i);
    text += i == 0 ? "" : "|";
    text += bytes == nullptr ? "null" : static_cast<const char*>(bytes);
  }
  return text;
}

}  // namespace

Connection connected(const std::string& path) {
  sqlite3* opened = nullptr;
  if (sqlite3_open(path.c_str(), &opened) != SQLITE_OK ||
      register_table_functions(opened) != SQLITE_OK) {
    throw std::runtime_error("cannot open " + path);
  }
  return Connection(opened);
}

Rows rows(sqlite3* connection, const std::string& sql) {
  Rows found;
  const char* rest = sql.c_str();
  while (*rest != '\0') {
    sqlite3_stmt* statement = nullptr;
    int result = sqlite3_prepare_v2(connection, rest, -1, &statement, &rest);
    while (statement != nullptr && (result = sqlite3_step(statement)) == SQLITE_ROW) {
      found.push_back(row_text(statement));
    }
    const std::string message = sqlite3_errmsg(connection);
    sqlite3_finalize(statement);
    if (result != SQLITE_OK && result != SQLITE_DONE) {
      throw std::runtime_error(message);
    }
  }
  return found;
}

HistoryFile::HistoryFile(const std::string& path) : connection_(connected(path)) {
  run("PRAGMA synchronous = OFF");
  run(schema_text("0001_history.sql"));
  run(schema_text("0004_rename.sql"));
  run("INSERT INTO target (target_id, name, metadata_checksum) VALUES (1, 'board', 0)");
  run("INSERT INTO branch (target_id, branch_id, name) VALUES (1, 1, 'main')");
}

Rows HistoryFile::rows(const std::string& sql) const {
  return testing::rows(connection(), sql);
}

TextId HistoryFile::text(const std::string& text) {
  if (text.empty()) {
    return 0;
  }
  const Rows known =
      rows("SELECT text_id FROM text WHERE target_id = 1 AND text = '" + text + "'");
  if (!known.empty()) {
    return static_cast<TextId>(std::stoul(known.front()));
  }
  run("INSERT INTO text (target_id, text_id, hash, text) VALUES (1, " +
      std::to_string(next_text_) + ", 0, '" + text + "')");
  return next_text_++;
}

std::uint32_t HistoryFile::object(const std::string& path, const std::string& archive) {
  const Rows known =
      rows("SELECT object_id FROM object WHERE target_id = 1 AND path = '" + path +
           "' AND archive = '" + archive + "'");
  if (!known.empty()) {
    return static_cast<std::uint32_t>(std::stoul(known.front()));
  }
  run("INSERT INTO object (target_id, object_id, path, archive) VALUES (1, " +
      std::to_string(next_object_) + ", '" + path + "', '" + archive + "')");
  return next_object_++;
}

void HistoryFile::fork(std::int64_t branch, std::int64_t from_branch,
                       std::int64_t from_ord) {
  run("INSERT INTO branch (target_id, branch_id, name, fork_branch_id, fork_ord) VALUES "
      "(1, " +
      std::to_string(branch) + ", 'branch" + std::to_string(branch) + "', " +
      std::to_string(from_branch) + ", " + std::to_string(from_ord) + ")");
  const auto from = std::ranges::find(newest_, from_branch,
                                      [](const auto& newest) { return newest.first; });
  const Records records = from->second;
  newest_.emplace_back(branch, records);
}

void HistoryFile::put(std::int64_t branch, std::int64_t ord, const BuildLayout& layout) {
  run("INSERT INTO build (target_id, branch_id, ord, build_id, label, time, time_source, "
      "status, content_hash, loaded_bytes, fill_bytes, metadata_checksum) VALUES (1, " +
      std::to_string(branch) + ", " + std::to_string(ord) + ", " +
      std::to_string(branch * 1000 + ord) + ", 'b" + std::to_string(ord) +
      "', 0, 'file', 'ok', x'00', 0, 0, 0)");
  const auto before =
      std::ranges::find(newest_, branch, [](const auto& newest) { return newest.first; });
  if (before == newest_.end()) {
    newest_.emplace_back(branch, encode_records(layout));
    insert_layout(branch, ord, "keyframe", encode_keyframe(newest_.back().second));
    return;
  }
  Records records = encode_records(layout, &before->second);
  insert_layout(branch, ord, "script", encode_script(before->second, records));
  before->second = std::move(records);
}

void HistoryFile::insert_layout(std::int64_t branch, std::int64_t ord, const char* kind,
                                const std::string& data) const {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(connection(), "INSERT INTO layout VALUES (1, ?, ?, ?, ?)", -1,
                     &statement, nullptr);
  sqlite3_bind_int64(statement, 1, branch);
  sqlite3_bind_int64(statement, 2, ord);
  sqlite3_bind_text(statement, 3, kind, -1, SQLITE_STATIC);
  sqlite3_bind_blob64(statement, 4, data.data(), data.size(), SQLITE_STATIC);
  const int result = sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (result != SQLITE_DONE) {
    throw std::runtime_error(sqlite3_errmsg(connection()));
  }
}

namespace {

LayoutRegion region_of(TextId name, std::uint32_t id, Address address, Bytes size) {
  LayoutRegion region;
  region.name = name;
  region.region_id = id;
  region.address = region.load_address = address;
  region.size = size;
  return region;
}

class Firmware {
 public:
  explicit Firmware(HistoryFile& history) : history_(history) {}

  BuildLayout layout;

  struct Place {
    Index region = 0;
    Address address = 0;
    Bytes size = 0;
  };
  struct Origin {
    std::string section;
    std::string object;
    std::string archive;
  };
  void add(ContributionKind kind, const Place& place, const Origin& origin) {
    LayoutContribution contribution{.region = place.region,
                                    .kind = kind,
                                    .address = place.address,
                                    .size = place.size,
                                    .object = history_.text(origin.object),
                                    .archive = history_.text(origin.archive),
                                    .section = history_.text(origin.section)};
    if (!origin.object.empty()) {
      contribution.object_id = history_.object(origin.object, origin.archive);
    }
    layout.contributions.push_back(contribution);
  }

  /// A span at the end of the last contribution's spans.
  LayoutSymbol& add_span(const std::string& name, SymbolId id, Bytes size) {
    const LayoutContribution& holder = layout.contributions.back();
    LayoutSymbol symbol;
    symbol.name = history_.text(name);
    symbol.symbol_id = symbol.group_id = id;
    symbol.region = holder.region;
    symbol.contribution = static_cast<Index>(layout.contributions.size() - 1);
    symbol.address = holder.address;
    if (!layout.symbols.empty() &&
        layout.symbols.back().contribution == symbol.contribution) {
      symbol.address = layout.symbols.back().address + layout.symbols.back().size;
    }
    symbol.size = size;
    layout.symbols.push_back(symbol);
    return layout.symbols.back();
  }

 private:
  HistoryFile& history_;
};

}  // namespace

BuildLayout small_firmware(HistoryFile& history, Bytes main_size) {
  constexpr Address kFlash = 0x08000000;
  constexpr Address kRam = 0x20000000;
  Firmware firmware(history);
  BuildLayout& layout = firmware.layout;
  layout.format = history.text("gnu-ld");
  layout.blocks = {{history.text("FLASH"), history.text("xr"), kFlash, 0x10000},
                   {history.text("RAM"), history.text("xrw"), kRam, 0x4000}};
  history.run("INSERT OR IGNORE INTO block VALUES (1, 1, 'FLASH', 0), (1, 2, 'RAM', 0)");
  const Address helper = (kFlash + main_size + 7) & ~Address{7};
  const Address text_end = helper + 12;
  layout.regions = {region_of(history.text(".text"), 1, kFlash, text_end - kFlash),
                    region_of(history.text(".data"), 2, kRam, 8),
                    region_of(history.text(".bss"), 3, kRam + 8, 24),
                    region_of(history.text(".comment"), 4, 0, 73)};
  layout.regions[0].block = 0;
  layout.regions[1].block = layout.regions[2].block = 1;
  layout.regions[1].load_address = text_end;
  layout.regions[1].load_block = 0;
  layout.regions[2].nobits = true;
  layout.regions[3].loaded = false;

  firmware.add(ContributionKind::object, {0, kFlash, main_size},
               {".text.main", "main.o"});
  firmware.add_span("main", 1, main_size);
  if (helper != kFlash + main_size) {
    firmware.add(ContributionKind::fill,
                 {0, kFlash + main_size, helper - kFlash - main_size}, {"*fill*"});
  }
  firmware.add(ContributionKind::object, {0, helper, 12}, {".text", "helper.o", "lib.a"});
  LayoutSymbol& first = firmware.add_span("helper", 2, 8);
  first.first_alias = 0;
  first.alias_count = 2;
  layout.aliases = {history.text("helper_alias"), history.text("helper_too")};
  layout.alias_symbol_ids = {3, 4};
  firmware.add_span("", 5, 4).binding = Binding::none;
  firmware.add(ContributionKind::object, {1, kRam, 8}, {".data.table", "main.o"});
  firmware.add_span("table", 6, 8).true_size = 9;
  firmware.add(ContributionKind::object, {2, kRam + 8, 24}, {"COMMON", "main.o"});
  firmware.add_span("buffer", 7, 20).size_from = SizeFrom::common;
  firmware.add_span("", 8, 4).size_from = SizeFrom::padding;
  LayoutSymbol end;
  end.name = history.text("_end");
  end.binding = Binding::linker;
  end.address = kRam + 32;
  layout.symbols.push_back(end);
  return layout;
}

}  // namespace memstrata::testing
