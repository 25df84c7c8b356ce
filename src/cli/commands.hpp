#pragma once

#include <initializer_list>
#include <string>

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace memstrata {

/// Declares every command: each sets context.action when it is the one.
void add_commands(CLI::App& app, Context& context);

// One file a command.
void add_aliases(CLI::App& app, Context& context);
void add_blame(CLI::App& app, Context& context);
void add_builds(CLI::App& app, Context& context);
void add_compare_targets(CLI::App& app, Context& context);
void add_complete(CLI::App& app, Context& context);
void add_completion(CLI::App& app, Context& context);
void add_delete(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_edit(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_find(CLI::App& app, Context& context);
void add_forecast(CLI::App& app, Context& context);
void add_growth(CLI::App& app, Context& context);
void add_heap(CLI::App& app, Context& context);
void add_ingest(CLI::App& app, Context& context);
void add_ledger(CLI::App& app, Context& context);
void add_manual(CLI::App& app, Context& context);
void add_migrate(CLI::App& app, Context& context);
void add_parse(CLI::App& app, Context& context);
void add_query(CLI::App& app, Context& context);
void add_rename(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_show(CLI::App& app, Context& context);
void add_sql(CLI::App& app, Context& context);
void add_tag(CLI::App& app, Context& context);
void add_targets(CLI::App& app, Context& context);
void add_top(CLI::App& app, Context& context);
void add_trend(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);

/// A command whose --help ends in `examples`, one command line each.
CLI::App* add_command(CLI::App& app, const std::string& name,
                      const std::string& description,
                      std::initializer_list<const char*> examples);

}  // namespace memstrata
