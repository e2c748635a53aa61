#pragma once

#include <string_view>

namespace rapporteur::page {

/// The encoding that a page's own first bytes declare, by the HTML standard's "prescan a byte stream to
/// determine its encoding" over at most 1024 bytes, with the XML declaration as its last resort. Empty where
/// there is none.
std::string_view prescan_meta(std::string_view bytes);

/// The encoding named by the content of `<meta http-equiv=content-type>` ("text/html; charset=koi8-r"), or by
/// a Content-Type header; empty where there is none.
std::string_view encoding_of_content_type(std::string_view content);

/// The encoding that an XML declaration at the very beginning names; empty where there is none.
std::string_view encoding_of_xml_declaration(std::string_view bytes);

}  // namespace rapporteur::page
