#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The grammar that the templates need: lists, numbers, plurals, days, articles, genitives.
namespace rapporteur::report {

/// "a, b and c"
std::string listed(const std::vector<std::string>& all);
/// "no article", "one article", "twelve articles", "13 articles"
std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// "one", "twelve", "13"
std::string number_words(std::size_t count);
/// "16 January 2018" of "2018-01-16T08:40:00Z"; "January 2018" of "2018-01"; what is no day as it stands.
std::string day_words(std::string_view day);
/// "16 January 2018", "16 to 18 January 2018", "December 2017 to January 2018"; whole months and years by
/// name.
std::string days_words(std::string_view first, std::string_view last);
/// "the United States", "North Korea", "the Security Council", "Rex Tillerson".
std::string with_article(std::string_view name);
/// "Northline's", "WPM News'"
std::string owner(std::string_view name);
/// With a capital letter, as at the beginning of a sentence.
std::string capital(std::string text);
/// Two texts as the same words: letters and digits of ASCII in small, everything else that is not ASCII as it
/// is.
std::string letters_of(std::string_view text);

}  // namespace rapporteur::report
