#include "rapporteur/article/page_facts.h"

#include "rapporteur/article/title_site.h"
#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace rapporteur::article {

namespace {

std::optional<MetadataValue> given_value(const Page& page, GivenValue::Kind kind) {
  for (const GivenValue& given : page.given) {
    std::string value = tidy(given.words);
    if (given.kind == kind && !value.empty())
      return MetadataValue{std::move(value), given.words, Signal::given, given.traces};
  }
  return std::nullopt;
}

std::optional<MetadataValue> quote_all(const Page& page, const Written& written) {
  const TextSpan part = trimmed_span(written.utf8(), written.text.all());
  if (part.is_empty()) return std::nullopt;
  return quote(page, written, part, tidy(written.utf8().substr(part.begin, part.size())));
}

/// BCP 47 by shape: letters in front, then short parts; "_" as "-", regions upper case. Empty where it is
/// none.
std::string language_tag(std::string_view text) {
  text = base::trim(text);
  if (text.size() < 2 || text.size() > 16) return {};
  std::string tag;
  std::size_t part = 0;
  std::size_t length = 0;
  for (const char c : text) {
    if (c == '-' || c == '_') {
      if (length == 0) return {};
      tag += '-';
      ++part;
      length = 0;
    } else if (base::is_alphanumeric(c)) {
      tag += base::to_lower(c);
      if (++length > (part == 0 ? 3u : 8u)) return {};
    } else {
      return {};
    }
  }
  if (length == 0 || tag.find('-') == 1 || (part == 0 && length < 2)) return {};
  for (std::size_t at = tag.find('-'); at != std::string::npos; at = tag.find('-', at + 1)) {
    const std::size_t end = std::min(tag.find('-', at + 1), tag.size());
    if (end - at == 5) tag[at + 1] = static_cast<char>(tag[at + 1] - (base::is_lower(tag[at + 1]) ? 32 : 0));
    if (end - at != 3) continue;
    for (std::size_t i = at + 1; i < end; ++i)
      tag[i] = static_cast<char>(tag[i] - (base::is_lower(tag[i]) ? 32 : 0));
  }
  return tag;
}

std::optional<MetadataValue> quote_language(const Page& page, const Written& written) {
  std::string tag = language_tag(written.utf8());
  const TextSpan part = trimmed_span(written.utf8(), written.text.all());
  if (tag.empty() || part.is_empty()) return std::nullopt;
  return quote(page, written, part, std::move(tag));
}

bool is_web_address(std::string_view text) {
  const std::string low = base::to_lower(base::trim(text).substr(0, 8));
  return low.starts_with("http://") || low.starts_with("https://");
}

}  // namespace

std::optional<MetadataValue> find_outlet(const Page& page, const PageSignals& signals,
                                         const JsonFacts& facts) {
  if (std::optional<MetadataValue> given = given_value(page, GivenValue::Kind::outlet)) return given;
  const auto from_meta = [&](std::string_view name, Signal signal) -> std::optional<MetadataValue> {
    const MetaSignal* meta = signals.meta(name);
    if (!meta || is_web_address(meta->content.value)) return std::nullopt;
    return quote_all(page, write_attribute(page, meta->content, signal));
  };
  if (auto value = from_meta("og:site_name", Signal::open_graph)) return value;
  for (const JsonString& outlet : facts.outlets) {
    if (outlet.content.find("://") != std::string_view::npos ||
        outlet.content.find(":\\/\\/") != std::string_view::npos)
      continue;
    if (auto value = quote_all(page, write_json(page, outlet.begin, outlet.content))) return value;
  }
  for (const std::string_view name :
       {"application-name", "dc.publisher", "dcterms.publisher", "apple-mobile-web-app-title"}) {
    if (auto value = from_meta(name, Signal::meta)) return value;
  }
  if (const std::optional<TitleSite> site = find_title_site(page, signals)) {
    const std::string_view words = site->title.utf8().substr(site->part.begin, site->part.size());
    return quote(page, site->title, site->part, tidy(words));
  }
  return std::nullopt;
}

std::optional<MetadataValue> find_canonical_url(const Page& page, const PageSignals& signals,
                                                const JsonFacts& facts) {
  for (const NodeId link : signals.links) {
    if (!base::equals_ignoring_case(base::trim(page.tree.value_of(link, HtmlAttributeName::rel)),
                                    "canonical"))
      continue;
    const std::optional<HtmlAttribute> href = page.tree.attribute(link, HtmlAttributeName::href);
    if (!href || !is_web_address(href->value)) continue;
    if (auto value = quote_all(page, write_attribute(page, *href, Signal::link_element))) return value;
  }
  if (const MetaSignal* meta = signals.meta("og:url"); meta && is_web_address(meta->content.value)) {
    if (auto value = quote_all(page, write_attribute(page, meta->content, Signal::open_graph))) return value;
  }
  for (const JsonString& address : facts.addresses) {
    const Written written = write_json(page, address.begin, address.content);
    if (!is_web_address(written.utf8()) || written.utf8().find('#') != std::string_view::npos) continue;
    if (auto value = quote_all(page, written)) return value;
  }
  return std::nullopt;
}

std::optional<MetadataValue> find_stated_language(const Page& page, const PageSignals& signals,
                                                  const JsonFacts& facts) {
  if (std::optional<MetadataValue> given = given_value(page, GivenValue::Kind::language)) {
    given->value = language_tag(given->value);
    if (!given->value.empty()) return given;
  }
  const NodeId root = page.tree.html();
  if (root != no_node) {
    for (const HtmlAttributeName name : {HtmlAttributeName::lang, HtmlAttributeName::xml_lang}) {
      const std::optional<HtmlAttribute> lang = page.tree.attribute(root, name);
      if (!lang) continue;
      if (auto value = quote_language(page, write_attribute(page, *lang, Signal::language_attribute)))
        return value;
    }
  }
  for (const std::string_view name :
       {"og:locale", "content-language", "dc.language", "dcterms.language", "language"}) {
    const MetaSignal* meta = signals.meta(name);
    if (!meta) continue;
    const Signal signal = name == "og:locale" ? Signal::open_graph : Signal::meta;
    if (auto value = quote_language(page, write_attribute(page, meta->content, signal))) return value;
  }
  for (const JsonString& language : facts.languages) {
    if (auto value = quote_language(page, write_json(page, language.begin, language.content))) return value;
  }
  return std::nullopt;
}

std::optional<MetadataValue> find_paywall(const Page& page, const PageSignals& signals,
                                          const JsonFacts& facts) {
  for (const JsonString& flag : facts.free_flags) {
    const Written written = write_json(page, flag.begin, flag.content);
    const std::string value = base::to_lower(base::trim(written.utf8()));
    const bool is_free = value == "true" || value == "1" || value == "yes" || value.ends_with("/true");
    const bool is_paid = value == "false" || value == "0" || value == "no" || value.ends_with("/false");
    if (is_free || is_paid) return quote(page, written, written.text.all(), is_paid ? "true" : "false");
  }
  for (const std::string_view name :
       {"article:content_tier", "og:article:content_tier", "content_tier", "content-tier"}) {
    const MetaSignal* meta = signals.meta(name);
    if (!meta) continue;
    const std::string value = base::to_lower(base::trim(meta->content.value));
    const bool is_free = value == "free";
    if (!is_free && value != "metered" && value != "locked" && value != "premium" && value != "paid")
      continue;
    const Written written = write_attribute(page, meta->content, Signal::open_graph);
    return quote(page, written, trimmed_span(written.utf8(), written.text.all()), is_free ? "false" : "true");
  }
  return std::nullopt;
}

}  // namespace rapporteur::article
