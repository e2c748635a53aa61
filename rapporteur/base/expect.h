#pragma once

#include <stdexcept>
#include <string>

namespace rapporteur {

/// Thrown when a promise of our own code is broken; `engine/` turns it into "this page was not read".
class Defect : public std::logic_error {
 public:
  explicit Defect(const std::string& promise) : std::logic_error("broken promise: " + promise) {}
};

/// Holds our own code to a promise, in every build. `promise` says what should have been true.
inline void expect(bool is_kept, const char* promise) {
  if (!is_kept) [[unlikely]]
    throw Defect(promise);
}

}  // namespace rapporteur
