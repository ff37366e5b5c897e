#include "tests/log/log_fixture.hpp"

#include <cstdlib>
#include <stdexcept>

namespace lianshen::test {

EventRecord sample_event(const std::string& stream, std::int64_t version) {
  EventRecord row;
  row.kind = "event";
  row.jurisdiction = "xianning";
  row.workflow = "requirement_review";
  row.stream = stream;
  row.version = version;
  row.type = "PlanSubmitted";
  row.type_version = 2;
  row.at = Instant(1'551'661'200'000 + version);
  row.occurred_on = CivilDate::of(2019, 3, 4);
  row.actor = {"clerk", "civil_affairs_bureau"};
  row.on_behalf_of = "government";
  row.document_no = "咸政办发〔2019〕12号";
  row.key = stream + ":" + std::to_string(version);
  row.pack = "xianning";
  row.policy_version = "2019-01-30";
  row.calendar_version = "national@1f0c9a2e";
  row.provisions = "XN-PM-08.4 XN-PM-09.1";
  row.body = R"({"data":{"title":"智慧社区"},"effects":[],"state":"submitted"})";
  return row;
}

EventRecord sample_refusal(const std::string& stream) {
  EventRecord row = sample_event(stream, 0);
  row.kind = "refusal";
  row.type = "conclude";
  row.key = stream + ":refused";
  row.body = R"({"reasons":[{"code":"panel_is_incomplete"}]})";
  return row;
}

EventRecord sample_admin_row() {
  EventRecord row;
  row.kind = "admin";
  row.type = "DatabaseCreated";
  row.at = Instant(1'551'400'000'000);
  row.occurred_on = CivilDate::of(2019, 3, 1);
  row.actor = Actor::system();
  row.body = R"({"hash":"sha256/bodies-apart"})";
  return row;
}

LogHead write_sample_log(EventLog& log) {
  LogHead head = log.read_head();
  for (EventRecord row : {sample_admin_row(), sample_event("review-01", 1), sample_event("review-01", 2),
                          sample_refusal("review-01"), sample_event("review-02", 1)}) {
    log.append(row, head);
  }
  return head;
}

}  // namespace lianshen::test
