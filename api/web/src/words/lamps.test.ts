import { describe, expect, it } from 'vitest';
import { lampOfCase, lampOfClock } from './lamps';
import { addDays, daysBetween, longDay, weekdayOf } from './days';
import type { Clock } from '@/api/types';

const today = '2019-09-30';
const clock = (changed: Partial<Clock>): Clock => ({
  limit: { id: 'l', name: '审核' },
  status: 'running',
  from: '2019-09-02',
  due_on: today,
  count: 20,
  unit: 'working_day',
  is_minimum: false,
  card: 'yellow',
  holder: { id: 'h', name: '联席办' },
  provision: {},
  calendar: 'hubei',
  is_provisional: false,
  pauses: [],
  ...changed,
});

describe('a lamp', () => {
  it('says in words what its colour says', () => {
    expect(lampOfCase({ due_on: '2019-09-30', is_overdue: false, lamp: 'none' }, today)).toEqual({
      tone: 'yellow',
      words: '今日到期',
    });
    expect(lampOfCase({ due_on: '2019-10-20', is_overdue: false, lamp: 'none' }, today).tone).toBe('green');
    expect(lampOfCase({ due_on: '2019-09-28', is_overdue: true, lamp: 'red' }, today)).toEqual({
      tone: 'red',
      words: '红灯·超期2天',
    });
  });

  it('is yellow where the limit is only a guide, however late it is', () => {
    expect(lampOfCase({ due_on: '2019-09-01', is_overdue: true, lamp: 'yellow' }, today).tone).toBe('yellow');
    expect(lampOfClock(clock({ status: 'passed', due_on: '2019-09-01' }), today).words).toBe('黄灯·超期29天');
    expect(lampOfClock(clock({ status: 'passed', due_on: '2019-09-27', card: 'red' }), today).tone).toBe(
      'red',
    );
  });

  it('remembers what was lit when nothing runs any more', () => {
    expect(lampOfCase({ is_overdue: false, lamp: 'red' }, today).words).toBe('曾亮红灯');
    expect(lampOfCase({ is_overdue: false, lamp: 'none' }, today).words).toBe('无时限');
  });

  it('tells a waiting time from a limit', () => {
    expect(lampOfClock(clock({ is_minimum: true, due_on: '2019-12-10' }), today).words).toBe('须等71天');
    expect(lampOfClock(clock({ is_minimum: true, due_on: '2019-09-01' }), today).words).toBe('已满期');
    expect(lampOfClock(clock({ status: 'paused' }), today).words).toBe('已中止');
  });
});

describe('days', () => {
  it('are reckoned as civil days', () => {
    expect(daysBetween('2019-12-30', '2020-01-02')).toBe(3);
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(weekdayOf('2019-09-29')).toBe('周日');
    expect(longDay('2019-03-04')).toBe('2019年3月4日');
  });
});
