// Codes that cases hold and no command takes, in the words of the service's own file (data/locale).
import {
  commands,
  dimensions,
  evaluation_status,
  gates,
  grades,
  holds,
  plan_entries,
  seats,
  workflows,
} from '../../../../data/locale/zh-CN.json';

type Words = Record<string, string>;

const ofField: Record<string, Words> = {
  commands,
  dimension: dimensions,
  evaluation: { ...grades, ...evaluation_status },
  gate: gates,
  grade: grades,
  ground: { refused: '拒不整改', still_not_conforming: '整改后仍不符合要求' },
  hold: holds,
  holds,
  workflow: workflows,
};

const ofAny: Words = { ...plan_entries, ...seats };
const namesOfCommands = Object.entries(commands as Words);

// A command alone, without its workflow, is named by the first that has it.
const commandName = (code: string) => namesOfCommands.find(([key]) => key.endsWith(`.${code}`))?.[1];

export const codeName = (field: string, code: string): string | undefined =>
  ofField[field]?.[code] ?? ofAny[code] ?? (field === 'command' ? commandName(code) : undefined);
