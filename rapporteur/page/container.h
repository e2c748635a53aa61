#pragma once

#include "rapporteur/page/byte_stream.h"
#include "rapporteur/page/inflate_stream.h"
#include "rapporteur/page/read_inputs.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace rapporteur::page {

using Found = std::variant<RawPage, Gap>;

/// What the containers of one `Inputs` share.
struct Tally {
  std::uint64_t bytes_read = 0;   ///< of the files themselves, compressed as they are
  std::uint64_t passed_over = 0;  ///< records that are no pages: requests, pictures, redirections
};

/// Where a container stands: what it is called, how deep it lies and what bounds hold.
struct Place {
  Origin origin;
  InputLimits limits;
  std::uint32_t nesting = 0;
  Tally* tally = nullptr;  ///< outlives every container

  /// The origin of an entry inside this place.
  Origin inside(const std::string& entry) const;
  /// How much of a feed or a mail is held in memory at most.
  std::uint64_t max_document_bytes() const { return 4 * limits.max_page_bytes; }
  ExpansionBound expansion_bound() const { return {&tally->bytes_read, limits.max_expansion}; }
};

/// Something that holds pages: an archive, a feed, a single file. Hands them out in order. One thread.
class Container {
 public:
  Container() = default;
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  virtual ~Container() = default;
  virtual std::optional<Found> next() = 0;
};

/// Tells the format by the content, undoes compression and answers with what reads it.
std::unique_ptr<Container> open_container(std::unique_ptr<ByteStream> stream, Place place);

/// The readers of each format. Each takes the bytes from the beginning.
std::unique_ptr<Container> read_single_page(std::unique_ptr<Reader> reader, const Place& place);
std::unique_ptr<Container> read_archive(std::unique_ptr<Reader> reader, Place place);
std::unique_ptr<Container> read_warc(std::unique_ptr<Reader> reader, Place place);
std::unique_ptr<Container> read_feed(std::unique_ptr<Reader> reader, Place place);
std::unique_ptr<Container> read_json(std::unique_ptr<Reader> reader, Place place);
std::unique_ptr<Container> read_mhtml(std::unique_ptr<Reader> reader, const Place& place);

/// A container that hands out what is already known.
std::unique_ptr<Container> ready_container(std::vector<Found> found);

/// Adds a page, or the gap that says why its bytes are none; `media` is told from the bytes where it is not
/// given. Where `damage` says why the bytes end early, a gap says so too.
void add_page(std::vector<Found>& found, RawPage page, std::string_view damage);

Gap make_gap(GapKind kind, std::string sentence, Origin origin);

}  // namespace rapporteur::page
