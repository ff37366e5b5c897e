// Names for the shapes of the service's document (schema.d.ts); nothing is described a second time here.
import type { Given, RowOf, Schemas } from './shapes';

export type Reason = Schemas['WordedReason'];
export type FieldFault = NonNullable<Schemas['Problem']['errors']>[number];
export type Change = NonNullable<Schemas['Problem']['changes']>[number];
// What stands between the service and us answers without the rest.
export type Problem = Pick<Schemas['Problem'], 'title' | 'status' | 'code'> & Partial<Schemas['Problem']>;

export type SignedInPerson = Schemas['SignedInPerson'];
export type ServiceClock = Schemas['ServiceClock'];

export type CaseItem = RowOf<'/cases'>;
export type Labelled = CaseItem['state'];
export type Lamp = CaseItem['lamp'];
export type CaseDetail = Schemas['Case'];
export type Data = CaseDetail['data'];
export type Milestone = NonNullable<CaseDetail['milestones']>[number];
export type Hold = NonNullable<CaseDetail['holds']>[number];
export type CitedProvision = Hold['provision'];

export type TimelineEntry = Schemas['Timeline']['items'][number];

export type Field = Schemas['CommandField'];
export type FieldType = Field['type'];
export type NextAnswer = Schemas['Next'];
export type Prospect = NextAnswer['items'][number];
export type ItemAsked = Prospect['items'][number];
export type Openness = Prospect['openness'];

export type WorkflowItem = Schemas['Workflows']['items'][number];
export type WorkflowGuide = Schemas['Workflow'];
export type CommandGuide = WorkflowGuide['commands'][number];
export type GivenBy = NonNullable<CommandGuide['given_by']>;
export type Rule = WorkflowGuide['rules'][number];
export type LimitGuide = WorkflowGuide['limits'][number];
export type ClockUnit = LimitGuide['unit'];

export type ClockOfCase = Schemas['CaseClocks']['items'][number];
export type Clock = ClockOfCase['clock'];
export type ClockStatus = Clock['status'];
export type CountedDays = NonNullable<ClockOfCase['days']>[number];
export type VisibleClock = RowOf<'/clocks'>;
export type LitLamp = RowOf<'/cards'>;

export type InboxBox = Exclude<NonNullable<Given<'get', '/inbox'>['box']>, ''>;
export type InboxItem = RowOf<'/inbox'>;
export type BoxCounts = NonNullable<Schemas['Inbox']['counts']>;
export type RecentChanges = Schemas['RecentChanges'];
export type RecentChange = RecentChanges['items'][number];
export type Account = RowOf<'/ledger/accounts'>;
export type Posting = RowOf<'/ledger/postings'>;
export type Organisation = Schemas['Organisations']['items'][number];

export type SentAttachment = Schemas['SentAttachment'];
export type CommandAccepted = Schemas['CommandAccepted'];
