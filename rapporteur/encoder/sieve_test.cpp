#include "rapporteur/encoder/sieve.h"

#include "rapporteur/encoder/encoder_test_tools.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::encoder;

namespace {

struct Loaded {
  TinyModel model{"sieve_test"};
  std::string tuned = model.tuned();
  Encoder encoder = *Encoder::load(model.folder(), tuned);
};

const Encoder& tiny() {
  static const Loaded loaded;
  return loaded.encoder;
}

/// A sieve after the first layer: detector i asks for number i of a word's vector, and a paragraph goes on
/// whose highest answers sum up to more than `bound`.
std::string sieve_file(float bound, const std::string& tuned_sha256) {
  SafetensorsWriter file;
  file.describe("format", "rapporteur-sieve-1");
  file.describe("tuned_sha256", tuned_sha256);
  std::vector<std::int8_t> detectors(std::size_t{block_outputs} * TinyModel::width);
  for (std::uint32_t i = 0; i < block_outputs; ++i) detectors[std::size_t{i} * TinyModel::width + i] = 127;
  file.add("step.1.detectors.weight", {block_outputs, TinyModel::width}, detectors);
  file.add("step.1.detectors.scale", {block_outputs}, std::vector<float>(block_outputs, 1.0F / 127));
  file.add("step.1.detectors.bias", {block_outputs}, std::vector<float>(block_outputs));
  file.add("step.1.weights", {block_outputs}, std::vector<float>(block_outputs, 1.0F));
  file.add("step.1.bias", {1}, std::vector<float>{-bound});
  return file.file();
}

EncoderSieve sieve_of(float bound) {
  return *EncoderSieve::load(sieve_file(bound, tiny().identity().tuned_sha256), tiny());
}

constexpr std::size_t leading = 3;  // paragraphs that always pass
const std::string text =
    "the minister said.\na harbour fee\nthe fees rise, 1 1 1 1 1\nabc\n“the harbour” said a minister\n"
    "rise\na fee, a fee, a fee!\nthe harbour minister\n1 1\n(a b c) rise?\n";

std::vector<TextSpan> lines() {
  std::vector<TextSpan> found;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n') continue;
    found.push_back({begin, i});
    begin = i + 1;
  }
  return found;
}

/// What the sieve adds up of each paragraph, worked out apart from it.
std::vector<float> sums_of_paragraphs() {
  Runner runner(tiny());
  runner.stop_after(1);
  const Encoding encoding = runner.encode(text, lines());
  std::vector<float> sums;
  std::vector<float> highest;
  const auto add_up = [&] {
    float sum = 0;
    for (const float each : highest) sum += each;
    if (!highest.empty()) sums.push_back(sum);
  };
  for (std::uint32_t piece = 0; piece < encoding.size(); ++piece) {
    if (encoding.starts_paragraph[piece] != 0) {
      add_up();
      highest.assign(encoding.width, 0.0F);
    }
    if (encoding.continues_word[piece] != 0) continue;
    for (std::uint32_t i = 0; i < encoding.width; ++i)
      highest[i] = std::max(highest[i], encoding.vector(piece)[i]);
  }
  add_up();
  return sums;
}

}  // namespace

TEST_CASE("a sieve that lets everything pass changes no bit") {
  const EncoderSieve sieve = sieve_of(-1000);
  const Encoding whole = Runner(tiny()).encode(text, lines());
  const Encoding sifted = Runner(tiny(), best_path(), &sieve).encode(text, lines());
  REQUIRE(sifted.size() == whole.size());
  CHECK(sifted.vectors == whole.vectors);
  for (std::uint32_t piece = 0; piece < whole.size(); ++piece) CHECK(sifted.has_vector(piece));
}

/// Between the third and the fourth of what is not leading.
float middle_bound() {
  std::vector<float> sums = sums_of_paragraphs();
  sums.erase(sums.begin(), sums.begin() + leading);
  std::ranges::sort(sums);
  return (sums[2] + sums[3]) / 2;
}

TEST_CASE("paragraphs at or below the bound have no vectors, the others and the first three do") {
  const std::vector<float> sums = sums_of_paragraphs();
  REQUIRE(sums.size() == lines().size());
  const EncoderSieve sieve = sieve_of(middle_bound());
  const Encoding sifted = Runner(tiny(), best_path(), &sieve).encode(text, lines(), Packing::apart);
  std::size_t paragraph = 0;
  for (std::uint32_t piece = 0; piece < sifted.size(); ++piece) {
    if (piece > 0 && sifted.starts_paragraph[piece] != 0) ++paragraph;
    CHECK(sifted.has_vector(piece) == (paragraph < leading || sums[paragraph] > middle_bound()));
  }
  CHECK(std::ranges::all_of(sifted.vectors, [](float each) { return std::isfinite(each); }));
}

TEST_CASE("a window of which half passes is read whole, one of which less does is not") {
  const EncoderSieve none = sieve_of(9000);  // the leading three alone pass
  const std::vector<TextSpan> all = lines();
  const auto has_all = [&](std::size_t count) {
    const Encoding sifted = Runner(tiny(), best_path(), &none).encode(text, std::span(all).first(count));
    REQUIRE(sifted.windows.size() == 1);
    return sifted.vectors.size() == std::size_t{sifted.size()} * sifted.width;
  };
  CHECK(has_all(4));
  CHECK(!has_all(all.size()));
}

TEST_CASE("what passes is the same on every path, and beside whatever stands in other windows") {
  const EncoderSieve sieve = sieve_of(middle_bound());
  const Encoding expected = Runner(tiny(), Path::portable, &sieve).encode(text, lines(), Packing::apart);
  for (const Path path : {Path::avx2, Path::avx512_vnni, Path::amx}) {
    if (!has_path(path)) continue;
    const Encoding found = Runner(tiny(), path, &sieve).encode(text, lines(), Packing::apart);
    CHECK(found.places == expected.places);
    CHECK(found.vectors == expected.vectors);
  }
  Runner whole(tiny());
  for (std::size_t i = 0; i < lines().size(); ++i) {
    const Encoding alone = whole.encode(text, std::vector{lines()[i]});
    for (std::uint32_t piece = 0; piece < expected.size(); ++piece) {
      if (expected.pieces[piece].begin == lines()[i].begin && expected.has_vector(piece))
        CHECK(std::ranges::equal(expected.vector(piece), alone.vector(0)));
    }
  }
}

TEST_CASE("a runner reads one text after another as though it were the first") {
  const EncoderSieve sieve = sieve_of(9000);
  Runner runner(tiny(), best_path(), &sieve);
  const Encoding first = runner.encode(text, lines(), Packing::apart);
  const Encoding second = runner.encode(text, lines(), Packing::apart);
  CHECK(first.places == second.places);
  CHECK(first.vectors == second.vectors);
  CHECK(first.vectors.size() < std::size_t{first.size()} * first.width);
}

TEST_CASE("a sieve of another tuned file, or a damaged one, is refused") {
  CHECK(!EncoderSieve::load(sieve_file(0, "another"), tiny()));
  CHECK(!EncoderSieve::load("no file", tiny()));
  std::string cut = sieve_file(0, tiny().identity().tuned_sha256);
  cut.resize(cut.size() - 8);
  CHECK(!EncoderSieve::load(cut, tiny()));
}
