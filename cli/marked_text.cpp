#include "cli/marked_text.h"

#include "cli/terminal.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace rapporteur::cli {

namespace {

/// How one kind of words is marked.
struct Mark {
  std::string_view name;
  char open;
  char close;
  std::string_view colour;
};
enum MarkKind : std::uint8_t { speaker, cue, content, date, event };
constexpr std::array<Mark, 5> marks{{{"speaker", '<', '>', "\x1b[1;33m"},
                                     {"cue", '/', '/', "\x1b[4m"},
                                     {"what is said", '[', ']', "\x1b[36m"},
                                     {"date", '{', '}', "\x1b[32m"},
                                     {"event", '*', '*', "\x1b[35m"}}};
constexpr std::string_view no_colour = "\x1b[0m";

// While lines are broken, an edge is one control character, of which printable text has none.
constexpr char begin_code(std::uint8_t kind) {
  return static_cast<char>(1 + kind);
}
constexpr char end_code(std::uint8_t kind) {
  return static_cast<char>(1 + marks.size() + kind);
}

/// Turns the edges of lines into colours, which begin anew on each line.
class Painter {
 public:
  explicit Painter(bool has_colours) : has_colours_(has_colours) {}

  std::string paint(std::string_view line) {
    std::string out = colours();
    for (const char c : line) {
      const auto code = static_cast<unsigned char>(c);
      if (code == 0 || code > 2 * marks.size()) {
        out += c;
      } else {
        out += edge(code - 1u);
      }
    }
    return out + std::string(colours().empty() ? std::string_view() : no_colour);
  }

 private:
  std::string edge(std::size_t code) {
    const bool is_begin = code < marks.size();
    const std::size_t kind = code % marks.size();
    open_[kind] += is_begin ? 1 : -1;
    if (!has_colours_) return std::string(1, is_begin ? marks[kind].open : marks[kind].close);
    return std::string(no_colour) + colours();
  }

  std::string colours() const {
    std::string all;
    for (std::size_t kind = marks.size(); kind-- > 0;) {
      if (has_colours_ && open_[kind] > 0) all += marks[kind].colour;
    }
    return all;
  }

  std::array<int, marks.size()> open_{};
  bool has_colours_;
};

}  // namespace

MarkedText::MarkedText(const Record& record, bool has_colours) : has_colours_(has_colours) {
  for (const RecordedStatement& each : record.statements) {
    add(each.speaker_words, speaker);
    add(each.cue, cue);
    add(each.content, content);
  }
  for (const RecordedAttribution& each : record.attributions) {
    if (!record.statements.empty()) break;
    add(each.speaker, speaker);
    add(each.cue, cue);
    add(each.content, content);
  }
  for (const RecordedDate& each : record.dates) add(each.expression, date);
  for (const RecordedEvent& each : record.events) {
    add(each.trigger, event);
    add(each.also, event);
  }
  // At one place what ends comes before what begins; marks lie inside one another as far as they can,
  // contents around what is as long.
  const auto order = [](const Edge& edge) {
    const int rank = edge.kind == content ? 0 : 1 + edge.kind;
    return std::tuple(edge.at, edge.is_begin, -std::int64_t{edge.other}, edge.is_begin ? rank : -rank);
  };
  std::ranges::sort(edges_, {}, order);
  const auto repeated = std::ranges::unique(edges_, {}, order);
  edges_.erase(repeated.begin(), repeated.end());
}

void MarkedText::add(const std::vector<RecordedWords>& all, std::uint8_t kind) {
  for (const RecordedWords& words : all) {
    edges_.push_back({words.text_begin, words.text_end, true, kind});
    edges_.push_back({words.text_end, words.text_begin, false, kind});
  }
}

std::vector<std::string> MarkedText::lines(std::string_view words, std::uint32_t text_begin,
                                           std::size_t columns) const {
  const auto text_end = text_begin + static_cast<std::uint32_t>(words.size());
  std::string marked;
  std::uint32_t at = text_begin;
  for (const Edge& edge : edges_) {
    if (edge.at < text_begin || edge.at > text_end) continue;
    if ((edge.at == text_begin && !edge.is_begin) || (edge.at == text_end && edge.is_begin)) continue;
    marked += printable(words.substr(at - text_begin, edge.at - at));
    marked += edge.is_begin ? begin_code(edge.kind) : end_code(edge.kind);
    at = edge.at;
  }
  marked += printable(words.substr(at - text_begin));
  std::vector<std::string> broken = wrap(marked, columns);
  Painter painter(has_colours_);
  for (std::string& line : broken) line = painter.paint(line);
  return broken;
}

std::string MarkedText::legend() const {
  if (edges_.empty()) return {};
  std::string legend;
  for (const Mark& mark : marks) {
    if (!legend.empty()) legend += "  ";
    if (has_colours_) {
      legend += mark.colour;
      legend += mark.name;
      legend += no_colour;
    } else {
      legend += mark.open;
      legend += mark.name;
      legend += mark.close;
    }
  }
  return legend;
}

}  // namespace rapporteur::cli
