// A block of numbers aligned to 64 bytes, zero at first, of a size fixed when it is made.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>

namespace curvesmith {

template <class T>
class Buffer {
 public:
  explicit Buffer(std::size_t size = 0)
      : size_(size),
        data_(size == 0 ? nullptr : static_cast<T*>(::operator new(size * sizeof(T), alignment))) {
    std::fill_n(data_.get(), size, T(0));
  }

  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::align_val_t alignment{64};
  struct Free {
    void operator()(T* p) const { ::operator delete(p, alignment); }
  };

  std::size_t size_;
  std::unique_ptr<T, Free> data_;
};

}  // namespace curvesmith
