// Page bytes to article with metadata, on one core: processor time of each stage over all pages of the
// inputs, which are held in memory. Prints one line of JSON.
//
//   article_bench INPUT... [--rounds N]
#include "rapporteur/article/find_article.h"
#include "rapporteur/article/find_metadata.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/page/read_inputs.h"

#include <sys/resource.h>

#include <charconv>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using rapporteur::RawPage;

/// Processor seconds spent in each stage in one round over all pages.
struct Round {
  double page = 0;
  double metadata = 0;
  double blocks = 0;
  double article = 0;
  std::uint64_t body_bytes = 0;  ///< what was found, so that no stage can be left out unnoticed
};

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Seconds since the last call.
class Lap {
 public:
  double take() {
    const double now = processor_seconds();
    const double passed = now - last_;
    last_ = now;
    return passed;
  }

 private:
  double last_ = processor_seconds();
};

std::vector<RawPage> load(const std::vector<std::string>& names) {
  std::vector<RawPage> pages;
  rapporteur::Inputs inputs(names);
  while (auto next = inputs.next()) {
    if (RawPage* raw = std::get_if<RawPage>(&*next)) pages.push_back(std::move(*raw));
  }
  return pages;
}

Round run_round(const std::vector<RawPage>& pages) {
  const rapporteur::ArticleRules& rules = rapporteur::ArticleRules::shipped();
  const rapporteur::RepeatedBlocks repeated;
  Round round;
  for (const RawPage& raw : pages) {
    RawPage copy = raw;
    Lap lap;
    const rapporteur::Page page = make_page(std::move(copy));
    round.page += lap.take();
    const rapporteur::Metadata metadata = find_metadata(page);
    round.metadata += lap.take();
    const rapporteur::PageBlocks blocks = find_blocks(page);
    round.blocks += lap.take();
    const rapporteur::Article article = find_article(page, blocks, metadata, repeated, rules);
    const std::string body = article.body();
    round.article += lap.take();
    round.body_bytes += body.size();
  }
  return round;
}

void print(const std::vector<RawPage>& pages, const std::vector<Round>& rounds) {
  std::uint64_t bytes = 0;
  for (const RawPage& page : pages) bytes += page.bytes.size();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::cout << R"({"pages":)" << pages.size() << R"(,"bytes":)" << bytes << R"(,"peak_kib":)"
            << usage.ru_maxrss << R"(,"rounds":[)";
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    const Round& round = rounds[i];
    std::cout << (i == 0 ? "" : ",") << R"({"page":)" << round.page << R"(,"metadata":)" << round.metadata
              << R"(,"blocks":)" << round.blocks << R"(,"article":)" << round.article << R"(,"body_bytes":)"
              << round.body_bytes << "}";
  }
  std::cout << "]}\n";
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> names;
  int rounds = 3;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = arguments[i];
    if (word == "--rounds" && i + 1 < count) {
      const std::string_view number = arguments[++i];
      std::from_chars(number.data(), number.data() + number.size(), rounds);
    } else {
      names.emplace_back(word);
    }
  }
  const std::vector<RawPage> pages = load(names);
  if (pages.empty()) {
    std::cerr << "article_bench: no page in the inputs\n";
    return 1;
  }
  run_round(pages);  // warms caches and loads the rules
  std::vector<Round> measured;
  for (int i = 0; i < rounds; ++i) measured.push_back(run_round(pages));
  print(pages, measured);
}
