#include "rapporteur/report/html_articles.h"

#include "rapporteur/report/html_text.h"
#include "rapporteur/report/wording.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace rapporteur::report {

namespace {

/// Words of a footnote in the text of an article.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t number = 0;  ///< of the footnote, from 1
};

/// Writes paragraphs with marks. Elements must nest and footnotes need not: a mark that ends inside another
/// one is closed together with it, and the other is opened again as a further piece.
class ArticleWriter {
 public:
  ArticleWriter(std::string& out, std::set<std::size_t>& in_pieces) : out_(out), in_pieces_(in_pieces) {}

  /// A paragraph of the text with the stretches that reach into it, in order of their beginnings, the longer
  /// first.
  void paragraph(std::string_view text, std::size_t begin, std::size_t end,
                 const std::vector<Stretch>& stretches) {
    out_ += "<p>";
    std::size_t at = begin;
    auto next = stretches.begin();
    while (at < end) {
      close_ended(at);
      for (; next != stretches.end() && next->begin <= at; ++next) {
        if (next->end > at) open(*next);
      }
      std::size_t until = next == stretches.end() ? end : std::min(end, next->begin);
      for (const Stretch& each : open_) until = std::min(until, each.end);
      out_ += html_text(text.substr(at, until - at));
      at = until;
    }
    for (std::size_t i = 0; i < open_.size(); ++i) out_ += "</mark>";
    open_.clear();
    out_ += "</p>\n";
  }

 private:
  void open(const Stretch& stretch) {
    const std::string number = std::to_string(stretch.number);
    if (begun_.insert(stretch.number).second) {
      out_.append("<mark id=\"w").append(number).append("\">");
    } else {
      out_.append("<mark class=\"w").append(number).append("\">");
      in_pieces_.insert(stretch.number);
    }
    open_.push_back(stretch);
  }

  void close_ended(std::size_t at) {
    const auto ended = std::ranges::find_if(open_, [&](const Stretch& each) { return each.end <= at; });
    const std::vector<Stretch> above(ended, open_.end());
    for (std::size_t i = 0; i < above.size(); ++i) out_ += "</mark>";
    open_.erase(ended, open_.end());
    for (const Stretch& each : above) {
      if (each.end > at) open(each);
    }
  }

  std::string& out_;
  std::set<std::size_t>& in_pieces_;
  std::set<std::size_t> begun_;
  std::vector<Stretch> open_;
};

std::vector<Stretch> stretches_of(const Report& report, const ReportArticle& article) {
  std::vector<Stretch> all;
  for (std::size_t i = 0; i < report.footnotes.size(); ++i) {
    if (report.footnotes[i].article != article.article) continue;
    for (const FootnoteWords& words : report.footnotes[i].words) {
      const std::size_t end = std::min<std::size_t>(words.text_end, article.text.size());
      if (words.text_begin < end) all.push_back({words.text_begin, end, i + 1});
    }
  }
  std::ranges::stable_sort(all, [](const Stretch& a, const Stretch& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return all;
}

void append_text(ArticleWriter& writer, const Report& report, const ReportArticle& article) {
  const std::string_view text = article.text;
  const auto stretches = stretches_of(report, article);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(block_break, at), text.size());
    std::vector<Stretch> here;
    std::ranges::copy_if(stretches, std::back_inserter(here),
                         [&](const Stretch& each) { return each.begin < end && each.end > at; });
    writer.paragraph(text, at, end, here);
    at = end + block_break.size();
  }
}

}  // namespace

HtmlArticles write_html_articles(const Report& report) {
  HtmlArticles articles;
  std::set<std::size_t> in_pieces;
  for (const ReportArticle& article : report.articles) {
    const std::string day = article.day.empty() ? std::string("undated") : day_words(article.day);
    articles.html.append("<article id=\"a").append(std::to_string(article.article)).append("\">\n<header>");
    articles.html.append(html_text(article.outlet)).append(", ").append(html_text(day)).append("</header>\n");
    ArticleWriter writer(articles.html, in_pieces);
    append_text(writer, report, article);
    articles.html += "</article>\n";
  }
  for (const std::size_t number : in_pieces) {
    const std::string name = "w" + std::to_string(number);
    articles.style.append(":root:has(#").append(name).append(":target) .").append(name);
    articles.style += " { background: var(--lit); color: var(--lit-ink); }\n";
  }
  return articles;
}

}  // namespace rapporteur::report
