// Which kind of case a field asks for: the description says only that it is one.

const byName: Record<string, string> = {
  project: 'project',
  projects: 'project',
  meeting: 'joint_meeting',
  next: 'joint_meeting',
  contract: 'contract',
  procurement: 'procurement',
  budget_year: 'budget_year',
  round: 'funding_round',
  evaluation: 'performance_evaluation',
  from: 'allotment',
  to: 'allotment',
};

export function workflowAsked(fieldName: string): string | undefined {
  return byName[fieldName];
}
