// The same for a few strings with every change, and for very many now and then (inert.soak.ts).
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person, openBrowser } from './browser';
import { fillAll } from './forms';
import {
  shownInChoices,
  shownInList,
  shownInRefusal,
  shownInTimeline,
  signsOfLife,
  watchForLife,
} from './inert';
import { makers, oddStrings } from './odd-strings';
import { Service } from './service';

type Showing = (person: Person, texts: string[]) => Promise<string[]>;

export function inertSuite(count: number): void {
  describe(`${count} odd strings stay inert`, () => {
    let browser: Browser;
    let service: Service;
    const texts = oddStrings(count);

    beforeAll(async () => {
      [browser, service] = await Promise.all([openBrowser(), Service.begin('inert')]);
    });
    afterAll(async () => {
      await browser?.close();
      await service?.stop();
    });

    async function show(showing: Showing, atOnce: number, path = ''): Promise<void> {
      const person = await Person.signedIn(browser, service, 'applicant');
      if (path) {
        await person.visit(path);
        const values = {
          name: '甲',
          origin: '新登记',
          kind: '新建',
          funding: '全部',
          declared_unclassified: true,
        };
        await fillAll(person.page, values);
      }
      const alive = watchForLife(person.page);
      for (let first = 0; first < texts.length; first += atOnce) {
        const faults = await showing(person, texts.slice(first, first + atOnce));
        expect(faults.slice(0, 5)).toEqual([]);
        expect([...alive, ...(await signsOfLife(person.page)), ...person.reports]).toEqual([]);
      }
      await person.close();
    }

    it('they are of every kind, and no two are the same', () => {
      expect(count).toBeGreaterThan(Object.keys(makers).length);
      expect(new Set(texts).size).toBe(count);
    });
    it('in a list: names, projects, units, states', () => show(shownInList, 1900));
    it('in the course of a case: persons, numbers of papers, contents, reasons', () =>
      show(shownInTimeline, 400));
    it('in what a refusal names', () => show(shownInRefusal, 500, '/c/projects/new/register'));
    it('among cases to choose from', () => show(shownInChoices, 500));
  });
}
