#pragma once

#include <span>
#include <string_view>

namespace rapporteur::actor {

/// The state that a person's name is mostly of by its form alone, where the form tells: a Chinese family name
/// with a given name of two syllables, written together on the mainland ("Wang Haitao") and with a hyphen on
/// Taiwan
/// ("Hsieh Wen-lung"). Empty otherwise. `parts` are the name's words as written; a hyphen parts words.
std::string_view country_by_name_form(std::span<const std::string_view> parts, bool has_hyphen);

}  // namespace rapporteur::actor
