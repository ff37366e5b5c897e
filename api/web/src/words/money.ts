// Amounts are decimal texts of yuan, "1200000.00"; on tables they stand in units of ten thousand (万元). Whole
// fen are reckoned with, never fractions.

export type Fen = bigint;

export function fenOf(yuan: string): Fen {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  if (!match) throw new Error(`金额格式不对：${yuan}`);
  const fen = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0') || '0');
  return match[1] ? -fen : fen;
}

export function yuanOf(fen: Fen): string {
  const whole = fen < 0n ? -fen : fen;
  return `${fen < 0n ? '-' : ''}${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
}

export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

// "1,200,000.00"
export function yuanText(yuan: string): string {
  const text = yuanOf(fenOf(yuan));
  const [whole = '', cents = ''] = text.replace('-', '').split('.');
  return `${text.startsWith('-') ? '-' : ''}${grouped(whole)}.${cents}`;
}

// "120.00"; what two places cannot say is said in yuan: "500,000.01元" is never shown as "50.00".
export function wanText(yuan: string): string {
  const fen = fenOf(yuan);
  if (fen % 10_000n !== 0n) return yuanText(yuan) + '元';
  const sign = fen < 0n ? '-' : '';
  const whole = fen < 0n ? -fen : fen;
  return `${sign}${grouped(String(whole / 1_000_000n))}.${String((whole / 10_000n) % 100n).padStart(2, '0')}`;
}

export function sumOf(amounts: (string | undefined)[]): string {
  return yuanOf(amounts.reduce<Fen>((sum, amount) => sum + (amount ? fenOf(amount) : 0n), 0n));
}

export function differenceOf(from: string, take: string): string {
  return yuanOf(fenOf(from) - fenOf(take));
}

// What a year may still pay from: what was allotted, and moved to it or away, less what was taken back.
export function netAllotted(row: { allotted: string; moved: string; reclaimed: string }): string {
  return differenceOf(sumOf([row.allotted, row.moved]), row.reclaimed);
}

export const isAmount = (text: string) => /^-?\d+\.\d{2}$/.test(text);

// What somebody types, in yuan or 万元: "120" with 万 is "1200000.00". Nothing if it is no amount.
export function amountTyped(text: string, isWan: boolean): string | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text.replace(/[,，\s]/g, ''));
  if (!match) return undefined;
  const places = isWan ? 6 : 2;
  const fraction = match[2] ?? '';
  if (fraction.length > places) return undefined;
  return yuanOf(BigInt((match[1] ?? '0') + fraction.padEnd(places, '0')));
}

export function percentOf(part: string, whole: string): number {
  const all = fenOf(whole);
  return all === 0n ? 0 : Number((fenOf(part) * 10_000n) / all) / 100;
}
