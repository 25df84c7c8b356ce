#include "query/address.hpp"

#include <variant>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/arguments.hpp"

namespace memstrata {

std::uint64_t address_from(const std::string& text) {
  const Parameter parameter{.name = "address", .kind = Kind::address};
  return static_cast<std::uint64_t>(std::get<std::int64_t>(bound_value(parameter, text)));
}

AddressAnswer at_address(const Database& database, const StoredBuild& build,
                         std::uint64_t address) {
  AddressAnswer answer{.build = build, .address = address};
  ask(database, "symbol/at_address",
      {{"build", build.id}, {"address", static_cast<std::int64_t>(address)}},
      [&answer](const AnswerRow& row) {
        answer.holders.push_back(
            {.role = row.text("role"),
             .kind = row.text("kind"),
             .symbol_id = row.integer("symbol_id"),
             .name = row.text("name"),
             .aliases = row.texts("aliases"),
             .object = row.text("object"),
             .archive = row.text("archive"),
             .section = row.text("section"),
             .region = row.text("region"),
             .block = row.text("block"),
             .address = static_cast<std::uint64_t>(row.integer("address")),
             .size = row.integer("size"),
             .offset = row.integer("offset")});
      });
  if (answer.holders.empty()) {
    throw Error(ErrorCode::not_found, "nothing lies at that address in " +
                                          build.metadata.target + " " +
                                          build.metadata.label);
  }
  return answer;
}

}  // namespace memstrata
