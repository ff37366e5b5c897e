// Names for the rows of the registers, the rules and the administration (schema.d.ts).
import type { RowOf, Schemas } from './shapes';

export type ProjectRow = Schemas['ProjectRow'];
export type CardRow = Schemas['CardRow'];
export type HoldRow = Schemas['HoldRow'];
export type BudgetYearRow = Schemas['BudgetYearRow'];
export type AllotmentRow = Schemas['AllotmentRow'];
export type LimitRow = Schemas['LimitRow'];
export type DocumentRow = Schemas['DocumentRow'];

export type FundingRound = Schemas['FundingRound'];
export type FundingLine = FundingRound['items'][number];

export type Provision = Schemas['Provision'];
export type PolicyVersion = Schemas['Policies']['items'][number];
export type Policy = Schemas['Policy'];
export type PolicyNumber = Policy['numbers'][number];
export type WorkingCalendar = Schemas['WorkingCalendar'];
export type DayType = WorkingCalendar['items'][number]['kind'];

export type UserSummary = RowOf<'/users'>;
export type AuditItem = RowOf<'/audit-log'>;
