#pragma once

#include "rapporteur/comparison/coverage.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace rapporteur::comparison {

/// A name as one article spells it.
struct Spelling {
  std::size_t telling = 0;
  std::uint32_t mention = 0;  ///< the first one with this spelling
  std::string words;
  std::uint32_t count = 0;
  std::vector<std::uint32_t> further{};  ///< mentions that the name goes on in
};

/// A party with the ways in which the story's articles name it.
struct SharedParty {
  std::string name;  ///< the longest
  ActorKind kind = ActorKind::unknown;
  std::string country;
  std::vector<Spelling> spellings;
};

/// Who is who across the articles of a story.
class PartyBook {
 public:
  explicit PartyBook(const Coverage& coverage);

  const std::vector<SharedParty>& parties() const { return parties_; }
  /// The party of an actor of an article.
  std::size_t party_of(std::size_t telling, std::uint32_t actor) const;
  /// Who speaks by a statement; empty where nobody known does.
  std::vector<std::size_t> parties_in(std::size_t telling, const std::vector<RecordedParty>& named) const;

 private:
  void join(const Telling& telling, std::size_t index, const RecordedActor& actor);
  void add_spellings(const Telling& telling, std::size_t index);
  /// Names that a letter keeps from being a known person's: "Taro Kano" beside "Taro Kono".
  void find_misspelt(const Telling& telling, std::size_t index);
  /// The person whose full name these words spell, though they were taken for something else.
  std::size_t person_named(const std::string& words, std::size_t otherwise) const;

  std::vector<SharedParty> parties_;
  std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> by_actor_;
};

/// Whether two names may be spellings of one: a letter apart, or written in another way.
bool may_be_same_name(const std::string& one, const std::string& other);
/// The same for single words of names.
bool may_be_same_word(const Word& one, const Word& other);

}  // namespace rapporteur::comparison
