// Learns the weights of the fast reading from PolNeAR's training part:
//   train_linear folds SPLIT MODEL SCRATCH    for each fifth of the texts weights that were learned without
//   it,
//                                             kept in SCRATCH
//   train_linear all SPLIT MODEL SCRATCH OUT  weights learned on all texts; wants the folds' of SCRATCH
//   train_linear predict SPLIT MODEL SCRATCH  attributions of the texts by their folds' weights, one text a
//   line
//                                             as the scorer wants them; constants may follow as NAME=VALUE
// SPLIT is a folder with text/ and attributions/, MODEL the language package, SCRATCH a folder for what is
// kept. Fixed order, fixed seeds: same texts, same weights (on one machine; another's last bits may differ).

#include "rapporteur/statement/find_attributions.h"
#include "rapporteur/statement/linear_tagger.h"
#include "train/linear/corpus.h"
#include "train/linear/learn_links.h"
#include "train/linear/pack.h"

#include <charconv>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>

namespace {

using namespace rapporteur;
using namespace rapporteur::train;
namespace fs = std::filesystem;

struct Run {
  fs::path split;
  fs::path model;
  fs::path scratch;
  std::map<std::string, double> settings;

  double setting(const std::string& name, double otherwise) const {
    const auto found = settings.find(name);
    return found == settings.end() ? otherwise : found->second;
  }
};

double number_in(const std::string& words) {
  double number = 0;
  std::from_chars(words.data(), words.data() + words.size(), number);
  return number;
}

void say(const std::string& words) {
  std::cerr << words << " (" << std::clock() / CLOCKS_PER_SEC << " s)\n";
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}
std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}
LinearModel load(const std::string& bytes) {
  auto model = LinearModel::load(bytes);
  if (!model) throw std::runtime_error(model.error().sentence);
  return std::move(*model);
}

Constants constants_of(const Run& run) {
  Constants constants;
  constants.first_bonus = {static_cast<float>(run.setting("first_cue", 1.0)),
                           static_cast<float>(run.setting("first_speaker", 0.5)),
                           static_cast<float>(run.setting("first_content", 0.5))};
  constants.second_bonus = {static_cast<float>(run.setting("cue", 0.4)),
                            static_cast<float>(run.setting("speaker", 2.5)),
                            static_cast<float>(run.setting("content", 0.6))};
  constants.reach = static_cast<std::uint32_t>(run.setting("reach", 100));
  constants.least_link = run.setting("least_link", -1);
  constants.least_permille = static_cast<std::uint16_t>(run.setting("least_permille", 70));
  return constants;
}

ChainOptions options_of(const Run& run, const std::string& pass, double features) {
  ChainOptions options;
  options.rounds = static_cast<unsigned>(run.setting("rounds", 5));
  options.rate = static_cast<float>(run.setting("rate", 0.15));
  options.least_count = static_cast<unsigned>(run.setting("least_count", 3));
  options.max_features = static_cast<std::size_t>(run.setting(pass + "_features", features));
  return options;
}

template <class Add>
ChainText chain_text(const TrainingText& text, const Add& add) {
  ChainText out{
      .keys = {}, .begins = {0}, .tags = gold_tags(text), .paragraph_of = text.text.words.paragraph_of};
  statement::FeatureList list;
  for (std::uint32_t word = 0; word < text.text.size(); ++word) {
    list.clear();
    add(word, list);
    out.keys.insert(out.keys.end(), list.keys().begin(), list.keys().end());
    out.begins.push_back(static_cast<std::uint32_t>(out.keys.size()));
  }
  return out;
}

/// The texts of all folds but one (or of all).
std::vector<const ChainText*> without(const std::vector<TrainingText>& texts,
                                      const std::vector<ChainText>& chains, unsigned fold) {
  std::vector<const ChainText*> out;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].fold != fold) out.push_back(&chains[i]);
  }
  return out;
}

/// Everything that is learned, for each fold and, last, for all texts.
class Trainer {
 public:
  Trainer(const Run& run, std::vector<TrainingText> texts) : run_(run), texts_(std::move(texts)) {}

  void learn(const fs::path& out) {
    learn_first();
    learn_second();
    learn_links_of_all();
    for (unsigned fold = 0; fold <= last(); ++fold) {
      const std::string file = pack(first_[fold], second_[fold], links_[fold], constants_of(run_));
      write_file(fold < fold_count ? run_.scratch / ("fold" + std::to_string(fold) + ".bin") : out, file);
    }
    is_final_ = !out.empty();
  }
  explicit operator bool() const { return is_final_; }
  void set_final(bool is_final) { is_final_ = is_final; }

 private:
  unsigned last() const { return is_final_ ? fold_count : fold_count - 1; }

  void learn_first() {
    std::vector<ChainText> chains;
    for (const TrainingText& text : texts_) {
      chains.push_back(chain_text(text, [&](std::uint32_t word, statement::FeatureList& list) {
        add_word_features(text.text, word, list);
      }));
    }
    say("first pass: features are there");
    for (unsigned fold = 0; fold <= last(); ++fold) {
      first_.push_back(learn_chain(without(texts_, chains, fold), options_of(run_, "first", 45000)));
      say("first pass, fold " + std::to_string(fold));
    }
    found_.resize(texts_.size());
    for (unsigned fold = 0; fold < fold_count; ++fold) {
      const LinearModel model = load(pack(first_[fold], {}, {}, constants_of(run_)));
      for (std::size_t i = 0; i < texts_.size(); ++i) {
        if (texts_[i].fold == fold) found_[i] = read_first_pass(texts_[i].text, model);
      }
    }
  }

  void learn_second() {
    std::vector<ChainText> chains;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      chains.push_back(chain_text(texts_[i], [&](std::uint32_t word, statement::FeatureList& list) {
        add_second_features(texts_[i].text, found_[i], word, list);
      }));
    }
    say("second pass: features are there");
    for (unsigned fold = 0; fold <= last(); ++fold) {
      second_.push_back(learn_chain(without(texts_, chains, fold), options_of(run_, "second", 45000)));
      say("second pass, fold " + std::to_string(fold));
    }
  }

  void learn_links_of_all() {
    std::vector<LinkText> found;
    for (unsigned fold = 0; fold < fold_count; ++fold) {
      const LinearModel model = load(pack({}, second_[fold], {}, constants_of(run_)));
      for (std::size_t i = 0; i < texts_.size(); ++i) {
        if (texts_[i].fold != fold) continue;
        const auto scores = score_second_pass(texts_[i].text, found_[i], model);
        found.push_back({&texts_[i], best_spans(texts_[i].text.words, scores, model.second())});
      }
    }
    for (unsigned fold = 0; fold <= last(); ++fold) {
      std::vector<LinkText> seen;
      for (const LinkText& each : found) {
        if (each.text->fold != fold) seen.push_back(each);
      }
      links_.push_back(learn_links(seen, constants_of(run_).reach));
    }
    say("links");
  }

  const Run& run_;
  std::vector<TrainingText> texts_;
  bool is_final_ = false;
  std::vector<ChainWeights> first_, second_, links_;
  std::vector<statement::FirstPass> found_;  // by weights that did not see the text
};

void print_stretches(const TrainingText& text, const std::vector<TextSpan>& spans) {
  const char* comma = "";
  for (const TextSpan span : spans) {
    const auto on_page = text.article.text.on_page(span);
    std::cout << comma << "[" << text.code_points[on_page.front().begin] << ", "
              << text.code_points[on_page.back().end] << "]";
    comma = ", ";
  }
}

void print_prediction(const TrainingText& text, const std::vector<Attribution>& found) {
  std::cout << "{\"id\": \"" << text.name << "\", \"attributions\": [";
  const char* comma = "";
  for (const Attribution& each : found) {
    std::cout << comma << "{\"source\": [";
    print_stretches(text, each.speaker);
    std::cout << "], \"cue\": [";
    print_stretches(text, each.cue);
    std::cout << "], \"content\": [";
    print_stretches(text, each.content);
    std::cout << "]}";
    comma = ", ";
  }
  std::cout << "]}\n";
}

void predict(const Run& run, const std::vector<TrainingText>& texts) {
  std::vector<LinearModel> models;
  for (unsigned fold = 0; fold < fold_count; ++fold) {
    std::string file = read_file(run.scratch / ("fold" + std::to_string(fold) + ".bin"));
    set_constants(file, constants_of(run));
    models.push_back(load(file));
  }
  for (const TrainingText& text : texts)
    print_prediction(text, find_attributions(text.article, text.analysis, models[text.fold]));
}

int run_command(const std::vector<std::string>& words) {
  if (words.size() < 4) {
    std::cerr << "usage: train_linear folds|all|predict SPLIT MODEL SCRATCH [OUT] [NAME=VALUE...]\n";
    return 2;
  }
  Run run{words[1], words[2], words[3], {}};
  fs::path out;
  for (std::size_t i = 4; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    if (equals == std::string::npos) {
      out = words[i];
    } else {
      run.settings[words[i].substr(0, equals)] = number_in(words[i].substr(equals + 1));
    }
  }
  auto texts = load_texts(run.split, run.model, run.scratch / "analyses.bin");
  say("texts are read");
  if (words[0] == "predict") {
    predict(run, texts);
    return 0;
  }
  Trainer trainer(run, std::move(texts));
  trainer.set_final(words[0] == "all");
  trainer.learn(out);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run_command({arguments + 1, arguments + count});
  } catch (const std::exception& error) {
    std::cerr << "train_linear: " << error.what() << '\n';
    return 1;
  }
}
