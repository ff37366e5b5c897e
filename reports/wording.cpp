#include "reports/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lianshen {

namespace {

// Sentences of the locale may or may not bring their own full stop.
std::string without_full_stop(std::string_view text) {
  for (const std::string_view stop : {"。", "."}) {
    if (text.ends_with(stop)) text.remove_suffix(stop.size());
  }
  return std::string(text);
}

// Details that carry the id of an organisation.
constexpr std::array<std::string_view, 5> organisation_details = {"organisation", "member", "unit", "owner",
                                                                  "by"};

}  // namespace

std::string ReasonText::paragraph(const Locale& locale) const {
  const bool is_chinese = locale.language() == "zh";
  const std::string_view stop = is_chinese ? "。" : ". ";
  std::string text = sentence;
  text += stop;
  // A seat or a limit may rest on our own rules, which have no article.
  const std::string basis = !article.empty() || quote.empty() ? article
                            : is_chinese                      ? "内控规则"
                                                              : "our own rules";
  if (!basis.empty()) {
    text += fmt::format(fmt::runtime(is_chinese ? "依据{}“{}”{}" : "By {} \"{}\"{}"), basis,
                        without_full_stop(quote), stop);
  }
  if (!remedy.empty()) text += remedy + std::string(stop);
  if (!who.empty()) text += fmt::format(fmt::runtime(is_chinese ? "（找：{}）" : "(Ask: {})"), who);
  return text;
}

std::string Wording::organisation(const std::string& id) const {
  const Organisation* organisation = policy_.organisation(id);
  return organisation == nullptr ? id : organisation->name;
}

std::string Wording::seat(const std::string& id) const {
  if (locale_.has_label("seats", id)) return locale_.label("seats", id);
  const auto found = std::ranges::find(policy_.seats, id, &Seat::id);
  return found == policy_.seats.end() ? organisation(id) : found->label;
}

std::string Wording::actor(const Actor& actor) const {
  if (actor.is_system()) return text("系统", "system");
  return fmt::format(fmt::runtime(is_chinese() ? "{}（{}）" : "{} ({})"), organisation(actor.organisation),
                     actor.user);
}

std::string Wording::state(const std::string& workflow, const std::string& state) const {
  const std::string key = workflow + "." + state;
  if (locale_.has_label("states", key)) return locale_.label("states", key);
  return state == "not_yet" ? text("尚未建立", "not yet opened") : state;
}

std::string Wording::command(const std::string& workflow, const std::string& command) const {
  const std::string key = workflow + "." + command;
  return locale_.has_label("commands", key) ? locale_.label("commands", key) : command;
}

std::string Wording::choice(const std::string& workflow, const std::string& word) const {
  const std::string key = workflow + "." + word;
  return locale_.has_label("choices", key) ? locale_.label("choices", key) : locale_.label("outcomes", word);
}

std::string Wording::field(const std::string& key) const {
  if (locale_.has_label("fields", key)) return locale_.label("fields", key);
  const std::size_t member = key.rfind('.');
  const std::size_t group = member == std::string::npos ? member : key.rfind('.', member - 1);
  if (group == std::string::npos) return {};
  const std::string shared = key.substr(group + 1);
  return locale_.has_label("fields", shared) ? locale_.label("fields", shared) : std::string();
}

std::string Wording::limit(const std::string& key) const {
  // The pack names its limits in its own language; a locale may translate them.
  if (locale_.has_label("limit_names", key)) return locale_.label("limit_names", key);
  if (const RhythmStep* step = policy_.rhythm_step(key)) return step->label;
  const auto found = std::ranges::find(policy_.limits, key, &LimitRule::key);
  return found == policy_.limits.end() ? key : found->label;
}

std::string Wording::article(const std::string& provision) const {
  const Provision* found = regulations_.provision(provision);
  if (found != nullptr) {
    return fmt::format(fmt::runtime(is_chinese() ? "{}（{}）" : "{} ({})"), found->article, found->id);
  }
  // Anchors of ours: rules of the house, which no regulation prints.
  if (provision.starts_with("LS-")) {
    return fmt::format(fmt::runtime(is_chinese() ? "内控规则（{}）" : "house rule ({})"), provision);
  }
  return provision;
}

std::string Wording::bare_article(const std::string& provision) const {
  const Provision* found = regulations_.provision(provision);
  return found == nullptr ? article(provision) : found->article;
}

std::string Wording::articles(std::string_view provisions) const {
  std::string text;
  while (!provisions.empty()) {
    const std::string_view one = provisions.substr(0, provisions.find(' '));
    provisions.remove_prefix(std::min(one.size() + 1, provisions.size()));
    if (!text.empty()) text += locale_.separator();
    text += article(std::string(one));
  }
  return text;
}

ReasonText Wording::reason(const Reason& reason, const std::string& workflow) const {
  Reason worded = reason;
  for (Detail& each : worded.details) each.value = detail(each, workflow);
  ReasonText result{without_full_stop(locale_.sentence(worded)), "", reason.quote,
                    without_full_stop(locale_.remedy(worded)), ""};
  if (!reason.provision.empty()) result.article = article(reason.provision);
  // Where one only has to wait, or nothing helps, there is nobody to ask.
  const bool somebody_can = reason.who != Mender::nobody && reason.who != Mender::waiting;
  if (somebody_can) result.who = locale_.label("menders", std::string(name_of(reason.who)));
  return result;
}

std::string Wording::detail(const Detail& detail, const std::string& workflow_name) const {
  const std::string& value = detail.value;
  if (std::ranges::find(organisation_details, detail.name) != organisation_details.end())
    return organisation(value);
  if (detail.name == "seat" || detail.name == "on_behalf_of" || detail.name == "holder") return seat(value);
  if (detail.name == "state" || detail.name == "open_in") return state(workflow_name, value);
  if (detail.name == "command") return command(workflow_name, value);
  if (detail.name == "provision") return article(value);
  if (detail.name == "step") return limit(value);
  // "grade" is a label of the section "grades", and so on.
  return locale_.label(detail.name + "s", value);
}

}  // namespace lianshen
