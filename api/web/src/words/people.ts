// Administrators see a name as far as the register shows it (刘**), and always the account behind it.
export const nameAndId = (person: { user: string; name?: string }): string =>
  person.name ? `${person.name}（${person.user}）` : person.user;
