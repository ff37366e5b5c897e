// What stands in the menu on the left, by the seats that somebody holds.
import type { RouteLocationRaw } from 'vue-router';
import type { useSession } from '@/stores/session';
import type { useVocabulary } from '@/stores/vocabulary';

export interface MenuEntry {
  title: string;
  to: RouteLocationRaw;
}
export interface MenuGroup {
  title: string;
  entries: MenuEntry[];
}

type Session = ReturnType<typeof useSession>;
type Vocabulary = ReturnType<typeof useVocabulary>;

const named = (title: string, name: string): MenuEntry => ({ title, to: { name } });

function ofWorkflows(vocabulary: Vocabulary, ids: string[]): MenuEntry[] {
  return ids.flatMap((id) => {
    const found = vocabulary.workflows.find((item) => item.workflow.id === id);
    if (!found) return [];
    return [
      { title: found.workflow.name, to: { name: 'collection', params: { collection: found.collection } } },
    ];
  });
}

export function menuOf(session: Session, vocabulary: Vocabulary): MenuGroup[] {
  const groups: MenuGroup[] = [];
  const add = (title: string, entries: MenuEntry[]) => groups.push({ title, entries });

  add('', [named('工作台', 'workbench'), named('查询', 'cases')]);
  if (session.isApplicant) add('申报', [named('申报项目', 'propose'), named('我的项目', 'projects')]);
  if (session.isOffice) {
    add('联席会议办公室', [
      named('收件审查', 'intake'),
      named('征求意见', 'opinions'),
      named('会议议题', 'agenda'),
      named('期限看板', 'deadlines'),
      named('亮牌登记', 'cards'),
      named('绩效评估', 'evaluations'),
      named('整改台账', 'rectifications'),
      named('发文登记', 'documents'),
    ]);
  }
  if (session.isFinance || session.isOffice) {
    add('资金', [
      named('资金总览', 'finance'),
      named('指标台账', 'ledger'),
      named('合同支付', 'payments'),
      named('限制措施', 'holds'),
    ]);
  }
  if (session.isFinance || session.isOffice || session.seatIds.includes('auditor'))
    add('报送', [named('报表', 'reports')]);
  if (!session.isAdministrator) {
    const register = session.isApplicant ? [] : [named('项目台账', 'projects')];
    add('项目', [
      ...register,
      ...ofWorkflows(vocabulary, ['project', 'requirement_review', 'technical_review', 'project_approval']),
      ...ofWorkflows(vocabulary, ['budget_review', 'procurement', 'contract', 'supervision_waiver']),
      ...ofWorkflows(vocabulary, ['construction', 'trial_acceptance', 'service_acceptance', 'final_account']),
      ...ofWorkflows(vocabulary, ['operation_registration', 'performance_evaluation', 'rectification']),
    ]);
    add('会议和年度', [
      ...ofWorkflows(vocabulary, [
        'joint_meeting',
        'annual_plan',
        'funding_round',
        'budget_year',
        'allotment',
      ]),
      ...ofWorkflows(vocabulary, ['work_year', 'audit_batch', 'outgoing_document', 'card_review']),
    ]);
    add('留痕', ofWorkflows(vocabulary, ['represented_entry', 'record_correction', 'delegation']));
  }
  if (session.isAdministrator)
    add('管理', [named('账号', 'users'), named('单位和岗位', 'seats'), named('存证日志', 'audit')]);
  add('规则', [
    named('条款', 'provisions'),
    named('规则版本', 'policies'),
    named('流程', 'workflows'),
    named('工作日历', 'calendar'),
  ]);
  return groups.filter((group) => group.entries.length > 0);
}
