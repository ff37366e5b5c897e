// Folded data of cases in words. The service describes what commands take; what a case holds besides that is
// named here, once for all workflows.
import type { Field, Labelled, WorkflowGuide } from '@/api/types';
import { labelOf, scaleOf, type Scale } from '@/forms/model';
import { codeName } from './codes';
import { lampName } from './lamps';

const own: Record<string, string> = {
  accepted_on: '验收日',
  additional_working_days: '延长工作日',
  allotment: '指标',
  allotted: '已下达',
  announced_on: '公告日',
  applications: '申请次数',
  approval_no: '批准文号',
  assessment: '前置条件审查',
  assets: '资产入账',
  budget: '预算',
  budget_year: '预算年度',
  contracts: '合同',
  evaluation: '评估',
  ground: '认定情形',
  is_ahead: '提前下达',
  members: '成员单位',
  moved_ahead: '提前下达数',
  organisation: '单位',
  reviewed: '初审数',
  signed_by: '签发单位',
  signed_on: '签发日',
  workflow: '流程',
  year: '年度',
  available: '可用余额',
  award: '中标（成交）',
  by: '办理单位',
  calendar: '工作日历版本',
  card: '灯',
  by_user: '签发人',
  carried_since: '结转起算年度',
  clock: '时限',
  certificates: '安全测评',
  commitments: '合同占用',
  compiled: '部门需求',
  confirmed_on: '核发日',
  control_figure: '年度资金控制数',
  correction_was_requested: '已一次性告知补正',
  delivered_on: '送达日',
  done_on: '办结日',
  drafted_on: '拟稿日',
  document_no: '文号',
  due_on: '截止日',
  entered_by: '录入单位',
  entered_by_user: '录入人',
  entries: '各项目',
  exemption_no: '免评意见文号',
  explained_on: '说明日',
  explanations: '补充说明',
  extensions: '延期',
  filed_on: '备案日',
  findings: '各方面结论',
  follows: '上一次例会',
  from: '起算日',
  from_budget_year: '转出年度',
  gate: '前置条件',
  grade: '等级',
  hold: '限制措施',
  holder: '责任岗位',
  holds: '限制措施',
  is_last_awaited: '意见已收齐',
  is_last_filed: '是最近一次备案',
  is_latest_period: '是最近一期',
  is_lowest_grade: '最低等级',
  is_referred: '须联席会议逐项审议',
  is_selected: '列入审计',
  is_suspended: '后续审批暂缓中',
  is_under_these_rules: '适用本办法',
  issuer: '发文单位',
  item: '材料',
  attachment: '附件',
  date: '日期',
  items: '议题',
  lapsed: '收回数',
  lead_unit: '牵头单位',
  lifts_referral_of: '解除的提请审议',
  lines: '各项资金',
  listed: '列入项目',
  migrations: '迁移并入',
  next_due_on: '下次例会最迟',
  number: '序号',
  number_register: '编号簿',
  objection_was_heard: '异议已复核',
  on: '办理日',
  open: '未付占用',
  opinions: '各成员单位意见',
  opinions_were_requested: '已征求意见',
  payments: '支付',
  pending: '待审支付申请',
  percent: '权重（%）',
  project_budget: '项目资金预算',
  proof: '存量证明',
  proposed: '联席办建议数',
  decided: '财政审核数',
  provisions: '条款',
  reasons: '理由',
  receipts: '签收',
  recheck: '复核',
  reclaimed: '已收回',
  refunded: '已退回',
  release_no: '解除文号',
  released: '已下达',
  removed: '调出项目',
  replies: '来文',
  reply_working_days: '回复期限（工作日）',
  report_awaits_recheck: '整改报告待复核',
  reported_until: '进度已报至',
  requested: '申报数',
  requested_on: '申请日',
  revocation_no: '撤销文号',
  revoked_on: '核销日',
  round: '资金安排',
  score_hundredths: '评估得分（百分之一分）',
  score_ten_thousandths: '评估得分（万分之一分）',
  sealed_on: '用印日',
  seats: '岗位',
  self_scores: '自评分',
  signatory: '签发人',
  started_on: '开工日',
  status: '状态',
  steps: '年度事项',
  stopped_on: '停止日',
  submitted_on: '报送日',
  supplements: '补充合同',
  terms: '启用次数',
  text: '说明',
  this_year: '本年数',
  total: '合计',
  trial_ends_on: '试用满期日',
  trial_started_on: '试用起',
  unit_agrees: '建设单位同意初审数',
  voided_on: '作废日',
  was_deferred: '曾缓议',
  was_due_on: '原截止日',
  was_explained: '已说明情况',
  was_referred: '曾提请审议',
  weights: '各维度权重',
  reply: '回复',
};

export interface DataWords {
  // `parent` is the group or list that the member stands in.
  label: (name: string, parent?: string) => string;
  // The order in which people expect them; the service sends members by the alphabet.
  order: (names: string[], parent?: string) => string[];
  choice: (name: string, value: string) => string;
  scale: (name: string) => Scale | 'score';
  item: (id: string) => string;
}

function collect(fields: Field[], into: Map<string, Field>, parent = ''): void {
  for (const field of fields) {
    const own = parent ? `${parent}.${field.name}` : field.name;
    if (!into.has(own)) into.set(own, field);
    if (!into.has(field.name)) into.set(field.name, field);
    collect(field.members ?? [], into, field.name);
  }
}

export function dataWords(guide: WorkflowGuide, command?: string): DataWords {
  const fields = new Map<string, Field>();
  const choices = new Map<string, string>();
  const items = new Map<string, string>();
  const first = guide.commands.find((each) => each.command.id === command);
  for (const each of first ? [first, ...guide.commands] : guide.commands) {
    collect(each.fields, fields);
    for (const asked of each.items) if (!items.has(asked.item)) items.set(asked.item, asked.name);
  }
  const note = (list: Labelled[] | undefined) => {
    for (const choice of list ?? []) if (!choices.has(choice.id)) choices.set(choice.id, choice.name);
  };
  for (const field of fields.values()) note(field.choices);
  note(guide.states.map((each) => each.state));
  note(guide.names);
  note(guide.limits.map((each) => each.holder));
  note(Object.entries(lampName).map(([id, name]) => ({ id, name })));
  const known = (name: string, parent?: string) =>
    (parent ? fields.get(`${parent}.${name}`) : undefined) ?? fields.get(name);
  const places = new Map([...fields.keys()].map((name, at) => [name, at] as const));
  const placeOf = (name: string, parent?: string) =>
    places.get(parent ? `${parent}.${name}` : name) ?? places.get(name) ?? fields.size;
  return {
    label: (name, parent) => {
      const field = known(name, parent);
      const words =
        field && field.label !== name ? labelOf(field) : own[name]?.replace(/（[^）]*分之一分）/, '');
      return words ?? codeName('dimension', name) ?? name;
    },
    order: (names, parent) => [...names].sort((a, b) => placeOf(a, parent) - placeOf(b, parent)),
    choice: (name, value) =>
      known(name)?.choices?.find((each) => each.id === value)?.name ??
      codeName(name, value) ??
      choices.get(value) ??
      value,
    scale: (name) => {
      if (name === 'score_ten_thousandths') return 'score';
      if (name.endsWith('_hundredths')) return 'points';
      const field = known(name);
      return field ? scaleOf(field) : 'whole';
    },
    item: (id) => items.get(id) ?? (id === 'other' ? '其他材料' : id),
  };
}
