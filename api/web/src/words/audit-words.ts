// Administrative acts in words; events and refusals are named by the service.
const acts: Record<string, string> = {
  SignedIn: '登录',
  SignInRefused: '登录未成',
  AccountLocked: '连续不符，锁定',
  SignedOut: '退出',
  SessionsEnded: '退出全部会话',
  PasswordChanged: '修改口令',
  PasswordSet: '设置口令',
  SecondFactorEnrolled: '启用动态口令',
  SecondFactorRemoved: '解除动态口令',
  SteppedUp: '重新验证身份',
  InvitationIssued: '发激活码',
  PersonChanged: '登记人员信息',
  PersonRevealed: '查看人员信息',
  DateMoved: '移动演示日期',
  Exported: '导出',
  ContentErased: '清除内容',
  Activated: '激活账号',
};
export const kindName = { event: '办理', refusal: '不能办理', admin: '管理行为' } as const;
export const actName = (type: string): string | undefined => acts[type];
