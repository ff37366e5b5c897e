// Sentences and labels: how they are filled, and that no code reaches a person without its words.
#include "engine/policy/locale.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <set>

#include "engine/policy/data_node.hpp"
#include "reports/wording.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

Locale small(std::string_view language = "zh") {
  return Locale::parse(R"({"states":{"project.active":"在库"},
    "reasons":{"too_early":{"sentence":"最早{earliest}可申请","mend":"请等到{earliest}"},
               "items_are_missing":{"sentence":"缺少{item}"}, "odd":{"sentence":"a {never closed"}}})",
                       "small.json", language);
}

TEST_CASE("details stand in the sentence under their names", "[locale]") {
  const Locale locale = small();
  const Reason early{"too_early", "", "", {{"earliest", "2020-03-01"}}, Mender::waiting};
  CHECK(locale.sentence(early) == "最早2020-03-01可申请");
  CHECK(locale.remedy(early) == "请等到2020-03-01");
  const Reason missing{"items_are_missing",
                       "",
                       "",
                       {{"item", "预算"}, {"other", "x"}, {"item", "目标"}, {"item", "预算"}},
                       Mender::applicant};
  CHECK(locale.sentence(missing) == "缺少预算、目标");
  CHECK(small("en").sentence(missing) == "缺少预算, 目标");
  CHECK(locale.remedy(missing).empty());
  CHECK(locale.sentence({"items_are_missing", "", "", {}, Mender::nobody}) == "缺少…");
  CHECK(locale.sentence({"odd", "", "", {}, Mender::nobody}) == "a {never closed");
}

TEST_CASE("a code without words stands for itself", "[locale]") {
  const Locale locale = small();
  CHECK(locale.label("states", "project.active") == "在库");
  CHECK(locale.label("states", "project.retired") == "project.retired");
  CHECK(locale.label("no_such_section", "code") == "code");
  CHECK(locale.sentence({"nobody_wrote_this", "", "", {}, Mender::nobody}) == "nobody_wrote_this");
}

TEST_CASE("a locale that is not as expected is refused with its place", "[locale]") {
  const auto refused = [](const std::string& json) {
    try {
      Locale::parse(json, "x.json", "zh");
      return std::string("accepted");
    } catch (const DataError& error) {
      return std::string(error.what());
    }
  };
  CHECK(refused("[]").starts_with("x.json: the file"));
  CHECK(refused(R"({"states":{"a":1}})") == "x.json: states.a: expected a text");
  CHECK(refused(R"({"reasons":{"a":"b"}})").starts_with("x.json: reasons.a"));
  CHECK(refused(R"({"reasons":{"a":{"sentence":"b","mend":"c","more":"d"}}})")
            .starts_with("x.json: reasons.a"));
}

Locale shipped(const char* language) {
  return Locale::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "locale", language);
}

TEST_CASE("every code of a refusal has its sentence in both languages", "[locale]") {
  for (const char* language : {"zh", "en"}) {
    const Locale locale = shipped(language);
    for (const auto& workflow : rulebook().workflows.all()) {
      for (const auto& rule : workflow->table().rules) {
        for (const auto& requirement : rule.requirements) {
          const std::string code(requirement.code);
          INFO(language << " " << workflow->name() << " " << code);
          CHECK(locale.sentence({code, "", "", {}, Mender::nobody}) != code);
        }
      }
    }
  }
}

TEST_CASE("every workflow, state, command and event has its Chinese name", "[locale]") {
  const Locale locale = shipped("zh");
  for (const auto& workflow : rulebook().workflows.all()) {
    const std::string name(workflow->name());
    CHECK(locale.has_label("workflows", name));
    for (const auto& state : workflow->table().states) {
      const std::string code = name + "." + std::string(state);
      INFO(code);
      CHECK((state == "not_yet" || locale.has_label("states", code)));
    }
    for (const auto& rule : workflow->table().rules) {
      INFO(name << "." << rule.command << " " << rule.event);
      CHECK(locale.has_label("commands", name + "." + rule.command));
      CHECK(locale.has_label("events", rule.event));
    }
  }
}

// A form shows the label of each field, of its members, and the words of each choice.
void check_words(const Wording& wording, const std::string& workflow, const std::string& above,
                 const std::vector<FieldSchema>& fields) {
  for (const FieldSchema& field : fields) {
    const std::string key = above + "." + field.name;
    INFO(wording.locale().language() << " " << key);
    CHECK_FALSE(wording.field(key).empty());
    for (const std::string& choice : field.choices) {
      INFO(choice);
      CHECK(wording.choice(workflow, choice) != choice);
    }
    check_words(wording, workflow, key, field.members);
  }
}

TEST_CASE("every field and every choice of a command has its words in both languages", "[locale]") {
  for (const char* language : {"zh", "en"}) {
    const Locale locale = shipped(language);
    const Wording wording(locale, *rulebook().policies.in_force("xianning", CivilDate::of(2019, 6, 1)),
                          rulebook().regulations);
    for (const auto& workflow : rulebook().workflows.all()) {
      const std::string name(workflow->name());
      for (const auto& command : workflow->commands())
        check_words(wording, name, fmt::format("{}.{}", name, command.name), command.fields);
    }
  }
}

TEST_CASE("every number of a pack has its name in both languages", "[locale]") {
  for (const char* language : {"zh", "en"}) {
    const Locale locale = shipped(language);
    const auto check = [&](const auto& numbers) {
      for (const auto& number : numbers) {
        INFO(language << " " << number.key);
        CHECK(locale.has_label("figures", number.key));
      }
    };
    for (const PolicyPack* pack : rulebook().policies.all()) {
      check(pack->amounts);
      check(pack->shares);
      check(pack->counts);
    }
  }
}

TEST_CASE("a refusal reads: reason, article, words, what to do, whom to ask", "[wording]") {
  const Locale locale = Locale::parse(
      R"({"menders":{"member_unit":"成员单位"},"states":{"project.active":"在库"},
          "reasons":{"not_in_plan":{"sentence":"{organisation}的项目{state}，未列入计划。","mend":"请补列。"}}})",
      "x.json", "zh");
  const Wording wording(locale, *rulebook().policies.in_force("xianning", CivilDate::of(2019, 6, 1)),
                        rulebook().regulations);
  const ReasonText text = wording.reason({"not_in_plan",
                                          "XN-PM-12.2",
                                          "未列入年度建设计划项目，不得进行政府采购",
                                          {{"organisation", "civil_affairs_bureau"}, {"state", "active"}},
                                          Mender::member_unit},
                                         "project");
  CHECK(text.sentence == "市民政局的项目在库，未列入计划");
  CHECK(text.article == "第十二条（XN-PM-12.2）");
  CHECK(
      text.paragraph(locale) ==
      "市民政局的项目在库，未列入计划。依据第十二条（XN-PM-12.2）“未列入年度建设计划项目，不得进行政府采购”。"
      "请补列。（找：成员单位）");
}

}  // namespace
}  // namespace lianshen::test
