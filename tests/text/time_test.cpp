#include "text/time.hpp"

#include <gtest/gtest.h>

#include "text/nearest.hpp"

namespace memstrata {
namespace {

TEST(TimeTest, ReadsRfc3339WithZoneAndFraction) {
  EXPECT_EQ(time_from("1970-01-02"), 86400);
  EXPECT_EQ(time_from("2026-01-31T12:00:00Z"), 1769860800);
  EXPECT_EQ(time_from("2026-01-31T14:00:00.25+02:00"), 1769860800);
  EXPECT_EQ(time_from("2026-01-31 07:00-0500"), 1769860800);
  EXPECT_EQ(time_from("@1769860800"), 1769860800);
}

TEST(TimeTest, RefusesWhatIsNoTime) {
  for (const char* text : {"", "2026-02-30", "2026-13-01", "2026-01-31T25:00", "today",
                           "2026-01-31T12:00:00Zz", "@-1", "-026-01-01"}) {
    EXPECT_EQ(time_from(text), std::nullopt) << text;
  }
}

TEST(TimeTest, WritesUtc) {
  EXPECT_EQ(rfc3339(1769860800), "2026-01-31T12:00:00Z");
  EXPECT_EQ(rfc3339(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(date_of(951782400), "2000-02-29");
}

TEST(NearestTest, RanksByEditsAndLeavesOutWhatIsTooUnlike) {
  EXPECT_EQ(nearest("shwo", {"show", "diff", "short"}, 3, Unlike::leave_out),
            (std::vector<std::string>{"show"}));
  EXPECT_TRUE(nearest("xyz", {"ingest"}, 3, Unlike::leave_out).empty());
  EXPECT_EQ(nearest("xyz", {"ingest"}, 3, Unlike::take),
            (std::vector<std::string>{"ingest"}));
}

}  // namespace
}  // namespace memstrata
