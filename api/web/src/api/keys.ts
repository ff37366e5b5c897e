// Random names: keys under which a command is given once and for all, and names of new cases.

function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => value.toString(16).padStart(2, '0')).join('');
}

export function newKey(): string {
  return 'web-' + randomHex(16);
}

// A case is named by whoever opens it; nobody has to think of a name, and two never think of the same.
export function newCaseName(collection: string, today: string): string {
  const stem = collection.replace(/s$/, '').slice(0, 30);
  return `${stem}-${today.replace(/-/g, '')}-${randomHex(3)}`;
}
