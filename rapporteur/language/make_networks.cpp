#include "rapporteur/language/networks.h"

#include <utility>

namespace rapporteur::language {

namespace {

constexpr std::size_t max_tags = 1000;

/// The tagger's one layer.
Result<void> make_tagger(const NetworkParts& parts, Labels& labels, Networks& networks) {
  const auto nodes = parts.tagger.named("softmax");
  const ThincArray* const weights = nodes.size() == 1 ? nodes[0]->array("W", 2) : nullptr;
  const ThincArray* const bias = nodes.size() == 1 ? nodes[0]->array("b", 1) : nullptr;
  if (!weights || !bias) {
    return fail(ErrorKind::not_supported,
                "The tagger has other layers than one softmax, which is not read here.", "tagger");
  }
  const std::size_t count = parts.tags.size();
  if (count == 0 || count > max_tags || weights->shape[0] != count || bias->values.size() != count ||
      weights->shape[1] != networks.tok2vec.width) {
    return fail(ErrorKind::malformed, "The tagger's network does not fit its labels and the tokens' vectors.",
                "tagger");
  }
  std::vector<const float*> rows;
  for (std::size_t c = 0; c < count; ++c) rows.push_back(weights->values.data() + c * networks.tok2vec.width);
  networks.tagger = pack(rows, networks.tok2vec.width);
  networks.tagger_bias = padded_copy(bias->values);
  for (const std::string& tag : parts.tags) networks.tags.push_back(labels.add(tag));
  return {};
}

}  // namespace

Result<Networks> make_networks(NetworkParts parts, Labels& labels) {
  Networks networks;
  auto tok2vec = make_tok2vec(parts.tok2vec, parts.vector_width, "tok2vec");
  if (!tok2vec) return fail(tok2vec.error());
  auto entity_tok2vec = make_tok2vec(parts.entities, parts.vector_width, "ner");
  if (!entity_tok2vec) return fail(entity_tok2vec.error());
  if (tok2vec->pad() != entity_tok2vec->pad()) {
    return fail(ErrorKind::not_supported, "The entity finder's encoder has another depth than the tagger's.",
                "ner");
  }
  networks.tok2vec = std::move(*tok2vec);
  networks.entity_tok2vec = std::move(*entity_tok2vec);
  if (auto made = make_tagger(parts, labels, networks); !made) return fail(made.error());
  auto parser_network = make_transition_network(parts.parser, networks.tok2vec.width, "parser");
  if (!parser_network) return fail(parser_network.error());
  auto parser =
      make_parser(std::move(*parser_network), order_moves(std::move(parts.parser_moves)), labels, "parser");
  if (!parser) return fail(parser.error());
  networks.parser = std::move(*parser);
  auto entity_network = make_transition_network(parts.entities, networks.entity_tok2vec.width, "ner");
  if (!entity_network) return fail(entity_network.error());
  auto entities = make_entity_finder(std::move(*entity_network), order_moves(std::move(parts.entity_moves)),
                                     labels, "ner");
  if (!entities) return fail(entities.error());
  networks.entities = std::move(*entities);
  return networks;
}

}  // namespace rapporteur::language
