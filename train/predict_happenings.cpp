// Our side of `./dev score stories:coref` and of train/train_happenings.py: articles and the places of events
// in them come in on standard input, one a line.
//
//   article TAB story TAB text                                        the next article, counted from 0
//   event TAB name TAB article TAB sentence TAB begin-end TAB begin-end[,begin-end]
//                                             of the sentence and of the words that carry the event, in bytes
//
//   predict_happenings words        prints for each event: name TAB its story TAB the place of its word in
//   the table predict_happenings pairs        for each pair of events of one story: name TAB name and their
//   signs predict_happenings happenings   for each event: name TAB story.happening
#include "rapporteur/story/bind_story.h"
#include "rapporteur/story/happening_judge.h"

#include <charconv>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;
using namespace rapporteur::story;

std::vector<std::string_view> split(std::string_view line, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = line.find(at);
    parts.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return parts;
    line.remove_prefix(end + 1);
  }
}

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

TextPlace place_of(std::string_view words) {
  const auto ends = split(words, '-');
  return ends.size() == 2 ? TextPlace{number_of(ends[0]), number_of(ends[1])} : TextPlace{};
}

/// Events of the input by their stories, each with its name.
struct Input {
  std::map<std::string, std::vector<Telling>> tellings;
  std::map<std::string, std::vector<std::string>> names;
};

Input read_input(std::istream& in) {
  Input input;
  std::vector<std::string> stories;
  std::vector<std::string> texts;
  std::vector<std::vector<std::string>> events;
  for (std::string line; std::getline(in, line);) {
    const auto fields = split(line, '\t');
    if (fields[0] == "article" && fields.size() == 3) {
      stories.emplace_back(fields[1]);
      texts.emplace_back(fields[2]);
    } else if (fields[0] == "event" && fields.size() == 6) {
      events.emplace_back(fields.begin(), fields.end());
    }
  }
  std::vector<TellingReader> readers;
  for (const std::string& text : texts) readers.emplace_back(text, Background::shipped());
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    const auto& fields = events[i];
    const std::uint32_t article = number_of(fields[2]);
    if (article >= readers.size()) continue;
    TellingPlace place{{article, FactKind::event, i}, number_of(fields[3]), place_of(fields[4]), {}};
    for (const std::string_view part : split(fields[5], ',')) place.trigger.push_back(place_of(part));
    input.tellings[stories[article]].push_back(readers[article].read(place));
    input.names[stories[article]].push_back(fields[1]);
  }
  return input;
}

void print_words(const Input& input) {
  for (const auto& [story, tellings] : input.tellings) {
    for (std::size_t i = 0; i < tellings.size(); ++i) {
      std::printf("%s\t%s\t%ld\n", input.names.at(story)[i].c_str(), story.c_str(),
                  tellings[i].word ? static_cast<long>(*tellings[i].word) : -1L);
    }
  }
}

void print_pairs(const Input& input) {
  for (const auto& [story, tellings] : input.tellings) {
    const auto& names = input.names.at(story);
    const StemCounts counts = count_stems(tellings);
    for (std::size_t i = 0; i < tellings.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        std::printf("%s\t%s", names[j].c_str(), names[i].c_str());
        for (const float value : signs_of(tellings[j], tellings[i], counts))
          std::printf("\t%.5g", static_cast<double>(value));
        std::printf("\n");
      }
    }
  }
}

void print_happenings(const Input& input) {
  const HappeningJudge judge;
  for (const auto& [story, tellings] : input.tellings) {
    const Parts parts = group_tellings(tellings, judge);
    for (std::size_t part = 0; part < parts.size(); ++part) {
      for (const std::uint32_t i : parts[part])
        std::printf("%s\t%s.%zu\n", input.names.at(story)[i].c_str(), story.c_str(), part);
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view task = count == 2 ? arguments[1] : "";
  const Input input = read_input(std::cin);
  if (task == "words") return print_words(input), 0;
  if (task == "pairs") return print_pairs(input), 0;
  if (task == "happenings") return print_happenings(input), 0;
  std::cerr << "usage: predict_happenings words|pairs|happenings < EVENTS\n";
  return 2;
}
