// Texts through the encoder: processor time of one thread, and how it is shared out among the parts. Prints
// one line of JSON.
//
//   encoder_bench BASE LIST [--rounds N] [--path portable|avx2|avx512_vnni|amx]
//
// LIST names a text file on each line; a line of a text is a paragraph.
#include "bench/usage.h"
#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/encoder/encoder.h"
#include "rapporteur/encoder/layer_runner.h"
#include "rapporteur/encoder/weights.h"
#include "rapporteur/encoder/windows.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;
using namespace rapporteur::encoder;

using bench::peak_kib;
using bench::seconds;

struct Options {
  std::string base;
  std::string list;
  unsigned rounds = 3;
  Path path = best_path();
};

struct Document {
  std::string text;
  std::vector<TextSpan> paragraphs;
};

std::vector<Document> load(const std::string& list) {
  std::vector<Document> documents;
  std::ifstream names(list);
  for (std::string name; std::getline(names, name);) {
    std::ifstream file(name, std::ios::binary);
    Document document;
    document.text.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    const std::string_view text = document.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = base::trim(text.substr(at, end - at));
      const auto begin = static_cast<std::uint32_t>(line.data() - text.data());
      if (!line.empty())
        document.paragraphs.push_back({begin, begin + static_cast<std::uint32_t>(line.size())});
      at = end + 1;
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

/// The kernels of a path, each followed by a clock.
struct Parts {
  const Kernels* kernels = nullptr;
  std::array<double, 4> spent{};
};
Parts& parts() {
  static Parts all;
  return all;
}

template <class Work>
void timed(std::size_t part, const Work& work) {
  const double begin = seconds();
  work();
  parts().spent[part] += seconds() - begin;
}

constexpr Kernels timed_kernels{
    [](const ProductTask& task) { timed(0, [&] { parts().kernels->multiply(task); }); },
    [](const float* rows, std::uint32_t row_count, std::uint32_t width, QuantisedRows out) {
      timed(1, [&] { parts().kernels->quantise(rows, row_count, width, out); });
    },
    [](const NormTask& task) { timed(2, [&] { parts().kernels->normalise(task); }); },
    [](const AttentionTask& task) { timed(3, [&] { parts().kernels->attend(task); }); }};

/// The layers alone over rows of nonsense, in windows of 144: where their time goes.
double run_layers(const Weights& weights, std::uint32_t windows) {
  constexpr std::uint32_t window = 144;
  LayerRunner layers(weights, timed_kernels, 2 * window);
  const std::vector<RowRange> rows{{0, window}, {window, 2 * window}};
  for (std::uint32_t i = 0; i < 2 * window; ++i) {
    for (std::uint32_t j = 0; j < weights.width; ++j)
      layers.row(i)[j] = static_cast<float>((i * 7 + j * 13) % 100) / 50.0F - 1.0F;
  }
  layers.normalise_embeddings(2 * window);
  parts().spent = {};
  const double begin = seconds();
  for (std::uint32_t i = 0; i < windows / 2; ++i) {
    for (const Layer& layer : weights.layers) layers.run_layer(layer, rows);
  }
  const std::uint32_t rows_run = windows / 2 * 2 * window;
  return (seconds() - begin) / rows_run;
}

bool parse(int argc, char** argv, Options& options) {
  if (argc < 3) return false;
  options.base = argv[1];
  options.list = argv[2];
  for (int i = 3; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string_view value = argv[i + 1];
    if (name == "--rounds") std::from_chars(value.data(), value.data() + value.size(), options.rounds);
    if (name == "--path") {
      constexpr std::array<std::string_view, 4> names{"portable", "avx2", "avx512_vnni", "amx"};
      const auto found = std::ranges::find(names, value);
      if (found == names.end()) return false;
      options.path = static_cast<Path>(found - names.begin());
    }
  }
  return has_path(options.path);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!parse(argc, argv, options)) {
    std::cerr << "usage: encoder_bench BASE LIST [--rounds N] [--path portable|avx2|avx512_vnni|amx]\n";
    return 2;
  }
  const double begin_wall = seconds(CLOCK_MONOTONIC);
  const double begin = seconds();
  const auto encoder = Encoder::load(options.base, base::embedded("encoder/attributions.safetensors"));
  if (!encoder) {
    std::cerr << encoder.error().sentence << '\n';
    return 1;
  }
  const double start = seconds() - begin;
  const double start_wall = seconds(CLOCK_MONOTONIC) - begin_wall;
  const std::vector<Document> documents = load(options.list);
  Runner runner(*encoder, options.path);
  std::size_t pieces = 0;
  std::size_t bytes = 0;
  std::string rounds;
  for (unsigned round = 0; round < options.rounds + 1; ++round) {
    pieces = bytes = 0;
    const double from = seconds();
    for (const Document& document : documents) {
      pieces += runner.encode(document.text, document.paragraphs).size();
      bytes += document.text.size();
    }
    if (round > 0 || documents.empty())
      rounds += (rounds.empty() ? "" : ", ") + std::to_string(seconds() - from);
  }
  const double cut_begin = seconds();
  WordCutter cutter(encoder->weights().base->vocabulary);
  CutText cut;
  for (const Document& document : documents) {
    cut.clear();
    for (const TextSpan paragraph : document.paragraphs) cutter.cut(document.text, paragraph, cut);
    pack_windows(cut, encoder->identity().max_pieces - 2);
  }
  const double cut_seconds = seconds() - cut_begin;
  const long peak = peak_kib();
  parts().kernels = &kernels_of(options.path);
  const double a_row = documents.empty() ? 0 : run_layers(encoder->weights(), 40);
  const double rows = 40.0 * 144;
  std::cout << "{\"pieces\": " << pieces << ", \"bytes\": " << bytes << ", \"rounds\": [" << rounds
            << "], \"start\": " << start << ", \"start_wall\": " << start_wall << ", \"peak_kib\": " << peak
            << ", \"cut\": " << cut_seconds << ", \"layers_row\": " << a_row
            << ", \"products_row\": " << parts().spent[0] / rows
            << ", \"quantise_row\": " << parts().spent[1] / rows
            << ", \"norms_row\": " << parts().spent[2] / rows
            << ", \"attention_row\": " << parts().spent[3] / rows << "}\n";
  return 0;
}
