#include "cli/known_words.hpp"

#include "cli/component_filter.hpp"
#include "query/answer.hpp"
#include "query/build_reference.hpp"
#include "query/named_query.hpp"

namespace memstrata {

namespace {

using Words = std::vector<std::string>;

void take_column(Words& words, const Database& database, const std::string& question,
                 const std::string& column, const Arguments& arguments) {
  ask(database, question, arguments,
      [&](const AnswerRow& row) { words.push_back(row.text(column)); });
}

/// A name is offered as tag:v1.24 where the word begins so.
void take_build_names(Words& words, const Database& database, const std::string& target,
                      const std::string& begun) {
  ask(database, "build/names", {{"target", target}}, [&](const AnswerRow& row) {
    const std::string prefix = row.text("kind") + ":";
    words.push_back((begun.starts_with(prefix) ? prefix : "") + row.text("name"));
  });
  words.emplace_back("latest");
}

Words stored_words(const AskedWord& asked, const Context& context) {
  Words words;
  const Database database = open_to_read(context);
  if (asked.noun == Noun::target) {
    take_column(words, database, "target/names", "target", {});
    return words;
  }
  const std::string found = find_target(database, asked.target);
  if (asked.noun == Noun::build) {
    take_build_names(words, database, found, asked.begun);
  } else if (asked.noun == Noun::branch) {
    take_column(words, database, "branch/list", "branch", {{"target", found}});
  } else if (asked.noun == Noun::block) {
    take_column(words, database, "block/sizes", "name",
                {{"build", find_build(database, found, "latest").id}});
  } else {
    take_column(words, database, "target/parts", "name", {{"target", found}});
  }
  return words;
}

}  // namespace

std::vector<std::string> known_words(const AskedWord& asked, const Context& context) {
  switch (asked.noun) {
    case Noun::nothing:
      return {};
    case Noun::component: {
      Words names;
      for (const Component& component : components_here()) {
        names.push_back(component.name);
      }
      return names;
    }
    case Noun::question: {
      Words names;
      for (const NamedQuery& query : named_queries()) {
        names.push_back(query.name);
      }
      return names;
    }
    default:
      return stored_words(asked, context);
  }
}

}  // namespace memstrata
