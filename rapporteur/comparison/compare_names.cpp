#include "rapporteur/base/ascii.h"
#include "rapporteur/comparison/pairing.h"

#include <algorithm>
#include <set>

/// A party's name is spelt in several ways where a part of it is a letter apart, carries marks that it has
/// not elsewhere, or is joined otherwise. Short forms of a name are no variants.
namespace rapporteur::comparison {

namespace {

struct NamePart {
  std::string lower;
  std::string fold;
};

std::vector<NamePart> parts_of(const std::string& name) {
  std::vector<NamePart> parts;
  for (const Word& word : words_of(name, 0, static_cast<std::uint32_t>(name.size()))) {
    const bool is_joined = word.begin > 0 && name[word.begin - 1] == '-';
    if (!word.is_capital && !is_joined) continue;
    std::string written = name.substr(word.begin, word.end - word.begin);
    written.resize(std::min(written.size(), written.find("'s")));
    written.resize(std::min(written.size(), written.find("\u2019s")));
    parts.push_back({base::to_lower(written), folded(written)});
  }
  return parts;
}

bool has_part(const std::vector<NamePart>& parts, const std::string& lower) {
  return std::ranges::any_of(parts, [&](const NamePart& each) { return each.lower == lower; });
}

std::string run_together(const std::vector<NamePart>& parts) {
  std::string all;
  for (const NamePart& part : parts) all += part.fold;
  return all;
}

/// "Jong-Un" is written in another way than "Jong Un".
std::string joints_of(const std::string& name) {
  std::string joints;
  for (const char c : name) {
    if (c == '-' || c == ' ') joints += c;
  }
  return joints;
}

/// The rule by which two names are spelt differently; empty where they are not.
std::string_view difference(const std::string& one, const std::string& other) {
  const auto a = parts_of(one);
  const auto b = parts_of(other);
  for (const NamePart& part : a) {
    if (has_part(b, part.lower)) continue;
    for (const NamePart& another : b) {
      if (has_part(a, another.lower)) continue;
      if (part.fold == another.fold) return "name.marks";
      if (part.fold.size() >= 4 && letters_apart(part.fold, another.fold, 1) == 1) return "name.spelling";
    }
  }
  const bool are_joined = a.size() > 1 && run_together(a) == run_together(b);
  if (are_joined && joints_of(one) != joints_of(other)) return "name.joined";
  return {};
}

/// The words of a name: those of its mention, and of those that it goes on in.
std::vector<RecordedWords> words_of_spelling(const Record& record, const Spelling& spelling) {
  std::vector<RecordedWords> words = record.mentions[spelling.mention].mention;
  for (const std::uint32_t further : spelling.further) {
    const RecordedWords& next = record.mentions[further].mention.front();
    RecordedWords& last = words.back();
    const PageSpan before = last.spans.all().back();
    const PageSpan behind = next.spans.all().front();
    const bool is_plain = last.spans.all().size() == 1 && next.spans.all().size() == 1 &&
                          before.end + 1 == behind.begin && last.text_end + 1 == next.text_begin;
    if (is_plain) {
      last = {spelling.words, PageSpans(PageSpan{before.begin, behind.end}), last.text_begin, next.text_end};
    } else {
      words.push_back(next);
    }
  }
  return words;
}

/// Whether an article has a fuller form of a spelling among those that differ.
bool is_short_form(const std::vector<Spelling>& all, const Spelling& spelling) {
  return std::ranges::any_of(all, [&](const Spelling& each) {
    return each.telling == spelling.telling && each.words.size() > spelling.words.size() &&
           each.words.find(spelling.words) != std::string::npos;
  });
}

Comparison comparison_of(const Compared& compared, const SharedParty& party, const std::vector<Spelling>& all,
                         std::string_view rule) {
  Comparison comparison{.kind = ComparedKind::name,
                        .verdict = Verdict::name_variant,
                        .rule = std::string(rule),
                        .subject = party.name,
                        .accounts = {},
                        .permille = 900};
  for (const Spelling& spelling : all) {
    const Telling& telling = compared.telling(spelling.telling);
    std::string value = spelling.words;
    value += " (" + std::to_string(spelling.count) + ")";
    const std::vector<RecordedWords> words = words_of_spelling(telling.record(), spelling);
    comparison.accounts.push_back(
        account_of(compared, {.telling = spelling.telling,
                              .fact = {telling.numbered.article, FactKind::mention, spelling.mention},
                              .value = std::move(value),
                              .words = words,
                              .differing = words}));
  }
  std::ranges::stable_sort(comparison.accounts, {}, [](const Account& each) { return each.fact; });
  comparison.outlet_count = outlets_of(compared, comparison.accounts);
  return comparison;
}

}  // namespace

std::vector<Comparison> compare_names(const Compared& compared) {
  std::vector<Comparison> comparisons;
  for (const SharedParty& party : compared.book.parties()) {
    std::set<std::size_t> different;
    std::string_view rule;
    for (std::size_t i = 0; i < party.spellings.size(); ++i) {
      for (std::size_t j = i + 1; j < party.spellings.size(); ++j) {
        const bool are_read = !compared.telling(party.spellings[i].telling).is_copy &&
                              !compared.telling(party.spellings[j].telling).is_copy;
        const auto found =
            are_read ? difference(party.spellings[i].words, party.spellings[j].words) : std::string_view();
        if (found.empty()) continue;
        if (rule.empty() || found == "name.spelling") rule = found;
        different.insert({i, j});
      }
    }
    if (different.empty()) continue;
    std::vector<Spelling> spellings;
    for (const std::size_t at : different) spellings.push_back(party.spellings[at]);
    const std::vector<Spelling> all = spellings;
    std::erase_if(spellings, [&](const Spelling& each) { return is_short_form(all, each); });
    comparisons.push_back(comparison_of(compared, party, spellings, rule));
  }
  return comparisons;
}

}  // namespace rapporteur::comparison
