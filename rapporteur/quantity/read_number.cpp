#include "rapporteur/quantity/read_number.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/quantity/number_words.h"

#include <algorithm>

/// A number is read from the word that begins it: its value, then a second one where a range is told, then
/// its unit; last, the words before and behind it that say how exact it is.
///
///     more than 1,200 people     1200   at_least
///     $5-10 million              5000000 to 10000000 usd
///     two dozen                  24
///     tens of thousands          20000 to 99999   vague
namespace rapporteur::quantity {

namespace {

class Reading {
 public:
  explicit Reading(const std::vector<std::string>& words)
      : words_(words), table_(NumberWords::shared()), size_(static_cast<std::uint32_t>(words.size())) {}

  std::optional<ToldNumber> read(std::uint32_t at) {
    ToldNumber told;
    told.words.begin = at;
    const std::uint32_t first = behind_sign(at, told.unit);
    auto behind = read_vague(first, told);
    if (!behind) behind = read_share(first, told);
    if (!behind) behind = read_values(first, told);
    if (!behind) return std::nullopt;
    told.words.end = *behind;
    add_unit(told);
    told.bare = told.words;
    look_before(told);
    look_behind(told);
    return told;
  }

 private:
  const std::string& word(std::uint32_t at) const { return at < size_ ? words_[at] : none_; }
  bool is(std::uint32_t at, WordKind kind) const { return table_.is(word(at), kind); }
  static bool is_dash(std::string_view word) { return word == "-" || word == "\u2013" || word == "\u2011"; }

  std::uint32_t behind_sign(std::uint32_t at, std::string& unit) const {
    const std::string* const sign = table_.find(word(at), WordKind::sign);
    if (!sign) return at;
    unit = *sign;
    return at + 1;
  }

  /// "hundreds", "tens of thousands", "hundreds of thousands"
  std::optional<std::uint32_t> read_vague(std::uint32_t at, ToldNumber& told) const {
    const bool is_tens = word(at) == "tens" && is(at + 1, WordKind::of) && is(at + 2, WordKind::vague);
    if (!is_tens && !is(at, WordKind::vague)) return std::nullopt;
    if (is(at + 1, WordKind::of) && (word(at + 2) == "thousands" || word(at + 2) == "millions")) {
      const unsigned more = is_tens ? 1 : static_cast<unsigned>(table_.value(word(at), WordKind::vague));
      return vague_of(table_.value(word(at + 2), WordKind::vague) + static_cast<int>(more), at + 3, told);
    }
    if (word(at) == "scores") return vague_between({40, 0}, {99, 0}, at + 1, told);
    if (word(at) == "dozens") return vague_between({24, 0}, {99, 0}, at + 1, told);
    return vague_of(table_.value(word(at), WordKind::vague), at + 1, told);
  }

  static std::optional<std::uint32_t> vague_of(int power, std::uint32_t behind, ToldNumber& told) {
    if (power < 1 || power > 15) return std::nullopt;
    const auto low = Decimal{2, 0}.shifted(static_cast<unsigned>(power));
    const auto ten = Decimal{10, 0}.shifted(static_cast<unsigned>(power));
    return vague_between(*low, {ten->digits - 1, 0}, behind, told);
  }

  static std::uint32_t vague_between(Decimal low, Decimal high, std::uint32_t behind, ToldNumber& told) {
    told.low = low;
    told.high = high;
    told.exactness = Exactness::vague;
    return behind;
  }

  /// "a third", "two-thirds", "half", "three quarters": in percent.
  std::optional<std::uint32_t> read_share(std::uint32_t at, ToldNumber& told) const {
    int parts = 1;
    std::uint32_t next = at;
    if (is(at, WordKind::article) || word(at) == "one") {
      ++next;
    } else if (is(at, WordKind::number)) {
      parts = table_.value(word(at), WordKind::number);
      ++next;
    }
    if (next > at && is_dash(word(next))) ++next;
    const int whole = table_.value(word(next), WordKind::part);
    if (whole < 0 || (next == at && whole != 2) || parts < 1 || parts >= whole) return std::nullopt;
    if (!is(next + 1, WordKind::of) && word(next + 1) != "the") return std::nullopt;
    const auto permille = static_cast<std::uint64_t>(parts) * 1000 / static_cast<std::uint64_t>(whole);
    told.low = {permille, 1};
    told.high = told.low;
    told.exactness = whole == 3 ? Exactness::about : Exactness::exact;
    told.unit = "percent";
    told.is_share = true;
    return next + 1;
  }

  /// One value, or two of a range.
  std::optional<std::uint32_t> read_values(std::uint32_t at, ToldNumber& told) const {
    auto behind = read_value(at, told, told.low);
    if (!behind) return std::nullopt;
    told.high = told.low;
    if (told.is_ordinal || !told.glued.empty()) return behind;
    std::uint32_t next = *behind;
    const bool is_between = at > 0 && table_.value(word(at - 1), WordKind::between) == 1;
    const bool is_from = at > 0 && table_.value(word(at - 1), WordKind::between) == 2;
    const bool links = is_dash(word(next)) || (is(next, WordKind::to) && !is_from) ||
                       (is(next, WordKind::and_) && is_between) || is(next, WordKind::or_);
    if (!links) return behind;
    std::string unit = told.unit;
    next = behind_sign(next + 1, unit);
    ToldNumber other;
    const auto end = read_value(next, other, other.low);
    if (!end || unit != told.unit || other.is_ordinal) return behind;
    if (other.has_scale && !told.has_scale) raise(told, word(*end - 1));
    if (!told.low.is_less(other.low)) return behind;
    told.high = other.low;
    told.glued = other.glued;
    told.exactness = Exactness::between;
    return end;
  }

  /// "5-10 million": the five are millions too.
  void raise(ToldNumber& told, const std::string& scale) const {
    const int power = std::max(table_.value(scale, WordKind::scale), table_.value(scale, WordKind::suffix));
    if (power < 1) return;
    if (const auto raised = told.low.shifted(static_cast<unsigned>(power))) told.low = *raised;
  }

  std::optional<std::uint32_t> read_value(std::uint32_t at, ToldNumber& told, Decimal& value) const {
    if (at >= size_) return std::nullopt;
    if (base::is_digit(word(at).front())) return read_digits(at, told, value);
    if (is(at, WordKind::ordinal)) {
      value = {static_cast<std::uint64_t>(table_.value(word(at), WordKind::ordinal)), 0};
      told.is_ordinal = true;
      return at + 1;
    }
    std::uint32_t next = at;
    if (word(at) == "half" && is(at + 1, WordKind::article) && is(at + 2, WordKind::scale)) {
      value = {5, 1};
      next = at + 2;
    } else if (is(at, WordKind::article) && (is(at + 1, WordKind::scale) || is(at + 1, WordKind::dozen))) {
      value = {1, 0};
      next = at + 1;
    } else if (is(at, WordKind::article) && is(at + 1, WordKind::couple) && is(at + 2, WordKind::dozen)) {
      value = {2, 0};
      next = at + 2;
    } else if (is(at, WordKind::number) || is(at, WordKind::tens)) {
      next = read_small(at, value);
    } else {
      return std::nullopt;
    }
    return read_scales(next, told, value);
  }

  /// "twenty-three", "seven"
  std::uint32_t read_small(std::uint32_t at, Decimal& value) const {
    if (is(at, WordKind::number)) {
      value = {static_cast<std::uint64_t>(table_.value(word(at), WordKind::number)), 0};
      return at + 1;
    }
    value = {static_cast<std::uint64_t>(table_.value(word(at), WordKind::tens)), 0};
    const std::uint32_t next = is_dash(word(at + 1)) ? at + 2 : at + 1;
    const int more = table_.value(word(next), WordKind::number);
    if (more < 1 || more > 9) return at + 1;
    value.digits += static_cast<std::uint64_t>(more);
    return next + 1;
  }

  /// "1,200", "2.5bn", "20-nation", "15th"
  std::optional<std::uint32_t> read_digits(std::uint32_t at, ToldNumber& told, Decimal& value) const {
    const std::string& written = word(at);
    const std::size_t end = std::min(written.find_first_not_of("0123456789.,"), written.size());
    const auto number = Decimal::read(std::string_view(written).substr(0, end));
    if (!number) return std::nullopt;
    value = *number;
    const std::string_view rest = std::string_view(written).substr(end);
    if (rest.empty()) return read_scales(at + 1, told, value);
    if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
      told.is_ordinal = true;
      return at + 1;
    }
    if (const int power = table_.value(rest, WordKind::suffix); power > 0) {
      const auto raised = value.shifted(static_cast<unsigned>(power));
      if (!raised) return std::nullopt;
      value = *raised;
      told.has_scale = true;
      return at + 1;
    }
    if (rest.size() > 3 && rest.front() == '-' && base::is_lower(rest[1]) &&
        rest.find_first_of("-0123456789", 1) == std::string_view::npos) {
      told.glued = rest.substr(1);
      return at + 1;
    }
    if (const std::string* const unit = table_.find(rest, WordKind::unit)) {
      told.unit = *unit;
      return at + 1;
    }
    return std::nullopt;
  }

  /// "hundred", "thousand and five", "million", "dozen"
  std::optional<std::uint32_t> read_scales(std::uint32_t at, ToldNumber& told, Decimal& value) const {
    Decimal total;
    std::uint32_t next = at;
    for (;;) {
      const bool is_suffix = is(next, WordKind::suffix) && (next == at && (!told.unit.empty()));
      const int power = table_.value(word(next), is_suffix ? WordKind::suffix : WordKind::scale);
      if (power > 0) {
        const auto raised = value.shifted(static_cast<unsigned>(power));
        if (!raised) return std::nullopt;
        value = *raised;
        told.has_scale = true;
        ++next;
      } else if (is(next, WordKind::dozen)) {
        const auto raised = value.times(12);
        if (!raised) return std::nullopt;
        value = *raised;
        ++next;
      } else if (const auto more = words_after_scale(next, at)) {
        const auto sum = total.plus(value);
        if (!sum) return std::nullopt;
        total = *sum;
        next = read_small(*more, value);
      } else {
        break;
      }
    }
    const auto sum = total.plus(value);
    if (!sum) return std::nullopt;
    value = *sum;
    return next;
  }

  /// Where the number goes on behind a scale: "two hundred [and] thirty".
  std::optional<std::uint32_t> words_after_scale(std::uint32_t next, std::uint32_t at) const {
    if (next == at || !is(next - 1, WordKind::scale)) return std::nullopt;
    const std::uint32_t more = is(next, WordKind::and_) ? next + 1 : next;
    if (!is(more, WordKind::number) && !is(more, WordKind::tens)) return std::nullopt;
    return more;
  }

  void add_unit(ToldNumber& told) const {
    std::uint32_t at = told.words.end;
    if (!told.unit.empty() && told.unit != "percent") return;
    if (told.is_share || told.is_ordinal) return;
    if (is_dash(word(at)) && is(at + 1, WordKind::unit)) ++at;
    if (word(at) == "per" && word(at + 1) == "cent") return set_unit(told, "percent", at + 2);
    if (word(at) == "percentage" && word(at + 1).starts_with("point"))
      return set_unit(told, "percentage_point", at + 2);
    if (word(at) == "square" && word(at + 1).starts_with("k")) return set_unit(told, "square_km", at + 2);
    if ((word(at) == "us" || word(at) == "u.s." || word(at) == "american") && is(at + 1, WordKind::unit))
      ++at;
    if (const std::string* const unit = table_.find(word(at), WordKind::unit)) set_unit(told, *unit, at + 1);
  }

  static void set_unit(ToldNumber& told, const std::string& unit, std::uint32_t behind) {
    told.unit = unit;
    told.words.end = behind;
  }

  void set_exactness(ToldNumber& told, int near, std::uint32_t begin) const {
    told.words.begin = begin;
    if (told.exactness != Exactness::exact && told.exactness != Exactness::about) return;
    told.exactness = near == 2 ? Exactness::at_least : near == 3 ? Exactness::at_most : Exactness::about;
  }

  void look_before(ToldNumber& told) const {
    std::uint32_t at = told.words.begin;
    if (at > 0 && is(at - 1, WordKind::the)) --at;
    if (at == 0) return;
    const std::string& before = word(at - 1);
    if (is(at - 1, WordKind::than) && at >= 2) return look_at_than(told, at - 2);
    if (table_.value(before, WordKind::between) == 1) {
      told.words.begin = at - 1;
    } else if (is(at - 1, WordKind::to) && at >= 2 && is(at - 2, WordKind::up)) {
      set_exactness(told, 3, at - 2);
    } else if (is(at - 1, WordKind::to) && at >= 2 && is(at - 2, WordKind::close)) {
      set_exactness(told, 1, at - 2);
    } else if (is(at - 1, WordKind::of) && at >= 2 && word(at - 2) == "upwards") {
      set_exactness(told, 2, at - 2);
    } else if (before == "least" || before == "most") {
      if (at >= 2 && is(at - 2, WordKind::at)) set_exactness(told, before == "least" ? 2 : 3, at - 2);
    } else if (const int near = table_.value(before, WordKind::near); near > 0) {
      set_exactness(told, near, at - 1);
    }
  }

  /// "no fewer than", "more than"
  void look_at_than(ToldNumber& told, std::uint32_t at) const {
    const int direction = table_.value(word(at), WordKind::more);
    if (direction < 0) return;
    const bool is_turned = at > 0 && is(at - 1, WordKind::no);
    set_exactness(told, is_turned ? 5 - direction : direction, is_turned ? at - 1 : at);
  }

  void look_behind(ToldNumber& told) const {
    const std::uint32_t at = told.words.end;
    if (!is(at, WordKind::or_)) return;
    if (word(at + 1) == "more")
      set_exactness(told, 2, told.words.begin);
    else if (word(at + 1) == "so")
      set_exactness(told, 1, told.words.begin);
    else
      return;
    told.words.end = at + 2;
  }

  const std::vector<std::string>& words_;
  const NumberWords& table_;
  std::uint32_t size_;
  std::string none_;
};

}  // namespace

std::optional<ToldNumber> read_number(const std::vector<std::string>& words, std::uint32_t at) {
  return Reading(words).read(at);
}

}  // namespace rapporteur::quantity
