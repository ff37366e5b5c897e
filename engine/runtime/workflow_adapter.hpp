// Makes a Workflow from a vocabulary and a rule table. Included only by workflows/<name>.cpp, at its end.
//
// A vocabulary (struct W in workflows/<name>.hpp) has:
//   static constexpr std::string_view name;                 "requirement_review"
//   static constexpr std::int64_t fold_version;             raised when `apply` changes its meaning
//   using Data, Facts;                                      described structs (Facts need no description)
//   using Commands = boost::mp11::mp_list<…>;               every command of the table
//   using Events = boost::mp11::mp_list<…>;                 every event ever recorded
//   using Command, Event = std::variant of these            (mp_rename)
//   static Facts gather(const FactsReader&, const Data&, const Circumstances&, const Command*);
//                                                           the command is null when `next` asks without data
//   static RequiredKeys policy_keys();                      limits, amounts, shares, counts, panels that
//   gather or affect name,
//                                                           and anchors that only `Effects::hold` names
// and beside each event (found by argument-dependent look-up):
//   void apply(Data&, const Event&);                        the fold; no policy, no clock, no refusal
//   void affect(Effects&, const Data& after, const Event&); optional: milestones, clocks, holds, postings
// An event may declare:  static constexpr std::string_view leads_to = "accepted";   absent: the state stays
//                        static constexpr bool pins_policy = true;
//                        static constexpr std::int64_t type_version = 2;            absent: 1
//                        static Json upcast(std::int64_t from_version, Json);       needed if type_version >
//                        1
#pragma once

#include <fmt/format.h>

#include <variant>

#include "engine/rules/effects.hpp"
#include "engine/rules/rule_table.hpp"
#include "engine/runtime/workflow.hpp"

namespace lianshen {

namespace detail {

template <class Event>
constexpr std::int64_t version_of_event() {
  if constexpr (requires { Event::type_version; }) {
    return Event::type_version;
  } else {
    return 1;
  }
}

template <class Event>
constexpr std::string_view state_led_to(std::string_view current) {
  if constexpr (requires { Event::leads_to; }) {
    return Event::leads_to;
  } else {
    return current;
  }
}

template <class List, class Visit>
void for_each_type(Visit visit) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, List>>(
      [&](auto identity) { visit.template operator()<typename decltype(identity)::type>(); });
}

// The organisations named anywhere in a described value, with their JSON pointers.
template <class T>
void collect_organisations(const T& value, const std::string& pointer,
                           std::vector<std::pair<std::string, std::string>>& found) {
  if constexpr (std::is_same_v<T, OrganisationId>) {
    found.emplace_back(pointer, value.value);
  } else if constexpr (IsOptional<T>::value) {
    if (value) collect_organisations(*value, pointer, found);
  } else if constexpr (requires {
                         typename T::value_type;
                         value.begin();
                       } &&
                       !std::is_same_v<T, std::string>) {
    for (std::size_t index = 0; index < value.size(); ++index) {
      collect_organisations(value[index], pointer + "/" + std::to_string(index), found);
    }
  } else if constexpr (boost::describe::has_describe_members<T>::value) {
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
        [&](auto member) {
          collect_organisations(value.*member.pointer, pointer + "/" + member.name, found);
        });
  }
}

}  // namespace detail

template <class W, class Table>
class WorkflowOf final : public Workflow {
  using Rules = RuleMachine<W, Table>;

  static_assert(boost::mp11::mp_is_set<typename W::Commands>::value &&
                    boost::mp11::mp_is_set<typename W::Events>::value,
                "a command or event is listed twice in the vocabulary");
  static_assert(boost::mp11::mp_size<typename W::Commands>::value ==
                    boost::mp11::mp_size<typename Rules::Commands>::value,
                "the vocabulary's commands and the table's commands differ");
  using Data = typename W::Data;

 public:
  [[nodiscard]] std::string_view name() const override { return W::name; }
  [[nodiscard]] const TableDescription& table() const override { return table_; }
  [[nodiscard]] const std::vector<CommandDescription>& commands() const override { return commands_; }
  [[nodiscard]] std::int64_t fingerprint() const override { return fingerprint_; }

  [[nodiscard]] RequiredKeys required_keys() const override {
    RequiredKeys keys = W::policy_keys();
    for (const auto& rule : table_.rules) {
      keys.anchors.emplace(rule.anchor);
      keys.commands.insert(fmt::format("{}.{}", W::name, rule.command));
      for (const auto& requirement : rule.requirements) keys.anchors.emplace(requirement.anchor);
    }
    return keys;
  }

  [[nodiscard]] std::vector<FieldSchema> event_fields(std::string_view event) const override {
    std::vector<FieldSchema> fields;
    detail::for_each_type<typename W::Events>([&]<class E>() {
      if (type_name<E>() == event) fields = schema_of<E>().members;
    });
    return fields;
  }

  std::unique_ptr<DecodedCommand> decode(std::string_view command, const Json& data,
                                         FieldErrors& errors) const override {
    std::unique_ptr<DecodedCommand> result;
    bool is_known = false;
    detail::for_each_type<typename W::Commands>([&]<class C>() {
      if (is_known || command_name<C>() != command) return;
      is_known = true;
      auto decoded = std::make_unique<Decoded>();
      if (FieldCodec<C>::decode(data, decoded->value.template emplace<C>(), "", errors))
        result = std::move(decoded);
    });
    return result;
  }

  [[nodiscard]] std::string project_of(const DecodedCommand& asked) const override {
    std::string project;
    visit_command(asked, [&]<class C>(const C& value) {
      if constexpr (requires { std::string(value.project.value); }) project = value.project.value;
    });
    return project;
  }

  [[nodiscard]] std::string about_of(const DecodedCommand& asked) const override {
    std::string about;
    visit_command(asked, [&]<class C>(const C& value) {
      if constexpr (requires { std::string(value.about.value); }) about = value.about.value;
      if constexpr (requires { std::string(value.about->value); })
        about = value.about ? value.about->value : "";
    });
    return about;
  }

  [[nodiscard]] std::vector<std::pair<std::string, std::string>> organisations_in(
      const DecodedCommand& asked) const override {
    std::vector<std::pair<std::string, std::string>> found;
    visit_command(asked, [&]<class C>(const C& value) { detail::collect_organisations(value, "", found); });
    return found;
  }

  [[nodiscard]] std::optional<CarriedCommand> carried(const DecodedCommand& asked) const override {
    std::optional<CarriedCommand> found;
    visit_command(asked, [&]<class C>(const C& value) {
      if constexpr (requires { value.carried(); }) found = value.carried();
    });
    return found;
  }

  Verdict decide(const DecisionInput& input) const override {
    Verdict verdict;
    Data data = stored(input);
    const typename W::Facts facts = W::gather(input.facts, data, input.now, &value_of(*input.asked));
    visit_command(*input.asked, [&]<class C>(const C& command) {
      const Ask<W, C> ask{{data, facts, input.now}, command};
      auto decision = Rules::decide(input.state, ask, input.policy);
      verdict.reasons = std::move(decision.reasons);
      verdict.warnings = std::move(decision.warnings);
      if (verdict.reasons.empty()) accept(verdict, decision, input.state, data);
    });
    if (verdict.reasons.empty() && input.memo != nullptr) {
      input.memo->put(input.now.stream, verdict.data, std::make_shared<const Data>(std::move(data)));
    }
    return verdict;
  }

  Prospect prospect(const DecisionInput& input) const override {
    Prospect result;
    Data data = stored(input);
    detail::for_each_type<typename W::Commands>([&]<class C>() {
      if (command_name<C>() != input.command) return;
      const typename W::Facts facts = W::gather(input.facts, data, input.now, nullptr);
      auto row = Rules::template prospect<C>(input.state, Situation<W>{data, facts, input.now}, input.policy);
      result = {row.is_possible, std::move(row.reasons), std::move(row.depends), row.anchor};
    });
    return result;
  }

  [[nodiscard]] std::unique_ptr<StreamFold> start_fold() const override { return std::make_unique<Fold>(); }

 private:
  struct Decoded final : DecodedCommand {
    typename W::Command value;
  };

  class Fold final : public StreamFold {
   public:
    void apply(std::string_view type, std::int64_t type_version, const Json& json) override {
      bool is_known = false;
      detail::for_each_type<typename W::Events>([&]<class E>() {
        if (is_known || type_name<E>() != type) return;
        is_known = true;
        FieldErrors errors;
        auto event = lianshen::decode<E>(upcast<E>(type_version, json), errors);
        if (!event)
          throw BrokenInvariant(std::string(type) + " does not decode at " + errors.front().pointer);
        fold(data_, state_, *event);
      });
      if (!is_known) throw BrokenInvariant(std::string(W::name) + " knows no event " + std::string(type));
    }
    [[nodiscard]] Json effects_of(std::string_view type, std::int64_t type_version,
                                  const Json& json) const override {
      Effects effects;
      detail::for_each_type<typename W::Events>([&]<class E>() {
        if constexpr (requires(const E& event) { affect(effects, std::declval<const Data&>(), event); }) {
          if (type_name<E>() != type) return;
          FieldErrors errors;
          const auto event = lianshen::decode<E>(upcast<E>(type_version, json), errors);
          if (event) affect(effects, data_, *event);
        }
      });
      return std::move(effects).requests();
    }
    [[nodiscard]] std::string state() const override { return std::string(state_); }
    [[nodiscard]] std::string data() const override { return encode_text(data_); }

   private:
    Data data_{};
    std::string_view state_ = Rules::Initial::name;
  };

  template <class E>
  static Json upcast(std::int64_t type_version, Json json) {
    if constexpr (detail::version_of_event<E>() > 1) {
      if (type_version < detail::version_of_event<E>()) return E::upcast(type_version, std::move(json));
    }
    return json;
  }

  // The one fold, for a command just decided and for replay alike.
  template <class E>
  static void fold(Data& data, std::string_view& state, const E& event) {
    apply(data, event);
    state = detail::state_led_to<E>(state);
  }

  static Data stored(const DecisionInput& input) {
    if (input.data.empty()) return Data{};
    if (input.memo != nullptr) {
      if (const void* known = input.memo->find(input.now.stream, input.data))
        return *static_cast<const Data*>(known);
    }
    FieldErrors errors;
    auto data = lianshen::decode<Data>(Json::parse(input.data), errors);
    if (!data) throw BrokenInvariant("stored data does not decode at " + errors.front().pointer);
    return std::move(*data);
  }

  static void accept(Verdict& verdict, Decision<typename W::Event>& decision, std::string_view state,
                     Data& data) {
    std::visit(
        [&]<class E>(const E& event) {
          fold(data, state, event);
          // Decide and apply check each other on every command: the fold must reach the state the machine
          // reached.
          if (state != decision.state) {
            throw BrokenInvariant(std::string(type_name<E>()) + " leads to " + std::string(state) +
                                  " but its row to " + std::string(decision.state));
          }
          verdict.anchor = decision.anchor;
          verdict.event_type = type_name<E>();
          verdict.event_version = detail::version_of_event<E>();
          verdict.event_data = encode_text(event);
          if constexpr (requires { E::pins_policy; }) verdict.pins_policy = E::pins_policy;
          Effects effects;
          if constexpr (requires { affect(effects, std::as_const(data), event); }) {
            affect(effects, std::as_const(data), event);
          }
          verdict.effects = std::move(effects).requests();
        },
        decision.events.front());
    verdict.state = state;
    verdict.data = encode_text(data);
  }

  static const typename W::Command& value_of(const DecodedCommand& asked) {
    return static_cast<const Decoded&>(asked).value;
  }

  template <class Visit>
  static void visit_command(const DecodedCommand& asked, Visit visit) {
    std::visit(visit, value_of(asked));
  }

  template <class C>
  static const std::string& command_name() {
    static const std::string name = snake_case(type_name<C>());
    return name;
  }

  static std::vector<CommandDescription> describe_commands(const TableDescription& table) {
    std::vector<CommandDescription> commands;
    detail::for_each_type<typename W::Commands>([&]<class C>() {
      CommandDescription description{command_name<C>(), schema_of<C>().members, false, true};
      for (const auto& rule : table.rules) {
        description.opens_case |= rule.command == description.name && rule.from == table.initial_state;
      }
      if constexpr (requires { C::is_for_people; }) description.is_for_people = C::is_for_people;
      commands.push_back(std::move(description));
    });
    return commands;
  }

  TableDescription table_ = Rules::describe();
  std::vector<CommandDescription> commands_ = describe_commands(table_);
  std::int64_t fingerprint_ = fingerprint_of(schema_of<Data>()) + W::fold_version;
};

}  // namespace lianshen
