// Whose a paper is: drafts of those who see all papers, without what is veiled from them.
#include "api/reading/case_documents.hpp"

#include <catch2/catch.hpp>

#include "engine/log/event_log.hpp"
#include "tests/api/reading/reading_world.hpp"

namespace lianshen::test {
namespace {

using reading::Reading;

// A draft of the office that tells the latest event of a case.
WrittenDocument draft_about(ReadingWorld& world, const std::string& stream) {
  Paragraph paragraph;
  paragraph.text = "专家意见";
  paragraph.trace.add(EventLog(world.world().runner().database()).stream(stream).back().sequence);
  WrittenDocument draft;
  draft.issuer = "government_affairs_office";
  draft.document.blocks.emplace_back(paragraph);
  return draft;
}

bool sees(ReadingWorld& world, const Person& person, const WrittenDocument& written) {
  return world.as(person, [&](const Reading& r) { return reading::may_see(r, written); });
}

TEST_CASE("a draft that tells a veiled opinion is for those who may see the opinion") {
  ReadingWorld world("give_first_expert_opinion");
  WrittenDocument draft = draft_about(world, "tr1");
  CHECK(sees(world, office_clerk, draft));
  CHECK(sees(world, auditor, draft));
  CHECK_FALSE(sees(world, finance, draft));
  CHECK_FALSE(sees(world, applicant, draft));

  // What tells nothing that is veiled finance sees, as it sees all papers; its addressee does not.
  WrittenDocument harmless = draft;
  harmless.document.blocks.clear();
  CHECK(sees(world, finance, harmless));
  CHECK_FALSE(sees(world, applicant, harmless));
  harmless.issuer = applicant.organisation;
  CHECK(sees(world, applicant, harmless));

  // Material that waits for no signature goes to whoever sees the case, unless it tells such an opinion.
  draft.document.standing = Standing::issued;
  CHECK_FALSE(sees(world, applicant, draft));
  draft.document.blocks.clear();
  CHECK(sees(world, applicant, draft));
}

TEST_CASE("when the review is concluded its draft is no secret for finance any more") {
  ReadingWorld world("pass_technical");
  CHECK(sees(world, finance, draft_about(world, "tr1")));
}

TEST_CASE("a paper that was drafted is seen by whoever sees the outgoing document") {
  ReadingWorld world("pass_technical");
  WrittenDocument written;
  written.issuer = "government_affairs_office";
  written.paper = "no-such-paper";
  written.document.number = "咸电政技〔2019〕1号";
  CHECK_FALSE(sees(world, office_clerk, written));
  written.paper.clear();
  CHECK(sees(world, applicant, written));
  written.document.form = DocumentForm::petition;
  CHECK_FALSE(sees(world, applicant, written));
  CHECK(sees(world, finance, written));
}

}  // namespace
}  // namespace lianshen::test
