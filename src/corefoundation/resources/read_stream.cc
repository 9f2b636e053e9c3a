// SPDX-License-Identifier: Apache-2.0
// CFReadStream: a file, or bytes in memory, read from front to back.
#include <CoreFoundation/CFStream.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "src/base/bytes.h"
#include "src/corefoundation/allocator.h"
#include "src/corefoundation/bounds.h"
#include "src/corefoundation/error.h"
#include "src/corefoundation/object.h"

namespace shakedown::cf {
namespace {

// Where the bytes come from. Both functions return 0, or an errno.
class Source {
 public:
  virtual ~Source() = default;
  virtual int Open() = 0;
  // Read puts at most `capacity` bytes into `buffer`, and their number into
  // `*count`: 0 at the end.
  virtual int Read(UInt8* buffer, size_t capacity, size_t* count) = 0;
};

class FileSource final : public Source {
 public:
  explicit FileSource(std::string path) : path_(std::move(path)) {}
  ~FileSource() override {
    if (file_ != nullptr) std::fclose(file_);
  }

  int Open() override {
    file_ = std::fopen(path_.c_str(), "rb");
    return file_ != nullptr ? 0 : errno;
  }
  int Read(UInt8* buffer, size_t capacity, size_t* count) override {
    *count = std::fread(buffer, 1, capacity, file_);
    return *count == 0 && std::ferror(file_) != 0 ? errno : 0;
  }

 private:
  std::string path_;
  std::FILE* file_ = nullptr;
};

class MemorySource final : public Source {
 public:
  MemorySource(ByteView bytes, CFAllocatorRef deallocator)
      : bytes_(bytes), rest_(bytes), deallocator_(deallocator) {}
  ~MemorySource() override { FreeWith(deallocator_, bytes_.data()); }

  int Open() override { return 0; }
  int Read(UInt8* buffer, size_t capacity, size_t* count) override {
    *count = std::min(capacity, rest_.size());
    std::copy_n(rest_.begin(), *count, buffer);
    rest_ = rest_.subspan(*count);
    return 0;
  }

 private:
  ByteView bytes_;
  ByteView rest_;
  CFAllocatorRef deallocator_;
};

class ReadStream final : public Object {
 public:
  using Ref = CFReadStreamRef;
  static TypeInfo kType;

  explicit ReadStream(std::unique_ptr<Source> source)
      : Object(kType), source_(std::move(source)) {}

  bool Open();
  void Close();
  CFIndex Read(UInt8* buffer, size_t capacity);

  CFStreamStatus status() const { return status_; }
  // error is an errno; 0 if there is none.
  int error() const { return error_; }

 private:
  std::unique_ptr<Source> source_;
  CFStreamStatus status_ = kCFStreamStatusNotOpen;
  int error_ = 0;
};

constinit TypeInfo ReadStream::kType{"CFReadStream", 12};

bool ReadStream::Open() {
  if (status_ != kCFStreamStatusNotOpen) return false;
  error_ = source_->Open();
  status_ = error_ == 0 ? kCFStreamStatusOpen : kCFStreamStatusError;
  return error_ == 0;
}

void ReadStream::Close() {
  source_.reset();
  status_ = kCFStreamStatusClosed;
}

CFIndex ReadStream::Read(UInt8* buffer, size_t capacity) {
  if (status_ == kCFStreamStatusAtEnd) return 0;
  if (status_ != kCFStreamStatusOpen) return -1;
  if (capacity == 0) return 0;
  size_t count = 0;
  error_ = source_->Read(buffer, capacity, &count);
  if (error_ != 0) {
    status_ = kCFStreamStatusError;
    return -1;
  }
  if (count == 0) status_ = kCFStreamStatusAtEnd;
  return static_cast<CFIndex>(count);
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown;      // NOLINT: the C functions of this namespace
using namespace shakedown::cf;  // NOLINT: likewise

CFTypeID CFReadStreamGetTypeID(void) { return ReadStream::kType.id(); }

CFReadStreamRef CFReadStreamCreateWithFile(CFAllocatorRef, CFURLRef url) {
  UInt8 path[PATH_MAX];
  if (!CFURLGetFileSystemRepresentation(url, true, path, PATH_MAX)) {
    return nullptr;
  }
  return New<ReadStream>(
      std::make_unique<FileSource>(reinterpret_cast<const char*>(path)));
}

CFReadStreamRef CFReadStreamCreateWithBytesNoCopy(CFAllocatorRef,
                                                  const UInt8* bytes,
                                                  CFIndex length,
                                                  CFAllocatorRef deallocator) {
  CheckBuffer(__func__, bytes, length);
  return New<ReadStream>(std::make_unique<MemorySource>(
      ByteView(bytes, static_cast<size_t>(length)), deallocator));
}

Boolean CFReadStreamOpen(CFReadStreamRef stream) {
  return Expect<ReadStream>(stream, __func__).Open();
}

void CFReadStreamClose(CFReadStreamRef stream) {
  Expect<ReadStream>(stream, __func__).Close();
}

CFIndex CFReadStreamRead(CFReadStreamRef stream, UInt8* buffer,
                         CFIndex capacity) {
  auto& object = Expect<ReadStream>(stream, __func__);
  CheckBuffer(__func__, buffer, capacity);
  return object.Read(buffer, static_cast<size_t>(capacity));
}

Boolean CFReadStreamHasBytesAvailable(CFReadStreamRef stream) {
  return Expect<ReadStream>(stream, __func__).status() == kCFStreamStatusOpen;
}

const UInt8* CFReadStreamGetBuffer(CFReadStreamRef stream, CFIndex,
                                   CFIndex* read) {
  Expect<ReadStream>(stream, __func__);
  if (read != nullptr) *read = 0;
  return nullptr;
}

CFStreamStatus CFReadStreamGetStatus(CFReadStreamRef stream) {
  return Expect<ReadStream>(stream, __func__).status();
}

CFStreamError CFReadStreamGetError(CFReadStreamRef stream) {
  const int error = Expect<ReadStream>(stream, __func__).error();
  if (error == 0) return {0, 0};
  return {kCFStreamErrorDomainPOSIX, error};
}

CFErrorRef CFReadStreamCopyError(CFReadStreamRef stream) {
  const int error = Expect<ReadStream>(stream, __func__).error();
  if (error == 0) return nullptr;
  return MakeError(kCFErrorDomainPOSIX, error, nullptr).Release();
}
