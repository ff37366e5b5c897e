// How somebody wants to see the pages; kept in his browser.
import { defineStore } from 'pinia';

interface Kept {
  theme: 'light' | 'dark';
  size: 'normal' | 'large';
  isMenuFolded: boolean;
}

const place = 'lianshen:display';

function kept(): Kept {
  const usual: Kept = { theme: 'light', size: 'normal', isMenuFolded: false };
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Kept>) };
  } catch {
    return usual;
  }
}

export const useDisplay = defineStore('display', {
  state: kept,
  actions: {
    set(changed: Partial<Kept>): void {
      this.$patch(changed);
      localStorage.setItem(place, JSON.stringify(this.$state));
      this.show();
    },
    show(): void {
      document.documentElement.classList.toggle('dark', this.theme === 'dark');
      document.documentElement.classList.toggle('large', this.size === 'large');
    },
  },
});
