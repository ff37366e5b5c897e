// One number that grows when something visible has changed, asked for every few seconds; pages watch it.
import { defineStore } from 'pinia';
import { call } from '@/api/http';

const everyMs = 3000;
// Asking goes on only while somebody is there, or no session would ever end for want of use.
const presentMs = 5 * 60_000;
export const idleLimitMs = 15 * 60_000;

let timer: ReturnType<typeof setTimeout> | undefined;

export const useChanges = defineStore('changes', {
  state: () => ({ sequence: 0, lastInputAt: Date.now(), lastRequestAt: Date.now(), isRunning: false }),
  actions: {
    start(): void {
      if (this.isRunning) return;
      this.isRunning = true;
      for (const sign of ['keydown', 'pointerdown', 'wheel', 'focus'])
        window.addEventListener(sign, this.noteInput, { passive: true });
      void this.ask();
    },
    stop(): void {
      this.isRunning = false;
      clearTimeout(timer);
      this.sequence = 0;
    },
    noteInput(): void {
      this.lastInputAt = Date.now();
    },
    async ask(): Promise<void> {
      clearTimeout(timer);
      const isPresent = Date.now() - this.lastInputAt < presentMs && !document.hidden;
      if (isPresent) await this.askOnce();
      if (this.isRunning) timer = setTimeout(() => void this.ask(), everyMs);
    },
    async askOnce(): Promise<void> {
      try {
        const headers = { 'If-None-Match': `"${this.sequence}"` };
        const given = { after: this.sequence || undefined };
        const answer = await call('get', '/changes', { given, headers });
        this.lastRequestAt = Date.now();
        if (answer.status !== 304) this.sequence = answer.body.sequence;
      } catch {
        // Told elsewhere; the next question follows.
      }
    },
  },
});
