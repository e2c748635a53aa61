#include "rapporteur/analysis/write_conllu.h"

#include "rapporteur/analysis/add_tree.h"

#include <doctest/doctest.h>

namespace rapporteur {

TEST_CASE("an analysis as CoNLL-U") {
  TextBuilder text;
  text.append_same("Mr Ko", 10);
  text.append_replaced("\n", {15, 19});
  text.append_same("met.", 19);
  Article article;
  article.text = text.finish();
  article.blocks = {{BlockKind::paragraph, {0, 10}, true, 0, 1000}};
  Analysis made;
  made.tokens = {{0, 2}, {3, 5}, {5, 6}, {6, 9}, {9, 10}};
  made.names = {"", "NNP", "_SP", "VBD", ".", "Number=Sing", "compound", "nsubj", "dep", "ROOT", "punct"};
  made.tags = {1, 1, 2, 3, 4};
  made.morphs = {5, 5, 0, 0, 0};
  made.relation_ids = {6, 7, 8, 9, 10};
  made.parts = {Part::propn, Part::propn, Part::space, Part::verb, Part::punct};
  made.heads = {1, 3, 1, 3, 3};
  made.has_space_after = {1, 0, 0, 0, 0};
  made.lemma_bytes = "MrKo\nmeet.";
  made.lemma_spans = {{0, 2}, {2, 4}, {4, 5}, {5, 9}, {9, 10}};
  made.sentences = {{{0, 5}, 0}};
  made.sentence_of = {0, 0, 0, 0, 0};
  made.entities = {{{0, 2}, EntityKind::person}};
  analysis::add_tree(made);
  CHECK(write_conllu(article, made, "a.txt") ==
        "# newdoc id = a.txt\n"
        "# sent_id = 1\n"
        "# text = Mr Ko met.\n"
        "# block = paragraph\n"
        "1\tMr\tMr\tPROPN\tNNP\tNumber=Sing\t2\tcompound\t_\tBytes=10-12|Entity=B-PERSON\n"
        "2\tKo\tKo\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tBytes=13-15|SpaceAfter=No|Entity=I-PERSON\n"
        "3\t\\n\t\\n\tSPACE\t_SP\t_\t2\tdep\t_\tBytes=15-19|SpaceAfter=No\n"
        "4\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\tBytes=19-22|SpaceAfter=No\n"
        "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tBytes=22-23|SpaceAfter=No\n"
        "\n");
}

}  // namespace rapporteur
