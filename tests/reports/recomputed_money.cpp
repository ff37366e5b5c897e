// The money of 资金台账, 指标台账 and 下一年度资金安排建议表, from postings and from the events of rounds.
#include <fmt/format.h>

#include <set>

#include "reports/sheet.hpp"
#include "tests/reports/recomputed.hpp"

namespace lianshen::test {

namespace {

using Columns = std::map<std::string, Recompute>;
using Streams = std::set<std::string>;

// Allotments of a row: the case itself, those of a project and purpose, of a unit, or of a year.
Streams allotments(const RawBooks& books, const Wording& wording, const TextRow& row) {
  Streams streams;
  for (const RawEvent& event : books.events()) {
    if (event.workflow != "allotment" || event.version != 1) continue;
    const auto says = [&](const char* column, const std::string& text) {
      return !row.contains(column) || row.at(column) == text;
    };
    const bool is_wanted = says("budget_code", event.stream) &&
                           says("year", std::to_string(event.data["year"].get<int>())) &&
                           says("project", event.project) &&
                           says("purpose", wording.locale().label("purposes", event.text("purpose")));
    if (is_wanted) streams.insert(event.stream);
  }
  if (!row.contains("organisation")) return streams;
  std::erase_if(streams, [&](const std::string& stream) {
    const RawEvent* opened =
        books.last([&](const RawEvent& event) { return event.stream == stream && event.version == 1; });
    const RawEvent* registered = books.last(
        [&](const RawEvent& event) { return event.stream == opened->project && event.version == 1; });
    return wording.organisation(registered->text("by")) != row.at("organisation");
  });
  return streams;
}

// "allotment/<case>/<account>" of one of these cases.
std::function<bool(const std::string&)> account_of(const Streams& streams, const std::string& account) {
  return [streams, account](const std::string& name) {
    const std::string prefix = "allotment/";
    if (!name.starts_with(prefix) || !name.ends_with("/" + account)) return false;
    return streams.contains(name.substr(prefix.size(), name.size() - prefix.size() - account.size() - 1));
  };
}
std::function<bool(const std::string&)> account_of_others(const Streams& streams,
                                                          const std::string& account) {
  return [streams, account](const std::string& name) {
    return name.starts_with("allotment/") && name.ends_with("/" + account) &&
           !account_of(streams, account)(name);
  };
}

bool is_envelope(const std::string& name) {
  return name.starts_with("budget_year/") && name.ends_with("/envelope");
}
bool is_source(const std::string& name) { return name.starts_with("source:"); }

// The flows of one allotment after the other: what goes between two of a sum still counts at both.
class Flows {
 public:
  Flows(const RawBooks& books, Streams streams) : books_(books), streams_(std::move(streams)) {}

  [[nodiscard]] AmountFen given() const {  // 批复和追加
    return books_.posted(is_envelope, account_of(streams_, "available"));
  }
  [[nodiscard]] AmountFen supplemented() const {
    return books_.sum("amount", [&](const RawEvent& event) {
      return event.type == "AllotmentSupplemented" && streams_.contains(event.stream);
    });
  }
  [[nodiscard]] AmountFen reclaimed() const {
    return books_.posted(account_of(streams_, "available"), is_envelope);
  }
  [[nodiscard]] AmountFen paid() const {
    return books_.posted(account_of(streams_, "committed"), account_of(streams_, "paid"));
  }
  [[nodiscard]] AmountFen refunded() const {
    return books_.posted(account_of(streams_, "paid"), account_of(streams_, "committed")) +
           books_.posted(account_of(streams_, "paid"), account_of(streams_, "available"));
  }
  [[nodiscard]] AmountFen balance(const char* account) const {
    AmountFen sum;
    for (const std::string& stream : streams_) sum += books_.balance("allotment/" + stream + "/" + account);
    return sum;
  }
  // Between two allotments of different years it is a carry-over, else a transfer.
  [[nodiscard]] AmountFen carried(bool in) const {
    AmountFen sum;
    for (const std::string& stream : streams_) {
      for (const RawEvent* event : books_.all([&](const RawEvent& each) {
             return each.type == "FundsCarriedOver" && (in ? each.stream : each.text("from")) == stream;
           })) {
        sum += event->amount("available");
        for (const auto& commitment : event->data["commitments"])
          sum += *AmountFen::parse(commitment["open"].get<std::string>());
      }
    }
    return sum;
  }
  [[nodiscard]] AmountFen transferred() const {
    AmountFen sum;
    for (const std::string& stream : streams_) {
      const Streams one{stream};
      const auto own = account_of(one, "available");
      const auto others = account_of_others(one, "available");
      sum += books_.posted(others, own) - books_.posted(own, others);
    }
    // What was carried over as available moved between the same accounts.
    AmountFen carried_available;
    for (const RawEvent* event :
         books_.all([](const RawEvent& each) { return each.type == "FundsCarriedOver"; })) {
      if (streams_.contains(event->stream)) carried_available += event->amount("available");
      if (streams_.contains(event->text("from"))) carried_available -= event->amount("available");
    }
    return sum - carried_available;
  }

 private:
  const RawBooks& books_;
  Streams streams_;
};

void add_flows(Columns& columns, const std::string& report, const RawBooks& books, const Wording& wording) {
  const auto add = [&](const char* column, std::function<AmountFen(const Flows&)> flow) {
    columns[report + "/" + column] = [&books, &wording, flow](const TextRow& row) {
      return exact_wan(flow(Flows(books, allotments(books, wording, row))));
    };
  };
  add("carried_in", [](const Flows& flows) { return flows.carried(true); });
  add("carried_out", [](const Flows& flows) { return flows.carried(false); });
  add("allotted", [](const Flows& flows) { return flows.given() - flows.supplemented(); });
  add("supplemented", [](const Flows& flows) { return flows.supplemented(); });
  add("transferred", [](const Flows& flows) { return flows.transferred(); });
  add("reclaimed", [](const Flows& flows) { return flows.reclaimed(); });
  add("committed", [](const Flows& flows) { return flows.balance("committed"); });
  add("paid", [](const Flows& flows) { return flows.paid(); });
  add("refunded", [](const Flows& flows) { return flows.refunded(); });
  add("available", [](const Flows& flows) { return flows.balance("available"); });
}

void add_years(Columns& columns, const RawBooks& books, const Wording& wording) {
  const auto stream_of = [&books](const TextRow& row) {
    const RawEvent* opened = books.last([&](const RawEvent& event) {
      return event.workflow == "budget_year" && event.version == 1 && event.data.contains("year") &&
             std::to_string(event.data["year"].get<int>()) == row.at("year");
    });
    return opened->stream;
  };
  columns["fund-ledger/control_figure"] = [&books, stream_of](const TextRow& row) {
    const RawEvent* set = books.last([&](const RawEvent& event) {
      return event.type == "ControlFigureSet" && event.stream == stream_of(row);
    });
    return exact_wan(set == nullptr ? AmountFen{} : set->amount("amount"));
  };
  const auto envelope = [stream_of](const TextRow& row) {
    return "budget_year/" + stream_of(row) + "/envelope";
  };
  const auto is_it = [](const std::string& wanted) {
    return [wanted](const std::string& name) { return name == wanted; };
  };
  columns["fund-ledger/released"] = [&books, envelope, is_it](const TextRow& row) {
    return exact_wan(books.posted(is_source, is_it(envelope(row))));
  };
  columns["fund-ledger/lapsed"] = [&books, envelope, is_it](const TextRow& row) {
    return exact_wan(books.posted(is_it(envelope(row)), is_source));
  };
  columns["fund-ledger/envelope"] = [&books, envelope](const TextRow& row) {
    return exact_wan(books.balance(envelope(row)));
  };
  columns["fund-ledger/allotments"] = [&books, &wording](const TextRow& row) {
    return std::to_string(allotments(books, wording, row).size());
  };
}

// ---- 下一年度资金安排建议表 ----

// The last event of that type for the row's line of the round.
const RawEvent* line_event(const RawBooks& books, const Wording& wording, const TextRow& row,
                           std::initializer_list<const char*> types) {
  return books.last([&](const RawEvent& event) {
    const bool is_type = std::ranges::any_of(types, [&](const char* type) { return event.type == type; });
    return is_type && event.workflow == "funding_round" && event.text("project") == row.at("project") &&
           wording.locale().label("categories", event.text("category")) == row.at("category");
  });
}

// Allotments of the row's project of the years before the round; with `this_year` of the last one and of the
// same purpose only.
Streams earlier(const RawBooks& books, const Wording& wording, const TextRow& row, bool this_year) {
  const RawEvent* requested = line_event(books, wording, row, {"LineRequested"});
  const std::string category = requested->text("category");
  const bool is_operation = category == "operation" || category == "purchased_service";
  const int year = std::stoi(row.at("year"));
  Streams streams;
  for (const RawEvent& event : books.events()) {
    if (event.workflow != "allotment" || event.version != 1 || event.project != row.at("project")) continue;
    const int of_year = event.data["year"].get<int>();
    const bool is_same = (event.text("purpose") == "operation") == is_operation;
    if (this_year ? of_year == year - 1 && is_same : of_year < year) streams.insert(event.stream);
  }
  return streams;
}

void add_past(Columns& columns, const RawBooks& books, const Wording& wording) {
  const auto add = [&](const char* column, bool this_year, std::function<AmountFen(const Flows&)> flow) {
    columns[std::string("funding-proposal/") + column] = [&books, &wording, this_year,
                                                          flow](const TextRow& row) {
      return exact_wan(flow(Flows(books, earlier(books, wording, row, this_year))));
    };
  };
  add("arranged", false,
      [](const Flows& flows) { return flows.given() + flows.transferred() - flows.reclaimed(); });
  add("paid", false, [](const Flows& flows) { return flows.paid() - flows.refunded(); });
  add("this_year", true,
      [](const Flows& flows) { return flows.carried(true) + flows.given() + flows.transferred(); });
  add("carried_over", true, [](const Flows& flows) { return flows.carried(false); });
}

void add_round(Columns& columns, const RawBooks& books, const Wording& wording) {
  const auto amount = [&books, &wording](const TextRow& row, std::initializer_list<const char*> types) {
    const RawEvent* requested = line_event(books, wording, row, {"LineRequested"});
    const RawEvent* event = line_event(books, wording, row, types);
    // A new request begins the line anew.
    if (event == nullptr || event->sequence < requested->sequence) return std::optional<AmountFen>();
    return std::optional(event->amount("amount"));
  };
  const auto text = [](const std::optional<AmountFen>& value) { return value ? exact_wan(*value) : "-"; };
  const auto decided = [amount](const TextRow& row) {
    return amount(row, {"LineReviewed", "LineReviewedAgain", "LineDeliberated"});
  };
  columns["funding-proposal/requested"] = [=](const TextRow& row) {
    return text(amount(row, {"LineRequested"}));
  };
  columns["funding-proposal/proposed"] = [=](const TextRow& row) {
    return text(amount(row, {"LineProposed"}));
  };
  columns["funding-proposal/decided"] = [=](const TextRow& row) { return text(decided(row)); };
  columns["funding-proposal/difference"] = [=](const TextRow& row) {
    const auto figure = decided(row);
    return figure ? exact_wan(*figure - *amount(row, {"LineRequested"})) : "-";
  };
  columns["funding-proposal/confirmed"] = [=, &books](const TextRow& row) {
    const bool is_confirmed =
        books.last([](const RawEvent& event) { return event.type == "BudgetConfirmed"; }) != nullptr;
    return is_confirmed ? text(decided(row)) : "-";
  };
  columns["funding-proposal/budget"] = [&books, text](const TextRow& row) {
    const std::string& project = row.at("project");
    std::optional<AmountFen> latest;
    std::optional<AmountFen> fixed;
    CivilDate since;
    std::optional<AmountFen> asked;
    for (const RawEvent& event : books.events()) {
      if (event.workflow == "requirement_review" && event.project == project && event.data.contains("budget"))
        asked = event.amount("budget");
      if (event.type == "ContractSigned" && event.project == project && event.text("kind") == "main" &&
          event.data.contains("project_budget") && !fixed) {
        fixed = event.amount("project_budget");
      }
      for (const auto& effect : event.effects) {
        if (effect["do"] != "milestone" || effect["project"] != project || !effect.contains("amount"))
          continue;
        const auto name = effect["name"].get<std::string>();
        const bool is_budget =
            name == "requirement_passed" || name == "technical_passed" || name == "budget_reviewed";
        const auto on = *CivilDate::parse(effect["on"].get<std::string>());
        if (!is_budget || (latest && on < since)) continue;
        latest = AmountFen::parse(effect["amount"].get<std::string>());
        since = on;
      }
    }
    return text(fixed ? fixed : latest ? latest : asked);
  };
}

}  // namespace

void add_money_columns(Columns& columns, const RawBooks& books, const Wording& wording) {
  add_flows(columns, "fund-ledger", books, wording);
  add_flows(columns, "allotment-ledger", books, wording);
  add_years(columns, books, wording);
  add_past(columns, books, wording);
  add_round(columns, books, wording);
}

}  // namespace lianshen::test
