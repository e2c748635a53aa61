#pragma once

#include "rapporteur/base/content_hash.h"
#include "rapporteur/base/fields.h"
#include "rapporteur/base/span.h"

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

namespace rapporteur {

/// One way in which text is written inside other text.
enum class Layer : std::uint8_t {
  none,
  html,  ///< character references, white space that does not count
  json,  ///< a JSON string's escapes
  xml    ///< XML's entities (a CDATA section is no layer: its span lies inside it)
};
template <>
struct Names<Layer> {
  static constexpr std::array<std::string_view, 4> all{"none", "html", "json", "xml"};
};

/// How the bytes of a trace are to be read, outermost layer first: HTML inside a line of JSON is {json,
/// html}. The page's character encoding is undone before any layer.
struct Writing {
  std::array<Layer, 4> layers{};

  /// The same with one layer further in. More than four layers do not occur.
  constexpr Writing then(Layer inner) const {
    Writing out = *this;
    for (Layer& layer : out.layers) {
      if (layer != Layer::none) continue;
      layer = inner;
      break;
    }
    return out;
  }
  friend constexpr auto operator<=>(const Writing&, const Writing&) = default;
};

/// What a trace's span counts in: the page's bytes, or the address (URL) it came with.
enum class Carrier : std::uint8_t { bytes, address };
template <>
struct Names<Carrier> {
  static constexpr std::array<std::string_view, 2> all{"bytes", "address"};
};

/// Where a fact is written: which page, which bytes, and how those bytes are to be read.
struct Trace {
  ContentHash page;
  PageSpan span;
  Writing writing{};
  Carrier carrier = Carrier::bytes;
  static constexpr auto fields() {
    return std::tuple(
        field("page", &Trace::page, "the page, by the hash of its bytes"),
        field("span", &Trace::span, "half-open range of bytes of what carries the words"),
        field("writing", &Trace::writing, "how the words are written there, outermost layer first"),
        field("carrier", &Trace::carrier, "what the span counts in: the page's bytes or its address"));
  }

  friend auto operator<=>(const Trace&, const Trace&) = default;
};

/// One or more traces in reading order. There is no empty one: a fact without a trace cannot be made.
class Traces {
 public:
  explicit Traces(Trace first) : all_{first} {}
  void add(Trace next) { all_.push_back(next); }

  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }
  std::size_t size() const { return all_.size(); }
  const Trace& front() const { return all_.front(); }

  friend bool operator==(const Traces&, const Traces&) = default;

 private:
  std::vector<Trace> all_;
};

}  // namespace rapporteur
