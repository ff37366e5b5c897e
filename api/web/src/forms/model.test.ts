import { describe, expect, it } from 'vitest';
import type { Field, ItemAsked } from '@/api/types';
import {
  dataOf,
  emptyGroup,
  missingItems,
  pathOf,
  restored,
  type TypedContent,
  type TypedGroup,
} from './model';

const field = (changed: Partial<Field> & Pick<Field, 'name' | 'type'>): Field => ({
  label: changed.name,
  is_optional: false,
  is_list: false,
  ...changed,
});
const content = field({
  name: 'content',
  type: 'group',
  is_list: true,
  members: [field({ name: 'item', type: 'text' }), field({ name: 'text', type: 'text', is_optional: true })],
});
const items: ItemAsked[] = [
  { item: 'current_state', name: '现状', is_required: true, provision: { article: '第八条' } },
  { item: 'user_opinion', name: '用户意见', is_required: false, provision: {} },
];
const fields: Field[] = [
  field({ name: 'project', type: 'stream' }),
  field({ name: 'budget', type: 'amount', label: '项目预算' }),
  field({
    name: 'goals',
    type: 'group',
    is_list: true,
    members: [
      field({ name: 'indicator', type: 'text', maximum: 10 }),
      field({ name: 'due_on', type: 'date' }),
    ],
  }),
  field({ name: 'closed_system', type: 'yes_no' }),
  field({ name: 'agency', type: 'text', is_optional: true, maximum: 200 }),
  field({
    name: 'score',
    type: 'number',
    label: '得分（百分之一分）',
    minimum: 0,
    maximum: 10_000,
    is_optional: true,
  }),
  content,
];
const filled = (): TypedGroup => ({
  ...emptyGroup(fields, items),
  project: 'p1',
  budget: '1,200,000',
  goals: [{ indicator: '建档率', due_on: '2020-06-30' }],
  closed_system: false,
});

describe('a form', () => {
  it('becomes the data that the service takes', () => {
    const typed = filled();
    (typed.content as TypedContent).current_state!.text = '分散登记';
    const { data, faults } = dataOf(fields, typed, items);
    expect(faults).toEqual([]);
    expect(data).toEqual({
      project: 'p1',
      budget: '1200000.00',
      goals: [{ indicator: '建档率', due_on: '2020-06-30' }],
      closed_system: false,
      content: [{ item: 'current_state', text: '分散登记' }],
    });
  });

  it('leaves out what is optional and empty, and never sends null', () => {
    const { data } = dataOf(fields, filled(), items);
    expect(data).not.toHaveProperty('agency');
    expect(JSON.stringify(data)).not.toContain('null');
  });

  it('names every field that is wrong, where it stands', () => {
    const typed = filled();
    typed.budget = '很多';
    typed.closed_system = null;
    typed.goals = [{ indicator: '一二三四五六七八九十一', due_on: '' }];
    const { faults } = dataOf(fields, typed, items);
    expect(faults.map((each) => each.path)).toEqual([
      'budget',
      'goals.0.indicator',
      'goals.0.due_on',
      'closed_system',
    ]);
    expect(faults[1]?.words).toContain('最多10字');
  });

  it('takes points and percents as people write them', () => {
    const typed = { ...filled(), score: '85.5' };
    expect(dataOf(fields, typed, items).data.score).toBe(8550);
    const over = dataOf(fields, { ...filled(), score: '100.01' }, items);
    expect(over.faults[0]?.words).toBe('应在0至100之间');
  });

  it('sends one entry for an item, and one more for each further file', () => {
    const typed = filled();
    const file = (name: string) => ({ name, sha256: 'a'.repeat(64) });
    (typed.content as TypedContent).user_opinion = {
      text: '见附件',
      amount: '',
      date: '',
      files: [file('一.pdf'), file('二.pdf')],
    };
    expect(dataOf(fields, typed, items).data.content).toEqual([
      { item: 'user_opinion', text: '见附件', attachment: file('一.pdf') },
      { item: 'user_opinion', attachment: file('二.pdf') },
    ]);
  });

  it('tells before sending which required items are still missing', () => {
    const typed = filled();
    expect(missingItems(fields, typed, items).map((each) => each.name)).toEqual(['现状']);
    (typed.content as TypedContent).current_state!.text = '  ';
    expect(missingItems(fields, typed, items)).toHaveLength(1);
    (typed.content as TypedContent).current_state!.text = '有';
    expect(missingItems(fields, typed, items)).toEqual([]);
  });

  it('takes a draft of an older form over as far as it fits', () => {
    const kept = { budget: '5', gone: 'x', content: { other: { text: '说明' } } };
    const typed = restored(fields, kept, items);
    expect(typed.budget).toBe('5');
    expect(typed).not.toHaveProperty('gone');
    expect((typed.content as TypedContent).other).toMatchObject({ text: '说明', files: [] });
    expect((typed.content as TypedContent).current_state).toBeDefined();
  });

  it('finds the field that a problem of the service points at', () => {
    expect(pathOf('/data/goals/0/due_on')).toBe('goals.0.due_on');
  });
});
