// Who is signed in, what day it is, and how somebody signs in again without leaving his page.
import { defineStore } from 'pinia';
import { call, read } from '@/api/http';
import { isProblem } from '@/api/problem';
import type { ServiceClock, SignedInPerson } from '@/api/types';
import { isoDay } from '@/words/days';

interface Asking {
  kind: 'sign_in' | 'step_up';
  resolve: () => void;
  reject: (error: Error) => void;
}

const administrators = ['system_administrator', 'security_administrator', 'audit_administrator'];
const officeSeats = ['office_clerk', 'office_reviewer', 'office_head', 'convener'];
const financeSeats = ['finance_reviewer', 'finance_checker'];
const applicantSeats = ['applicant_clerk', 'applicant_signatory'];

// Several requests may meet the end of a session at once; they all wait for the one dialog.
let asking: Asking | null = null;
let asked: Promise<void> | null = null;

export const useSession = defineStore('session', {
  state: () => ({
    person: null as SignedInPerson | null,
    clock: { today: isoDay(new Date()), is_simulated: false, is_demo: false } as ServiceClock,
    isLoaded: false,
    dialog: null as Asking['kind'] | null,
    isUnreachable: false,
  }),
  getters: {
    today: (state) => state.clock.today,
    seatIds: (state) => state.person?.seats.map((seat) => seat.id) ?? [],
    isOffice(): boolean {
      return this.seatIds.some((seat) => officeSeats.includes(seat));
    },
    isFinance(): boolean {
      return this.seatIds.some((seat) => financeSeats.includes(seat));
    },
    isApplicant(): boolean {
      return this.seatIds.some((seat) => applicantSeats.includes(seat));
    },
    isAdministrator(): boolean {
      return this.seatIds.some((seat) => administrators.includes(seat));
    },
  },
  actions: {
    holds(seat: string): boolean {
      return this.seatIds.includes(seat);
    },

    async load(): Promise<void> {
      try {
        this.person = (await call('get', '/session', { patienceMs: 10_000 })).body;
        await this.loadClock();
      } catch (error) {
        if (!isProblem(error, 401)) throw error;
        this.person = null;
      }
      this.isLoaded = true;
    },

    async loadClock(): Promise<void> {
      this.clock = await read('/date');
    },

    async signIn(user: string, password: string, code: string): Promise<void> {
      const before = this.person?.user;
      const body = code ? { user, password, code } : { user, password };
      this.person = (await call('post', '/session', { body })).body;
      this.isLoaded = true;
      // Somebody else's page must not stay on the screen.
      if (this.dialog && before && before !== this.person.user) {
        location.assign('/');
        return;
      }
      await this.loadClock();
      this.settle();
    },

    async stepUp(password: string, code: string): Promise<void> {
      const body = code ? { code } : { password };
      this.person = (await call('post', '/session/step-up', { body })).body;
      this.settle();
    },

    async signOut(): Promise<void> {
      try {
        await call('delete', '/session');
      } catch (error) {
        if (!isProblem(error, 401)) throw error;
      }
      this.person = null;
    },

    ask(kind: Asking['kind']): Promise<void> {
      // Nobody was signed in: the sign-in page asks.
      if (!this.isLoaded || (kind === 'sign_in' && !this.person)) return Promise.reject(notSignedIn());
      if (asked) return asked;
      this.dialog = kind;
      asked = new Promise<void>((resolve, reject) => (asking = { kind, resolve, reject }));
      return asked;
    },

    settle(error?: Error): void {
      const waiting = asking;
      asking = null;
      asked = null;
      this.dialog = null;
      if (error) waiting?.reject(error);
      else waiting?.resolve();
    },
  },
});

function notSignedIn(): Error {
  return Object.assign(new Error('尚未登录'), { name: 'NotSignedIn' });
}
