#pragma once

#include <array>
#include <concepts>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace rapporteur {

/// One field of a product: its name, its place in the struct and what it means. Listed once, in the struct's
/// `fields()`; JSON, the store's schema and the documentation are written from that list.
template <class Owner, class Value>
struct Field {
  std::string_view name;
  Value Owner::*member;
  std::string_view meaning;
};

template <class Owner, class Value>
constexpr Field<Owner, Value> field(std::string_view name, Value Owner::*member, std::string_view meaning) {
  return {name, member, meaning};
}

/// A struct that lists its fields: `static constexpr auto fields() { return std::tuple(field(...), ...); }`
template <class T>
concept HasFields = requires { T::fields(); };

/// Calls `visit(field)` for each field in order.
template <HasFields T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... each) { (visit(each), ...); }, T::fields());
}

/// The written names of an enum's values, in order from 0. Specialise as:
/// `template <> struct Names<Signal> { static constexpr std::array<std::string_view, 2> all{"json_ld",
/// "meta"}; };`
template <class Enum>
struct Names;

template <class Enum>
concept Named = std::is_enum_v<Enum> && requires { Names<Enum>::all; };

template <Named Enum>
constexpr std::string_view name_of(Enum value) {
  return Names<Enum>::all[static_cast<std::size_t>(value)];
}

/// The value with that name; false when there is none.
template <Named Enum>
constexpr bool parse_name(std::string_view name, Enum& value) {
  for (std::size_t i = 0; i < Names<Enum>::all.size(); ++i) {
    if (Names<Enum>::all[i] != name) continue;
    value = static_cast<Enum>(i);
    return true;
  }
  return false;
}

}  // namespace rapporteur
