// Hand-made views that stand above the generic ones on a case's page, by workflow.
import { defineAsyncComponent, type Component } from 'vue';

const panels: Record<string, { title: string; component: Component }> = {
  project: {
    title: '项目全程',
    component: defineAsyncComponent(() => import('@/panels/ProjectPanel.vue')),
  },
  joint_meeting: {
    title: '会议',
    component: defineAsyncComponent(() => import('@/panels/MeetingPanel.vue')),
  },
  annual_plan: {
    title: '计划项目',
    component: defineAsyncComponent(() => import('@/panels/PlanPanel.vue')),
  },
  funding_round: {
    title: '资金安排表',
    component: defineAsyncComponent(() => import('@/panels/RoundPanel.vue')),
  },
  performance_evaluation: {
    title: '评分',
    component: defineAsyncComponent(() => import('@/panels/EvaluationPanel.vue')),
  },
  contract: {
    title: '付款',
    component: defineAsyncComponent(() => import('@/panels/ContractPanel.vue')),
  },
  requirement_review: {
    title: '会签意见',
    component: defineAsyncComponent(() => import('@/panels/OpinionsPanel.vue')),
  },
  outgoing_document: {
    title: '文书',
    component: defineAsyncComponent(() => import('@/panels/PaperPanel.vue')),
  },
};

// Papers are written of what the office decides, not of a paper itself nor of an account.
export const hasPapers = (workflow: string) => !['outgoing_document', 'account'].includes(workflow);

export const panelOf = (workflow: string) => panels[workflow];
