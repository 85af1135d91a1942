export function roomsWithTexts(): string[];
export function textsOf(room: string, language: string): Record<string, string> | undefined;
export function placeholdersOf(text: string): string[];
export function generated(room: string): string;
export function fileOf(room: string): string;
export function outdated(): string[];
