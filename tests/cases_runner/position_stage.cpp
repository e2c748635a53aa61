// Cases of position/: several articles, each behind a line "== 2019-03-04 The Morning Gazette" (its day and
// outlet), are read in their order, and the ledger says where each party stands and how it moved. What is
// expected, in the order of the ledger:
//   + party | issue | day | speaker | towards | force hardness rule | words | further reports
//     day: "~" before one that is inferred, "?" where none is known
//   > change | rule | words of the earlier entry | article and kind of a further fact that shows it
//   gate told before | the words of the entry that states the same gate
//   gate | rule | who holds back | what waits | who is to move | what is to be done
//   deadlock | rule | parties | what would open it        divergence | rule | party | words | words
// Without the models the cases are skipped.
#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/article/find_article.h"
#include "rapporteur/engine/read_article.h"
#include "rapporteur/position/find_positions.h"
#include "rapporteur/record/make_record.h"
#include "tests/cases_runner/case_models.h"
#include "tests/cases_runner/traced_page.h"

#include <algorithm>
#include <stdexcept>

namespace rapporteur::cases {

namespace {

constexpr std::string_view part_mark = "== ";
constexpr std::size_t day_size = 10;

struct Part {
  std::string day;
  std::string outlet;
  std::string text;
};

std::vector<Part> parts_of_case(std::string_view input) {
  std::vector<Part> parts;
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    const std::string_view line = input.substr(0, end);
    input.remove_prefix(std::min(end + 1, input.size()));
    if (line.starts_with(part_mark) && line.size() > part_mark.size() + day_size) {
      parts.push_back({std::string(line.substr(part_mark.size(), day_size)),
                       std::string(line.substr(part_mark.size() + day_size + 1)), ""});
    } else if (!parts.empty()) {
      parts.back().text.append(line).append("\n");
    }
  }
  return parts;
}

/// Reads the articles of a case as the program does.
class CaseReader {
 public:
  explicit CaseReader(const CaseFile& file) : file_(file), reader_(tools()) {}

  Record read(const Part& part) {
    CaseFile as_text = file_;
    as_text.headers["media"] = "text";
    as_text.input = part.text;
    CasePages read = read_pages(as_text);
    if (read.pages.size() != 1) throw std::runtime_error("a part of the case is no page");
    Page& page = read.pages.front();
    Article article = find_text_article(page);
    const Traces whole = article.traces({0, 1});
    article.metadata.published = MetadataValue{part.day, part.day, Signal::given, whole};
    article.metadata.outlet = MetadataValue{part.outlet, part.outlet, Signal::given, whole};
    const Readings readings = reader_.read(article);
    article.metadata.published.reset();  // it does not stand on the page
    article.metadata.outlet.reset();
    Record record = make_record(std::move(page), article, readings);
    record.metadata.outlet = MetadataValue{part.outlet, part.outlet, Signal::given, whole};
    return record;
  }

 private:
  static const ReadingTools& tools() {
    static const Gazetteer gazetteer;
    static const ReadingTools tools{.full = {&encoder_of_cases()->encoder, &encoder_of_cases()->heads},
                                    .language = package_of_cases(),
                                    .gazetteer = &gazetteer};
    return tools;
  }

  const CaseFile& file_;
  engine::ArticleReader reader_;
};

class Writer {
 public:
  Writer(const Positions& positions, std::string& out) : positions_(positions), out_(out) {}

  void write() {
    for (std::uint32_t i = 0; i < positions_.positions.size(); ++i) write_entry(i);
    for (const Deadlock& deadlock : positions_.deadlocks) write_deadlock(deadlock);
    for (const Divergence& divergence : positions_.divergences) {
      line({"divergence", divergence.rule, divergence.party, words(divergence.one), words(divergence.other)});
    }
  }

 private:
  std::string words(std::uint32_t index) const { return on_one_line(positions_.positions[index].words); }

  void write_entry(std::uint32_t index) {
    const Position& position = positions_.positions[index];
    std::string day = position.day.value_or("?");
    if (position.is_day_inferred) day.insert(0, "~");
    if (position.day && position.last_day != position.day) day += ".." + *position.last_day;
    std::string hold(name_of(position.force));
    hold += " " + std::to_string(position.hardness) + " " + position.hardness_rule;
    const std::size_t reports = position.repeats.size();
    line({"+ " + position.party, position.issue, day, position.speaker, position.towards, hold, words(index),
          reports == 0 ? "" : std::to_string(reports)});
    for (const Gate& gate : positions_.gates) {
      if (gate.position == index)
        line({"gate", gate.rule, gate.party, gate.act, gate.awaited_party, gate.awaited_act});
      if (std::ranges::find(gate.repeats, index) != gate.repeats.end())
        line({"gate told before", positions_.positions[gate.position].words});
    }
    for (const PositionChange& change : positions_.changes) {
      if (change.to == index) write_change(change);
    }
  }
  void write_change(const PositionChange& change) {
    std::string shown = change.from ? words(*change.from) : "";
    std::string facts;
    for (const FactReference& each : change.evidence)
      facts += join({std::to_string(each.article), "/", name_of(each.kind)});
    line({join({"> ", name_of(change.kind)}), change.rule, std::move(shown), std::move(facts)});
  }
  void write_deadlock(const Deadlock& deadlock) {
    std::string parties;
    for (const std::uint32_t gate : deadlock.gates)
      parties += (parties.empty() ? "" : " & ") + positions_.gates[gate].party;
    std::string acts;
    for (const std::string& act : deadlock.opening_acts) acts += (acts.empty() ? "" : " / ") + act;
    line({"deadlock", deadlock.rule, parties, acts});
  }
  void line(const std::vector<std::string>& cells) {
    std::size_t count = cells.size();
    while (count > 1 && cells[count - 1].empty()) --count;
    for (std::size_t i = 0; i < count; ++i) out_.append(i == 0 ? "" : " | ").append(on_one_line(cells[i]));
    out_ += "\n";
  }

  const Positions& positions_;
  std::string& out_;
};

}  // namespace

Outcome run_position_case(const CaseFile& file) {
  Outcome out;
  if (!package_of_cases() || !encoder_of_cases()) {
    out.skipped = "en_core_web_md or the encoder's base weights are not in build/models";
    return out;
  }
  CaseReader reader(file);
  Ledger ledger;
  std::int64_t number = 0;
  for (const Part& part : parts_of_case(file.input)) {
    const Record record = reader.read(part);
    ledger.add({++number, &record});
  }
  Writer(ledger.finish(), out.written).write();
  return out;
}

}  // namespace rapporteur::cases
