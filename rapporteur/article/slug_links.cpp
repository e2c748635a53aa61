#include "rapporteur/article/slug_links.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/article/site_names.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

namespace {

constexpr std::size_t least_word_bytes = 3;
constexpr std::size_t least_shared_words = 4;

std::vector<std::string> long_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto keep = [&] {
    if (word.size() >= least_word_bytes) words.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    if (base::is_alphanumeric(c) || (c & 0x80) != 0)
      word += base::to_lower(c);
    else
      keep();
  }
  keep();
  return words;
}

/// The part of an address's path that is likeliest made of a headline's words: the one of most hyphens.
std::string_view slug_of(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  std::string_view best;
  std::ptrdiff_t most = 0;
  for (std::size_t begin = 0; begin < address.size();) {
    const std::size_t end = std::min(address.find('/', begin), address.size());
    const std::string_view part = address.substr(begin, end - begin);
    const auto marks = std::ranges::count_if(part, [](char c) { return c == '-' || c == '_'; });
    if (marks >= most) best = part, most = marks;
    begin = end + 1;
  }
  return most >= 3 ? best : std::string_view();
}

bool spells(std::string_view address, const std::string& text) {
  const std::vector<std::string> slug = long_words(slug_of(address));
  if (slug.size() < least_shared_words) return false;
  const std::vector<std::string> words = long_words(plain_words(text));
  const auto shared = static_cast<std::size_t>(std::ranges::count_if(
      slug, [&](const std::string& each) { return std::ranges::find(words, each) != words.end(); }));
  return shared >= least_shared_words && shared * 10 >= slug.size() * 7 && shared * 10 >= words.size() * 5;
}

/// Whether an address is of the page's own site, as far as its host tells.
bool is_own(std::string_view address, std::string_view url) {
  if (address.find("://") == std::string_view::npos && !address.starts_with("//")) return true;
  const std::string host = host_of(url);
  return !host.empty() && host_of(address) == host;
}

NodeId link_around(const HtmlTree& tree, NodeId text) {
  NodeId id = tree.node(text).parent;
  for (int depth = 0; depth < 6 && id != no_node; ++depth, id = tree.node(id).parent) {
    if (tree.node(id).tag == HtmlTag::a) return id;
  }
  return no_node;
}

}  // namespace

bool is_link_to_article(const Page& page, const PageBlocks::Features& found, const PlainBlock& block) {
  const HtmlTree& tree = page.tree;
  const HtmlTag tag = found.boxes[block.box].tag;
  const bool is_heading = tag >= HtmlTag::h1 && tag <= HtmlTag::h6;
  if (is_heading || block.counts.links == 0 || block.counts.links > 2) return false;
  NodeId link = no_node;
  bool is_first = true;     // nothing stands before the link
  bool begins_anew = true;  // what stands behind it does not go on with its words
  bool is_behind = false;
  std::string words;
  for (std::uint32_t i = block.first_node; i < block.end_node; ++i) {
    const NodeId text = found.text_nodes[i];
    const NodeId around = link_around(tree, text);
    const std::string own(base::trim(tree.text(text)));
    if (own.empty()) continue;
    if (around == no_node && words.empty()) is_first = false;
    if (around == no_node && !words.empty() && is_behind) {
      begins_anew = is_capital(character_at(own, 0).code) || base::is_digit(own.front());
      is_behind = false;
    }
    if (around == no_node || (link != no_node && around != link)) continue;
    link = around;
    is_behind = true;
    words += tree.text(text);
  }
  const bool is_most = block.counts.link_characters * 2 >= block.counts.characters;
  if (link == no_node || (!is_most && !(is_first && begins_anew))) return false;
  const std::string_view address = tree.value_of(link, HtmlAttributeName::href);
  return !base::trim(words).ends_with('.') && is_own(address, page.url) && spells(address, words);
}

}  // namespace rapporteur::article
