// What a store keeps of an article for grouping, damaged in any way: it is refused, or it is a document that
// packs and unpacks to itself and that grouping takes beside its like.
#include "rapporteur/base/expect.h"
#include "rapporteur/story/grouper.h"
#include "rapporteur/story/packed_document.h"
#include "rapporteur/story/weights.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using namespace rapporteur;
using namespace rapporteur::story;

namespace {

void check_weights(const Document& document, std::string_view bytes) {
  Document weighed = document;
  static_cast<void>(unpack_weights(weighed, bytes));
  constexpr std::uint32_t weighed_at = 9;
  expect(unpack_weights(weighed, pack_weights(weighed, weighed_at)) == weighed_at,
         "weights come back as they were packed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t largest = 4096;
  if (size > largest) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::optional<Document> document = unpack_document(1, bytes);
  if (!document) return 0;
  const std::string packed = pack_document(*document);
  const std::optional<Document> again = unpack_document(2, packed);
  expect(again && pack_document(*again) == packed, "what is packed is unpacked the same");
  check_weights(*document, bytes);
  static const Judge judge;
  Grouper grouper(judge, Background::shipped(), {.half_window = 8});
  grouper.add(*document);
  grouper.add(*again);
  return 0;
}
