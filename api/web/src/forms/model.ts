// What is typed into a form, and the command data that it becomes. Forms are drawn from the service's own
// description of a command, so nothing here knows any command.
import type { Data, Field, ItemAsked } from '@/api/types';
import { amountTyped } from '@/words/money';

export interface AttachedFile {
  name: string;
  sha256: string;
}

// One item of the content as it is typed.
export interface TypedItem {
  text: string;
  amount: string;
  date: string;
  files: AttachedFile[];
}

export type Typed = string | boolean | null | string[] | TypedGroup | TypedGroup[] | TypedContent;
export interface TypedGroup {
  [name: string]: Typed;
}
export interface TypedContent {
  [item: string]: TypedItem;
}

export interface Fault {
  path: string; // "budget", "goals.0.target", "content.current_state"
  label: string;
  words: string;
}

export const isContent = (field: Field) =>
  field.is_list && field.type === 'group' && (field.members ?? []).some((member) => member.name === 'item');
export const isAttachment = (field: Field) =>
  field.type === 'group' && (field.members ?? []).some((member) => member.name === 'sha256');

// "得分（百分之一分）" is a whole number of hundredths; people type 85.50.
export type Scale = 'whole' | 'points' | 'percent';
export function scaleOf(field: Field): Scale {
  if (field.type === 'basis_points' || field.label.includes('（万分之一）')) return 'percent';
  return field.label.includes('（百分之一分）') ? 'points' : 'whole';
}
export const labelOf = (field: Field) => field.label.replace(/（(万分之一|百分之一分)）/, '');
export const numberUnit = { whole: '', points: '分', percent: '%' } as const;

export function emptyItem(): TypedItem {
  return { text: '', amount: '', date: '', files: [] };
}

export function emptyOf(field: Field, items: ItemAsked[] = []): Typed {
  if (isContent(field)) {
    const content: TypedContent = {};
    for (const asked of items) content[asked.item] = emptyItem();
    return content;
  }
  if (field.is_list) return [];
  if (field.type === 'group') return field.is_optional ? null : emptyGroup(field.members ?? []);
  return field.type === 'yes_no' ? null : '';
}

export function emptyGroup(fields: Field[], items: ItemAsked[] = []): TypedGroup {
  const group: TypedGroup = {};
  for (const field of fields) group[field.name] = emptyOf(field, items);
  return group;
}

const hundredths = (text: string): number | undefined => {
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || '0') : undefined;
};

class Builder {
  readonly faults: Fault[] = [];

  private fault(path: string, label: string, words: string): undefined {
    this.faults.push({ path, label, words });
    return undefined;
  }

  // Absent if nothing was typed: an optional field that is empty is left out.
  private scalar(field: Field, typed: Typed, path: string): unknown {
    const label = labelOf(field);
    if (field.type === 'yes_no') {
      if (typed === true || typed === false) return typed;
      return field.is_optional ? undefined : this.fault(path, label, '请选择是或者否');
    }
    const text = typeof typed === 'string' ? typed.trim() : '';
    if (!text) return field.is_optional ? undefined : this.fault(path, label, '请填写');
    switch (field.type) {
      case 'amount':
        return amountTyped(text, false) ?? this.fault(path, label, '请填金额，单位元，最多两位小数');
      case 'number':
      case 'basis_points':
        return this.number(field, text, path);
      case 'date':
        return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : this.fault(path, label, '请填日期，如 2021-03-01');
      case 'text':
        if (field.maximum && Array.from(text).length > field.maximum)
          return this.fault(path, label, `最多${field.maximum}字，现有${Array.from(text).length}字`);
        return text;
      default:
        return text;
    }
  }

  private number(field: Field, text: string, path: string): number | undefined {
    const scale = scaleOf(field);
    const label = labelOf(field);
    const value =
      scale === 'whole' ? (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined) : hundredths(text);
    if (value === undefined) {
      const expected = scale === 'whole' ? '请填整数' : '请填数字，最多两位小数';
      return this.fault(path, label, expected);
    }
    const { minimum, maximum } = field;
    const by = scale === 'whole' ? 1 : 100;
    if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum))
      return this.fault(path, label, `应在${(minimum ?? 0) / by}至${(maximum ?? 0) / by}之间`);
    return value;
  }

  private content(typed: TypedContent, items: ItemAsked[], path: string): unknown[] {
    const entries: unknown[] = [];
    for (const [item, value] of Object.entries(typed)) {
      const asked = items.find((each) => each.item === item);
      const label = asked?.name ?? item;
      const text = value.text.trim();
      const amount = value.amount.trim() ? amountTyped(value.amount, false) : undefined;
      if (value.amount.trim() && !amount) this.fault(`${path}.${item}`, label, '请填金额，单位元');
      const [first, ...more] = value.files;
      if (text || amount || value.date || first) {
        entries.push({
          item,
          ...(text && { text }),
          ...(first && { attachment: first }),
          ...(amount && { amount }),
          ...(value.date && { date: value.date }),
        });
      }
      for (const file of more) entries.push({ item, attachment: file });
    }
    return entries;
  }

  private list(field: Field, typed: Typed, path: string, items: ItemAsked[]): unknown {
    if (isContent(field)) {
      const entries = this.content(typed as TypedContent, items, path);
      return entries.length === 0 && field.is_optional ? undefined : entries;
    }
    const rows = Array.isArray(typed) ? typed : [];
    if (rows.length === 0 && field.is_optional) return undefined;
    const single: Field = { ...field, is_list: false, is_optional: false };
    return rows.map((row, index) => this.value(single, row as Typed, `${path}.${index}`, items));
  }

  value(field: Field, typed: Typed, path: string, items: ItemAsked[]): unknown {
    if (field.is_list) return this.list(field, typed, path, items);
    if (field.type !== 'group') return this.scalar(field, typed, path);
    if (typed === null || typeof typed !== 'object' || Array.isArray(typed))
      return field.is_optional ? undefined : this.fault(path, labelOf(field), '请填写');
    return this.group(field.members ?? [], typed as TypedGroup, path + '.', items);
  }

  group(fields: Field[], typed: TypedGroup, prefix: string, items: ItemAsked[]): Data {
    const data: Data = {};
    for (const field of fields) {
      const value = this.value(field, typed[field.name] ?? null, prefix + field.name, items);
      if (value !== undefined) data[field.name] = value;
    }
    return data;
  }
}

export function dataOf(
  fields: Field[],
  typed: TypedGroup,
  items: ItemAsked[],
): { data: Data; faults: Fault[] } {
  const builder = new Builder();
  const data = builder.group(fields, typed, '', items);
  return { data, faults: builder.faults };
}

// Required items that nothing was typed for: told before sending (完整性预检).
export function missingItems(fields: Field[], typed: TypedGroup, items: ItemAsked[]): ItemAsked[] {
  const field = fields.find(isContent);
  if (!field) return [];
  const content = (typed[field.name] ?? {}) as TypedContent;
  return items.filter((asked) => {
    const value = content[asked.item];
    const isThere = value && (value.text.trim() || value.amount.trim() || value.date || value.files.length);
    return asked.is_required && !isThere;
  });
}

// What was kept may be of an older form: only what the form has is taken over.
export function restored(fields: Field[], kept: unknown, items: ItemAsked[]): TypedGroup {
  const typed = emptyGroup(fields, items);
  if (typeof kept !== 'object' || kept === null) return typed;
  for (const field of fields) {
    const value = (kept as TypedGroup)[field.name];
    if (value === undefined) continue;
    if (isContent(field)) {
      const before = typed[field.name] as TypedContent;
      for (const [item, each] of Object.entries(value as TypedContent))
        before[item] = { ...emptyItem(), ...each };
    } else {
      typed[field.name] = value;
    }
  }
  return typed;
}

// "/data/goals/0/target" of a problem is "goals.0.target" of the form.
export function pathOf(pointer: string): string {
  return pointer.replace(/^\/data\/?/, '').replace(/\//g, '.');
}
