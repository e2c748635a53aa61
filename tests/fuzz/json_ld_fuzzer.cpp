#include "rapporteur/article/json_ld.h"
#include "rapporteur/base/expect.h"

#include <cstdint>
#include <string_view>

// Any bytes make a JSON document whose values lie inside the text and whose parents come before their
// children.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = rapporteur::article::read_json_ld(text);
  for (std::uint32_t id = 0; id < document.nodes.size(); ++id) {
    const auto& node = document.nodes[id];
    rapporteur::expect(node.begin <= node.end && node.end <= text.size(), "a value lies inside its text");
    rapporteur::expect(node.key_begin <= node.key_end && node.key_end <= text.size(),
                       "a key lies inside its text");
    rapporteur::expect(node.parent == rapporteur::article::JsonNode::none || node.parent < id,
                       "a parent comes first");
  }
  return 0;
}
