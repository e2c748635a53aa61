#include "rapporteur/analysis/write_conllu.h"

#include "rapporteur/base/fields.h"

#include <vector>

namespace rapporteur {

namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// Text for one line: what would end the line or its field becomes a blank.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (is_control(c)) c = ' ';
  }
  return line;
}

std::string written_space(std::string_view text) {
  std::string written;
  for (const char c : text) {
    switch (c) {
      case ' ':
        written += "\\s";
        break;
      case '\n':
        written += "\\n";
        break;
      case '\r':
        written += "\\r";
        break;
      case '\t':
        written += "\\t";
        break;
      default:
        written += is_control(c) ? ' ' : c;
    }
  }
  return written;
}

class Writer {
 public:
  Writer(const Article& article, const Analysis& analysis) : article_(article), analysis_(analysis) {
    for (std::uint32_t i = 0; i < analysis.entities.size(); ++i) {
      const TokenRange tokens = analysis.entities[i].tokens;
      for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) entity_of_[token] = i + 1;
    }
  }

  std::string write(std::string_view name) {
    out_ += "# newdoc id = " + one_line(name) + "\n";
    for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i) write_sentence(i);
    return std::move(out_);
  }

 private:
  void write_sentence(std::uint32_t number);
  void write_token(std::uint32_t token, TokenRange sentence);
  void write_head(std::uint32_t token, TokenRange sentence);
  void write_misc(std::uint32_t token);
  void put(std::string_view field) {
    out_ += field.empty() ? "_" : field;
    out_ += '\t';
  }
  std::string field_text(std::uint32_t token, std::string_view text) const {
    return analysis_.parts[token] == Part::space ? written_space(text) : one_line(text);
  }

  const Article& article_;
  const Analysis& analysis_;
  std::vector<std::uint32_t> entity_of_ =
      std::vector<std::uint32_t>(analysis_.size());  // from 1 on; 0 for none
  std::string out_;
};

void Writer::write_sentence(std::uint32_t number) {
  const Sentence& sentence = analysis_.sentences[number];
  const Block& block = article_.blocks[sentence.block];
  out_ += "# sent_id = " + std::to_string(number + 1) + "\n# text = ";
  out_ += one_line(article_.text.words(analysis_.span_of(sentence.tokens)));
  out_ += "\n# block = ";
  out_ += name_of(block.kind);
  out_ += '\n';
  for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token)
    write_token(token, sentence.tokens);
  out_ += '\n';
}

void Writer::write_token(std::uint32_t token, TokenRange sentence) {
  put(std::to_string(token - sentence.begin + 1));
  put(field_text(token, article_.text.words(analysis_.tokens[token])));
  put(field_text(token, analysis_.lemma(token)));
  put(name_of(analysis_.parts[token]));
  put(analysis_.tag(token));
  put(analysis_.morph(token));
  write_head(token, sentence);
  put("_");
  write_misc(token);
  out_ += '\n';
}

/// The head's number in the sentence; 0 for a root, and for a head in another sentence.
void Writer::write_head(std::uint32_t token, TokenRange sentence) {
  const std::uint32_t head = analysis_.heads[token];
  const bool is_inside = head != token && head >= sentence.begin && head < sentence.end;
  put(std::to_string(is_inside ? head - sentence.begin + 1 : 0));
  put(is_inside ? analysis_.relation_name(token) : "root");
}

void Writer::write_misc(std::uint32_t token) {
  out_ += "Bytes=";
  char separator = 0;
  for (const PageSpan span : article_.text.on_page(analysis_.tokens[token])) {
    if (separator != 0) out_ += separator;
    separator = ',';
    out_ += std::to_string(span.begin) + "-" + std::to_string(span.end);
  }
  if (analysis_.has_space_after[token] == 0) out_ += "|SpaceAfter=No";
  if (entity_of_[token] == 0) return;
  const EntityMention& entity = analysis_.entities[entity_of_[token] - 1];
  out_ += entity.tokens.begin == token ? "|Entity=B-" : "|Entity=I-";
  out_ += name_of(entity.kind);
}

}  // namespace

std::string write_conllu(const Article& article, const Analysis& analysis, std::string_view name) {
  return Writer(article, analysis).write(name);
}

}  // namespace rapporteur
