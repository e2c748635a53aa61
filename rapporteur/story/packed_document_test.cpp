#include "rapporteur/story/packed_document.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace rapporteur::story;

namespace {

Document sample() {
  Document document = document_of(7, "Flood drives 340 from Varn",
                                  "The Lenne burst its banks at Varn on Wednesday and drove 340 people from "
                                  "their homes, Mayor Hagedorn said. Varn has 12,000 people.");
  document.day = 17547;
  document.is_day_told = true;
  document.outlet = "The Marsund Mail";
  document.quotations = {3, 4'000'000'000};
  document.told_days = {-400, 0, 17546};
  document.event_days = {17546};
  return document;
}

bool are_same(const Term& a, const Term& b) {
  return a.key == b.key && a.count == b.count && a.is_name == b.is_name;
}

}  // namespace

TEST_CASE("a document comes back as it was packed") {
  const Document document = sample();
  const auto back = unpack_document(7, pack_document(document));
  REQUIRE(back);
  CHECK(back->article == 7);
  CHECK(back->day == document.day);
  CHECK(back->is_day_told);
  CHECK(back->outlet == document.outlet);
  CHECK(back->title == document.title);
  CHECK(back->shingles == document.shingles);
  CHECK(back->quotations == document.quotations);
  CHECK(back->spelled == document.spelled);
  CHECK(back->told_days == document.told_days);
  CHECK(back->event_days == document.event_days);
  for (std::size_t kind = 0; kind < term_kind_count; ++kind)
    CHECK(std::ranges::equal(back->terms[kind], document.terms[kind], are_same));
}

TEST_CASE("a document without a day comes back without one") {
  Document document = sample();
  document.day.reset();
  const auto back = unpack_document(1, pack_document(document));
  REQUIRE(back);
  CHECK_FALSE(back->day);
}

TEST_CASE("what was cut short or goes on is no document") {
  const std::string bytes = pack_document(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(unpack_document(7, std::string_view(bytes).substr(0, size)));
  CHECK_FALSE(unpack_document(7, bytes + '\0'));
}

TEST_CASE("damaged bytes give nothing or a document, never more room than they have bytes") {
  const std::string bytes = pack_document(sample());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(0xFF);
    const auto back = unpack_document(7, damaged);
    if (back) CHECK(back->shingles.size() <= damaged.size());
  }
}
