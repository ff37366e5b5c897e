// What Chromium 87 does not have and the libraries use.
function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const place = Math.trunc(index) || 0;
  return this[place < 0 ? this.length + place : place];
}

for (const type of [Array, String] as unknown as { prototype: object }[]) {
  if (!('at' in type.prototype))
    Object.defineProperty(type.prototype, 'at', { value: at, writable: true, configurable: true });
}

if (!('hasOwn' in Object)) {
  Object.defineProperty(Object, 'hasOwn', {
    value: (object: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(object, name),
    writable: true,
    configurable: true,
  });
}

if (!('findLast' in Array.prototype)) {
  Object.defineProperty(Array.prototype, 'findLast', {
    value<T>(this: T[], test: (value: T, index: number, list: T[]) => boolean): T | undefined {
      for (let index = this.length - 1; index >= 0; index--) {
        if (test(this[index] as T, index, this)) return this[index];
      }
      return undefined;
    },
    writable: true,
    configurable: true,
  });
}
