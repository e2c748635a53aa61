#pragma once

#include "rapporteur/article/line_signs.h"

#include <string_view>

namespace rapporteur::article {

/// The grammar of captions, credits and picture names, as far as one line shows it; fills those signs.
void read_picture_signs(std::string_view line, const LineWords& line_words, const TextPageWords& words,
                        LineSigns& signs);

}  // namespace rapporteur::article
