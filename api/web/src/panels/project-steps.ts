// The life of a project as steps: what is done and when, what is under way and until when, what comes next.
import type { CaseItem, Milestone } from '@/api/types';

export type StepStatus = 'done' | 'present' | 'failed' | 'ahead';

export interface Step {
  id: string;
  name: string;
  status: StepStatus;
  on?: string; // the day it was done
  amount?: string;
  dueOn?: string; // the day until which what is under way has to be done
  state?: string; // of what is under way
  caseId?: string;
  workflow?: string;
  opens?: { workflow: string; command: string };
}

interface Plan {
  id: string;
  name: string;
  milestones: string[];
  failed?: string;
  workflow: string;
  command?: string;
}

const plans: Plan[] = [
  { id: 'register', name: '登记', milestones: [], workflow: 'project' },
  {
    id: 'requirement',
    name: '需求审核',
    milestones: ['requirement_passed', 'legacy_recognised'],
    failed: 'requirement_refused',
    workflow: 'requirement_review',
    command: 'submit',
  },
  { id: 'plan', name: '年度计划', milestones: ['in_plan'], workflow: 'annual_plan' },
  {
    id: 'technical',
    name: '技术审查',
    milestones: ['technical_passed'],
    workflow: 'technical_review',
    command: 'submit',
  },
  {
    id: 'approval',
    name: '立项',
    milestones: ['approval_granted'],
    workflow: 'project_approval',
    command: 'submit',
  },
  {
    id: 'review',
    name: '财评',
    milestones: ['budget_reviewed'],
    workflow: 'budget_review',
    command: 'submit',
  },
  {
    id: 'procurement',
    name: '采购',
    milestones: ['awarded'],
    workflow: 'procurement',
    command: 'file_plan',
  },
  { id: 'contract', name: '合同', milestones: ['contracted'], workflow: 'contract', command: 'sign' },
  { id: 'trial', name: '试用', milestones: ['trial_started'], workflow: 'trial_acceptance' },
  {
    id: 'acceptance',
    name: '验收',
    milestones: ['accepted', 'service_accepted'],
    failed: 'acceptance_failed',
    workflow: 'trial_acceptance',
  },
  {
    id: 'account',
    name: '决算',
    milestones: ['final_account_approved'],
    workflow: 'final_account',
    command: 'open',
  },
  {
    id: 'registration',
    name: '运维备案',
    milestones: ['operation_registered'],
    workflow: 'operation_registration',
  },
  { id: 'evaluation', name: '绩效评估', milestones: ['evaluated'], workflow: 'performance_evaluation' },
];

const nameOf = (milestone: Milestone) => milestone.milestone.id.split('/')[0] ?? '';
const latest = <T extends { on: string }>(list: T[]) => [...list].sort((a, b) => b.on.localeCompare(a.on))[0];

export function stepsOf(
  openedOn: string,
  milestones: Milestone[],
  cases: CaseItem[],
  finals: Set<string>,
): Step[] {
  return plans.map((plan) => {
    const done = latest(milestones.filter((each) => plan.milestones.includes(nameOf(each))));
    const failed = latest(milestones.filter((each) => nameOf(each) === plan.failed));
    const live = cases.find(
      (each) => each.workflow.id === plan.workflow && !finals.has(`${plan.workflow}.${each.state.id}`),
    );
    const step: Step = { id: plan.id, name: plan.name, status: 'ahead' };
    if (plan.id === 'register') return { ...step, status: 'done', on: openedOn };
    if (done) {
      return { ...step, status: 'done', on: done.on, amount: done.amount, caseId: done.set_by };
    }
    if (live) {
      return {
        ...step,
        status: 'present',
        state: live.state.name,
        dueOn: live.due_on,
        caseId: live.id,
        workflow: live.workflow.id,
      };
    }
    if (failed) return { ...step, status: 'failed', on: failed.on, caseId: failed.set_by };
    if (plan.command) step.opens = { workflow: plan.workflow, command: plan.command };
    return step;
  });
}
