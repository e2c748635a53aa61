#include "rapporteur/article/article_dates.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/article/word_table.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_candidates = 200;

/// What a date is said to be.
enum class Role : std::uint8_t { published, updated, open, other };

/// A date that may be the article's, with how far its signal alone is to be believed as the day of
/// publication.
struct Candidate {
  DateReading date;
  Role role;
  double trust;
  Written written;
};

struct MetaRole {
  std::string_view name;
  Role role;
  double trust;
};

constexpr std::array<MetaRole, 42> meta_roles{{{"article:published_time", Role::published, 0.97},
                                               {"og:article:published_time", Role::published, 0.9},
                                               {"og:published_time", Role::published, 0.9},
                                               {"article:published", Role::published, 0.92},
                                               {"article:publishdate", Role::published, 0.9},
                                               {"datepublished", Role::published, 0.92},
                                               {"date", Role::open, 0.83},
                                               {"pubdate", Role::published, 0.92},
                                               {"publishdate", Role::published, 0.92},
                                               {"publish_date", Role::published, 0.92},
                                               {"publish-date", Role::published, 0.92},
                                               {"published", Role::published, 0.9},
                                               {"publication_date", Role::published, 0.92},
                                               {"publicationdate", Role::published, 0.92},
                                               {"dc.date", Role::open, 0.86},
                                               {"dc.date.issued", Role::published, 0.93},
                                               {"dc.date.created", Role::published, 0.85},
                                               {"dcterms.date", Role::open, 0.86},
                                               {"dcterms.created", Role::published, 0.85},
                                               {"dcterms.issued", Role::published, 0.92},
                                               {"parsely-pub-date", Role::published, 0.93},
                                               {"sailthru.date", Role::published, 0.93},
                                               {"cxenseparse:recs:publishtime", Role::published, 0.92},
                                               {"cxenseparse:publishtime", Role::published, 0.92},
                                               {"citation_publication_date", Role::published, 0.85},
                                               {"citation_online_date", Role::published, 0.88},
                                               {"citation_date", Role::published, 0.85},
                                               {"rnews:datepublished", Role::published, 0.92},
                                               {"originalpublicationdate", Role::published, 0.92},
                                               {"ptime", Role::published, 0.88},
                                               {"displaydate", Role::published, 0.85},
                                               {"datecreated", Role::published, 0.8},
                                               {"created", Role::published, 0.8},
                                               {"article:modified_time", Role::updated, 0.6},
                                               {"article:modified", Role::updated, 0.6},
                                               {"og:updated_time", Role::updated, 0.58},
                                               {"datemodified", Role::updated, 0.6},
                                               {"lastmod", Role::updated, 0.6},
                                               {"last-modified", Role::updated, 0.6},
                                               {"dcterms.modified", Role::updated, 0.6},
                                               {"dc.date.modified", Role::updated, 0.6},
                                               {"revised", Role::updated, 0.55}}};

DayOrder order_of(std::string_view language) {
  const std::string folded = base::to_lower(language);
  if (folded == "en" || folded.empty() || folded.starts_with("en-us") || folded.starts_with("en_us"))
    return DayOrder::month_first;
  return DayOrder::day_first;
}

class DateFinder {
 public:
  DateFinder(const Surroundings& around, DayOrder order)
      : around_(around), order_(order), hints_(around.page) {}

  ArticleDates find() {
    read_json(around_.facts.published, Role::published, around_.facts.has_article ? 0.92 : 0.9);
    read_json(around_.facts.modified, Role::updated, 0.62);
    read_metas();
    read_url();
    read_headline();
    read_lines();
    const bool is_told =
        std::ranges::any_of(candidates_, [](const Candidate& each) { return each.trust >= 0.45; });
    if (!is_told) read_far();
    settle_order();
    return choose();
  }

 private:
  void keep(const std::optional<DateReading>& date, Role role, double trust, Written written) {
    if (!date || candidates_.size() >= most_candidates || date->span.is_empty()) return;
    candidates_.push_back({*date, role, trust, std::move(written)});
  }

  void read_json(const std::vector<JsonString>& values, Role role, double trust) {
    for (std::size_t i = 0; i < values.size() && i < 4; ++i) {
      if (values[i].content.size() > 100) continue;
      Written written = write_json(around_.page, values[i].begin, values[i].content);
      const std::optional<DateReading> date = read_machine_date(written.utf8(), order_);
      keep(date, role, trust - 0.04 * static_cast<double>(i), std::move(written));
    }
  }

  /// The role of a <meta>: of a known name, or as far as its name tells.
  static std::optional<MetaRole> role_of(std::string_view written) {
    std::string dotted(written);
    std::ranges::replace(dotted, ':', '.');
    const std::string_view name = written.starts_with("dc") ? std::string_view(dotted) : written;
    for (const MetaRole& known : meta_roles) {
      if (known.name == name) return known;
    }
    const auto holds = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
    if (!holds("date") && !holds("time")) return std::nullopt;
    if (holds("modif") || holds("updat")) return MetaRole{written, Role::updated, 0.55};
    if (holds("expir") || holds("valid") || holds("review") || holds("event") || holds("start") ||
        holds("end"))
      return std::nullopt;
    if (holds("publi") || holds("issue") || holds("release")) return MetaRole{written, Role::published, 0.9};
    return std::nullopt;
  }

  void read_metas() {
    for (const MetaSignal& meta : around_.signals.metas) {
      if (meta.content.value.size() > 100) continue;
      if (const std::optional<MetaRole> known_role = role_of(meta.name)) {
        const MetaRole& known = *known_role;
        const bool is_graph = meta.name.starts_with("og:") || meta.name.starts_with("article:");
        Written written =
            write_attribute(around_.page, meta.content, is_graph ? Signal::open_graph : Signal::meta);
        const std::optional<DateReading> date = read_machine_date(written.utf8(), order_);
        keep(date, known.role, known.trust, std::move(written));
      }
    }
  }

  void read_url() {
    std::optional<DateReading> date = read_url_date(around_.page.url);
    if (date) keep(date, Role::published, 0.93, write_url(around_.page));
  }

  /// Dates inside the headline's own element.
  void read_headline() {
    if (around_.headline == no_node) return;
    const HtmlTree& tree = around_.page.tree;
    Line line;
    line.distance = 1;
    line.block = around_.headline;
    NodeId id = tree.next_in_order(around_.headline, around_.headline);
    for (; id != no_node; id = tree.next_in_order(id, around_.headline)) {
      if (tree.node(id).kind != NodeKind::text) continue;
      line.texts.assign(1, id);
      article::read_line(around_.page, hints_, line);
      if (!read_times(line, "") && line.written.text.size() < 40) read_line(line, "");
    }
  }

  void read_lines() {
    std::string_view before;
    for (const Line& line : around_.lines) {
      const std::string_view text = line.written.utf8();
      if (!text.empty() && !read_times(line, before) && line.has_digit) read_line(line, before);
      before = text.size() < 80 ? text : std::string_view();
    }
  }

  /// What the words before a date say it is.
  static Role role_behind(std::string_view words) {
    const BylineWords& table = BylineWords::shipped();
    Role role = Role::open;
    std::string word;
    const auto look = [&] {
      if (table.updated.contains(word))
        role = Role::updated;
      else if (table.published.contains(word) && word != "am" && word != "on" && word != "data" &&
               word != "date")
        role = Role::published;
      else if (table.other.contains(word))
        role = Role::other;
      word.clear();
    };
    if (words.find("\xC2\xA9") != std::string_view::npos) return Role::other;
    if (words.size() > 60) words.remove_prefix(words.size() - 60);
    for (const char c : plain_words(words)) {
      if (c == ' ')
        look();
      else
        word += c;
    }
    look();
    return role;
  }

  /// How far a visible date near the headline is to be believed: the nearer the better.
  static double nearness(const Line& line) {
    const std::int32_t far = line.distance < 0 ? -line.distance : line.distance - 1;
    return far <= 2 ? 0.06 : far <= 6 ? 0 : far <= 12 ? -0.1 : -0.2 - 0.003 * far;
  }

  void read_line(const Line& line, std::string_view before) {
    const std::string_view text = line.written.utf8();
    const std::vector<DateReading> dates = find_dates(text, order_);
    if (dates.empty()) return;
    const Hints& hints = line.hints;
    std::uint32_t from = 0;
    for (const DateReading& date : dates) {
      std::string context(from == 0 ? before : std::string_view());
      const std::string_view lead = text.substr(from, date.span.begin - from);
      Role role = role_behind(lead);
      if (role == Role::open && trim_blank(lead).size() < 4 && from == 0) role = role_behind(context);
      if (role == Role::open && hints.updated) role = Role::updated;
      from = date.span.end;
      const std::size_t rest = text.size() - date.span.size();
      double trust = role == Role::published ? 0.84 : role == Role::updated ? 0.87 : 0.7;
      if (role == Role::other) trust = 0.2;
      if (role == Role::open && rest > 60) trust -= 0.3;  // A date in running text.
      const bool is_beside = line.distance >= -3 && line.distance <= 3;
      if (role == Role::open && rest < 8 && is_beside) trust = 0.82;
      if (hints.date) trust += 0.08;
      if (hints.away) trust -= 0.3;
      keep(date, role, std::min(trust + nearness(line), role == Role::updated ? 0.94 : 0.91), line.written);
    }
  }

  /// The <time> in which a text stands; `no_node` where there is none right above it.
  NodeId time_above(NodeId text) const {
    const HtmlTree& tree = around_.page.tree;
    NodeId element = around_.signals.times.empty() ? no_node : tree.node(text).parent;
    for (int depth = 0; depth < 3 && element != no_node; ++depth, element = tree.node(element).parent) {
      if (tree.node(element).tag == HtmlTag::time) return element;
    }
    return no_node;
  }

  /// The <time> elements of a line. True where there was one that could be read.
  bool read_times(const Line& line, std::string_view before) {
    const HtmlTree& tree = around_.page.tree;
    if (std::ranges::all_of(line.texts, [&](NodeId text) { return time_above(text) == no_node; }))
      return false;
    bool found = false;
    NodeId last = no_node;
    std::string lead(before);
    for (const NodeId text : line.texts) {
      const NodeId element = time_above(text);
      const bool is_time = element != no_node;
      if (is_time && element != last) found = read_time(element, line, lead) || found;
      if (is_time) last = element;
      if (!is_time) lead += ' ' + tree.text(text).substr(0, 60);
    }
    return found;
  }

  bool read_time(NodeId element, const Line& line, std::string_view before) {
    const HtmlTree& tree = around_.page.tree;
    const std::optional<HtmlAttribute> datetime = tree.attribute(element, HtmlAttributeName::datetime);
    std::optional<DateReading> date;
    Written written;
    if (datetime && !datetime->value.empty()) {
      written = write_attribute(around_.page, *datetime, Signal::time_element);
      date = read_machine_date(written.utf8(), order_);
    }
    if (!date || is_utc(*date)) {
      // A time in UTC may fall on another day than the one that the element shows.
      Written shown = write_element(around_.page, element, Signal::time_element, 200);
      const std::vector<DateReading> dates = find_dates(shown.utf8(), order_);
      if (!dates.empty() && (!date || !dates.front().is_same_day(*date))) {
        date = dates.front();
        written = std::move(shown);
      }
    }
    if (!date) return false;
    const Hints hints = hints_.of(element);
    const std::string_view property = tree.value_of(element, HtmlAttributeName::itemprop);
    Role role = role_behind(before);
    if (property.find("dateModified") != std::string_view::npos || hints.updated) role = Role::updated;
    if (property.find("datePublished") != std::string_view::npos) role = Role::published;
    const bool is_marked =
        property.find("datePublished") != std::string_view::npos ||
        tree.attribute(element, HtmlAttributeName::pubdate).has_value() ||
        tree.value_of(element, HtmlAttributeName::class_).find("publish") != std::string_view::npos;
    double trust = role == Role::updated ? 0.62 : role == Role::other ? 0.3 : is_marked ? 0.88 : 0.8;
    if (hints.away) trust -= 0.35;
    keep(date, role, trust + nearness(line), std::move(written));
    return true;
  }

  /// Where nothing is said near the headline: <time> elements and dates anywhere, the first ones first.
  void read_far() {
    std::string before;
    std::size_t found = 0;
    const LineList& list = around_.page_lines.all();
    for (const LineRun& run : list.lines) {
      if (run.size > 160 || !run.has_digit) {
        before.clear();
        continue;
      }
      Line line = list.line(run);
      const std::size_t count = candidates_.size();
      article::read_line(around_.page, hints_, line);
      if (!read_times(line, before)) read_line(line, before);
      before = line.written.utf8().substr(0, 60);
      for (std::size_t i = count; i < candidates_.size(); ++i) {
        candidates_[i].trust -= 0.25 + 0.005 * static_cast<double>(found++);
      }
      if (found > 20) return;
    }
  }

  /// Dates whose numbers may be exchanged are read so that they agree with one that is sure.
  void settle_order() {
    for (Candidate& candidate : candidates_) {
      if (!candidate.date.is_ambiguous) continue;
      DateReading turned = candidate.date;
      std::swap(turned.month, turned.day);
      bool agrees = false;
      bool agrees_turned = false;
      for (const Candidate& other : candidates_) {
        if (other.date.is_ambiguous) continue;
        agrees = agrees || other.date.is_same_day(candidate.date);
        agrees_turned = agrees_turned || other.date.is_same_day(turned);
      }
      if (agrees_turned && !agrees) candidate.date = turned;
    }
  }

  static bool is_utc(const DateReading& date) { return date.has_time && date.offset_minutes == 0; }

  /// A time in UTC may stand for the day before or behind where the outlet is; the day that the page shows is
  /// then right.
  bool is_shown_otherwise(const Candidate& candidate) const {
    if (!is_utc(candidate.date)) return false;
    return std::ranges::any_of(candidates_, [&](const Candidate& other) {
      const bool is_local = is_shown(other) || other.written.signal == Signal::url;
      const int days = other.date.order() - candidate.date.order();
      const bool is_near = candidate.date.hour >= 20 ? days == 1 : candidate.date.hour < 6 && days == -1;
      return is_local && !other.date.offset_minutes && is_near && other.trust > 0.7 &&
             other.role != Role::updated;
    });
  }

  static bool is_shown(const Candidate& candidate) {
    return candidate.written.signal == Signal::visible_text ||
           candidate.written.signal == Signal::time_element;
  }

  /// "Published 3 May. Updated 7 May": the page shows an earlier date that is not one of a change.
  bool is_beside_earlier(const Candidate& updated) const {
    return std::ranges::any_of(candidates_, [&](const Candidate& other) {
      const bool is_first = other.role == Role::published || other.role == Role::open;
      return is_shown(updated) && is_shown(other) && is_first && other.trust >= 0.7 &&
             other.date.order() < updated.date.order();
    });
  }

  double score(const Candidate& candidate) const {
    if (is_shown_otherwise(candidate)) return candidate.trust - 0.3;
    double support = 0;
    if (candidate.role == Role::updated)
      return is_beside_earlier(candidate) ? candidate.trust - 0.25 : candidate.trust;
    for (const Candidate& other : candidates_) {
      if (&other == &candidate || !other.date.is_same_day(candidate.date) || other.role == Role::other)
        continue;
      const bool is_same_signal = other.written.signal == candidate.written.signal;
      support = std::max(support, is_same_signal ? 0.02 : 0.08);
    }
    return candidate.trust + support;
  }

  ArticleDates choose() const {
    ArticleDates dates;
    const Candidate* best = nullptr;
    const Candidate* changed = nullptr;
    double best_score = 0;
    double changed_score = 0;
    for (const Candidate& candidate : candidates_) {
      const double own = score(candidate);
      if (own > best_score) {
        best = &candidate;
        best_score = own;
      }
      if (candidate.role == Role::updated && own > changed_score) {
        changed = &candidate;
        changed_score = own;
      }
    }
    if (best && best_score >= 0.05) dates.published = value_of(*best);
    if (changed && changed_score >= 0.4) dates.modified = value_of(*changed);
    return dates;
  }

  MetadataValue value_of(const Candidate& candidate) const {
    return quote(around_.page, candidate.written, candidate.date.span, candidate.date.iso());
  }

  const Surroundings& around_;
  DayOrder order_;
  HintReader hints_;
  std::vector<Candidate> candidates_;
};

}  // namespace

ArticleDates find_article_dates(const Surroundings& around, std::string_view language) {
  const DayOrder order = order_of(language);
  ArticleDates dates = DateFinder(around, order).find();
  for (const GivenValue& given : around.page.given) {
    const bool is_published = given.kind == GivenValue::Kind::published;
    if (!is_published && given.kind != GivenValue::Kind::modified) continue;
    const std::optional<DateReading> date = read_machine_date(given.words, order);
    if (!date) continue;
    (is_published ? dates.published : dates.modified) =
        MetadataValue{date->iso(), given.words, Signal::given, given.traces};
  }
  return dates;
}

}  // namespace rapporteur::article
