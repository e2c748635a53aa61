#include "rapporteur/event/event_head.h"

#include "rapporteur/base/expect.h"

#include <algorithm>
#include <cmath>

namespace rapporteur {

namespace {

/// Written as no word is, so that no text holds them; the same as in train/encoder.
constexpr std::string_view actor_mask = "aLPHA";
constexpr std::string_view recipient_mask = "bETA";
constexpr std::size_t parts = 3;  // of a pooled vector

std::string names_of_roots() {
  std::string names;
  for (const Plover root : event::weighed_roots) {
    if (!names.empty()) names += ' ';
    names += name_of(root);
  }
  return names;
}

/// A sum in one fixed order.
double output(std::span<const float> weight, std::span<const float> input) {
  double sum = 0;
  for (std::size_t i = 0; i < input.size(); ++i)
    sum += static_cast<double>(weight[i]) * static_cast<double>(input[i]);
  return sum;
}

/// The vectors of both masks, the mean in the place of one that is not there, and the mean of all pieces.
std::vector<float> pool(const Encoding& encoding, PieceRange pieces, std::uint32_t sentence_begin,
                        const event::MaskedSentence& sentence) {
  const std::size_t width = encoding.width;
  std::vector<float> pooled(parts * width);
  const auto mean = std::span(pooled).subspan(2 * width);
  for (std::uint32_t piece = pieces.begin; piece < pieces.end; ++piece) {
    const auto vector = encoding.vector(piece);
    for (std::size_t i = 0; i < width; ++i) mean[i] += vector[i];
  }
  for (float& each : mean) each /= static_cast<float>(pieces.size());
  const auto put = [&](std::size_t part, std::size_t at) {
    auto from = std::span<const float>(mean);
    for (std::uint32_t piece = pieces.begin; piece < pieces.end && at != std::string::npos; ++piece) {
      if (encoding.pieces[piece].begin == sentence_begin + at) from = encoding.vector(piece);
    }
    std::ranges::copy(from, pooled.begin() + static_cast<std::ptrdiff_t>(part * width));
  };
  put(0, sentence.actor_at);
  put(1, sentence.recipient_at);
  return pooled;
}

}  // namespace

namespace event {

MaskedSentence mask(std::string_view text, const Proposal& proposal) {
  struct Mask {
    TextSpan span;
    std::string_view word;
    std::size_t MaskedSentence::*place;
  };
  std::vector<Mask> masks;
  const auto is_inside = [&](TextSpan span) { return span.size() > 0 && proposal.sentence.contains(span); };
  if (is_inside(proposal.actor)) masks.push_back({proposal.actor, actor_mask, &MaskedSentence::actor_at});
  if (is_inside(proposal.recipient) && (masks.empty() || !proposal.recipient.overlaps(proposal.actor)))
    masks.push_back({proposal.recipient, recipient_mask, &MaskedSentence::recipient_at});
  std::ranges::sort(masks, {}, [](const Mask& each) { return each.span.begin; });
  MaskedSentence out;
  std::uint32_t at = proposal.sentence.begin;
  for (const Mask& each : masks) {
    out.words += text.substr(at, each.span.begin - at);
    out.*each.place = out.words.size();
    out.words += each.word;
    at = each.span.end;
  }
  out.words += text.substr(at, proposal.sentence.end - at);
  return out;
}

}  // namespace event

Result<EventHead> EventHead::load(const Encoder& encoder) {
  EventHead head;
  head.encoder_ = &encoder;
  const auto bad = [](std::string_view what) {
    return fail(ErrorKind::malformed, "the head of events was to be read from the encoder's file, and " +
                                          std::string(what) + "; use a file made by train/encoder");
  };
  if (encoder.description("event.roots") != names_of_roots()) return bad("it is for other roots");
  const auto type = encoder.tensor("type");  // one vector
  const std::size_t inputs = type ? parts * type->values.size() : 0;
  const auto take = [&](std::string_view name, std::size_t count) {
    const auto tensor = encoder.tensor(name);
    return tensor && tensor->values.size() == count ? tensor->values : std::span<const float>();
  };
  head.weight_ = take("event.roots.weight", inputs * event::weighed_roots.size());
  head.bias_ = take("event.roots.bias", event::weighed_roots.size());
  head.real_weight_ = take("event.real.weight", inputs);
  const auto real_bias = take("event.real.bias", 1);
  if (head.weight_.empty() || head.bias_.empty() || head.real_weight_.empty() || real_bias.empty())
    return bad("a part of it is not there or has another shape");
  head.real_bias_ = real_bias[0];
  return head;
}

event::Opinion EventHead::weigh(std::span<const float> pooled) const {
  expect(pooled.size() == real_weight_.size(), "a head reads vectors of the encoder that it was made for");
  event::Opinion opinion;
  double highest = -1e300;
  for (std::size_t root = 0; root < bias_.size(); ++root) {
    opinion.roots[root] = output(weight_.subspan(root * pooled.size(), pooled.size()), pooled) +
                          static_cast<double>(bias_[root]);
    highest = std::max(highest, opinion.roots[root]);
  }
  double total = 0;
  for (double& each : opinion.roots) total += each = std::exp(each - highest);
  for (double& each : opinion.roots) each /= total;
  opinion.real = output(real_weight_, pooled) + static_cast<double>(real_bias_);
  return opinion;
}

EncoderJudge::EncoderJudge(const EventHead& head, const event::WordVectors* vectors, encoder::Path path)
    : head_(&head), linear_(vectors), runner_(head.encoder(), path) {}

std::vector<event::Opinion> EncoderJudge::weigh(const Article& article, const Analysis& analysis,
                                                std::span<const event::Proposal> proposals) {
  auto opinions = weigh_by_encoder(article, proposals);
  const auto linear = linear_.weigh(article, analysis, proposals);
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    double total = 0;
    for (std::size_t root = 0; root < event::weighed_roots.size(); ++root)
      total += opinions[i].roots[root] *= std::max(linear[i].roots[root], 1e-6);
    for (double& each : opinions[i].roots) each /= std::max(total, 1e-12);
  }
  return opinions;
}

std::vector<event::Opinion> EncoderJudge::weigh_by_encoder(const Article& article,
                                                           std::span<const event::Proposal> proposals) {
  std::string text;
  std::vector<TextSpan> paragraphs;
  std::vector<event::MaskedSentence> sentences;
  for (const event::Proposal& proposal : proposals) {
    sentences.push_back(event::mask(article.text.utf8(), proposal));
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += sentences.back().words;
    paragraphs.push_back({begin, static_cast<std::uint32_t>(text.size())});
    text += '\n';
  }
  const Encoding encoding = runner_.encode(text, paragraphs, encoder::Packing::apart);
  std::vector<event::Opinion> opinions(proposals.size());
  std::size_t window = 0;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const auto begin_of = [&](std::size_t number) {
      return encoding.pieces[encoding.windows[number].begin].begin;
    };
    while (window < encoding.windows.size() && begin_of(window) < paragraphs[i].begin) ++window;
    if (window == encoding.windows.size()) break;
    if (begin_of(window) >= paragraphs[i].end) continue;  // nothing in it is read
    // What a sentence has beyond its first window is left out.
    opinions[i] = head_->weigh(pool(encoding, encoding.windows[window], paragraphs[i].begin, sentences[i]));
  }
  return opinions;
}

}  // namespace rapporteur
