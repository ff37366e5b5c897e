#include "reports/render/flow_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "reports/render/drawn_rules.hpp"

namespace lianshen {

namespace {

// All in pixels, as BPMN viewers draw.
constexpr int event_size = 36;
constexpr int choice_size = 50;
constexpr int start_x = 24;
constexpr int state_x = 150;   // middle of all states
constexpr int choice_x = 250;  // middle of all gateways
constexpr int task_x = 320;
constexpr int task_width = 280;
constexpr int task_padding = 10;
constexpr int first_track_x = 630;
constexpr int track_distance = 16;
constexpr int row_gap = 14;
constexpr int entry_height = 20;  // from the line that leads to a state down to what is drawn there
constexpr int band_gap = 26;      // from the last row of a state to that line of the next
constexpr int state_label_height = 44;
constexpr int line_height = 15;
constexpr int wide_letter = 12;
constexpr int narrow_letter = 7;

std::string name_of_task(const DrawnRule& drawn, const Wording& wording) {
  std::string choice = drawn.choice;
  // A choice by facts has no word of its own: what is recorded tells the rows apart.
  if (choice.empty() && drawn.rule->selector != "Always") choice = wording.event(drawn.rule->event);
  const std::string name =
      choice.empty() ? drawn.command
                     : fmt::format(fmt::runtime(wording.text("{}（{}）", "{} ({})")), drawn.command, choice);
  return name + "\n" + drawn.articles;
}

std::string explanation_of(const Workflow& workflow, const DrawnRule& drawn, const PolicyPack& policy,
                           const Wording& wording) {
  const std::string key = fmt::format("{}.{}", workflow.name(), drawn.rule->command);
  std::string text =
      fmt::format("{}{}", wording.text("记录：", "Records: "), wording.event(drawn.rule->event));
  if (const AuthorityRule* authority = policy.authority(key)) {
    std::string seats;
    for (const auto& seat : authority->seats)
      seats += (seats.empty() ? "" : wording.text("、", ", ")) + wording.seat(seat);
    text += fmt::format("\n{}{}", wording.text("办理：", "By: "), seats);
  }
  if (drawn.citation != nullptr && !drawn.citation->quote.empty())
    text += fmt::format("\n{}{}", wording.text("依据：", "Basis: "), drawn.citation->quote);
  for (const RequirementDescription* requirement : binding_requirements(*drawn.rule, policy)) {
    const Reason reason{std::string(requirement->code), "", "", {}, requirement->who};
    text += fmt::format("\n{}{}", wording.text("不予办理的情形：", "Refused if: "),
                        wording.locale().sentence(reason));
  }
  return text;
}

class Drawing {
 public:
  Drawing(const Workflow& workflow, const PolicyPack& policy, const Wording& wording)
      : workflow_(workflow),
        policy_(policy),
        wording_(wording),
        rules_(drawn_rules(workflow, policy, wording)) {}

  FlowChart drawn() {
    const TableDescription& table = workflow_.table();
    for (const std::string_view state : table.states) draw_state(state);
    draw_start(table.initial_state);
    for (const auto& [task, state] : leads_) lead(task, state);
    return std::move(chart_);
  }

 private:
  std::size_t add(ChartNode node) {
    chart_.nodes.push_back(std::move(node));
    return chart_.nodes.size() - 1;
  }

  void flow(std::size_t from, std::size_t to, std::vector<ChartPoint> bends) {
    chart_.flows.push_back({from, to, std::move(bends)});
  }

  // The state and, below each other to its right, what may be done there.
  void draw_state(std::string_view state) {
    const std::string id(state);
    std::vector<std::size_t> rows;
    const int top = next_line_y_ + entry_height;
    int y = top;
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (rules_[i].rule->from != state) continue;
      rows.push_back(draw_task(i, y));
      leads_.emplace_back(rows.back(), rules_[i].rule->to);
      y = chart_.nodes[rows.back()].bottom() + row_gap;
    }
    const bool is_final = rows.empty();
    // Where something is still recorded but nothing leads on, the process may rest for good.
    if (!is_final && !is_left(state, rules_)) {
      rows.push_back(add({"end_" + id,
                          NodeKind::end,
                          wording_.text("结束", "end"),
                          "",
                          {task_x, y},
                          event_size,
                          event_size}));
      y = chart_.nodes[rows.back()].bottom() + line_height + row_gap;
    }
    const int axis = is_final ? top + event_size / 2 : chart_.nodes[rows.front()].middle_y();
    const std::size_t node = add({"state_" + id,
                                  is_final ? NodeKind::final_state : NodeKind::state,
                                  wording_.state(std::string(workflow_.name()), id),
                                  "",
                                  {state_x - event_size / 2, axis - event_size / 2},
                                  event_size,
                                  event_size});
    line_y_[state] = next_line_y_;
    node_of_[state] = node;
    join(node, rows, "choice_" + id);
    next_line_y_ = std::max(y - row_gap, axis + event_size / 2 + state_label_height) + band_gap;
  }

  std::size_t draw_task(std::size_t rule, int y) {
    const DrawnRule& drawn = rules_[rule];
    const CommandDescription* command = workflow_.command(drawn.rule->command);
    const bool is_for_people = command == nullptr || command->is_for_people;
    const std::string name = name_of_task(drawn, wording_);
    return add({fmt::format("row_{}_{}", rule + 1, drawn.rule->command),
                is_for_people ? NodeKind::task_of_people : NodeKind::task_of_the_system,
                name,
                explanation_of(workflow_, drawn, policy_, wording_),
                {task_x, y},
                task_width,
                height_of_text(name, task_width - 2 * task_padding) + 2 * task_padding});
  }

  // One row follows at once; of several, one is chosen.
  void join(std::size_t state, const std::vector<std::size_t>& rows, std::string id) {
    if (rows.empty()) return;
    const ChartNode from = chart_.nodes[state];
    const int axis = from.middle_y();
    if (rows.size() == 1) {
      flow(state, rows.front(), {{from.right(), axis}, {task_x, axis}});
      return;
    }
    const std::size_t choice = add({std::move(id),
                                    NodeKind::choice,
                                    "",
                                    "",
                                    {choice_x - choice_size / 2, axis - choice_size / 2},
                                    choice_size,
                                    choice_size});
    const ChartNode gateway = chart_.nodes[choice];
    flow(state, choice, {{from.right(), axis}, {gateway.corner.x, axis}});
    for (const std::size_t row : rows) {
      const int y = chart_.nodes[row].middle_y();
      if (y == axis) {
        flow(choice, row, {{gateway.right(), axis}, {task_x, axis}});
      } else {
        flow(choice, row, {{choice_x, gateway.bottom()}, {choice_x, y}, {task_x, y}});
      }
    }
  }

  void draw_start(std::string_view initial) {
    const std::size_t state = node_of_.at(initial);
    const int y = chart_.nodes[state].middle_y();
    const std::size_t start = add({"start",
                                   NodeKind::start,
                                   wording_.text("开始", "start"),
                                   "",
                                   {start_x, y - event_size / 2},
                                   event_size,
                                   event_size});
    flow(start, state, {{start_x + event_size, y}, {state_x - event_size / 2, y}});
  }

  // To the right, along the track of that state, and into it from above. All that lead to one state run
  // together there, so that no two states share a line.
  void lead(std::size_t task, std::string_view state) {
    const auto& states = workflow_.table().states;
    const auto place = static_cast<int>(std::ranges::find(states, state) - states.begin());
    const int x = first_track_x + place * track_distance;
    const std::size_t target = node_of_.at(state);
    const ChartNode& from = chart_.nodes[task];
    const int y = from.middle_y();
    const int line = line_y_.at(state);
    flow(task, target,
         {{from.right(), y}, {x, y}, {x, line}, {state_x, line}, {state_x, chart_.nodes[target].corner.y}});
  }

  const Workflow& workflow_;
  const PolicyPack& policy_;
  const Wording& wording_;
  std::vector<DrawnRule> rules_;
  FlowChart chart_;
  int next_line_y_ = 20;
  std::map<std::string_view, int> line_y_;  // of the line that leads into the state
  std::map<std::string_view, std::size_t> node_of_;
  std::vector<std::pair<std::size_t, std::string_view>> leads_;  // task, the state after it
};

}  // namespace

int height_of_text(const std::string& text, int width) {
  int lines = 1;
  int used = 0;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if ((byte & 0xC0U) == 0x80U) continue;  // inside of a letter
    if (letter == '\n') {
      ++lines;
      used = 0;
      continue;
    }
    const int advance = byte < 0x80U ? narrow_letter : wide_letter;
    if (used + advance > width) {
      ++lines;
      used = 0;
    }
    used += advance;
  }
  return lines * line_height;
}

FlowChart flow_chart(const Workflow& workflow, const PolicyPack& policy, const Wording& wording) {
  return Drawing(workflow, policy, wording).drawn();
}

}  // namespace lianshen
