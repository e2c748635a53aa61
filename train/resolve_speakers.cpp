// usage: resolve_speakers MODEL [--all] < spans > names
// Says for whom words of an article stand. Reads lines of FILE <tab> ID <tab> BEGIN-END[,BEGIN-END...], bytes
// of the file, the lines of one file together; writes ID <tab> NAMES (parted by |) <tab> FORM <tab> RULE.
// With --all, lists the actors and mentions of each file instead. tools/score_speakers.py compares the names
// with annotated ones.
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/engine/analyse_inputs.h"

#include <charconv>
#include <chrono>
#include <iostream>
#include <map>
#include <string>
#include <vector>

using namespace rapporteur;

namespace {

struct Asked {
  std::string id;
  std::vector<PageSpan> spans;
};

std::vector<PageSpan> read_spans(std::string_view written) {
  std::vector<PageSpan> spans;
  while (!written.empty()) {
    const auto end = std::min(written.find(','), written.size());
    const auto dash = written.find('-');
    PageSpan span;
    std::from_chars(written.data(), written.data() + dash, span.begin);
    std::from_chars(written.data() + dash + 1, written.data() + end, span.end);
    spans.push_back(span);
    written.remove_prefix(std::min(end + 1, written.size()));
  }
  return spans;
}

/// The tokens that were read from a stretch of the page.
TokenRange tokens_on_page(const Article& article, const Analysis& analysis, PageSpan span) {
  TokenRange found{};
  for (std::uint32_t i = 0; i < analysis.size(); ++i) {
    const auto pages = article.text.on_page(analysis.tokens[i]);
    if (pages.empty() || pages.front().begin < span.begin || pages.front().begin >= span.end) continue;
    if (found.is_empty()) found.begin = i;
    found.end = i + 1;
  }
  return found;
}

void show_all(const Article& article, const Actors& actors) {
  for (std::size_t i = 0; i < actors.all.size(); ++i) {
    const Actor& actor = actors.all[i];
    std::cout << "  " << i << '\t' << actor.name << '\t'
              << Names<ActorKind>::all[static_cast<std::size_t>(actor.kind)] << '\t' << actor.country << ' '
              << actor.sector << ' ' << actor.second_sector << '\t';
    for (const ActorRole& role : actor.roles) std::cout << role.title << "; ";
    std::cout << '\t';
    for (const std::string& variant : actor.variants) std::cout << variant << "; ";
    std::cout << '\n';
  }
  for (const ActorMention& mention : actors.mentions) {
    std::cout << "    " << article.text.words(mention.span) << '\t'
              << Names<MentionForm>::all[static_cast<std::size_t>(mention.form)] << '\t'
              << Names<MentionRule>::all[static_cast<std::size_t>(mention.rule)] << '\t' << mention.permille
              << '\t';
    for (const std::uint32_t actor : mention.actors) std::cout << actors.all[actor].name << "; ";
    std::cout << '\n';
  }
}

void answer(const Article& article, const Analysis& analysis, const Actors& actors, const Asked& asked) {
  std::string names;
  std::string how;
  for (const PageSpan span : asked.spans) {
    const TokenRange tokens = tokens_on_page(article, analysis, span);
    if (tokens.is_empty()) continue;
    const ActorMention* mention =
        actors.mention_in(analysis.span_of(tokens), analysis.tokens[analysis.head_of(tokens)]);
    if (!mention) continue;
    for (const std::uint32_t actor : mention->actors)
      names += (names.empty() ? "" : "|") + actors.all[actor].name;
    how = std::string(Names<MentionForm>::all[static_cast<std::size_t>(mention->form)]) + "\t" +
          std::string(Names<MentionRule>::all[static_cast<std::size_t>(mention->rule)]);
  }
  std::cout << asked.id << '\t' << names << '\t' << how << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> options(arguments + 1, arguments + count);
  if (options.empty()) return 2;
  const bool is_all = options.size() > 1 && options[1] == "--all";
  const auto language = Language::load(options[0]);
  if (!language) return 1;
  const Gazetteer gazetteer;
  std::vector<std::pair<std::string, std::vector<Asked>>> files;
  for (std::string line; std::getline(std::cin, line);) {
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    const std::string file = line.substr(0, first);
    if (files.empty() || files.back().first != file) files.push_back({file, {}});
    if (first == std::string::npos) continue;
    files.back().second.push_back(
        {line.substr(first + 1, second - first - 1), read_spans(std::string_view(line).substr(second + 1))});
  }
  double seconds = 0;
  std::size_t bytes = 0;
  for (const auto& [file, asked] : files) {
    Inputs inputs({file});
    analyse_inputs(
        inputs, *language, {},
        [&](const AnalysedArticle& each) {
          const auto begin = std::chrono::steady_clock::now();
          const Actors actors = find_actors(each.article, each.analysis, {}, gazetteer);
          seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
          bytes += each.article.text.size();
          if (is_all) {
            std::cout << file << '\n';
            show_all(each.article, actors);
          }
          for (const Asked& one : asked) answer(each.article, each.analysis, actors, one);
          return true;
        },
        [](const Gap&) {});
  }
  std::cerr << bytes << " bytes, " << seconds << " s, " << static_cast<double>(bytes) / seconds / 1e6
            << " MB/s\n";
}
