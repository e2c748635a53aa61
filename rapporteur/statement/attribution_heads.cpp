#include "rapporteur/statement/attribution_heads.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/base/log_exp.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

namespace rapporteur {

namespace statement {

namespace {

constexpr std::size_t lanes = 16;
constexpr std::size_t distance_count = 32;
constexpr std::uint32_t paragraph_count = 3;
constexpr std::uint32_t between_count = 4;
/// The least distance in words of each bucket from 1 on.
constexpr std::array<std::uint32_t, 15> bucket_begins{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129};

/// A sum in one fixed order, which the compiler may do in lanes.
float dot(std::span<const float> a, std::span<const float> b) {
  std::array<float, lanes> sums{};
  std::size_t i = 0;
  for (; i + lanes <= a.size(); i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  float sum = 0;
  for (; i < a.size(); ++i) sum += a[i] * b[i];
  for (std::size_t half = lanes / 2; half > 0; half /= 2) {
    for (std::size_t lane = 0; lane < half; ++lane) sums[lane] += sums[lane + half];
  }
  return sums[0] + sum;
}

float output(const Layer& layer, std::size_t row, std::span<const float> input) {
  expect(layer.inputs == input.size(), "heads read vectors of the encoder they were made for");
  return dot(layer.weight.subspan(row * layer.inputs, layer.inputs), input) + layer.bias[row];
}

/// A span's two vectors one behind the other, and a layer's outputs for it.
class SpanProjector {
 public:
  SpanProjector(const Encoding& encoding, const EncodedWords& words) : encoding_(encoding), words_(words) {}

  std::span<const float> vector(WordRange span) {
    vector_.clear();
    for (const std::uint32_t word : {span.begin, span.end - 1}) {
      const auto half = encoding_.vector(words_.first_pieces[word]);
      vector_.insert(vector_.end(), half.begin(), half.end());
    }
    return vector_;
  }

  /// The outputs of all spans, one row behind the other.
  std::vector<float> outputs(const Layer& layer, std::span<const WordRange> spans) {
    std::vector<float> out;
    out.reserve(spans.size() * layer.bias.size());
    for (const WordRange span : spans) {
      const auto input = vector(span);
      for (std::size_t row = 0; row < layer.bias.size(); ++row) out.push_back(output(layer, row, input));
    }
    return out;
  }

 private:
  const Encoding& encoding_;
  const EncodedWords& words_;
  std::vector<float> vector_;
};

/// How many words a target stands behind a span, and before it; 0 or less where it does not.
struct Distance {
  std::int64_t behind;
  std::int64_t before;
  std::int64_t most() const { return std::max(behind, before); }
};
Distance distance_of(WordRange span, WordRange target) {
  const auto number = [](std::uint32_t word) { return std::int64_t{word}; };
  return {number(target.begin) - number(span.end) + 1, number(span.begin) - number(target.end) + 1};
}

std::size_t bucket_of(Distance distance) {
  if (distance.most() <= 0) return 0;
  const auto far = static_cast<std::uint32_t>(distance.most());
  const auto bucket =
      static_cast<std::size_t>(std::ranges::upper_bound(bucket_begins, far) - bucket_begins.begin());
  return distance.behind > 0 ? bucket : bucket + bucket_begins.size();
}

/// How many of the targets, which are in order and apart, lie wholly between a span and one of them.
std::uint32_t count_between(WordRange span, WordRange target, std::span<const WordRange> targets) {
  const std::uint32_t low = std::min(span.end, target.end);       // first word that may be theirs
  const std::uint32_t high = std::max(span.begin, target.begin);  // behind the last
  if (low >= high) return 0;
  const auto first = std::ranges::lower_bound(targets, low, {}, &WordRange::begin);
  const auto last = std::ranges::upper_bound(targets, high, {}, &WordRange::end);
  return last > first ? static_cast<std::uint32_t>(last - first) : 0;
}

void normalise(Choice& choice) {
  double most = choice.log_none;
  for (const LinkScore& score : choice.scores) most = std::max(most, score.log_probability);
  double sum = base::exponential(choice.log_none - most);
  for (const LinkScore& score : choice.scores) sum += base::exponential(score.log_probability - most);
  const double log_sum = most + base::logarithm(sum);
  choice.log_none -= log_sum;
  for (LinkScore& score : choice.scores) score.log_probability -= log_sum;
}

/// One linker at work on one text.
class LinkScorer {
 public:
  LinkScorer(const LinkHead& head, const Words& words, std::uint32_t reach)
      : head_(head), words_(words), reach_(reach) {}

  std::vector<Choice> score(std::span<const WordRange> spans, std::span<const WordRange> targets,
                            SpanProjector projector) const {
    const std::vector<float> of_spans = projector.outputs(head_.span, spans);
    const std::vector<float> of_targets = projector.outputs(head_.target, targets);
    const std::size_t width = head_.span.bias.size();
    std::vector<Choice> choices(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const auto row = std::span(of_spans).subspan(i * width, width);
      const auto first = std::ranges::partition_point(targets, [&](WordRange target) {
        return distance_of(spans[i], target).before > std::int64_t{reach_};
      });
      for (auto j = static_cast<std::size_t>(first - targets.begin()); j < targets.size(); ++j) {
        if (distance_of(spans[i], targets[j]).behind > std::int64_t{reach_}) break;
        const float product = dot(row, std::span(of_targets).subspan(j * width, width));
        choices[i].scores.push_back(
            {static_cast<std::uint32_t>(j),
             static_cast<double>(product + place_score(spans[i], targets[j], targets))});
      }
      choices[i].log_none =
          static_cast<double>(output(head_.none, 0, projector.vector(spans[i]))) + head_.none_constant;
      normalise(choices[i]);
    }
    return choices;
  }

 private:
  float place_score(WordRange span, WordRange target, std::span<const WordRange> targets) const {
    const std::uint32_t here = words_.paragraph_of[span.begin];
    const std::uint32_t there = words_.paragraph_of[target.begin];
    const std::uint32_t apart = here > there ? here - there : there - here;
    return head_.distance[bucket_of(distance_of(span, target))] +
           head_.paragraphs[std::min(apart, paragraph_count - 1)] +
           head_.between[std::min(count_between(span, target, targets), between_count - 1)];
  }

  const LinkHead& head_;
  const Words& words_;
  std::uint32_t reach_;
};

/// Takes tensors and constants out of the encoder's file; what is not as it should be is said once.
class HeadReader {
 public:
  explicit HeadReader(const Encoder& encoder) : encoder_(encoder) {}

  std::span<const float> numbers(const std::string& name, std::size_t count) {
    const auto tensor = encoder_.tensor(name);
    if (!tensor || (count > 0 && tensor->values.size() != count)) {
      complain(name, tensor ? "it has another shape" : "it is not there");
      return {};
    }
    return tensor->values;
  }

  /// A layer of `outputs` outputs, or of any number where that is 0.
  Layer layer(const std::string& name, std::size_t inputs, std::size_t outputs) {
    const auto bias = numbers(name + ".bias", outputs);
    return {.weight = numbers(name + ".weight", bias.size() * inputs), .bias = bias, .inputs = inputs};
  }

  LinkHead link_head(const std::string& name, const std::string& span, const std::string& target,
                     const std::string& constant) {
    const std::string stem = "attribution." + name + ".";
    LinkHead head{.span = layer(stem + span, 2 * width(), 0),
                  .target = {},
                  .none = {},
                  .distance = {},
                  .paragraphs = {},
                  .between = {},
                  .none_constant = number(constant)};
    head.target = layer(stem + target, 2 * width(), head.span.bias.size());
    head.none = layer(stem + "none", 2 * width(), 1);
    head.distance = numbers(stem + "distance", distance_count);
    head.paragraphs = numbers(stem + "paragraphs", paragraph_count);
    head.between = numbers(stem + "between", between_count);
    return head;
  }

  double number(const std::string& name) {
    const std::string_view text = encoder_.description("attribution." + name);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
      complain("attribution." + name, "it is no number");
    return value;
  }

  /// Numbers in a word's vector, as the tags' weights say.
  std::size_t width() {
    if (width_ == 0) width_ = numbers("attribution.tags.weight", 0).size() / (role_count * tag_count);
    return width_;
  }

  const std::optional<std::string>& complaint() const& { return complaint_; }

 private:
  void complain(const std::string& name, const std::string& sentence) {
    if (!complaint_) complaint_ = name + ": " + sentence;
  }

  const Encoder& encoder_;
  std::size_t width_ = 0;
  std::optional<std::string> complaint_;
};

}  // namespace

namespace {

/// Of a word that was passed over: outside, whatever else is taken from or added to that.
TagScores passed_over() {
  constexpr float never = -1e6F;
  return {0, never, never, never, never};
}

}  // namespace

std::vector<WordScores> tag_scores(const AttributionHeads& heads, const Encoding& encoding,
                                   const EncodedWords& words) {
  std::vector<WordScores> scores(words.words.size());
  for (std::size_t word = 0; word < scores.size(); ++word) {
    if (!encoding.has_vector(words.first_pieces[word])) {
      scores[word].fill(passed_over());
      continue;
    }
    const auto vector = encoding.vector(words.first_pieces[word]);
    for (std::size_t role = 0; role < role_count; ++role) {
      TagScores raw{};
      for (std::size_t tag = 0; tag < tag_count; ++tag)
        raw[tag] = output(heads.tags(), role * tag_count + tag, vector);
      scores[word][role] = as_log_probabilities(raw);
    }
  }
  return scores;
}

Linkers linkers_of(const AttributionHeads& heads, const Encoding& encoding, const EncodedWords& words) {
  const auto linker = [&](const LinkHead& head) {
    return [scorer = LinkScorer(head, words.words, heads.reach()), &encoding, &words](
               std::span<const WordRange> spans, std::span<const WordRange> targets) {
      return scorer.score(spans, targets, SpanProjector(encoding, words));
    };
  };
  return {.content_cue = linker(heads.content_cue()),
          .cue_speaker = linker(heads.cue_speaker()),
          .least_link = heads.least_link()};
}

}  // namespace statement

Result<AttributionHeads> AttributionHeads::load(const Encoder& encoder) {
  statement::HeadReader reader(encoder);
  AttributionHeads heads;
  heads.tags_ =
      reader.layer("attribution.tags", reader.width(), statement::role_count * statement::tag_count);
  heads.content_cue_ = reader.link_head("content_cue", "content", "cue", "none_cue");
  heads.cue_speaker_ = reader.link_head("cue_source", "cue", "source", "none_source");
  heads.outside_ = {static_cast<float>(reader.number("outside_cue")),
                    static_cast<float>(reader.number("outside_source")),
                    static_cast<float>(reader.number("outside_content"))};
  heads.reach_ = static_cast<std::uint32_t>(std::clamp(reader.number("reach"), 0.0, 100'000.0));
  heads.least_link_ = reader.number("least_link");
  heads.least_permille_ = reader.number("least_permille");
  if (const auto& complaint = reader.complaint()) {
    return fail(ErrorKind::malformed,
                "the heads of attributions were to be read from the encoder's file, and " + *complaint +
                    "; use a file made by train/encoder");
  }
  if (auto sieve = EncoderSieve::load(base::embedded("encoder/sieve.safetensors"), encoder))
    heads.sieve_ = std::make_shared<const EncoderSieve>(std::move(*sieve));
  return heads;
}

}  // namespace rapporteur
