#pragma once

#include <array>
#include <ostream>
#include <streambuf>

namespace memstrata {

/// Thrown when nobody reads the output any more: the program ends, content.
struct ClosedPipe {};

/// Writes to an open descriptor, in pieces of 64 KiB.
///
/// Throws ClosedPipe, or Error{output} when the text cannot be written.
class DescriptorBuffer : public std::streambuf {
 public:
  enum class Flush { when_full, each_write };

  explicit DescriptorBuffer(int descriptor, Flush flush = Flush::when_full);
  ~DescriptorBuffer() override;
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

 protected:
  int overflow(int c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  void write_out();

  int descriptor_;
  Flush flush_;
  std::array<char, 65536> buffer_;
};

/// A stream over a descriptor; what goes wrong is thrown at the one who writes.
class DescriptorStream : public std::ostream {
 public:
  explicit DescriptorStream(
      int descriptor, DescriptorBuffer::Flush flush = DescriptorBuffer::Flush::when_full)
      : std::ostream(nullptr), buffer_(descriptor, flush) {
    rdbuf(&buffer_);
    exceptions(std::ios::badbit);
  }

 private:
  DescriptorBuffer buffer_;
};

}  // namespace memstrata
