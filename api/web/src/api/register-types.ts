// Rows of the registers, the rules and the administration, as the service's OpenAPI document names them.
import type { CitedProvision, ClockStatus, Hold, Labelled, Lamp } from './types';

export interface ProjectRow {
  project: string;
  name?: string;
  organisation: Labelled;
  kind: Labelled;
  budget?: string;
  contract?: string;
  stage: Labelled;
  acceptance?: Labelled;
  accepted_on?: string;
  paid: string;
  evaluated_year?: number;
  grade?: Labelled;
  score_hundredths?: number;
  yellow_cards: number;
  red_cards: number;
}

export interface CardRow {
  due_on: string;
  card: Lamp;
  of_case: string;
  project?: Labelled;
  limit: Labelled;
  holder: Labelled;
  organisation?: Labelled;
  provision: CitedProvision;
  review?: Labelled;
  confirmed_on?: string;
}

export interface HoldRow {
  hold: Hold;
  released_on?: string;
}

export interface BudgetYearRow {
  year: number;
  budget_year: string;
  state: Labelled;
  control_figure: string;
  released: string;
  allotted: string;
  reclaimed: string;
  moved: string;
  committed: string;
  paid: string;
  available: string;
  envelope: string;
}

export interface AllotmentRow {
  year: number;
  allotment: string;
  project?: Labelled;
  purpose: Labelled;
  state: Labelled;
  allotted: string;
  reclaimed: string;
  moved: string;
  committed: string;
  paid: string;
  available: string;
}

export interface LimitRow {
  of_case: string;
  project?: Labelled;
  limit: Labelled;
  holder: Labelled;
  organisation?: Labelled;
  provision: CitedProvision;
  status: ClockStatus;
  from: string;
  due_on: string;
  done_on?: string;
  pauses: number;
  gross_working_days: number;
  waiting_working_days: number;
  net_working_days: number;
  working_days_late: number;
  is_minimum: boolean;
}

export interface DocumentRow {
  document: string;
  document_no?: string;
  kind: Labelled;
  title: string;
  about?: string;
  project?: Labelled;
  addressees: Labelled[];
  state: Labelled;
  signed_on?: string;
  sealed_on?: string;
  delivered_on?: string;
  receipts: number;
  replies: number;
}

export interface FundingLine {
  project: Labelled;
  organisation: Labelled;
  category: Labelled;
  requested: string;
  proposed?: string;
  decided?: string;
  evaluation?: Labelled;
  score_hundredths?: number;
  gate?: Labelled;
  reasons: string[];
  provisions: CitedProvision[];
  holds: Labelled[];
  resolution?: Labelled;
  meeting?: string;
  explanation?: string;
}

export interface FundingRound {
  round: string;
  year: number;
  state: Labelled;
  control_figure: string;
  requested: string;
  proposed: string;
  decided: string;
  items: FundingLine[];
}

export interface Register<T> {
  register: string;
  items: T[];
}

export interface Provision {
  id: string;
  regulation: string;
  article: string;
  quote: string;
  strength: Labelled;
  meaning?: string;
  uses: { place: string; name: string }[];
}

export interface PolicyVersion {
  pack: string;
  version: string;
  name: string;
  jurisdiction: string;
  effective_from: string;
  effective_until?: string;
  is_in_force: boolean;
}

export interface PolicyNumber {
  key: string;
  kind: string;
  value: string;
  unit?: Labelled;
  label?: string;
  provision: CitedProvision;
}

export interface Policy {
  policy: PolicyVersion;
  calendar: string;
  numbers: PolicyNumber[];
  panels: {
    key: string;
    members: Labelled[];
    must_answer: string[];
    without_vote: string[];
    mode: string;
    provision: CitedProvision;
  }[];
}

export type DayType = 'working' | 'make_up_working' | 'weekend' | 'holiday' | 'local_order';

export interface WorkingCalendar {
  name: string;
  version: string;
  year: number;
  is_published: boolean;
  items: { date: string; kind: DayType; is_working: boolean; name?: string }[];
}

export interface UserSummary {
  user: string;
  organisation: string;
  state: string;
  seats: string[];
  name?: string;
  is_activated: boolean;
  has_second_factor: boolean;
}

export interface AuditItem {
  sequence: number;
  kind: 'event' | 'refusal' | 'admin';
  type: string;
  at: string;
  occurred_on: string;
  user: string;
  organisation?: string;
  workflow?: string;
  stream?: string;
  on_behalf_of?: string;
  document_no?: string;
  provisions?: string;
  policy_version?: string;
  reasons: string[];
  details?: string;
}
