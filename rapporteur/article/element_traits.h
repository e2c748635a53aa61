#pragma once

#include "rapporteur/article/page_blocks.h"
#include "rapporteur/page/page.h"

#include <array>
#include <cstdint>
#include <initializer_list>

namespace rapporteur::article {

/// How an element is shown without a style sheet.
struct ElementTrait {
  bool is_inline = false;  ///< set in the line of the text around it
  bool is_unseen = false;  ///< its text is not shown
  bool is_media = false;
  bool is_bold = false;
  bool is_italic = false;
  InsideMask inside = 0;
};

inline constexpr std::array<ElementTrait, Names<HtmlTag>::all.size()> element_traits = [] {
  std::array<ElementTrait, Names<HtmlTag>::all.size()> all{};
  const auto of = [&](HtmlTag tag) -> ElementTrait& { return all[static_cast<std::size_t>(tag)]; };
  using enum HtmlTag;
  for (const HtmlTag tag :
       {a,      abbr,   acronym, b,        basefont, bdi,     bdo,    big,     blink, cite,      code,  data,
        del,    dfn,    em,      font,     i,        image,   img,    ins,     kbd,   label,     mark,  math,
        nobr,   output, picture, q,        rb,       rt,      rtc,    ruby,    s,     samp,      small, span,
        strike, strong, sub,     sup,      time,     tt,      u,      var,     wbr,   source,    track, param,
        area,   map,    meter,   progress, slot,     content, input,  script,  style, template_, link,  meta,
        embed,  object, audio,   video,    canvas,   svg,     iframe, noscript}) {
    of(tag).is_inline = true;
  }
  for (const HtmlTag tag :
       {script,   style,  template_, head,     title,  meta,     link,    select, datalist,
        textarea, iframe, noembed,   noframes, object, applet,   svg,     canvas, audio,
        video,    rp,     param,     source,   track,  frameset, optgroup}) {
    of(tag).is_unseen = true;
  }
  for (const HtmlTag tag : {img, image, picture, video, audio, iframe, embed, object, canvas})
    of(tag).is_media = true;
  for (const HtmlTag tag : {b, strong}) of(tag).is_bold = true;
  for (const HtmlTag tag : {i, em, cite, var, dfn}) of(tag).is_italic = true;
  of(article).inside = bit(Inside::article);
  of(main).inside = bit(Inside::main);
  of(aside).inside = bit(Inside::aside);
  of(nav).inside = of(menu).inside = bit(Inside::nav);
  of(header).inside = of(hgroup).inside = bit(Inside::header);
  of(footer).inside = bit(Inside::footer);
  of(form).inside = of(fieldset).inside = bit(Inside::form);
  of(figure).inside = bit(Inside::figure);
  of(table).inside = bit(Inside::table);
  of(ul).inside = of(ol).inside = of(dir).inside = bit(Inside::list);
  of(dl).inside = bit(Inside::definitions);
  of(button).inside = bit(Inside::button);
  of(section).inside = bit(Inside::section);
  of(address).inside = bit(Inside::address);
  of(blockquote).inside = bit(Inside::quote);
  of(details).inside = bit(Inside::details);
  of(dialog).inside = bit(Inside::dialog);
  of(noscript).inside = bit(Inside::noscript);
  of(pre).inside = bit(Inside::code);
  return all;
}();

inline const ElementTrait& trait_of(HtmlTag tag) {
  return element_traits[static_cast<std::size_t>(tag)];
}

}  // namespace rapporteur::article
