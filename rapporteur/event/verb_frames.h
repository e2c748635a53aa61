#pragma once

#include "rapporteur/event/frames.h"

namespace rapporteur::event {

/// Reads the happenings that verbs tell.
class VerbFrames {
 public:
  VerbFrames(const EventInputs& inputs, const Lexicon& lexicon)
      : inputs_(inputs), lexicon_(lexicon), parties_(inputs, lexicon) {}

  /// The frame of a verb; nothing where the lexicon has no sense that fits.
  std::optional<Frame> read(Token verb) const;

 private:
  std::vector<Token> things_of(std::string_view key, Token verb, const Arguments& arguments) const;
  bool fits(const VerbSense& sense, Token verb, const std::vector<Token>& things,
            const Arguments& arguments) const;
  std::optional<Token> demand_of(Token verb) const;
  bool fits_clause(const VerbSense& sense, Token verb) const;
  bool is_weapon(const std::vector<Token>& heads) const;
  bool has_none(const std::vector<Token>& heads) const;
  void name_talkers(const Arguments& arguments, Frame& frame) const;
  void find_agent_below(Token verb, const ArgumentPattern& pattern, Frame& frame) const;
  void find_others(const VerbSense& sense, Token verb, const std::vector<Token>& things,
                   const Arguments& arguments, Frame& frame) const;
  bool lacks_parties(const VerbSense& sense, Token verb, const Arguments& arguments,
                     const Frame& frame) const;
  void find_visited(Token verb, const Arguments& arguments, Frame& frame) const;
  Parties found_in_clause(Token verb, const Frame& frame) const;
  std::optional<Frame> fill(const VerbSense& sense, Token verb, const std::vector<Token>& things,
                            const Arguments& arguments) const;
  void find_recipients(const VerbSense& sense, Token verb, const Arguments& arguments, Frame& frame) const;
  void leave_out_forces(const std::vector<Token>& objects, Parties& named) const;
  void find_beside(Token verb, const Arguments& arguments, Frame& frame) const;
  void make_reciprocal(Token verb, const Arguments& arguments, Frame& frame) const;
  std::vector<Token> in_set(const VerbSense& sense, const std::vector<Token>& things) const;

  const EventInputs& inputs_;
  const Lexicon& lexicon_;
  PartyReader parties_;
};

}  // namespace rapporteur::event
