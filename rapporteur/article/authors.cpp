#include "rapporteur/article/authors.h"

#include "rapporteur/article/author_links.h"
#include "rapporteur/article/author_names.h"
#include "rapporteur/article/letters.h"
#include "rapporteur/article/read_date.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_searched_bytes = 100'000;

/// Why a name may be none: it is the site's too, or it stands where a heading might.
enum class Doubt : std::uint8_t { none, site, heading };

/// An author as one signal names them.
struct Named {
  std::string plain;
  MetadataValue value;
  Doubt doubt;
};

/// The authors as one signal names them, and how far it is to be believed.
struct AuthorList {
  double trust = 0;
  std::vector<Named> names;
  bool is_byline = false;  ///< one line behind the words of a byline

  bool holds(std::string_view plain) const {
    return std::ranges::any_of(names, [&](const Named& each) { return each.plain == plain; });
  }
};

bool shares_name(const AuthorList& a, const AuthorList& b) {
  return std::ranges::any_of(a.names, [&](const Named& each) { return b.holds(each.plain); });
}

/// `longer` begins with the words of `shorter` and goes on.
bool extends(std::string_view longer, std::string_view shorter) {
  return longer.size() > shorter.size() && longer.starts_with(shorter) && longer[shorter.size()] == ' ';
}

class AuthorFinder {
 public:
  explicit AuthorFinder(const Surroundings& around) : around_(around) { link_memo_.fill({no_node, 0}); }

  std::vector<MetadataValue> find() {
    read_json();
    read_metas();
    read_lines();
    const bool is_named =
        std::ranges::any_of(lists_, [](const AuthorList& list) { return list.trust >= 0.5; });
    if (!is_named) read_far();
    return choose();
  }

 private:
  void add_names(AuthorList& list, const Written& written, NameTrust trust) {
    for (PersonName& name : read_person_names(written.utf8(), trust, around_.sites)) {
      std::string plain = plain_words(name.value);
      if (list.holds(plain)) continue;
      const bool is_visible = trust == NameTrust::marked || trust == NameTrust::grammar;
      const bool is_doubtful = is_visible && (list.trust < 0.7 || plain.find(' ') == std::string::npos);
      const Doubt doubt = around_.sites.is_plain_name(plain) ? Doubt::site
                          : is_doubtful                      ? Doubt::heading
                                                             : Doubt::none;
      list.names.push_back(
          {std::move(plain), quote(around_.page, written, name.span, std::move(name.value)), doubt});
    }
  }
  /// Whether the words of a name stand in the page in lower case too: those of a heading do, and some of a
  /// company's; a person's do not.
  bool is_unsound(const Named& name) const {
    if (name.doubt == Doubt::none) return false;
    const bool is_any_enough = name.doubt == Doubt::site;
    for (std::size_t begin = 0; begin < name.plain.size();) {
      const std::size_t end = std::min(name.plain.find(' ', begin), name.plain.size());
      const std::string_view word = std::string_view(name.plain).substr(begin, end - begin);
      begin = end + 1;
      if (stands_alone(word) == is_any_enough) return is_any_enough;
    }
    return !is_any_enough;
  }

  /// The place of the letter that a page is likely to hold least often.
  static std::size_t rarest_in(std::string_view word) {
    constexpr std::string_view common = "zqjxkvbwygfpmucdlhrsinoate";  // the rarest first
    std::size_t best = 0;
    std::size_t best_rank = common.size();
    for (std::size_t i = 0; i < word.size(); ++i) {
      const std::size_t rank = common.find(word[i]);
      if (rank >= best_rank) continue;
      best = i;
      best_rank = rank;
    }
    return best;
  }

  /// Whether a word stands in the page between blanks and marks.
  bool stands_alone(std::string_view word) const {
    const NodeId body = around_.page.tree.body();
    const std::size_t begin_of_body = body == no_node ? 0 : around_.page.tree.node(body).source.begin;
    const std::string_view source = around_.page.source().substr(begin_of_body, most_searched_bytes);
    const auto is_mark = [](char c) { return base::is_space(c) || c == '.' || c == ','; };
    const std::size_t rare = rarest_in(word);
    for (std::size_t at = source.find(word[rare], rare + 1); at != std::string_view::npos;
         at = source.find(word[rare], at + 1)) {
      const std::size_t begin = at - rare;
      const std::size_t end = begin + word.size();
      if (end >= source.size()) return false;
      if (source[begin - 1] == ' ' && is_mark(source[end]) && source.substr(begin, word.size()) == word)
        return true;
    }
    return false;
  }

  void drop_unsound(AuthorList& list) const {
    std::erase_if(list.names, [&](const Named& name) { return is_unsound(name); });
    for (Named& name : list.names) name.doubt = Doubt::none;
  }

  void keep(AuthorList list) {
    if (!list.names.empty() && lists_.size() < 64) lists_.push_back(std::move(list));
  }

  static bool is_single(const AuthorList& list) {
    return list.names.size() == 1 && list.names.front().plain.find(' ') == std::string::npos;
  }

  void read_json() {
    for (const JsonAuthor::Kind kind :
         {JsonAuthor::Kind::person, JsonAuthor::Kind::unknown, JsonAuthor::Kind::organization}) {
      AuthorList list;
      list.trust = kind == JsonAuthor::Kind::person ? 0.9 : kind == JsonAuthor::Kind::unknown ? 0.86 : 0.3;
      for (const JsonAuthor& author : around_.facts.authors) {
        if (author.kind != kind) continue;
        add_names(list, write_json(around_.page, author.name.begin, author.name.content),
                  kind == JsonAuthor::Kind::person ? NameTrust::person : NameTrust::stated);
      }
      if (is_single(list)) list.trust -= 0.18;
      keep(std::move(list));
    }
  }

  static double meta_trust(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, double>, 14> trusts{{{"author", 0.8},
                                                                          {"article:author", 0.78},
                                                                          {"article:author_name", 0.8},
                                                                          {"byl", 0.85},
                                                                          {"dc.creator", 0.75},
                                                                          {"dc.creator.name", 0.75},
                                                                          {"dcterms.creator", 0.75},
                                                                          {"citation_author", 0.9},
                                                                          {"parsely-author", 0.85},
                                                                          {"sailthru.author", 0.88},
                                                                          {"cxenseparse:author", 0.8},
                                                                          {"og:article:author", 0.78},
                                                                          {"authors", 0.78},
                                                                          {"creator", 0.7}}};
    for (const auto& [each, trust] : trusts) {
      if (each == name) return trust;
    }
    return 0;
  }

  void read_metas() {
    std::vector<std::pair<std::string, AuthorList>> by_name;
    for (const MetaSignal& meta : around_.signals.metas) {
      const double trust = meta.name == "twitter:data1" && is_author_label() ? 0.8 : meta_trust(meta.name);
      if (trust == 0 || meta.content.value.find("://") != std::string_view::npos) continue;
      auto found = std::ranges::find(by_name, meta.name, &std::pair<std::string, AuthorList>::first);
      if (found == by_name.end()) {
        by_name.push_back({meta.name, {trust, {}}});
        found = by_name.end() - 1;
      }
      add_names(found->second, write_attribute(around_.page, meta.content, Signal::meta), NameTrust::stated);
    }
    for (auto& [name, list] : by_name) {
      // One word is as likely a company or a login.
      if (is_single(list)) list.trust -= 0.18;
      keep(std::move(list));
    }
  }

  bool is_author_label() const {
    const MetaSignal* label = around_.signals.meta("twitter:label1");
    if (!label) return false;
    return is_by_words(label->content.value);
  }

  void read_lines() {
    const std::vector<Line>& lines = around_.lines;
    std::string_view before;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      read_author_links(lines[i], before);
      const std::string_view text = lines[i].written.utf8();
      if (!text.empty()) read_line(lines[i], before);
      if (is_close(lines[i])) read_beside_date(i);
      before = text;
    }
    keep(std::move(linked_));
  }

  static bool is_close(const Line& line) { return line.distance >= -4 && line.distance <= 8; }

  void read_line(const Line& line, std::string_view before) {
    const Written& written = line.written;
    const bool is_by = is_by_words(before) || past_by_words(written.utf8()) > 0;
    if (!is_by && line.size > 160) return;
    const Hints& hints = line.hints;
    if (!is_by && !hints.author && !holds_by(written.utf8())) return;
    if (leads_to_others(before)) return;
    AuthorList list;
    list.trust = is_by && hints.author ? 0.8 : is_by ? 0.7 : hints.author ? 0.6 : 0.5;
    if (is_by && line.distance >= 1 && line.distance <= 3) list.trust += 0.3;
    if (!is_close(line)) list.trust -= 0.15;
    if (hints.away) list.trust -= 0.3;
    add_names(list, written, hints.author ? NameTrust::marked : NameTrust::grammar);
    list.is_byline = is_by && is_close(line);
    if (hints.author) {
      for (Named& name : list.names) name.value.signal = Signal::class_name;
    }
    keep(std::move(list));
  }

  /// " by " or the like further on in a short line: "3 May 2020 | by Jane Doe".
  static bool holds_by(std::string_view text) {
    if (text.size() >= 120) return false;
    constexpr std::array<std::string_view, 8> words{" by ",  " By ",  " BY ",  " von ",
                                                    " Von ", " VON ", " par ", " por "};
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
      if (text[at] != ' ') continue;
      const char next = base::to_lower(text[at + 1]);
      if (next != 'b' && next != 'v' && next != 'p') continue;
      if (std::ranges::any_of(words, [&](auto word) { return text.substr(at).starts_with(word); }))
        return true;
    }
    return false;
  }

  bool holds_date(std::size_t line) const {
    const std::vector<Line>& lines = around_.lines;
    if (line >= lines.size() || !lines[line].has_digit || lines[line].size > 120) return false;
    return !find_dates(lines[line].written.utf8(), DayOrder::day_first).empty();
  }

  /// A piece of text by itself that has the form of a name, in the line of a date or next to it.
  void read_beside_date(std::size_t at) {
    const Line& line = around_.lines[at];
    if (line.size > 120 || line.texts.size() > 8) return;
    const bool is_next = line.distance == 1 || line.distance == 2;
    if (!is_next && !holds_date(at) && !holds_date(at + 1) && !(at > 0 && holds_date(at - 1))) return;
    for (std::size_t i = 0; i < line.texts.size(); ++i) {
      if (is_section_link(around_.page.tree.node(line.texts[i]).parent)) continue;
      const Written written =
          write_texts(around_.page, std::span(line.texts).subspan(i, 1), Signal::visible_text);
      AuthorList list;
      list.trust = is_next ? 0.42 : 0.4;
      add_names(list, written, NameTrust::grammar);
      // "Jane Doe", or "Jane Doe | Senior Writer | 2 July 2025".
      const bool is_whole =
          list.names.size() == 1 && list.names.front().value.value.size() + 4 > written.text.size();
      const bool is_first = list.names.size() == 1 && line.distance > 0 &&
                            written.utf8().starts_with(list.names.front().value.value) &&
                            !find_dates(written.utf8(), DayOrder::day_first).empty();
      const bool is_all = is_whole || is_first;
      const auto spaces = is_all ? std::ranges::count(list.names.front().plain, ' ') : 0;
      if (spaces == 1 || spaces == 2) keep(std::move(list));
    }
  }

  bool is_section_link(NodeId element) {
    const HtmlTree& tree = around_.page.tree;
    for (int depth = 0; depth < 3 && element != no_node; ++depth, element = tree.node(element).parent) {
      if (tree.node(element).tag == HtmlTag::h1 || tree.node(element).tag == HtmlTag::h2) return true;
      if (tree.node(element).tag == HtmlTag::a && (tree.attribute(element, HtmlAttributeName::href) ||
                                                   tree.attribute(element, HtmlAttributeName::name)))
        return is_author_link(element) == 0;
    }
    return false;
  }

  /// How far an element inside a line says that it names an author; 0 where it does not.
  double is_author_link(NodeId element) {
    const HtmlTree& tree = around_.page.tree;
    for (int depth = 0; depth < 3 && element != no_node; ++depth, element = tree.node(element).parent) {
      if (tree.node(element).count == 0) continue;
      auto& [known, trust] = link_memo_[element % link_memo_.size()];
      if (known != element) {
        known = element;
        trust = own_link_trust(element);
      }
      if (trust != 0) return trust;
    }
    return 0;
  }

  /// The same of the element alone.
  double own_link_trust(NodeId element) const {
    const HtmlTree& tree = around_.page.tree;
    const std::string_view relation = tree.value_of(element, HtmlAttributeName::rel);
    if (relation.find("author") != std::string_view::npos) return 0.82;
    const std::string_view property = tree.value_of(element, HtmlAttributeName::itemprop);
    if (property.find("author") != std::string_view::npos) return 0.78;
    if (tree.node(element).tag != HtmlTag::a) return 0;
    const std::string_view address = tree.value_of(element, HtmlAttributeName::href);
    return leads_to_person(address.substr(0, 200)) ? 0.7 : 0;
  }

  /// Links and marked elements that name authors, gathered over lines that follow one another.
  void read_author_links(const Line& line, std::string_view lead) {
    std::string before(lead);
    std::size_t begin = 0;  // Texts from here on are not yet looked at for `before`.
    for (std::size_t i = 0; i < line.texts.size(); ++i) {
      double trust = is_author_link(around_.page.tree.node(line.texts[i]).parent);
      if (trust == 0) continue;
      for (std::size_t last = i; last-- > begin;) {
        if (is_linked(line.texts[last])) continue;
        const Written other = write_link(line, last);
        if (other.text.size() == 0) continue;
        before = other.utf8();
        break;
      }
      begin = i;
      if (leads_to_others(before)) continue;
      const Written written = write_link(line, i);
      if (written.text.size() > 100 || written.text.size() == 0) continue;
      if (line.hints.away) trust -= 0.3;
      if (line.distance < -6 || line.distance > 12) trust -= 0.12;
      const bool goes_on =
          !linked_.names.empty() && line.distance - linked_line_ <= 3 && linked_trust_ == trust;
      if (!goes_on) {
        keep(std::move(linked_));
        linked_ = {};
      }
      add_names(linked_, written, trust > 0.72 ? NameTrust::marked : NameTrust::grammar);
      linked_.trust = trust;
      linked_trust_ = trust;
      linked_line_ = line.distance;
    }
  }

  Written write_link(const Line& line, std::size_t text) const {
    return write_texts(around_.page, std::span(line.texts).subspan(text, 1), Signal::class_name);
  }

  bool is_linked(NodeId text) { return is_author_link(around_.page.tree.node(text).parent) != 0; }

  /// The beginning of a line, as far as it takes to see what it leads to.
  std::string_view first_words(std::span<const NodeId> texts, std::string& words) const {
    const HtmlTree& tree = around_.page.tree;
    words.clear();
    for (std::size_t i = 0; i < texts.size() && words.size() < 40; ++i) {
      for (std::size_t piece = 0; piece < tree.piece_count(texts[i]); ++piece)
        words += tree.piece(texts[i], piece).value;
    }
    return trim_blank(words);
  }

  /// Where nothing near the headline names an author: elements anywhere that say that they do.
  void read_far() {
    const std::size_t near_count = lists_.size();
    const LineList& list = around_.page_lines.all();
    const std::vector<LineRun>& runs = list.lines;
    std::string own_words;
    std::string words_before;
    for (std::size_t i = 0; i < runs.size() && lists_.size() <= near_count + 20; ++i) {
      if (runs[i].size < 4 || runs[i].size > 120) continue;
      const std::span<const NodeId> texts = list.texts_of(runs[i]);
      // "By" alone stands before the author of anything; "Written by" and "Text:" speak of this page.
      const std::string_view before = i > 0 && runs[i - 1].size <= 40
                                          ? first_words(list.texts_of(runs[i - 1]), words_before)
                                          : std::string_view();
      const bool is_said = before.size() > 4 && is_by_words(before);
      const bool is_telling = past_by_words(first_words(texts, own_words)) > 4;
      const auto is_marked = [&](NodeId text) { return is_linked(text); };
      if (!is_said && !is_telling && std::ranges::none_of(texts, is_marked)) continue;
      Line line = list.line(runs[i]);
      article::read_line(around_.page, around_.hints, line);
      read_author_links(line, before);
      if (is_said || is_telling) read_line(line, is_said ? before : std::string_view());
    }
    keep(std::move(linked_));
    const auto far = lists_.begin() + static_cast<std::ptrdiff_t>(near_count);
    lists_.erase(std::remove_if(far, lists_.end(), [](const AuthorList& each) { return is_single(each); }),
                 lists_.end());
  }

  std::vector<MetadataValue> choose() {
    std::vector<MetadataValue> authors;
    AuthorList* best = nullptr;
    while ((best = most_trusted())) {
      drop_unsound(*best);
      if (!best->names.empty()) break;
    }
    if (!best) return authors;
    best = widest(*best);
    for (const Named& name : best->names) authors.push_back(fullest(barest(name)).value);
    return authors;
  }

  /// The form of a name that an element or a field of its own gives, where a line's text goes on behind it.
  const Named& barest(const Named& name) const {
    if (name.value.signal != Signal::visible_text) return name;
    const Named* best = &name;
    for (const AuthorList& list : lists_) {
      if (list.trust < 0.55) continue;
      for (const Named& other : list.names) {
        const bool is_full = other.plain.find(' ') != std::string::npos;
        if (is_full && extends(best->plain, other.plain)) best = &other;
      }
    }
    return *best;
  }

  /// The list that is believed most, others agreeing; null where none is to be believed.
  AuthorList* most_trusted() {
    AuthorList* best = nullptr;
    double best_score = 0.35;
    for (AuthorList& list : lists_) {
      if (list.names.empty()) continue;
      double score = list.trust;
      for (const AuthorList& other : lists_) {
        if (&other == &list || other.names.size() != list.names.size() || !shares_name(list, other)) continue;
        score += 0.15;
        break;
      }
      if (score < best_score || (best && score == best_score)) continue;
      best = &list;
      best_score = score;
    }
    return best;
  }

  /// The byline that names everyone whom `best` names, and more.
  AuthorList* widest(AuthorList& best) {
    AuthorList* wide = &best;
    for (AuthorList& other : lists_) {
      if (other.names.size() <= wide->names.size() || !other.is_byline || other.trust < 0.55) continue;
      const bool holds_all =
          std::ranges::all_of(wide->names, [&](const Named& each) { return other.holds(each.plain); });
      if (!holds_all) continue;
      drop_unsound(other);
      if (other.names.size() > wide->names.size()) wide = &other;
    }
    return wide;
  }

  /// A fuller form of a name of one word.
  const Named& fullest(const Named& name) const {
    if (name.plain.find(' ') != std::string::npos) return name;
    for (const AuthorList& list : lists_) {
      if (list.trust < 0.4) continue;
      for (const Named& other : list.names) {
        if (extends(other.plain, name.plain)) return other;
      }
    }
    return name;
  }

  const Surroundings& around_;
  std::array<std::pair<NodeId, double>, 256> link_memo_;  ///< of the elements looked at last
  std::vector<AuthorList> lists_;
  AuthorList linked_;  ///< under way
  double linked_trust_ = 0;
  std::int32_t linked_line_ = 0;
};

}  // namespace

std::vector<MetadataValue> find_authors(const Surroundings& around) {
  std::vector<MetadataValue> given;
  for (const GivenValue& each : around.page.given) {
    const std::string value = tidy(each.words);
    if (each.kind != GivenValue::Kind::author || value.empty()) continue;
    const std::vector<PersonName> names = read_person_names(value, NameTrust::stated, around.sites);
    if (names.size() == 1) given.push_back({value, each.words, Signal::given, each.traces});
    if (names.size() < 2) continue;
    for (const PersonName& name : names)
      given.push_back({name.value, each.words, Signal::given, each.traces});
  }
  return given.empty() ? AuthorFinder(around).find() : given;
}

}  // namespace rapporteur::article
