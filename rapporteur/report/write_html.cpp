#include "rapporteur/report/html_articles.h"
#include "rapporteur/report/html_text.h"
#include "rapporteur/report/sentence.h"
#include "rapporteur/report/write_report.h"
#include "rapporteur/report/written_footnote.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace rapporteur::report {

namespace {

/// A label as the name of a class: its letters, with hyphens.
std::string class_of(std::string label) {
  std::ranges::replace_if(
      label, [](char c) { return c < 'a' || c > 'z'; }, '-');
  return label;
}

class HtmlWriter {
 public:
  explicit HtmlWriter(const Report& report) : report_(report) {}

  std::string write() {
    const HtmlArticles articles = write_html_articles(report_);
    const std::string title = html_text(report_.title);
    out_ = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title +
            "</title>\n<style>";
    out_.append(html_style()).append(articles.style).append("</style>\n</head>\n<body>\n");
    out_ += "<main id=\"report\" tabindex=\"-1\">\n<h1>" + title + "</h1>\n";
    contents();
    for (std::size_t i = 0; i < report_.sections.size(); ++i) section(report_.sections[i], i + 1);
    footnotes();
    out_ +=
        "</main>\n<aside id=\"articles\" tabindex=\"-1\" aria-label=\"Articles\">\n<h2>The articles</h2>\n";
    out_ += "<p>A footnote of the report leads to its words here and lights them.</p>\n";
    return std::move(out_) + articles.html + "</aside>\n</body>\n</html>\n";
  }

 private:
  void contents() {
    out_ += "<nav aria-label=\"Contents\">\n<ul>\n";
    for (std::size_t i = 0; i < report_.sections.size(); ++i) {
      const ReportSection& each = report_.sections[i];
      out_.append(each.level > 2 ? "<li class=\"sub\">" : "<li>")
          .append("<a href=\"#s")
          .append(std::to_string(i + 1))
          .append("\">");
      out_.append(html_text(each.heading)).append("</a></li>\n");
    }
    out_ +=
        "<li><a href=\"#footnotes\">Footnotes</a></li>\n<li><a href=\"#articles\">The "
        "articles</a></li>\n</ul>\n</nav>\n";
  }

  void section(const ReportSection& section, std::size_t number) {
    const std::string level = std::to_string(std::clamp<int>(section.level, 2, 6));
    out_.append("<h").append(level).append(" id=\"s").append(std::to_string(number)).append("\">");
    out_.append(html_text(section.heading)).append("</h").append(level).append(">\n<ul>\n");
    for (const ReportItem& each : section.items) item(each);
    out_ += "</ul>\n";
  }

  void item(const ReportItem& item) {
    out_ += "<li><p>";
    if (!item.label.empty()) {
      out_.append("<span class=\"label ").append(class_of(item.label)).append("\">");
      out_.append(html_text(item.label)).append("</span> ");
    }
    sentence(item.sentence);
    out_ += "</p>";
    if (!item.below.empty()) {
      out_ += item.is_side_by_side ? "\n<ul class=\"beside\">\n" : "\n<ul>\n";
      for (const ReportItem& below : item.below) this->item(below);
      out_ += "</ul>";
    }
    out_ += "</li>\n";
  }

  void sentence(const ReportSentence& sentence) {
    out_ += "<span class=\"sentence\">";
    for (const ReportPiece& piece : sentence.pieces) {
      if (piece.is_quoted) {
        quoted(piece.words, {});
      } else {
        out_ += html_text(piece.words);
      }
    }
    out_ += "</span><sup>";
    for (const std::uint32_t place : sentence.footnotes) reference(place);
    out_ += "</sup>";
  }

  /// Words between marks, as a link where it leads anywhere.
  void quoted(std::string_view words, const std::string& target) {
    const QuotationMarks marks = marks_around(words);
    out_.append(marks.opening).append("<q>");
    if (!target.empty()) out_.append("<a href=\"").append(target).append("\">");
    out_.append(html_text(words)).append(target.empty() ? "" : "</a>").append("</q>").append(marks.closing);
  }

  /// A footnote's number. It leads to the words; to the footnote itself where there is no article.
  void reference(std::uint32_t place) {
    const Footnote& note = report_.footnotes[place];
    const std::string number = std::to_string(place + 1);
    out_ += "<a ";
    if (referred_.insert(place).second) out_ += "id=\"r" + number + "\" ";
    out_.append("href=\"#").append(note.words.empty() ? "n" : "w").append(number);
    out_.append("\" title=\"")
        .append(html_text(place_of(note)))
        .append("\" aria-label=\"footnote ")
        .append(number);
    out_.append("\">").append(number).append("</a> ");
  }

  void footnotes() {
    out_ += "<h2 id=\"footnotes\">Footnotes</h2>\n<ol class=\"footnotes\">\n";
    for (std::size_t i = 0; i < report_.footnotes.size(); ++i)
      footnote(report_.footnotes[i], std::to_string(i + 1));
    out_ += "</ol>\n";
  }

  void footnote(const Footnote& note, const std::string& number) {
    out_.append("<li id=\"n").append(number).append("\">").append(html_text(place_of(note)));
    bool is_first = true;
    for (const FootnoteWords& words : note.words) {
      out_ += is_first ? ": " : " \u2026 ";
      quoted(words.words, "#w" + number);
      is_first = false;
    }
    if (const std::string name = name_of_proof(note); !name.empty())
      out_.append(" <code>").append(html_text(name)).append("</code>");
    out_.append(" <a href=\"#r")
        .append(number)
        .append("\" aria-label=\"back to the report\">\u21a9</a></li>\n");
  }

  const Report& report_;
  std::set<std::uint32_t> referred_;
  std::string out_;
};

}  // namespace

std::string write_html(const Report& report) {
  return HtmlWriter(report).write();
}

}  // namespace rapporteur::report
