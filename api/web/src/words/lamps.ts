// A lamp in words: colour alone says nothing to some people, and on paper to nobody. A card (牌) is only what the
// office has confirmed; what lights by itself is a lamp (灯).
import type { CaseItem, Clock, Lamp } from '@/api/types';
import { daysBetween } from './days';

export type Tone = 'red' | 'yellow' | 'green' | 'plain';

export interface LampWords {
  tone: Tone;
  words: string;
}

export const dueSoonDays = 3;

function remaining(dueOn: string, today: string): LampWords {
  const days = daysBetween(today, dueOn);
  if (days < 0) return { tone: 'red', words: `超期${-days}天` };
  if (days === 0) return { tone: 'yellow', words: '今日到期' };
  if (days <= dueSoonDays) return { tone: 'yellow', words: `还有${days}天` };
  return { tone: 'green', words: `还有${days}天` };
}

export function lampOfCase(item: Pick<CaseItem, 'due_on' | 'is_overdue' | 'lamp'>, today: string): LampWords {
  if (item.due_on) {
    const left = remaining(item.due_on, today);
    if (left.tone === 'red' && item.lamp === 'yellow') return { tone: 'yellow', words: '黄灯·' + left.words };
    if (left.tone === 'red') return { tone: 'red', words: '红灯·' + left.words };
    return left;
  }
  if (item.lamp === 'red') return { tone: 'red', words: '曾亮红灯' };
  if (item.lamp === 'yellow') return { tone: 'yellow', words: '曾亮黄灯' };
  return { tone: 'plain', words: '无时限' };
}

export function lampOfClock(clock: Clock, today: string): LampWords {
  if (clock.status === 'stopped') return { tone: 'plain', words: '已办结' };
  if (clock.status === 'paused') return { tone: 'plain', words: '已中止' };
  if (clock.is_minimum) {
    const days = daysBetween(today, clock.due_on);
    return days > 0 ? { tone: 'plain', words: `须等${days}天` } : { tone: 'green', words: '已满期' };
  }
  if (clock.status === 'passed') {
    if (clock.card === 'red') return { tone: 'red', words: '红灯·' + remaining(clock.due_on, today).words };
    return { tone: 'yellow', words: '黄灯·' + remaining(clock.due_on, today).words };
  }
  return remaining(clock.due_on, today);
}

export const lampName: Record<Lamp, string> = { none: '无', yellow: '黄灯', red: '红灯' };
export const statusName = {
  running: '计时中',
  paused: '已中止',
  passed: '已超期',
  stopped: '已停止',
} as const;
export const unitName = { working_day: '个工作日', calendar_day: '日', month: '个月' } as const;
