#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace rapporteur {

/// What kind of thing went wrong in the world outside; all kinds are listed here.
enum class ErrorKind : std::uint8_t {
  not_found,      ///< the named file or entry does not exist
  not_readable,   ///< it exists but could not be read
  not_writable,   ///< the target refuses to be written (rights, read-only, in the way)
  no_space,       ///< the disk is full
  too_large,      ///< a bound on size, depth, count or time was met
  malformed,      ///< the bytes are not what their format promises
  not_supported,  ///< the format or version is known and is not read here
  corrupt_store,  ///< the record's file is damaged or not one of ours
  in_use,         ///< another process holds the record
  mismatch,       ///< a trace, read back, does not give its words
  usage,          ///< the command line cannot be understood
  interrupted     ///< the user asked to stop
};

/// What was tried, what stood in the way and what to do about it, for people; `concerns` names the file,
/// entry or id.
struct Error {
  ErrorKind kind;
  std::string sentence;
  std::string concerns;
};

/// A value or an `Error`; must be looked at.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

/// Makes the failing side of a `Result`: `return fail(ErrorKind::not_found, "...", path);`
inline tl::unexpected<Error> fail(ErrorKind kind, std::string sentence, std::string concerns = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(sentence), std::move(concerns)});
}

/// Passes an error on unchanged.
inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace rapporteur
