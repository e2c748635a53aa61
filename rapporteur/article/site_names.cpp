#include "rapporteur/article/site_names.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/article/title_site.h"
#include "rapporteur/base/ascii.h"
#include "rapporteur/base/json_text.h"

#include <algorithm>
#include <array>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_names = 24;

std::string without_spaces(std::string_view text) {
  std::string out(text);
  std::erase(out, ' ');
  return out;
}

/// The label before the public suffix, as far as its shape tells: the second last, or the third last before
/// "co.uk".
std::string telling_label(std::string_view host) {
  std::vector<std::string_view> labels;
  for (std::size_t begin = 0; begin <= host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    labels.push_back(host.substr(begin, end - begin));
    begin = end + 1;
  }
  if (labels.size() < 2) return std::string(host);
  std::size_t at = labels.size() - 2;
  const bool is_second_level = labels[at].size() <= 3 && labels.back().size() == 2 && at > 0;
  if (is_second_level) --at;
  std::string label(labels[at]);
  std::erase(label, '-');
  return label;
}

}  // namespace

std::string host_of(std::string_view url) {
  url = url.substr(0, 2000);
  std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  begin += 3;
  const std::size_t inner = url.rfind("://");
  const std::size_t query = url.find('?');
  if (inner > begin && (query == std::string_view::npos || inner < query)) begin = inner + 3;
  const std::size_t end = std::min(url.find_first_of("/?#:", begin), url.size());
  std::string host = base::to_lower(url.substr(begin, end - begin));
  if (const std::size_t user = host.rfind('@'); user != std::string::npos) host.erase(0, user + 1);
  const auto is_host_character = [](char c) {
    return base::is_alphanumeric(c) || c == '.' || c == '-' || (c & 0x80) != 0;
  };
  if (!std::ranges::all_of(host, is_host_character) || host.find('.') == std::string::npos) return {};
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

SiteNames::SiteNames(const Page& page, const PageSignals& signals, const JsonFacts& facts)
    : host_(host_of(page.url)),
      compact_host_(without_spaces(plain_words(host_))),
      label_(telling_label(host_)) {
  for (const GivenValue& given : page.given) {
    if (given.kind == GivenValue::Kind::outlet) add(given.words);
  }
  constexpr std::array<std::string_view, 7> declaring{
      "og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "dc.publisher",
      "publisher",    "copyright"};
  for (const MetaSignal& meta : signals.metas) {
    if (std::ranges::find(declaring, meta.name) != declaring.end()) add(meta.content.value);
  }
  for (const JsonString& outlet : facts.outlets) add(base::json_words(outlet.content.substr(0, 200)));
  if (!names_.empty()) return;
  if (const std::optional<TitleSite> site = find_title_site(page, signals))
    add(site->title.utf8().substr(site->part.begin, site->part.size()));
}

void SiteNames::add(std::string_view name) {
  if (names_.size() >= most_names || name.size() > 200) return;
  std::string plain = plain_words(name);
  if (plain.size() < 2 || std::ranges::find(names_, plain) != names_.end()) return;
  compact_.push_back(without_spaces(plain));
  names_.push_back(std::move(plain));
}

bool SiteNames::is_plain_name(std::string_view plain) const {
  if (plain.empty()) return false;
  if (std::ranges::find(names_, plain) != names_.end()) return true;
  const std::string compact = without_spaces(plain);
  if (std::ranges::find(compact_, compact) != compact_.end()) return true;
  if (compact.size() >= 3 && (compact == label_ || compact == compact_host_)) return true;
  // "Example News" at example.com, "The Daily Example" at dailyexample.org: the host is spelt by some of the
  // words.
  return label_.size() >= 5 && compact.size() <= label_.size() + 14 &&
         compact.find(label_) != std::string::npos;
}

bool SiteNames::is_name(std::string_view text) const {
  return text.size() <= 200 && is_plain_name(plain_words(text));
}

}  // namespace rapporteur::article
