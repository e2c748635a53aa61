#include "rapporteur/base/expect.h"
#include "rapporteur/language/form_cache.h"
#include "rapporteur/language/networks.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace rapporteur::language {

namespace {

// Most of a form's cost is in its mixed row, most of its room in the products made of that.
constexpr std::size_t cached_forms = 4096;
constexpr std::size_t cached_mixed_rows = 24576;
constexpr std::size_t rows_at_once = 256;

/// One of the two token networks while it runs.
struct Encoding {
  Tok2VecWork work;
  std::vector<const float*> forms;  // by row of the plan
  Floats rows;
  Floats other;

  Rows tokens(const Tok2Vec& network, std::uint32_t first_row) const {
    return {rows.data() + first_row * network.width, network.width};
  }
};

}  // namespace

struct NetworkRun::Work {
  Work(const Networks& networks_in, FindVector find_vector_in, Path path)
      : networks(networks_in),
        run(kernels(path)),
        find_vector(std::move(find_vector_in)),
        cache(cached_forms, networks.tok2vec.form_width() + networks.entity_tok2vec.form_width()),
        mixed_cache(cached_mixed_rows, networks.tok2vec.width + networks.entity_tok2vec.width),
        parser(networks.parser, run),
        entities(networks.entities, run) {}

  const Tok2Vec& network(std::size_t which) const {
    return which == 0 ? networks.tok2vec : networks.entity_tok2vec;
  }
  Tok2VecRun network_run(std::size_t which) { return {network(which), run, encodings[which].work}; }

  void encode(std::span<const NetworkText> texts);
  void look_up(std::size_t begin, std::size_t end);
  void make_new_rows();
  void tag(Rows rows, Reading& reading, std::vector<float>* margins);
  void parse(Rows rows, const NetworkText& text, Reading& reading);

  const Networks& networks;
  const Kernels& run;
  FindVector find_vector;
  FormCache cache;
  FormCache mixed_cache;  // for forms that had to leave the other one
  ParserRun parser;
  EntityRun entities;
  RowPlan plan;
  std::vector<const TokenFeatures*> tokens;  // of all texts
  std::array<Encoding, 2> encodings;
  std::vector<TokenFeatures> new_forms;  // whose rows are to be made
  std::vector<float*> new_rows;
  std::vector<const float*> mixed_rows;  // the same forms'
  std::vector<TokenFeatures> unmixed_forms;
  std::vector<float*> unmixed_rows;
  Floats scores;
};

NetworkRun::NetworkRun(const Networks& networks, FindVector find_vector, Path path)
    : work_(std::make_unique<Work>(networks, std::move(find_vector), path)) {}
NetworkRun::NetworkRun(NetworkRun&&) noexcept = default;
NetworkRun& NetworkRun::operator=(NetworkRun&&) noexcept = default;
NetworkRun::~NetworkRun() = default;

/// Finds the cached rows of the forms of plan rows [begin, end), and makes those that are not there.
void NetworkRun::Work::look_up(std::size_t begin, std::size_t end) {
  const std::size_t first_width = networks.tok2vec.form_width();
  cache.begin_strip();
  new_forms.clear();
  new_rows.clear();
  for (std::size_t row = begin; row < end; ++row) {
    const std::uint32_t token = plan.tokens[row];
    if (token == RowPlan::no_token) continue;
    const FormCache::Entry entry = cache.find_or_add(*tokens[token]);
    encodings[0].forms[row] = entry.row;
    encodings[1].forms[row] = entry.row + first_width;
    if (!entry.is_new) continue;
    new_forms.push_back(*tokens[token]);
    new_rows.push_back(entry.row);
  }
  if (!new_forms.empty()) make_new_rows();
}

void NetworkRun::Work::make_new_rows() {
  mixed_cache.begin_strip();
  mixed_rows.clear();
  unmixed_forms.clear();
  unmixed_rows.clear();
  for (const TokenFeatures& form : new_forms) {
    const FormCache::Entry entry = mixed_cache.find_or_add(form);
    mixed_rows.push_back(entry.row);
    if (!entry.is_new) continue;
    unmixed_forms.push_back(form);
    unmixed_rows.push_back(entry.row);
  }
  for (std::size_t which = 0; which < encodings.size(); ++which) {
    mix_forms(network_run(which), unmixed_forms, find_vector, unmixed_rows);
    widen_forms(network_run(which), mixed_rows, new_rows);
    for (float*& row : unmixed_rows) row += network(which).width;
    for (const float*& row : mixed_rows) row += network(which).width;
    for (float*& row : new_rows) row += network(which).form_width();
  }
}

void NetworkRun::Work::encode(std::span<const NetworkText> texts) {
  plan.clear();
  tokens.clear();
  for (const NetworkText& text : texts) {
    plan.add_text(text.forms.size(), std::max(network(0).pad(), network(1).pad()));
    for (const TokenFeatures& form : text.forms) tokens.push_back(&form);
  }
  const std::size_t row_count = plan.row_count();
  for (std::size_t which = 0; which < encodings.size(); ++which) {
    encodings[which].forms.assign(row_count, nullptr);
    encodings[which].rows.reserve_at_least(row_count * network(which).width);
  }
  for (std::size_t begin = 1; begin + 1 < row_count; begin += rows_at_once) {
    const std::size_t end = std::min(begin + rows_at_once, row_count - 1);
    look_up(begin - 1, end + 1);
    for (std::size_t which = 0; which < encodings.size(); ++which) {
      encode_first(network_run(which), encodings[which].forms, begin, end, encodings[which].rows);
    }
  }
  for (std::size_t which = 0; which < encodings.size(); ++which) {
    encode_rest(network_run(which), plan, encodings[which].rows, encodings[which].other);
  }
}

void NetworkRun::Work::tag(Rows rows, Reading& reading, std::vector<float>* margins) {
  const std::size_t token_count = reading.tags.size();
  const std::size_t outputs = networks.tagger.outputs;
  scores.reserve_at_least(token_count * outputs);
  run.multiply(networks.tagger.view(), rows, {scores.data(), outputs}, token_count, false);
  const float* const bias = networks.tagger_bias.data();
  if (margins) margins->assign(token_count, 0);
  for (std::size_t t = 0; t < token_count; ++t) {
    const float* const row = scores.data() + t * outputs;
    std::size_t best = 0;
    float best_score = row[0] + bias[0];
    float next = -std::numeric_limits<float>::infinity();
    for (std::size_t c = 1; c < networks.tags.size(); ++c) {
      const float score = row[c] + bias[c];
      if (score > best_score) {
        next = best_score;
        best_score = score;
        best = c;
      } else {
        next = std::max(next, score);
      }
    }
    reading.tags[t] = networks.tags[best];
    if (margins) (*margins)[t] = best_score - next;
  }
}

void NetworkRun::Work::parse(Rows rows, const NetworkText& text, Reading& reading) {
  const Tree& tree = parser.parse(rows, text.are_spaces);
  reading.heads = tree.heads;
  reading.left_edges = tree.left_edges;
  reading.right_edges = tree.right_edges;
  reading.starts_sentence = tree.starts_sentence;
  reading.relations.resize(tree.heads.size());
  for (std::uint32_t t = 0; t < tree.heads.size(); ++t) reading.relations[t] = parser.label(t);
}

void NetworkRun::read(std::span<const NetworkText> texts, std::span<Reading> readings,
                      std::span<Margins> margins) {
  expect(texts.size() == readings.size() && (margins.empty() || margins.size() == texts.size()),
         "each text has a reading and all or none have margins");
  Work& work = *work_;
  if (texts.empty()) return;
  work.encode(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Reading& reading = readings[i];
    Margins* const margin = margins.empty() ? nullptr : &margins[i];
    const Rows rows = work.encodings[0].tokens(work.network(0), work.plan.firsts[i]);
    reading.tags.assign(texts[i].forms.size(), 0);
    reading.entities.clear();
    work.tag(rows, reading, margin ? &margin->tags : nullptr);
    work.parse(rows, texts[i], reading);
    work.entities.find(work.encodings[1].tokens(work.network(1), work.plan.firsts[i]),
                       {texts[i].are_spaces, reading.starts_sentence}, reading.entities);
    if (!margin) continue;
    margin->heads.assign(work.parser.margins().begin(), work.parser.margins().end());
    margin->entities.assign(work.entities.margins().begin(), work.entities.margins().end());
  }
}

}  // namespace rapporteur::language
