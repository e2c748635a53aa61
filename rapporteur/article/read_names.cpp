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

WordKinds NameReader::kinds_of(std::string_view value, std::uint64_t hash) {
  Seen& seen = seen_[(hash >> 7) % seen_.size()];
  if (seen.hash != hash) seen = {hash, lists_.of_name(value)};
  return seen.kinds;
}

ElementNames NameReader::read(const HtmlTree& tree, NodeId id) {
  ElementNames names;
  const HtmlNode& node = tree.node(id);
  if (node.count == 0) return names;
  const auto add = [&](HtmlAttributeName name) {
    const std::string_view value = tree.value_of(id, name);
    if (value.empty()) return std::uint64_t{0};
    const std::uint64_t hash = hash_of(value);
    names.kinds |= kinds_of(value, hash);
    return hash;
  };
  names.hash = static_cast<std::uint32_t>(add(HtmlAttributeName::class_) >> 16);
  add(HtmlAttributeName::id);
  if (const std::string_view property = tree.value_of(id, HtmlAttributeName::itemprop); !property.empty()) {
    add(HtmlAttributeName::itemprop);
    names.inside |= property.find("articleBody") != std::string_view::npos ? bit(Inside::body_property)
                                                                           : bit(Inside::other_property);
  }
  if (const std::string_view role = tree.value_of(id, HtmlAttributeName::role); !role.empty())
    names.inside |= inside_of_role(role);
  if (tree.attribute(id, HtmlAttributeName::hidden) || hides(tree.value_of(id, HtmlAttributeName::style))) {
    names.inside |= bit(Inside::hidden);
  }
  if (tree.value_of(id, HtmlAttributeName::aria_hidden) == "true") names.inside |= bit(Inside::aria_hidden);
  return names;
}

}  // namespace rapporteur::article
