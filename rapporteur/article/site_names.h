#pragma once

#include "rapporteur/article/json_facts.h"
#include "rapporteur/article/page_signals.h"

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// The names by which a page's site calls itself: declared ones, and what its host name tells.
class SiteNames {
 public:
  SiteNames(const Page& page, const PageSignals& signals, const JsonFacts& facts);

  /// Whether a text is no more than the name of the site.
  bool is_name(std::string_view text) const;
  /// Whether a text, already as `plain_words`, holds a declared name of the site of two words or more, or is
  /// its host.
  bool is_plain_name(std::string_view plain) const;

  /// Host of the page's address, lower case, without "www."; empty where there is no address to be read.
  const std::string& host() const& { return host_; }

 private:
  void add(std::string_view name);

  std::vector<std::string> names_;    ///< plain words
  std::vector<std::string> compact_;  ///< the same without spaces
  std::string host_;
  std::string compact_host_;  ///< the host as plain words without spaces
  std::string label_;         ///< the telling part of the host: "example" of news.example.co.uk
};

/// The host of an address, lower case, without "www."; of a web archive's address the host of the page that
/// it keeps.
std::string host_of(std::string_view url);

}  // namespace rapporteur::article
