#include "rapporteur/page/meta_prescan.h"

#include "rapporteur/page/encoding_labels.h"

#include <doctest/doctest.h>

#include <string>

using rapporteur::page::encoding_of_content_type;
using rapporteur::page::encoding_of_label;
using rapporteur::page::prescan_meta;

TEST_CASE("labels name encodings as the standard has them") {
  CHECK(encoding_of_label("latin1") == "windows-1252");
  CHECK(encoding_of_label(" ISO-8859-1\n") == "windows-1252");
  CHECK(encoding_of_label("US-ASCII") == "windows-1252");
  CHECK(encoding_of_label("GB2312") == "gbk");
  CHECK(encoding_of_label("Shift_JIS") == "shift_jis");
  CHECK(encoding_of_label("ks_c_5601-1987") == "euc-kr");
  CHECK(encoding_of_label("utf-16") == "utf-16le");
  CHECK(encoding_of_label("hz-gb-2312") == "replacement");
  CHECK(encoding_of_label("UTF8") == "utf-8");
  CHECK(encoding_of_label("utf-7").empty());
  CHECK(encoding_of_label("").empty());
  CHECK(encoding_of_label("# label").empty());
}

TEST_CASE("a meta element declares the encoding") {
  CHECK(prescan_meta("<meta charset=koi8-r>") == "koi8-r");
  CHECK(prescan_meta("<!doctype html><html><head><META CharSet = 'KOI8-R' />") == "koi8-r");
  CHECK(prescan_meta("<meta/charset=koi8-r>") == "koi8-r");
  CHECK(prescan_meta("<meta http-equiv=content-type content='text/html; charset=koi8-r'>") == "koi8-r");
  CHECK(prescan_meta("<meta content='text/html; charset=\"koi8-r\"' http-equiv=Content-Type>") == "koi8-r");
  CHECK(prescan_meta("<meta charset=utf-16le>") == "utf-8");
  CHECK(prescan_meta("<meta charset=x-user-defined>") == "windows-1252");
}

TEST_CASE("what declares nothing is passed over") {
  CHECK(prescan_meta("<meta content='text/html; charset=koi8-r'>").empty());
  CHECK(prescan_meta("<meta http-equiv=refresh content='text/html; charset=koi8-r'>").empty());
  CHECK(prescan_meta("<meta charset=nonsense><meta charset=koi8-r>") == "koi8-r");
  CHECK(prescan_meta("<meta charset=nonsense charset=koi8-r>").empty());
  CHECK(prescan_meta("<!-- <meta charset=koi8-r> --><meta charset=big5>") == "big5");
  CHECK(prescan_meta("<!--><meta charset=big5>") == "big5");
  CHECK(prescan_meta("<p title='<meta charset=koi8-r>'><meta charset=big5>") == "big5");
  CHECK(prescan_meta("<script>x<meta charset=koi8-r>") == "koi8-r");
  CHECK(prescan_meta("</meta charset=koi8-r>").empty());
  CHECK(prescan_meta("<? <meta charset=koi8-r>").empty());
  CHECK(prescan_meta("<metadata charset=koi8-r>").empty());
  CHECK(prescan_meta("<meta charset=koi8-r").empty());
  CHECK(prescan_meta("<a <meta charset=koi8-r>").empty());
}

TEST_CASE("only the first 1024 bytes count") {
  const std::string meta = "<meta charset=koi8-r>";
  CHECK(prescan_meta(std::string(1024 - meta.size(), ' ') + meta) == "koi8-r");
  CHECK(prescan_meta(std::string(1025 - meta.size(), ' ') + meta).empty());
}

TEST_CASE("an XML declaration counts where no meta element does") {
  CHECK(prescan_meta("<?xml version='1.0' encoding='koi8-r'?><html>") == "koi8-r");
  CHECK(prescan_meta("<?xml version='1.0' encoding = \"utf-16\"?>") == "utf-8");
  CHECK(prescan_meta("<?xml version='1.0' encoding='koi8-r'?><meta charset=big5>") == "big5");
  CHECK(prescan_meta(" <?xml version='1.0' encoding='koi8-r'?>").empty());
  CHECK(prescan_meta("<?xml encoding='koi 8'?>").empty());
  CHECK(prescan_meta(std::string_view("<\0?\0x\0m\0", 8)) == "utf-16le");
  CHECK(prescan_meta(std::string_view("\0<\0?\0x\0m", 8)) == "utf-16be");
}

TEST_CASE("a content type names its encoding") {
  CHECK(encoding_of_content_type("text/html; charset=big5; x=y") == "big5");
  CHECK(encoding_of_content_type("text/html; charset big5; charset = 'big5'") == "big5");
  CHECK(encoding_of_content_type("text/html; charset='big5").empty());
  CHECK(encoding_of_content_type("text/html").empty());
}
