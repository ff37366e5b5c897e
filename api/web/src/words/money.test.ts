import { describe, expect, it } from 'vitest';
import { amountTyped, differenceOf, fenOf, netAllotted, percentOf, sumOf, wanText, yuanText } from './money';

describe('amounts', () => {
  it('a year that got money of the year before has paid at most all it may', () => {
    const carried = { allotted: '2760000.00', moved: '6343000.00', reclaimed: '0.00' };
    expect(netAllotted(carried)).toBe('9103000.00');
    expect(percentOf('9103000.00', netAllotted(carried))).toBe(100);
  });
  it('are shown in 万元 with two places', () => {
    expect(wanText('1200000.00')).toBe('120.00');
    expect(wanText('12345600.00')).toBe('1,234.56');
    expect(wanText('0.00')).toBe('0.00');
    expect(wanText('-2500000.00')).toBe('-250.00');
  });

  it('are never rounded away: what two places cannot say is said in yuan', () => {
    expect(wanText('500000.01')).toBe('500,000.01元');
    expect(wanText('99.99')).toBe('99.99元');
  });

  it('are added and compared in whole fen', () => {
    expect(sumOf(['0.10', '0.20', undefined])).toBe('0.30');
    expect(differenceOf('4500000.00', '4500000.01')).toBe('-0.01');
    expect(fenOf('9007199254740993.01')).toBe(900719925474099301n);
  });

  it('are typed in yuan or in 万元', () => {
    expect(amountTyped('1,200,000', false)).toBe('1200000.00');
    expect(amountTyped('120', true)).toBe('1200000.00');
    expect(amountTyped('50.000001', true)).toBe('500000.01');
  });

  it('that cannot be an amount are no amount', () => {
    for (const text of ['', '-1', '1.234', '1e5', '12元', '１２'])
      expect(amountTyped(text, false)).toBeUndefined();
    expect(amountTyped('0.0000001', true)).toBeUndefined();
  });

  it('have a share of nothing that is nothing', () => {
    expect(percentOf('5.00', '0.00')).toBe(0);
    expect(percentOf('1.00', '3.00')).toBe(33.33);
    expect(yuanText('1234567.80')).toBe('1,234,567.80');
  });
});
