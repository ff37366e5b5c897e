// Details of a reason in words.
import { isAmount, yuanText } from './money';
import { isDay, longDay } from './days';

const names: Record<string, string> = {
  item: '缺',
  missing: '缺',
  due_on: '截止日',
  earliest_on: '最早可办',
  limit: '限额',
  available: '可用余额',
  asked: '申请数',
  open_in: '可办的状态',
  state: '现在的状态',
};

function valueText(value: string): string {
  if (isAmount(value)) return yuanText(value) + '元';
  return isDay(value) ? longDay(value) : value;
}

export function missingText(thing: { name: string; value: string }): string {
  const name = names[thing.name] ?? (/[a-z_]/.test(thing.name) ? '' : thing.name);
  return name ? `${name}：${valueText(thing.value)}` : valueText(thing.value);
}
