import { describe, expect, it } from 'vitest';
import { titleText } from './titles';

describe('the title of a case', () => {
  it('says what kind of year or day it is', () => {
    expect(titleText('2021', '下年度资金安排')).toBe('2021年度资金安排');
    expect(titleText('2021', '审计批次')).toBe('2021年审计批次');
    expect(titleText('2020-12-18', '联席会议')).toBe('2020-12-18 联席会议');
  });
  it('is left as it is where it is a name', () => {
    expect(titleText('数字城管平台运维', '项目')).toBe('数字城管平台运维');
    expect(titleText('2021', undefined)).toBe('2021');
  });
});
