#include "rapporteur/page/container.h"

#include "rapporteur/page/gunzip_whole.h"
#include "rapporteur/page/sniff.h"

#include <utility>

namespace rapporteur::page {

namespace {

class ReadyContainer final : public Container {
 public:
  explicit ReadyContainer(std::vector<Found> found) : found_(std::move(found)) {}
  std::optional<Found> next() override {
    if (at_ == found_.size()) return std::nullopt;
    return std::move(found_[at_++]);
  }

 private:
  std::vector<Found> found_;
  std::size_t at_ = 0;
};

std::unique_ptr<Container> too_deep(const Place& place) {
  return ready_container(
      {make_gap(GapKind::too_large,
                "tried to open an archive inside archives, but it lies deeper than " +
                    std::to_string(place.limits.max_nesting) + " levels; unpack the outer ones first",
                place.origin)});
}

}  // namespace

Origin Place::inside(const std::string& entry) const {
  return {origin.input, origin.entry.empty() ? entry : origin.entry + ": " + entry};
}

Gap make_gap(GapKind kind, std::string sentence, Origin origin) {
  return {kind, std::move(sentence), std::move(origin), std::nullopt};
}

std::unique_ptr<Container> ready_container(std::vector<Found> found) {
  return std::make_unique<ReadyContainer>(std::move(found));
}

std::unique_ptr<Container> open_container(std::unique_ptr<ByteStream> stream, Place place) {
  for (;; ++place.nesting) {
    auto reader = std::make_unique<Reader>(std::move(stream));
    const Format format = sniff_format(reader->look(sniff_size).substr(0, sniff_size));
    const bool is_nesting = format == Format::gzip || format == Format::zstd || format == Format::archive;
    if (is_nesting && place.nesting >= place.limits.max_nesting) return too_deep(place);
    switch (format) {
      case Format::gzip:
        if (auto plain = gunzip_whole(*reader, place.limits.max_page_bytes)) {
          stream = std::make_unique<MemoryStream>(std::move(*plain));
        } else {
          stream = gunzip(std::move(reader), place.expansion_bound());
        }
        break;
      case Format::zstd:
        stream = unzstd(std::move(reader), place.expansion_bound());
        break;
      case Format::warc:
        return read_warc(std::move(reader), std::move(place));
      case Format::json:
        return read_json(std::move(reader), std::move(place));
      case Format::mhtml:
        return read_mhtml(std::move(reader), place);
      case Format::xml_feed:
        return read_feed(std::move(reader), std::move(place));
      case Format::archive:
        ++place.nesting;
        return read_archive(std::move(reader), std::move(place));
      case Format::page:
        return read_single_page(std::move(reader), place);
    }
  }
}

}  // namespace rapporteur::page
