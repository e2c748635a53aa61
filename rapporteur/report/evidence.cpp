#include "rapporteur/report/evidence.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace rapporteur::report {

namespace {

constexpr std::size_t max_sentence_bytes = 600;

/// The host of an address without "www.".
std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return url;
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// The first block of the wanted kind, else the first one of all, with its place in the text.
FootnoteWords first_words(const Record& record) {
  std::optional<FootnoteWords> first;
  std::uint32_t at = 0;
  for (const RecordedBlock& block : record.blocks) {
    if (block.is_furniture() || block.words.empty()) continue;
    if (at > 0) at += static_cast<std::uint32_t>(block_break.size());
    const auto end = at + static_cast<std::uint32_t>(block.words.size());
    const bool is_headline = block.kind == BlockKind::headline;
    if (is_headline || !first) first = FootnoteWords{block.words, at, end};
    if (is_headline) break;
    at = end;
  }
  return first.value_or(FootnoteWords{});
}

const std::vector<RecordedWords>& shown_words(const RecordedStatement& statement) {
  if (!statement.content.empty()) return statement.content;
  return statement.cue.empty() ? statement.speaker_words : statement.cue;
}

const std::vector<RecordedWords>& shown_words(const RecordedEvent& event) {
  return event.trigger;
}

/// Any other fact is shown by the first of its roles that has words.
template <HasFields Fact>
std::vector<RecordedWords> shown_words(const Fact& fact) {
  const auto all = words_of(fact);
  std::vector<RecordedWords> first;
  for (const auto& item : all) {
    if (item.role == all.front().role) first.push_back(*item.item);
  }
  return first;
}

/// A full stop ends a sentence unless it belongs to a shortened word.
bool ends_sentence(std::string_view text, std::size_t at) {
  const char mark = text[at];
  if (mark == '!' || mark == '?') return true;
  if (mark != '.' || at < 2) return false;
  const std::size_t word = text.rfind(' ', at) == std::string_view::npos ? 0 : text.rfind(' ', at) + 1;
  constexpr std::array<std::string_view, 23> titles{"Mr",  "Mrs", "Ms",   "Dr",  "Gen", "Sen", "Lt",  "Col",
                                                    "St",  "No",  "Rep",  "Gov", "Jan", "Feb", "Mar", "Apr",
                                                    "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "vs"};
  if (std::ranges::find(titles, text.substr(word, at - word)) != titles.end()) return false;
  return !base::is_upper(text[at - 1]) && text[at - 2] != '.';
}

/// Whether the next word begins as a sentence does; quotation marks may stand before it.
bool begins_sentence(std::string_view rest) {
  while (!rest.empty() && !base::is_alphanumeric(rest.front())) {
    if (static_cast<unsigned char>(rest.front()) < 0x80 && rest.front() != '"' && rest.front() != '\'' &&
        rest.front() != '(')
      return false;
    rest.remove_prefix(1);
  }
  return rest.empty() || base::is_upper(rest.front()) || base::is_digit(rest.front());
}

/// The places of a block at which a sentence ends: just behind its mark and what closes a quotation there.
std::vector<std::size_t> sentence_ends(std::string_view block) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < block.size(); ++at) {
    if (!ends_sentence(block, at)) continue;
    const std::size_t space = std::min(block.find(' ', at), block.size());
    const bool is_closing_only =
        space - at <= 7 && std::ranges::none_of(block.substr(at + 1, space - at - 1), base::is_alphanumeric);
    if (is_closing_only && begins_sentence(block.substr(std::min(space + 1, block.size()))))
      ends.push_back(space);
  }
  ends.push_back(block.size());
  return ends;
}

}  // namespace

std::string outlet_of(const Record& record) {
  if (record.metadata.outlet && !record.metadata.outlet->value.empty()) return record.metadata.outlet->value;
  for (const std::string* url : {&record.page.url, &record.sighting.url}) {
    if (const auto host = host_of(*url); !host.empty()) return std::string(host);
  }
  const Origin& origin = record.sighting.origin;
  std::string_view name = last_part(origin.input);
  if (origin.entry.empty() && name.rfind('.') != 0) name = name.substr(0, name.rfind('.'));
  if (origin.entry.empty()) return std::string(name);
  return std::string(name) + ", " + std::string(last_part(origin.entry));
}

std::vector<RecordedWords> words_of_fact(const Record& record, const FactReference& fact) {
  std::vector<RecordedWords> words;
  for_each_fact_list(record, [&](const auto& list) {
    using Fact = typename std::decay_t<decltype(list)>::value_type;
    if (Fact::kind_of_fact == fact.kind && fact.ordinal < list.size())
      words = shown_words(list[fact.ordinal]);
  });
  return words;
}

Evidence::Evidence(const ReportMaterial& material) {
  for (const StoryRecords& story : material.stories) {
    for (const NumberedRecord& each : story.records) {
      KnownArticle known{.record = each.record,
                         .text = each.record->text(),
                         .outlet = outlet_of(*each.record),
                         .day = {},
                         .headline = first_words(*each.record)};
      if (each.record->metadata.published) known.day = each.record->metadata.published->value.substr(0, 10);
      articles_.emplace(each.article, std::move(known));
    }
  }
  for (const InferredDay& inferred : material.inferred_days) {
    const auto found = articles_.find(inferred.article);
    if (found == articles_.end() || !found->second.day.empty()) continue;
    found->second.day = inferred.day;
    found->second.is_day_inferred = true;
  }
  for (const StoryFacts& facts : material.facts) {
    for (const SharedActor& actor : facts.actors) {
      for (const FactReference& fact : actor.actors) shared_names_.emplace(fact, actor.name);
    }
  }
  for (const StoryComparison& comparison : material.comparisons) add_spellings(comparison);
}

/// What the comparison found to be one name in two spellings is one name in the report.
void Evidence::add_spellings(const StoryComparison& comparison) {
  for (const Comparison& each : comparison.comparisons) {
    if (each.kind != ComparedKind::name || each.verdict != Verdict::name_variant || each.subject.empty())
      continue;
    for (const Account& account : each.accounts) {
      if (account.words.empty() || account.words.front().words == each.subject) continue;
      spellings_.emplace(std::pair(account.fact.article, account.words.front().words), each.subject);
    }
  }
}

const RecordedStatement* Evidence::statement(const FactReference& fact) const {
  if (fact.kind != FactKind::statement || !has(fact.article)) return nullptr;
  const auto& all = article(fact.article).record->statements;
  return fact.ordinal < all.size() ? &all[fact.ordinal] : nullptr;
}

const RecordedEvent* Evidence::event(const FactReference& fact) const {
  if (fact.kind != FactKind::event || !has(fact.article)) return nullptr;
  const auto& all = article(fact.article).record->events;
  return fact.ordinal < all.size() ? &all[fact.ordinal] : nullptr;
}

std::string Evidence::name_of_party(std::int64_t number, const RecordedParty& party) const {
  if (!party.actor) return party.name;
  const auto shared = shared_names_.find({number, FactKind::actor, *party.actor});
  const auto& actors = article(number).record->actors;
  std::string name = shared != shared_names_.end()  ? shared->second
                     : *party.actor < actors.size() ? actors[*party.actor].name
                                                    : party.name;
  const auto spelt = spellings_.find({number, name});
  return spelt == spellings_.end() ? name : spelt->second;
}

/// Whether a role's words name other people than the one who is said to have it.
static bool names_another(const std::vector<RecordedActor>& actors, std::uint32_t own,
                          std::string_view role) {
  return std::ranges::any_of(actors, [&](const RecordedActor& each) {
    return each.ordinal != own && each.kind == ActorKind::person &&
           each.name.find(' ') != std::string::npos && role.find(each.name) != std::string_view::npos;
  });
}

/// "Foreign ministers" of a list of people.
static bool is_of_several(std::string_view role) {
  role = role.substr(0, role.find(" of "));
  return role.ends_with('s') && !role.ends_with("ss") && !role.ends_with("'s") && !role.ends_with("affairs");
}

const RecordedWords* Evidence::role_of(std::int64_t number, const RecordedParty& party) const {
  const auto& actors = article(number).record->actors;
  if (!party.actor || *party.actor >= actors.size()) return nullptr;
  const RecordedWords* longest = nullptr;
  for (const RecordedWords& role : actors[*party.actor].role) {
    if (names_another(actors, *party.actor, role.words) || is_of_several(role.words)) continue;
    if (!longest || role.words.size() > longest->words.size()) longest = &role;
  }
  return longest;
}

std::uint32_t Evidence::note(const FactReference& fact, const std::vector<RecordedWords>& words) {
  if (words.empty()) return note(fact.article);
  const KnownArticle& known = article(fact.article);
  Footnote footnote{.article = fact.article,
                    .fact = fact,
                    .outlet = known.outlet,
                    .day = known.day,
                    .is_day_inferred = known.is_day_inferred};
  for (const RecordedWords& each : words)
    footnote.words.push_back({each.words, each.text_begin, each.text_end});
  return add(std::move(footnote));
}

std::uint32_t Evidence::note(const FactReference& fact) {
  return note(fact, words_of_fact(*article(fact.article).record, fact));
}

std::uint32_t Evidence::note(std::int64_t number) {
  return note(number, article(number).headline);
}

std::uint32_t Evidence::note(std::int64_t number, FootnoteWords words) {
  const KnownArticle& known = article(number);
  return add({.article = number,
              .outlet = known.outlet,
              .day = known.day,
              .is_day_inferred = known.is_day_inferred,
              .words = {std::move(words)}});
}

std::uint32_t Evidence::note(const Gap& gap) {
  std::string input = gap.origin.input;
  if (!gap.origin.entry.empty()) input += ", " + gap.origin.entry;
  return add({.outlet = std::move(input), .day = {}});
}

FootnoteWords Evidence::sentence_around(std::int64_t number, const RecordedWords& words) const {
  const std::string_view text = article(number).text;
  const auto begin = std::min<std::size_t>(words.text_begin, text.size());
  const std::size_t last_break = text.rfind(block_break, begin);
  const std::size_t block_begin = last_break == std::string_view::npos ? 0 : last_break + block_break.size();
  const std::size_t block_end = std::min(text.find(block_break, begin), text.size());
  const std::string_view block = text.substr(block_begin, block_end - block_begin);
  std::size_t from = 0;
  for (const std::size_t end : sentence_ends(block)) {
    if (block_begin + end >= words.text_end) {
      const std::string_view sentence = base::trim(block.substr(from, end - from));
      if (sentence.size() > max_sentence_bytes || sentence.empty()) break;
      const auto at = static_cast<std::uint32_t>(sentence.data() - text.data());
      return {std::string(sentence), at, at + static_cast<std::uint32_t>(sentence.size())};
    }
    if (block_begin + end <= begin) from = end;
  }
  return {words.words, words.text_begin, words.text_end};
}

std::uint32_t Evidence::add(Footnote footnote) {
  std::string key = std::to_string(footnote.article);
  if (footnote.words.empty()) key += footnote.outlet;
  for (const FootnoteWords& words : footnote.words) {
    key += ' ';
    key += std::to_string(words.text_begin);
    key += '-';
    key += std::to_string(words.text_end);
  }
  const auto [found, is_new] = by_key_.emplace(key, static_cast<std::uint32_t>(footnotes_.size()));
  if (is_new) footnotes_.push_back(std::move(footnote));
  return found->second;
}

void Evidence::move_into(Report& report) {
  std::map<std::int64_t, bool> cited;
  for (const Footnote& footnote : footnotes_) {
    if (footnote.article != 0) cited[footnote.article] = true;
  }
  for (const auto& [number, is_cited] : cited) {
    const KnownArticle& known = article(number);
    report.articles.push_back({number, known.outlet, known.day, known.headline.words, known.text});
  }
  report.footnotes = std::move(footnotes_);
}

}  // namespace rapporteur::report
