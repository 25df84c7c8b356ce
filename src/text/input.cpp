#include "text/input.hpp"

#include <array>
#include <utility>

#include "model/error.hpp"
#include "platform/mapped_file.hpp"
#include "text/unpack.hpp"

namespace memstrata {
namespace {

class MappedInput final : public Input {
 public:
  MappedInput(std::unique_ptr<MappedFile> file, std::string path)
      : file_(std::move(file)), path_(std::move(path)) {}

  [[nodiscard]] std::string_view bytes() const override { return file_->bytes(); }

  void check_unchanged() const override {
    if (file_->changed()) {
      throw Error{ErrorCode::bad_input,
                  path_ + ": changed while it was read: wait until it is written whole"};
    }
  }

 private:
  std::unique_ptr<MappedFile> file_;
  std::string path_;
};

class OwnedInput final : public Input {
 public:
  explicit OwnedInput(std::string text) : text_(std::move(text)) {}

  [[nodiscard]] std::string_view bytes() const override { return text_; }
  void check_unchanged() const override {}

 private:
  std::string text_;
};

std::string read_stream(std::istream& stream, std::uint64_t max_size) {
  std::string text;
  std::array<char, std::size_t{64} << 10> chunk{};
  while (stream.read(chunk.data(), chunk.size()) || stream.gcount() > 0) {
    text.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
    if (text.size() > max_size) {
      throw Error{ErrorCode::bad_input, "-: standard input is larger than " +
                                            std::to_string(max_size) +
                                            " bytes: raise the limit with --max-size"};
    }
  }
  return text;
}

std::shared_ptr<const Input> open_standard_input(std::istream& stream,
                                                 std::uint64_t max_size) {
  auto text = read_stream(stream, max_size);
  const auto compression = compression_of(text);
  if (compression != Compression::none) {
    text = unpack(compression, text, max_size, "-");
  }
  return std::make_shared<OwnedInput>(std::move(text));
}

}  // namespace

std::shared_ptr<const Input> open_input(const std::string& path,
                                        std::istream& standard_input,
                                        std::uint64_t max_size) {
  if (path == "-") {
    return open_standard_input(standard_input, max_size);
  }
  auto file = std::make_unique<MappedFile>(path, max_size);
  const auto compression = compression_of(file->bytes());
  auto mapped = std::make_shared<MappedInput>(std::move(file), path);
  if (compression == Compression::none) {
    return mapped;
  }
  auto text = unpack(compression, mapped->bytes(), max_size, path);
  mapped->check_unchanged();
  return std::make_shared<OwnedInput>(std::move(text));
}

}  // namespace memstrata
