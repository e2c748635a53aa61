#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/page/page.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace rapporteur {

/// Bounds on what inputs may bring.
struct InputLimits {
  std::uint64_t max_page_bytes = 32u << 20;    ///< of one page, decompressed
  std::uint64_t max_entry_count = 10'000'000;  ///< pages of one input
  std::uint64_t max_expansion = 2'000;         ///< bytes out for each byte in, of one compressed input
  std::uint32_t max_nesting = 4;               ///< archives inside archives
  std::uint32_t max_folder_depth = 64;
};

/// A stretch of a feed item's bytes that its text is written in. `is_plain`: inside a CDATA section, without
/// entities.
struct TextPart {
  PageSpan span;
  bool is_plain = false;
};

/// A page as it was received, before its characters and its tree are read: what `make_page` needs.
struct RawPage {
  Origin origin;
  std::string bytes;
  std::optional<ContentHash> hash;  ///< of the bytes, where it was taken before
  std::string url;
  std::string fetched;
  std::optional<Media> media;    ///< where the container tells; else told from the bytes
  std::string declared_charset;  ///< of an HTTP or MIME header; empty where none
  /// Where the page's text stands in `bytes` when a line of JSON or a feed item is kept whole; else all of
  /// them.
  std::optional<PageSpan> text_span;
  /// The same where it stands in several stretches (CDATA sections and escaped text in turn), in order; else
  /// empty.
  std::vector<TextPart> text_parts;
  Writing writing{};
  /// What the container says; its traces name no page yet: `make_page` fills in the hash.
  std::vector<GivenValue> given;
};

/// The pages of any mixture of inputs, one by one, in a fixed order: inputs as named, folders by name. Reads
/// lazily and holds one page at a time. One thread.
class Inputs {
 public:
  /// `names`: files, folders (without their hidden members) or "-" for standard input. A name that does not
  /// exist becomes a `Gap` when its turn comes.
  explicit Inputs(std::vector<std::string> names, InputLimits limits = {});
  /// The same over bytes in memory, which may be anything a file may be; `name` stands in the origins.
  static Inputs from_bytes(std::string name, std::string bytes, InputLimits limits = {});
  Inputs(Inputs&&) noexcept;
  ~Inputs();

  /// The next page, or what could not be read in its place; nothing at the end.
  std::optional<std::variant<RawPage, Gap>> next();

  /// Bytes of the named files read so far and in all (0 where unknown), for showing progress.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;
  /// Records of web archives that are no pages (requests, pictures, redirections) and were passed over.
  std::uint64_t passed_over() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rapporteur
