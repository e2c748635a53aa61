#include "rapporteur/article/headline.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/article/title_parts.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_headings = 8;

/// A place where the page may give its headline.
enum class Place : std::uint8_t { given, heading, subheading, open_graph, twitter, json, meta, title };

struct Statement {
  Written written;
  Place place;
  std::string plain;
};

/// A part of a statement that may be the headline.
struct Candidate {
  const Statement* statement;
  TextSpan part;
  std::string plain;
  bool is_whole;
  double score = 0;
};

double prior(const Candidate& candidate) {
  switch (candidate.statement->place) {
    case Place::given:
      return 6;
    case Place::heading:
      return 3.8;
    case Place::subheading:
      return 0.6;
    case Place::open_graph:
      return 2;
    case Place::twitter:
      return 1.5;
    case Place::json:
      return 1.9;
    case Place::meta:
      return 1.7;
    case Place::title:
      return 1.5;
  }
  return 0;
}

bool begins_with_words(std::string_view text, std::string_view words) {
  return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}
bool ends_with_words(std::string_view text, std::string_view words) {
  return text.ends_with(words) &&
         (text.size() == words.size() || text[text.size() - words.size() - 1] == ' ');
}

class Chooser {
 public:
  Chooser(const Page& page, const PageSignals& signals, const JsonFacts& facts, const SiteNames& sites)
      : page_(page), signals_(signals), facts_(facts), sites_(sites) {}

  Headline choose() {
    gather();
    for (const Statement& statement : statements_) propose(statement);
    const Candidate* best = most_likely();
    if (!best || best->score < 0 || sites_.is_plain_name(best->plain)) {
      // Nothing but the site's name: one of the lesser headings is the article's.
      candidates_.clear();
      gather_subheadings(false);
      for (const Statement& statement : statements_) propose(statement);
      best = most_likely();
    }
    Headline headline;
    if (!best || best->score < 0) return headline;
    const std::string_view words = best->statement->written.utf8();
    headline.value = quote(page_, best->statement->written, best->part,
                           tidy(words.substr(best->part.begin, best->part.size())));
    headline.node = heading_of(*best);
    return headline;
  }

 private:
  const Candidate* most_likely() {
    const Candidate* best = nullptr;
    for (Candidate& candidate : candidates_) {
      candidate.score = score(candidate);
      if (!best || candidate.score > best->score) best = &candidate;
    }
    return best;
  }

  void add(Written written, Place place) {
    std::string plain = plain_words(written.utf8());
    if (plain.empty()) return;
    statements_.push_back({std::move(written), place, std::move(plain)});
  }

  void gather() {
    const std::size_t host = page_.url.find("://");
    const std::size_t path = host == std::string::npos ? host : page_.url.find('/', host + 3);
    if (path != std::string::npos) address_ = base::to_lower(std::string_view(page_.url).substr(path, 1000));
    for (std::size_t i = 0; i < signals_.headings.size() && i < most_headings; ++i) {
      add(write_heading(page_, signals_.headings[i]), Place::heading);
    }
    for (const MetaSignal& meta : signals_.metas) {
      if (meta.name == "og:title")
        add(write_attribute(page_, meta.content, Signal::open_graph), Place::open_graph);
      if (meta.name == "twitter:title")
        add(write_attribute(page_, meta.content, Signal::meta), Place::twitter);
      constexpr std::array<std::string_view, 8> titles{"title",          "dc.title",         "dcterms.title",
                                                       "parsely-title",  "sailthru.title",   "headline",
                                                       "citation_title", "cxenseparse:title"};
      if (std::ranges::find(titles, meta.name) != titles.end())
        add(write_attribute(page_, meta.content, Signal::meta), Place::meta);
    }
    for (std::size_t i = 0; i < facts_.headlines.size() && i < 4; ++i) {
      add(write_json(page_, facts_.headlines[i].begin, facts_.headlines[i].content), Place::json);
    }
    if (signals_.title != no_node)
      add(write_element(page_, signals_.title, Signal::title_element), Place::title);
    gather_subheadings(true);
  }

  /// Lesser headings: those that other places state as well, or all.
  void gather_subheadings(bool is_stated_only) {
    const std::size_t stated = statements_.size();
    for (std::size_t i = 0; i < signals_.subheadings.size() && i < most_headings; ++i) {
      Written written = write_element(page_, signals_.subheadings[i], Signal::heading, 300);
      const std::string plain = plain_words(written.utf8());
      const bool is_stated =
          std::any_of(statements_.begin(), statements_.begin() + static_cast<std::ptrdiff_t>(stated),
                      [&](const Statement& each) {
                        return plain.size() > 8 &&
                               (begins_with_words(each.plain, plain) || begins_with_words(plain, each.plain));
                      });
      if (is_stated || !is_stated_only) add(std::move(written), Place::subheading);
    }
  }

  void propose(const Statement& statement) {
    const std::string_view text = statement.written.utf8();
    const std::vector<TextSpan> parts = title_parts(text);
    if (parts.empty()) return;
    const auto add_parts = [&](std::size_t first, std::size_t last) {
      const TextSpan part{parts[first].begin, parts[last].end};
      std::string plain = plain_words(text.substr(part.begin, part.size()));
      if (plain.empty()) return;
      for (const Candidate& other : candidates_) {
        if (other.statement == &statement && other.part == part) return;
      }
      candidates_.push_back({&statement, part, std::move(plain), first == 0 && last + 1 == parts.size()});
    };
    add_parts(0, parts.size() - 1);
    if (parts.size() == 1 || !statement.written.is_divisible) return;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      add_parts(0, i);
      add_parts(i + 1, parts.size() - 1);
    }
  }

  /// How much the site's name weighs in the parts that a candidate leaves off or holds at its ends.
  double site_score(const Candidate& candidate) const {
    if (sites_.is_plain_name(candidate.plain)) return -5;
    const std::string_view text = candidate.statement->written.utf8();
    double total = 0;
    const std::string_view before = trim_blank(text.substr(0, candidate.part.begin));
    const std::string_view after = trim_blank(text.substr(candidate.part.end));
    if (!before.empty()) total += sites_.is_name(before) ? 1.2 : -0.9;
    if (!after.empty()) total += sites_.is_name(after) ? 1.2 : -0.6;
    const std::string_view own = text.substr(candidate.part.begin, candidate.part.size());
    const std::vector<TextSpan> parts = title_parts(own);
    if (parts.size() > 1) {
      const auto is_site = [&](TextSpan part) { return sites_.is_name(own.substr(part.begin, part.size())); };
      if (is_site(parts.back())) total -= 2;
      if (is_site(parts.front())) total -= 2;
    }
    return total;
  }

  double support(const Candidate& candidate) const {
    std::array<double, 8> best_of_place{};
    for (const Statement& other : statements_) {
      if (&other == candidate.statement) continue;
      double weight = 0;
      if (other.plain == candidate.plain) {
        weight = 1.3;
      } else if (begins_with_words(other.plain, candidate.plain)) {
        weight = 0.9;
      } else if (ends_with_words(other.plain, candidate.plain)) {
        weight = 0.7;
      } else if (other.plain.size() > 12 && begins_with_words(candidate.plain, other.plain)) {
        weight = 0.35;
      }
      double& best = best_of_place[static_cast<std::size_t>(other.place)];
      best = std::max(best, weight);
    }
    double total = 0;
    for (const double weight : best_of_place) total += weight;
    // A short part at the beginning or end of other titles is as likely their common name.
    return candidate.plain.size() < 16 ? total * 0.6 : total;
  }

  /// What a candidate leaves off is the site's name.
  bool leaves_site(const Candidate& candidate) const {
    const std::string_view text = candidate.statement->written.utf8();
    const std::string_view before = trim_blank(text.substr(0, candidate.part.begin));
    const std::string_view after = trim_blank(text.substr(candidate.part.end));
    return (before.empty() || sites_.is_name(before)) && (after.empty() || sites_.is_name(after));
  }

  double shape_score(const Candidate& candidate) const {
    const auto spaces = std::ranges::count(candidate.plain, ' ');
    double total = 0;
    if (spaces == 0 && candidate.plain.size() < 16) total -= 1;
    if (candidate.plain.size() < 4) total -= 2;
    if (candidate.plain.size() > 220) total -= 2;
    if (candidate.statement->place == Place::heading && !candidate.is_whole)
      total -= leaves_site(candidate) ? 1 : 4;
    return total;
  }

  /// A heading inside the page's head or foot, or one that is nothing but a link to the site's front page,
  /// names the site.
  double place_score(const Candidate& candidate) const {
    if (candidate.statement->place != Place::heading) return 0;
    const HtmlTree& tree = page_.tree;
    double total = candidate.statement == &statements_.front() ? 0.2 : 0;
    const bool is_only = std::ranges::count(statements_, Place::heading, &Statement::place) == 1;
    if (is_only && std::ranges::count(candidate.plain, ' ') >= 3) total += 0.7;
    NodeId id = candidate.statement->written.node;
    for (int depth = 0; depth < 12 && id != no_node; ++depth, id = tree.node(id).parent) {
      const HtmlTag tag = tree.node(id).tag;
      if (tag == HtmlTag::article || tag == HtmlTag::main) total += 0.4;
      if (tag == HtmlTag::nav || tag == HtmlTag::footer || tag == HtmlTag::aside) total -= 1.5;
      if (tag == HtmlTag::article || tag == HtmlTag::main || tag == HtmlTag::aside) break;
    }
    return total;
  }

  /// How many of a heading's words stand in other statements or in the address: the article's own heading
  /// shares words with them, that of a box or of the site does not.
  double echo_score(const Candidate& candidate) const {
    if (candidate.statement->place != Place::heading) return 0;
    std::size_t count = 0;
    std::size_t echoed = 0;
    for (std::size_t begin = 0; begin < candidate.plain.size();) {
      const std::size_t end = std::min(candidate.plain.find(' ', begin), candidate.plain.size());
      const std::string_view word = std::string_view(candidate.plain).substr(begin, end - begin);
      begin = end + 1;
      if (word.size() < 4) continue;
      ++count;
      const bool stands_elsewhere = std::ranges::any_of(statements_, [&](const Statement& other) {
        return other.place != Place::heading && other.plain.find(word) != std::string::npos;
      });
      if (stands_elsewhere || address_.find(word) != std::string::npos) ++echoed;
    }
    if (count == 0) return 0;
    const double share = static_cast<double>(echoed) / static_cast<double>(count);
    return count < 3 ? share : share * 3.2;
  }

  double score(const Candidate& candidate) const {
    return prior(candidate) + support(candidate) + site_score(candidate) + shape_score(candidate) +
           place_score(candidate) + echo_score(candidate);
  }

  /// The heading in which the chosen headline stands.
  NodeId heading_of(const Candidate& best) const {
    if (best.statement->written.node != no_node && best.statement->place != Place::title)
      return best.statement->written.node;
    for (const Statement& each : statements_) {
      const bool is_heading = each.place == Place::heading || each.place == Place::subheading;
      if (is_heading &&
          (begins_with_words(each.plain, best.plain) || begins_with_words(best.plain, each.plain))) {
        return each.written.node;
      }
    }
    return no_node;
  }

  const Page& page_;
  const PageSignals& signals_;
  const JsonFacts& facts_;
  const SiteNames& sites_;
  std::string address_;  ///< the path of the page's address, lower case
  std::vector<Statement> statements_;
  std::vector<Candidate> candidates_;
};

}  // namespace

Headline find_headline(const Page& page, const PageSignals& signals, const JsonFacts& facts,
                       const SiteNames& sites) {
  for (const GivenValue& given : page.given) {
    const std::string value = tidy(given.words);
    if (given.kind == GivenValue::Kind::headline && !value.empty()) {
      Headline headline = Chooser(page, signals, facts, sites).choose();
      headline.value = MetadataValue{value, given.words, Signal::given, given.traces};
      return headline;
    }
  }
  return Chooser(page, signals, facts, sites).choose();
}

}  // namespace rapporteur::article
