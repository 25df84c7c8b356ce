#include "platform/output.hpp"

#include <cerrno>
#include <cstring>
#include <string>

#include <unistd.h>

#include "model/error.hpp"

namespace memstrata {

DescriptorBuffer::DescriptorBuffer(int descriptor, Use use)
    : descriptor_(descriptor), use_(use) {
  if (use_ == Use::answers) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
  }
}

DescriptorBuffer::~DescriptorBuffer() {
  try {
    write_out();
  } catch (...) {  // NOLINT(bugprone-empty-catch): whoever cares has flushed before
  }
}

int DescriptorBuffer::overflow(int c) {
  if (c == traits_type::eof()) {
    return traits_type::not_eof(c);
  }
  const char character = traits_type::to_char_type(c);
  if (use_ == Use::messages) {  // it has no buffer
    write(&character, &character + 1);
    return c;
  }
  write_out();
  *pptr() = character;
  pbump(1);
  return c;
}

std::streamsize DescriptorBuffer::xsputn(const char* text, std::streamsize size) {
  if (use_ == Use::messages) {
    write(text, text + size);
    return size;
  }
  return std::streambuf::xsputn(text, size);
}

int DescriptorBuffer::sync() {
  write_out();
  return 0;
}

void DescriptorBuffer::write_out() {
  const char* const begin = pbase();
  const char* const end = pptr();
  if (begin != end) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    write(begin, end);
  }
}

void DescriptorBuffer::write(const char* begin, const char* end) const {
  for (const char* next = begin; next < end;) {
    const ssize_t written = ::write(descriptor_, next, static_cast<size_t>(end - next));
    if (written >= 0) {
      next += written;
    } else if (errno == EINTR) {
      continue;
    } else if (use_ == Use::messages) {
      return;
    } else if (errno == EPIPE) {
      throw ClosedPipe{};
    } else {
      throw Error{ErrorCode::output,
                  std::string{"cannot write the output: "} + std::strerror(errno)};
    }
  }
}

}  // namespace memstrata
