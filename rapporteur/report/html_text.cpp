#include "rapporteur/report/html_text.h"

#include "rapporteur/base/utf8.h"

namespace rapporteur::report {

namespace {

/// What a character is written as where it cannot stand by itself; empty where it can.
std::string_view escape_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\n':
    case '\t':
      return {};
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F ? base::replacement_character : std::string_view{};
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    const std::string_view escape = escape_of(c);
    if (escape.empty()) {
      out += c;
    } else {
      out += escape;
    }
  }
  return out;
}

std::string_view html_style() {
  return R"css(
:root { color-scheme: light dark; --ink: #1c1d1f; --paper: #fdfcf9; --side: #f4f2ec; --rule: #d8d4c8; --soft: #66635b;
  --accent: #0b5a8a; --lit: #ffe27a; --lit-ink: #1c1d1f; --cited: #c9b98a; --warn: #9c2f1b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e4de; --paper: #17181a; --side: #1f2023; --rule: #3a3b3f;
  --soft: #a5a29a; --accent: #7cc0ea; --lit: #6b5600; --lit-ink: #fff8df; --cited: #6f6540; --warn: #f09a86; } }
* { box-sizing: border-box; }
html { font: 100%/1.55 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif; color: var(--ink); background: var(--paper); }
body { margin: 0; }
main, aside { padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; }
main > *, aside > * { max-width: 46rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .5rem 0 1rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.4rem 0 .8rem; padding-top: .6rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.08rem; margin: 1.8rem 0 .6rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: .45rem 0; }
li ul { margin: .3rem 0 .6rem; padding-left: 1rem; border-left: 2px solid var(--rule); }
p { margin: 0; }
q::before, q::after { content: none; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, mark:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { font-size: .95rem; margin: 1rem 0; }
nav li { margin: .1rem 0; }
nav li.sub { display: inline; margin-right: .9em; font-size: .88em; }
.label { font: 600 .74rem/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; color: var(--soft); margin-right: .45em; letter-spacing: .02em; }
.label.contradiction, .label.reversed, .label.deadlock { color: var(--warn); }
sup { font: .7rem/1 system-ui, sans-serif; }
sup a { text-decoration: none; padding: 0 .12em; }
ul.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .6rem; padding: 0; border: 0; }
ul.beside > li { margin: 0; padding: .5rem .7rem; border: 1px solid var(--rule); border-radius: .3rem; }
ul.beside > li > p > .label { display: block; }
ol.footnotes { font-size: .88rem; padding-left: 2.6rem; }
ol.footnotes code { font-size: .85em; color: var(--soft); }
aside { background: var(--side); font-size: .96rem; }
article { margin: 0 0 2.5rem; padding-top: .5rem; border-top: 1px solid var(--rule); }
article header { font: 600 .85rem/1.4 system-ui, sans-serif; color: var(--soft); margin: .6rem 0; }
article p { margin: .6rem 0; white-space: pre-line; overflow-wrap: anywhere; }
mark { background: none; color: inherit; border-bottom: 1px dotted var(--cited); scroll-margin: 30vh 0; }
mark:target { background: var(--lit); color: var(--lit-ink); box-shadow: 0 0 0 .15em var(--lit); }
li:target { background: var(--side); }
@media screen and (min-width: 64rem) {
  body { display: grid; grid-template-columns: minmax(0, 11fr) minmax(0, 9fr); height: 100vh; }
  main, aside { overflow-y: auto; height: 100vh; }
}
@media print {
  html { font-size: 10pt; color: #000; background: #fff; }
  main, aside { padding: 0; background: none; }
  main > *, aside > * { max-width: none; }
  nav { display: none; }
  li, article header { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  aside { break-before: page; }
  a { color: inherit; text-decoration: none; }
}
)css";
}

}  // namespace rapporteur::report
