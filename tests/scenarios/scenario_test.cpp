// Every .scenario file is a test case; every provision and every code of a refusal has one.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "tests/support/generated_case.hpp"
#include "tests/support/scenario.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

bool register_folder(const std::string& folder) {
  for (const auto& file : files_below(folder, ".scenario")) {
    add_test_case(fmt::format("{}/{}", folder, std::filesystem::path(file).stem().string()), "[scenario]",
                  [file] {
                    const std::string text = read_file(file);
                    for (const auto& failure : failures_of_scenario(text, rulebook())) {
                      FAIL_CHECK(std::filesystem::path(file).filename().string() << " " << failure);
                    }
                    CHECK(std::count(text.begin(), text.end(), '\n') <= 25);
                  });
  }
  return true;
}

const bool scenarios = register_folder("scenarios");
const bool rejections = register_folder("rejections");

std::set<std::string> codes_of_tables() {
  std::set<std::string> codes;
  for (const auto& workflow : rulebook().workflows.all()) {
    for (const auto& rule : workflow->table().rules) {
      for (const auto& requirement : rule.requirements) codes.emplace(requirement.code);
    }
  }
  return codes;
}

// Refusals that the engine itself gives, before any table is asked.
const std::set<std::string> engine_codes = {"not_in_this_state",
                                            "these_rules_do_not_provide_for_it",
                                            "there_is_no_such_case",
                                            "there_is_no_such_project",
                                            "this_case_is_of_another_workflow",
                                            "this_seat_may_not_do_this",
                                            "nobody_checks_what_they_made",
                                            "the_case_belongs_to_another_unit",
                                            "entered_on_behalf_needs_the_document",
                                            "only_the_system_gives_this_command",
                                            "entered_on_behalf_needs_a_second_person",
                                            "no_delegation_covers_this",
                                            "this_is_a_late_entry",
                                            "there_is_no_such_record",
                                            "this_field_is_not_corrected",
                                            "only_the_unit_that_recorded_it_corrects_it",
                                            "the_record_says_otherwise",
                                            "the_new_value_does_not_fit",
                                            "the_business_date_comes_too_early"};

TEST_CASE("every code of a refusal has its scenario", "[coverage]") {
  auto codes = codes_of_tables();
  codes.insert(engine_codes.begin(), engine_codes.end());
  // Needs a pack that lacks an article: tests/engine/second_pack_test.cpp.
  codes.erase("these_rules_do_not_provide_for_it");
  std::set<std::string> files;
  for (const auto& file : files_below("rejections", ".scenario")) {
    files.insert(std::filesystem::path(file).stem().string());
  }
  for (const auto& code : codes) {
    INFO("tests/rejections/" << code << ".scenario is missing");
    CHECK(files.contains(code));
  }
  for (const auto& file : files) {
    INFO("no table refuses with " << file);
    CHECK(codes.contains(file));
    const std::string text =
        read_file(fmt::format("{}/tests/rejections/{}.scenario", LIANSHEN_SOURCE_DIR, file));
    CHECK((text.find("rejected " + file) != std::string::npos ||
           text.find("warned " + file) != std::string::npos));
  }
}

TEST_CASE("every hard or soft provision that a table carries has its scenario", "[coverage]") {
  std::set<std::string> carried;
  for (const auto& anchor : rulebook().workflows.required_keys().anchors) {
    if (anchor.starts_with("XN-PM-")) carried.insert(anchor);
  }
  const auto files = files_below("scenarios", ".scenario");
  for (const auto& anchor : carried) {
    const Provision* provision = rulebook().regulations.provision(anchor);
    REQUIRE(provision != nullptr);
    if (provision->strength == "D") continue;
    std::string stem;
    for (const char letter : anchor) {
      stem += letter == '-' || letter == '.'
                  ? '_'
                  : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    INFO("tests/scenarios/" << stem << "_….scenario is missing");
    CHECK(std::ranges::any_of(files, [&](const std::string& file) {
      return std::filesystem::path(file).filename().string().starts_with(stem + "_");
    }));
  }
}

}  // namespace
}  // namespace lianshen::test
