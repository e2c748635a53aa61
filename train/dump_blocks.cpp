// Prints the blocks of pages with their features, for train/train_article.py, or the bodies found with given
// weights.
//
//   dump_blocks FEATURES < LIST     writes features to the file FEATURES and prints {"id", "blocks": [text,
//   ...]} a page dump_blocks --body [WEIGHTS] < LIST     prints {"id", "body"} a page
//
// LIST holds a line a page: ID, tab, path of a file of plain HTML, tab, address. FEATURES: the number of
// features, then for each block of each page the number of its features, and those, as 32-bit and 16-bit
// integers, low byte first.
#include "rapporteur/article/block_features.h"
#include "rapporteur/article/block_text.h"
#include "rapporteur/article/choose_body.h"
#include "rapporteur/article/find_metadata.h"
#include "rapporteur/article/judge_blocks.h"
#include "rapporteur/article/judge_regions.h"
#include "rapporteur/article/page_blocks.h"
#include "rapporteur/base/ascii.h"
#include "rapporteur/page/make_page.h"

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

namespace {

using namespace rapporteur;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  out += '"';
}

void append_number(std::string& out, std::uint32_t value, std::size_t byte_count) {
  for (std::size_t i = 0; i < byte_count; ++i) out += static_cast<char>(value >> (8 * i));
}

std::string features_of(const PageBlocks::Features& found) {
  std::string out;
  for (std::size_t i = 0; i < found.blocks.size(); ++i) {
    append_number(out, found.active_begin[i + 1] - found.active_begin[i], 4);
    for (std::uint32_t at = found.active_begin[i]; at < found.active_begin[i + 1]; ++at)
      append_number(out, found.active[at], 2);
  }
  return out;
}

std::string blocks_of(const Page& page, const PageBlocks::Features& found) {
  TextBuilder builder;
  const std::vector<TextSpan> spans = article::write_block_text(page, found, builder);
  const Text text = builder.finish();
  std::string out = ", \"blocks\": [";
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (i > 0) out += ", ";
    append_quoted(out, text.words(spans[i]));
  }
  return out + "]";
}

std::string body_of(const Page& page, const PageBlocks& blocks, const ArticleRules& rules) {
  const Article article = find_article(page, blocks, find_metadata(page), RepeatedBlocks(), rules);
  std::string out = ", \"body\": ";
  append_quoted(out, article.body());
  return out;
}

template <class Numbers>
void append_list(std::string& out, const Numbers& numbers) {
  out += '[';
  for (const auto number : numbers) out += std::to_string(number) + ',';
  if (!numbers.empty()) out.pop_back();
  out += ']';
}

std::string regions_of(const PageBlocks::Features& found, const ArticleRules& rules) {
  const std::vector<float> judged = article::judge_blocks(found, rules.weights());
  std::string out = ", \"regions\": [";
  for (const article::Region& region :
       article::find_regions(found, judged, article::choose_body(found, judged))) {
    if (out.back() != '[') out += ", ";
    out += '[';
    append_list(out, region.blocks);
    out += ", ";
    append_list(out, region.active);
    out += ']';
  }
  return out + "]";
}

int run(const std::string& mode, const std::string& weights) {
  const bool is_body = mode == "--body";
  const bool is_regions = mode == "--regions";
  if (mode == "--region-features") {
    std::cout << article::region_feature_count() << '\n';
    return 0;
  }
  std::ofstream features;
  if (!is_body && !is_regions) {
    features.open(mode, std::ios::binary);
    std::string count;
    append_number(count, article::block_feature_count(), 4);
    features << count;
  }
  ArticleRules rules = is_body && weights.empty() ? ArticleRules::shipped() : ArticleRules();
  const std::string bytes = read_file(weights);
  if (!weights.empty()) {
    Result<ArticleRules> loaded = ArticleRules::load(bytes);
    if (!loaded) {
      std::cerr << loaded.error().sentence << '\n';
      return 1;
    }
    rules = *loaded;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    RawPage raw;
    raw.bytes = read_file(line.substr(first + 1, second - first - 1));
    raw.url = line.substr(second + 1);
    raw.media = Media::html;
    const Page page = make_page(std::move(raw));
    const PageBlocks blocks = find_blocks(page);
    std::string out = "{\"id\": ";
    append_quoted(out, std::string_view(line).substr(0, first));
    out += is_body      ? body_of(page, blocks, rules)
           : is_regions ? regions_of(*blocks.features, rules)
                        : blocks_of(page, *blocks.features);
    std::cout << out << "}\n";
    if (features.is_open()) features << features_of(*blocks.features);
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: dump_blocks FEATURES < LIST, or dump_blocks --body [WEIGHTS] < LIST\n";
    return 2;
  }
  return run(arguments[1], count > 2 ? arguments[2] : "");
}
