// 常用语: sentences that somebody uses again and again; the usual ones, and his own kept in his browser.

const usual = [
  '同意。',
  '经审查，材料齐全，符合要求，同意受理。',
  '同意。建议与市级共享平台做好衔接，避免重复建设。',
  '请按一次性告知内容补正后再报。',
  '原则同意，请按会议意见修改完善。',
  '不同意。理由：',
];
const place = (user: string) => `lianshen:phrases:${user}`;

export function phrasesOf(user: string): string[] {
  try {
    const own = JSON.parse(localStorage.getItem(place(user)) ?? '[]') as string[];
    return [...own, ...usual];
  } catch {
    return usual;
  }
}

export function keepPhrase(user: string, phrase: string): void {
  const own = phrasesOf(user).filter((each) => !usual.includes(each) && each !== phrase);
  localStorage.setItem(place(user), JSON.stringify([phrase, ...own].slice(0, 20)));
}
