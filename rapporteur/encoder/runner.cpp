#include "rapporteur/encoder/batch.h"
#include "rapporteur/encoder/encoder.h"
#include "rapporteur/encoder/windows.h"

namespace rapporteur::encoder {

struct Runner::Work {
  Work(const Weights& of_weights, Path path, const EncoderSieve* sieve)
      : weights(of_weights), cutter(of_weights.base->vocabulary), batch(of_weights, path, sieve) {}

  const Weights& weights;
  WordCutter cutter;
  CutText text;
  Batch batch;
  bool is_sifted = false;
};

Runner::Runner(const Encoder& encoder, Path path, const EncoderSieve* sieve)
    : encoder_(&encoder), work_(std::make_unique<Work>(encoder.weights(), path, sieve)) {
  work_->is_sifted = sieve != nullptr;
}
Runner::Runner(Runner&&) noexcept = default;
Runner& Runner::operator=(Runner&&) noexcept = default;
Runner::~Runner() = default;

void Runner::stop_after(std::uint32_t layers) {
  work_->batch.stop_after(layers);
}

Encoding Runner::encode(std::string_view utf8, std::span<const TextSpan> paragraphs, Packing packing) {
  CutText& text = work_->text;
  text.clear();
  for (const TextSpan paragraph : paragraphs) work_->cutter.cut(utf8, paragraph, text);
  const std::vector<WordRange> windows = pack_windows(text, encoder_->identity().max_pieces - 2, packing);
  const auto first_piece = [&](std::uint32_t word) {
    return word < text.words.size() ? text.words[word].first_piece
                                    : static_cast<std::uint32_t>(text.spans.size());
  };
  Encoding out;
  out.width = work_->weights.width;
  out.pieces = text.spans;
  out.continues_word.assign(text.spans.size(), 1);
  out.starts_paragraph.assign(text.spans.size(), 0);
  for (const Word& word : text.words) {
    out.continues_word[word.first_piece] = 0;
    out.starts_paragraph[word.first_piece] = word.starts_paragraph ? 1 : 0;
  }
  if (!work_->is_sifted) out.vectors.reserve(text.spans.size() * out.width);
  if (work_->is_sifted) out.places.assign(text.spans.size(), Encoding::no_place);
  work_->batch.begin_text();
  for (const WordRange window : windows) {
    const PieceRange pieces{first_piece(window.begin), first_piece(window.end)};
    out.windows.push_back(pieces);
    if (!work_->batch.has_room(pieces.size())) work_->batch.run(out);
    work_->batch.add(text, window);
  }
  work_->batch.run(out);
  return out;
}

}  // namespace rapporteur::encoder
