#include "tests/perturbation/marked_reports.h"

#include <fstream>
#include <iterator>
#include <set>

namespace rapporteur::tests {

namespace {

struct Mark {
  std::string name;                ///< its kind, with a number where it is repeated
  std::vector<std::string> forms;  ///< as it is, then otherwise
};

/// A report in pieces: text and marks in turn, beginning with text.
struct Report {
  std::vector<std::string> texts;
  std::vector<Mark> marks;
};

std::vector<std::string> split(const std::string& text, const std::string& at) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = text.find(at, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string::npos) return parts;
    begin = end + at.size();
  }
}

Report parse(const std::string& text) {
  Report report;
  std::vector<std::string> parts = split(text, "[[");
  report.texts.push_back(parts[0]);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t end = parts[i].find("]]");
    std::vector<std::string> forms = split(parts[i].substr(0, end), "|");
    Mark mark{forms[0], {}};
    mark.forms.assign(forms.begin() + 1, forms.end());
    report.marks.push_back(std::move(mark));
    report.texts.push_back(parts[i].substr(end + 2));
  }
  return report;
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The report with the marks of one name in one of their forms.
std::string written(const Report& report, const std::string& name, std::size_t place, std::size_t form) {
  std::string page = report.texts[0];
  for (std::size_t i = 0; i < report.marks.size(); ++i) {
    const Mark& mark = report.marks[i];
    const bool is_changed = name.size() > 1 ? mark.name == name : i == place;
    page += mark.forms[is_changed ? std::min(form, mark.forms.size() - 1) : 0];
    page += report.texts[i + 1];
  }
  return page;
}

std::string with_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// "9 January 2018" as "Jan. 9, 2018".
std::string with_short_dates(std::string text) {
  for (const char* const month : {"January", "February", "August", "September"}) {
    const std::string name = std::string(" ") + month + " 20";
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      std::size_t begin = at;
      while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
      const std::string day = text.substr(begin, at - begin);
      text.replace(begin, at - begin + name.size() - 2, std::string(month).substr(0, 3) + ". " + day + ", ");
    }
  }
  return text;
}

/// The paragraphs in another order: the second behind the last one.
std::string with_moved_paragraph(const std::string& text) {
  std::vector<std::string> paragraphs = split(text, "\n\n");
  std::string moved = paragraphs[0];
  for (std::size_t i = 2; i < paragraphs.size(); ++i) moved += "\n\n" + paragraphs[i];
  return moved + "\n\n" + paragraphs[1];
}

/// "1,200" as "1200".
std::string without_separators(std::string text) {
  const auto is_digit = [&](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == ',' && is_digit(at - 1) && is_digit(at + 1)) text.erase(at, 1);
  }
  return text;
}

/// All paragraphs below the headline in one.
std::string with_one_paragraph(const std::string& text) {
  const std::size_t headline = text.find("\n\n") + 2;
  return text.substr(0, headline) + with_all(text.substr(headline), "\n\n", " ");
}

std::string with_curly_quotes(std::string text) {
  bool opens = true;
  for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1)) {
    text.replace(at, 1, opens ? "\u201C" : "\u201D");
    opens = !opens;
  }
  return text;
}

/// Changes of a whole report that change nothing that is told.
std::vector<Perturbation> harmless_changes(const std::string& report, const std::string& page) {
  return {{report, 'h', "said", "stated", page, with_all(page, " said", " stated")},
          {report, 'h', "9 January 2018", "Jan. 9, 2018", page, with_short_dates(page)},
          {report, 'h', "straight quotes", "curly ones", page, with_curly_quotes(page)},
          {report, 'h', "order", "another order", page, with_moved_paragraph(page)},
          {report, 'h', "percent", "per cent", page, with_all(page, " percent", " per cent")},
          {report, 'h', "1,200", "1200", page, without_separators(page)},
          {report, 'h', "paragraphs", "one paragraph", page, with_one_paragraph(page)}};
}

}  // namespace

std::vector<Perturbation> retellings_of(const std::filesystem::path& file) {
  std::vector<Perturbation> changes;
  std::size_t number = 0;
  for (const std::string& text : split(read(file), "\n====\n")) {
    const std::vector<std::string> accounts = split(text, "\n----\n");
    const Report retold = parse(accounts.at(1));
    const std::string name = "retold " + std::to_string(++number);
    changes.push_back(
        {name, 'h', "told", "retold", accounts[0], written(retold, "", retold.marks.size(), 0)});
    for (std::size_t i = 0; i < retold.marks.size(); ++i) {
      const Mark& mark = retold.marks[i];
      for (std::size_t form = 1; form < mark.forms.size(); ++form)
        changes.push_back({name + "/" + std::to_string(i), mark.name[0], mark.forms[0], mark.forms[form],
                           accounts[0], written(retold, mark.name, i, form)});
    }
  }
  return changes;
}

std::vector<Perturbation> perturbations_of(const std::filesystem::path& file) {
  const std::string all = read(file);
  std::vector<Perturbation> changes;
  std::size_t number = 0;
  for (const std::string& text : split(all, "\n====\n")) {
    const Report report = parse(text);
    ++number;
    const std::string original = written(report, "", report.marks.size(), 0);
    for (Perturbation& change : harmless_changes(std::to_string(number), original))
      changes.push_back(std::move(change));
    std::set<std::string> done;
    for (std::size_t i = 0; i < report.marks.size(); ++i) {
      const Mark& mark = report.marks[i];
      if (mark.name.size() > 1 && !done.insert(mark.name).second) continue;
      for (std::size_t form = 1; form < mark.forms.size(); ++form)
        changes.push_back({std::to_string(number) + "/" + std::to_string(i), mark.name[0], mark.forms[0],
                           mark.forms[form], original, written(report, mark.name, i, form)});
    }
  }
  return changes;
}

}  // namespace rapporteur::tests
