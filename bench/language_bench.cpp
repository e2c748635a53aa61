// Texts through a language package: processor time of one thread, of its parts, and wall time of several
// threads. Prints one line of JSON.
//
//   language_bench MODEL LIST [--rounds N] [--threads N] [--path portable|avx2|avx512]
//
// LIST names a text file on each line.
#include "bench/usage.h"
#include "rapporteur/language/language.h"
#include "rapporteur/language/networks.h"
#include "rapporteur/language/package.h"
#include "rapporteur/language/tokenizer.h"

#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using namespace rapporteur;
using namespace rapporteur::language;

using bench::peak_kib;
using bench::seconds;

struct Options {
  std::string model;
  std::string list;
  unsigned rounds = 3;
  unsigned threads = 1;
  Path path = best_path();
};

std::vector<std::string> load(const std::string& list) {
  std::vector<std::string> texts;
  std::ifstream names(list);
  for (std::string name; std::getline(names, name);) {
    std::ifstream file(name, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

std::size_t read_texts(Reader& reader, std::span<const std::string> texts) {
  std::size_t tokens = 0;
  for (const std::string& text : texts) tokens += reader.read(text).tokens.size();
  return tokens;
}

/// Wall seconds of all texts by several threads, each with a reader that has read its share once before.
double threads_wall(const Language& language, const Options& options, std::span<const std::string> texts) {
  std::vector<Reader> readers;
  for (unsigned t = 0; t < options.threads; ++t) readers.emplace_back(language, options.path);
  double wall = 0;
  for (int round = 0; round < 2; ++round) {
    const double begin = seconds(CLOCK_MONOTONIC);
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < options.threads; ++t) {
      const std::size_t from = texts.size() * t / options.threads;
      const std::size_t to = texts.size() * (t + 1) / options.threads;
      threads.emplace_back([&, t, from, to] { read_texts(readers[t], texts.subspan(from, to - from)); });
    }
    for (std::thread& thread : threads) thread.join();
    wall = seconds(CLOCK_MONOTONIC) - begin;
  }
  return wall;
}

/// A text as far as the networks need it.
struct CutText {
  std::vector<TokenFeatures> forms;
  std::vector<std::uint8_t> are_spaces;
};

struct Parts {
  double tokens = 0;
  double networks = 0;
  double whole = 0;  ///< with all else
};

/// Processor seconds of the tokenizer and of the networks alone and of a whole reading, text by text in
/// turns.
Parts measure_parts(const Language& language, const Options& options, std::span<const std::string> texts) {
  const Package& package = language.package();
  Tokenizer tokenizer(package.tokenizer, package.lexemes);
  const auto find_vector = [&](std::uint64_t orth, float* vector) {
    const auto found = package.vectors.find(orth);
    std::ranges::copy(found, vector);
    return !found.empty();
  };
  NetworkRun networks(package.networks, find_vector, options.path);
  Reader reader(language, options.path);
  Parts parts;
  for (int round = 0; round < 2; ++round) {
    parts = {};
    for (const std::string& text : texts) {
      CutText cut;
      Tokens tokens;
      double begin = seconds(CLOCK_THREAD_CPUTIME_ID);
      tokenizer.cut(text, tokens);
      parts.tokens += seconds(CLOCK_THREAD_CPUTIME_ID) - begin;
      for (std::size_t t = 0; t < tokens.size(); ++t) {
        cut.forms.push_back(tokenizer.lexemes().features(tokens.lexemes[t], tokens.has_space_after[t] != 0));
        cut.are_spaces.push_back(tokenizer.lexemes()[tokens.lexemes[t]].is_space ? 1 : 0);
      }
      Reading reading;
      const NetworkText view = {cut.forms, cut.are_spaces};
      begin = seconds(CLOCK_THREAD_CPUTIME_ID);
      networks.read({&view, 1}, {&reading, 1});
      parts.networks += seconds(CLOCK_THREAD_CPUTIME_ID) - begin;
      begin = seconds(CLOCK_THREAD_CPUTIME_ID);
      reader.read(text);
      parts.whole += seconds(CLOCK_THREAD_CPUTIME_ID) - begin;
      tokenizer.forget_if_large();
    }
  }
  return parts;
}

bool parse_number(std::string_view text, unsigned& number) {
  return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc() && number > 0;
}

bool parse_path(std::string_view text, Path& path) {
  if (text == "portable")
    path = Path::portable;
  else if (text == "avx2")
    path = Path::avx2;
  else if (text == "avx512")
    path = Path::avx512;
  else
    return false;
  return has_path(path);
}

bool parse(std::span<char*> arguments, Options& options) {
  if (arguments.size() < 2) return false;
  options.model = arguments[0];
  options.list = arguments[1];
  for (std::size_t i = 2; i + 1 < arguments.size(); i += 2) {
    const std::string_view name = arguments[i];
    const std::string_view value = arguments[i + 1];
    const bool is_good = name == "--rounds"    ? parse_number(value, options.rounds)
                         : name == "--threads" ? parse_number(value, options.threads)
                                               : name == "--path" && parse_path(value, options.path);
    if (!is_good) return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!parse(std::span(argv, static_cast<std::size_t>(argc)).subspan(1), options)) {
    std::cerr
        << "usage: language_bench MODEL LIST [--rounds N] [--threads N] [--path portable|avx2|avx512]\n";
    return 2;
  }
  const double begin = seconds(CLOCK_PROCESS_CPUTIME_ID);
  const double wall_begin = seconds(CLOCK_MONOTONIC);
  auto language = Language::load(options.model);
  if (!language) {
    std::cerr << language.error().sentence << ' ' << language.error().concerns << '\n';
    return 1;
  }
  Reader reader(*language, options.path);
  const double start = seconds(CLOCK_PROCESS_CPUTIME_ID) - begin;
  const double start_wall = seconds(CLOCK_MONOTONIC) - wall_begin;
  const std::vector<std::string> texts = load(options.list);
  std::size_t tokens = read_texts(reader, texts);
  std::cout << "{\"tokens\": " << tokens << ", \"start\": " << start << ", \"start_wall\": " << start_wall
            << ", \"rounds\": [";
  for (unsigned round = 0; round < options.rounds; ++round) {
    const double before = seconds(CLOCK_PROCESS_CPUTIME_ID);
    read_texts(reader, texts);
    std::cout << (round > 0 ? ", " : "") << seconds(CLOCK_PROCESS_CPUTIME_ID) - before;
  }
  std::cout << "], \"peak_kib\": " << peak_kib();
  const Parts parts = measure_parts(*language, options, texts);
  std::cout << ", \"cut\": " << parts.tokens << ", \"networks\": " << parts.networks
            << ", \"whole\": " << parts.whole << ", \"wall\": " << threads_wall(*language, options, texts)
            << "}\n";
  return 0;
}
