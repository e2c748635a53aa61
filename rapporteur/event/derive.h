#pragma once

#include "rapporteur/event/event.h"
#include "rapporteur/event/stance.h"

#include <string_view>

namespace rapporteur::event {

/// Label and realis that a content and a stance come to.
struct Label {
  Plover event = Plover::none;  ///< none: nothing is to be coded
  Realis realis = Realis::actual;
  Polarity polarity = Polarity::positive;
};

/// The label by PLOVER's manual and the rules of docs/events.md: cooperation to come is AGREE, easing to come
/// CONCEDE, hostility to come THREATEN, what is refused REJECT, aid that is stopped SANCTION.
Label derive_label(Plover content, const Stance& stance);

/// The label of an act of speaking with that force; of none where the force is no act of PLOVER's.
Label label_of(Force force, bool is_conditional);

Quad quad_of(Plover event);

/// The CAMEO code that an event and mode come to, and its Goldstein score times ten; by
/// data/events/codes.tsv.
struct Code {
  std::string_view cameo;
  std::int16_t goldstein_tenths = 0;
};
Code code_of(Plover event, std::string_view mode);

}  // namespace rapporteur::event
