#include "rapporteur/record/record.h"

#include "rapporteur/base/expect.h"

#include <type_traits>

namespace rapporteur {

namespace {

/// The name of one author among `authors`.
constexpr std::string_view singular(std::string_view name) {
  return name == "authors" ? "author" : name;
}

}  // namespace

PageSpans::PageSpans(std::vector<PageSpan> all) : all_(std::move(all)) {
  expect(!all_.empty(), "a fact's words were read from the page");
}

std::string Record::body() const {
  std::string body;
  for (const RecordedBlock& block : blocks) {
    if (!block.is_body) continue;
    if (!body.empty()) body += '\n';
    body += block.words;
  }
  return body;
}

std::string Record::text() const {
  std::string text;
  for (const RecordedBlock& block : blocks) {
    if (block.is_furniture()) continue;
    if (!text.empty()) text += block_break;
    text += block.words;
  }
  return text;
}

Traces Record::traces(const PageSpans& page_spans) const {
  const auto& spans = page_spans.all();
  Traces traces(Trace{page.hash, spans.front(), writing});
  for (std::size_t i = 1; i < spans.size(); ++i) traces.add(Trace{page.hash, spans[i], writing});
  return traces;
}

std::vector<NamedValue> values_of(const Metadata& metadata) {
  std::vector<NamedValue> all;
  for_each_field<Metadata>([&](const auto& each) {
    const auto& held = metadata.*each.member;
    std::uint32_t ordinal = 0;
    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<MetadataValue>>) {
      for (const MetadataValue& value : held) all.push_back({singular(each.name), ordinal++, &value});
    } else {
      if (held) all.push_back({each.name, ordinal, &*held});
    }
  });
  return all;
}

bool set_value(Metadata& metadata, std::string_view name, MetadataValue value) {
  bool is_set = false;
  for_each_field<Metadata>([&](const auto& each) {
    if (singular(each.name) != name) return;
    auto& held = metadata.*each.member;
    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<MetadataValue>>) {
      held.push_back(std::move(value));
    } else {
      held = std::move(value);
    }
    is_set = true;
  });
  return is_set;
}

}  // namespace rapporteur
