#include "platform/mapped_file.hpp"

#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/error.hpp"
#include "platform/protected_range.hpp"

namespace memstrata {
namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
  throw Error{ErrorCode::bad_input, path + ": " + reason};
}

[[noreturn]] void refuse_with_errno(const std::string& path, const std::string& what) {
  refuse(path, what + ": " + std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
}

bool same_time(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

void check_regular(const std::string& path, mode_t mode) {
  if (S_ISDIR(mode)) {
    refuse(path, "is a folder, not a file");
  }
  if (S_ISFIFO(mode) || S_ISSOCK(mode) || S_ISCHR(mode)) {
    refuse(path, "is a pipe or device: give '-' and feed it to standard input");
  }
  if (!S_ISREG(mode)) {
    refuse(path, "is not a regular file");
  }
}

// A file of this size is brought into the page tables at once: one call in
// place of a fault every 16 pages.
constexpr std::uint64_t kPopulateUpTo = std::uint64_t{256} << 20;

}  // namespace

class MappedFile::Impl {
 public:
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  explicit Impl(const std::string& path)
      : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) {
      refuse_with_errno(path, "cannot open");
    }
  }
  ~Impl() {
    guard_.reset();
    if (mapping_ != MAP_FAILED) {
      munmap(mapping_, size_);
    }
    close(descriptor_);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void map(const std::string& path, std::uint64_t max_size) {
    if (fstat(descriptor_, &opened_) != 0) {
      refuse_with_errno(path, "cannot read");
    }
    check_regular(path, opened_.st_mode);
    size_ = static_cast<std::size_t>(opened_.st_size);
    if (size_ > max_size) {
      refuse(path, "is larger than " + std::to_string(max_size) +
                       " bytes: raise the limit with --max-size");
    }
    if (size_ == 0) {
      return;
    }
    const int populate = size_ <= kPopulateUpTo ? MAP_POPULATE : 0;
    mapping_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | populate, descriptor_, 0);
    if (mapping_ == MAP_FAILED) {
      refuse_with_errno(path, "cannot map");
    }
    guard_.emplace(mapping_, size_);
    if (!guard_->guarded()) {
      refuse(path, "too many files are open at once");
    }
  }

  [[nodiscard]] std::string_view bytes() const {
    return size_ == 0 ? std::string_view{}
                      : std::string_view{static_cast<const char*>(mapping_), size_};
  }

  [[nodiscard]] bool changed() const {
    struct stat now = {};
    return fstat(descriptor_, &now) != 0 || now.st_size != opened_.st_size ||
           !same_time(now.st_mtim, opened_.st_mtim) || (guard_ && guard_->hit());
  }

 private:
  int descriptor_;
  struct stat opened_ = {};
  void* mapping_ = MAP_FAILED;
  std::size_t size_ = 0;
  std::optional<ProtectedRange> guard_;
};

MappedFile::MappedFile(const std::string& path, std::uint64_t max_size)
    : impl_(std::make_unique<Impl>(path)) {
  impl_->map(path, max_size);
}
MappedFile::~MappedFile() = default;

std::string_view MappedFile::bytes() const {
  return impl_->bytes();
}
bool MappedFile::changed() const {
  return impl_->changed();
}

}  // namespace memstrata
