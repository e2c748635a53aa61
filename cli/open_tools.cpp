#include "cli/open_tools.h"

#include "cli/open_language.h"
#include "cli/open_places.h"
#include "cli/terminal.h"

#include <cstdlib>
#include <utility>

namespace rapporteur::cli {

namespace {

void say_left_out(const std::string& what, const Error& error) {
  say("articles are read without " + what + ": " + error.sentence);
}

}  // namespace

Result<std::unique_ptr<OpenTools>> OpenTools::open(const Arguments& arguments, const Wanted& wanted) {
  std::unique_ptr<OpenTools> tools = std::make_unique<OpenTools>();
  if (wanted.is_fast) {
    auto fast = OpenFastReading::open(arguments);
    if (!fast) return fail(fast.error());
    tools->fast_ = std::move(*fast);
    tools->gazetteer_.emplace();
    if (auto outcome = tools->open_places(arguments, wanted.is_quiet); !outcome) return fail(outcome.error());
    return tools;
  }
  if (wanted.encoder) {
    if (auto outcome = tools->open_encoder(arguments, wanted.is_quiet); !outcome)
      return fail(outcome.error());
  }
  if (wanted.language) {
    if (auto outcome = tools->open_language(arguments, wanted.is_quiet); !outcome)
      return fail(outcome.error());
  }
  return tools;
}

Result<void> OpenTools::open_encoder(const Arguments& arguments, bool is_quiet) {
  auto opened = OpenEncoder::open(arguments);
  if (opened) {
    encoder_ = std::move(*opened);
    return {};
  }
  const bool is_named = arguments.has("encoder") || arguments.has("attribution-weights");
  if (is_named || opened.error().kind != ErrorKind::not_found) return fail(opened.error());
  if (!is_quiet) say_left_out("who says what", opened.error());
  return {};
}

Result<void> OpenTools::open_language(const Arguments& arguments, bool is_quiet) {
  auto opened = cli::open_language(arguments);
  if (opened) {
    language_.emplace(std::move(*opened));
    gazetteer_.emplace();
    return open_places(arguments, is_quiet);
  }
  const char* variable = std::getenv("RAPPORTEUR_MODEL");
  const bool is_named = arguments.has("model") || (variable && *variable);
  if (is_named || opened.error().kind != ErrorKind::not_found) return fail(opened.error());
  if (!is_quiet) say_left_out("dates, actors, statements and events", opened.error());
  return {};
}

Result<void> OpenTools::open_places(const Arguments& arguments, bool is_quiet) {
  auto opened = cli::open_places(arguments);
  if (opened) {
    places_.emplace(std::move(*opened));
    return {};
  }
  if (are_places_named(arguments) || opened.error().kind != ErrorKind::not_found) return fail(opened.error());
  if (!is_quiet) say("places are told by their words alone: " + opened.error().sentence);
  return {};
}

ReadingTools OpenTools::tools() const {
  ReadingTools tools;
  if (encoder_) tools.full = encoder_->reading();
  if (language_) tools.language = &*language_;
  if (fast_) {
    tools.language = fast_->reading().language;
    tools.linear = fast_->reading().model;
  }
  if (gazetteer_) tools.gazetteer = &*gazetteer_;
  if (places_) tools.places = &*places_;
  return tools;
}

}  // namespace rapporteur::cli
