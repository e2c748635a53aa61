// Cases of actor/: a text that is an article, the header "published" its date. What is expected, actor by
// actor and then mention by mention in text order:
//   = name | kind | country sector second | roles ; parted | variants ; parted
//   words | form rule | names
// Without the language package en_core_web_md the cases are skipped.
#include "rapporteur/actor/find_actors.h"
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/find_article.h"
#include "tests/cases_runner/case_models.h"
#include "tests/cases_runner/traced_page.h"

namespace rapporteur::cases {

namespace {

void write_actor(const Actor& actor, std::string& out) {
  out += join({"= ", actor.name, " | ", name_of(actor.kind), " | ", actor.country});
  for (const std::string& sector : {actor.sector, actor.second_sector}) {
    if (!sector.empty()) out += join({" ", sector});
  }
  out += " |";
  for (std::size_t i = 0; i < actor.roles.size(); ++i) out += join({i ? " ; " : " ", actor.roles[i].title});
  out += " |";
  for (std::size_t i = 0; i < actor.variants.size(); ++i) out += join({i ? " ; " : " ", actor.variants[i]});
  out += '\n';
}

void write_mention(const Page& page, const Article& article, const Actors& actors,
                   const ActorMention& mention, Outcome& out) {
  const std::string_view words = article.text.words(mention.span);
  check_traces(page, article.traces(mention.span), words, out);
  out.written += join({on_one_line(words), " | ", name_of(mention.form), " ", name_of(mention.rule), " |"});
  for (std::size_t i = 0; i < mention.actors.size(); ++i)
    out.written += join({i ? " & " : " ", actors.all[mention.actors[i]].name});
  out.written += '\n';
}

}  // namespace

Outcome run_actor_case(const CaseFile& file) {
  static const Gazetteer gazetteer;
  Outcome out;
  if (!package_of_cases()) {
    out.skipped = "en_core_web_md is not in build/models, nor does RAPPORTEUR_MODEL name it";
    return out;
  }
  CaseFile as_text = file;
  as_text.headers["media"] = "text";
  language::Reader reader(*package_of_cases());
  for (const Page& page : read_pages(as_text).pages) {
    Article article = find_text_article(page);
    if (const std::string published = file.header("published"); !published.empty())
      article.metadata.published = MetadataValue{published, published, Signal::given, article.traces({0, 1})};
    const Actors actors = find_actors(article, analyse(article, reader), {}, gazetteer);
    for (const Actor& actor : actors.all) write_actor(actor, out.written);
    for (const ActorMention& mention : actors.mentions) write_mention(page, article, actors, mention, out);
  }
  return out;
}

}  // namespace rapporteur::cases
