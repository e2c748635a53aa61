#include "rapporteur/statement/claim_clauses.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> modal_forms{{{"'d", "would"},
                                                                                     {"'ll", "will"},
                                                                                     {"ca", "can"},
                                                                                     {"can", "can"},
                                                                                     {"cannot", "can"},
                                                                                     {"could", "could"},
                                                                                     {"may", "may"},
                                                                                     {"might", "might"},
                                                                                     {"must", "must"},
                                                                                     {"ought", "should"},
                                                                                     {"shall", "will"},
                                                                                     {"should", "should"},
                                                                                     {"will", "will"},
                                                                                     {"wo", "will"},
                                                                                     {"would", "would"}}};

std::string_view modal_of(std::string_view lower) {
  const auto found =
      std::ranges::lower_bound(modal_forms, lower, {}, &decltype(modal_forms)::value_type::first);
  return found != modal_forms.end() && found->first == lower ? found->second : std::string_view();
}

bool is_negation(std::string_view lower) {
  return lower == "not" || lower == "n't" || lower == "never" || lower == "neither" || lower == "nor" ||
         lower == "no" || lower == "hardly";
}

}  // namespace

bool is_modal(std::string_view lower) {
  return !modal_of(lower).empty();
}

bool is_verb(const Analysis& analysis, std::uint32_t token) {
  return analysis.parts[token] == Part::verb || analysis.parts[token] == Part::aux;
}

bool is_subject(Relation relation) {
  return relation == Relation::nsubj || relation == Relation::nsubjpass || relation == Relation::csubj ||
         relation == Relation::csubjpass || relation == Relation::expl;
}

std::optional<std::uint32_t> own_subject(const Analysis& analysis, std::uint32_t verb) {
  std::optional<std::uint32_t> found;
  for (const std::uint32_t child : analysis.children(verb)) {
    if (!is_subject(analysis.relations[child])) continue;
    if (!found || analysis.relations[child] != Relation::expl) found = child;
  }
  return found;
}

bool has_child(const Analysis& analysis, std::uint32_t token, Relation relation) {
  return std::ranges::any_of(analysis.children(token),
                             [&](std::uint32_t child) { return analysis.relations[child] == relation; });
}

bool is_finite(const Analysis& analysis, std::uint32_t verb) {
  if (!is_verb(analysis, verb)) return false;
  const auto is_tensed = [&](std::uint32_t token) {
    const std::string_view tag = analysis.tag(token);
    return tag == "MD" || tag == "VBD" || tag == "VBZ" || tag == "VBP";
  };
  return is_tensed(verb) || std::ranges::any_of(analysis.children(verb), [&](std::uint32_t child) {
           const Relation relation = analysis.relations[child];
           return (relation == Relation::aux || relation == Relation::auxpass) && is_tensed(child);
         });
}

VerbGroup verb_group(const ClaimWords& words, std::uint32_t verb) {
  const Analysis& analysis = words.analysis();
  VerbGroup group;
  group.is_past = analysis.tag(verb) == "VBD";
  for (const std::uint32_t child : analysis.children(verb)) {
    const Relation relation = analysis.relations[child];
    const std::uint32_t place = words.place_of(child);
    if (place == words.size()) continue;
    const std::string_view lower = words.lower(place);
    if (relation == Relation::neg || (relation == Relation::preconj && is_negation(lower)) ||
        (relation == Relation::advmod && is_negation(lower)))
      group.is_negated = true;
    if (relation == Relation::auxpass) group.is_passive = true;
    if (relation != Relation::aux && relation != Relation::auxpass) continue;
    if (analysis.tag(child) == "TO") group.has_to = true;
    if (analysis.tag(child) == "VBD") group.is_past = true;
    if (analysis.lemma(child) == "have") group.is_perfect = true;
    if (const std::string_view modal = modal_of(lower); !modal.empty()) {
      group.modal = modal;
      group.modal_word = place;
      if (lower == "cannot") group.is_negated = true;
    }
  }
  return group;
}

std::uint32_t clause_of(const ClaimWords& words, std::uint32_t token) {
  const Analysis& analysis = words.analysis();
  while (true) {
    if (is_verb(analysis, token) && own_subject(analysis, token)) return token;
    const std::uint32_t head = analysis.heads[token];
    const Relation relation = analysis.relations[token];
    if (head == token || !words.holds(head) || relation == Relation::acl || relation == Relation::relcl ||
        relation == Relation::advcl)
      return token;
    token = head;
  }
}

}  // namespace rapporteur::statement
