#include "rapporteur/article/written.h"

#include "rapporteur/article/letters.h"
#include "rapporteur/base/ascii.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/base/json_text.h"
#include "rapporteur/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::article {

namespace {

constexpr std::size_t most_value_bytes = 4000;

/// Where the character reference that begins at `at` of `raw` would end; `at` + 1 where there is none.
std::size_t reference_end(std::string_view raw, std::size_t at) {
  std::size_t end = at + 1;
  if (end < raw.size() && raw[end] == '#') ++end;
  while (end < raw.size() && base::is_alphanumeric(raw[end]) && end - at < 32) ++end;
  if (end > at + 1 && end < raw.size() && raw[end] == ';') ++end;
  return end;
}

/// Lays a value beside the raw text that it was read from. False where they do not go together.
class Alignment {
 public:
  Alignment(const Page& page, std::string_view raw, std::string_view value, std::uint32_t begin)
      : page_(page), raw_(raw), value_(value), begin_(begin) {}

  bool append_to(TextBuilder& out) {
    while (in_raw_ < raw_.size()) {
      if (raw_[in_raw_] == '&' ? !append_reference(out) : !append_plain(out)) return false;
    }
    return in_value_ == value_.size();
  }

 private:
  void put(TextBuilder& out, std::size_t raw_size, std::size_t value_size, bool is_same) {
    const auto from = begin_ + static_cast<std::uint32_t>(in_raw_);
    page_.append_to(out, value_.substr(in_value_, value_size),
                    {from, from + static_cast<std::uint32_t>(raw_size)}, is_same);
    in_raw_ += raw_size;
    in_value_ += value_size;
  }

  bool append_plain(TextBuilder& out) {
    std::size_t size = 0;
    while (in_raw_ + size < raw_.size() && in_value_ + size < value_.size() && raw_[in_raw_ + size] != '&' &&
           raw_[in_raw_ + size] == value_[in_value_ + size]) {
      ++size;
    }
    if (size == 0) return append_line_break(out);
    put(out, size, size, true);
    return true;
  }

  bool append_line_break(TextBuilder& out) {
    if (raw_[in_raw_] != '\r' || in_value_ >= value_.size() || value_[in_value_] != '\n') return false;
    put(out, raw_.substr(in_raw_, 2) == "\r\n" ? 2 : 1, 1, false);
    return true;
  }

  bool append_reference(TextBuilder& out) {
    const std::size_t size = reference_end(raw_, in_raw_) - in_raw_;
    if (value_.substr(in_value_, size) == raw_.substr(in_raw_, size)) {
      put(out, size, size, true);
      return true;
    }
    if (in_value_ >= value_.size()) return false;
    put(out, size, character_at(value_, in_value_).size, false);
    return true;
  }

  const Page& page_;
  std::string_view raw_;
  std::string_view value_;
  std::uint32_t begin_;
  std::size_t in_raw_ = 0;
  std::size_t in_value_ = 0;
};

/// Appends the visible text below an element, white space collapsed.
class VisibleText {
 public:
  VisibleText(const Page& page, std::uint32_t most_bytes) : page_(page), most_bytes_(most_bytes) {}

  /// `is_line` ends the text at the first paragraph or box behind some words.
  Text read(NodeId element, bool is_line = false) {
    const HtmlTree& tree = page_.tree;
    const HtmlTag own = tree.node(element).tag;
    const bool is_heading = own == HtmlTag::h1 || own == HtmlTag::h2 || own == HtmlTag::h3;
    NodeId id = tree.next_in_order(element, element);
    while (id != no_node && out_.size() < most_bytes_) {
      const HtmlNode& node = tree.node(id);
      if (node.kind == NodeKind::text) {
        for (std::size_t i = 0; i < tree.piece_count(id); ++i) append(tree.piece(id, i));
      } else if (node.kind == NodeKind::element && is_break(node.tag)) {
        if (is_line && node.tag != HtmlTag::br && !ends_blank()) break;
        append_break();
      }
      const bool is_unseen =
          node.kind == NodeKind::element &&
          (node.tag == HtmlTag::script || node.tag == HtmlTag::style || node.tag == HtmlTag::template_ ||
           node.tag == HtmlTag::svg || (is_heading && node.tag == HtmlTag::time));
      id = is_unseen ? tree.next_past(id, element) : tree.next_in_order(id, element);
    }
    return finish();
  }

  Text read(std::span<const NodeId> texts, bool is_parted) {
    std::size_t size = 0;
    for (const NodeId id : texts) size += size_of_first(id) + 1;
    out_.reserve(std::min<std::size_t>(size, most_bytes_));
    for (const NodeId id : texts) {
      if (is_parted && !ends_blank() && !begins_blank(id)) out_.append_made("\n");
      for (std::size_t i = 0; i < page_.tree.piece_count(id) && out_.size() < most_bytes_; ++i)
        append(page_.tree.piece(id, i));
    }
    return finish();
  }

 private:
  Text finish() {
    while (out_.size() > 0 && base::is_space(out_.utf8().back())) out_.cut_to(out_.size() - 1);
    return out_.finish();
  }

  static bool is_break(HtmlTag tag) {
    switch (tag) {
      case HtmlTag::br:
      case HtmlTag::p:
      case HtmlTag::div:
      case HtmlTag::li:
      case HtmlTag::td:
      case HtmlTag::dd:
      case HtmlTag::dt:
      case HtmlTag::h1:
      case HtmlTag::h2:
      case HtmlTag::h3:
      case HtmlTag::hr:
      case HtmlTag::section:
        return true;
      default:
        return false;
    }
  }

  std::size_t size_of_first(NodeId text) const {
    return page_.tree.piece_count(text) == 0 ? 0 : page_.tree.piece(text, 0).value.size();
  }
  bool ends_blank() const { return out_.size() == 0 || base::is_space(out_.utf8().back()); }
  bool begins_blank(NodeId text) const {
    if (page_.tree.piece_count(text) == 0) return true;
    const std::string_view value = page_.tree.piece(text, 0).value;
    return value.empty() || base::is_space(value.front());
  }
  void append_break() {
    if (!ends_blank()) out_.append_made(" ");
  }

  void append(const TextPiece& piece) {
    if (!piece.is_same) {
      const bool is_space = piece.value.size() == 1 && base::is_space(piece.value.front());
      if (!is_space || !ends_blank())
        page_.append_to(out_, is_space ? " " : piece.value, piece.source, false);
      return;
    }
    std::string_view value = piece.value.substr(0, most_bytes_);
    while (value.size() < piece.value.size() &&
           (static_cast<unsigned char>(piece.value[value.size()]) & 0xC0) == 0x80) {
      value = piece.value.substr(0, value.size() + 1);
    }
    for (std::size_t at = 0; at < value.size();) {
      const bool is_space = base::is_space(value[at]);
      std::size_t end = at;
      while (end < value.size() && base::is_space(value[end]) == is_space) ++end;
      if (!is_space) end = past_words(value, end);
      const SourceSpan where{piece.source.begin + static_cast<std::uint32_t>(at),
                             piece.source.begin + static_cast<std::uint32_t>(end)};
      const std::string_view words = value.substr(at, end - at);
      if (!is_space) {
        page_.append_to(out_, words, where, true);
      } else if (!ends_blank()) {
        page_.append_to(out_, " ", where, words == " ");
      }
      at = end;
    }
  }

  /// Behind the words that follow with no more than a space between them, from the end of one.
  static std::size_t past_words(std::string_view value, std::size_t end) {
    while (end + 1 < value.size() && value[end] == ' ' && !base::is_space(value[end + 1])) {
      ++end;
      while (end < value.size() && !base::is_space(value[end])) ++end;
    }
    return end;
  }

  const Page& page_;
  std::uint32_t most_bytes_;
  TextBuilder out_;
};

/// The character references that sites write into JSON strings; 0 for any other name.
char32_t named_character(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 34> names{
      {{"amp", '&'},      {"quot", '"'},     {"apos", '\''},    {"lt", '<'},        {"gt", '>'},
       {"nbsp", 0xA0},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"lsquo", 0x2018},
       {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E},  {"laquo", 0xAB},
       {"raquo", 0xBB},   {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},     {"Auml", 0xC4},
       {"Ouml", 0xD6},    {"Uuml", 0xDC},    {"szlig", 0xDF},   {"eacute", 0xE9},   {"egrave", 0xE8},
       {"agrave", 0xE0},  {"ccedil", 0xE7},  {"aacute", 0xE1},  {"iacute", 0xED},   {"oacute", 0xF3},
       {"uacute", 0xFA},  {"ntilde", 0xF1},  {"euro", 0x20AC},  {"middot", 0xB7}}};
  for (const auto& [each, character] : names) {
    if (each == name) return character;
  }
  return 0;
}

char32_t number_of(std::string_view digits) {
  const bool is_hex = !digits.empty() && base::to_lower(digits.front()) == 'x';
  if (is_hex) digits.remove_prefix(1);
  char32_t number = 0;
  for (const char c : digits) {
    const char low = base::to_lower(c);
    const bool is_letter = is_hex && low >= 'a' && low <= 'f';
    if (!base::is_digit(c) && !is_letter) return 0;
    number = number * (is_hex ? 16 : 10) + static_cast<char32_t>(is_letter ? low - 'a' + 10 : c - '0');
    if (number > 0x10FFFF) return 0;
  }
  const bool is_character = number >= 0xA0 || (number >= 0x20 && number < 0x7F);
  return is_character && !(number >= 0xD800 && number < 0xE000) ? number : 0;
}

/// The same text with its character references undone; nothing where there are none or one is not known.
std::optional<Text> without_references(const Text& text) {
  const std::string_view words = text.utf8();
  TextBuilder out;
  std::uint32_t done = 0;
  std::size_t at = words.find('&');
  bool found = false;
  for (; at != std::string_view::npos; at = words.find('&', at + 1)) {
    const std::size_t end = reference_end(words, at);
    if (end == at + 1) continue;
    if (words[end - 1] != ';') return std::nullopt;
    const std::string_view name = words.substr(at + 1, end - at - 2);
    const char32_t c = name.starts_with('#') ? number_of(name.substr(1)) : named_character(name);
    if (c == 0) return std::nullopt;
    const TextSpan where{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    const std::vector<PageSpan> spans = text.on_page(where);
    if (spans.size() != 1) return std::nullopt;
    out.append_part(text, {done, where.begin});
    std::string character;
    base::append_utf8(character, c);
    out.append_replaced(character, spans.front());
    done = where.end;
    found = true;
  }
  if (!found) return std::nullopt;
  out.append_part(text, {done, text.size()});
  return out.finish();
}

}  // namespace

Written write_attribute(const Page& page, const HtmlAttribute& attribute, Signal signal) {
  Written written;
  written.signal = signal;
  written.writing = page.writing.then(Layer::html);
  if (attribute.value.empty() || attribute.value.size() > most_value_bytes) return written;
  const std::string_view raw = page.source().substr(attribute.source.begin, attribute.source.size());
  TextBuilder text;
  if (!Alignment(page, raw, attribute.value, attribute.source.begin).append_to(text)) {
    text.cut_to(0);
    page.append_to(text, attribute.value, attribute.source, false);
    written.is_divisible = false;
  }
  written.text = text.finish();
  return written;
}

Written write_element(const Page& page, NodeId element, Signal signal, std::uint32_t most_bytes) {
  Written written;
  written.signal = signal;
  written.writing = page.writing.then(Layer::html);
  written.node = element;
  written.text = VisibleText(page, most_bytes).read(element);
  return written;
}

Written write_heading(const Page& page, NodeId element) {
  constexpr std::uint32_t most_heading_bytes = 250;
  Written written = write_element(page, element, Signal::heading);
  if (written.text.size() > most_heading_bytes) written.text = VisibleText(page, 1000).read(element, true);
  return written;
}

Written write_texts(const Page& page, std::span<const NodeId> texts, Signal signal, bool is_parted) {
  Written written;
  written.signal = signal;
  written.writing = page.writing.then(Layer::html);
  written.node = texts.empty() ? no_node : texts.front();
  written.text = VisibleText(page, 1000).read(texts, is_parted);
  return written;
}

Written write_json(const Page& page, std::uint32_t begin, std::string_view content) {
  Written written;
  written.signal = Signal::json_ld;
  written.writing = page.writing.then(Layer::json);
  if (content.size() > most_value_bytes) return written;
  TextBuilder text;
  base::JsonPieces pieces(content);
  for (base::WrittenPiece piece; pieces.next(piece);) {
    page.append_to(text, piece.value, {begin + piece.begin, begin + piece.end}, piece.is_same);
  }
  written.text = text.finish();
  if (std::optional<Text> plain = without_references(written.text)) {
    written.text = std::move(*plain);
    written.writing = written.writing.then(Layer::html);
  }
  return written;
}

Written write_url(const Page& page) {
  Written written;
  written.signal = Signal::url;
  written.carrier = Carrier::address;
  TextBuilder text;
  text.append_same(page.url, 0);
  written.text = text.finish();
  return written;
}

MetadataValue quote(const Page& page, const Written& written, TextSpan part, std::string value) {
  if (!written.is_divisible) part = written.text.all();
  std::string words;
  std::vector<PageSpan> spans = written.text.on_page(part);
  expect(!spans.empty(), "metadata is quoted from the page");
  // What is of our own making (a break between two lines) is not among the page's words.
  const auto& runs = written.text.runs();
  for (std::size_t i = 0; i < runs.size() && runs[i].text_begin < part.end; ++i) {
    const std::uint32_t run_end = i + 1 < runs.size() ? runs[i + 1].text_begin : written.text.size();
    const TextSpan shared{std::max(part.begin, runs[i].text_begin), std::min(part.end, run_end)};
    if (shared.begin < shared.end && runs[i].kind != Text::RunKind::made) words += written.text.words(shared);
  }
  const auto trace = [&](PageSpan span) { return Trace{page.hash, span, written.writing, written.carrier}; };
  Traces traces(trace(spans.front()));
  for (std::size_t i = 1; i < spans.size(); ++i) traces.add(trace(spans[i]));
  return {std::move(value), std::move(words), written.signal, std::move(traces)};
}

std::string tidy(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool gap = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const Character c = character_at(utf8, at);
    if (is_blank(c.code)) {
      gap = true;
    } else {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += utf8.substr(at, c.size);
    }
    at += c.size;
  }
  return out;
}

TextSpan trimmed_span(std::string_view text, TextSpan part) {
  const std::string_view whole = text.substr(part.begin, part.size());
  const std::string_view trimmed = trim_blank(whole);
  if (trimmed.empty()) return {part.begin, part.begin};
  const auto begin = static_cast<std::uint32_t>(trimmed.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(trimmed.size())};
}

}  // namespace rapporteur::article
