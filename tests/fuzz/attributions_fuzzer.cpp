// Any bytes are an article's text, and heads of random numbers find attributions in it that hold: words in
// the text, contents in order, the same attributions when asked again. The first byte says which heads.
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/article/text_page_test_tools.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/encoder/encoder_test_tools.h"
#include "rapporteur/statement/find_attributions.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;
using encoder::TinyModel;

constexpr std::size_t max_bytes = 3000;

struct Constants {
  const char* outside;
  const char* reach;
  const char* least_link;
  const char* least_permille;
};
constexpr std::array<Constants, 4> all_constants{
    {{"0", "120", "-2", "0"}, {"2", "120", "-20", "0"}, {"6", "3", "-1000", "0"}, {"-3", "0", "0", "130"}}};

/// A tiny encoder with heads of random numbers.
class RandomHeads {
 public:
  explicit RandomHeads(const Constants& constants) : model_("attributions_fuzzer") {
    constexpr std::uint32_t both = 2 * TinyModel::width;
    model_.add("attribution.tags.weight", {15, TinyModel::width}, 1.0F);
    model_.add("attribution.tags.bias", {15}, 1.0F);
    add_linker("content_cue", {"content", "cue"}, both);
    add_linker("cue_source", {"cue", "source"}, both);
    for (const char* role : {"cue", "source", "content"})
      model_.describe(std::string("attribution.outside_") + role, constants.outside);
    model_.describe("attribution.reach", constants.reach);
    model_.describe("attribution.least_link", constants.least_link);
    model_.describe("attribution.least_permille", constants.least_permille);
    model_.describe("attribution.none_cue", "0");
    model_.describe("attribution.none_source", "0");
    tuned_ = model_.tuned();
    encoder_.push_back(*Encoder::load(model_.folder(), tuned_));
    heads_.push_back(*AttributionHeads::load(encoder_.front()));
  }

  const Encoder& encoder() const& { return encoder_.front(); }
  const AttributionHeads& heads() const& { return heads_.front(); }

 private:
  void add_linker(const std::string& name, const std::array<const char*, 2>& sides, std::uint32_t inputs) {
    constexpr std::uint32_t outputs = 8;
    const std::string stem = "attribution." + name + ".";
    for (const char* side : sides) {
      model_.add(stem + side + ".weight", {outputs, inputs}, 0.2F);
      model_.add(stem + side + ".bias", {outputs}, 0.2F);
    }
    model_.add(stem + "none.weight", {1, inputs}, 0.2F);
    model_.add(stem + "none.bias", {1}, 0.2F);
    model_.add(stem + "distance", {32}, 1.0F);
    model_.add(stem + "paragraphs", {3}, 1.0F);
    model_.add(stem + "between", {4}, 1.0F);
  }

  TinyModel model_;
  std::string tuned_;
  std::vector<Encoder> encoder_;  // one
  std::vector<AttributionHeads> heads_;
};

void expect_inside(const std::vector<TextSpan>& spans, std::size_t size) {
  for (const TextSpan span : spans)
    expect(span.begin < span.end && span.end <= size, "words of an attribution lie in the text");
}

void check_attributions(const std::vector<Attribution>& found, std::string_view text) {
  for (const Attribution& each : found) {
    expect_inside(each.speaker, text.size());
    expect_inside(each.cue, text.size());
    expect_inside(each.content, text.size());
    expect(!each.cue.empty() || !each.content.empty(), "an attribution has a cue or a content");
    expect(each.permille <= 1000 && !each.rules.empty(), "an attribution says how it was found");
    expect(std::ranges::is_sorted(each.content), "contents stand in text order");
  }
}

void check_weighings(const std::vector<Weighing>& weighings, std::size_t size) {
  std::uint32_t before = 0;
  for (const Weighing& each : weighings) {
    expect(each.cue.begin >= before && each.cue.end <= size && !each.cue.is_empty(), "cues stand in order");
    expect(!each.content.empty(), "a cue that is weighed has a content");
    for (const WeighedWords& content : each.content)
      expect(content.words && content.link_permille + content.otherwise_permille <= 1001, "parts of a whole");
    before = each.cue.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::array<RandomHeads, 4> all{RandomHeads(all_constants[0]), RandomHeads(all_constants[1]),
                                              RandomHeads(all_constants[2]), RandomHeads(all_constants[3])};
  if (size == 0) return 0;
  const RandomHeads& chosen = all[data[0] % all.size()];
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, std::min(size - 1, max_bytes));
  const Article article = make_plain_article(article::text_page(bytes));
  const std::string_view text = article.text.utf8();
  const Encoding encoding = encoder::Runner(chosen.encoder()).encode(text, paragraphs_of(article));
  const auto found = find_attributions(article, encoding, chosen.heads());
  check_attributions(found, text);
  check_weighings(weigh_attributions(article, encoding, chosen.heads()), text.size());
  expect(find_attributions(article, encoding, chosen.heads()) == found, "the same again");
  return 0;
}
