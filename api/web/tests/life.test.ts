// One project from its proposal to the decision on next year's money, carried through the pages alone by those
// whose seats the rules name.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person, openBrowser, settled } from './support/browser';
import { done, fill, fillAll, give, open, stateOf, submit, type Values } from './support/forms';
import { Service } from './support/service';

let browser: Browser;
let service: Service;
let applicant: Person;
let office: Person;
let finance: Person;
const others = new Map<string, Person>();
const name = '智慧社区服务平台';
let review = '';
let round = '';
let budget = '';
let technical = '';

let latest: Person | undefined;

async function person(user: string): Promise<Person> {
  // Whoever has done his part closes the page: it asks for news every few seconds.
  await latest?.page.goto('about:blank');
  latest = others.get(user) ?? (await Person.signedIn(browser, service, user));
  others.set(user, latest);
  return latest;
}

beforeAll(async () => {
  [browser, service] = await Promise.all([openBrowser(), Service.begin('life')]);
  applicant = await Person.signedIn(browser, service, 'applicant');
  office = await Person.signedIn(browser, service, 'office');
  finance = await Person.signedIn(browser, service, 'finance');
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const moveTo = async (day: string): Promise<void> => {
  const { page } = office;
  await office.visit('/');
  await page.locator('.demo-date').click();
  const input = page.getByRole('dialog').locator('.el-date-editor input');
  await input.fill(day);
  await input.press('Enter');
  await page.getByRole('button', { name: '移动', exact: true }).click();
  const [year, month, date] = day.split('-').map(Number);
  await page.locator('.demo-date', { hasText: `${year}年${month}月${date}日` }).waitFor();
  await settled(page);
};

const members = ['市政务办', '市发改委', '市经信委', '市财政局', '市审计局'];

async function chooseAndAdd(title: string): Promise<void> {
  const { page } = office;
  await fill(page, 'agenda-project', title);
  await page.getByRole('button', { name: '列入补列议题' }).click();
  await page
    .getByRole('row')
    .filter({ hasText: `补列${title}` })
    .waitFor();
}

async function resolveItem(meeting: string): Promise<void> {
  const { page } = office;
  await office.visit(meeting);
  await page.getByRole('row').getByRole('link', { name: '逐项议定' }).first().click();
  await page.locator('.form-foot').waitFor();
  await fillAll(page, { resolution: '同意', summary: '与会单位一致同意。' });
  await submit(page);
  await done(page);
  await settled(page);
}

// 代录: one enters what another authority decided on paper, a second person of his house confirms it.
async function enterFor(
  [clerk, second]: [Person, Person],
  path: string,
  command: string,
  documentNo: string,
  values: Values = {},
): Promise<void> {
  const { page } = clerk;
  await clerk.visit(path);
  await page.locator('.commands').getByRole('link', { name: command, exact: true }).click();
  await page.locator('.form-foot').waitFor();
  await fillAll(page, { ...values, scan: { file: `${documentNo}.txt`, content: '同意' } });
  await page.getByLabel('来文文号').fill(documentNo);
  await submit(page);
  await done(page);
  await settled(page);
  await give(second, new URL(page.url()).pathname, '核对生效');
}

const requirementItems: Values = {
  'content.current_state': '社区事项分散在六个系统，居民重复填报',
  'content.application_needs': '一次登录、一表通办',
  'content.project_basis': '省民政厅智慧社区建设工作方案',
  'content.construction_goals': '见建设目标表，共1项',
  'content.project_budget': '48.00万元',
  'content.funding_channel': '市级财政预算资金',
};
const technicalItems: Values = {
  'content.construction_content': '居民服务、社区治理、数据共享三个子系统',
  'content.business_process': '登记、受理、办理、反馈',
  'content.technical_architecture': '政务云上的微服务架构',
  'content.resource_sharing': '居民信息通过共享平台提供',
  'content.schedule': '2021年7月开工，11月上线试用',
  'content.cryptography': '身份鉴别、传输和重要数据存储采用国产密码算法',
  'content.security': '按网络安全等级保护二级建设，关键操作留痕',
  'content.resource_catalogue': '项目信息资源目录报备登记号 ML-2021-031',
};

describe('a project from its proposal to the decision on next year’s money', () => {
  it('the applicant registers the project and is told what the proposal lacks before sending it', async () => {
    const { page } = applicant;
    await applicant.visit('/');
    await page.getByRole('link', { name: '申报项目' }).click();
    await page.getByText('登记新项目').or(page.locator('.form-foot')).first().waitFor();
    const another = page.getByRole('button', { name: '登记新项目' });
    if (await another.isVisible()) await another.click();
    await page.locator('.form-foot').waitFor();
    await fillAll(page, {
      name,
      origin: '新登记',
      kind: '新建',
      funding: '全部',
      declared_unclassified: true,
    });
    await submit(page);
    await page.waitForURL(/project=/);
    await page.getByText('还缺 6 项', { exact: true }).waitFor();
    await fillAll(page, {
      budget: '480000',
      'goals.0.indicator': '一表通办事项',
      'goals.0.target': '30项',
      'goals.0.due_on': '2022-06-30',
      hosting: '市政务云',
      new_private_network: false,
      closed_system: false,
      duplicates_existing: false,
      own_exchange_platform: false,
    });
    await page.getByRole('button', { name: '预校验' }).click();
    const told = page.locator('.checked');
    await told.waitFor();
    expect(await told.innerText()).toContain('第八条');
    await fillAll(page, requirementItems);
    await page.getByText('须附材料已齐').waitFor();
    await submit(page);
    await page.waitForURL(/review=/);
    review = new URL(page.url()).searchParams.get('review') ?? '';
    expect(await page.locator('.card-box').innerText()).toContain('等待受理');
  });

  it('the office finds it in its intake and accepts it', async () => {
    const { page } = office;
    await office.visit('/office/intake');
    await page
      .getByRole('row')
      .filter({ hasText: name })
      .getByRole('link', { name: '受理', exact: true })
      .click();
    await page.locator('.form-foot').waitFor();
    await submit(page);
    await done(page);
    await settled(page);
    expect(await stateOf(page)).toBe('审核中');
  });

  it('members give their opinions, and the head of the office decides', async () => {
    const path = `/c/requirement-reviews/${review}`;
    await give(office, path, '征求会签意见');
    await give(finance, path, '反馈会签意见', { member: '市财政局', opinion: '同意', text: '资金来源属实' });
    for (const [user, member] of [
      ['planning', '市发改委'],
      ['industry', '市经信委'],
    ] as const)
      await give(await person(user), path, '反馈会签意见', { member, opinion: '同意' });
    const head = await person('office-head');
    await give(head, path, '出具审核意见', { outcome: '通过', basis: '会签', approved_budget: '480000' });
    expect(await stateOf(head.page)).toBe('已通过');
  });

  it('the technical plan is examined by a panel and passes', async () => {
    const opened = await open(applicant, 'technical-reviews', '报送技术方案', {
      project: name,
      budget: '480000',
      content_is_adjusted: false,
      hosting: '市政务云',
      share_mode: '通过共享平台',
      preparer: '鄂南信息技术咨询有限公司',
      ...technicalItems,
    });
    technical = opened;
    await give(office, technical, '受理');
    const reviewer = await person('office-reviewer');
    const experts = ['expert1', 'expert2', 'expert3'];
    const members: Values = {};
    experts.forEach((expert, index) => {
      members[`members.${index}.expert`] = expert;
      members[`members.${index}.organisation`] = '项目咨询专家库';
      members[`members.${index}.employer`] = '武汉理工大学';
    });
    await give(reviewer, technical, '抽取专家（组建专家组）', { ...members, leader: 'expert1' });
    for (const expert of experts) {
      const answer: Values = { complete: true, reasonable: true, feasible: true };
      await give(await person(expert), technical, '专家评审意见', answer);
    }
    const head = await person('office-head');
    await give(head, technical, '出具审查意见', { outcome: '通过', is_major_content_change: false });
    expect(await stateOf(head.page)).toMatch(/通过/);
  });

  it('a meeting resolves to add it to the plan of the year, and the government approves', async () => {
    const { page } = office;
    const meeting = await open(office, 'joint-meetings', '召集会议', {
      kind: '紧急会议',
      planned_on: '2021-03-30',
      proposer: '市发改委',
      cause: '省厅要求年内建成',
    });
    await chooseAndAdd(name);
    await give(office, meeting, '开会（宣布到会）', { attending: members });
    await resolveItem(meeting);
    await give(await person('office-head'), meeting, '印发纪要', {
      minutes_no: '咸宁市联席会议纪要〔2021〕2号',
    });

    const plan = '/c/annual-plans/plan-2021';
    await give(office, plan, '年中补列', {
      project: name,
      schedule: '新建',
      amount: '480000',
      meeting: '2021-03-30',
    });
    await give(await person('office-head'), plan, '报市政府', { request_no: '咸政务报〔2021〕9号' });
    const paper = '咸政函〔2021〕30号';
    const reviewer = await person('office-reviewer');
    await enterFor([reviewer, office], plan, '批准（代录）', paper, { approval_no: paper });
    await office.visit(plan);
    expect(await stateOf(page)).toBe('已批准');
    await page.locator('main').getByText(name).first().waitFor();
  });

  it('finance is told why nothing is left to allot this year, and sees where it went', async () => {
    const { page } = finance;
    await finance.visit('/c/allotments/new/allot');
    await fillAll(page, {
      project: name,
      budget_year: '2021',
      purpose: '建设',
      amount: '100000',
      allotment_no: '咸财指〔2021〕88号',
    });
    await submit(page);
    const refusal = page.locator('.el-dialog:visible');
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(/不能办理[^]*超过预算批复[^]*依据第七条/);
    await finance.visit('/finance/ledger');
    expect(await page.getByRole('row').count()).toBeGreaterThan(10);
  });

  it('next year’s money is requested, proposed, reviewed, and tried out without deciding', async () => {
    await moveTo('2021-10-26');
    budget = await open(finance, 'budget-years', '下达控制数', { year: '2022', amount: '6000000' });
    round = await open(office, 'funding-rounds', '启动下年度资金安排', {
      year: '2022',
      budget_year: '2022',
    });
    const line = { project: name, category: '新建', amount: '380000' };
    await give(applicant, round, '申报', { ...line, 'content.performance_goals': '30项事项一表通办' });
    await give(await person('office-reviewer'), round, '提出安排建议', {
      ...line,
      explanation: '计划内，建议安排',
    });
    await give(finance, round, '财政审核数（建议）', { ...line, explanation: '控制数内' });

    // What-if: numbers are tried, and nothing is decided by it.
    await finance.visit(round);
    await finance.page.getByText('试算').click();
    await finance.page.locator('.plain-table input').first().fill('30');
    await finance.page.getByText('570.00').waitFor();
  });

  it('the meeting decides on next year’s money', async () => {
    const meeting = await open(office, 'joint-meetings', '召集会议', {
      kind: '例会',
      planned_on: '2021-10-29',
    });
    await office.page.locator('.pick-list li', { hasText: '2022' }).locator('.el-checkbox').click();
    await office.page.getByRole('button', { name: /^列入所选/ }).click();
    await office.page.getByRole('row').filter({ hasText: '2022' }).first().waitFor();
    await moveTo('2021-10-29');
    await give(office, meeting, '开会（宣布到会）', { attending: members });
    await resolveItem(meeting);
    await give(await person('office-head'), meeting, '印发纪要', {
      minutes_no: '咸宁市联席会议纪要〔2021〕5号',
    });
    const reviewer = await person('office-reviewer');
    await give(reviewer, round, '联席会议审议', { meeting: '2021-10-29' });
    expect(await stateOf(reviewer.page)).toContain('建议数已定');
    await reviewer.page.locator('main').getByText('38.00').first().waitFor();
  });

  it('the budget is approved and released, finance allots, and the ledger shows what is there to spend', async () => {
    await moveTo('2022-01-20');
    const checker = await person('finance-checker');
    await enterFor([checker, finance], budget, '人大批准（代录）', '咸人发〔2022〕3号');
    await give(checker, budget, '预算批复', { amount: '6000000' });
    await enterFor([checker, finance], round, '预算批复下达', '咸政函〔2022〕2号');
    await open(finance, 'allotments', '指标下达', {
      project: name,
      budget_year: '2022',
      purpose: '建设',
      amount: '380000',
      allotment_no: '咸财指〔2022〕1号',
    });
    await finance.visit('/finance/ledger');
    await finance.page.getByLabel('筛选指标').fill(name);
    const row = finance.page.getByRole('row').filter({ hasText: name });
    // 指标下达 and 可用余额, in 万元; nothing is committed or paid yet.
    expect((await row.innerText()).match(/38\.00/g)).toHaveLength(2);
    expect(await row.innerText()).toMatch(/2022[^]*建设/);
  });

  it('the applicant reads what was decided for his projects, with the reasons, and nothing of others', async () => {
    const { page } = applicant;
    await applicant.visit(round);
    expect(await page.locator('main').innerText()).toMatch(/智慧社区服务平台[^]*38\.00/);
    await applicant.visit('/c/funding-rounds/round-2021');
    await page.getByText('应评未评，运维经费暂缓安排').first().waitFor();
    const own = await page.locator('main').innerText();
    await page.getByRole('tab', { name: '办理过程' }).click();
    await settled(page);
    for (const words of [own, await page.locator('main').innerText()])
      for (const other of ['市人社局', '市交通运输局', '不动产', '46.00']) expect(words).not.toContain(other);
  });
});
