#include "rapporteur/page/html_tag_traits.h"

namespace rapporteur::page {

namespace {

using enum HtmlTag;
using Tags = std::initializer_list<HtmlTag>;
using Table = std::array<TagTraits, fixed_name_count>;

constexpr void put(Table& table, std::uint32_t set, Tags tags) {
  for (const HtmlTag tag : tags) table[id_of(tag)].sets |= set;
}
constexpr void put(Table& table, BodyStart start, Tags tags) {
  for (const HtmlTag tag : tags) table[id_of(tag)].start = start;
}
constexpr void put(Table& table, BodyEnd end, Tags tags) {
  for (const HtmlTag tag : tags) table[id_of(tag)].end = end;
}

constexpr void put_sets(Table& table) {
  put(table, traits::special,
      {address, applet,     area,      article,    aside,     base,     basefont,
       bgsound, blockquote, body,      br,         button,    caption,  center,
       col,     colgroup,   dd,        details,    dir,       div,      dl,
       dt,      embed,      fieldset,  figcaption, figure,    footer,   form,
       frame,   frameset,   h1,        h2,         h3,        h4,       h5,
       h6,      head,       header,    hgroup,     hr,        html,     iframe,
       img,     input,      keygen,    li,         link,      listing,  main,
       marquee, menu,       meta,      nav,        noembed,   noframes, noscript,
       object,  ol,         p,         param,      plaintext, pre,      script,
       search,  section,    select,    source,     style,     summary,  HtmlTag::table,
       tbody,   td,         template_, textarea,   tfoot,     th,       thead,
       title,   tr,         track,     ul,         wbr,       xmp});
  put(table, traits::formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  put(table, traits::scope,
      {applet, caption, html, HtmlTag::table, td, th, marquee, object, select, template_});
  put(table, traits::list_scope, {ol, ul});
  put(table, traits::button_scope, {button});
  put(table, traits::table_scope, {html, HtmlTag::table, template_});
  put(table, traits::implied_end, {dd, dt, li, optgroup, option, p, rb, rp, rt, rtc});
  put(table, traits::implied_end_thorough,
      {dd, dt, li, optgroup, option, p, rb, rp, rt, rtc, caption, colgroup, tbody, td, tfoot, th, thead, tr});
  put(table, traits::heading, {h1, h2, h3, h4, h5, h6});
  put(table, traits::table_place, {HtmlTag::table, tbody, template_, tfoot, thead, tr});
  put(table, traits::table_context, {HtmlTag::table, template_, html});
  put(table, traits::table_body_context, {tbody, tfoot, thead, template_, html});
  put(table, traits::row_context, {tr, template_, html});
  put(table, traits::cell, {td, th});
  put(table, traits::table_section, {tbody, tfoot, thead});
  put(table, traits::breakout,
      {b,   big,  blockquote, body,  br,      center, code,   dd,   div, dl,
       dt,  em,   embed,      h1,    h2,      h3,     h4,     h5,   h6,  head,
       hr,  i,    img,        li,    listing, menu,   meta,   nobr, ol,  p,
       pre, ruby, s,          small, span,    strong, strike, sub,  sup, HtmlTag::table,
       tt,  u,    ul,         var});
  put(table, traits::mode_sign,
      {td, th, tr, tbody, thead, tfoot, caption, colgroup, HtmlTag::table, template_, head, body, frameset,
       html});
}

constexpr void put_starts(Table& table) {
  put(table, BodyStart::html, {html});
  put(table, BodyStart::head_content,
      {base, basefont, bgsound, link, meta, noframes, script, style, template_, title});
  put(table, BodyStart::body, {body});
  put(table, BodyStart::frameset, {frameset});
  put(table, BodyStart::block,
      {address, article,  aside,      blockquote, center,  details, dialog, dir,  div,
       dl,      fieldset, figcaption, figure,     footer,  header,  hgroup, main, menu,
       nav,     ol,       p,          search,     section, summary, ul});
  put(table, BodyStart::heading, {h1, h2, h3, h4, h5, h6});
  put(table, BodyStart::preformatted, {pre, listing});
  put(table, BodyStart::form, {form});
  put(table, BodyStart::list_item, {li});
  put(table, BodyStart::description, {dd, dt});
  put(table, BodyStart::plaintext, {plaintext});
  put(table, BodyStart::button, {button});
  put(table, BodyStart::a, {a});
  put(table, BodyStart::formatting, {b, big, code, em, font, i, s, small, strike, strong, tt, u});
  put(table, BodyStart::nobr, {nobr});
  put(table, BodyStart::object, {applet, marquee, object});
  put(table, BodyStart::table, {HtmlTag::table});
  put(table, BodyStart::void_formatting, {area, br, embed, img, keygen, wbr});
  put(table, BodyStart::input, {input});
  put(table, BodyStart::void_plain, {param, source, track});
  put(table, BodyStart::hr, {hr});
  put(table, BodyStart::image, {image});
  put(table, BodyStart::textarea, {textarea});
  put(table, BodyStart::xmp, {xmp});
  put(table, BodyStart::iframe, {iframe});
  put(table, BodyStart::noembed, {noembed});
  put(table, BodyStart::noscript, {noscript});
  put(table, BodyStart::select, {select});
  put(table, BodyStart::option, {option});
  put(table, BodyStart::optgroup, {optgroup});
  put(table, BodyStart::ruby_base, {rb, rtc});
  put(table, BodyStart::ruby_text, {rp, rt});
  put(table, BodyStart::math, {math});
  put(table, BodyStart::svg, {svg});
  put(table, BodyStart::ignored, {caption, col, colgroup, frame, head, tbody, td, tfoot, th, thead, tr});
}

constexpr void put_ends(Table& table) {
  put(table, BodyEnd::head_content, {template_});
  put(table, BodyEnd::body, {body});
  put(table, BodyEnd::html, {html});
  put(table, BodyEnd::block,
      {address, article,  aside,      blockquote, button,  center, details, dialog,  dir,  div,
       dl,      fieldset, figcaption, figure,     footer,  header, hgroup,  listing, main, menu,
       nav,     ol,       pre,        search,     section, select, summary, ul});
  put(table, BodyEnd::form, {form});
  put(table, BodyEnd::p, {p});
  put(table, BodyEnd::li, {li});
  put(table, BodyEnd::description, {dd, dt});
  put(table, BodyEnd::heading, {h1, h2, h3, h4, h5, h6});
  put(table, BodyEnd::formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  put(table, BodyEnd::object, {applet, marquee, object});
  put(table, BodyEnd::br, {br});
}

constexpr Table make_table() {
  Table table{};
  put_sets(table);
  put_starts(table);
  put_ends(table);
  return table;
}

}  // namespace

constexpr std::array<TagTraits, fixed_name_count> tag_traits = make_table();

std::uint32_t foreign_sets(NameId name, HtmlNamespace name_space) {
  constexpr std::uint32_t boundary = traits::foreign | traits::special | traits::scope;
  if (name_space == HtmlNamespace::svg) {
    const bool is_point = name == id_of(ForeignName::foreign_object) || name == id_of(ForeignName::desc) ||
                          name == id_of(HtmlTag::title);
    return is_point ? boundary | traits::html_point : traits::foreign;
  }
  switch (name) {
    case id_of(ForeignName::mi):
    case id_of(ForeignName::mo):
    case id_of(ForeignName::mn):
    case id_of(ForeignName::ms):
    case id_of(ForeignName::mtext):
      return boundary | traits::mathml_text;
    case id_of(ForeignName::annotation_xml):
      return boundary;
    default:
      return traits::foreign;
  }
}

}  // namespace rapporteur::page
