// The shapes of the service's answers, as its OpenAPI document names them.

export interface Labelled {
  id: string;
  name: string;
}

export interface CitedProvision {
  provision?: string;
  article?: string;
  quote?: string;
}

export interface Reason extends CitedProvision {
  code: string;
  sentence: string;
  missing: { name: string; value: string }[];
  who: string;
  who_name?: string;
  remedy?: string;
}

export interface FieldFault {
  pointer?: string;
  parameter?: string;
  expected: string;
}

export interface Change {
  version: number;
  type: string;
  label: string;
  actor: string;
  at: string;
}

export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  code: string;
  errors?: FieldFault[];
  reasons?: Reason[];
  changes?: Change[];
}

export interface SignedInPerson {
  user: string;
  name: string;
  organisation: string;
  organisation_name: string;
  seats: { id: string; label: string }[];
  is_stepped_up: boolean;
  must_change_password: boolean;
  must_enrol_second_factor: boolean;
  has_second_factor: boolean;
  session_ends_at: string;
}

export interface ServiceClock {
  today: string;
  is_simulated: boolean;
  is_demo: boolean;
}

export type Lamp = 'none' | 'yellow' | 'red';

export interface CaseItem {
  id: string;
  workflow: Labelled;
  state: Labelled;
  title: string;
  project?: Labelled;
  organisation?: Labelled;
  opened_on: string;
  changed_at: string;
  version: number;
  sequence: number;
  due_on?: string;
  is_overdue: boolean;
  lamp: Lamp;
}

export interface Milestone {
  milestone: Labelled;
  on: string;
  amount?: string;
  text?: string;
  set_by: string;
}

export interface Hold {
  hold: Labelled;
  subject: Labelled;
  placed_by: string;
  placed_on: string;
  provision: CitedProvision;
}

export type Data = Record<string, unknown>;

export interface CaseDetail extends CaseItem {
  policy: { pack: string; version: string };
  data: Data;
  veiled?: string[];
  milestones?: Milestone[];
  holds?: Hold[];
}

export interface Page<T> {
  items: T[];
  next?: string;
  total?: number;
}

export interface TimelineEntry {
  sequence: number;
  kind: 'event' | 'refusal' | 'lamp';
  version?: number;
  what: Labelled;
  command?: Labelled;
  at: string;
  occurred_on: string;
  actor: Labelled;
  acting_for?: Labelled;
  confirmed_by?: Labelled;
  on_behalf_of?: Labelled;
  document_no?: string;
  provisions: CitedProvision[];
  state?: { from: Labelled; to: Labelled };
  is_veiled: boolean;
  was_erased: boolean;
  data?: Data;
  reasons?: Reason[];
  warnings?: Reason[];
}

export type FieldType =
  | 'amount'
  | 'basis_points'
  | 'date'
  | 'instant'
  | 'text'
  | 'stream'
  | 'organisation'
  | 'user'
  | 'choice'
  | 'yes_no'
  | 'number'
  | 'group';

export interface Field {
  name: string;
  label: string;
  type: FieldType;
  is_optional: boolean;
  is_list: boolean;
  minimum?: number;
  maximum?: number;
  choices?: Labelled[];
  members?: Field[];
}

export interface ItemAsked {
  item: string;
  name: string;
  is_required: boolean;
  provision: CitedProvision;
}

export type Openness = 'open' | 'open_needs' | 'blocked';

export interface Prospect {
  command: Labelled;
  openness: Openness;
  provision: CitedProvision;
  fields: Field[];
  items: ItemAsked[];
  depends: Reason[];
  reasons: Reason[];
}

export interface NextAnswer {
  state: Labelled;
  version: number;
  items: Prospect[];
}

export interface WorkflowItem {
  workflow: Labelled;
  collection: string;
  states: number;
  commands: number;
}

export interface GivenBy {
  seats: Labelled[];
  own_unit_only: boolean;
  not_by_whom: string[];
  on_behalf_of?: Labelled;
  second_person: boolean;
  provision: CitedProvision;
}

export interface CommandGuide {
  command: Labelled;
  opens_case: boolean;
  is_for_people: boolean;
  fields: Field[];
  items: ItemAsked[];
  given_by?: GivenBy;
}

export interface Rule {
  from: Labelled;
  command: Labelled;
  to: Labelled;
  event: Labelled;
  chosen_when: string;
  provision: CitedProvision;
  requirements: { code: string; sentence: string; provision?: string }[];
}

export type ClockUnit = 'working_day' | 'calendar_day' | 'month';

export interface LimitGuide {
  limit: Labelled;
  count: number;
  unit: ClockUnit;
  is_minimum: boolean;
  card: Lamp;
  holder: Labelled;
  provision: CitedProvision;
}

export interface WorkflowGuide {
  workflow: Labelled;
  collection: string;
  states: { state: Labelled; is_initial: boolean; is_final: boolean }[];
  commands: CommandGuide[];
  rules: Rule[];
  limits: LimitGuide[];
  diagram: string;
}

export type ClockStatus = 'running' | 'paused' | 'passed' | 'stopped';

export interface Clock {
  limit: Labelled;
  status: ClockStatus;
  from: string;
  due_on: string;
  count: number;
  unit: ClockUnit;
  is_minimum: boolean;
  card: Lamp;
  holder: Labelled;
  provision: CitedProvision;
  calendar: string;
  is_provisional: boolean;
  pauses: { from: string; until?: string }[];
  stopped_on?: string;
}

export interface CountedDays {
  first: string;
  last: string;
  first_ordinal?: number;
  last_ordinal?: number;
  reason: string;
}

export interface ClockOfCase {
  clock: Clock;
  days?: CountedDays[];
}

export interface VisibleClock {
  of_case: CaseItem;
  clock: Clock;
}

export interface LitLamp {
  of_case: string;
  workflow: Labelled;
  project?: Labelled;
  organisation?: Labelled;
  card: Lamp;
  limit: Labelled;
  due_on: string;
  holder: Labelled;
  provision: CitedProvision;
  sequence: number;
}

export type InboxBox = 'todo' | 'doing' | 'done' | 'finished';

export interface BoxCounts {
  todo: number;
  doing: number;
  done: number;
  finished: number;
}

export interface RecentChange {
  of_case: CaseItem;
  entry: TimelineEntry;
}

export interface RecentChanges {
  sequence: number;
  items: RecentChange[];
}

export interface InboxItem {
  of_case: CaseItem;
  commands: Labelled[];
}

export interface Account {
  account: string;
  of_case?: string;
  workflow?: Labelled;
  kind: Labelled;
  balance: string;
}

export interface Posting {
  amount: string;
  balance_after: string;
  other_account?: string;
  event?: {
    sequence: number;
    of_case: string;
    what: Labelled;
    occurred_on: string;
    actor: string;
    document_no?: string;
    provisions: CitedProvision[];
  };
}

export interface PostingsAnswer extends Page<Posting> {
  account: Account;
}

export interface Organisation {
  organisation: Labelled;
  seats: Labelled[];
  parent?: Labelled;
}

export interface SentAttachment {
  sha256: string;
  name: string;
  bytes: number;
  type: string;
}

export interface CommandAccepted {
  outcome: 'accepted';
  workflow: string;
  stream: string;
  command: string;
  version: number;
  state: string;
  sequence: number;
  events: { sequence: number; stream: string; type: string; provisions: string }[];
  warnings?: Reason[];
}
