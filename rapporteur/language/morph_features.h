#pragma once

#include <string>
#include <string_view>

namespace rapporteur::language {

/// The features of "Number=Sing|Person=3" in the order of their names, the values of each in order; "_"
/// means none.
std::string sorted_features(std::string_view features);

/// The value of a feature, "" where it is not among the features.
std::string_view feature_value(std::string_view features, std::string_view name);

}  // namespace rapporteur::language
