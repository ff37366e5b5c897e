import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useSession } from './session';
import { useViews } from './views';

function signIn(user: string, seat: string) {
  const session = useSession();
  session.person = {
    ...{ user, name: user, organisation: 'water_bureau', organisation_name: '市水利和湖泊局' },
    ...{ is_stepped_up: true, must_change_password: false, must_enrol_second_factor: false },
    ...{ has_second_factor: false, session_ends_at: '2021-03-29T18:00:00.000+08:00' },
    seats: [{ id: seat, label: seat }],
  };
  const views = useViews();
  views.load();
  return views;
}
const namesOf = (views: ReturnType<typeof useViews>) => views.list.map((each) => each.name);

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
});

describe('saved views', () => {
  it('nobody begins with nothing, and each seat with its own', () => {
    expect(namesOf(signIn('clerk', 'applicant_clerk'))).toContain('补正中');
    expect(namesOf(signIn('zhao', 'finance_reviewer'))).toContain('已停拨的指标');
    expect(namesOf(signIn('root', 'system_administrator'))).toEqual([]);
  });

  it('what is added, renamed and removed is so after signing in again, for that person alone', () => {
    const views = signIn('clerk', 'applicant_clerk');
    views.add({ name: '民政项目', path: '/cases?text=民政' });
    views.rename('补正中', '要补的');
    views.remove('我的超期');
    setActivePinia(createPinia());
    const again = signIn('clerk', 'applicant_clerk');
    expect(namesOf(again)).toEqual(['民政项目', '本周到期', '要补的', '限期整改']);
    expect(namesOf(signIn('other', 'applicant_clerk'))).toContain('我的超期');
  });

  it('a name is given once: the later view takes it', () => {
    const views = signIn('clerk', 'applicant_clerk');
    views.add({ name: '补正中', path: '/cases?text=a' });
    expect(views.list.filter((each) => each.name === '补正中')).toEqual([
      { name: '补正中', path: '/cases?text=a' },
    ]);
    views.rename('本周到期', '补正中');
    expect(views.list.filter((each) => each.name === '补正中')).toHaveLength(1);
  });

  it('whoever removed all has none, not the first ones again', () => {
    const views = signIn('clerk', 'applicant_clerk');
    for (const { name } of [...views.list]) views.remove(name);
    setActivePinia(createPinia());
    expect(namesOf(signIn('clerk', 'applicant_clerk'))).toEqual([]);
  });

  it('what somebody else has written into the browser’s store is no view', () => {
    localStorage.setItem('lianshen:views:clerk', '[{"name":"x","path":"https://example.org"},7,null]');
    expect(namesOf(signIn('clerk', 'applicant_clerk'))).toEqual([]);
    localStorage.setItem('lianshen:views:clerk2', '{');
    expect(namesOf(signIn('clerk2', 'applicant_clerk'))).toContain('补正中');
  });
});
