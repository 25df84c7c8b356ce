#include "platform/mapped_file.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::uint64_t kAnySize = std::uint64_t{1} << 40;

class MappedFileTest : public ::testing::Test {
 protected:
  MappedFileTest() { std::filesystem::create_directory(folder_); }
  ~MappedFileTest() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

  [[nodiscard]] std::string written(const std::string& name,
                                    const std::string& bytes) const {
    std::ofstream{path(name), std::ios::binary} << bytes;
    return path(name);
  }

  static std::string refusal(const std::string& path, std::uint64_t max_size = kAnySize) {
    try {
      const MappedFile file{path, max_size};
    } catch (const Error& failure) {
      EXPECT_EQ(failure.code(), ErrorCode::bad_input);
      return failure.what();
    }
    return "accepted";
  }

 private:
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() /
                                  ("mapped_file_" + std::to_string(getpid()));
};

TEST_F(MappedFileTest, HasTheBytesOfTheFile) {
  const std::string bytes("one\0two", 7);
  const MappedFile file{written("a", bytes), kAnySize};
  EXPECT_EQ(file.bytes(), bytes);
  EXPECT_FALSE(file.changed());
}

TEST_F(MappedFileTest, ReadsAnEmptyFile) {
  const MappedFile file{written("a", ""), kAnySize};
  EXPECT_TRUE(file.bytes().empty());
}

TEST_F(MappedFileTest, NamesTheReasonForEveryRefusal) {
  EXPECT_THAT(refusal(path("missing")), StartsWith(path("missing") + ": cannot open: "));
  EXPECT_THAT(refusal(path("")), HasSubstr("is a folder"));
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_THAT(refusal(path("pipe")), HasSubstr("is a pipe"));
  EXPECT_THAT(refusal(written("large", "12345"), 4), HasSubstr("larger than 4 bytes"));
}

TEST_F(MappedFileTest, NoticesThatTheFileGrew) {
  const auto name = written("a", "text");
  const MappedFile file{name, kAnySize};
  std::ofstream{name, std::ios::app} << "more";
  EXPECT_TRUE(file.changed());
}

// Without the guard the process ends here by SIGBUS.
TEST_F(MappedFileTest, SurvivesThatTheFileShrinks) {
  const std::string bytes(std::size_t{1} << 20, 'x');
  const auto name = written("a", bytes);
  const MappedFile file{name, kAnySize};
  std::filesystem::resize_file(name, 0);
  std::size_t sum = 0;
  for (const char c : file.bytes()) {
    sum += static_cast<unsigned char>(c);
  }
  EXPECT_LT(sum, bytes.size() * 'x');
  EXPECT_TRUE(file.changed());
}

TEST_F(MappedFileTest, ReadsOtherFilesAfterOneShrank) {
  const auto name = written("a", std::string(1 << 16, 'x'));
  {
    const MappedFile file{name, kAnySize};
    std::filesystem::resize_file(name, 0);
    EXPECT_EQ(file.bytes().back(), '\0');
  }
  const MappedFile other{written("b", "fine"), kAnySize};
  EXPECT_EQ(other.bytes(), "fine");
  EXPECT_FALSE(other.changed());
}

}  // namespace
}  // namespace memstrata
