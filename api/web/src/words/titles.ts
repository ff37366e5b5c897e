// Cases of a year or a day are called by nothing else: alone on a list that says too little.
const years: Record<string, string> = {
  年度工作: '年度工作',
  年度建设计划: '年度建设计划',
  下年度资金安排: '年度资金安排',
  预算年度: '年预算',
};

export function titleText(title: string, workflow: string | undefined): string {
  if (!workflow) return title;
  if (/^\d{4}$/.test(title)) return title + (years[workflow] ?? `年${workflow}`);
  return /^\d{4}-\d{2}-\d{2}$/.test(title) ? `${title} ${workflow}` : title;
}
