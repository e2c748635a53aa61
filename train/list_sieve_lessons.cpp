// usage: list_sieve_lessons ENCODER_FOLDER page|plain LAYERS FILE... > LESSONS
//
// What the encoder's sieve learns from: for each paragraph of the articles in FILEs (pages, or articles as
// they stand) the article's number, how many words and pieces it has, how many cues are found in it when
// everything is read, and the highest permille of what is found there, as five 32-bit integers; then the
// vectors of its words after so many layers, as the upper halves of single-precision numbers.
// train/encoder/train_sieve.py reads it.
#include "rapporteur/base/embedded.h"
#include "rapporteur/engine/pass_inputs.h"
#include "rapporteur/engine/read_attributions.h"
#include "rapporteur/statement/find_attributions.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;

struct Found {
  std::int32_t cues = 0;
  std::int32_t permille = 0;
};

/// What is found in each paragraph.
std::vector<Found> count_found(const std::vector<TextSpan>& paragraphs, const std::vector<Attribution>& all) {
  std::vector<Found> found(paragraphs.size());
  const auto at = [&](TextSpan words) -> Found* {
    const auto place =
        std::ranges::partition_point(paragraphs, [&](TextSpan each) { return each.end <= words.begin; });
    return place == paragraphs.end() ? nullptr : &found[static_cast<std::size_t>(place - paragraphs.begin())];
  };
  for (const Attribution& each : all) {
    for (const auto* role : {&each.speaker, &each.cue, &each.content}) {
      for (const TextSpan words : *role) {
        Found* paragraph = at(words);
        if (!paragraph) continue;
        paragraph->permille = std::max<std::int32_t>(paragraph->permille, each.permille);
        if (role == &each.cue) ++paragraph->cues;
      }
    }
  }
  return found;
}

void write_vector(std::span<const float> vector, std::string& out) {
  for (const float number : vector) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(number) + 0x8000;
    out += static_cast<char>(bits >> 16 & 0xFF);
    out += static_cast<char>(bits >> 24);
  }
}

void write_article(std::int32_t number, const Encoding& encoding, const std::vector<TextSpan>& paragraphs,
                   const std::vector<Found>& found) {
  std::uint32_t piece = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const std::uint32_t first = piece;
    std::int32_t words = 0;
    std::string vectors;
    for (; piece < encoding.size() && encoding.pieces[piece].begin < paragraphs[i].end; ++piece) {
      if (encoding.continues_word[piece] != 0) continue;
      ++words;
      write_vector(encoding.vector(piece), vectors);
    }
    const auto pieces = static_cast<std::int32_t>(piece - first);
    const std::array<std::int32_t, 5> head{number, words, pieces, found[i].cues, found[i].permille};
    if (words == 0) continue;
    std::cout.write(reinterpret_cast<const char*>(head.data()), sizeof head);
    std::cout.write(vectors.data(), static_cast<std::streamsize>(vectors.size()));
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() < 4) return 2;
  std::uint32_t layers = 0;
  std::from_chars(words[2].data(), words[2].data() + words[2].size(), layers);
  const auto encoder = Encoder::load(words[0], base::embedded("encoder/attributions.safetensors"));
  if (!encoder) return 1;
  const auto heads = AttributionHeads::load(*encoder);
  if (!heads) return 1;
  encoder::Runner whole(*encoder);
  encoder::Runner part(*encoder);
  part.stop_after(layers);
  std::int32_t number = 0;
  Inputs inputs(std::vector<std::string>(words.begin() + 3, words.end()));
  pass_inputs(
      inputs, {.is_plain = words[1] == "plain"},
      [&](PassedArticle& passed, unsigned) {
        if (!engine::is_read_for_attributions(passed.article)) return;
        const std::string_view text = passed.article.text.utf8();
        const auto paragraphs = paragraphs_of(passed.article);
        const auto all = find_attributions(passed.article, whole.encode(text, paragraphs), *heads);
        write_article(number++, part.encode(text, paragraphs), paragraphs, count_found(paragraphs, all));
      },
      [](const PassedArticle&) { return true; }, [](const Gap&) {});
  return 0;
}
