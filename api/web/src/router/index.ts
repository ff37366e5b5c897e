import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { useSession } from '@/stores/session';
import { useVocabulary } from '@/stores/vocabulary';

declare module 'vue-router' {
  interface RouteMeta {
    title?: string;
    isBare?: boolean;
    isOpen?: boolean; // without signing in
  }
}

const page = (path: string, name: string, title: string, component: RouteRecordRaw['component']) =>
  ({ path, name, component, meta: { title } }) as RouteRecordRaw;

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('@/pages/SignInPage.vue'),
    meta: { title: '登录', isBare: true, isOpen: true },
  },
  {
    path: '/activate',
    name: 'activate',
    component: () => import('@/pages/ActivatePage.vue'),
    meta: { title: '激活账号', isBare: true, isOpen: true },
  },
  page('/', 'workbench', '工作台', () => import('@/pages/WorkbenchPage.vue')),
  page('/cases', 'cases', '查询', () => import('@/pages/SearchPage.vue')),
  page('/cases/:caseId', 'any-case', '事项', () => import('@/pages/AnyCasePage.vue')),
  page('/c/:collection', 'collection', '事项', () => import('@/pages/CollectionPage.vue')),
  page('/c/:collection/new/:command', 'open', '新办', () => import('@/pages/CommandPage.vue')),
  page('/c/:collection/:caseId', 'case', '事项', () => import('@/pages/CasePage.vue')),
  page('/c/:collection/:caseId/do/:command', 'command', '办理', () => import('@/pages/CommandPage.vue')),
  {
    path: '/c/:collection/:caseId/print/:sequence?',
    name: 'print',
    component: () => import('@/pages/PrintPage.vue'),
    meta: { title: '打印', isBare: true },
  },
  page('/projects', 'projects', '项目台账', () => import('@/pages/ProjectRegisterPage.vue')),
  page('/proposals/new', 'propose', '申报项目', () => import('@/pages/ProposalPage.vue')),
  page('/finance', 'finance', '资金总览', () => import('@/pages/FinancePage.vue')),
  page('/finance/ledger', 'ledger', '指标台账', () => import('@/pages/LedgerPage.vue')),
  page('/finance/contracts', 'payments', '合同支付', () => import('@/pages/PaymentsPage.vue')),
  page('/finance/holds', 'holds', '限制措施', () => import('@/pages/HoldsPage.vue')),
  page('/office/intake', 'intake', '收件审查', () => import('@/pages/IntakePage.vue')),
  page('/office/opinions', 'opinions', '征求意见', () => import('@/pages/OpinionsPage.vue')),
  page('/office/agenda', 'agenda', '会议议题', () => import('@/pages/AgendaPage.vue')),
  page('/office/deadlines', 'deadlines', '期限看板', () => import('@/pages/DeadlinePage.vue')),
  page('/office/cards', 'cards', '亮牌登记', () => import('@/pages/CardPage.vue')),
  page('/office/rectifications', 'rectifications', '整改台账', () => import('@/pages/RectificationPage.vue')),
  page('/office/evaluations', 'evaluations', '绩效评估', () => import('@/pages/EvaluationsPage.vue')),
  page('/office/documents', 'documents', '发文登记', () => import('@/pages/DocumentPage.vue')),
  page('/reports', 'reports', '报表', () => import('@/pages/ReportsPage.vue')),
  page('/rules/provisions', 'provisions', '条款', () => import('@/pages/ProvisionPage.vue')),
  page('/rules/policies', 'policies', '规则版本', () => import('@/pages/PolicyPage.vue')),
  page('/rules/workflows', 'workflows', '流程', () => import('@/pages/WorkflowPage.vue')),
  page('/rules/calendar', 'calendar', '工作日历', () => import('@/pages/CalendarPage.vue')),
  page('/admin/users', 'users', '账号', () => import('@/pages/UsersPage.vue')),
  page('/admin/seats', 'seats', '单位和岗位', () => import('@/pages/SeatsPage.vue')),
  page('/admin/audit', 'audit', '存证日志', () => import('@/pages/AuditPage.vue')),
  page('/account', 'account', '本人设置', () => import('@/pages/AccountPage.vue')),
  page('/:rest(.*)*', 'nowhere', '没有这一页', () => import('@/pages/NowherePage.vue')),
];

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach(async (to) => {
  const session = useSession();
  if (!session.isLoaded) {
    try {
      await session.load();
    } catch {
      if (!to.meta.isOpen) return { name: 'sign-in', query: { next: to.fullPath } };
    }
  }
  if (to.meta.isOpen) return true;
  if (!session.person) return { name: 'sign-in', query: to.path === '/' ? {} : { next: to.fullPath } };
  const mustEnrol = session.person.must_change_password || session.person.must_enrol_second_factor;
  if (mustEnrol) return to.name === 'account' ? true : { name: 'account' };
  await useVocabulary().load();
  return true;
});

router.afterEach((to) => {
  document.title = to.meta.title ? `${to.meta.title} · 联审` : '联审';
});
