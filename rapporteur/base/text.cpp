#include "rapporteur/base/text.h"

#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur {

namespace {

/// The run that holds text offset `at`; `runs` begin at 0 and are in order.
std::size_t run_holding(const std::vector<Text::Run>& runs, std::uint32_t at) {
  const auto after = std::ranges::upper_bound(runs, at, {}, &Text::Run::text_begin);
  return static_cast<std::size_t>(after - runs.begin()) - 1;
}

void join_or_push(std::vector<PageSpan>& spans, PageSpan next) {
  if (!spans.empty() && spans.back().end == next.begin) {
    spans.back().end = next.end;
    return;
  }
  spans.push_back(next);
}

}  // namespace

std::string_view Text::words(TextSpan span) const& {
  expect(span.begin <= span.end && span.end <= size(), "a text span lies inside its text");
  return std::string_view(utf8_).substr(span.begin, span.size());
}

std::vector<PageSpan> Text::on_page(TextSpan span) const {
  expect(span.begin <= span.end && span.end <= size(), "a text span lies inside its text");
  std::vector<PageSpan> spans;
  if (span.is_empty()) return spans;
  for (std::size_t i = run_holding(runs_, span.begin); i < runs_.size() && runs_[i].text_begin < span.end;
       ++i) {
    const Run& run = runs_[i];
    if (run.kind == RunKind::made) continue;
    if (run.kind == RunKind::replaced) {
      join_or_push(spans, {run.page_begin, run.page_begin + run.page_size});
      continue;
    }
    const std::uint32_t run_end = run.text_begin + run.page_size;
    const std::uint32_t from = std::max(span.begin, run.text_begin) - run.text_begin;
    const std::uint32_t to = std::min(span.end, run_end) - run.text_begin;
    join_or_push(spans, {run.page_begin + from, run.page_begin + to});
  }
  return spans;
}

Traces Text::traces(TextSpan span, const ContentHash& page, Writing writing) const {
  const std::vector<PageSpan> spans = on_page(span);
  expect(!spans.empty(), "a fact's words were read from the page");
  Traces traces(Trace{page, spans.front(), writing});
  for (std::size_t i = 1; i < spans.size(); ++i) traces.add(Trace{page, spans[i], writing});
  return traces;
}

void TextBuilder::append_same(std::string_view utf8, std::uint32_t page_begin) {
  if (utf8.empty()) return;
  const auto length = static_cast<std::uint32_t>(utf8.size());
  auto& runs = text_.runs_;
  const bool goes_on = !runs.empty() && runs.back().kind == Text::RunKind::same &&
                       runs.back().page_begin + runs.back().page_size == page_begin;
  if (goes_on) {
    runs.back().page_size += length;
  } else {
    runs.push_back({text_.size(), page_begin, length, Text::RunKind::same});
  }
  text_.utf8_.append(utf8);
}

void TextBuilder::append_replaced(std::string_view utf8, PageSpan where) {
  if (utf8.empty()) return;
  text_.runs_.push_back({text_.size(), where.begin, where.size(), Text::RunKind::replaced});
  text_.utf8_.append(utf8);
}

void TextBuilder::append_made(std::string_view utf8) {
  if (utf8.empty()) return;
  if (text_.runs_.empty() || text_.runs_.back().kind != Text::RunKind::made) {
    text_.runs_.push_back({text_.size(), 0, 0, Text::RunKind::made});
  }
  text_.utf8_.append(utf8);
}

void TextBuilder::append_part(const Text& from, TextSpan part) {
  if (part.is_empty()) return;
  const auto& runs = from.runs();
  for (std::size_t i = run_holding(runs, part.begin); i < runs.size() && runs[i].text_begin < part.end; ++i) {
    const Text::Run& run = runs[i];
    const std::uint32_t run_end = i + 1 < runs.size() ? runs[i + 1].text_begin : from.size();
    const TextSpan shared{std::max(part.begin, run.text_begin), std::min(part.end, run_end)};
    const std::string_view words = from.words(shared);
    switch (run.kind) {
      case Text::RunKind::same:
        append_same(words, run.page_begin + (shared.begin - run.text_begin));
        break;
      case Text::RunKind::replaced:
        append_replaced(words, {run.page_begin, run.page_begin + run.page_size});
        break;
      case Text::RunKind::made:
        append_made(words);
        break;
    }
  }
}

void TextBuilder::cut_to(std::uint32_t size) {
  expect(size <= text_.size(), "a text is cut to a part of itself");
  text_.utf8_.resize(size);
  auto& runs = text_.runs_;
  while (!runs.empty() && runs.back().text_begin >= size) runs.pop_back();
  if (!runs.empty() && runs.back().kind == Text::RunKind::same) {
    runs.back().page_size = std::min(runs.back().page_size, size - runs.back().text_begin);
  }
}

}  // namespace rapporteur
