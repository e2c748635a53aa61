#pragma once

#include "rapporteur/page/header_fields.h"
#include "rapporteur/page/inflate_stream.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::page {

/// The head of an HTTP response: its status and headers, and where its body begins.
struct HttpHead {
  int status = 0;  ///< 0 where the bytes are no HTTP response
  HeaderFields fields;
  std::size_t body_begin = 0;
};
HttpHead read_http_head(std::string_view bytes);

/// Bytes with their codings undone; `damage` says why they end early, empty where they do not.
struct Payload {
  std::string bytes;
  std::string damage;
  bool is_too_large = false;
};

/// How much a payload may become.
struct PayloadBound {
  std::uint64_t max_bytes;
  ExpansionBound expansion;
};

/// Undoes the transfer and content codings (chunked; gzip, deflate, zstd, br) that the headers name. A body
/// that is not coded as named, as archives keep it that undo codings but not headers, is taken as it is.
Payload undo_codings(std::string body, const HeaderFields& fields, const PayloadBound& bound);

/// Whether a page of this media type is one to read: HTML, XHTML or plain text.
bool is_page_type(std::string_view type);

}  // namespace rapporteur::page
