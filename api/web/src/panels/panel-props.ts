import type { CaseDetail, ClockOfCase, NextAnswer, TimelineEntry, WorkflowGuide } from '@/api/types';

// What every hand-made view of a case is given.
export interface PanelProps {
  item: CaseDetail;
  next: NextAnswer | null;
  guide: WorkflowGuide;
  clocks: ClockOfCase[];
  timeline: TimelineEntry[];
}

export function isOpen(next: NextAnswer | null, command: string): boolean {
  return next?.items.some((each) => each.command.id === command && each.openness !== 'blocked') ?? false;
}

export function prospectOf(next: NextAnswer | null, command: string) {
  return next?.items.find((each) => each.command.id === command);
}
