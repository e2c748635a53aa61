#include "rapporteur/article/title_site.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/article/title_parts.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_notice_bytes = 120;
constexpr std::size_t most_name_words = 6;

std::vector<std::string> words_in(std::string_view plain) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', begin), plain.size());
    if (end > begin) words.emplace_back(plain.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// What the link to the front page is called: by its text, or by the picture in it.
std::string name_of_link(const Page& page, NodeId link) {
  const Written text = write_element(page, link, Signal::link_element, 100);
  std::string name = plain_words(text.utf8());
  const HtmlTree& tree = page.tree;
  for (NodeId id = tree.next_in_order(link, link); name.empty() && id != no_node;
       id = tree.next_in_order(id, link)) {
    if (tree.node(id).tag == HtmlTag::img)
      name = plain_words(tree.value_of(id, HtmlAttributeName::alt).substr(0, 100));
  }
  return name;
}

bool holds_all(const std::vector<std::string>& words, const std::vector<std::string>& others) {
  return std::ranges::all_of(
      others, [&](const std::string& each) { return std::ranges::find(words, each) != words.end(); });
}

/// "WPM" or "Back to WPM News" beside "WPM News".
bool is_like(const std::vector<std::string>& part, const std::vector<std::string>& name) {
  if (name.empty()) return false;
  if (holds_all(part, name)) return part.size() <= name.size() + 2 && name.front() != "home";
  return holds_all(name, part) && name.size() <= part.size() + 3;
}

/// Whether a notice of copyright goes on with the name.
bool stands_in_notice(std::string_view source, const std::string& plain) {
  constexpr std::array<std::string_view, 4> signs{"\xC2\xA9", "&copy;", "Copyright", "&#169;"};
  for (const std::string_view sign : signs) {
    for (std::size_t at = source.find(sign); at != std::string_view::npos; at = source.find(sign, at + 1)) {
      if (plain_words(source.substr(at + sign.size(), most_notice_bytes)).find(plain) != std::string::npos)
        return true;
    }
  }
  return false;
}

}  // namespace

std::optional<TitleSite> find_title_site(const Page& page, const PageSignals& signals) {
  if (signals.title == no_node) return std::nullopt;
  TitleSite site{write_element(page, signals.title, Signal::title_element), {}};
  if (!site.title.is_divisible) return std::nullopt;
  const std::vector<TextSpan> parts = title_parts(site.title.utf8());
  if (parts.empty()) return std::nullopt;
  std::vector<std::vector<std::string>> names;
  for (const NodeId link : signals.home_links) names.push_back(words_in(name_of_link(page, link)));
  for (const TextSpan part : {parts.back(), parts.front()}) {
    const std::string plain = plain_words(site.title.utf8().substr(part.begin, part.size()));
    const std::vector<std::string> words = words_in(plain);
    if (words.empty() || words.size() > most_name_words || plain == "home") continue;
    const bool is_linked = std::ranges::any_of(names, [&](const auto& name) { return is_like(words, name); });
    if (!is_linked && (plain.size() < 6 || !stands_in_notice(page.source(), plain))) continue;
    site.part = part;
    return site;
  }
  return std::nullopt;
}

}  // namespace rapporteur::article
