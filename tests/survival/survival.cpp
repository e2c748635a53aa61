// Reads damaged copies of real pages - cut short, with flipped bits, with stretches lost, doubled or filled
// with markup - to the article, and expects an answer for each: no crash, no hang, every trace inside the
// page. The damage depends on the page and its number alone.
//
//   survival FOLDER [--every N] [--rounds N]     exit 77 when FOLDER is absent
#include "rapporteur/article/find_article.h"
#include "rapporteur/article/find_metadata.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/page/read_inputs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using rapporteur::Article;
using rapporteur::Page;
using rapporteur::RawPage;

constexpr std::chrono::seconds longest_for_one_page{20};  // sanitised; an undamaged page takes a millisecond
constexpr int absent = 77;

struct Options {
  std::filesystem::path folder;
  std::uint64_t every = 1;
  std::uint64_t rounds = 1;
};

/// A fixed row of numbers that look random (splitmix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t bound) {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
    return bound == 0 ? 0 : (mixed ^ (mixed >> 31)) % bound;
  }

 private:
  std::uint64_t state_;
};

std::string cut_short(std::string bytes, Dice& dice) {
  bytes.resize(dice.below(bytes.size() + 1));
  return bytes;
}

std::string flip_bits(std::string bytes, Dice& dice) {
  const std::uint64_t flips = 1 + bytes.size() / (1 + dice.below(2000));
  for (std::uint64_t i = 0; i < flips && !bytes.empty(); ++i) {
    bytes[dice.below(bytes.size())] ^= static_cast<char>(1 << dice.below(8));
  }
  return bytes;
}

std::string lose_stretch(std::string bytes, Dice& dice) {
  const std::uint64_t begin = dice.below(bytes.size() + 1);
  return bytes.erase(begin, dice.below(bytes.size() / 4 + 1));
}

std::string double_stretch(std::string bytes, Dice& dice) {
  const std::uint64_t begin = dice.below(bytes.size() + 1);
  const std::string stretch = bytes.substr(begin, dice.below(4096));
  for (int i = 0; i < 16; ++i) bytes.insert(begin, stretch);
  return bytes;
}

std::string fill_with_markup(std::string bytes, Dice& dice) {
  static constexpr std::array<std::string_view, 12> pieces{
      "<",          "</",           "<!--",       "<script>",
      "<table><b>", "<svg><title>", "&#x110000;", std::string_view("\0", 1),
      "\xFF\xFE",   "<a><a>",       "<p><div>",   R"(<script type="application/ld+json">{"a":[[[)"};
  for (int i = 0; i < 64; ++i) bytes.insert(dice.below(bytes.size() + 1), pieces[dice.below(pieces.size())]);
  return bytes;
}

constexpr std::array damages{cut_short, flip_bits, lose_stretch, double_stretch, fill_with_markup};

Article read_article(const Page& page) {
  if (page.media == rapporteur::Media::text) return find_text_article(page);
  return find_article(page, find_blocks(page), find_metadata(page), {}, rapporteur::ArticleRules::shipped());
}

/// What is wrong with an answer, or nothing.
std::string find_fault(const Page& page, const Article& article) {
  for (const rapporteur::Block& block : article.blocks) {
    if (block.span.begin > block.span.end || block.span.end > article.text.size())
      return "a block outside its text";
    for (const rapporteur::PageSpan span : article.text.on_page(block.span)) {
      if (span.begin > span.end || span.end > page.bytes.size()) return "a trace outside its page";
    }
  }
  return {};
}

/// Reads one damaged page; says what went wrong, or nothing.
std::string survive(RawPage raw) {
  const auto begin = std::chrono::steady_clock::now();
  try {
    const Page page = make_page(std::move(raw));
    std::string fault = find_fault(page, read_article(page));
    if (!fault.empty()) return fault;
  } catch (const std::exception& error) {
    return error.what();
  }
  if (std::chrono::steady_clock::now() - begin > longest_for_one_page) return "it takes too long";
  return {};
}

std::vector<std::string> page_folders(const std::filesystem::path& folder) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (std::filesystem::is_directory(entry.path() / "html"))
      found.push_back((entry.path() / "html").string());
  }
  std::ranges::sort(found);
  return found;
}

int run(const Options& options) {
  rapporteur::Inputs inputs(page_folders(options.folder));
  std::uint64_t number = 0;
  std::uint64_t read = 0;
  std::uint64_t failed = 0;
  while (auto next = inputs.next()) {
    const RawPage* raw = std::get_if<RawPage>(&*next);
    if (raw == nullptr || number++ % options.every != 0) continue;
    for (std::uint64_t round = 0; round < options.rounds * damages.size(); ++round) {
      Dice dice(number * 1000 + round);
      RawPage damaged = *raw;
      damaged.text_span.reset();
      damaged.bytes = damages[round % damages.size()](std::move(damaged.bytes), dice);
      const std::string fault = survive(std::move(damaged));
      ++read;
      if (fault.empty()) continue;
      ++failed;
      std::cout << raw->origin.input << ' ' << raw->origin.entry << ", damage " << round << ": " << fault
                << '\n';
    }
  }
  std::cout << number << " pages, " << read << " damaged copies read, " << failed << " failed\n";
  return failed == 0 && read > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = arguments[i];
    const bool has_number = i + 1 < count && (word == "--every" || word == "--rounds");
    if (!has_number) {
      options.folder = word;
      continue;
    }
    const std::string number = arguments[++i];
    std::uint64_t& target = word == "--every" ? options.every : options.rounds;
    std::from_chars(number.data(), number.data() + number.size(), target);
  }
  if (!std::filesystem::is_directory(options.folder)) {
    std::cout << "skipped: there is no folder " << options.folder << '\n';
    return absent;
  }
  return run(options);
}
