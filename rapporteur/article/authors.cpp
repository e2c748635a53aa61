#include "rapporteur/article/authors.h"

#include "rapporteur/article/author_names.h"
#include "rapporteur/article/letters.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_line_bytes = 240;

/// An author as one signal names them.
struct Named {
  std::string plain;
  MetadataValue value;
};

/// The authors as one signal names them, and how far it is to be believed.
struct AuthorList {
  double trust = 0;
  std::vector<Named> names;

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
  explicit AuthorFinder(const Surroundings& around) : around_(around) {}

  std::vector<MetadataValue> find() {
    read_json();
    read_metas();
    for (const Line& line : around_.lines) read_line(line);
    if (lists_.empty()) {
      for (const Line& line : all_lines(around_.page)) read_far_line(line);
    }
    return choose();
  }

 private:
  void add_names(AuthorList& list, const Written& written, NameTrust trust) {
    for (PersonName& name : read_person_names(written.utf8(), trust, around_.sites)) {
      std::string plain = plain_words(name.value);
      if (list.holds(plain)) continue;
      list.names.push_back(
          {std::move(plain), quote(around_.page, written, name.span, std::move(name.value))});
    }
  }
  void keep(AuthorList list) {
    if (!list.names.empty() && lists_.size() < 64) lists_.push_back(std::move(list));
  }

  void read_json() {
    for (const JsonAuthor::Kind kind :
         {JsonAuthor::Kind::person, JsonAuthor::Kind::unknown, JsonAuthor::Kind::organization}) {
      AuthorList list;
      list.trust = kind == JsonAuthor::Kind::person ? 0.9 : kind == JsonAuthor::Kind::unknown ? 0.86 : 0.3;
      for (const JsonAuthor& author : around_.facts.authors) {
        if (author.kind != kind) continue;
        add_names(list, write_json(around_.page, author.name.begin, author.name.content), NameTrust::stated);
      }
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
    for (auto& [name, list] : by_name) keep(std::move(list));
  }

  bool is_author_label() const {
    const MetaSignal* label = around_.signals.meta("twitter:label1");
    if (!label) return false;
    return past_by_words(std::string(label->content.value) + ": x") > 0;
  }

  void read_line(const Line& line) {
    const bool is_beside = line.distance >= -3 && line.distance <= 8;
    if (line.size > most_line_bytes && !has_author_link(line)) return;
    const Written written = write_texts(around_.page, line.texts, Signal::visible_text);
    const bool is_by = past_by_words(written.utf8()) > 0;
    const Hints hints = hints_of(around_.page, line.block);
    const Hints inner = hints_of(around_.page, around_.page.tree.node(line.texts.front()).parent);
    const bool is_marked = hints.author || inner.author;
    read_author_links(line, hints.away);
    if (!is_by && !is_marked && !holds_by(written.utf8())) return;
    if (written.text.size() > most_line_bytes) return;
    AuthorList list;
    list.trust = is_by && is_marked ? 0.8 : is_by ? 0.7 : is_marked ? 0.6 : 0.5;
    if (!is_beside) list.trust -= 0.15;
    if (hints.away) list.trust -= 0.3;
    add_names(list, written, is_marked ? NameTrust::marked : NameTrust::grammar);
    if (is_marked) {
      for (Named& name : list.names) name.value.signal = Signal::class_name;
    }
    keep(std::move(list));
  }

  /// " by " or the like further on in a short line: "3 May 2020 | by Jane Doe".
  static bool holds_by(std::string_view text) {
    for (const std::string_view word :
         {" by ", " By ", " BY ", " von ", " Von ", " VON ", " par ", " por "}) {
      if (text.size() < 120 && text.find(word) != std::string_view::npos) return true;
    }
    return false;
  }

  bool has_author_link(const Line& line) const {
    return std::ranges::any_of(
        line.texts, [&](NodeId text) { return is_author_link(around_.page.tree.node(text).parent) != 0; });
  }

  /// How far an element inside a line says that it names an author; 0 where it does not.
  double is_author_link(NodeId element) const {
    const HtmlTree& tree = around_.page.tree;
    for (int depth = 0; depth < 3 && element != no_node; ++depth, element = tree.node(element).parent) {
      if (tree.value_of(element, HtmlAttributeName::rel).find("author") != std::string_view::npos)
        return 0.82;
      const std::string_view property = tree.value_of(element, HtmlAttributeName::itemprop);
      if (property.find("author") != std::string_view::npos) return 0.78;
      if (tree.node(element).tag != HtmlTag::a) continue;
      const std::string href = base::to_lower(tree.value_of(element, HtmlAttributeName::href).substr(0, 200));
      for (const std::string_view part :
           {"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/autores/", "/writer/", "/profile/",
            "/people/", "/staff/", "/by/", "/contributor", "/redaktion/", "/journalist"}) {
        if (href.find(part) != std::string::npos) return 0.72;
      }
    }
    return 0;
  }

  void read_author_links(const Line& line, bool is_away) {
    AuthorList list;
    for (std::size_t i = 0; i < line.texts.size(); ++i) {
      const double trust = is_author_link(around_.page.tree.node(line.texts[i]).parent);
      if (trust == 0) continue;
      const Written written =
          write_texts(around_.page, std::span(line.texts).subspan(i, 1), Signal::class_name);
      if (written.text.size() > 100) continue;
      add_names(list, written, NameTrust::marked);
      list.trust = std::max(
          list.trust, trust - (is_away ? 0.3 : 0) - (line.distance < -6 || line.distance > 12 ? 0.12 : 0));
    }
    keep(std::move(list));
  }

  /// Lines far from the headline: only where an element or the line itself says that it names the author.
  void read_far_line(const Line& line) {
    if (line.size > 120 || line.size < 4) return;
    read_author_links(line, false);
  }

  std::vector<MetadataValue> choose() {
    std::vector<MetadataValue> authors;
    const AuthorList* best = nullptr;
    double best_score = 0;
    for (const AuthorList& list : lists_) {
      double score = list.trust;
      for (const AuthorList& other : lists_) {
        if (&other != &list && other.names.size() == list.names.size() && shares_name(list, other)) {
          score += 0.15;
          break;
        }
      }
      if (score > best_score) {
        best = &list;
        best_score = score;
      }
    }
    if (!best || best_score < 0.4) return authors;
    best = widest(*best);
    for (const Named& name : best->names) authors.push_back(fullest(name).value);
    return authors;
  }

  /// The list that names everyone whom `best` names, and more, near the headline.
  const AuthorList* widest(const AuthorList& best) const {
    const AuthorList* wide = &best;
    for (const AuthorList& other : lists_) {
      if (other.names.size() <= wide->names.size() || other.trust < 0.55) continue;
      const bool holds_all =
          std::ranges::all_of(wide->names, [&](const Named& each) { return other.holds(each.plain); });
      if (holds_all) wide = &other;
    }
    return wide;
  }

  /// A fuller form of a name of one word.
  const Named& fullest(const Named& name) const {
    if (name.plain.find(' ') != std::string::npos) return name;
    for (const AuthorList& list : lists_) {
      if (list.trust < 0.55) continue;
      for (const Named& other : list.names) {
        if (extends(other.plain, name.plain)) return other;
      }
    }
    return name;
  }

  const Surroundings& around_;
  std::vector<AuthorList> lists_;
};

}  // namespace

std::vector<MetadataValue> find_authors(const Surroundings& around) {
  std::vector<MetadataValue> given;
  for (const GivenValue& each : around.page.given) {
    const std::string value = tidy(each.words);
    if (each.kind != GivenValue::Kind::author || value.empty()) continue;
    if (!read_person_names(value, NameTrust::stated, around.sites).empty()) {
      given.push_back({value, each.words, Signal::given, each.traces});
    }
  }
  return given.empty() ? AuthorFinder(around).find() : given;
}

}  // namespace rapporteur::article
