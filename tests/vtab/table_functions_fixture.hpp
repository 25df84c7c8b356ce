#pragma once

#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "vtab/history_file.hpp"

namespace memstrata::testing {

/// Two builds of one branch: main grows from 40 bytes to 50.
class TableFunctionsTest : public ::testing::Test {
 protected:
  TableFunctionsTest() {
    history_.put(1, 10, small_firmware(history_));
    history_.put(1, 20, small_firmware(history_, 50));
  }

  [[nodiscard]] Rows rows(const std::string& sql) const { return history_.rows(sql); }

  [[nodiscard]] std::string failure(const std::string& sql) const {
    try {
      const Rows found = rows(sql);
      return "no failure, rows: " + std::to_string(found.size());
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }

  HistoryFile history_;
};

}  // namespace memstrata::testing
