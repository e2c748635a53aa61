// usage: predict_metadata [REPEAT] < LIST > PREDICTIONS.jsonl
//
// Reads pages named by lines "id<TAB>url<TAB>file" and writes what find_metadata makes of them, one JSON
// object a line in the words of the scorer, with the signal of each value. With REPEAT, times that many
// readings of each page on stderr.
#include "rapporteur/article/find_metadata.h"
#include "rapporteur/page/make_page.h"

#include <charconv>
#include <cstring>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

namespace {

using rapporteur::Metadata;
using rapporteur::MetadataValue;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += ' ';
    } else {
      out += c;
    }
  }
  return out + '"';
}

void put(std::string& out, std::string_view name, const std::optional<MetadataValue>& value) {
  if (!value) return;
  out += ", " + quoted(name) + ": " + quoted(value->value);
  out += ", " + quoted(std::string(name) + "_signal") + ": " + quoted(rapporteur::name_of(value->signal));
}

std::string line_of(std::string_view id, const Metadata& metadata) {
  std::string out = "{\"id\": " + quoted(id);
  put(out, "title", metadata.headline);
  put(out, "date", metadata.published);
  put(out, "modified", metadata.modified);
  put(out, "outlet", metadata.outlet);
  put(out, "canonical_url", metadata.canonical_url);
  put(out, "language", metadata.language);
  put(out, "paywall", metadata.paywall);
  out += ", \"authors\": [";
  for (std::size_t i = 0; i < metadata.authors.size(); ++i) {
    out += (i ? ", " : "") + quoted(metadata.authors[i].value);
  }
  out += "], \"author_signal\": ";
  out += metadata.authors.empty() ? "\"\"" : quoted(rapporteur::name_of(metadata.authors.front().signal));
  return out + "}";
}

}  // namespace

int main(int count, char** arguments) {
  int repeat = 0;
  if (count > 1) std::from_chars(arguments[1], arguments[1] + std::strlen(arguments[1]), repeat);
  std::string line;
  double seconds = 0;
  std::size_t pages = 0;
  while (std::getline(std::cin, line)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) return 2;
    rapporteur::Inputs inputs({line.substr(second + 1)});
    auto input = inputs.next();
    if (!input || !std::holds_alternative<rapporteur::RawPage>(*input)) {
      std::cerr << "not read: " << line << '\n';
      continue;
    }
    rapporteur::RawPage raw = std::move(std::get<rapporteur::RawPage>(*input));
    raw.url = line.substr(first + 1, second - first - 1);
    const rapporteur::Page page = rapporteur::make_page(std::move(raw));
    std::cout << line_of(line.substr(0, first), rapporteur::find_metadata(page)) << '\n';
    const std::clock_t begin = std::clock();
    for (int i = 0; i < repeat; ++i) (void)rapporteur::find_metadata(page);
    seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    ++pages;
  }
  if (repeat > 0)
    std::cerr << pages << " pages, " << seconds / repeat / static_cast<double>(pages) * 1e3 << " ms a page\n";
  return 0;
}
