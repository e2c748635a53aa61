#pragma once

#include <string>
#include <string_view>

/// What Unicode says of characters, as Python says it.
namespace rapporteur::language {

/// The text in lower case (`str.lower`), by Unicode's full rules; well-formed UTF-8 in and out.
void lower_case(std::string_view text, std::string& lowered);

/// What a character is in a word's outline: X for a capital letter, x for another letter, d for a digit,
/// else the character itself.
char32_t outline_of(char32_t character);

}  // namespace rapporteur::language
