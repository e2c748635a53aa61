#include "rapporteur/language/lemmas.h"

#include "rapporteur/language/alphabetic.h"
#include "rapporteur/language/morph_features.h"

#include <algorithm>

namespace rapporteur::language {

namespace {

/// Whether the form is one that a dictionary lists, so that it is its own lemma.
bool is_base_form(std::string_view part, std::string_view features) {
  const std::string_view form = feature_value(features, "VerbForm");
  if (form == "Inf" || form == "None" || feature_value(features, "Degree") == "Pos") return true;
  if (part == "noun") return feature_value(features, "Number") == "Sing";
  return part == "verb" && form == "Fin" && feature_value(features, "Tense") == "Pres" &&
         feature_value(features, "Number").empty();
}

/// Forms in the order in which they are to be preferred, each once.
class Forms {
 public:
  void append(std::string form) {
    if (!has(form)) forms_.push_back(std::move(form));
  }
  void prefer(std::string form) {
    if (!has(form)) forms_.insert(forms_.begin(), std::move(form));
  }
  /// A form that was there is moved to the front as well.
  void move_to_front(std::string form) {
    std::erase(forms_, form);
    forms_.insert(forms_.begin(), std::move(form));
  }
  bool has(std::string_view form) const { return std::ranges::find(forms_, form) != forms_.end(); }
  bool is_empty() const { return forms_.empty(); }
  std::string first() const { return forms_.front(); }

 private:
  std::vector<std::string> forms_;
};

std::string lemma_by_rules(const LemmaTables& tables, const LemmaWord& word, Lemmas::Order order) {
  Forms forms;
  Forms unknown;
  for (const auto& [old_ending, new_ending] : tables.endings) {
    if (!word.lower.ends_with(old_ending)) continue;
    std::string form(word.lower.substr(0, word.lower.size() - old_ending.size()));
    form += new_ending;
    if (form.empty()) continue;
    const bool is_known = tables.words.contains(form);
    if (!is_known && is_alphabetic(form)) {
      unknown.append(std::move(form));
    } else if (is_known && order == Lemmas::Order::known_first) {
      forms.move_to_front(std::move(form));
    } else {
      forms.append(std::move(form));
    }
  }
  if (const auto number = tables.irregular.find(word.lower); number != WordSet::none) {
    const auto range = tables.irregular_ranges[number];
    for (auto i = range.begin; i < range.end; ++i) forms.prefer(tables.lemmas[i]);
  }
  if (!forms.is_empty()) return forms.first();
  return unknown.is_empty() ? std::string(word.word) : unknown.first();
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

}  // namespace

std::string Lemmas::lemma(const LemmaWord& word, std::string_view part, std::string_view features,
                          Order order) const {
  const std::string lower_part = lower_ascii(part);
  if (lower_part.empty() || lower_part == "eol" || lower_part == "space") return std::string(word.lower);
  if (is_base_form(lower_part, features)) return std::string(word.lower);
  const auto tables = std::ranges::find(tables_, lower_part, &LemmaTables::part);
  if (tables != tables_.end()) return lemma_by_rules(*tables, word, order);
  return std::string(lower_part == "propn" ? word.word : word.lower);
}

std::string_view LemmaCache::lemma(std::uint32_t lexeme, const LemmaWord& word, LabelId part,
                                   LabelId features) {
  const std::uint64_t key = (std::uint64_t{lexeme} << 32) | (std::uint64_t{part} << 16) | features;
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  return known_.emplace(key, lemmas_->lemma(word, labels_->name(part), labels_->name(features)))
      .first->second;
}

}  // namespace rapporteur::language
