// Our side of `./dev score stories:...` and of train/train_stories.py: texts come in on standard input, one a
// line.
//
//   predict_stories neardup              name TAB text; prints name TAB name TAB containment of each pair
//   predict_stories clusters [WEIGHTS]   name TAB set TAB text; prints name TAB story. WEIGHTS: tables, each
//                                        judging the texts of its set, from 0; without them those that ship
//   predict_stories lines [WEIGHTS]      the same input; prints name TAB story line TAB story
//   predict_stories pairs                name TAB text; prints name TAB name and the signs of each pair
//   predict_stories splits [WEIGHTS]     name TAB set TAB text; prints the signs of each way to divide a
//   group
//                                        that is tried, with the names of its halves
//   predict_stories background           text; prints the number of texts, then stem TAB in how many it
//   stands
#include "rapporteur/base/ascii.h"
#include "rapporteur/story/find_copies.h"
#include "rapporteur/story/grouper.h"
#include "rapporteur/story/make_stories.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;
using namespace rapporteur::story;

struct NamedText {
  std::string name;
  std::uint8_t set = 0;
  std::string text;
};

std::string take_field(std::string& line) {
  const std::size_t tab = std::min(line.find('\t'), line.size());
  std::string field = line.substr(0, tab);
  line.erase(0, tab + 1);
  return field;
}

std::vector<NamedText> read_texts(std::istream& in, bool has_set) {
  std::vector<NamedText> all;
  for (std::string line; std::getline(in, line);) {
    NamedText& text = all.emplace_back();
    text.name = take_field(line);
    if (has_set) {
      const std::string set = take_field(line);
      std::from_chars(set.data(), set.data() + set.size(), text.set);
    }
    text.text = std::move(line);
  }
  return all;
}

int print_copies() {
  const std::vector<NamedText> texts = read_texts(std::cin, false);
  CopyFinder finder({.min_containment = 0.4});
  std::uint32_t number = 0;
  for (const NamedText& each : texts) {
    for (const SharedText& pair : finder.add(++number, shingles_of(split_words(each.text)))) {
      std::printf("%s\t%s\t%.4f\n", texts[pair.earlier - 1].name.c_str(), texts[pair.later - 1].name.c_str(),
                  pair.containment());
    }
  }
  return 0;
}

Judge judge_of(const std::vector<std::string>& files) {
  if (files.empty()) return Judge();
  std::vector<Weights> sets;
  for (const std::string& name : files) {
    std::ifstream file(name, std::ios::binary);
    sets.push_back(Weights::read(std::string{std::istreambuf_iterator<char>(file), {}}));
  }
  return Judge(std::move(sets));
}

/// Articles are numbered from 1.
void group(const std::vector<NamedText>& texts, Grouper& grouper) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Document document = document_of(static_cast<std::int64_t>(i + 1), "", texts[i].text);
    document.weight_set = texts[i].set;
    grouper.add(std::move(document));
  }
}

int print_clusters(const std::vector<std::string>& files) {
  const std::vector<NamedText> texts = read_texts(std::cin, true);
  const Judge judge = judge_of(files);
  Grouper grouper(judge, Background::shipped());
  group(texts, grouper);
  for (std::size_t i = 0; i < texts.size(); ++i)
    std::printf("%s\t%u\n", texts[i].name.c_str(), grouper.placed(static_cast<std::uint32_t>(i + 1)).story);
  return 0;
}

int print_lines(const std::vector<std::string>& files) {
  const std::vector<NamedText> texts = read_texts(std::cin, true);
  const Judge judge = judge_of(files);
  Grouper grouper(judge, Background::shipped());
  group(texts, grouper);
  const Stories stories = make_stories(grouper);
  std::map<std::int64_t, std::int64_t> line_of;
  for (const StoryLine& line : stories.lines) {
    for (const std::int64_t story : line.stories) line_of[story] = line.id;
  }
  for (const Story& story : stories.stories) {
    for (const StoryMember& member : story.members)
      std::printf("%s\t%lld\t%lld\n", texts[static_cast<std::size_t>(member.article - 1)].name.c_str(),
                  static_cast<long long>(line_of[story.id]), static_cast<long long>(story.id));
  }
  return 0;
}

/// Documents weighed by the background and all the others.
std::vector<Document> weighed_documents(const std::vector<NamedText>& texts) {
  Weights lonely;
  lonely.group_minimum = 1;  // nothing is joined: only the words are counted
  const Judge judge(std::vector<Weights>{lonely});
  Grouper grouper(judge, Background::shipped());
  std::int64_t number = 0;
  for (const NamedText& text : texts) grouper.add(document_of(++number, "", text.text));
  std::vector<Document> all;
  for (const NamedText& text : texts) {
    Document document = document_of(0, "", text.text);
    grouper.weigh(document);
    document.weight_set = text.set;
    all.push_back(document);
  }
  return all;
}

int print_pairs() {
  const std::vector<NamedText> texts = read_texts(std::cin, false);
  const std::vector<Document> all = weighed_documents(texts);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const PairSigns signs = signs_of(all[i], all[j]);
      std::printf("%s\t%s", texts[i].name.c_str(), texts[j].name.c_str());
      for (const double value : signs.likeness) std::printf("\t%.5f", value);
      std::printf("\n");
    }
  }
  return 0;
}

void print_splits(const std::vector<NamedText>& texts, const std::vector<Document>& all, const Pairs& scores,
                  const std::vector<std::uint32_t>& whole) {
  std::vector<const Document*> own;
  for (const std::uint32_t i : whole) own.push_back(&all[i]);
  const Split split = find_split(own, scores.of(whole));
  if (split.first.empty()) return;
  const SplitSigns& signs = split.signs;
  std::printf("%.5f\t%.5f\t%.5f\t%.5f\t%.5f\t%.5f", signs.within, signs.across, signs.balance, signs.pairs,
              signs.number_min, signs.number_max);
  for (const auto* half : {&split.first, &split.second}) {
    std::printf("\t");
    for (const std::uint32_t i : *half) std::printf(" %s", texts[whole[i]].name.c_str());
  }
  std::printf("\n");
  for (const auto* half : {&split.first, &split.second}) {
    std::vector<std::uint32_t> chosen;
    for (const std::uint32_t i : *half) chosen.push_back(whole[i]);
    print_splits(texts, all, scores, chosen);
  }
}

int print_splits(const std::vector<std::string>& files) {
  const std::vector<NamedText> texts = read_texts(std::cin, true);
  const Judge judge = judge_of(files);
  const std::vector<Document> all = weighed_documents(texts);
  Pairs scores(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) scores.set(i, j, judge.score(all[j], all[i], 0));
  }
  for (const double minimum : {-2.5, -2.0, -1.5, -1.0}) {
    for (const auto& part : average_links(scores, minimum)) print_splits(texts, all, scores, part);
  }
  return 0;
}

int print_background() {
  std::map<std::string, std::uint32_t> counts;
  std::uint32_t text_count = 0;
  for (std::string line; std::getline(std::cin, line); ++text_count) {
    std::set<std::string> stems;
    for (const Word& word : split_words(line)) {
      std::string small = line.substr(word.begin, word.end - word.begin);
      for (char& c : small) c = base::to_lower(c);
      stems.insert(std::string(stem_of(small)));
    }
    for (const std::string& stem : stems) ++counts[stem];
  }
  std::printf("%u\n", text_count);
  for (const auto& [stem, count] : counts) {
    if (count >= 5) std::printf("%s\t%u\n", stem.c_str(), count);
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view task = count > 1 ? arguments[1] : "";
  const std::vector<std::string> files(arguments + std::min(count, 2), arguments + count);
  if (task == "neardup") return print_copies();
  if (task == "clusters") return print_clusters(files);
  if (task == "lines") return print_lines(files);
  if (task == "pairs") return print_pairs();
  if (task == "splits") return print_splits(files);
  if (task == "background") return print_background();
  std::cerr << "usage: predict_stories neardup|clusters|lines|pairs|splits|background [WEIGHTS...] < TEXTS\n";
  return 2;
}
