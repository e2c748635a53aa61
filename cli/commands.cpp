#include "cli/command.h"
#include "cli/commands_of_facts.h"
#include "cli/commands_of_stories.h"
#include "cli/compare_command.h"
#include "cli/open_encoder.h"
#include "cli/open_places.h"
#include "cli/report_command.h"
#include "cli/run.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

const Flag limit_flag{
    .name = "limit", .letter = 'n', .takes = Takes::number, .value = "N", .meaning = "at most N of them"};

Flag limited(std::string_view otherwise) {
  Flag flag = limit_flag;
  flag.otherwise = otherwise;
  return flag;
}

Command read_command() {
  return {
      .name = "read",
      .operands = "INPUT...",
      .meaning = "read pages into a record",
      .details =
          "INPUT is a file, a folder or - for standard input: HTML, plain text, gzip, zstd, zip and tar "
          "archives, web "
          "archives (WARC), feeds (RSS, Atom, JSON), MHTML, JSON lines; what it is is told by its content.\n"
          "Pages that the record has already are passed over, so the same command goes on where an earlier "
          "run ended, "
          "however it ended. What cannot be read is listed with its reason, kept as a gap and never ends the "
          "run; the exit "
          "code is then 3.",
      .operand = Takes::file,
      .min_operands = 1,
      .max_operands = SIZE_MAX,
      .flags = {{.name = "output",
                 .letter = 'o',
                 .takes = Takes::record,
                 .value = "FILE",
                 .meaning = "the record to write to; made where there is none",
                 .otherwise = "record.db"},
                jobs_flag(),
                {.name = "keep",
                 .takes = Takes::choice,
                 .value = "WHAT",
                 .meaning = "keep the pages' bytes in the record, or their hashes alone",
                 .choices = {"bytes", "hashes"},
                 .otherwise = "bytes"},
                {.name = "article-weights",
                 .takes = Takes::file,
                 .value = "FILE",
                 .meaning = "find articles with these weights instead of those that ship with the program"},
                {.name = "reading",
                 .takes = Takes::choice,
                 .value = "HOW",
                 .meaning = "read texts for who says what with the encoder (full) or with the language "
                            "package and a small linear model (fast: quicker, errs more), and for dates, "
                            "actors and statements with the language package; or not at all",
                 .choices = {"full", "fast", "none"},
                 .otherwise = "full"},
                encoder_flag(),
                model_flag(),
                places_flag(),
                attribution_weights_flag(),
                encoder_instructions_flag(),
                every_paragraph_flag(),
                {.name = "max-page-bytes",
                 .takes = Takes::number,
                 .value = "N",
                 .meaning = "pages larger than this are left out, as a gap",
                 .otherwise = "33554432"},
                {.name = "quiet", .letter = 'q', .meaning = "say nothing but what went wrong"}},
      .run = run_read};
}

Command attributions_command() {
  return {
      .name = "attributions",
      .operands = "INPUT...",
      .meaning = "print who says what in articles, without a record",
      .details =
          "INPUT is what `rapporteur read` takes. For each attribution the words of speaker, cue and content "
          "are printed with the bytes of the page they were read from, whether the content is quoted, and "
          "how "
          "sure the reader is, in thousandths. Only articles in English are read.",
      .operand = Takes::file,
      .min_operands = 1,
      .max_operands = SIZE_MAX,
      .flags = {{.name = "format",
                 .letter = 'f',
                 .takes = Takes::choice,
                 .value = "FORMAT",
                 .meaning = "what to print: columns with tabs, or one article a line as JSON",
                 .choices = {"text", "jsonl"},
                 .otherwise = "text"},
                {.name = "plain",
                 .letter = 'p',
                 .meaning = "each input is an article's text as it stands: every line that is not blank is a "
                            "paragraph"},
                {.name = "why",
                 .letter = 'w',
                 .meaning = "print what made or changed each attribution too, how sure the model was of its "
                            "words and links, and what it would have taken else"},
                {.name = "reading",
                 .takes = Takes::choice,
                 .value = "HOW",
                 .meaning = "with the encoder, or with the language package and a small linear model",
                 .choices = {"full", "fast"},
                 .otherwise = "full"},
                model_flag(),
                encoder_flag(),
                attribution_weights_flag(),
                encoder_instructions_flag(),
                every_paragraph_flag(),
                jobs_flag()},
      .run = run_attributions};
}

Command show_command() {
  return {
      .name = "show",
      .operands = "ID",
      .meaning = "show an article, with where each fact is written",
      .details =
          "ID is the number of an article, the beginning of its page's hash (six digits or more), its "
          "address, or the "
          "file it was read from.\n"
          "In its text are marked <who speaks>, /the words that say so/, [what is said] and {dates}, on a "
          "terminal in colours; its statements follow.\n"
          "The blocks around the article (navigation, links to other articles) are folded unless --all "
          "is given.",
      .operand = Takes::text,
      .min_operands = 1,
      .max_operands = 1,
      .flags = {record_flag(),
                {.name = "all", .letter = 'a', .meaning = "unfold the blocks around the article"},
                {.name = "trace",
                 .letter = 't',
                 .meaning = "print for each block and attribution the bytes it was read from"}},
      .run = run_show};
}

Command list_command() {
  return {.name = "list",
          .operands = "[RECORD]",
          .meaning = "list the articles of a record, or its gaps",
          .details =
              "On a terminal a table; else one line an article with tabs between number, date, outlet, "
              "language, headline, "
              "address, file and entry.",
          .operand = Takes::record,
          .max_operands = 1,
          .flags = {record_flag(),
                    limit_flag,
                    {.name = "gaps",
                     .letter = 'g',
                     .meaning = "list what could not be read instead, with the reasons"}},
          .run = run_list};
}

Command search_command() {
  return {.name = "search",
          .operands = "WORDS...",
          .meaning = "find articles by their words, the best first",
          .details =
              "All words must occur; \"several words\" in a row, beginn* for a beginning, and behind -- also "
              "-word for one that "
              "must not occur. Case and accents do not matter; headlines count more than bodies.",
          .operand = Takes::text,
          .min_operands = 1,
          .max_operands = SIZE_MAX,
          .flags = {record_flag(), limited("20")},
          .run = run_search};
}

Command verify_command() {
  return {.name = "verify",
          .operands = "[RECORD]",
          .meaning = "read every trace again and compare it with the record",
          .details =
              "For each article the page's bytes are hashed, every trace of every fact is read from them, "
              "and what it reads is "
              "compared with the words that the record holds. The exit code is 4 where anything differs.\n"
              "A record made with --keep hashes has no bytes: give the pages again with --pages.",
          .operand = Takes::record,
          .max_operands = 1,
          .flags = {record_flag(),
                    jobs_flag(),
                    {.name = "pages",
                     .takes = Takes::file,
                     .value = "INPUT",
                     .meaning = "where pages can be read again whose bytes the record does not keep; may be "
                                "given several times"}},
          .run = run_verify};
}

Command export_command() {
  return {
      .name = "export",
      .operands = "[RECORD]",
      .meaning = "print the record for other programs",
      .details =
          "jsonl: one article a line, with its page, body, metadata, blocks, attributions, traces and gaps. "
          "csv: one row an article or a fact of one kind "
          "(RFC 4180). annotation: W3C Web Annotations (JSON-LD), an article's facts a line, each stretch of "
          "words found by code points of the article's text, by the words around it, and by bytes of the "
          "page. polecat, icews: events in the columns of those data sets, with tabs between; what they have "
          "no "
          "column for (events that did not happen, are only supposed or are told as background) is left out, "
          "and what we do not know is empty. All other offsets are half-open ranges of bytes of the page as "
          "it was received; "
          "`offsets` says so in "
          "each line.",
      .operand = Takes::record,
      .max_operands = 1,
      .flags = {record_flag(),
                {.name = "format",
                 .letter = 'f',
                 .takes = Takes::choice,
                 .value = "FORMAT",
                 .meaning = "what to print",
                 .choices = {"jsonl", "csv", "annotation", "polecat", "icews"},
                 .otherwise = "jsonl"},
                {.name = "rows",
                 .takes = Takes::choice,
                 .value = "WHAT",
                 .meaning = "what a row of csv is",
                 .choices = {"articles", "attributions", "dates", "actors", "mentions", "statements",
                             "events", "quantities"},
                 .otherwise = "articles"},
                {.name = "sanction-quad",
                 .takes = Takes::choice,
                 .value = "QUAD",
                 .meaning = "which quad PLOVER's SANCTION is counted in (polecat): 3, verbal conflict, or 4, "
                            "material conflict",
                 .choices = {"3", "4"},
                 .otherwise = "4"},
                {.name = "all",
                 .letter = 'a',
                 .meaning = "print the blocks around the articles too (jsonl)"}},
      .run = run_export};
}

Command analyse_command() {
  return {
      .name = "analyse",
      .operands = "INPUT...",
      .meaning = "print how articles are said: tokens, tags, heads, entities",
      .details =
          "INPUT is what `rapporteur read` takes. Of each page's article the headline, standfirst, captions "
          "and body are "
          "analysed, block by block, and printed as CoNLL-U: a sentence's words and kind of block in its "
          "comments, a line a "
          "token, with the relation names of the language package. Behind Bytes= stand half-open ranges of "
          "bytes of the page "
          "as it was received; SpaceAfter=No and Entity= (B- for an entity's first token, I- for the others) "
          "follow. White "
          "space that is a token of its own is written as \\n, \\t, \\s.",
      .operand = Takes::file,
      .min_operands = 1,
      .max_operands = SIZE_MAX,
      .flags = {{.name = "format",
                 .letter = 'f',
                 .takes = Takes::choice,
                 .value = "FORMAT",
                 .meaning = "what to print",
                 .choices = {"conllu"},
                 .otherwise = "conllu"},
                {.name = "plain",
                 .letter = 'p',
                 .meaning = "each input is an article's text as it stands: every line that is not blank is a "
                            "paragraph"},
                model_flag(),
                jobs_flag(),
                {.name = "instructions",
                 .takes = Takes::choice,
                 .value = "SET",
                 .meaning = "compute with these instructions; the answer does not depend on it",
                 .choices = {"best", "portable", "avx2", "avx512"},
                 .otherwise = "best"}},
      .run = run_analyse};
}

Command doctor_command() {
  return {.name = "doctor",
          .operands = "[RECORD]",
          .meaning = "say what the program stands on, and check a record's file",
          .details =
              "Prints the versions of the program and its libraries, what the processor can do, and the "
              "language package "
              "with the hashes of its files and the table of places with its own. Where a record is named, "
              "its file is checked for damage (exit code 1 where there is some).",
          .operand = Takes::record,
          .max_operands = 1,
          .flags = {model_flag(), places_flag()},
          .run = run_doctor};
}

std::vector<Command> document_commands() {
  return {{.name = "schema",
           .operands = "",
           .meaning = "print the tables and views of a record",
           .details = "As SQL, or with --markdown as the page docs/record.md.",
           .flags = {{.name = "markdown", .meaning = "as documentation"}},
           .run = run_schema},
          {.name = "man",
           .operands = "",
           .meaning = "print the manual page",
           .details = "Read it with: rapporteur man | man -l -",
           .flags = {},
           .run = run_man},
          {.name = "completions",
           .operands = "SHELL",
           .meaning = "print completions for bash, zsh or fish",
           .details =
               "bash: rapporteur completions bash > ~/.local/share/bash-completion/completions/rapporteur\n"
               "zsh: rapporteur completions zsh > a folder of $fpath, as _rapporteur\n"
               "fish: rapporteur completions fish > ~/.config/fish/completions/rapporteur.fish",
           .operand = Takes::choice,
           .min_operands = 1,
           .max_operands = 1,
           .flags = {},
           .run = run_completions,
           .operand_choices = {"bash", "zsh", "fish"}},
          {.name = "help",
           .operands = "[COMMAND]",
           .meaning = "explain the program or a command",
           .details = "",
           .operand = Takes::text,
           .max_operands = 1,
           .flags = {},
           .run = run_help}};
}

std::vector<Command> make_table() {
  std::vector<Command> table{read_command(), show_command(), list_command(), search_command()};
  for (Command& command : commands_of_facts()) table.push_back(std::move(command));
  for (Command& command : commands_of_stories()) table.push_back(std::move(command));
  table.push_back(compare_command());
  table.push_back(report_command());
  for (const Command& command :
       {attributions_command(), verify_command(), export_command(), analyse_command(), doctor_command()})
    table.push_back(command);
  for (Command& command : document_commands()) table.push_back(std::move(command));
  for (Command& command : table)
    command.flags.push_back({.name = "help", .letter = 'h', .meaning = "explain the command"});
  return table;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> table = make_table();
  return table;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : &*found;
}

const Flag* find_flag(const Command& command, std::string_view name) {
  const auto found = std::ranges::find(command.flags, name, &Flag::name);
  return found == command.flags.end() ? nullptr : &*found;
}

const Flag* find_flag(const Command& command, char letter) {
  const auto found = std::ranges::find(command.flags, letter, &Flag::letter);
  return letter == 0 || found == command.flags.end() ? nullptr : &*found;
}

}  // namespace rapporteur::cli
