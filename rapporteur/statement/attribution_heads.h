#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/encoder/encoder.h"
#include "rapporteur/statement/links.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

namespace statement {

/// One linear layer: `weight` has a row of `inputs` numbers for each output.
struct Layer {
  std::span<const float> weight;
  std::span<const float> bias;
  std::size_t inputs = 0;
};

/// Scores spans against targets by their vectors, how far they stand apart and what stands between.
struct LinkHead {
  Layer span;
  Layer target;
  Layer none;
  std::span<const float> distance;
  std::span<const float> paragraphs;
  std::span<const float> between;
  double none_constant = 0;
};

}  // namespace statement

/// The heads of the full reading, which find attributions in the encoder's vectors: tags for cue, speaker and
/// content, and two linkers (docs/decisions/attributions.md). Views into the encoder, which must outlive
/// them. Immutable: any number of threads may read them.
class AttributionHeads {
 public:
  /// Fails where the encoder's file does not hold them, or in another shape.
  static Result<AttributionHeads> load(const Encoder& encoder);

  const statement::Layer& tags() const& { return tags_; }
  const statement::LinkHead& content_cue() const& { return content_cue_; }
  const statement::LinkHead& cue_speaker() const& { return cue_speaker_; }
  const std::array<float, statement::role_count>& outside() const& { return outside_; }
  std::uint32_t reach() const { return reach_; }
  double least_link() const { return least_link_; }
  double least_permille() const { return least_permille_; }
  /// Which paragraphs the encoder need not read to the end; null where none is made for its weights.
  const EncoderSieve* sieve() const { return sieve_.get(); }

 private:
  AttributionHeads() = default;

  statement::Layer tags_;
  statement::LinkHead content_cue_;
  statement::LinkHead cue_speaker_;
  std::array<float, statement::role_count> outside_{};  ///< taken from log p(outside) of each role
  std::uint32_t reach_ = 0;                             ///< words between a span and its target at most
  double least_link_ = 0;
  double least_permille_ = 0;                  ///< attributions less sure than this are dropped
  std::shared_ptr<const EncoderSieve> sieve_;  // shared by copies of these views
};

namespace statement {

/// The tags' log-probabilities of each word.
std::vector<WordScores> tag_scores(const AttributionHeads& heads, const Encoding& encoding,
                                   const EncodedWords& words);
/// The linkers of the full reading; what is given must outlive them.
Linkers linkers_of(const AttributionHeads& heads, const Encoding& encoding, const EncodedWords& words);

}  // namespace statement

}  // namespace rapporteur
