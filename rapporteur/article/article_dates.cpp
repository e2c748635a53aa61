#include "rapporteur/article/article_dates.h"

#include "rapporteur/article/choose_dates.h"
#include "rapporteur/article/letters.h"
#include "rapporteur/article/word_table.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_candidates = 200;

struct MetaRole {
  std::string_view name;
  DateRole role;
  double trust;
};

constexpr std::array<MetaRole, 42> meta_roles{{{"article:published_time", DateRole::published, 0.97},
                                               {"og:article:published_time", DateRole::published, 0.9},
                                               {"og:published_time", DateRole::published, 0.9},
                                               {"article:published", DateRole::published, 0.92},
                                               {"article:publishdate", DateRole::published, 0.9},
                                               {"datepublished", DateRole::published, 0.92},
                                               {"date", DateRole::open, 0.83},
                                               {"pubdate", DateRole::published, 0.92},
                                               {"publishdate", DateRole::published, 0.92},
                                               {"publish_date", DateRole::published, 0.92},
                                               {"publish-date", DateRole::published, 0.92},
                                               {"published", DateRole::published, 0.9},
                                               {"publication_date", DateRole::published, 0.92},
                                               {"publicationdate", DateRole::published, 0.92},
                                               {"dc.date", DateRole::open, 0.86},
                                               {"dc.date.issued", DateRole::published, 0.93},
                                               {"dc.date.created", DateRole::published, 0.85},
                                               {"dcterms.date", DateRole::open, 0.86},
                                               {"dcterms.created", DateRole::published, 0.85},
                                               {"dcterms.issued", DateRole::published, 0.92},
                                               {"parsely-pub-date", DateRole::published, 0.93},
                                               {"sailthru.date", DateRole::published, 0.93},
                                               {"cxenseparse:recs:publishtime", DateRole::published, 0.92},
                                               {"cxenseparse:publishtime", DateRole::published, 0.92},
                                               {"citation_publication_date", DateRole::published, 0.85},
                                               {"citation_online_date", DateRole::published, 0.88},
                                               {"citation_date", DateRole::published, 0.85},
                                               {"rnews:datepublished", DateRole::published, 0.92},
                                               {"originalpublicationdate", DateRole::published, 0.92},
                                               {"ptime", DateRole::published, 0.88},
                                               {"displaydate", DateRole::published, 0.85},
                                               {"datecreated", DateRole::published, 0.8},
                                               {"created", DateRole::published, 0.8},
                                               {"article:modified_time", DateRole::updated, 0.6},
                                               {"article:modified", DateRole::updated, 0.6},
                                               {"og:updated_time", DateRole::updated, 0.58},
                                               {"datemodified", DateRole::updated, 0.6},
                                               {"lastmod", DateRole::updated, 0.6},
                                               {"last-modified", DateRole::updated, 0.6},
                                               {"dcterms.modified", DateRole::updated, 0.6},
                                               {"dc.date.modified", DateRole::updated, 0.6},
                                               {"revised", DateRole::updated, 0.55}}};

DayOrder order_of(std::string_view language) {
  const std::string folded = base::to_lower(language);
  if (folded == "en" || folded.empty() || folded.starts_with("en-us") || folded.starts_with("en_us"))
    return DayOrder::month_first;
  return DayOrder::day_first;
}

class DateFinder {
 public:
  DateFinder(const Surroundings& around, DayOrder order) : around_(around), order_(order) {}

  ArticleDates find() {
    read_json(around_.facts.published, DateRole::published, around_.facts.has_article ? 0.92 : 0.9);
    read_json(around_.facts.modified, DateRole::updated, 0.62);
    read_metas();
    read_url();
    read_headline();
    read_lines();
    const bool is_told =
        std::ranges::any_of(candidates_, [](const DateCandidate& each) { return each.trust >= 0.45; });
    if (!is_told) read_far();
    return choose_dates(around_.page, std::move(candidates_));
  }

 private:
  void keep(const std::optional<DateReading>& date, DateRole role, double trust, Written written) {
    if (!date || candidates_.size() >= most_candidates || date->span.is_empty()) return;
    candidates_.push_back({*date, role, trust, std::move(written)});
  }

  void read_json(const std::vector<JsonString>& values, DateRole role, double trust) {
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
    if (holds("modif") || holds("updat")) return MetaRole{written, DateRole::updated, 0.55};
    if (holds("expir") || holds("valid") || holds("review") || holds("event") || holds("start") ||
        holds("end"))
      return std::nullopt;
    if (holds("publi") || holds("issue") || holds("release"))
      return MetaRole{written, DateRole::published, 0.9};
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
    if (date) keep(date, DateRole::published, 0.93, write_url(around_.page));
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
      article::read_line(around_.page, around_.hints, line);
      if (!read_times(line, "") && line.written.text.size() < 40) read_line(line, "");
    }
  }

  void read_lines() {
    std::string_view before;
    for (const Line& line : around_.lines) {
      const std::string_view text = line.written.utf8();
      read_marked(line);
      if (!text.empty() && !read_times(line, before) && line.has_digit) read_line(line, before);
      before = text.size() < 80 ? text : std::string_view();
    }
  }

  /// Elements of a line that show a date to people and hold it for machines beside it: microdata
  /// (itemprop="datePublished" content="...") and microformats (class="published" title="...").
  void read_marked(const Line& line) {
    const HtmlTree& tree = around_.page.tree;
    NodeId last = no_node;
    for (const NodeId text : line.texts) {
      NodeId element = tree.node(text).parent;
      for (int depth = 0; depth < 3 && element != no_node; ++depth, element = tree.node(element).parent) {
        if (element == last || tree.node(element).count < 2) continue;
        last = element;
        const std::string_view property = tree.value_of(element, HtmlAttributeName::itemprop);
        const std::string_view name = tree.value_of(element, HtmlAttributeName::class_);
        const bool is_property = property.starts_with("date");
        const auto value =
            tree.attribute(element, is_property ? HtmlAttributeName::content : HtmlAttributeName::title);
        if (!value || value->value.size() > 40) continue;
        const bool is_published = is_property ? property.find("datePublished") != std::string_view::npos
                                              : name.find("published") != std::string_view::npos;
        const bool is_updated = is_property ? property.find("dateModified") != std::string_view::npos
                                            : name.find("updated") != std::string_view::npos;
        if ((!is_published && !is_updated) || is_of_other_item(element)) continue;
        Written written =
            write_attribute(around_.page, *value, is_property ? Signal::microdata : Signal::class_name);
        const std::optional<DateReading> date = read_machine_date(written.utf8(), order_);
        keep(date, is_published ? DateRole::published : DateRole::updated,
             (is_published ? 0.93 : 0.6) - (line.hints.away ? 0.3 : 0), std::move(written));
      }
    }
  }

  /// A property belongs to the item (itemscope) around it; one without the headline is another article's.
  bool is_of_other_item(NodeId element) const {
    const HtmlTree& tree = around_.page.tree;
    while (element != no_node && !tree.attribute(element, HtmlAttributeName::itemscope))
      element = tree.node(element).parent;
    if (element == no_node || around_.headline == no_node) return false;
    NodeId id = around_.headline;
    while (id != no_node && id != element) id = tree.node(id).parent;
    return id == no_node;
  }

  /// What the words before a date say it is.
  static DateRole role_behind(std::string_view words) {
    const BylineWords& table = BylineWords::shipped();
    DateRole role = DateRole::open;
    std::string word;
    const auto look = [&] {
      if (table.updated.contains(word))
        role = DateRole::updated;
      else if (table.published.contains(word) && word != "am" && word != "on" && word != "data" &&
               word != "date")
        role = DateRole::published;
      else if (table.other.contains(word))
        role = DateRole::other;
      word.clear();
    };
    if (words.find("\xC2\xA9") != std::string_view::npos) return DateRole::other;
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
      DateRole role = role_behind(lead);
      if (role == DateRole::open && trim_blank(lead).size() < 4 && from == 0) role = role_behind(context);
      if (role == DateRole::open && hints.updated) role = DateRole::updated;
      from = date.span.end;
      const std::size_t rest = text.size() - date.span.size();
      double trust = role == DateRole::published ? 0.84 : role == DateRole::updated ? 0.87 : 0.7;
      if (role == DateRole::other) trust = 0.2;
      if (role == DateRole::open && rest > 60) trust -= 0.3;  // A date in running text.
      const bool is_beside = line.distance >= -3 && line.distance <= 3;
      if (role == DateRole::open && rest < 8 && is_beside) trust = 0.82;
      if (hints.date) trust += 0.08;
      if (hints.away) trust -= 0.3;
      keep(date, role, std::min(trust + nearness(line), role == DateRole::updated ? 0.94 : 0.91),
           line.written);
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
    if (!date || (date->has_time && date->offset_minutes == 0)) {
      // A time in UTC may fall on another day than the one that the element shows.
      Written shown = write_element(around_.page, element, Signal::time_element, 200);
      const std::vector<DateReading> dates = find_dates(shown.utf8(), order_);
      if (!dates.empty() && (!date || !dates.front().is_same_day(*date))) {
        date = dates.front();
        written = std::move(shown);
      }
    }
    if (!date) return false;
    const Hints hints = around_.hints.of(element);
    const std::string_view property = tree.value_of(element, HtmlAttributeName::itemprop);
    DateRole role = role_behind(before);
    if (property.find("dateModified") != std::string_view::npos || hints.updated) role = DateRole::updated;
    if (property.find("datePublished") != std::string_view::npos) role = DateRole::published;
    const bool is_marked =
        property.find("datePublished") != std::string_view::npos ||
        tree.attribute(element, HtmlAttributeName::pubdate).has_value() ||
        tree.value_of(element, HtmlAttributeName::class_).find("publish") != std::string_view::npos;
    double trust = role == DateRole::updated ? 0.62 : role == DateRole::other ? 0.3 : is_marked ? 0.88 : 0.8;
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
      article::read_line(around_.page, around_.hints, line);
      if (!read_times(line, before)) read_line(line, before);
      before = line.written.utf8().substr(0, 60);
      for (std::size_t i = count; i < candidates_.size(); ++i) {
        candidates_[i].trust -= 0.25 + 0.005 * static_cast<double>(found++);
      }
      if (found > 20) return;
    }
  }

  const Surroundings& around_;
  DayOrder order_;
  std::vector<DateCandidate> candidates_;
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
