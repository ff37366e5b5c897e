// The endpoints that only read: cases, inbox, limits, money, registers, rules, files, calendars. Each has a
// file of its own with its route and its answer; the work is done in api/reading.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/described_json.hpp"
#include "api/http/problem.hpp"
#include "api/http/route.hpp"
#include "api/reading/deadline_feed.hpp"
#include "api/reading/reading.hpp"
#include "api/service/attachment_store.hpp"

namespace lianshen::reading {

// All routes below, with their schemas.
void add_reading_endpoints(http::RouteTable& table);

struct ReadingCall {
  const http::Request& request;
  const std::map<std::string, std::string>& path;
  AttachmentStore& attachments;
  const Reading& reading;
};
using ReadingHandler = std::function<http::Answer(const ReadingCall&)>;

// Answers in one snapshot, after the lists have taken in all that the log has: whoever wrote sees it.
std::function<http::Answer(const http::Call&)> on_reading(ReadingHandler handler);
// The same for somebody who came without a session but is known otherwise.
http::Answer answer_for(const http::Call& call, const Viewer& viewer, const ReadingHandler& handler);

// A file that a visible case names, or that the viewer has sent.
bool may_read_file(const ReadingCall& call, const std::string& sha256);

// ---- Answers

http::Answer json_answer(const Json& body);
using http::answer_with;
// What is hidden and what is missing are told apart by nobody: the same problem.
[[noreturn]] void refuse_as_missing();
template <class Value>
Value found(std::optional<Value> value) {
  if (!value) refuse_as_missing();
  return std::move(*value);
}

// ---- Routes and their parameters

http::Route get_route(std::string pattern, std::string operation, std::string tag, std::string summary);
http::Parameter path_parameter(std::string name, std::string description);
http::Parameter text_parameter(std::string name, std::string description);
http::Parameter choice_parameter(std::string name, std::string description, std::vector<std::string> choices);
http::Parameter yes_no_parameter(std::string name, std::string description);
http::Parameter date_parameter(std::string name, std::string description);
std::vector<http::Parameter> page_of_list();  // limit, cursor

// ---- Values of a request that was checked against them; empty if not sent

std::string text_of(const http::Request& request, std::string_view name);
bool is_yes(const http::Request& request, std::string_view name);
// Throws http::Problem for a day that does not exist.
std::optional<CivilDate> day_of(const http::Request& request, std::string_view name);
Page page_of(const http::Request& request);

// The workflow whose cases have that address. Throws http::Problem 404.
std::string workflow_of_collection(const ReadingCall& call);

// ---- One file each

void add_workflow_list(http::RouteTable& table);
void add_workflow_read(http::RouteTable& table);
void add_workflow_diagram(http::RouteTable& table);
void add_case_list(http::RouteTable& table);
void add_case_read(http::RouteTable& table);
void add_case_timeline(http::RouteTable& table);
void add_case_clocks(http::RouteTable& table);
void add_case_next(http::RouteTable& table);
void add_document_list(http::RouteTable& table);
void add_document_read(http::RouteTable& table);
void add_inbox_read(http::RouteTable& table);
void add_clock_list(http::RouteTable& table);
void add_card_list(http::RouteTable& table);
void add_hold_list(http::RouteTable& table);
void add_ledger_accounts(http::RouteTable& table);
void add_ledger_postings(http::RouteTable& table);
void add_budget_round_lines(http::RouteTable& table);
void add_register_read(http::RouteTable& table);
void add_provision_list(http::RouteTable& table);
void add_provision_read(http::RouteTable& table);
void add_regulation_read(http::RouteTable& table);
void add_organisation_list(http::RouteTable& table);
void add_policy_list(http::RouteTable& table);
void add_policy_read(http::RouteTable& table);
void add_calendar_read(http::RouteTable& table);
void add_attachment_send(http::RouteTable& table);
void add_attachment_read(http::RouteTable& table);
void add_change_read(http::RouteTable& table);
void add_feed_issue(http::RouteTable& table);
void add_feed_read(http::RouteTable& table);

}  // namespace lianshen::reading
