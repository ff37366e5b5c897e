export const file: string;
export function schemaText(): Promise<string>;
