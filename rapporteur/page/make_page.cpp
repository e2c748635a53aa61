#include "rapporteur/page/make_page.h"

#include "rapporteur/base/expect.h"
#include "rapporteur/base/json_text.h"
#include "rapporteur/base/xml_text.h"
#include "rapporteur/page/decode.h"
#include "rapporteur/page/encoding_labels.h"
#include "rapporteur/page/find_encoding.h"
#include "rapporteur/page/parse_html.h"
#include "rapporteur/page/sniff.h"

#include <utility>

namespace rapporteur {

namespace {

/// A short string lives inside its object and moves with it; the views of a tree must not.
constexpr std::size_t longer_than_inside = 64;

/// Appends pieces of `decoded` (which stand from `begin` on in it) so that they lead back to the page's
/// bytes.
class PartWriter {
 public:
  PartWriter(TextBuilder& text, const page::Decoded& decoded) : text_(text), decoded_(decoded) {}

  template <class Pieces>
  void append(Pieces pieces, std::uint32_t begin) {
    for (base::WrittenPiece piece; pieces.next(piece);) {
      append(piece.value, {begin + piece.begin, begin + piece.end}, piece.is_same);
    }
  }

  void append(std::string_view value, TextSpan where, bool is_same) {
    if (decoded_.is_same && is_same) {
      text_.append_same(value, where.begin);
    } else if (decoded_.is_same) {
      text_.append_replaced(value, {where.begin, where.end});
    } else if (is_same) {
      text_.append_part(decoded_.text, where);
    } else if (const auto on_page = decoded_.text.on_page(where); !on_page.empty()) {
      text_.append_replaced(value, {on_page.front().begin, on_page.back().end});
    }
  }

 private:
  TextBuilder& text_;
  const page::Decoded& decoded_;
};

/// The text that a container's bytes carry: decoded, then the container's own way of writing undone.
Text text_within(std::string_view bytes, const RawPage& raw, const page::Decoded& decoded) {
  std::vector<TextPart> parts = raw.text_parts;
  if (parts.empty()) parts.push_back({*raw.text_span, raw.writing == Writing{}});
  TextBuilder builder;
  builder.reserve(longer_than_inside + raw.text_span->size());
  PartWriter writer(builder, decoded);
  for (const TextPart& part : parts) {
    expect(part.span.begin <= part.span.end && part.span.end <= bytes.size(), "a part lies inside its page");
    const TextSpan where = page::in_decoded(decoded, part.span);
    const std::string_view words = decoded.utf8(bytes).substr(where.begin, where.size());
    const Layer layer = part.is_plain ? Layer::none : raw.writing.layers[0];
    switch (layer) {
      case Layer::json:
        writer.append(base::JsonPieces(words), where.begin);
        break;
      case Layer::xml:
        writer.append(base::XmlPieces(words), where.begin);
        break;
      case Layer::html:
      case Layer::none:
        writer.append(words, where, true);
        break;
    }
  }
  return builder.finish();
}

/// Traces of what the container says, once the page has its name.
std::vector<GivenValue> with_page(std::vector<GivenValue> given, const ContentHash& hash) {
  for (GivenValue& value : given) {
    const Traces nameless = value.traces;
    const auto named = [&](Trace trace) {
      trace.page = hash;
      return trace;
    };
    value.traces = Traces(named(nameless.front()));
    for (auto trace = nameless.begin() + 1; trace != nameless.end(); ++trace) value.traces.add(named(*trace));
  }
  return given;
}

/// What a feed's or a JSON line's reader found it to be written in stands: the markup inside may say what it
/// likes.
page::EncodingChoice container_encoding(std::string_view declared_charset) {
  const std::string_view name = page::encoding_of_label(declared_charset);
  return {name.empty() ? "utf-8" : std::string(name), EncodingSignal::container, {}};
}

void read_characters(Page& page, const RawPage& raw) {
  const bool is_inside = raw.text_span.has_value();
  const auto choice = is_inside ? container_encoding(raw.declared_charset)
                                : page::find_encoding(page.bytes, raw.declared_charset);
  page.encoding = choice.name;
  page.encoding_signal = choice.signal;
  page.overruled_encoding = choice.overruled;
  page::Decoded decoded = choice.is_plain_utf8 ? page::Decoded{} : page::decode(page.bytes, page.encoding);
  page.is_same = decoded.is_same && !is_inside;
  if (is_inside) {
    page.converted = text_within(page.bytes, raw, decoded);
  } else if (!decoded.is_same) {
    page.converted = std::move(decoded.text);
  }
}

}  // namespace

Page make_page(RawPage raw) {
  raw.bytes.reserve(longer_than_inside);
  Page page;
  page.hash = raw.hash ? *raw.hash : hash_of(raw.bytes);
  page.origin = std::move(raw.origin);
  page.url = std::move(raw.url);
  page.fetched = std::move(raw.fetched);
  page.writing = raw.writing;
  page.given = with_page(std::move(raw.given), page.hash);
  page.bytes = std::move(raw.bytes);
  read_characters(page, raw);
  page.media = raw.media.value_or(page::media_of_text(page.source()));
  if (page.media == Media::html) page.tree = parse_html(page.source());
  return page;
}

}  // namespace rapporteur
