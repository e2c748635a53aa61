#include "rapporteur/article/read_names.h"

#include "rapporteur/base/ascii.h"

#include <cstring>

namespace rapporteur::article {

namespace {

std::uint64_t hash_of(std::string_view value) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ value.size();
  while (value.size() >= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, value.data(), 8);
    hash = (hash ^ eight) * 0xFF51AFD7ED558CCDu;
    hash ^= hash >> 32;
    value.remove_prefix(8);
  }
  for (const char c : value) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  hash ^= hash >> 29;
  return hash | 1;
}

InsideMask inside_of_role(std::string_view role) {
  if (role == "main") return bit(Inside::main);
  if (role == "article") return bit(Inside::article);
  if (role == "complementary") return bit(Inside::aside);
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "tablist")
    return bit(Inside::nav);
  if (role == "banner") return bit(Inside::header);
  if (role == "contentinfo") return bit(Inside::footer);
  if (role == "search" || role == "form") return bit(Inside::form);
  if (role == "dialog" || role == "alertdialog") return bit(Inside::dialog);
  if (role == "button") return bit(Inside::button);
  return 0;
}

bool hides(std::string_view style) {
  const std::size_t at = style.find("display");
  if (at == std::string_view::npos) return false;
  std::string_view rest = style.substr(at + 7);
  while (!rest.empty() && (base::is_space(rest.front()) || rest.front() == ':')) rest.remove_prefix(1);
  return rest.starts_with("none");
}

}  // namespace

std::uint64_t NameReader::add_kinds(std::string_view value, ElementNames& names) {
  const std::uint64_t hash = hash_of(value);
  Seen& seen = seen_[(hash >> 7) % seen_.size()];
  if (seen.hash != hash) seen = {hash, lists_.of_name(value)};
  names.kinds |= seen.kinds;
  return hash;
}

ElementNames NameReader::read(const HtmlTree& tree, NodeId id) {
  ElementNames names;
  const std::size_t count = tree.attribute_count(id);
  for (std::size_t i = 0; i < count; ++i)
    read_attribute(tree.attribute_name(id, i), tree.attribute_value(id, i), names);
  return names;
}

void NameReader::read_attribute(HtmlAttributeName name, std::string_view value, ElementNames& names) {
  switch (name) {
    case HtmlAttributeName::class_:
      if (!value.empty()) names.hash = static_cast<std::uint32_t>(add_kinds(value, names) >> 16);
      break;
    case HtmlAttributeName::id:
      if (!value.empty()) add_kinds(value, names);
      break;
    case HtmlAttributeName::itemprop:
      if (value.empty()) break;
      add_kinds(value, names);
      names.inside |= value.find("articleBody") != std::string_view::npos ? bit(Inside::body_property)
                                                                          : bit(Inside::other_property);
      break;
    case HtmlAttributeName::role:
      names.inside |= inside_of_role(value);
      break;
    case HtmlAttributeName::hidden:
      names.inside |= bit(Inside::hidden);
      break;
    case HtmlAttributeName::style:
      if (hides(value)) names.inside |= bit(Inside::hidden);
      break;
    case HtmlAttributeName::aria_hidden:
      if (value == "true") names.inside |= bit(Inside::aria_hidden);
      break;
    default:
      break;
  }
}

}  // namespace rapporteur::article
