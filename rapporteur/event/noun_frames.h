#pragma once

#include "rapporteur/event/frames.h"

#include <functional>

namespace rapporteur::event {

/// Reads the happenings that nouns tell, alone or carried by a verb.
class NounFrames {
 public:
  NounFrames(const EventInputs& inputs, const Lexicon& lexicon)
      : inputs_(inputs), lexicon_(lexicon), parties_(inputs, lexicon) {}

  /// The frame of a noun; nothing where it is no event, or part of one that a verb with a frame tells.
  std::optional<Frame> read(Token noun, const std::function<bool(Token)>& has_frame) const;

 private:
  bool is_told(Token noun) const;
  std::vector<Token> agents_before(Token noun) const;
  struct Carried {
    Token verb = 0;
    Carrier kind = Carrier::none;
  };
  bool is_definite(Token noun) const;
  Token measure_of(Token noun) const;
  std::optional<Carried> carrier_of(Token noun) const;
  void find_own_parties(const NounSense& sense, Token noun, Frame& frame) const;
  void add_partners(const NounSense& sense, Token noun, Frame& frame) const;
  void add_targets(const NounSense& sense, Token noun, bool is_left, Frame& frame) const;
  static void take_from_carrier(Carrier kind, Stance& stance);
  void find_carried_parties(const NounSense& sense, const Carried& carried, Frame& frame) const;
  void find_context_parties(const NounSense& sense, Token noun, Frame& frame) const;
  void read_modifiers(Token noun, Stance& stance) const;

  const EventInputs& inputs_;
  const Lexicon& lexicon_;
  PartyReader parties_;
};

}  // namespace rapporteur::event
