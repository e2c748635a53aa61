#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

constexpr std::int64_t rows_at_once = 500;

std::string padded(std::string text, std::size_t columns) {
  const std::size_t width = width_of(text);
  if (width < columns) text.append(columns - width, ' ');
  return text;
}

std::string cell(const std::optional<std::string>& value, std::size_t columns) {
  return padded(cut_to_width(printable(value.value_or("")), columns), columns);
}

/// A row of the table for people; the headline takes what is left.
std::string table_row(const store::ArticleRow& row, std::size_t columns, const Style& style) {
  const std::string number = std::to_string(row.article);
  std::string line = std::string(number.size() < 6 ? 6 - number.size() : 0, ' ') + number + "  ";
  line += std::string(style.dim) + cell(row.published ? row.published->substr(0, 10) : std::string(), 10) +
          std::string(style.plain) + "  ";
  line += cell(row.outlet, 20) + "  ";
  const std::string headline = row.headline ? *row.headline : row.url.empty() ? row.input : row.url;
  return line + cut_to_width(printable(headline), columns > 64 ? columns - 42 : 22) + "\n";
}

std::string tabbed_row(const store::ArticleRow& row) {
  const auto text = [](const std::optional<std::string>& value) {
    return "\t" + printable(value.value_or(""));
  };
  return std::to_string(row.article) + text(row.published) + text(row.outlet) + text(row.language) +
         text(row.headline) + text(row.url) + text(row.input) + text(row.entry) + "\n";
}

int list_gaps(Store& store) {
  const auto gaps = store.gaps();
  if (!gaps) return say_failed(gaps.error());
  for (const store::GapRow& row : *gaps) {
    std::string line(name_of(row.gap.kind));
    line += "\t" + printable(written_origin(row.gap.origin));
    if (row.gap.where)
      line += ", bytes " + std::to_string(row.gap.where->begin) + "-" + std::to_string(row.gap.where->end);
    line += "\t" + printable(row.gap.sentence);
    if (row.article) line += " (article " + std::to_string(*row.article) + ")";
    put(line + "\n");
  }
  return done;
}

int list_articles(Store& store, const Arguments& arguments) {
  const bool is_table = is_terminal(stdout);
  const Style style = style_of(stdout);
  const std::size_t columns = columns_of_terminal();
  std::int64_t left =
      arguments.has("limit") ? static_cast<std::int64_t>(arguments.number("limit")) : INT64_MAX;
  std::int64_t after = 0;
  while (left > 0) {
    const auto rows = store.articles(after, std::min(left, rows_at_once));
    if (!rows) return say_failed(rows.error());
    if (rows->empty()) break;
    for (const store::ArticleRow& row : *rows)
      put(is_table ? table_row(row, columns, style) : tabbed_row(row));
    left -= static_cast<std::int64_t>(rows->size());
    after = rows->back().article;
  }
  return done;
}

/// The snippet with the words found set off.
std::string marked(const std::string& snippet, const Style& style) {
  std::string safe;
  for (const char c : snippet) safe += c == '\x02' || c == '\x03' ? c : c == '\n' ? ' ' : c;
  std::string out;
  std::size_t done_to = 0;
  for (std::size_t i = 0; i <= safe.size(); ++i) {
    if (i < safe.size() && safe[i] != '\x02' && safe[i] != '\x03') continue;
    out += printable(std::string_view(safe).substr(done_to, i - done_to));
    if (i < safe.size()) out += safe[i] == '\x02' ? style.accent : style.plain;
    done_to = i + 1;
  }
  return out;
}

}  // namespace

int run_list(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  return arguments.has("gaps") ? list_gaps(*store) : list_articles(*store, arguments);
}

int run_search(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  std::string words;
  for (const std::string& word : arguments.operands()) {
    const bool is_phrase = word.find(' ') != std::string::npos && word.find('"') == std::string::npos;
    words += is_phrase ? "\"" + word + "\" " : word + " ";
  }
  const auto found = store->search(words, static_cast<std::int64_t>(arguments.number("limit")));
  if (!found) return say_failed(found.error());
  const Style style = style_of(stdout);
  for (const store::FoundArticle& each : *found) {
    put(std::to_string(each.article) + "\t" + std::string(style.bold) + printable(each.headline) +
        std::string(style.plain) + "\t" + marked(each.snippet, style) + "\n");
  }
  if (found->empty()) say("no article of " + store->path() + " holds these words");
  return done;
}

}  // namespace rapporteur::cli
