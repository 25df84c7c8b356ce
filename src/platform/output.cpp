#include "platform/output.hpp"

#include <cerrno>
#include <cstring>
#include <string>

#include <unistd.h>

#include "model/error.hpp"

namespace memstrata {

DescriptorBuffer::DescriptorBuffer(int descriptor, Flush flush)
    : descriptor_(descriptor), flush_(flush), buffer_{} {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

DescriptorBuffer::~DescriptorBuffer() {
  try {
    write_out();
  } catch (...) {  // NOLINT(bugprone-empty-catch): whoever cares has flushed before
  }
}

int DescriptorBuffer::overflow(int c) {
  write_out();
  if (c != traits_type::eof()) {
    *pptr() = traits_type::to_char_type(c);
    pbump(1);
  }
  return traits_type::not_eof(c);
}

std::streamsize DescriptorBuffer::xsputn(const char* text, std::streamsize size) {
  const std::streamsize written = std::streambuf::xsputn(text, size);
  if (flush_ == Flush::each_write) {
    write_out();
  }
  return written;
}

int DescriptorBuffer::sync() {
  write_out();
  return 0;
}

void DescriptorBuffer::write_out() {
  const char* next = pbase();
  const char* const end = pptr();
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  while (next < end) {
    const ssize_t written = ::write(descriptor_, next, static_cast<size_t>(end - next));
    if (written >= 0) {
      next += written;
    } else if (errno == EPIPE) {
      throw ClosedPipe{};
    } else if (errno != EINTR) {
      throw Error{ErrorCode::output,
                  std::string{"cannot write the output: "} + std::strerror(errno)};
    }
  }
}

}  // namespace memstrata
