#include "tests/support/river_pack.hpp"

namespace lianshen::test {

const RegulationLibrary& river_rules() {
  static const RegulationLibrary library = [] {
    RegulationLibrary rules;
    rules.add(
        {"river",
         "沿河市信息化项目管理办法",
         "第三条 项目办应当在十五日内答复。第四条 原则上三十日内办结。第五条 预算达到80万元的，应当委托监理。"
         "第六条 调整百分之五以上的，重新报送。第七条 方案应当写明现状。",
         {{"RV-3", "第三条", "项目办应当在十五日内答复", "H", ""},
          {"RV-4", "第四条", "原则上三十日内办结", "S", ""},
          {"RV-5", "第五条", "预算达到80万元的，应当委托监理", "H", ""},
          {"RV-6", "第六条", "调整百分之五以上的，重新报送", "H", ""},
          {"RV-7", "第七条", "方案应当写明现状", "D", ""}}});
    rules.add({"lake", "沿湖办法", "备案。", {{"LK-1", "第一条", "备案", "H", ""}}});
    return rules;
  }();
  return library;
}

Json river_pack() {
  return Json::parse(R"({
    "id": "river", "version": "2020-07-01", "name": "沿河市信息化项目管理办法", "jurisdiction": "river",
    "regulations": ["river"], "calendar": "national",
    "effective_from": "2020-07-01", "effective_until": "2025-06-30",
    "seats": [
      {"id": "clerk", "label": "经办"}, {"id": "head", "label": "负责人"}, {"id": "mayor", "label": "市长"}],
    "organisations": [
      {"id": "river_office", "name": "沿河市项目办", "seats": ["clerk", "head"]},
      {"id": "river_school", "name": "沿河市学校", "seats": ["clerk"], "parent": "river_office"}],
    "authority": [
      {"command": "review.submit", "seats": ["clerk"], "own_unit_only": true, "provision": "RV-7"},
      {"command": "review.conclude", "seats": ["head"], "not_by_whom": ["submit"],
       "default": true, "note": "惯例"},
      {"command": "review.approve", "seats": ["clerk"], "on_behalf_of": "mayor",
       "provision": "RV-3", "note": "代录"},
      {"command": "review.deem_accepted", "seats": [], "default": true, "note": "由系统"}],
    "limits": [
      {"key": "review.answer", "value": 15, "unit": "calendar_day", "strength": "hard", "holder": "head",
       "label": "答复", "provision": "RV-3", "quote": "十五日内"},
      {"key": "review.review", "value": 30, "unit": "calendar_day", "strength": "soft", "holder": "head",
       "label": "办结", "provision": "RV-4", "quote": "原则上三十日内"},
      {"key": "review.trial", "value": 1, "unit": "month", "strength": "minimum", "holder": "clerk",
       "label": "试用", "default": true, "note": "未写，默认一个月"},
      {"key": "review.remind", "value": 10, "unit": "working_day", "strength": "reminder", "holder": "clerk",
       "label": "催报", "default": true, "note": "未写"}],
    "amounts": [
      {"key": "supervision.threshold", "value": "800000.00", "unit": "CNY", "compare": "at_least",
       "provision": "RV-5", "quote": "预算达到80万元"}],
    "shares": [
      {"key": "review.change", "value": 500, "unit": "basis_point", "compare": "at_least",
       "provision": "RV-6", "quote": "调整百分之五以上"},
      {"key": "contract.supplement", "value": 1000, "unit": "basis_point", "compare": "greater_than",
       "external": "《中华人民共和国政府采购法》第四十九条", "quote": "补充合同不超过百分之十"}],
    "counts": [{"key": "review.panel_size_min", "value": 5, "default": true, "note": "五人"}],
    "panels": [
      {"key": "review.opinions", "members": ["river_office", "river_school"], "must_answer": ["river_office"],
       "without_vote": ["river_school"], "mode": "majority", "default": true, "note": "惯例"}],
    "routes": [
      {"stage": "review", "kinds": ["bridge", "dam"], "need": "required", "provision": "RV-3"},
      {"stage": "acceptance", "kinds": ["bridge"], "need": "conditional", "form": "yearly",
       "default": true, "note": "惯例"},
      {"stage": "acceptance", "kinds": ["dam"], "need": "none", "default": true, "note": "惯例"}],
    "items": [
      {"command": "review.submit", "item": "current_state", "label": "现状", "required": true,
       "provision": "RV-7"},
      {"command": "review.submit", "item": "annex", "label": "附件", "required": false,
       "default": true, "note": "可附"}],
    "scoring": {
      "default": true, "note": "惯例",
      "dimensions": [
        {"id": "effect", "label": "成效", "weight_percent": 60},
        {"id": "cost", "label": "成本", "weight_percent": 40}],
      "grades": [
        {"id": "pass", "label": "合格", "at_least": "60.00"},
        {"id": "fail", "label": "不合格", "at_least": "0.00"}]},
    "cites": [
      {"anchor": "XN-PM-09.1", "provision": "RV-4"},
      {"anchor": "XN-PM-14.1", "provisions": ["RV-5", "RV-6"], "strength": "soft", "quote": "应当委托…监理"},
      {"anchor": "XN-PM-16.1", "absent": true},
      {"anchor": "LS-INTAKE", "default": true, "strength": "soft", "quote": "产品默认：先收件后受理。"},
      {"anchor": "CN-GPL-49", "external": "《中华人民共和国政府采购法》第四十九条",
       "quote": "补充合同不超过百分之十"}]
  })");
}

PolicyPack read_river_pack(const Json& pack) {
  return PolicyPack::parse(pack.dump(), "river.json", river_rules());
}

}  // namespace lianshen::test
