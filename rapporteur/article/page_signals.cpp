#include "rapporteur/article/page_signals.h"

#include "rapporteur/base/ascii.h"

namespace rapporteur::article {

namespace {

constexpr std::size_t most_metas = 300;
constexpr std::size_t most_of_a_kind = 60;
constexpr std::size_t most_first_links = 60;  // the one on the logo stands early
constexpr std::size_t most_json_bytes = 4u << 20;

void keep(std::vector<NodeId>& list, NodeId id) {
  if (list.size() < most_of_a_kind) list.push_back(id);
}

void keep_meta(const HtmlTree& tree, NodeId id, PageSignals& signals) {
  if (signals.metas.size() >= most_metas) return;
  const std::optional<HtmlAttribute> content = tree.attribute(id, HtmlAttributeName::content);
  if (!content || content->value.empty()) return;
  for (const HtmlAttributeName name : {HtmlAttributeName::property, HtmlAttributeName::name,
                                       HtmlAttributeName::itemprop, HtmlAttributeName::http_equiv}) {
    const std::string_view value = base::trim(tree.value_of(id, name));
    if (value.empty() || value.size() > 100) continue;
    signals.metas.push_back({base::to_lower(value), *content, id});
    return;
  }
}

void keep_json(const Page& page, NodeId id, PageSignals& signals) {
  const HtmlTree& tree = page.tree;
  const std::string_view type = base::trim(tree.value_of(id, HtmlAttributeName::type));
  if (!base::equals_ignoring_case(type.substr(0, 19), "application/ld+json") ||
      signals.json.size() >= most_of_a_kind)
    return;
  const NodeId text = tree.node(id).first_child;
  if (text == no_node || tree.node(text).kind != NodeKind::text || tree.piece_count(text) == 0) return;
  const std::uint32_t begin = tree.piece(text, 0).source.begin;
  const std::uint32_t end = tree.piece(text, tree.piece_count(text) - 1).source.end;
  std::size_t read = end - begin;
  for (const JsonSignal& other : signals.json) read += other.document.text.size();
  if (read > most_json_bytes) return;
  signals.json.push_back({begin, read_json_ld(page.source().substr(begin, end - begin))});
}

/// Whether an address is that of the site's front page: "/", or a scheme and a host.
bool leads_home(std::string_view address) {
  if (address == "/") return true;
  if (!address.starts_with("http://") && !address.starts_with("https://") && !address.starts_with("//"))
    return false;
  const std::string_view rest = address.substr(address.find("//") + 2);
  const std::size_t path = rest.find_first_of("/?#");
  return !rest.empty() && (path == std::string_view::npos || rest.substr(path) == "/");
}

}  // namespace

const MetaSignal* PageSignals::meta(std::string_view name) const {
  for (const MetaSignal& each : metas) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

PageSignals find_signals(const Page& page) {
  PageSignals signals;
  const HtmlTree& tree = page.tree;
  const std::span<const HtmlNode> nodes = tree.nodes();
  std::size_t links = 0;
  for (NodeId id = 0; id < nodes.size(); ++id) {
    const HtmlNode& node = nodes[id];
    if (node.kind != NodeKind::element || node.parent == no_node) continue;
    switch (node.tag) {
      case HtmlTag::meta:
        keep_meta(tree, id, signals);
        break;
      case HtmlTag::link:
        keep(signals.links, id);
        break;
      case HtmlTag::h1:
        keep(signals.headings, id);
        break;
      case HtmlTag::h2:
      case HtmlTag::h3:
        keep(signals.subheadings, id);
        break;
      case HtmlTag::a:
        if (links < most_first_links && ++links && leads_home(tree.value_of(id, HtmlAttributeName::href)))
          keep(signals.home_links, id);
        break;
      case HtmlTag::time:
        keep(signals.times, id);
        break;
      case HtmlTag::script:
        keep_json(page, id, signals);
        break;
      case HtmlTag::title:
        if (signals.title == no_node && node.name_space == HtmlNamespace::html) signals.title = id;
        break;
      case HtmlTag::article:
        if (signals.article == no_node) signals.article = id;
        break;
      case HtmlTag::main:
        if (signals.main == no_node) signals.main = id;
        break;
      default:
        break;
    }
  }
  return signals;
}

}  // namespace rapporteur::article
