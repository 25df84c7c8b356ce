// Bytes that were changed, by accident or on purpose.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/checksum.hpp"
#include "layout/codec.hpp"
#include "layout/columns.hpp"
#include "layout/envelope.hpp"
#include "layout/fields.hpp"
#include "layout/random_layout.hpp"
#include "model/error.hpp"

namespace memstrata {
namespace {

using testing::linked_layout;
using testing::next_build;
using testing::Random;
using testing::roll;

struct TwoBuilds {
  Records first;
  Records second;
  std::string keyframe;
  std::string script;
};

TwoBuilds two_builds(Random& random, std::size_t functions, std::size_t changes) {
  TwoBuilds builds;
  const BuildLayout layout = linked_layout(random, functions);
  builds.first = encode_records(layout);
  builds.second = encode_records(next_build(layout, random, changes), &builds.first);
  builds.keyframe = encode_keyframe(builds.first);
  builds.script = encode_script(builds.first, builds.second);
  return builds;
}

template <typename Work>
::testing::AssertionResult is_refused(Work work) {
  try {
    work();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::database) {
      return ::testing::AssertionSuccess();
    }
    return ::testing::AssertionFailure() << "another error: " << error.what();
  }
  return ::testing::AssertionFailure() << "accepted";
}

/// True when it is accepted; any other exception than Error{database} is a failure.
template <typename Work>
bool is_survived(Work work) {
  try {
    work();
    return true;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::database) << error.what();
    return false;
  }
}

std::string damaged(std::string bytes, Random& random) {
  for (std::uint64_t left = 1 + roll(random, 6); left > 0 && !bytes.empty(); --left) {
    const std::size_t at = roll(random, bytes.size());
    switch (roll(random, 4)) {
      case 0:
        bytes.erase(at, 1 + roll(random, 4));
        break;
      case 1:
        bytes.insert(at, 1, static_cast<char>(random()));
        break;
      default:
        bytes[at] = static_cast<char>(random());
    }
  }
  return bytes;
}

TEST(DamageTest, IsNoticedInEveryByteOfAKeyframe) {
  Random random(1);
  const TwoBuilds builds = two_builds(random, 120, 9);
  for (std::size_t i = 0; i < builds.keyframe.size(); ++i) {
    for (const int flipped : {0x01, 0x80, 0xff}) {
      std::string bytes = builds.keyframe;
      bytes[i] = static_cast<char>(bytes[i] ^ flipped);
      ASSERT_TRUE(is_refused([&] { decode_keyframe(bytes); })) << "byte " << i;
    }
  }
}

TEST(DamageTest, IsNoticedInEveryByteOfAScript) {
  Random random(2);
  for (const std::size_t changes : {1U, 60U}) {  // as it stands, and compressed
    const TwoBuilds builds = two_builds(random, 120, changes);
    for (std::size_t i = 0; i < builds.script.size(); ++i) {
      for (const int flipped : {0x01, 0x80, 0xff}) {
        std::string bytes = builds.script;
        bytes[i] = static_cast<char>(bytes[i] ^ flipped);
        ASSERT_TRUE(is_refused([&] { apply_script(builds.first, bytes); }))
            << "byte " << i;
      }
    }
  }
}

TEST(DamageTest, IsNoticedWhenTheEndIsMissing) {
  Random random(3);
  const TwoBuilds builds = two_builds(random, 40, 9);
  for (std::size_t size = 0; size < builds.keyframe.size(); ++size) {
    ASSERT_TRUE(is_refused([&] { decode_keyframe(builds.keyframe.substr(0, size)); }));
  }
  for (std::size_t size = 0; size < builds.script.size(); ++size) {
    ASSERT_TRUE(
        is_refused([&] { apply_script(builds.first, builds.script.substr(0, size)); }));
  }
}

TEST(DamageTest, IsNoticedWhenAKeyframeStandsForAScript) {
  Random random(4);
  const TwoBuilds builds = two_builds(random, 40, 9);
  EXPECT_TRUE(is_refused([&] { decode_keyframe(builds.script); }));
  EXPECT_TRUE(is_refused([&] { apply_script(builds.first, builds.keyframe); }));
}

// From here on the checksum of the bytes is right: somebody made it so.

TEST(HostileBytesTest, NeverDoMoreThanBeRefusedAsAKeyframe) {
  Random random(5);
  const TwoBuilds builds = two_builds(random, 60, 9);
  const std::string payload = open_envelope(EnvelopeKind::keyframe, builds.keyframe);
  for (int round = 0; round < 3000; ++round) {
    const std::string sealed = seal(EnvelopeKind::keyframe, damaged(payload, random), 1);
    is_survived([&] { decode_records(decode_keyframe(sealed)); });
  }
}

TEST(HostileBytesTest, NeverDoMoreThanBeRefusedAsAScript) {
  Random random(6);
  const TwoBuilds builds = two_builds(random, 60, 20);
  const std::string payload = open_envelope(EnvelopeKind::script, builds.script);
  for (int round = 0; round < 3000; ++round) {
    const std::string sealed = seal(EnvelopeKind::script, damaged(payload, random), 1);
    const std::vector<std::string_view> scripts{builds.script, sealed};
    is_survived([&] { decode_records(apply_script(builds.first, sealed)); });
    is_survived([&] { decode_records(replay(builds.keyframe, scripts)); });
  }
}

TEST(HostileBytesTest, NeverDoMoreThanBeRefusedAsColumns) {
  Random random(7);
  const TwoBuilds builds = two_builds(random, 60, 0);
  const std::string columns = columns_of(builds.first);
  for (int round = 0; round < 3000; ++round) {
    is_survived([&] { decode_records(records_of(damaged(columns, random))); });
  }
}

TEST(HostileBytesTest, GiveALayoutWhoseIndexesLeadSomewhereOrNone) {
  Random random(8);
  const TwoBuilds builds = two_builds(random, 30, 0);
  int accepted = 0;
  for (int round = 0; round < 5000; ++round) {
    Records records;
    const std::size_t chosen = roll(random, builds.first.size());
    for (std::size_t i = 0; i < builds.first.size(); ++i) {
      const std::string record(builds.first[i]);
      records.append(i == chosen ? damaged(record, random) : record);
    }
    const bool is_accepted = is_survived([&] {
      const BuildLayout layout = decode_records(records);
      EXPECT_EQ(decode_records(encode_records(layout)), layout);
    });
    accepted += is_accepted ? 1 : 0;
  }
  EXPECT_GT(accepted, 100);  // else the test says nothing
}

TEST(HostileBytesTest, CannotMakeUsAllocateWithoutEnd) {
  // A compressed keyframe that claims a terabyte.
  std::string body;
  append_field(body, std::uint64_t{1} << 40);
  body.append(100, 'x');
  std::string envelope(1, '\x11');
  for (unsigned i = 0; i < 8; ++i) {
    envelope.push_back(static_cast<char>(checksum(body, 0x11) >> (8 * i)));
  }
  EXPECT_TRUE(is_refused([&] { decode_keyframe(envelope + body); }));

  std::string columns;
  append_field(columns, ~std::uint64_t{0});  // records
  EXPECT_TRUE(is_refused([&] { records_of(columns); }));

  std::string steps;
  steps.append(4, '\0');  // checksum
  append_field(steps, 0);
  append_field(steps, 0);
  append_field(steps, ~std::uint64_t{0});  // records to add
  EXPECT_TRUE(
      is_refused([&] { apply_script(Records(), seal(EnvelopeKind::script, steps, 1)); }));
}

}  // namespace
}  // namespace memstrata
