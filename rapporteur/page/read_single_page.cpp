#include "rapporteur/page/container.h"
#include "rapporteur/page/sniff.h"

#include <utility>

namespace rapporteur::page {

namespace {

std::string number_of_mib(std::uint64_t bytes) {
  return std::to_string(bytes >> 20) + " MiB";
}

}  // namespace

void add_page(std::vector<Found>& found, RawPage page, std::string_view damage) {
  const Origin origin = page.origin;
  const bool is_inside = page.text_span.has_value();
  if (damage == expansion_damage) {
    found.push_back(make_gap(
        GapKind::too_large,
        "tried to unpack the page, but " + std::string(damage) + "; unpack it by hand if it is meant",
        origin));
    return;
  }
  if (!page.media) page.media = sniff_media(page.bytes);
  if (!damage.empty() && page.bytes.empty()) {
    found.push_back(
        make_gap(GapKind::unreadable_input,
                 "tried to read the page, but " + std::string(damage) + "; fetch or unpack it anew", origin));
    return;
  }
  if (!page.media || (page.bytes.empty() && !is_inside)) {
    const std::string_view what = page.bytes.empty()            ? "it is empty"
                                  : is_program_text(page.bytes) ? "it reads as a program or a style sheet"
                                                                : "its bytes hold no text to read";
    found.push_back(make_gap(
        GapKind::not_a_page,
        "tried to read it as a page, but " + std::string(what) + "; leave it out of the inputs", origin));
    return;
  }
  found.emplace_back(std::move(page));
  if (!damage.empty()) {
    found.push_back(make_gap(
        GapKind::cut_short,
        "read the page as far as it goes, but " + std::string(damage) + "; fetch it anew to have the rest",
        origin));
  }
}

std::unique_ptr<Container> read_single_page(std::unique_ptr<Reader> reader, const Place& place) {
  const std::uint64_t bound = place.limits.max_page_bytes;
  std::vector<Found> found;
  RawPage page;
  page.origin = place.origin;
  page.bytes.reserve(std::min(reader->size(), bound) + 1);
  if (reader->read_into(page.bytes, bound + 1) > bound) {
    found.push_back(make_gap(GapKind::too_large,
                             "tried to read the page, but it is larger than " + number_of_mib(bound) +
                                 "; split it or leave it out",
                             place.origin));
    return ready_container(std::move(found));
  }
  add_page(found, std::move(page), reader->damage());
  return ready_container(std::move(found));
}

}  // namespace rapporteur::page
