// 收藏视图: filters of lists under a name, kept in one's browser. Nobody begins with nothing: until somebody
// changes them there are those that his seat needs every day.
import { defineStore } from 'pinia';
import { useSession } from './session';

export interface SavedView {
  name: string;
  path: string; // with its query, as in the address
}

export const viewsMax = 30;

const everybodys: SavedView[] = [
  { name: '已超期', path: '/cases?overdue=true&sort=due' },
  { name: '七日内到期', path: '/office/deadlines?show=week' },
];
const applicants: SavedView[] = [
  { name: '我的超期', path: '/cases?overdue=true&sort=due' },
  { name: '本周到期', path: '/office/deadlines?show=week' },
  { name: '补正中', path: '/cases?state=correcting' },
  { name: '限期整改', path: '/c/rectifications?state=ordered' },
];
const offices: SavedView[] = [
  ...everybodys,
  { name: '待受理', path: '/cases?state=submitted' },
  { name: '补正中', path: '/cases?state=correcting' },
  { name: '亮过红灯', path: '/cases?lamp=red' },
];
const finances: SavedView[] = [
  ...everybodys,
  { name: '预算评审中', path: '/c/budget-reviews?state=reviewing' },
  { name: '已停拨的指标', path: '/c/allotments?state=suspended' },
  { name: '履行中的合同', path: '/c/contracts?state=performing' },
];

function isView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null;
  return typeof view?.name === 'string' && typeof view.path === 'string' && view.path.startsWith('/');
}

export const useViews = defineStore('views', {
  state: () => ({ kept: null as SavedView[] | null, keptFor: '' }),
  getters: {
    readyMade(): SavedView[] {
      const session = useSession();
      if (session.isAdministrator) return [];
      if (session.isOffice) return offices;
      if (session.isFinance) return finances;
      return session.isApplicant ? applicants : everybodys;
    },
    list(): SavedView[] {
      return this.kept ?? this.readyMade;
    },
  },
  actions: {
    load(): void {
      const user = useSession().person?.user ?? '';
      if (this.keptFor === user) return;
      this.keptFor = user;
      this.kept = null;
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(this.place()) ?? 'null');
        if (Array.isArray(kept)) this.kept = kept.filter(isView);
      } catch {
        // What cannot be read is as good as nothing kept.
      }
    },
    place(): string {
      return `lianshen:views:${this.keptFor}`;
    },
    keep(list: SavedView[]): void {
      this.kept = list.slice(0, viewsMax);
      localStorage.setItem(this.place(), JSON.stringify(this.kept));
    },
    // The same name again is the same view with other filters.
    add(view: SavedView): void {
      this.keep([view, ...this.list.filter((each) => each.name !== view.name)]);
    },
    rename(from: string, to: string): void {
      const others = this.list.filter((each) => each.name !== to || each.name === from);
      this.keep(others.map((each) => (each.name === from ? { ...each, name: to } : each)));
    },
    remove(name: string): void {
      this.keep(this.list.filter((each) => each.name !== name));
    },
  },
});
