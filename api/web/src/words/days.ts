// Days as they are written and reckoned in offices. All days are local civil days, "2019-03-04".

export function isoDay(day: Date): string {
  const month = String(day.getMonth() + 1).padStart(2, '0');
  return `${day.getFullYear()}-${month}-${String(day.getDate()).padStart(2, '0')}`;
}

const parts = (day: string) => day.split('-').map(Number) as [number, number, number];

export function addDays(day: string, count: number): string {
  const [year, month, date] = parts(day);
  return isoDay(new Date(year, month - 1, date + count, 12));
}

export function daysBetween(from: string, until: string): number {
  const noon = (day: string) => {
    const [year, month, date] = parts(day);
    return Date.UTC(year, month - 1, date);
  };
  return Math.round((noon(until) - noon(from)) / 86_400_000);
}

const weekdays = '日一二三四五六';

export function weekdayOf(day: string): string {
  const [year, month, date] = parts(day);
  return '周' + weekdays[new Date(year, month - 1, date, 12).getDay()];
}

// "2019年3月4日"
export function longDay(day: string): string {
  const [year, month, date] = parts(day);
  return `${year}年${month}月${date}日`;
}

// "2019-03-04T09:30:00.000+08:00" → "2019-03-04 09:30"
export function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

export const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
export const isInstant = (text: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text);
