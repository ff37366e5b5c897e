// Phrases and the block writer of drafting.hpp.
#include <fmt/format.h>

#include "reports/documents/drafting.hpp"

namespace lianshen {

namespace {

__extension__ using WideInteger = __int128;

constexpr std::string_view yuan_mark = "元";

}  // namespace

std::string amount_text(AmountFen amount) {
  const std::string text = amount.wan_yuan();
  return text.ends_with(yuan_mark) ? text : text + "万元";
}

std::string amount_cell(AmountFen amount) { return amount.wan_yuan(); }

std::string share_text(AmountFen amount, AmountFen base) {
  if (base.fen == 0) return "—";
  constexpr std::int64_t ten_thousandths_of_a_percent = 1'000'000;
  constexpr std::int64_t hundred = 100;
  const AmountFen difference = amount - base;
  const WideInteger wide = WideInteger(difference.fen < 0 ? -difference.fen : difference.fen) *
                           ten_thousandths_of_a_percent / base.fen;
  const auto share = static_cast<std::int64_t>(wide);
  const std::int64_t whole = share / (hundred * hundred);
  const std::int64_t rest = share % (hundred * hundred);
  return rest % hundred == 0 ? fmt::format("{}.{:02}%", whole, rest / hundred)
                             : fmt::format("{}.{:04}%", whole, rest);
}

std::string without_stop(std::string text) {
  constexpr std::string_view stop = "。";
  while (text.ends_with(stop)) text.resize(text.size() - stop.size());
  return text;
}

Trace trace(std::initializer_list<const LoggedEvent*> events) {
  Trace result;
  for (const LoggedEvent* event : events) {
    if (event == nullptr) continue;
    result.add(event->sequence);
    for (const std::string& provision : event->provisions) result.add(std::string_view(provision));
  }
  return result;
}

Trace operator+(Trace left, const Trace& right) {
  left.add(right);
  return left;
}

void BlockWriter::heading(const std::string& text) {
  subheadings_ = items_ = 0;
  add(Heading{1, fmt::format("{}、{}", chinese_numeral(++headings_), text)});
}

void BlockWriter::subheading(const std::string& text) {
  items_ = 0;
  add(Heading{2, fmt::format("（{}）{}", chinese_numeral(++subheadings_), text)});
}

void BlockWriter::say(std::string text, Trace trace) {
  add(Paragraph{"", std::move(text), true, std::move(trace)});
}

void BlockWriter::labelled(std::string lead, std::string text, Trace trace) {
  add(Paragraph{std::move(lead), std::move(text), true, std::move(trace)});
}

void BlockWriter::item(const std::string& text, Trace trace) {
  say(fmt::format("{}.{}", ++items_, text), std::move(trace));
}

void BlockWriter::flush(std::string text, Trace trace) {
  add(Paragraph{"", std::move(text), false, std::move(trace)});
}

}  // namespace lianshen
