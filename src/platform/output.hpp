#pragma once

#include <array>
#include <ostream>
#include <streambuf>

namespace memstrata {

/// Thrown when nobody reads the output any more: the program ends, content.
struct ClosedPipe {};

/// Writes to an open descriptor.
class DescriptorBuffer : public std::streambuf {
 public:
  enum class Use {
    /// In pieces of 64 KiB; throws ClosedPipe, or Error{output} when the text
    /// cannot be written.
    answers,
    /// At once; when nobody reads them, the work goes on.
    messages,
  };

  DescriptorBuffer(int descriptor, Use use);
  ~DescriptorBuffer() override;
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

 protected:
  int overflow(int c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  void write_out();
  void write(const char* begin, const char* end) const;

  int descriptor_;
  Use use_;
  std::array<char, 65536> buffer_{};
};

/// A stream over a descriptor; what goes wrong is thrown at the one who writes.
class DescriptorStream : public std::ostream {
 public:
  DescriptorStream(int descriptor, DescriptorBuffer::Use use)
      : std::ostream(nullptr), buffer_(descriptor, use) {
    rdbuf(&buffer_);
    exceptions(std::ios::badbit);
  }

 private:
  DescriptorBuffer buffer_;
};

}  // namespace memstrata
